"""Lists of programs: which match a page's filters, in which order, and what a row says."""

from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import NamedTuple
from urllib.parse import urlencode

from tests.verify import aid, called, words
from tests.verify.colleges import School
from tests.verify.expected import Expected
from tests.verify.leads import length, price_of
from tests.verify.markup import Page
from tests.verify.places import Zip, miles, state_names, zips
from tests.verify.pricing import ESTIMATE, LISTED, TOTAL
from tests.verify.programs import RESIDENCIES, Program
from tests.verify.programsheet import WORDS, ProgramSheet, is_gone, status
from tests.verify.report import Report
from tests.verify.server import Site
from tests.verify.sheets import in_order
from tests.verify.training import UNPRICED, Money
from tests.verify.wages import Area

PRICE_NOTE = {TOTAL: "reported total", ESTIMATE: "estimate", LISTED: "listed"}
USUAL_YEAR = "4"
"""Years after finishing that most earnings are of: rows name only others."""
CONTROLS = {"public": "1", "nonprofit": "2", "for-profit": "3"}
DELIVERIES = {"in-person": "in person", "hybrid": "hybrid", "online": "online"}
ENTRIES = ("beginners", "further")
STATUSES = {
    "open": "open",
    "not reported": "unknown",
    "not in the newest IPEDS directory": "absent",
}
"""Every other is closed."""
LEVELS = (20, 21, 2, 4, 3, 5, 6, 7, 8, 17, 18, 19)
"""Award levels from short to long."""
Query = dict[str, str]


class Reader:
    """A query: who asks, and so which price and which pay count."""

    def __init__(self, expected: Expected, query: Query) -> None:
        self.expected, self.query = expected, query
        self.here: Zip | None = zips().get(query.get("near", ""))
        home = self.here.state if self.here else query.get("state", "")
        self.residency = query.get("residency") or ("in_state" if home else "out_of_state")
        self.job = query.get("occupation", "")
        self.home = "" if self.residency == "out_of_state" else home

    def who(self, program: Program) -> str:
        """Elsewhere than at home one pays what strangers pay."""
        away = self.here and program.school.state != self.here.state
        return "out_of_state" if away else self.residency

    def price(self, program: Program) -> Money:
        return program.price(self.who(program))

    def pays(self, program: Program) -> aid.Bill:
        return aid.bill(program, aid.sticker(program, self.who(program)), self.home, self.query)

    def pay(self, program: Program) -> Money:
        """A year, of the job asked for or of the program's own."""
        if not self.job:
            return program.pay
        wage = self.expected.wages.wage(self.job, program.area) if program.area else None
        if wage is None:
            return UNPRICED
        low, median = (wage.value[f"annual_{name}"] for name in ("p25", "median"))
        return (None if low is None else int(low)), (None if median is None else int(median))

    def distance(self, school: School) -> float | None:
        if self.here is None or school.place is None:
            return None
        return miles((self.here.latitude, self.here.longitude), school.place)

    def leads(self, program: Program) -> bool:
        """Whether people enter the job asked for with the program's award."""
        jobs = self.expected.jobs
        if program.further and self.query.get("entry") != "further":
            return False
        if program.leads is not None:
            return self.job in program.leads
        linked = any(link.job == self.job for link in jobs.links.get(program.cip, []))
        return linked and jobs.reached(self.job, program.cip, program.level)

    def matches(self, program: Program) -> bool:
        query, school = self.query, program.school
        return (
            query.get("state", school.state) == school.state
            and program.cip.startswith(query.get("field", ""))
            and (not self.here or self.near(school))
            and (not self.job or self.leads(program))
            and query.get("award", str(program.level)) == str(program.level)
            and DELIVERIES.get(query.get("delivery", ""), program.delivery) == program.delivery
            and self.query.get("entry", ENTRIES[program.further]) == ENTRIES[program.further]
            and CONTROLS.get(query.get("control", ""), school.control) == school.control
            and self._within("cost_max", aid.sticker(program, self.who(program)))
            and (
                "pay_aid_max" not in query or self._within("pay_aid_max", self.pays(program).if_met)
            )
            and self._within("months_max", aid.length(program))
            and self._within("earnings_min", program.earnings)
            and self._within("pay_min", self.pay(program)[1])
            and self.query.get("status", "") in ("", STATUSES.get(status(program), "closed"))
            and self.query.get("earns", gain(program)) == gain(program)
        )

    def _pays_within(self, program: Program) -> bool:
        """Bills take a while: they are reckoned where a limit asks for them."""
        limited = "pay_aid_max" in self.query
        return not limited or self._within("pay_aid_max", self.pays(program).if_met)

    def _within(self, name: str, value: float | Fraction | None) -> bool:
        """Whether a limit lets a figure through; an unknown one only where that is asked."""
        if name not in self.query:
            return True
        if value is None:
            return f"{name.rpartition('_')[0]}_unknown" in self.query
        limit = float(self.query[name])
        return value <= limit if name.endswith("max") else value >= limit

    def candidates(self) -> list[Program]:
        """By rising number, some that hold all that match: looking at each takes a while."""
        programs = self.expected.programs
        if "state" in self.query:
            return programs.of_state[self.query["state"]]
        if "field" in self.query:
            return programs.of_family[self.query["field"][:2]]
        rows = list(programs.by_id.values())
        if self.here:
            rows = [p for s, held in programs.of_school.items() if self.near(s) for p in held]
        elif self.job:
            links = self.expected.jobs.links
            fields = {cip for cip in links if self.job in [link.job for link in links[cip]]}
            rows = [p for p in rows if p.cip in fields or self.job in (p.leads or ())]
        return sorted(rows, key=lambda p: p.number)

    def near(self, school: School) -> bool:
        away = self.distance(school)
        return away is not None and away <= int(self.query["within"])

    def found(self) -> list[Program]:
        """What matches, in the order asked for: unknown last both ways, ties by number.

        Schools that are gone come after all.
        """
        rows = [p for p in self.candidates() if self.matches(p)]
        if not rows and self.query.get("within") == "25":  # nothing near: those farther out
            self.query = self.query | {"within": "50"}
            rows = [p for p in self.candidates() if self.matches(p)]
        sort = self.query.get("sort", "distance" if self.here else "-awards")
        worth = SORTS[sort.removeprefix("-")]
        known = [p for p in rows if worth(self, p) is not None]
        known.sort(key=lambda p: worth(self, p))  # type: ignore[arg-type, return-value]
        if sort.startswith("-"):  # ties stay as they are: by rising number
            known.sort(key=lambda p: worth(self, p), reverse=True)  # type: ignore[arg-type, return-value]
        rows = known + [p for p in rows if worth(self, p) is None]
        if self.job and not self.here and "sort" not in self.query:
            title, jobs = self.expected.wages.title(self.job), self.expected.jobs
            rows.sort(key=lambda p: called.place(jobs, self.job, title, p.cip, p.level))
        return sorted(rows, key=is_gone)


def gain(program: Program) -> str:
    """Whether graduates earn more than people of the state who only finished high school."""
    if program.earnings is None or program.state_earns is None:
        return "unknown"
    return "more" if program.earnings > program.state_earns else "less"


SORTS: dict[str, Callable[[Reader, Program], object]] = {
    "distance": lambda reader, p: reader.distance(p.school),
    "provider": lambda _reader, p: (p.school.name.lower(), p.school.order),
    "state": lambda _reader, p: p.school.state,
    "field": lambda _reader, p: p.cip or None,
    "award_level": lambda _reader, p: LEVELS.index(p.level) if p.level else None,
    "price_low": lambda reader, p: reader.price(p)[0],
    "price_typical": lambda reader, p: aid.sticker(p, reader.who(p)),
    "price_high": lambda reader, p: aid.sticker(p, reader.who(p)),
    "you_pay_if": lambda reader, p: reader.pays(p).if_met,
    "books": lambda _reader, p: p.books,
    "months_low": lambda _reader, p: p.months[0],
    "months_typical": lambda _reader, p: aid.length(p),
    "months_high": lambda _reader, p: aid.length(p),
    "earnings_median": lambda _reader, p: p.earnings,
    "debt_median": lambda _reader, p: p.debt,
    "local_wage_p25": lambda reader, p: reader.pay(p)[0],
    "local_wage_median": lambda reader, p: reader.pay(p)[1],
    "awards": lambda _reader, p: p.awards,
}


class Cell(NamedTuple):
    """A figure of a row with what stands beside it; both "" where unknown."""

    value: str
    beside: str = ""


def _said(value: str, beside: str) -> Cell:
    return Cell(value, beside if value else "")


def _pay(reader: Reader, program: Program) -> Cell:
    job = reader.job or program.job
    low, median = reader.pay(program)
    if not job or low is None:
        return Cell("")
    others = 0 if reader.job else program.pay_jobs - 1
    more = f" and {others} other job{'s' if others > 1 else ''}" if others > 0 else ""
    half = f"half over {words.dollars(median)}"
    return Cell(words.dollars(low), f"{half}; {reader.expected.wages.title(job)}{more}")


def _price_cell(reader: Reader, program: Program) -> Cell:
    """What leads, the range beneath, and whose price it is."""
    who = reader.who(program)
    lead, beneath = price_of(program, who)
    whose = "" if who == reader.residency else WORDS[who]
    return _said(lead, "; ".join(filter(None, (beneath, whose))))


def _aid_cell(reader: Reader, program: Program) -> Cell:
    """What aid leaves of the price, and on which condition."""
    paid = aid.beside(program, reader.pays(program), aid.could_need(reader.home, reader.query))
    left, condition, which = paid.partition(" if ")
    return Cell(left, condition.strip() + (f" {which}" if which else ""))


def _earned(_reader: Reader, program: Program) -> Cell:
    """Their earnings; the year where it is not the usual one; how many finished, known or not."""
    n, after = program.awards, program.after
    usual = program.earnings is None or after == USUAL_YEAR
    year = "" if usual else f"after {after} year{'' if str(after) == '1' else 's'}"
    finished = "" if n is None else f"{words.count(n)} graduate{'' if n == 1 else 's'}"
    said = (year, finished)
    return Cell(words.dollars(program.earnings), "; ".join(filter(None, said)))


ROW: dict[str, Callable[[Reader, Program], Cell]] = {
    "Price": _price_cell,
    "Length": lambda _reader, p: _said(*length(p)),
    "Local starting pay a year": _pay,
    "With aid": _aid_cell,
    "Graduates earn a year": _earned,
}
"""A column's label, and what its cell should say: a new column is one entry."""


def draw(random: Random, expected: Expected) -> Query:
    """Filters and an order, such as readers choose."""
    program = random.choice(list(expected.programs.by_id.values()))
    codes = list(zips())
    scopes: list[Query] = [
        {"state": random.choice(sorted(state_names()))},
        {"field": program.cip[:5] or "51.07"},
        {"field": program.cip[:2] or "51", "state": program.school.state or "TX"},
        {"near": random.choice(codes), "within": str(random.choice((10, 25, 50, 100)))},
        {"occupation": program.job or "29-2072"},
    ]
    limits: list[Query] = [
        {},
        {"award": str(random.choice(LEVELS))},
        {"control": random.choice(list(CONTROLS))},
        {"delivery": random.choice(list(DELIVERIES))},
        {"entry": random.choice(ENTRIES)},
        {"cost_max": str(random.randrange(1, 60) * 1000)},
        {"cost_max": str(random.randrange(1, 60) * 1000), "cost_unknown": "on"},
        {"pay_aid_max": str(random.randrange(0, 30) * 1000)},
        {"pay_aid_max": str(random.randrange(0, 30) * 1000), "pay_aid_unknown": "on"},
        {"months_max": str(random.randrange(2, 48))},
        {"months_max": str(random.randrange(2, 48)), "months_unknown": "on"},
        {"earnings_min": str(random.randrange(20, 90) * 1000)},
        {"earnings_min": str(random.randrange(20, 90) * 1000), "earnings_unknown": "on"},
        {"status": random.choice(("open", "closed", "absent", "unknown"))},
        {"earns": random.choice(("more", "less", "unknown"))},
        {"pay_min": str(random.randrange(20, 90) * 1000)},
        {"residency": random.choice(RESIDENCIES)},
    ]
    query = random.choice(scopes) | random.choice(limits) | random.choice(limits)
    query |= random.choice(({}, aid.draw(random)))
    sorts = [name for name in SORTS if name != "distance" or "near" in query]
    order: Query = {"sort": random.choice(("", "-")) + random.choice(sorts)}
    return query | random.choice(({}, order, order))


def check(site: Site, expected: Expected, query: Query, random: Random, report: Report) -> Page:
    """One page of a list, and what the same address gives as a download."""
    reader = Reader(expected, query)
    found = reader.found()
    size = 25
    number = random.randrange(1, max(1, -(-len(found) // size)) + 1)
    address = urlencode(query)
    page = Page(site.page(f"/programs/?{address}&page={number}"))
    what, whose = "program lists", f"/programs/?{address}&page={number}"
    total = page.main.all("p", "result-count")[0].text()
    expected_total = f"{len(found):,} program{'' if len(found) == 1 else 's'}"
    report.check(
        f"{what}: how many",
        whose,
        expected_total if found else "No program matches",
        total[: len(expected_total)] if found else total[:18],
    )
    shown = found[(number - 1) * size : number * size]
    lines = [row for row in page.table()[1:] if len(row) > 1]  # a school's name stands alone
    rows = {row[0].href.partition("?")[0].strip("/").rpartition("/")[2]: row for row in lines}
    in_order(what, whose, [p.id for p in shown], list(rows), report)
    for program in shown:
        for cell in rows.get(program.id, []):
            label = cell.attributes.get("data-label", "")
            if label in ROW:
                value, beside = ROW[label](reader, program)
                key = f"{whose} {program.id}"
                report.check(f"{what}: {label}", key, value, cell.value)
                report.check(f"{what}: {label}, beside", key, beside, "; ".join(cell.aside()))
            elif label:
                report.skip(f"{what}: {label}")
    return page


def check_nearby(page: Page, expected: Expected, soc: str, area: Area, report: Report) -> None:
    """On the page of a job in a place: the six programs there with most graduates."""
    programs = expected.programs
    reader = Reader(expected, {"occupation": soc, "residency": "in_state"})
    state = area.kind in (2, 3)
    rows = programs.of_state[area.state] if state else reader.candidates()
    anywhere = area.kind in (1, 2, 3)
    there = [p for p in rows if (anywhere or p.area == area.code) and reader.leads(p)]
    there = [p for p in there if not is_gone(p)]
    there.sort(key=lambda p: (p.awards is None, -(p.awards or 0), p.number))
    items = page.items("Programs ")
    got = [item.href.partition("?")[0].strip("/").rpartition("/")[2] for item in items]
    what, key = "place pages: programs that lead there", f"{soc} {area.code}"
    in_order(what, key, [p.id for p in there[:6]], got, report)
    for program, item in zip(there, items, strict=False):
        lead, beneath = price_of(program, "in_state")
        note = (beneath, PRICE_NOTE.get(program.price_basis, ""), WORDS["in_state"])
        lasts = length(program)[0] or "not reported"
        told = f"{lead} ({', '.join(filter(None, note))})"
        said = f"{told} · {lasts}" if lead else lasts
        report.check(what, f"{key} {program.id}", said, item.text()[-len(said) :])


MOST_LIVE = 2_000
"""Rows of a list that the site writes as they are asked for (docs/operating.md)."""


def check_download(
    site: Site, expected: Expected, residency: str, random: Random, report: Report
) -> None:
    """The prices of residents, of one state's programs: the whole download gives strangers'.

    A state of more programs than are written live has the whole download alone.
    """
    for state in random.sample(sorted(state_names()), len(state_names())):
        query = {"state": state, "residency": residency}
        wanted = [program.id for program in Reader(expected, query).found()]
        if len(wanted) <= MOST_LIVE:
            break
    lines = site.lines(f"/programs/?{urlencode(query)}&_export=csv")
    what = "programs CSV of a state"
    served = ProgramSheet(expected.programs, residency, state).check(what, lines, report)
    in_order(what, f"{state}, {residency}", wanted, served, report)
