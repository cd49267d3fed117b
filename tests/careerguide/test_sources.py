import csv
import gzip
from pathlib import Path

import pytest

from careerguide.places.find import find_place, wage_area_of
from careerguide.places.models import CountyArea, ZipCode
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


COUNTIES = "fips,county_name,state,area_code,area_type,cbsa_2023"
BOSTON = "25025,Suffolk County,MA,14460,4,14460"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (BOSTON, "the county stands in the file twice"),
        ("25X09,Nowhere County,MA,14460,4,14460", "the county"),
        ("25009,Nowhere County,MA,2500001,2,", "the area is neither metropolitan nor"),
        ("25009,Nowhere County,MA,25O0001,6,", "the area"),
    ],
)
def test_a_county_that_is_in_no_area_is_rejected(
    row: str, reason: str, few: None, empty_db: SiteData, tmp_path: Path
) -> None:
    rows = [BOSTON, *(f"48{n:03},County {n},TX,4800005,6," for n in range(1, 60, 2)), row]
    path = tmp_path / "area_counties_may_2025.csv"
    path.write_text("\n".join([COUNTIES, *rows]) + "\n")
    release, _new = load(CountiesLoader(), path)
    assert reason in release.rejects.get().reason
    county = CountyArea.objects.get(pk="25025")
    assert (county.area, county.is_metro, county.cbsa) == ("14460", True, "14460")
    assert not CountyArea.objects.get(pk="48001").is_metro


@pytest.mark.parametrize(
    ("code", "area"),
    [
        ("01608", "49340"),  # Worcester
        ("99689", "0200006"),  # Yakutat, a borough of its own since GeoNames' code
        ("06777", "0900001"),  # Connecticut's counties are planning regions now
        ("02554", "2500001"),  # Nantucket, outside every metropolitan area
        ("96910", ""),  # Guam is one area
    ],
)
def test_every_zip_has_the_wage_area_of_its_county(
    code: str, area: str, site_data: SiteData
) -> None:
    assert wage_area_of(find_place(code).county_fips) == area


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


def test_every_county_of_the_release_is_in_its_area(site_data: SiteData) -> None:
    with (DATA / "oews/area_counties_may_2025.csv").open(newline="") as stream:
        published = {row["fips"]: row["area_code"] for row in csv.DictReader(stream)}
    assert dict(CountyArea.objects.values_list("county_fips", "area")) == published
    assert len(published) == 3222
