import csv
import gzip
from pathlib import Path

import openpyxl
import pytest

from careerguide.places.models import CountyMetro, ZipCode
from careerguide.releases.runner import load
from careerguide.sources import CountiesLoader, ZipLoader
from tests.data import DATA, SiteData

WORCESTER = "US\t01608\tWorcester\tMassachusetts\tMA\tWorcester\t027\t\t\t42.2625\t-71.8027\t4"


def geonames(folder: Path, *lines: str) -> Path:
    path = folder / "geonames_US_postal.txt"
    path.write_text("\n".join([WORCESTER, *lines]) + "\n")
    return path


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    for loader in (ZipLoader, CountiesLoader):
        monkeypatch.setattr(loader, "rows", (1, 100))


def test_a_zip_has_its_place_county_and_centre(
    few: None, empty_db: SiteData, tmp_path: Path
) -> None:
    load(ZipLoader(), geonames(tmp_path))
    assert ZipCode.objects.values().get() == {
        "code": "01608",
        "place": "Worcester",
        "state": "MA",
        "county_fips": "25027",
        "latitude": 42.2625,
        "longitude": -71.8027,
    }


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (WORCESTER, "the ZIP stands in the file twice"),
        (WORCESTER.replace("01608", "0160X"), "the ZIP is not 5 digits"),
        (WORCESTER.replace("01608", "01609").replace("42.2625", ""), "the position is missing"),
        (WORCESTER.replace("01608", "01609").replace("42.2625", "142"), "the position is missing"),
        (WORCESTER.replace("01608", "01609").replace("\tMA\t", "\tZZ\t"), "the state is missing"),
    ],
)
def test_a_zip_that_cannot_be_placed_is_rejected(
    line: str, reason: str, few: None, empty_db: SiteData, tmp_path: Path
) -> None:
    good = [WORCESTER.replace("01608", f"0170{n % 10}{n // 10}"[:5]) for n in range(10)]
    good += [WORCESTER.replace("01608", f"{20000 + n}") for n in range(15)]
    release, _new = load(ZipLoader(), geonames(tmp_path, *good, line))
    [reject] = release.rejects.all()
    assert reason in reject.reason
    assert reject.line == 27


def test_a_zip_without_a_county_has_none(few: None, empty_db: SiteData, tmp_path: Path) -> None:
    line = "US\t96960\tMajuro\tMarshall Islands\tMH\t\t\t\t\t7.1\t171.4\t"
    load(ZipLoader(), geonames(tmp_path, line))
    assert ZipCode.objects.get(code="96960").county_fips == ""


def test_notes_under_the_counties_are_no_counties(
    few: None, empty_db: SiteData, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    header = [
        "CBSA Code",
        "Metropolitan Division Code",
        "CBSA Title",
        "Metropolitan/Micropolitan Statistical Area",
        "County/County Equivalent",
        "State Name",
        "FIPS State Code",
        "FIPS County Code",
    ]
    kind = "Metropolitan Statistical Area"
    for row in (
        ["List 1."],
        ["July 2023"],
        header,
        ["49340", None, "Worcester, MA", kind, "Worcester County", "Massachusetts", "25", "027"],
        ["Note: The 2023 list"],
    ):
        sheet.append(row)
    path = tmp_path / "list1_2023.xlsx"
    book.save(path)
    release, _new = load(CountiesLoader(), path)
    assert (release.rows_loaded, release.rows_unmatched) == (1, 1)
    county = CountyMetro.objects.get()
    assert (county.county_fips, county.cbsa, county.is_metro) == ("25027", "49340", True)


def test_every_zip_of_the_release_is_loaded_as_published(site_data: SiteData) -> None:
    with gzip.open(DATA / "geo/geonames_US_postal.txt.gz", "rt", encoding="utf-8") as stream:
        published = {
            row[1]: (row[2], row[4], float(row[9]), float(row[10]))
            for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row[4]
        }
    held = ZipCode.objects.values_list("code", "place", "state", "latitude", "longitude")
    assert {code: tuple(rest) for code, *rest in held} == published


def test_every_county_of_the_release_is_in_its_metro(site_data: SiteData) -> None:
    book = openpyxl.load_workbook(DATA / "geo/list1_2023.xlsx", read_only=True)
    rows = [row for row in book.worksheets[0].iter_rows(min_row=4, values_only=True) if row[3]]
    published = {f"{row[9]}{row[10]}": (row[0], row[4].startswith("Metro")) for row in rows}
    held = CountyMetro.objects.values_list("county_fips", "cbsa", "is_metro")
    assert {fips: (cbsa, metro) for fips, cbsa, metro in held} == published
    assert len(published) == 1915
