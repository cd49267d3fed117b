"""How a line is read: sentences that never say more than the figures."""

from hypothesis import given

from careerguide.lists.comparison import Figure, Group, Row, Words, best, marked
from careerguide.lists.sidebyside import findings, letters, written
from careerguide.lists.verdict import reading, verdict
from tests.careerguide.lists.test_comparison import figures, point, preferences

ABC = ["A", "B", "C"]


def said(*given_figures: Figure, prefer: str = "lowest", words: Words | None = None) -> str:
    return verdict(marked(Row("Price", given_figures, prefer, words=words)), ABC)


@given(figures, preferences)
def test_a_winner_is_named_where_and_only_where_one_is_marked(
    given_figures: list[Figure], prefer: str
) -> None:
    at = best(given_figures, prefer)
    text = verdict(marked(Row("Price", given_figures, prefer)), letters(len(given_figures)))
    wins = (" is surely the ", " of those that can be compared")
    assert any(words in text for words in wins) == (at is not None)
    if at is not None:
        assert text.startswith("ABCDEF"[at])


def test_a_sure_winner_is_said_by_its_column_s_own_word() -> None:
    assert said(point(5), point(6)) == "A is surely the lowest."
    words = Words(tag="cheapest")
    assert said(point(5), point(6), words=words) == "A is surely the cheapest."


def test_an_unknown_one_may_beat_the_best_of_those_known() -> None:
    told = "B is the lowest of those that can be compared; C may beat it."
    assert said(point(9), point(6), point(None)) == told


def test_ranges_that_overlap_have_no_winner_and_the_one_that_lies_above_surely_loses() -> None:
    low, overlapping, high = Figure("", 1, 5), Figure("", 4, 9), Figure("", 10, 12)
    assert said(low, overlapping) == "No winner between A and B: their ranges overlap."
    told = "No winner between A and B: their ranges overlap. Surely not the lowest: C."
    assert said(low, overlapping, high) == told


def test_equal_ones_are_said_to_be() -> None:
    assert said(point(5), point(5), point(7)) == (
        "No winner: A and B are equal. Surely not the lowest: C."
    )


def test_one_known_figure_beats_nobody() -> None:
    assert said(point(5), point(None)) == "Known for A only: no winner."
    flagged = point(1, flag="contradicts its level")
    assert said(flagged, point(5)) == "Only B has a figure that nothing contradicts: no winner."
    assert said(point(None), point(None)) == ""


def test_figures_of_different_scope_are_told_apart_in_the_column_s_words() -> None:
    here, there = point(5, scope="here"), point(6, scope="there")
    assert said(here, there) == "No winner: these figures measure different things."
    assert said(here, there, words=Words(unlike="Prices differ.")) == "Prices differ."


def test_what_to_know_is_added_where_figures_differ_and_not_where_they_are_equal() -> None:
    words = Words(reads="Ask the school.")
    differ = Row("Debt", [Figure("$1", 1, 1), Figure("$2", 2, 2)], "lowest", words=words)
    assert reading(marked(differ), ABC) == "A is surely the lowest. Ask the school."
    equal = Row("Debt", [Figure("$1", 1, 1)] * 2, "lowest", words=words)
    assert reading(marked(equal), ABC) == ""


def test_equal_rows_fold_into_one_line_and_flagged_ones_never_do() -> None:
    equal = Row("Kind", [Figure("public", source="IPEDS")] * 2)
    flagged = Row("Price", [Figure("$1", 1, 1, flag="contradicts")] * 2, "lowest")
    noted = Row("Pay", [Figure("$1", note="Boston"), Figure("$1", note="Worcester")])
    (group,) = written([Group("School", [equal, flagged, noted])], letters(2))
    assert [row["label"] for row in group["rows"]] == ["Price", "Pay"]
    assert [(one["label"], one["text"], one["source"]) for one in group["same"]] == [
        ("Kind", "public", "IPEDS")
    ]
    assert group["same_label"] == "The same for both"


def test_one_thing_alone_folds_nothing() -> None:
    (group,) = written([Group("School", [Row("Kind", [Figure("public")])])], letters(1))
    assert group["same"] == []


def test_a_source_that_all_figures_share_stands_once_beside_the_label() -> None:
    shared = Row("Price", [Figure("$1", 1, 1, source="IPEDS"), Figure("$2", 2, 2, source="IPEDS")])
    mixed = Row("Books", [Figure("$1", 1, 1, source="IPEDS"), Figure("$2", 2, 2, source="ETPL")])
    (group,) = written([Group("Cost", [shared, mixed])], letters(2))
    first, second = group["rows"]
    assert first["source"] == "IPEDS"
    assert "IPEDS" not in first["cells"]
    assert second["source"] == ""
    assert "ETPL" in second["cells"]


def test_the_tag_of_the_best_of_some_says_that_others_are_not_known() -> None:
    row = marked(Row("Price", [Figure("$1", 1, 1), Figure("$2", 2, 2), Figure("?")], "lowest"))
    (group,) = written([Group("Cost", [row])], ABC)
    assert "lowest known" in group["rows"][0]["cells"]


def test_findings_are_what_surely_holds_and_what_nobody_wins() -> None:
    open_ = Row("Length", [Figure("x", 1, 5), Figure("y", 4, 9)], "lowest")
    differs = Row("Price", [Figure("$1", 1, 1), Figure("$2", 2, 2)], "lowest")
    certain, undecided = findings([Group("", [marked(differs), marked(open_)])], ["A", "B"])
    assert certain == [("Price", "A is surely the lowest.")]
    assert undecided == "Length"
