from pathlib import Path
from typing import Any

import openpyxl
import pytest

from careerguide.releases.errors import LoadError
from careerguide.releases.models import Release
from programs.models import FieldOccupation, FieldOfStudy
from salaries.models import Occupation
from tests.programs.sources.small import loaded, rejected, write

pytestmark = pytest.mark.usefixtures("empty_db")
LINKS = ("cip", "soc", "reason", "source", "date")


def cip(folder: Path, *rows: tuple[str, str, str]) -> Release:
    columns = ("CIPCode", "CIPTitle", "Action")
    made = [dict(zip(columns, row, strict=True)) for row in rows]
    return loaded("cip", write(folder / "CIPCode2020.csv", columns, made))


@pytest.fixture
def known(tmp_path: Path) -> None:
    """Two fields and two occupations."""
    cip(
        tmp_path,
        ('="51.0713"', "Medical Insurance Coding Specialist/Coder.", "No substantive changes"),
        ('="51.0714"', "Medical Insurance Specialist/Medical Biller.", "No substantive changes"),
    )
    for code in ("29-2072", "43-3021"):
        Occupation.objects.create(code=code, title=code, group="detailed")


def crosswalk(folder: Path, *pairs: tuple[str, str], sheet: str = "CIP-SOC") -> Release:
    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = sheet
    page.append(["CIP2020Code", "CIP2020Title", "SOC2018Code", "SOC2018Title"])
    for code, soc in pairs:
        page.append([code, "", soc, ""])
    path = folder / "CIP2020_SOC2018_Crosswalk.xlsx"
    book.save(path)
    return loaded("cip-soc", path)


def editorial(folder: Path, *rows: dict[str, str]) -> Release:
    return loaded(
        "cip-soc-editorial", write(folder / "editorial_links_2026.csv", LINKS, list(rows))
    )


def test_titles_are_read_without_their_full_stop_and_families_without_capitals(
    tmp_path: Path,
) -> None:
    cip(
        tmp_path,
        ('="51"', "HEALTH PROFESSIONS AND RELATED PROGRAMS.", "No substantive changes"),
        ('="51.0713"', "Medical Insurance Coding Specialist/Coder.", "New"),
    )
    assert dict(FieldOfStudy.objects.values_list("code", "title")) == {
        "51": "Health professions and related programs",
        "51.0713": "Medical Insurance Coding Specialist/Coder",
    }


def test_codes_moved_or_deleted_are_not_fields_and_bad_codes_are_rejected(tmp_path: Path) -> None:
    release = cip(
        tmp_path,
        ('="51.0713"', "Coder.", "New"),
        ('="51.0799"', "Old.", "Deleted"),
        ('="51.0798"', "Gone.", "Moved from"),
        ("51.07133", "Too long.", "New"),
        ("51.0715", "", "New"),
        ('="51.0713"', "Coder.", "New"),
    )
    assert list(FieldOfStudy.objects.values_list("code", flat=True)) == ["51.0713"]
    assert release.rows_unmatched == 2
    assert rejected(release) == {
        5: "the CIP code is not like 51.0713",
        6: "the title is blank",
        7: "the CIP code stands in the file twice",
    }


def test_the_crosswalk_links_fields_to_occupations(known: None, tmp_path: Path) -> None:
    release = crosswalk(
        tmp_path,
        ("51.0713", "29-2072"),
        ("51.0714", "99-9999"),
        ("99.9999", "29-2072"),
        ("51.0799", "29-2072"),
        ("51.0713", "11-1111"),
        ("51.0713", "29-2072"),
    )
    links = FieldOccupation.objects.values_list("field_id", "occupation_id", "origin")
    assert list(links) == [("51.0713", "29-2072", "official")]
    assert release.reasons["unmatched"] == {
        "fields that the crosswalk links to no occupation": 2,
        "codes that CIP 2020 or SOC 2018 does not have": 2,
    }
    assert rejected(release) == {7: "this link exists already"}


def test_an_editorial_link_stands_beside_official_ones_with_its_reason(
    known: None, tmp_path: Path
) -> None:
    crosswalk(tmp_path, ("51.0713", "29-2072"))
    row = {"cip": "51.0714", "soc": "43-3021", "reason": "Billers bill.", "source": "https://x.y/"}
    again = row | {"cip": "51.0713", "soc": "29-2072"}
    release = editorial(tmp_path, row, again)
    link = FieldOccupation.objects.get(origin="editorial")
    assert (link.field_id, link.occupation_id, link.reason) == (
        "51.0714",
        "43-3021",
        "Billers bill.",
    )
    assert rejected(release) == {3: "this link exists already"}
    assert FieldOccupation.objects.filter(origin="official").count() == 1


@pytest.mark.parametrize("blank", ["reason", "source"])
def test_an_editorial_link_needs_a_reason_and_a_source(
    blank: str, known: None, tmp_path: Path
) -> None:
    row = {"cip": "51.0714", "soc": "43-3021", "reason": "Because.", "source": "https://x.y/"}
    release = editorial(tmp_path, row | {blank: ""})
    assert rejected(release) == {2: "an editorial link needs a reason and a source"}


def test_loading_the_crosswalk_again_leaves_editorial_links(known: None, tmp_path: Path) -> None:
    row = {"cip": "51.0714", "soc": "43-3021", "reason": "Because.", "source": "https://x.y/"}
    editorial(tmp_path, row)
    for pairs in ([("51.0713", "29-2072")], [("51.0713", "43-3021")]):
        crosswalk(tmp_path, *pairs)
    assert set(FieldOccupation.objects.values_list("field_id", "occupation_id", "origin")) == {
        ("51.0714", "43-3021", "editorial"),
        ("51.0713", "43-3021", "official"),
    }


def test_a_workbook_without_the_crosswalks_sheet_is_refused(known: None, tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="no sheet “CIP-SOC”"):
        crosswalk(tmp_path, ("51.0713", "29-2072"), sheet="Sheet1")
