import csv
import gzip
from pathlib import Path

import openpyxl
import pytest

from careerguide.places.models import CountyMetro, ZipCode
from careerguide.places.states import miles
from careerguide.releases.runner import load
from careerguide.sources import TERRITORIES, CountiesLoader, TerritoryZipLoader, ZipLoader
from tests import raw
from tests.data import DATA, SiteData

WORCESTER = "US\t01608\tWorcester\tMassachusetts\tMA\tWorcester\t027\t\t\t42.2625\t-71.8027\t4"


def geonames(folder: Path, *lines: str) -> Path:
    path = folder / "geonames_US_postal.txt"
    path.write_text("\n".join([WORCESTER, *lines]) + "\n")
    return path


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    for loader in (ZipLoader, TerritoryZipLoader, CountiesLoader):
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
    line = "US\t01234\tNowhere\tMassachusetts\tMA\t\t\t\t\t42.1\t-71.4\t"
    load(ZipLoader(), geonames(tmp_path, line))
    assert ZipCode.objects.get(code="01234").county_fips == ""


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
            if row[4] and row[4] not in TERRITORIES
        }
    held = ZipCode.objects.values_list("code", "place", "state", "latitude", "longitude")
    territories = territory_rows()
    assert {code: tuple(rest) for code, *rest in held} == published | territories
    assert not published.keys() & territories.keys()


def territory_rows() -> dict[str, tuple[str, str, float, float]]:
    with (DATA / "geo/territory_zips.csv").open(encoding="utf-8", newline="") as stream:
        return {
            row["zip"]: (
                row["place"],
                row["state"],
                float(row["latitude"]),
                float(row["longitude"]),
            )
            for row in csv.DictReader(stream)
        }


def test_a_territorys_zip_is_near_the_schools_that_give_it() -> None:
    zips, far, near = territory_rows(), set(), 0
    for row in raw.directory().values():
        if known := zips.get(row["ZIP"][:5]):
            away = miles(*known[2:], float(row["LATITUDE"]), float(row["LONGITUD"]))
            near += bool(away < 12)
            far |= set() if away < 12 else {row["ZIP"][:5]}
    assert near > 120
    assert far == {"00705", "00910"}, "SOURCES.md says which are wrong in the directory"


def test_a_source_of_zips_replaces_its_own_rows_only(
    few: None, empty_db: SiteData, tmp_path: Path
) -> None:
    head = "zip,place,state,county_fips,latitude,longitude,source\n"
    made_up = tmp_path / "territory_zips.csv"
    for codes in (("00926", "00901"), ("00926",)):
        rows = [f"{code},San Juan,PR,72127,18.4,-66.06,made up" for code in codes]
        made_up.write_text(head + "\n".join(rows) + "\n")
        load(
            ZipLoader(), geonames(tmp_path, *[WORCESTER.replace("01608", "01609")] * len(codes[1:]))
        )
        load(TerritoryZipLoader(), made_up)
    assert set(ZipCode.objects.values_list("code", flat=True)) == {"01608", "00926"}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("01608,Worcester,MA,25027,42.2,-71.8,made up", "no territory"),
        ("00926,San Juan,PR,72127,18.4,-66.06,made up", "stands in the file twice"),
        ("0092X,San Juan,PR,72127,18.4,-66.06,made up", "the ZIP is not 5 digits"),
        ("00901,San Juan,PR,72127,,-66.06,made up", "the position is missing"),
    ],
)
def test_a_territorys_zip_that_cannot_be_placed_is_rejected(
    row: str, reason: str, few: None, empty_db: SiteData, tmp_path: Path
) -> None:
    good = [f"{n:05},San Juan,PR,72127,18.4,-66.06,made up" for n in (926, *range(600, 640))]
    made_up = tmp_path / "territory_zips.csv"
    head = "zip,place,state,county_fips,latitude,longitude,source"
    made_up.write_text("\n".join([head, *good, row]) + "\n")
    release, _new = load(TerritoryZipLoader(), made_up)
    [reject] = release.rejects.all()
    assert reason in reject.reason


def test_every_county_of_the_release_is_in_its_metro(site_data: SiteData) -> None:
    book = openpyxl.load_workbook(DATA / "geo/list1_2023.xlsx", read_only=True)
    rows = [row for row in book.worksheets[0].iter_rows(min_row=4, values_only=True) if row[3]]
    published = {f"{row[9]}{row[10]}": (row[0], row[4].startswith("Metro")) for row in rows}
    held = CountyMetro.objects.values_list("county_fips", "cbsa", "is_metro")
    assert {fips: (cbsa, metro) for fips, cbsa, metro in held} == published
    assert len(published) == 1915
