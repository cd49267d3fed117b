"""The next editions under the names that their publishers give the files."""

from pathlib import Path

import openpyxl
import pytest

from careerguide.releases.loader import LOADERS, discover

discover()


@pytest.mark.parametrize(
    ("path", "year", "edition"),
    [
        ("db_30_0_excel/Alternate Titles.xlsx", 2025, "30.0"),
        ("db_30_1_text/Alternate Titles.txt", 2025, "30.1"),
        ("db_30_2_excel/Alternate Titles.xlsx", 2026, "30.2"),
        ("db_31_0_excel/Alternate Titles.xlsx", 2026, "31.0"),
        ("Alternate Titles.xlsx", 2025, "29.3"),
    ],
)
def test_an_onet_release_is_named_by_its_folder(path: str, year: int, edition: str) -> None:
    loader = LOADERS["onet-titles"]
    assert (loader.year(Path(path)), loader.edition(Path(path), year)) == (year, edition)


def test_onet_releases_follow_one_another() -> None:
    loader = LOADERS["onet-titles"]
    names = ["db_29_3_excel", "db_30_0_excel", "db_30_1_excel", "db_30_2_excel", "db_31_0_excel"]
    ages = [(loader.year(Path(n)), loader.edition(Path(n), loader.year(Path(n)))) for n in names]
    assert ages == sorted(ages)


def test_an_onet_table_is_read_as_text_too(tmp_path: Path) -> None:
    path = tmp_path / "Alternate Titles.txt"
    path.write_text('O*NET-SOC Code\tAlternate Title\n29-2072.00\tCoder, "senior"\n')
    with LOADERS["onet-titles"].open(path) as table:
        assert table.header == ["O*NET-SOC CODE", "ALTERNATE TITLE"]
        assert list(table.rows) == [(2, ["29-2072.00", 'Coder, "senior"'])]


@pytest.mark.parametrize("name", ["all_data_M_2026.xlsx", "oesm26all.zip"])
def test_the_wages_of_may_2026_are_known_by_name(name: str) -> None:
    loader = LOADERS["oews"]
    assert loader.year(Path(name)) == 2026
    assert loader.edition(Path(name), 2026) == "May 2026"


@pytest.mark.parametrize("name", ["Occupation.xlsx", "occupation_2025-2035.xlsx"])
def test_projections_say_their_years_in_the_name_or_the_table(tmp_path: Path, name: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Table 1.2")
    sheet.append(["Table 1.2 Occupational projections, 2025–35"])
    sheet.append(["2025 National Employment Matrix title", "2025 National Employment Matrix code",
                  "Occupation type", "Employment, 2025", "Employment, 2035"])  # fmt: skip
    book.save(tmp_path / name)
    loader = LOADERS["projections"]
    year = loader.year(tmp_path / name)
    assert (year, loader.edition(tmp_path / name, year)) == (2025, "2025–35")
