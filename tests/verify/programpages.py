"""One program's page: every labelled figure, the jobs, the awards by year, the programs like it."""

from collections.abc import Iterator
from random import Random
from typing import TypeVar
from urllib.parse import urlencode

from tests.verify import aid, colleges, words
from tests.verify.expected import Expected
from tests.verify.leads import length, price, price_of
from tests.verify.markup import Page
from tests.verify.places import miles
from tests.verify.pricing import TOTAL
from tests.verify.programlists import PRICE_NOTE
from tests.verify.programs import AWARDS, OF_FIELD, REPORTED, RESIDENCIES, Program
from tests.verify.programsheet import WORDS
from tests.verify.releases import DATA, cells, year_of
from tests.verify.report import Report
from tests.verify.server import Site
from tests.verify.texas import listed_hours, optional_costs
from tests.verify.training import LISTED_YEARS, defined, months
from tests.verify.wagepages import wage_words
from tests.verify.wages import Wage

UNITS = {"1": "clock hours", "2": "credit hours"}
Awards = dict[tuple[str, str, int], dict[int, int]]
"""By school, field and award level: how many in each year."""
Paid = TypeVar("Paid")
Labelled = tuple[str, str]
"""A label and its value, "" where the figure is not known."""


def check(
    site: Site,
    expected: Expected,
    program: Program,
    awards: Awards,
    said: dict[str, str],
    report: Report,
) -> Page:
    """The page as a resident of the school's state sees it who `said` something of themselves."""
    address = f"/programs/{program.id}/" + (f"?{urlencode(said)}" if said else "")
    page = Page(site.page(address))
    what, key = "program pages", program.id
    figures = page.figures()
    for label, value in (*headline(program), *bill(program, said)):
        got = figures.get(label)
        report.check(f"{what}: {label}", key, value, got.value if got else "no such figure")
    groups = {
        "What it costs": list(prices(program)),
        "How long it takes": list(lengths(program)),
        "What graduates earn": [
            (
                "Graduates’ median earnings, 1 year after finishing",
                words.dollars(program.one_year),
            ),
            (
                "Graduates’ median earnings, 4 years after finishing",
                words.dollars(program.four_years),
            ),
            (
                "People in the state who only finished high school earn",
                words.dollars(program.state_earns),
            ),
            ("Graduates’ median debt", words.dollars(program.debt)),
        ],
    }
    for heading, lines in groups.items():
        got_lines = [(name, node.value) for name, node in page.facts(heading)]
        same_lines(f"{what}: {heading}", key, lines, got_lines, report)
    check_ranges(page, program, report)
    school = dict(page.facts("The school"))
    for label, value in about(program).items():
        report.check(f"{what}: {label}", key, value, school[label].value)
    check_jobs(page, expected, program, report)
    known = awards[program.school.unitid, program.cip, program.level]
    check_awards(page, program, known, report)
    check_similar(page, expected, program, report)
    return page


def check_ranges(page: Page, program: Program, report: Report) -> None:
    """What stands beneath a price and a length begins with its range."""
    wanted = {"Full-time length": ("How long it takes", length(program)[1])}
    spans = {r: (program.price(r), program.usual_price(r)) for r in RESIDENCIES}
    for who, (span, typical) in _alike(spans):
        beneath = price(span, typical, program.price_basis)[1]
        wanted[words.capital(who)] = "What it costs", beneath
    for label, (heading, beneath) in wanted.items():
        told = "; ".join(dict(page.facts(heading))[label].aside())
        report.check("program pages: ranges", program.id, beneath, told[: len(beneath)])


def same_lines(
    figure: str, key: str, wanted: list[Labelled], got: list[Labelled], report: Report
) -> None:
    if len(wanted) != len(got):
        report.differ(figure, key, wanted, got)
        return
    for (label, value), (name, shown) in zip(wanted, got, strict=True):
        report.check(figure, key, f"{label}: {value}", f"{name}: {shown}")


def headline(program: Program) -> Iterator[Labelled]:
    spans = set(zip(program.prices, program.typical, strict=True))
    label = "price, in-state" if len(spans) > 1 else "price"
    yield label, price_of(program, "in_state")[0]
    yield "full-time length", length(program)[0]
    yield "local pay a year starts near", words.dollars(program.pay[0])
    yield "graduates earn a year", words.dollars(program.earnings)


def bill(program: Program, said: dict[str, str]) -> Iterator[Labelled]:
    """The figures of “What you would pay”."""
    price = aid.sticker(program, "in_state")
    paid = aid.bill(program, price, program.school.state, said)
    if price is None:
        return
    write = aid.writing(program)
    yield "sticker price, in-state", write(price)
    if paid.rule:
        yield "what you would pay, if granted", write(paid.if_met)
    if paid.low != paid.if_met:
        yield "with the most aid by need", write(paid.low)


def _alike(values: dict[str, Paid]) -> Iterator[tuple[str, Paid]]:
    """Those who pay the same, named together."""
    for value in dict.fromkeys(values.values()):
        yield words.listed([WORDS[r] for r in RESIDENCIES if values[r] == value]), value


def prices(program: Program) -> Iterator[Labelled]:
    spans = {r: (program.price(r), program.usual_price(r)) for r in RESIDENCIES}
    for who, (span, typical) in _alike(spans):
        yield words.capital(who), price(span, typical, program.price_basis)[0]
    yield "Books and supplies", words.dollars(program.books)
    if program.lister == "state list":
        yield "Optional costs, as listed", words.dollars(optional_costs().get(program.number))
    yield "Tests, uniforms and tools", ""
    reported = program.price_basis == TOTAL or program.length_basis == REPORTED
    year = colleges.year_prices().get(program.school.unitid)
    kind = colleges.student(program.level, program.cip) or 0
    if program.lister == "state list" or reported or not year or kind not in year.tuition:
        return
    each = dict(zip(RESIDENCIES, year.tuition[kind], strict=True))
    for who, paid in _alike(each):
        yield f"One full-time year, {who}", words.dollars(paid)
    yield "Books, one year", "" if kind else words.dollars(year.books)
    if program.level in LISTED_YEARS:
        bands = {r: None if paid is None else defined(paid, program.level)
                 for r, paid in each.items()}  # fmt: skip
        for who, band in _alike(bands):
            if band is not None:
                yield f"By the award’s definition, {who}", words.money(*band)


def lengths(program: Program) -> Iterator[Labelled]:
    yield "Full-time length", length(program)[0]
    if program.length_basis == OF_FIELD:
        yield "By the award’s definition", words.months(*months(program.level))
    if program.lister == "state list":
        hours = listed_hours().get(program.number)
        yield "Listed hours", f"{hours:,} contact hours" if hours else ""
    elif program.price_basis == TOTAL or program.length_basis == REPORTED:
        for slot in colleges.slots()[program.school.unitid, program.cip]:
            unit = UNITS.get(slot.measure, "hours")
            yield "Reported hours", f"{slot.hours:,} {unit}" if slot.hours else ""


def one_spaced(text: str) -> str:
    """As a browser shows it."""
    return " ".join(text.split())


def about(program: Program) -> dict[str, str]:
    kinds = {"1": "Public", "2": "Private nonprofit", "3": "For-profit"}
    return {
        "Name": one_spaced(program.school.name),
        "Kind": kinds.get(program.school.control, "Not reported"),
        "Delivery": words.capital(program.delivery),
        "Award level": words.capital(AWARDS[program.level]),
        "Program number": program.id,
    }


def check_jobs(page: Page, expected: Expected, program: Program, report: Report) -> None:
    """Every linked job: the main one first, then those in reach, then by title."""
    wages, jobs = expected.wages, expected.jobs
    codes = [link.job for link in jobs.links.get(program.cip, [])]
    codes += [job for job in program.leads or () if job not in codes]
    name = program.name if program.leads is not None else ""

    def within_reach(code: str) -> bool:
        return jobs.reached(code, program.cip, program.level, name)

    codes.sort(key=lambda c: (c != program.job, not within_reach(c), wages.title(c)))
    rows = page.table("Jobs it relates to")[1:]
    what = "program pages: jobs"
    got = [row[0].href.split("/")[2] for row in rows]
    report.check(what, program.id, " ".join(codes), " ".join(got))
    if got != codes:
        return
    for code, row in zip(codes, rows, strict=True):
        here = wages.wage(code, program.area) if program.area else None
        low, median = (here.value[f"hourly_{p}"] if here else None for p in ("p25", "median"))
        nation = wages.wage(code, "99")
        assert nation is not None
        outlook = wages.expected(code)
        figures = {
            "Local pay a year": words.money(
                *(here.value[f"annual_{p}"] if here else None for p in ("p25", "median"))
            ),
            "Local pay an hour": f"${low:,.2f}–{median:,.2f}" if low and median else "",
            "National median a year": _national(nation),
            "Outlook": _outlook(outlook.change, outlook.openings),
        }
        for cell in row[1:]:
            label = cell.attributes["data-label"]
            report.check(f"{what}, {label}", f"{program.id} {code}", figures[label], cell.value)
        within = "not within reach" not in row[0].text()
        if within != within_reach(code):
            report.differ(f"{what}, reach", f"{program.id} {code}", not within, within)
        else:
            report.alike([f"{what}, reach"])


def _national(wage: Wage) -> str:
    """By the year, else by the hour, which is said."""
    if wage.value["annual_median"] is not None:
        return wage_words(wage, "annual_median")
    known = wage.value["hourly_median"] is not None
    return f"{wage_words(wage, 'hourly_median')} an hour" if known else ""


def _outlook(change: float | None, openings: int | None) -> str:
    if change is None:
        return ""
    said = f"{words.percent(change, sign=True)} jobs in ten years"
    return said if openings is None else f"{said}, {openings:,} openings a year"


def awards_by_year(programs: list[Program]) -> Awards:
    """Awards of these programs in every year that has a file, read in one pass."""
    keys = {(p.school.unitid, p.cip, p.level) for p in programs}
    found: Awards = {key: {} for key in keys}
    columns = ("UNITID", "CIPCODE", "MAJORNUM", "AWLEVEL", "CTOTALT")
    for path in sorted(DATA.glob("ipeds/c20*_a.csv.gz")):
        for unitid, cip, major, level, total in cells(path, *columns):
            if major == "1" and (unitid, cip, int(level)) in keys:
                found[unitid, cip, int(level)][year_of(path)] = int(total)
    return found


def check_awards(page: Page, program: Program, known: dict[int, int], report: Report) -> None:
    years = [year_of(path) for path in sorted(DATA.glob("ipeds/c20*_a.csv.gz"))]
    wanted = [
        (str(year), f"{known[year]:,}" if year in known else "not reported") for year in years
    ]
    rows = page.table("Graduates by year")[1:]
    got = [(row[0].text(), row[1].text()) for row in rows]
    shown = wanted if known and program.lister != "state list" else []
    same_lines("program pages: graduates by year", program.id, shown, got, report)


def check_similar(page: Page, expected: Expected, program: Program, report: Report) -> None:
    """Each is of the same field, near, and says its own distance, price and length."""
    for item in page.items("Like it"):
        other = expected.programs.by_id[item.href.partition("?")[0].strip("/").rpartition("/")[2]]
        key = f"{program.id} beside {other.id}"
        here, there = program.school.place, other.school.place
        away = miles(here, there) if here and there else float("inf")
        if other.cip != program.cip or away > 100:
            report.differ("program pages: programs like it", key, program.cip, other.cip)
        residency = "in_state" if other.school.state == program.school.state else "out_of_state"
        first, second = item.aside()
        said = [one_spaced(other.school.name), f"{away:.0f} miles", AWARDS[other.level]]
        report.check("program pages: programs like it", key, " · ".join(said), first)
        lead, beneath = price_of(other, residency)
        lasts = length(other)[0]
        if lead:
            parts = lead, beneath, PRICE_NOTE[other.price_basis], WORDS[residency]
            told = " · ".join(filter(None, (", ".join(filter(None, parts)), lasts)))
            report.check("program pages: programs like it", key, told, second)
        else:
            ending = second.rpartition(" · ")[2] if lasts else ""
            report.check("program pages: programs like it", key, lasts, ending)


def draw(random: Random, expected: Expected, times: int) -> list[Program]:
    """Programs of colleges and, one in six, of the state list."""
    ids = sorted(expected.programs.by_id)
    listed = [key for key in ids if key.startswith("tx-")]
    drawn = [random.choice(listed if at % 6 == 5 else ids) for at in range(times)]
    return [expected.programs.by_id[key] for key in drawn]
