"""Pay in every area of the state now, and an older printed table, by the hour, apart from it."""

import re
from typing import TypedDict

from django.utils.translation import gettext as _

from careerguide.pages.cache import address
from careerguide.pages.numbers import cents
from careerguide.words.data_text import data_words
from guides.cited import ReleaseLink, releases
from guides.library import HeldSection
from guides.models import OlderWage
from guides.reader import Reader
from programs.leading import MISSING
from salaries.columns import PERCENTILE_LABELS
from salaries.pages.wagetext import Words, known_wage, lead_unit, per, why_missing, words
from salaries.rules import HOURLY, PERCENTILES
from salaries.wagestore import WageArea

FIRST_CITY = re.compile(r"[^-,]+")


class PayTable(TypedDict):
    """A job's pay: a row of five percentiles, or why there are none, for each area."""

    soc: str
    title: str
    rows: list[dict[str, str | bool]]
    more: str


class OlderRow(TypedDict):
    """A line of an older printed table, and today's median and area beside it; "" where none."""

    area: str
    soc: str
    vintage: str
    low: str
    median: str
    high: str
    now: str
    now_area: str


class LocalPayPanel(TypedDict):
    """Pay by area, now and as once printed."""

    state: str
    percentiles: list[str]
    edition: str
    by_hour: bool
    tables: list[PayTable]
    older: list[OlderRow]
    vintage: str
    older_title: str
    older_sources: list[ReleaseLink]
    sources: list[ReleaseLink]


def local_pay(reader: Reader, _section: HeldSection) -> LocalPayPanel:
    """Pay of each occupation by area; the printed table only of the reader's own state."""
    tables = [_pay_table(reader, soc) for soc in reader.guide.occupations]
    source, rows = reader.library.older_inside(reader.state)
    older = [_then_and_now(reader, row) for row in rows if row.soc in reader.guide.occupations]
    return {
        "state": reader.state,
        "percentiles": [str(label) for label in PERCENTILE_LABELS.values()],
        "edition": reader.wages.edition,
        "by_hour": reader.url.unit == HOURLY,
        "tables": tables,
        "older": older,
        "vintage": older[0]["vintage"] if older else "",
        "older_title": reader.wages.title(older[0]["soc"]) if older else "",
        "older_sources": releases(source) if older else [],
        "sources": releases("oews"),
    }


def _areas(reader: Reader) -> list[WageArea]:
    """The state, the areas that reach into it, and the nation; without a state the nation."""
    nation = reader.wages.nation
    if not reader.state:
        return [nation]
    inside = [area for area in reader.wages.areas if reader.state in area.states]
    return [*inside, nation]


def _pay_table(reader: Reader, soc: str) -> PayTable:
    say, base = words(), address("salaries:occupation", soc)
    rows = [area_row(reader, soc, area, say, base) for area in _areas(reader)]
    more = f"{base}?state={reader.state}" if reader.state else base
    return {"soc": soc, "title": reader.wages.title(soc), "rows": rows, "more": more}


def area_row(
    reader: Reader, soc: str, area: WageArea, say: Words, base: str
) -> dict[str, str | bool]:
    """The five percentiles in the unit that the reader chose, or why there are none."""
    row = reader.wages.row(soc, area.code)
    own: dict[str, str | bool] = {
        "name": data_words(area.name),
        "kind": str(area.type.label),
        "href": f"{base}{area.code}/",
        "yours": area.code == reader.wage_area,
        "per": "",
    }
    if row is None:
        return {**own, "missing": _("not published")}
    columns = reader.wages.columns
    top, only = int(columns["top_coded"][row]), int(columns["only"][row])
    unit = lead_unit(only, reader.url.unit)
    names = [f"{unit}_{percentile}" for percentile in PERCENTILES]
    values = {name: int(columns[name][row]) for name in names}
    wages = {
        percentile: known_wage(name, values[name], top, say)
        for percentile, name in zip(PERCENTILES, names, strict=True)
    }
    missing = why_missing(names[2], only, say)
    unknown = all(value == MISSING for value in values.values())
    other = per(unit) if unit != reader.url.unit else ""
    return {**own, **wages, "per": other, "no_wage": missing, "missing": missing if unknown else ""}


def _then_and_now(reader: Reader, row: OlderWage) -> OlderRow:
    """A line of an older printed table, with today's median where an area goes by that name."""
    area = counterpart(reader, row)
    now = median_now(reader, row.soc, area) if area else ""
    return {
        "area": data_words(row.area),
        "soc": row.soc,
        "vintage": row.vintage,
        "low": cents(row.low),
        "median": cents(row.median),
        "high": cents(row.high),
        "now": now,
        "now_area": area.name if area else "",
    }


def counterpart(reader: Reader, row: OlderWage) -> WageArea | None:
    """The area of today whose first-named city is the printed one's; its bounds may differ."""
    if not row.state:
        return reader.wages.nation
    city = _first_city(row.area)
    inside = [area for area in reader.wages.areas if row.state in area.states]
    return next((area for area in inside if _first_city(area.title) == city), None)


def _first_city(area: str) -> str:
    """“Springfield” of “Springfield, MA-CT Metropolitan NECTA”."""
    found = FIRST_CITY.match(area)
    return found[0].strip() if found else ""


def median_now(reader: Reader, soc: str, area: WageArea) -> str:
    """The hourly median of the current release, "" where it is not known."""
    row = reader.wages.row(soc, area.code)
    if row is None:
        return ""
    value = int(reader.wages.columns["hourly_median"][row])
    return known_wage("hourly_median", value, int(reader.wages.columns["top_coded"][row]), words())
