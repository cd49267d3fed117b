import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.lists.comparison import Figure, Row, best, marked

ends = st.tuples(st.integers(-5, 20), st.integers(0, 5)).map(lambda e: (e[0], e[0] + e[1]))
known = st.builds(
    lambda span, flag, scope: Figure("x", span[0], span[1], scope=scope, flag=flag),
    ends,
    st.sampled_from(["", "", "", "contradicts its level"]),
    st.sampled_from(["whole program", "whole program", "one year"]),
)
unknown = st.builds(
    lambda low, high: Figure("", low, high), *[st.sampled_from([None, 0])] * 2
).filter(lambda f: not f.known)
figures = st.lists(st.one_of(known, known, unknown), max_size=6)
preferences = st.sampled_from(["lowest", "highest"])


def point(value: float | None, **more: object) -> Figure:
    return Figure("x", value, value, **more)  # type: ignore[arg-type]


@given(figures, preferences)
def test_the_best_figure_is_known_and_free_of_contradictions(
    given_figures: list[Figure], prefer: str
) -> None:
    at = best(given_figures, prefer)
    if at is not None:
        assert given_figures[at].known
        assert not given_figures[at].flag


@given(figures, preferences)
def test_the_best_figure_beats_every_other_usable_one_wholly(
    given_figures: list[Figure], prefer: str
) -> None:
    usable = [f for f in given_figures if f.low is not None and f.high is not None and not f.flag]
    at = best(given_figures, prefer)
    if at is None:
        return
    winner = given_figures[at]
    others = [f for f in usable if f is not winner]
    assert others
    assert winner.low is not None
    assert winner.high is not None
    for other in others:
        assert other.scope == winner.scope
        if prefer == "lowest":
            assert winner.high < other.low
        else:
            assert winner.low > other.high


@given(figures, preferences)
def test_no_mark_means_no_comparable_figure_wins_beyond_doubt(
    given_figures: list[Figure], prefer: str
) -> None:
    if best(given_figures, prefer) is not None:
        return
    usable = [f for f in given_figures if f.low is not None and f.high is not None and not f.flag]
    if len(usable) < 2 or len({f.scope for f in usable}) > 1:
        return
    if prefer == "lowest":
        first, second = sorted(usable, key=lambda f: (f.high, f.low))[:2]
        rivals = [f.low for f in usable if f is not first]
        assert min(rivals) <= first.high
        assert second.high >= first.high
    else:
        first = max(usable, key=lambda f: (f.low, f.high))
        assert max(f.high for f in usable if f is not first) >= first.low


@given(st.integers(0, 100_000), st.integers(2, 6), preferences)
def test_a_tie_gets_no_mark(value: int, count: int, prefer: str) -> None:
    assert best([point(value)] * count, prefer) is None


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=5, unique=True), preferences)
def test_adding_an_unknown_or_contradicted_figure_changes_nothing(
    values: list[int], prefer: str
) -> None:
    plain = [point(value) for value in values]
    expected = values.index(min(values) if prefer == "lowest" else max(values))
    extreme = 0 if prefer == "lowest" else 10**9
    assert best(plain, prefer) == expected
    assert best([*plain, point(None)], prefer) == expected
    assert best([*plain, point(extreme, flag="contradicts")], prefer) == expected


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=5, unique=True), preferences)
def test_figures_of_different_scope_get_no_mark(values: list[int], prefer: str) -> None:
    plain = [point(value, scope="whole program") for value in values]
    assert best(plain, prefer) is not None
    assert best([*plain[:-1], plain[-1]._replace(scope="one year")], prefer) is None


@pytest.mark.parametrize("others", [[], [point(None)], [point(1, flag="contradicts")]])
def test_a_figure_with_nothing_to_beat_gets_no_mark(others: list[Figure]) -> None:
    assert best([point(5), *others], "lowest") is None


def test_overlapping_ranges_get_no_mark_and_separate_ones_do() -> None:
    low, overlapping, higher = Figure("", 1, 5), Figure("", 5, 9), Figure("", 6, 9)
    assert best([low, overlapping], "lowest") is None
    assert best([low, higher], "lowest") == 0
    assert best([low, higher], "highest") == 1


def test_a_row_without_preference_marks_nothing() -> None:
    assert best([point(1), point(2)], "") is None


def test_zero_is_a_figure_like_any_other() -> None:
    assert best([point(0), point(100)], "lowest") == 0
    assert best([point(0), point(-3)], "highest") == 0


def test_a_row_is_marked_where_one_figure_is_best_and_else_left_as_it_is() -> None:
    row, tie = Row("Price", [point(5), point(6)], "lowest"), Row("Price", [point(5)] * 2, "lowest")
    assert [figure.best for figure in marked(row).figures] == [True, False]
    assert marked(tie) == tie


def test_what_speaks_against_a_figure_need_not_be_shown_on_it() -> None:
    row = Row("Price", [point(5), point(6), point(7)], "lowest")
    judged = [row.figures[0]._replace(flag="school closed"), *row.figures[1:]]
    found = marked(row, judged)
    assert [figure.best for figure in found.figures] == [False, True, False]
    assert not any(figure.flag for figure in found.figures)


def test_rows_differ_by_what_is_read_or_contradicted() -> None:
    assert not Row("Price", [Figure("$5"), Figure("$5")]).differs
    assert Row("Price", [Figure("$5"), Figure("$6")]).differs
    assert Row("Price", [Figure("$5"), Figure("$5", flag="far outside")]).differs
