"""What a build says otherwise than the one before is counted when it is built, and kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from careerguide.columns import builds, store
from careerguide.lists.columns import DOLLARS
from careerguide.releases import changes
from careerguide.releases.builder import build
from careerguide.releases.changes import BuildChange, Comparison, brought
from tests.careerguide.releases.test_builders import MadeUp, load_release
from tests.careerguide.releases.test_builders import made_up as made_up
from tests.careerguide.releases.tiny import places

UNKNOWN = -1
PRICES = Comparison(
    "prices", "low", lambda columns: np.asarray(columns["key"]),
    lambda columns: {name: np.asarray(columns[name]) for name in columns if name != "key"},
    {"price": ("Price", DOLLARS)}, lambda columns, row: (f"Row {columns['key'][row]}", "/row/"),
)  # fmt: skip


def columns(*rows: tuple[int, float, float]) -> dict[str, Any]:
    key, price, share = zip(*rows, strict=True)
    return {"key": np.array(key), "price": np.array(price), "share": np.array(share)}


def test_rows_are_new_gone_or_changed_by_their_key_wherever_they_stand() -> None:
    before = columns((1, 100, 0.5), (2, 200, np.nan), (3, 300, 0.1), (4, 400, 0.2))
    after = columns((4, 400, 0.2), (5, 500, 0.3), (1, 150, 0.5), (2, 200, np.nan))
    found = PRICES.compare(before, after)
    assert (found["rows"], found["new"], found["gone"], found["changed"]) == (4, 1, 1, 1)
    assert found["figures"] == {"price": 1}
    assert found["moved"]["price"] == [
        {"key": 1, "title": "Row 1", "path": "/row/", "before": 100, "after": 150}
    ]


def test_what_moved_most_for_its_size_comes_first_and_unknowns_never_move() -> None:
    rows = {1: (100, 101), 2: (100, 50), 3: (100, 300), 4: (UNKNOWN, 900), 5: (900, UNKNOWN),
            6: (0, 5)}  # fmt: skip
    before = columns(*((key, was, 0) for key, (was, _now) in rows.items()))
    after = columns(*((key, now, 0) for key, (_was, now) in rows.items()))
    found = PRICES.compare(before, after)
    assert [one["key"] for one in found["moved"]["price"]] == [3, 2, 1]
    assert found["changed"] == 6


def test_a_figure_that_only_one_build_has_is_not_compared() -> None:
    before, after = columns((1, 100, 0.5)), columns((1, 100, 0.5))
    del before["share"]
    assert PRICES.compare(before, after)["changed"] == 0


def test_releases_are_new_gone_in_anothers_place_or_from_another_file() -> None:
    before = {"a 1": ["A, 1", "x", "c"], "b 1": ["B, 1", "x", "c"], "c 1": ["C, 1", "x", "c"],
              "d 1": ["D, 1", "x", "c"]}  # fmt: skip
    now = {"a 2": ["A, 2", "y", "c"], "b 1": ["B, 1", "z", "c"], "c 1": ["C, 1", "x", "other"],
           "e 1": ["E, 1", "x", "c"]}  # fmt: skip
    told = [(one["what"], one["name"], one["before"]) for one in brought(before, now)]
    assert told == [
        ("new", "A, 2", "A, 1"), ("anew", "B, 1", ""), ("new", "E, 1", ""), ("gone", "D, 1", ""),
    ]  # fmt: skip


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The made-up builders' `said` is compared, as a row's one figure."""
    one = Comparison(
        "made up", "low", lambda _columns: np.array([7]),
        lambda columns: {"said": np.array([columns["said"]])},
        {"said": ("Said", DOLLARS)}, lambda _columns, _row: ("The row", "/"),
    )  # fmt: skip
    monkeypatch.setattr(changes, "comparisons", lambda: [one])
    yield
    store.forget()


@pytest.mark.usefixtures("compared")
def test_the_first_build_says_so_and_later_ones_what_they_brought(
    made_up: MadeUp, tmp_path: Path
) -> None:
    load_release("tiny", places(tmp_path, 5))
    first = BuildChange.objects.get()
    assert (first.first, first.tables, first.brought) == (True, None, [])
    made_up.reload("low", said=3)
    build()
    second = BuildChange.objects.first()
    assert second
    assert second.tables["made up"]["moved"]["said"][0]["after"] == 3
    load_release("tiny", places(tmp_path, 6))
    third = BuildChange.objects.first()
    assert third
    assert (third.tables, [one["what"] for one in third.brought]) == ({}, ["anew"])
    assert BuildChange.objects.count() == 3


@pytest.mark.usefixtures("compared")
def test_a_build_that_says_the_same_is_not_noted(made_up: MadeUp, tmp_path: Path) -> None:
    load_release("tiny", places(tmp_path))
    made_up.reload("beside", said=2)
    build()
    assert BuildChange.objects.count() == 1


@pytest.mark.usefixtures("compared")
def test_a_build_that_fails_notes_nothing(made_up: MadeUp, tmp_path: Path) -> None:
    load_release("tiny", places(tmp_path, 5))
    made_up.reload("top", action="1 / 0")
    with pytest.raises(ZeroDivisionError):
        load_release("tiny", places(tmp_path, 6))
    assert BuildChange.objects.count() == 1


@pytest.mark.usefixtures("compared")
def test_without_the_columns_of_the_build_before_rows_are_not_compared(
    made_up: MadeUp, tmp_path: Path
) -> None:
    load_release("tiny", places(tmp_path, 5))
    token = store.version()
    (builds.root() / token / "complete").unlink()
    made_up.reload("low", said=3)
    build()
    newest = BuildChange.objects.first()
    assert newest
    assert (newest.first, newest.tables) == (False, None)


def test_every_table_that_is_compared_is_compared_with_itself_as_equal(site_data: Any) -> None:
    for one in changes.comparisons():
        known = store.columns(one.group)
        found = one.compare(known, known)
        assert (found["new"], found["gone"], found["changed"]) == (0, 0, 0)
        assert found["rows"] == len(one.keys(known)) == len(np.unique(one.keys(known)))
        for figures in one.figures(known).values():
            assert len(figures) == found["rows"]
        for row in (0, found["rows"] - 1):
            title, _path = one.named(known, row)
            assert isinstance(title, str)
