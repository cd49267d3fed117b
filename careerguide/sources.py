"""ZIP codes (GeoNames) and the counties of metropolitan areas (OMB)."""

from collections.abc import Iterator
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from typing import Any

from careerguide.places.models import CountyMetro, ZipCode
from careerguide.places.states import STATE_FIPS, Kind, states_that_are
from careerguide.releases.bulk import delete_rows, insert_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Fields, Table, open_table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.models import Release
from careerguide.releases.parse import digits, number, text
from careerguide.words.sources import SynonymsLoader

GEONAMES = (
    "country", "zip", "place", "state_name", "state", "county", "county_code",
    "admin3", "admin3_code", "latitude", "longitude", "accuracy",
)  # fmt: skip
TERRITORIES = tuple(states_that_are(Kind.TERRITORY, Kind.FREELY_ASSOCIATED))
"""Those that GeoNames keeps in files of their own as if they were countries."""
COLUMNS = ("code", "place", "state", "county_fips", "latitude", "longitude")


class ZipLoader(Loader):
    """ZIP codes of the states, with place, county and position."""

    slug = "zip"
    title = "US postal codes"
    publisher = "GeoNames"
    licence = "CC BY 4.0 (attribute GeoNames)"
    url = "https://www.geonames.org/"
    caveats = "A ZIP is a set of mail routes: its place and center are approximate."
    files = ("geo/geonames_US_postal.txt.gz",)
    rows = (35_000, 50_000)
    models = (ZipCode,)

    def year(self, path: Path) -> int:
        return 2026

    @contextmanager
    def open(self, path: Path) -> Iterator[Table]:
        with open_table(path, delimiter="\t", columns=GEONAMES) as table:
            yield table

    def discard(self, release: Release) -> None:
        """Overridden: the table has the rows of two sources."""
        delete_rows(ZipCode.objects.exclude(state__in=TERRITORIES))

    def load(self, table: Table, run: Run) -> None:
        """Replace the places of this file. Rejects (RowError) a state that is none of its own."""
        names = ("zip", "place", "state", "county_code", "latitude", "longitude")
        cells = itemgetter(*table.positions(*names))
        seen: set[str] = set()

        def parse(row: Fields) -> tuple[Any, ...] | None:
            code, place, state, county, latitude, longitude = cells(row)
            code, lat, lon = zip_and_position(code, latitude, longitude, seen)
            if text(state) not in STATE_FIPS:
                raise RowError("the state is missing or unknown")
            if text(state) in TERRITORIES:
                run.unmatch("in a territory, whose ZIP codes are another source's")
                return None
            seen.add(code)
            fips = STATE_FIPS[text(state)] + digits(county, 3, "the county") if county else ""
            return code, text(place), text(state), fips, lat, lon

        insert_rows(ZipCode, COLUMNS, run.parsed(table.rows, len(table.header), parse))


class TerritoryZipLoader(Loader):
    """ZIP codes of the territories."""

    slug = "zip-territories"
    title = "Postal codes of the territories"
    publisher = "NCES IPEDS and the free ZIP code database, put together by this site"
    licence = "Public domain; BSD (zipcodes, © 2007 Dav Glass)"
    url = "https://nces.ed.gov/ipeds/use-the-data"
    caveats = (
        "A ZIP with schools is where they are; the others are where their town is, to about a mile."
    )
    files = ("geo/territory_zips.csv",)
    rows = (150, 400)
    models = (ZipCode,)

    def year(self, path: Path) -> int:
        return 2024

    def discard(self, release: Release) -> None:
        """Overridden: the table has the rows of two sources."""
        delete_rows(ZipCode.objects.filter(state__in=TERRITORIES))

    def load(self, table: Table, run: Run) -> None:
        """Replace the places of this file. Rejects (RowError) a state that is none of its own."""
        names = ("zip", "place", "state", "county_fips", "latitude", "longitude")
        cells = itemgetter(*table.positions(*names))
        # Rows that an older loader of the other source left are in the way.
        delete_rows(ZipCode.objects.filter(state__in=TERRITORIES))
        seen: set[str] = set()

        def parse(row: Fields) -> tuple[Any, ...] | None:
            code, place, state, county, latitude, longitude = cells(row)
            code, lat, lon = zip_and_position(code, latitude, longitude, seen)
            if text(state) not in TERRITORIES:
                raise RowError("the state is no territory of this file")
            seen.add(code)
            fips = digits(county, 5, "the county") if county else ""
            return code, text(place), text(state), fips, lat, lon

        insert_rows(ZipCode, COLUMNS, run.parsed(table.rows, len(table.header), parse))


def zip_and_position(
    code: Any, latitude: Any, longitude: Any, seen: set[str]
) -> tuple[str, float, float]:
    """A ZIP code not seen yet, and where it is. Raises RowError where it can't be placed."""
    code = digits(code, 5, "the ZIP")
    if code in seen:
        raise RowError("the ZIP stands in the file twice")
    lat, lon = number(latitude, "the latitude"), number(longitude, "the longitude")
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise RowError("the position is missing or not on the earth")
    return code, lat, lon


class CountiesLoader(Loader):
    """Which metropolitan area a county is in."""

    slug = "cbsa-counties"
    title = "Core-based statistical areas and their counties"
    publisher = "US Office of Management and Budget, Census Bureau"
    url = "https://www.census.gov/programs-surveys/metro-micro.html"
    caveats = "Counties outside every such area are not listed; their wages are the state's."
    files = ("geo/list1_*.xlsx",)
    rows = (1_700, 2_200)
    models = (CountyMetro,)

    def edition(self, path: Path, year: int) -> str:
        return f"July {year}"

    @contextmanager
    def open(self, path: Path) -> Iterator[Table]:
        with open_table(path, header_line=3) as table:
            yield table

    def load(self, table: Table, run: Run) -> None:
        names = (
            "CBSA Code", "CBSA Title", "Metropolitan/Micropolitan Statistical Area",
            "County/County Equivalent", "State Name", "FIPS State Code", "FIPS County Code",
        )  # fmt: skip
        cells = itemgetter(*table.positions(*names))

        def parse(row: Fields) -> tuple[Any, ...] | None:
            cbsa, title, kind, county, state, state_fips, county_fips = cells(row)
            if title is None:
                run.unmatch("notes under the table")
                return None
            fips = digits(state_fips, 2, "the state") + digits(county_fips, 3, "the county")
            metro = text(kind).startswith("Metro")
            return fips, text(county), text(state), digits(cbsa, 5, "CBSA"), text(title), metro

        columns = ("county_fips", "county", "state", "cbsa", "cbsa_title", "is_metro")
        insert_rows(CountyMetro, columns, run.parsed(table.rows, len(table.header), parse))


SOURCES = (ZipLoader, TerritoryZipLoader, CountiesLoader, SynonymsLoader)
"""In the order in which they need one another."""
