"""SOC, projections, industries and O*NET from made-up files."""

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from careerguide.releases.errors import LoadError
from careerguide.releases.models import Release
from salaries.models import (
    Combination,
    IndustryWage,
    Interest,
    JobZone,
    Occupation,
    OccupationTitle,
    Projection,
    RelatedOccupation,
)
from tests.programs.sources.small import loaded, rejected, write
from tests.salaries.sources.oews_files import COLUMNS, row

pytestmark = pytest.mark.usefixtures("empty_db")
ONET = "O*NET-SOC Code"


def soc(folder: Path, *rows: tuple[str, str, str]) -> Release:
    names = ("SOC Group", "SOC Code", "SOC Title")
    cells = [dict(zip(names, one, strict=True)) for one in rows]
    return loaded("soc", write(folder / "soc_2018_structure.csv", names, cells))


@pytest.fixture
def occupations(tmp_path: Path) -> None:
    soc(tmp_path, ("Detailed", "29-2072", "Medical Records Specialists"),
        ("Detailed", "31-9092", "Medical Assistants"))  # fmt: skip


def sheet(path: Path, rows: list[list[Any]], title: str = "Sheet") -> Path:
    book = openpyxl.Workbook()
    book.active.title = title  # type: ignore[union-attr]
    for one in rows:
        book.active.append(one)  # type: ignore[union-attr]
    book.save(path)
    return path


def test_soc_codes_have_their_level_and_title(tmp_path: Path) -> None:
    release = soc(
        tmp_path,
        ("Major", "29-0000", "Healthcare"),
        ("Detailed", "29-2072", "Records"),
        ("Detailed", "29 2073", "Records"),
        ("Tiny", "29-2074", "Records"),
        ("Detailed", "29-2075", " "),
    )
    assert set(Occupation.objects.values_list("code", "group")) == {
        ("29-0000", "major"),
        ("29-2072", "detailed"),
    }
    assert len(rejected(release)) == 3


HEADS = [
    "2024 National Employment Matrix title", "2024 National Employment Matrix code",
    "Occupation type", "Employment, 2024", "Employment, 2034",
    "Employment change, percent, 2024–34",
    "Occupational openings, 2024–34 annual average", "Typical education needed for entry",
    "Work experience in a related occupation", "Typical on-the-job training needed",
]  # fmt: skip
LINE = ["Records", "29-2072", "Line item", 194.8, 208.6, 7.1, 14.2, "Some award", "None", "—"]


def projections(
    folder: Path, *rows: list[Any], heads: list[str] = HEADS, source: str = "projections"
) -> Release:
    path = sheet(folder / "occupation_2024-2034.xlsx", [["Table 1.2"], heads, *rows], "Table 1.2")
    return loaded(source, path)


def test_projections_are_published_in_thousands_of_jobs(tmp_path: Path, occupations: None) -> None:
    release = projections(tmp_path, LINE, ["All", "00-0000", "Summary", 1.0, 1.0, 0, 1, "", "", ""])
    found = Projection.objects.get()
    assert (found.employment_start, found.employment_end, found.openings) == (
        194_800,
        208_600,
        14_200,
    )
    assert (found.change_percent, found.entry_education) == (7.1, "Some award")
    assert (found.experience, found.training) == ("", "")
    assert release.rows_unmatched == 1


def test_what_an_occupation_asks_for_is_a_source_of_its_own(
    tmp_path: Path, occupations: None
) -> None:
    asks = [*LINE[:8], "5 years or more", "—"]
    projections(tmp_path, asks, source="projections-entry")
    found = Projection.objects.get()
    assert (found.experience, found.training, found.openings) == ("5 years or more", "", None)


def test_the_table_alone_is_read_as_csv(tmp_path: Path, occupations: None) -> None:
    """Made-up figures under the heads of 2025–35, as copied without the last two columns."""
    heads = [head.replace("2024", "2025").replace("34", "35") for head in HEADS[:8]]
    path = tmp_path / "occupation_2025-2035.csv"
    with path.open("w", newline="") as stream:
        csv.writer(stream).writerows([heads, LINE[:8]])
    release = loaded("projections", path)
    assert release.edition == "2025–35"
    assert Projection.objects.get().openings == 14_200
    assert "without its columns of work experience" in "".join(release.reasons["noted"])


def test_a_figure_that_is_missing_is_null(tmp_path: Path, occupations: None) -> None:
    projections(tmp_path, [*LINE[:3], "—", "—", "—", "—", *LINE[7:]])
    found = Projection.objects.get()
    assert found.change_percent is found.openings is found.employment_start is None


def test_projections_without_a_column_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="Occupational Openings"):
        projections(tmp_path, LINE, heads=[*HEADS[:6], "Nothing", *HEADS[7:]])


def test_industries_keep_their_level_and_code(tmp_path: Path, occupations: None) -> None:
    hospital = {"NAICS": "622100", "NAICS_TITLE": "Hospitals", "I_GROUP": "4-digit"}
    rows = [
        row(**hospital, TOT_EMP="**"),
        row(**hospital, OCC_CODE="00-0000", O_GROUP="total"),
        row(**hospital, OCC_CODE="99-9998"),
        row(NAICS="622100", NAICS_TITLE=""),
    ]
    release = loaded("oews-industry", write(tmp_path / "nat_industry_M_2025.csv", COLUMNS, rows))
    found = IndustryWage.objects.get()
    assert (found.naics, found.level, found.employment) == ("622100", "4-digit", None)
    assert found.annual_median == 41_580
    assert (release.rows_unmatched, release.rows_rejected) == (1, 2)


def test_job_titles_belong_to_soc_codes_once(tmp_path: Path, occupations: None) -> None:
    rows = [
        [ONET, "Alternate Title"],
        ["29-2072.00", "Coder"],
        ["29-2072.01", "Coder"],
        ["29-9999.00", "Nobody"],
        ["29-2072.00", None],
    ]
    release = loaded("onet-titles", sheet(tmp_path / "Alternate Titles.xlsx", rows))
    assert list(OccupationTitle.objects.values_list("occupation_id", "title")) == [
        ("29-2072", "Coder")
    ]
    assert (release.rows_unmatched, release.rows_rejected) == (2, 1)


def test_related_occupations_leave_out_itself(tmp_path: Path, occupations: None) -> None:
    rows = [
        [ONET, "Related O*NET-SOC Code", "Index"],
        ["29-2072.00", "29-2072.01", 1],
        ["29-2072.00", "31-9092.00", 2],
        ["29-2072.01", "31-9092.00", 5],
    ]
    loaded("onet-related", sheet(tmp_path / "Related Occupations.xlsx", rows))
    found = RelatedOccupation.objects.values_list("occupation_id", "related_id", "rank")
    assert list(found) == [("29-2072", "31-9092", 2)]


def test_job_zones_are_one_to_five(tmp_path: Path, occupations: None) -> None:
    rows = [[ONET, "Job Zone"], ["29-2072.00", 3], ["31-9092.00", 6], ["31-9092.01", "two"]]
    release = loaded("onet-jobzones", sheet(tmp_path / "Job Zones.xlsx", rows))
    assert list(JobZone.objects.values_list("zone", flat=True)) == [3]
    assert release.rows_rejected == 2


def test_interests_are_scored_one_to_seven(tmp_path: Path, occupations: None) -> None:
    rows = [
        [ONET, "Element Name", "Scale ID", "Data Value"],
        ["29-2072.00", "Conventional", "OI", 6.97],
        ["29-2072.00", "First Interest High-Point", "IH", 6],
        ["29-2072.00", "Social", "OI", 9],
    ]
    release = loaded("onet-interests", sheet(tmp_path / "Interests.xlsx", rows))
    assert Interest.objects.get().interest == "Conventional"
    assert (release.rows_unmatched, release.rows_rejected) == (1, 1)


def combinations(folder: Path, *rows: tuple[str, str, str]) -> Release:
    names = ("soc", "oews", "source")
    cells = [dict(zip(names, one, strict=True)) for one in rows]
    return loaded("oews-combined", write(folder / "oews_combined_2025.csv", names, cells))


NOTES = "https://www.bls.gov/oes/current/oes_tec.htm"


def test_combined_occupations_name_their_combination(tmp_path: Path, occupations: None) -> None:
    release = combinations(tmp_path, ("29-2072", "29-2079", NOTES), ("29-9999", "29-2079", NOTES))
    pairs = Combination.objects.values_list("occupation_id", "within_id", "source")
    assert list(pairs) == [("29-2072", "29-2079", NOTES)]
    assert (release.rows_unmatched, release.rows_rejected) == (1, 0)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("29-2072", "29-2072", NOTES), "combined with itself"),
        (("29-2072", "29-2079", "the notes"), "address of its source"),
        (("29-2072", "2079", NOTES), "not like 29-2072"),
        (("31-9092", "29-2079", NOTES), "twice"),
    ],
)
def test_a_combination_that_says_nothing_sure_is_rejected(
    tmp_path: Path, occupations: None, row: tuple[str, str, str], reason: str
) -> None:
    release = combinations(tmp_path, ("31-9092", "31-9099", NOTES), row)
    assert reason in rejected(release)[3]
    assert list(Combination.objects.values_list("occupation_id", flat=True)) == ["31-9092"]
