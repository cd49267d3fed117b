"""What an occupation's page says of the nation, its states, its past and its employers."""

from tests.verify import words
from tests.verify.expected import Expected
from tests.verify.markup import ASIDE, Page
from tests.verify.report import Report
from tests.verify.sheets import in_order
from tests.verify.wagepages import MEANING, PER, SCHOOLING, growth, wage_words
from tests.verify.wages import NATION, Wage, Wages

RANKED = 10
"""States shown before the others; the reader's own stands under them, wherever it ranks."""


def check(page: Page, expected: Expected, soc: str, query: dict[str, str], report: Report) -> None:
    """All of an occupation's page but the table of areas, for what its address asks."""
    wages, what = expected.wages, "occupation pages"
    nation = wages.wage(soc, NATION)
    assert nation is not None
    years = f"{wages.outlook_start}–{(wages.outlook_start + 10) % 100}"
    outlook = wages.expected(soc)
    units = _units(nation, query.get("unit", ""))
    unit = units[0]
    pay = wage_words(nation, f"{unit}_median")
    wanted = {
        "Median pay": f"{pay} {PER[unit]}" if nation.value[f"{unit}_median"] else "",
        "Jobs": words.count(nation.value["employment"]),
        f"Growth in jobs, {years}": words.percent(outlook.change, sign=True),
        "Entry education": SCHOOLING.get(outlook.education, ""),
    }
    figures = page.figures()
    for label, value in wanted.items():
        report.check(f"{what}: {label}", soc, value, figures[label].value)
    facts = {name: node.text(frozenset({"sub"})) for name, node in page.facts("Outlook")}
    facts_wanted = {
        f"Growth in jobs, {years}": wanted[f"Growth in jobs, {years}"] or "not projected",
        "Openings a year": words.count(outlook.openings) or "not projected",
        "Entry education": wanted["Entry education"] or "not stated",
        "Experience needed": outlook.experience or "none",
    }
    for label, value in facts_wanted.items():
        report.check(f"{what}: outlook, {label}", soc, value, facts[label])
    together = f"all occupations together: {words.percent(growth(wages), sign=True)}"
    beside = page.facts("Outlook")[0][1].aside()
    report.check(f"{what}: all occupations together", soc, together, beside[0])
    _check_range(page, nation, soc, units, report)
    _check_states(page, expected, soc, query, report)
    _check_trend(page, expected, soc, report)
    asked = "hourly" if query.get("unit", "").startswith("hour") else "annual"
    _check_employers(page, expected, soc, asked, report)
    _check_related(page, wages, soc, asked, report)


def _units(nation: Wage, asked: str) -> list[str]:
    """Those that figures exist in, the one asked for first; a year first where none is."""
    units = [u for u in ("annual", "hourly") if not getattr(nation, f"{_other(u)}_only")]
    return units[::-1] if asked.startswith("hour") else units


def _check_range(page: Page, nation: Wage, soc: str, units: list[str], report: Report) -> None:
    rows = page.table("What people earn")[1:]
    for (name, meaning), row in zip(MEANING.items(), rows, strict=True):
        said = [meaning, *(wage_words(nation, f"{unit}_{name}") for unit in units)]
        got = [cell.text() for cell in row]
        report.check(f"occupation pages: {meaning}", soc, "; ".join(said), "; ".join(got))


def _other(unit: str) -> str:
    return "hourly" if unit == "annual" else "annual"


def _check_states(
    page: Page, expected: Expected, soc: str, query: dict[str, str], report: Report
) -> None:
    """Highest first; a bound has no rank, and a state without a figure comes last."""
    wages, home = expected.wages, query.get("state", "")
    nation = wages.wage(soc, NATION)
    assert nation is not None
    name = f"{_units(nation, query.get('unit', ''))[0]}_median"
    states = []
    for area in wages.order:
        if area.kind == 2:
            wage = wages.wage(soc, area.code)
            states.append((area, wage, wage.value[name] if wage else None))
    states.sort(key=lambda state: (state[2] is None, -(state[2] or 0), state[0].title))
    pays = [pay for _area, _wage, pay in states]
    lines = {}
    for area, wage, pay in states:
        said = "not published" if wage is None or pay is None else wage_words(wage, name)
        bound = wage is not None and name in wage.bounds
        rank = "–" if pay is None or bound else str(pays.index(pay) + 1)
        lines[area.state] = f"{area.title}: {said}, {rank}"
    first = [*list(lines)[:RANKED], *([home] if home in list(lines)[RANKED:] else [])]
    wanted = [lines[state] for state in (*first, *(s for s in lines if s not in first))]
    tables = [page.table("Median pay by state"), page.table("Median pay by state", 1)]
    got = [
        f"{row[0].text(ASIDE)}: {row[1].text()}, {row[2].text()}"
        for table in tables
        for row in table[1:]
    ]
    in_order("occupation pages: states ranked", soc, wanted, got, report)


def _check_trend(page: Page, expected: Expected, soc: str, report: Report) -> None:
    """Every year that published this very code; the units are those that exist today."""
    years = expected.history.get(soc, {})
    today = expected.wages.wage(soc, NATION)
    assert today is not None
    wanted = []
    for year in sorted(years):
        old = years[year]
        old.annual_only, old.hourly_only = today.annual_only, today.hourly_only
        hourly, annual = (wage_words(old, f"{unit}_median") for unit in ("hourly", "annual"))
        jobs = words.count(old.value["employment"]) or "withheld"
        wanted.append("; ".join((str(year), hourly, annual, jobs)))
    got = ["; ".join(c.text() for c in row) for row in page.table("National median by year")[1:]]
    in_order("occupation pages: medians by year", soc, wanted, got, report)


def _check_employers(page: Page, expected: Expected, soc: str, asked: str, report: Report) -> None:
    """The ten four-digit industries with most of the jobs."""
    nation = expected.wages.wage(soc, NATION)
    assert nation is not None
    every = nation.value["employment"]
    wanted = []
    for title, wage in expected.employers.get(soc, [])[:10]:
        jobs = wage.value["employment"] or 0
        unit = _units(wage, asked)[0]
        name = f"{unit}_median"
        median = wage_words(wage, name)
        per = f" {PER[unit]}" if unit != asked and wage.value[name] is not None else ""
        share = words.percent(100 * jobs / every) if every else ""
        wanted.append(f"{title}: {jobs:,} {share}".rstrip() + f", {median}{per}")
    got = [
        f"{row[0].text()}: {row[1].text()}, {row[2].text()}"
        for row in page.table("Where most of them work")[1:]
    ]
    in_order("occupation pages: employers", soc, wanted, got, report)


def _check_related(page: Page, wages: Wages, soc: str, asked: str, report: Report) -> None:
    """Each with its own national median; which are related is O*NET's to say."""
    for item in page.items("Related occupations"):
        code = item.href.partition("?")[0].strip("/").rpartition("/")[2]
        nation = wages.wage(code, NATION)
        assert nation is not None
        unit = _units(nation, asked)[0]
        pay = wage_words(nation, f"{unit}_median")
        said = f"{pay} {PER[unit]}" if nation.value[f"{unit}_median"] is not None else pay
        key = f"{soc} beside {code}"
        report.check("occupation pages: related", key, said, item.aside()[0])
