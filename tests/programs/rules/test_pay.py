"""Made-up pay: what several jobs pay together."""

from programs.rules.pay import NO_PAY, Pay, together


def test_jobs_count_by_their_people() -> None:
    found = together("19100", [(30_000, 40_000, 300), (50_000, 80_000, 100)])
    assert found == Pay(35_000, 50_000, "19100", 2)


def test_a_job_without_both_figures_is_left_out_beside_others() -> None:
    paid = [(30_000, 40_000, 300), (None, 80_000, 900), (50_000, None, 900), (50_000, 60_000, 300)]
    assert together("19100", paid) == Pay(40_000, 50_000, "19100", 2)


def test_one_job_stands_as_published() -> None:
    assert together("19100", [(None, 80_000, 900)]) == Pay(None, 80_000, "19100", 1)
    assert together("19100", [(30_001, 40_001, 0)]) == Pay(30_001, 40_001, "19100", 1)


def test_without_a_published_figure_there_is_no_pay() -> None:
    assert together("19100", []) == NO_PAY
    assert together("19100", [(None, None, 10)]) == NO_PAY
    assert together("19100", [(None, 50_000, 10), (40_000, None, 10)]) == NO_PAY


def test_people_withheld_count_as_one_and_halves_round_up() -> None:
    assert together("19100", [(1, 2, -1), (2, 3, -1)]) == Pay(2, 3, "19100", 2)
