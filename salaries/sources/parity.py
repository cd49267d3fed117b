"""BEA regional price parities: metros, states' portions and whole states."""

from operator import itemgetter
from pathlib import Path

from careerguide.releases.bulk import insert_rows
from careerguide.releases.errors import LoadError, RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import number, text
from salaries.models import PriceParity

Kind = PriceParity.Kind


class ParityLoader(Loader):
    """One of three tables: metropolitan areas, parts of states, or whole states."""

    slug = "rpp"
    title = "Regional Price Parities, all items"
    publisher = "US Bureau of Economic Analysis"
    url = "https://www.bea.gov/data/prices-inflation/regional-price-parities-state-and-metro-area"
    caveats = "Whole states end a year before metros; pages use one year for all areas compared."
    files = ("rpp/MARPP_*.csv", "rpp/PARPP_*.csv", "rpp/SARPP_*.csv")
    rows = (400, 5_000)
    models = (PriceParity,)
    year_pattern = r"_(20\d\d)\."

    def edition(self, path: Path, year: int) -> str:
        """“states, to 2023”. Raises LoadError where the file's name is none of the tables'."""
        tables = {"MARPP": "metropolitan areas", "PARPP": "parts of states", "SARPP": "states"}
        table = tables.get(path.name[:5].upper())
        if not table:
            raise LoadError("its name begins with none of MARPP, PARPP, SARPP")
        return f"{table}, to {year}"

    def series(self, edition: str) -> str:
        """Metros, parts of states and states each have a newest table."""
        return edition.split(",")[0]

    def load(self, table: Table, run: Run) -> None:
        """One row an area and year. Raises LoadError where the header has no years."""
        cells = itemgetter(*table.positions("GeoFIPS", "GeoName", "TableName", "Description"))
        years = [(at, int(name)) for at, name in enumerate(table.header) if name.isdigit()]
        if not years:
            raise LoadError("the header has no years")
        rows: list[tuple[int, str, str, str, int, float]] = []

        def parse(row: list[object]) -> tuple[()] | None:
            fips, name, source, description = (text(cell) for cell in cells(row))
            if "RPPs: All items" not in description:
                run.unmatch("other measures than the all-items parity")
                return None
            fips = fips.strip('" ')
            if len(fips) != 5 or not fips.isdigit():
                raise RowError("GeoFIPS is not five digits")
            kind = _kind(source, fips)
            if kind is None:
                run.unmatch("the nation's metropolitan and nonmetropolitan parts")
                return None
            for at, year in years:
                index = None if text(row[at]) in ("", "(NA)") else number(row[at], "the index")
                if index == 0:
                    run.note("year's zero where a state has no nonmetropolitan portion")
                elif index is not None:
                    rows.append((run.release.pk, kind, fips, name.rstrip(" *"), year, index))
            return ()

        footnotes = (line for line in table.rows if len(line[1]) > 1)
        for _row in run.parsed(footnotes, len(table.header), parse):
            pass
        columns = ("release_id", "kind", "geo_fips", "name", "year", "index")
        insert_rows(PriceParity, columns, rows)


def _kind(table: str, fips: str) -> str | None:
    """The kind of area by the table and its GeoFIPS; None for parts of the nation."""
    if fips == "00000":
        return Kind.NATION
    if fips in ("00998", "00999"):
        return None
    if table == "MARPP":
        return Kind.METRO
    if table == "SARPP":
        return Kind.STATE
    return Kind.STATE_METRO if fips.endswith("998") else Kind.STATE_NONMETRO
