"""The federal list of eligible training providers, by a row of lists.csv alone.

Its headings are of the 31 known of 57 (docs/state-lists.md); programs and figures are made up.
"""

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from careerguide.releases.loader import LOADERS
from careerguide.releases.models import Release
from programs.models import Provider, StateListedProgram
from programs.rules.codes import Control
from programs.rules.state_lists import read_lists
from programs.sources.state_lists import source_of
from tests.data import DATA
from tests.programs.sources.small import any_size, loaded, rejected

pytestmark = pytest.mark.usefixtures("empty_db")
ROW = {
    "state": "OH VT", "of_state": "reportingstate", "title": "Made-up federal list",
    "publisher": "Nobody", "files": "etpl/federal_*.xlsx", "fewest_rows": "1", "most_rows": "99",
    "name": "d105_program_name", "provider": "d101_eligible_training_provider",
    "address": "address", "city": "city", "provider_state": "state", "zip": "zip",
    "control": "d104_entity_type", "cip": "d110_cip_code", "outcome_digits": "d108_program",
    "credential": "d109_associated_credential", "hours": "d113_program_length_hours",
    "weeks": "d114_program_length_weeks", "delivery": "d116_program_format",
    "occupations": "d117_program_soc_occupation_1|d118_program_soc_occupation_2",
    "tuition_fees": "d111_non_wioa_tuition_cost", "website": "d107_program_url",
    "updated": "de172", "served": "d120_total_served", "completed": "d122_total_completed",
    "completed_share": "c_completed_percent", "employed": "d123_total_employed_q2",
    "employed_share": "c_q2_employment_percent",
}  # fmt: skip
CODER = {
    "d101_eligible_training_provider": "Made-up Career School", "d104_entity_type":
    "Private for-Profit", "d105_program_name": "Coder", "d107_program_url": "madeup.example/coder",
    "d108_program": 14, "d109_associated_credential": "CPC", "d110_cip_code": 51.0713,
    "d111_non_wioa_tuition_cost": 4200, "d113_program_length_hours": -1,
    "d114_program_length_weeks": 30, "d116_program_format": "Both in-person and online",
    "d117_program_soc_occupation_1": "29-2072", "d118_program_soc_occupation_2": -1,
    "d120_total_served": 40, "d122_total_completed": 30, "c_completed_percent": 0.75,
    "d123_total_employed_q2": 21, "c_q2_employment_percent": 0.7, "de172": 45473,
    "address": "1 High St", "city": "Columbus", "state": "OH", "zip": 43215,
    "reportingstate": "OH", "d102": "a column nobody names",
}  # fmt: skip


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The two lists of a made-up mapping row, beside the real words."""
    with (DATA / "etpl" / "lists.csv").open(newline="") as stream:
        columns = next(csv.reader(stream))
    with (tmp_path / "lists.csv").open("w", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="")
        writer.writeheader()
        writer.writerow(ROW)
    words = (DATA / "etpl" / "words.csv").read_text().splitlines()
    kept = [line for line in words if not line.startswith("TX")]
    (tmp_path / "words.csv").write_text("\n".join(kept))
    for one in read_lists(tmp_path):
        monkeypatch.setitem(LOADERS, one.source, source_of(one)())


def federal(folder: Path, source: str, *changes: dict[str, Any]) -> Release:
    book = openpyxl.Workbook()
    page: Any = book.active
    page.append(list(CODER))
    for change in changes:
        page.append(list((CODER | change).values()))
    path = folder / "federal_2024-09-16.xlsx"
    book.save(path)
    with any_size():
        return loaded(source, path)


@pytest.mark.usefixtures("lists")
def test_a_program_without_numbers_is_read_with_its_outcomes(tmp_path: Path) -> None:
    release = federal(tmp_path, "etpl-oh", {}, {"reportingstate": "Vermont"})
    held, campus = StateListedProgram.objects.get(), Provider.objects.get()
    assert (held.cip, held.tuition_fees, held.weeks, held.hours) == ("51.0713", 4200, 30, None)
    assert (held.outcome, held.credential) == ("industry certificate, associate degree", "CPC")
    assert (held.occupations, held.updated) == ("29-2072", "2024-06-30")
    assert (held.served, held.completed, held.employed) == (40, 30, 21)
    assert (held.completed_share, held.employed_share) == (0.75, 0.7)
    assert (campus.name, campus.state, campus.zip) == ("Made-up Career School", "OH", "43215")
    assert campus.control == Control.FOR_PROFIT
    assert 39_000_000 < campus.pk < 40_000_000
    assert release.reasons["noted"] == {
        "a length that the list gives as -1, taken as not reported": 1,
        "programs on other states’ lists, left out": 1,
    }


@pytest.mark.usefixtures("lists")
def test_each_state_has_its_own_programs_of_the_file(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [{}, {"reportingstate": "VT", "state": "NH", "zip": 3301}]
    federal(tmp_path, "etpl-oh", *rows)
    federal(tmp_path, "etpl-vt", *rows)
    places = {one.provider.state: one.provider.zip for one in StateListedProgram.objects.all()}
    assert places == {"OH": "43215", "NH": "03301"}


@pytest.mark.usefixtures("lists")
def test_what_is_withheld_stays_unknown_and_codes_hurt_by_a_float_are_mended(
    tmp_path: Path,
) -> None:
    withheld = dict.fromkeys(
        ("d111_non_wioa_tuition_cost", "d114_program_length_weeks", "d120_total_served",
         "d122_total_completed", "c_completed_percent", "d123_total_employed_q2",
         "c_q2_employment_percent"), -1,
    )  # fmt: skip
    release = federal(tmp_path, "etpl-oh", withheld | {"d110_cip_code": 11.020099999999999})
    held = StateListedProgram.objects.get()
    assert held.cip == "11.0201"
    figures = (held.tuition_fees, held.weeks, held.served, held.completed, held.employed)
    assert figures == (None,) * 5
    assert (held.completed_share, held.employed_share) == (None, None)
    assert rejected(release) == {}


@pytest.mark.usefixtures("lists")
def test_programs_alike_but_for_their_place_or_length_are_two_and_the_same_twice_is_one(
    tmp_path: Path,
) -> None:
    rows: list[dict[str, Any]] = [{}, {"zip": 44101}, {"d114_program_length_weeks": 12}, {}]
    release = federal(tmp_path, "etpl-oh", *rows)
    assert StateListedProgram.objects.count() == 3
    assert Provider.objects.count() == 2
    assert rejected(release) == {5: "the program stands in the file twice"}
    first = set(StateListedProgram.objects.values_list("number", "provider", "weeks"))
    federal(tmp_path, "etpl-oh", *reversed(rows[:3]))
    assert set(StateListedProgram.objects.values_list("number", "provider", "weeks")) == first


@pytest.mark.usefixtures("lists")
def test_a_file_without_a_heading_that_the_row_names_is_refused_with_its_name(
    tmp_path: Path,
) -> None:
    book = openpyxl.Workbook()
    page: Any = book.active
    page.append([name for name in CODER if name != "zip"])
    page.append([1] * (len(CODER) - 1))
    path = tmp_path / "federal_2024-09-16.xlsx"
    book.save(path)
    with pytest.raises(Exception, match="the header lacks zip"):
        loaded("etpl-oh", path)
