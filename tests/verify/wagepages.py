"""How pages write wages; and the page of an occupation in one place."""

from collections.abc import Iterator

from tests.verify import words
from tests.verify.expected import Expected
from tests.verify.jobs import EDUCATION
from tests.verify.markup import Page
from tests.verify.report import Report
from tests.verify.server import Site
from tests.verify.wages import NATION, Area, Wage, Wages

MEANING = {
    "p10": "A tenth earn less than",
    "p25": "A quarter earn less than",
    "median": "Median: half earn less",
    "p75": "A quarter earn more than",
    "p90": "A tenth earn more than",
    "mean": "Average (mean)",
}
SCHOOLING = dict(
    zip(
        EDUCATION,
        ("No formal credential", "High school diploma", "Some college, no degree",
         "Certificate after high school", "Associate’s degree", "Bachelor’s degree",
         "Master’s degree", "Doctoral or professional degree"),
        strict=True,
    )
)  # fmt: skip
"""BLS's words and a reader's."""
PER = {"hourly": "an hour", "annual": "a year"}


def amount(name: str, value: float) -> str:
    return f"${value:,.2f}" if name.startswith("hourly") else f"${value:,.0f}"


def wage_words(wage: Wage | None, name: str, parity: float | None = 100.0) -> str:
    """A wage at the nation's prices, or why there is none."""
    if wage is None:
        return "not published"
    value = wage.value[name]
    if value is None:
        never = {"hourly": wage.annual_only, "annual": wage.hourly_only}
        unit = name.partition("_")[0]
        return f"no {unit} figures exist" if never[unit] else "withheld"
    if parity is None:
        return "no local price level"
    shown = amount(name, value if parity == 100 else value * 100 / parity)
    return f"at least {shown}" if name in wage.bounds else shown


def lead(wage: Wage) -> str:
    return "hourly" if wage.hourly_only else "annual"


def area_name(area: Area) -> str:
    return "United States" if area.kind == 1 else area.title


def growth(wages: Wages) -> float:
    """Projected change of all occupations together, percent."""
    held = [wages.expected(code).jobs for code in wages.codes]
    start = sum(first or 0 for first, _last in held)
    return 100 * (sum(last or 0 for _first, last in held) / start - 1)


def check_place(site: Site, expected: Expected, soc: str, code: str, report: Report) -> Page:
    """One place beside its states and the nation: every cell of the table, and the ranks."""
    page = Page(site.page(f"/salaries/{soc}/{code}/"))
    wages, key = expected.wages, f"{soc} {code}"
    own = wages.areas[code]
    states = [wages.areas[wages.state_area[s]] for s in own.states if s in wages.state_area]
    columns = list(dict.fromkeys((own, *states, wages.areas[NATION])))
    year = expected.parities.year(area.kind for area in columns)
    rows = page.table("All figures")
    names = [area_name(area) for area in columns]
    report.check("place pages: columns", key, "; ".join(names), "; ".join(
        cell.text() for cell in rows[0][1:]
    ))  # fmt: skip
    wanted = [_place_rows(expected, soc, area, year) for area in columns]
    served = [row for row in rows[1:] if row[1].text()]
    for at, (label, _value) in enumerate(wanted[0]):
        said = "; ".join((label, *(column[at][1] for column in wanted)))
        got = "; ".join(cell.text() for cell in served[at])
        report.check(f"place pages: {label}", key, said, got)
    ranks = " ".join(_ranks(expected, soc, own, year))
    text = page.main.text()
    found = (
        text[text.index("Median pay ranks") :][: len(ranks)] if "Median pay ranks" in text else ""
    )
    report.check("place pages: ranks", key, ranks, found)
    return page


def _place_rows(
    expected: Expected, soc: str, area: Area, year: int | None
) -> list[tuple[str, str]]:
    wage = expected.wages.wage(soc, area.code)
    parity = expected.parities.of(area, year)
    rows = []
    for unit in ("annual", "hourly"):
        rows += [(said, wage_words(wage, f"{unit}_{name}")) for name, said in MEANING.items()]
        rows.append(("Median at national prices", wage_words(wage, f"{unit}_median", parity)))
    jobs = wage.value["employment"] if wage else None
    every = expected.wages.wage("00-0000", NATION)
    share = wage.value["jobs_per_1000"] if wage else None
    quotient = wage.value["location_quotient"] if wage else None
    if area.kind == 1:  # the file leaves these empty
        assert every is not None
        share = None if jobs is None else 1000 * jobs / (every.value["employment"] or 0)
        quotient = 1.0
    error = wage.value["sampling_error"] if wage else None
    counts = {
        "Jobs": words.count(jobs),
        "Jobs per 1,000 of all jobs": "" if share is None else f"{share:.2f}",
        "Location quotient": "" if quotient is None else f"{quotient:.2f}",
        "Sampling error": words.percent(error),
    }
    rows += [
        (label, (said or "withheld") if wage else "not published") for label, said in counts.items()
    ]
    level = "no local price level" if parity is None else f"{parity:.1f}"
    return [*rows, ("Price level (nation = 100)", level)]


def _ranks(expected: Expected, soc: str, own: Area, year: int | None) -> Iterator[str]:
    """Among areas of its kind, as published and at the nation's prices."""
    plural = {2: "states and D.C.", 4: "metro areas"}.get(own.kind)
    wage = expected.wages.wage(soc, own.code)
    if not plural or wage is None:
        return
    name = f"{lead(wage)}_median"
    if wage.value[name] is None or name in wage.bounds:
        return
    raw: dict[str, float] = {}
    adjusted: dict[str, float] = {}
    for area in expected.wages.areas_of(soc):
        other = expected.wages.wage(soc, area.code)
        value = other.value[name] if other else None
        if area.kind == own.kind and value is not None:
            raw[area.code] = value
            parity = expected.parities.of(area, year)
            if parity is not None:
                adjusted[area.code] = value * 100 / parity
    for held, said in (
        (raw, f"Median pay ranks {{}} of the {{}} medians published ({plural})."),
        (adjusted, "At national prices it ranks {} of the {} whose price level is known."),
    ):
        if own.code not in held or len(held) < 3:
            return
        above = sum(value > held[own.code] for value in held.values())
        yield said.format(f"{above + 1}", f"{len(held)}")
