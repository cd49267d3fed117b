"""Which of two files' figures stands: made-up figures, since the real ones never contradict."""

from collections import Counter

import pytest

from programs.build.reported import Graduates, of_years

CASES = {
    "one file alone": (Graduates(40_000, 4), (None, None), (None, 40_000), {}),
    "the other year": (Graduates(40_000, 4), (30_000, 40_000), (30_000, 40_000), {"agree": 1}),
    "another figure of four years": (
        Graduates(40_000, 4), (30_000, 41_000), (30_000, 40_000), {"contradict each other": 1},
    ),
    "another figure of one year": (
        Graduates(40_000, 1), (30_000, None), (40_000, None), {"contradict each other": 1},
    ),
    "four years beside one": (Graduates(40_000, 1), (40_000, 50_000), (40_000, 50_000),
                              {"agree": 1}),
}  # fmt: skip


@pytest.mark.parametrize(("base", "other", "expected", "counted"), CASES.values(), ids=CASES)
def test_the_field_of_study_files_figure_stands_for_its_year(
    base: Graduates,
    other: tuple[int | None, int | None],
    expected: tuple[int | None, int | None],
    counted: dict[str, int],
) -> None:
    counts: Counter[str] = Counter()
    found = of_years(base, *other, counts)
    assert (found.one_year, found.four_years) == expected
    assert found.earnings == base.earnings
    assert counts == {f"earnings on which the two files {what}": n for what, n in counted.items()}
