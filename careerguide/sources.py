"""ZIP codes (GeoNames), and the wage area of each county (BLS, OMB)."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.conf import settings

from careerguide.places.models import CountyArea, ZipCode
from careerguide.places.states import STATE_FIPS, Kind, states_that_are
from careerguide.releases.bulk import delete_rows, insert_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Fields, Table, open_table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.models import Release
from careerguide.releases.parse import digits, number, text
from careerguide.words.sources import SynonymsLoader, TranslationsLoader

GEONAMES = (
    "country", "zip", "place", "state_name", "state", "county", "county_code",
    "admin3", "admin3_code", "latitude", "longitude", "accuracy",
)  # fmt: skip
TERRITORIES = tuple(states_that_are(Kind.TERRITORY, Kind.FREELY_ASSOCIATED))
"""Those that GeoNames keeps in files of their own as if they were countries."""
METRO, NONMETRO = "4", "6"
"""AREA_TYPE of OEWS; other areas have no rows in the file of counties."""
FORMER_COUNTIES = settings.BASE_DIR / "data" / "geo" / "zip_area_fixes.csv"
"""ZIP codes that GeoNames leaves on counties that are no more, each with today's."""
COLUMNS = ("code", "place", "state", "county_fips", "latitude", "longitude")


class ZipLoader(Loader):
    """ZIP codes of the states, with place, county and position."""

    slug = "zip"
    title = "US postal codes"
    publisher = "GeoNames"
    licence = "CC BY 4.0 (attribute GeoNames)"
    url = "https://www.geonames.org/"
    caveats = (
        "A ZIP is a set of mail routes: its place and center are approximate. Where the file names"
        " a county that is no more, today's by the ZIP code's center."
    )
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
        with FORMER_COUNTIES.open(encoding="utf-8", newline="") as lines:
            today = {fix["zip"]: fix["fips"] for fix in csv.DictReader(lines)}

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
            return code, text(place), text(state), today.get(code, fips), lat, lon

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
    """Which wage area each county is in, and which core-based statistical area."""

    slug = "area-counties"
    title = "Counties of OEWS wage areas, metropolitan and nonmetropolitan"
    publisher = "US Bureau of Labor Statistics; Office of Management and Budget, Census Bureau"
    url = "https://www.bls.gov/oes/current/msa_def.htm"
    caveats = (
        "Guam and the Virgin Islands are one area each. Put together from BLS's list of"
        " nonmetropolitan areas and the Census Bureau's of metropolitan ones (July 2023)."
    )
    files = ("oews/area_counties_*.csv",)
    rows = (3_000, 3_500)
    models = (CountyArea,)

    def edition(self, path: Path, year: int) -> str:
        return f"May {year}"

    def load(self, table: Table, run: Run) -> None:
        """One row a county. Rejects (RowError) one that stands twice or in an area of another
        kind.
        """
        names = ("fips", "county_name", "state", "area_code", "area_type", "cbsa_2023")
        cells = itemgetter(*table.positions(*names))
        seen: set[str] = set()

        def parse(row: Fields) -> tuple[Any, ...]:
            fips, county, state, area, kind, cbsa = map(text, cells(row))
            if kind not in (METRO, NONMETRO):
                raise RowError("the area is neither metropolitan nor nonmetropolitan")
            if (fips := digits(fips, 5, "the county")) in seen:
                raise RowError("the county stands in the file twice")
            seen.add(fips)
            metro = kind == METRO
            code = digits(area, 5 if metro else 7, "the area")
            return fips, county, state, code, metro, digits(cbsa, 5, "CBSA") if cbsa else ""

        columns = ("county_fips", "county", "state", "area", "is_metro", "cbsa")
        insert_rows(CountyArea, columns, run.parsed(table.rows, len(table.header), parse))


SOURCES = (
    ZipLoader, TerritoryZipLoader, CountiesLoader, SynonymsLoader, TranslationsLoader,
)  # fmt: skip
"""In the order in which they need one another."""
