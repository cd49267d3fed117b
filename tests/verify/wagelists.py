"""Lists of wages: the occupations, and one occupation's areas, filtered and sorted."""

from collections.abc import Callable
from random import Random
from urllib.parse import urlencode

from tests.verify import portraits, words
from tests.verify.expected import Expected
from tests.verify.jobs import EDUCATION
from tests.verify.markup import ASIDE, Page
from tests.verify.places import state_names
from tests.verify.report import Report
from tests.verify.server import Site
from tests.verify.sheets import in_order
from tests.verify.wagepages import SCHOOLING, area_name, growth, wage_words
from tests.verify.wages import KINDS, NATION, PERCENTILES, Area, Wage, Wages

Query = dict[str, str]
SIZE = 25
LEVELS = ("none", "hs", "college", "award", "associate", "bachelor", "master", "doctoral")
"""Short names of BLS's levels of education, least first."""


def code_of(href: str) -> str:
    """The last part of an address, without what it is asked for."""
    return href.partition("?")[0].strip("/").rpartition("/")[2]


def _nation(wages: Wages, code: str) -> Wage:
    wage = wages.wage(code, NATION)
    assert wage is not None
    return wage


OCCUPATION: dict[str, Callable[[Wages, str], str]] = {
    "Median a year": lambda w, c: wage_words(_nation(w, c), "annual_median"),
    "Median an hour": lambda w, c: wage_words(_nation(w, c), "hourly_median"),
    "Jobs": lambda w, c: words.count(_nation(w, c).value["employment"]) or "withheld",
    "Growth": lambda w, c: words.percent(w.expected(c).change, sign=True) or "not projected",
    "Openings a year": lambda w, c: words.count(w.expected(c).openings) or "not projected",
    "Entry education": lambda w, c: SCHOOLING.get(w.expected(c).education, "not stated"),
}
"""A column's label (its beginning), and what its cell should say."""
OCCUPATION_SORTS: dict[str, Callable[[Wages, str], object]] = {
    "soc": lambda _w, c: c,
    "title": lambda w, c: w.title(c).lower(),
    "employment": lambda w, c: w.employment(c),
    "hourly_median": lambda w, c: _nation(w, c).value["hourly_median"],
    "annual_median": lambda w, c: _nation(w, c).value["annual_median"],
    "change_percent": lambda w, c: w.expected(c).change,
    "openings": lambda w, c: w.expected(c).openings,
    "entry_education": lambda w, c: (
        EDUCATION.index(w.expected(c).education) if w.expected(c).education else None
    ),
}


def draw_occupations(random: Random) -> Query:
    filters: list[Query] = [
        {},
        {"education": random.choice(LEVELS)},
        {"wage_min": str(random.randrange(25, 130) * 1000)},
        {"growth": random.choice(("growing", "faster", "shrinking"))},
    ]
    sort = random.choice(("", "-")) + random.choice(list(OCCUPATION_SORTS))
    return random.choice(filters) | random.choice(filters) | random.choice(({}, {"sort": sort}))


def _passes(wages: Wages, query: Query, code: str) -> bool:
    outlook = wages.expected(code)
    least = query.get("wage_min")
    median = _nation(wages, code).value["annual_median"]
    if least is not None and (median is None or median < int(least)):
        return False
    if "education" in query:
        wanted = EDUCATION[LEVELS.index(query["education"])]
        if outlook.education != wanted:
            return False
    change = outlook.change
    if "growth" not in query:
        return True
    if change is None:
        return False
    if query["growth"] == "shrinking":
        return change < 0
    return change > (growth(wages) if query["growth"] == "faster" else 0)


def by_worth(keys: list[str], sort: str, worth: Callable[[str], object]) -> list[str]:
    """Sorted by a worth; unknown last both ways, equal ones as they stand."""
    known = [key for key in keys if worth(key) is not None]
    known.sort(key=worth, reverse=sort.startswith("-"))  # type: ignore[arg-type]
    return known + [key for key in keys if worth(key) is None]


def check_occupations(
    site: Site, expected: Expected, query: Query, random: Random, report: Report
) -> Page:
    wages, what = expected.wages, "occupation lists"
    sort = query.get("sort", "-employment")
    find = OCCUPATION_SORTS[sort.removeprefix("-")]
    keys = [code for code in wages.codes if _passes(wages, query, code)]
    found = by_worth(keys, sort, lambda code: find(wages, code))
    number = random.randrange(1, max(1, -(-len(found) // SIZE)) + 1)
    address = f"/salaries/?{urlencode(query | {'page': str(number)})}"
    page = Page(site.page(address))
    shown = found[(number - 1) * SIZE : number * SIZE]
    rows = {
        row[0].href.partition("?")[0].strip("/").rpartition("/")[2]: row for row in page.table()[1:]
    }
    in_order(what, address, shown, list(rows), report)
    for code in shown:
        for cell in rows.get(code, [])[1:]:
            label = cell.attributes["data-label"]
            find_words = next((f for n, f in OCCUPATION.items() if label.startswith(n)), None)
            if find_words:
                said = find_words(wages, code)
                report.check(f"{what}: {label}", f"{address} {code}", said, cell.text())
            else:
                report.skip(f"{what}: {label}")
    return page


def draw_areas(random: Random, wages: Wages) -> tuple[str, Query]:
    unit = random.choice(("annual", "hourly"))
    filters: list[Query] = [
        {},
        {"type": random.choice(list(KINDS.values()))},
        {"state": random.choice(sorted(state_names()))},
    ]
    adjusted: Query = random.choice(({}, {"adjusted": "on"}))
    mark = "_adjusted" if adjusted else ""
    sorts = [f"{unit}_{p}{mark}" for p in PERCENTILES]
    sorts += ["area", "employment", "annual_mean", "price_parity", "location_quotient"]
    sort: Query = {"sort": random.choice(("", "-")) + random.choice([*sorts, "sampling_error"])}
    query = random.choice(filters) | {"unit": unit} | adjusted | random.choice(({}, sort))
    return random.choice(wages.codes), query


def check_areas(
    site: Site, expected: Expected, drawn: tuple[str, Query], random: Random, report: Report
) -> Page:
    """An occupation's page: one page of its areas, and all else it says."""
    soc, query = drawn
    wages, what = expected.wages, "area lists"
    areas = [
        area
        for area in wages.areas_of(soc)
        if query.get("type", KINDS[area.kind]) == KINDS[area.kind]
        and ("state" not in query or query["state"] in area.states)
    ]
    year = expected.parities.year(area.kind for area in areas)
    parity = {area.code: expected.parities.of(area, year) for area in areas}
    sort = query.get("sort", "area")
    worth = _worth(expected, soc, sort.removeprefix("-"), parity)
    found = by_worth([area.code for area in areas], sort, worth)
    number = random.randrange(1, max(1, -(-len(found) // SIZE)) + 1)
    address = f"/salaries/{soc}/?{urlencode(query | {'page': str(number)})}"
    page = Page(site.page(address))
    shown = found[(number - 1) * SIZE : number * SIZE]
    table = page.table("Pay by area")
    rows = {code_of(row[0].href): row for row in table[1:]}
    in_order(what, address, shown, list(rows), report)
    for code in shown:
        wage = wages.wage(soc, code)
        if code not in rows or wage is None:
            continue
        cells = area_cells(wages.areas[code], wage, parity[code], query)
        got = [rows[code][0].text(ASIDE), *(cell.text() for cell in rows[code][1:])]
        if len(cells) != len(got):
            report.differ(f"{what}: cells", f"{address} {code}", cells, got)
            continue
        for head, said, cell in zip(table[0], cells, got, strict=True):
            report.check(f"{what}: {head.text()}", f"{address} {code}", said, cell)
    portraits.check(page, expected, soc, query, report)
    return page


def _worth(
    expected: Expected, soc: str, sort: str, parity: dict[str, float | None]
) -> Callable[[str], object]:
    wages = expected.wages
    places = {area.code: at for at, area in enumerate(wages.order)}

    def worth(code: str) -> object:
        if sort == "area":
            return places[code]
        if sort == "price_parity":
            return parity[code]
        wage = wages.wage(soc, code)
        assert wage is not None
        value = wage.value[sort.removesuffix("_adjusted")]
        if value is None or not sort.endswith("_adjusted"):
            return value
        level = parity[code]
        return None if level is None else value * 100 / level

    return worth


def area_cells(area: Area, wage: Wage, parity: float | None, query: Query) -> list[str]:
    """A row of the table: the place, jobs, five percentiles, how common, how sure."""
    unit, adjusted = query.get("unit", "annual"), "adjusted" in query
    level = parity if adjusted else 100.0
    quotient = 1.0 if area.kind == 1 else wage.value["location_quotient"]
    cells = [area_name(area), words.count(wage.value["employment"]) or "withheld"]
    cells += [wage_words(wage, f"{unit}_{p}", level) for p in PERCENTILES]
    if adjusted:
        cells.append("no local price level" if parity is None else f"{parity:.1f}")
        cells.append(wage_words(wage, f"{unit}_median"))
    cells.append("withheld" if quotient is None else f"{quotient:.2f}")
    return [*cells, words.percent(wage.value["sampling_error"]) or "withheld"]
