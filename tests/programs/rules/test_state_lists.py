"""lists.csv and words.csv: what they may say. The second state here is made up."""

import csv
from pathlib import Path
from typing import Any

import pytest

from programs.rules.codes import AwardLevel, Control, Delivery
from programs.rules.state_lists import read_lists
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
        missing = {key for key in one.words if one.is_missing(*key)}
        assert sum(map(len, codes.values())) + len(missing) == len(one.words)


def test_a_column_may_have_several_headings_or_none(tmp_path: Path) -> None:
    [one] = lists(tmp_path, {"occupations": "SOC 1 | SOC 2"})
    assert one.headings["occupations"] == ("SOC 1", "SOC 2")
    assert one.headings["weeks"] == ()
    assert (one.source, one.rows) == ("etpl-vt", (1, 9))


def test_a_word_means_the_same_as_ours_or_that_nothing_is_reported(tmp_path: Path) -> None:
    [one] = lists(tmp_path, {}, words=("VT,delivery,Zoom,online", "VT,delivery,TBD,not reported"))
    assert one.codes("delivery", Delivery.__members__) == {"Zoom": Delivery.ONLINE}
    assert one.is_missing("delivery", "TBD")
    assert not one.is_missing("weeks", "TBD")


@pytest.mark.parametrize(
    ("changes", "words", "said"),
    [
        ([{"state": "XX"}], (), "“XX” is not the postal code of a state"),
        ([{"state": "vt"}], (), "“vt” is not the postal code of a state"),
        ([{}, {}], (), "two lists of one state"),
        ([{"name": "", "campus": ""}], (), "no heading is given for name, campus"),
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
