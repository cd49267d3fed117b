"""lists.csv and words.csv: what they may say. The second state here is made up."""

import csv
from pathlib import Path
from typing import Any

import pytest

from programs.rules.codes import AwardLevel, Control, Delivery
from programs.rules.state_lists import COLLEGE_CERTIFICATE, read_lists
from tests.data import DATA

ROW = {
    "state": "VT", "title": "Made-up list", "publisher": "Nobody", "files": "etpl/made_up_*.csv",
    "fewest_rows": "1", "most_rows": "9", "number": "No.", "name": "Course", "campus": "Site",
    "provider": "School",
}  # fmt: skip


def lists(folder: Path, *changes: dict[str, str], words: tuple[str, ...] = ()) -> Any:
    """What is read of a list of Vermont's with some changes, a list for each change."""
    with (DATA / "etpl" / "lists.csv").open(newline="") as stream:
        columns = next(csv.reader(stream))
    with (folder / "lists.csv").open("w", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="")
        writer.writeheader()
        writer.writerows(ROW | change for change in changes)
    (folder / "words.csv").write_text("\n".join(["state,column,word,meaning", *words]))
    return read_lists(folder)


def test_the_lists_of_the_data_pack_mean_something_by_every_word() -> None:
    for one in read_lists(DATA / "etpl"):
        kinds: dict[str, Any] = {"delivery": Delivery, "outcome": AwardLevel, "control": Control}
        codes = {name: one.codes(name, kind.__members__) for name, kind in kinds.items()}
        for column, word in one.words:
            known = one.is_missing(column, word) or codes[column](word) is not None
            assert known or one.meaning(column, word) == COLLEGE_CERTIFICATE


@pytest.mark.parametrize(
    ("column", "word", "meaning"),
    [
        ("delivery", "Online, E-learning, or Distance Learning", Delivery.ONLINE),
        ("delivery", "Hybrid (in person and online)", Delivery.HYBRID),
        ("delivery", "IN-PERSON", Delivery.IN_PERSON),
        ("delivery", "By mail", None),
        ("delivery", "N/A", None),
        ("control", "Private For-Profit", Control.FOR_PROFIT),
        ("control", "Private Non-Profit", Control.NONPROFIT),
        ("control", "Private Not-For-Profit", Control.NONPROFIT),
        ("control", "Higher Ed: Associate's", None),
        ("outcome", "license, associate degree", AwardLevel.ASSOCIATE),
        ("outcome", "Baccalaureate Degree", AwardLevel.BACHELOR),
        ("outcome", "industry certificate", None),
    ],
)
def test_words_that_any_list_uses_need_no_row_of_their_own(
    tmp_path: Path, column: str, word: str, meaning: int | None
) -> None:
    general = (DATA / "etpl" / "words.csv").read_text().splitlines()
    [one] = lists(tmp_path, {}, words=tuple(row for row in general if row.startswith("*")))
    kinds: dict[str, Any] = {"delivery": Delivery, "outcome": AwardLevel, "control": Control}
    assert one.codes(column, kinds[column].__members__)(word) == meaning


def test_a_file_of_several_states_is_a_list_of_each(tmp_path: Path) -> None:
    ohio, vermont = lists(tmp_path, {"state": "OH VT", "of_state": "reportingstate"})
    assert (ohio.source, vermont.source) == ("etpl-oh", "etpl-vt")
    assert ohio.headings == vermont.headings


def test_a_row_says_how_its_file_is_written(tmp_path: Path) -> None:
    how = {"sheet": "Programs", "header_line": "4", "delimiter": "tab", "encoding": "cp1252"}
    [one] = lists(tmp_path, how)
    assert (one.sheet, one.header_line, one.delimiter) == ("Programs", 4, "\t")
    assert one.encoding == "cp1252"


def test_a_column_may_have_several_headings_or_none(tmp_path: Path) -> None:
    [one] = lists(tmp_path, {"occupations": "SOC 1 | SOC 2"})
    assert one.headings["occupations"] == ("SOC 1", "SOC 2")
    assert one.headings["weeks"] == ()
    assert (one.source, one.rows) == ("etpl-vt", (1, 9))


def test_a_word_means_the_same_as_ours_or_that_nothing_is_reported(tmp_path: Path) -> None:
    [one] = lists(tmp_path, {}, words=("VT,delivery,Zoom,online", "VT,delivery,TBD,not reported"))
    delivery = one.codes("delivery", Delivery.__members__)
    assert (delivery("Zoom"), delivery("TBD"), delivery("Skype")) == (Delivery.ONLINE, None, None)
    assert one.is_missing("delivery", "TBD")
    assert not one.is_missing("weeks", "TBD")


@pytest.mark.parametrize(
    ("changes", "words", "said"),
    [
        ([{"state": "XX"}], (), "“XX” is not the postal code of a state"),
        ([{"state": "vt"}], (), "“vt” is not the postal code of a state"),
        ([{}, {}], (), "two lists of one state"),
        ([{"name": "", "provider": ""}], (), "no heading is given for name, provider"),
        ([{"state": "OH VT"}], (), "of several states, of_state says whose a row is"),
        ([{"fewest_rows": "few"}], (), "fewest_rows must be a number"),
        ([{}], ("NH,delivery,Zoom,online",), "names states without a list: NH"),
        ([{}], ("VT,delivry,Zoom,online",), "there is no column “delivry”"),
    ],
)
def test_a_row_that_describes_no_list_is_refused_in_a_sentence(
    tmp_path: Path, changes: list[dict[str, str]], words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        lists(tmp_path, *changes, words=words)


def test_a_meaning_there_is_not_is_refused(tmp_path: Path) -> None:
    [one] = lists(tmp_path, {}, words=("VT,delivery,Zoom,on line",))
    with pytest.raises(ValueError, match="no delivery is called “on line”"):
        one.codes("delivery", Delivery.__members__)
