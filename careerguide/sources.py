"""ZIP codes (GeoNames) and the counties of metropolitan areas (OMB)."""

from collections.abc import Iterator
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path

from careerguide.places.models import CountyMetro, ZipCode
from careerguide.places.states import STATE_FIPS
from careerguide.releases.bulk import insert_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Fields, Table, open_table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import digits, number, text

GEONAMES = (
    "country", "zip", "place", "state_name", "state", "county", "county_code",
    "admin3", "admin3_code", "latitude", "longitude", "accuracy",
)  # fmt: skip


class ZipLoader(Loader):
    """ZIP codes with their place, state, county and centre."""

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
        """The year of the download: GeoNames names none, and updates the file daily."""
        return 2026

    @contextmanager
    def open(self, path: Path) -> Iterator[Table]:
        """Tabs part its fields, and it has no header."""
        with open_table(path, delimiter="\t", columns=GEONAMES) as table:
            yield table

    def load(self, table: Table, run: Run) -> None:
        """Replace every ZIP code; one without a state or a place on the earth is rejected."""
        names = ("zip", "place", "state", "county_code", "latitude", "longitude")
        cells = itemgetter(*table.positions(*names))
        seen: set[str] = set()

        def parse(row: Fields) -> tuple[str, str, str, str, float, float]:
            code, place, state, county, latitude, longitude = cells(row)
            code = digits(code, 5, "the ZIP")
            if code in seen:
                raise RowError("the ZIP stands in the file twice")
            lat, lon = number(latitude, "the latitude"), number(longitude, "the longitude")
            if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
                raise RowError("the position is missing or not on the earth")
            if text(state) not in STATE_FIPS:
                raise RowError("the state is missing or unknown")
            seen.add(code)
            fips = STATE_FIPS[text(state)] + digits(county, 3, "the county") if county else ""
            return code, text(place), text(state), fips, lat, lon

        columns = ("code", "place", "state", "county_fips", "latitude", "longitude")
        insert_rows(ZipCode, columns, run.parsed(table.rows, len(table.header), parse))


class CountiesLoader(Loader):
    """Counties of metropolitan and micropolitan areas, as OMB delineates them."""

    slug = "cbsa-counties"
    title = "Core-based statistical areas and their counties"
    publisher = "US Office of Management and Budget, Census Bureau"
    url = "https://www.census.gov/programs-surveys/metro-micro.html"
    caveats = "Counties outside every such area are not listed; their wages are the state's."
    files = ("geo/list1_*.xlsx",)
    rows = (1_700, 2_200)
    models = (CountyMetro,)

    def edition(self, path: Path, year: int) -> str:
        """OMB delineates in July of a year."""
        return f"July {year}"

    @contextmanager
    def open(self, path: Path) -> Iterator[Table]:
        """Its header is the third line, below the title."""
        with open_table(path, header_line=3) as table:
            yield table

    def load(self, table: Table, run: Run) -> None:
        """Replace every county; the notes under the table are left out."""
        names = (
            "CBSA Code", "CBSA Title", "Metropolitan/Micropolitan Statistical Area",
            "County/County Equivalent", "State Name", "FIPS State Code", "FIPS County Code",
        )  # fmt: skip
        cells = itemgetter(*table.positions(*names))

        def parse(row: Fields) -> tuple[str, str, str, str, str, bool] | None:
            cbsa, title, kind, county, state, state_fips, county_fips = cells(row)
            if title is None:
                run.unmatch("notes under the table")
                return None
            fips = digits(state_fips, 2, "the state") + digits(county_fips, 3, "the county")
            metro = text(kind).startswith("Metro")
            return fips, text(county), text(state), digits(cbsa, 5, "CBSA"), text(title), metro

        columns = ("county_fips", "county", "state", "cbsa", "cbsa_title", "is_metro")
        insert_rows(CountyMetro, columns, run.parsed(table.rows, len(table.header), parse))


SOURCES = (ZipLoader, CountiesLoader)
"""In the order in which they need one another."""
