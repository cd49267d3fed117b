"""Required education and attainment from made-up files; what the levels mean, from the real one."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from careerguide.releases.errors import LoadError
from salaries.models import Attainment, Occupation, RequiredEducation
from salaries.rules import ASKED, Education
from salaries.sources.attainment import LEVELS
from tests.data import DATA
from tests.programs.sources.small import loaded, rejected, write

ONET = ("O*NET-SOC Code", "Scale ID", "Category", "Data Value", "Recommend Suppress")
CODE = "2023 National Employment Matrix code"
NURSES = dict(zip(LEVELS, ("0.5", "1.1", "4.1", "26.4", "53.8", "11.5", "2.5"), strict=True))


@pytest.fixture
def nurses(empty_db: None) -> None:
    Occupation.objects.create(code="29-1141", title="Registered Nurses", group="detailed")


def onet(folder: Path, *rows: tuple[Any, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (ONET, *rows):
        sheet.append(row)
    path = folder / "Education, Training, and Experience.xlsx"
    book.save(path)
    return path


@pytest.mark.usefixtures("nurses")
def test_shares_of_required_education_are_loaded_by_category(tmp_path: Path) -> None:
    file = onet(
        tmp_path,
        ("29-1141.00", "RL", 3, 22.5, "N"),
        ("29-1141.00", "RL", 5, 19.39, None),
        ("29-1141.00", "RL", 6, 55.92, "Y"),
        ("29-1141.00", "RW", 5, 19.39, "N"),
        ("29-1141.00", "RL", 13, 1, "N"),
        ("29-1141.00", "RL", 4, 101, "N"),
        ("29-1141.00", "RL", None, 1, "N"),
        ("29-9999.00", "RL", 5, 1, "N"),
    )
    release = loaded("onet-education", file)
    held = RequiredEducation.objects.values_list("occupation_id", "category", "percent")
    assert set(held) == {("29-1141", 3, 22.5), ("29-1141", 5, 19.39)}
    assert set(rejected(release)) == {6, 7, 8}


@pytest.mark.usefixtures("nurses")
def test_attainment_is_a_row_a_level(tmp_path: Path) -> None:
    columns = (CODE, "not_exact_acs_match", *LEVELS)
    rows = [
        {CODE: "00-0000", "not_exact_acs_match": "0", **NURSES},
        {CODE: "29-1141", "not_exact_acs_match": "1", **NURSES},
        {CODE: "29-1141", "not_exact_acs_match": "0", **NURSES},
        {CODE: "29-9999", "not_exact_acs_match": "0", **NURSES},
        {CODE: "x", "not_exact_acs_match": "0", **NURSES},
    ]
    path = write(tmp_path / "education_attainment_by_occupation_2021-22.csv", columns, rows)
    release = loaded("attainment", path)
    assert release.edition == "2021–22"
    held = dict(Attainment.objects.values_list("level", "percent"))
    assert (held[Education.SOME_COLLEGE], held[Education.ASSOCIATE]) == (4.1, 26.4)
    assert Attainment.objects.count() == len(LEVELS)
    assert set(Attainment.objects.values_list("occupation_id", "shared")) == {("29-1141", True)}
    assert set(rejected(release)) == {4, 6}


@pytest.mark.usefixtures("nurses")
def test_a_table_without_codes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "education_attainment_by_occupation_2021-22.csv"
    with pytest.raises(LoadError, match="Matrix code"):
        loaded("attainment", write(path, tuple(LEVELS), [NURSES]))


def test_the_levels_of_categories_are_those_of_the_publishers_own_words() -> None:
    book = openpyxl.load_workbook(DATA / "onet/Education, Training, and Experience Categories.xlsx")
    words = {row[4]: row[5] for row in book.worksheets[0].values if row[2] == "RL"}
    begins = {
        Education.HIGH_SCHOOL: ("High School",),
        Education.AWARD: ("Post-Secondary Certificate",),
        Education.SOME_COLLEGE: ("Some College",),
        Education.ASSOCIATE: ("Associate",),
        Education.BACHELOR: ("Bachelor", "Post-Baccalaureate"),
        Education.MASTER: ("Master", "Post-Master"),
        Education.DOCTORAL: ("First Professional", "Doctoral", "Post-Doctoral"),
        Education.NONE: ("Less than",),
    }
    assert len(words) == len(ASKED) == 12
    for category, level in ASKED.items():
        assert str(words[category]).startswith(begins[level]), category
