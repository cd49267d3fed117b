"""The program download: every figure of every row, and the order of the rows."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import lru_cache, partial

from tests.verify import aid
from tests.verify.colleges import NET_PRICES, whole_schools
from tests.verify.pricing import ESTIMATE, LISTED, TOTAL
from tests.verify.programs import REPORTED, Program, Programs
from tests.verify.releases import day_of, newest, year_of
from tests.verify.report import Report
from tests.verify.sheets import Figures, compare, in_order
from tests.verify.training import LISTED_YEARS

WORDS = {
    "in_district": "in-district",
    "in_state": "in-state",
    "out_of_state": "out-of-state",
}
FOR_WHOM = ("open to beginners", "for people already in the field, or a single course")
LISTED_BY = {21: 337, 2: 187, 3: 441}
"""Listed prices that the estimates of an award level are measured by."""
SOURCE = {TOTAL: "program-year prices", ESTIMATE: "academic-year prices", LISTED: "state list"}
"""Which file a price is from, by its basis."""
MEASURED = {REPORTED: "program-year prices", LISTED: "state list"}
"""Which file a length is from, by its basis; an award level's own comes from no file."""


def _academic(year: int) -> str:
    return f"{year}-{(year + 1) % 100:02}"


def releases(wages_year: int) -> dict[str, str]:
    """What the site calls the files it reads, with their editions."""
    return {
        "completions": f"Completions (C_A) C{year_of(newest('ipeds/c20*_a.csv.gz'))}_A",
        "program-year prices": "Student charges, program-year schools (IC_PY) "
        + _academic(year_of(newest("ipeds/ic20*_py.csv.gz"))),
        "state list": "Eligible training providers, Texas statewide list "
        + day_of(newest("etpl/texas_etpl_*.csv.gz")),
        "academic-year prices": "Student charges, academic-year schools (IC_AY) "
        + _academic(year_of(newest("ipeds/ic20*_ay.csv.gz"))),
        "scorecard": "College Scorecard, field of study "
        + day_of(newest("scorecard/field_of_study_*.csv.gz")),
        "earnings by year": "College Scorecard, earnings 1 and 4 years after "
        + day_of(newest("scorecard/earnings_1yr_4yr_*.csv.gz")),
        "schools": "College Scorecard, institutions "
        + day_of(newest("scorecard/institutions_*.csv.gz")),
        "wages": f"Occupational Employment and Wage Statistics May {wages_year}",
    }


class ProgramSheet:
    """What a download says of programs, to one who pays the prices of `residency`."""

    def __init__(self, programs: Programs, residency: str = "out_of_state", home: str = "") -> None:
        self.programs, self.residency = programs, residency
        self.home = "" if residency == "out_of_state" else home
        self._paid: tuple[str, aid.Bill] | None = None
        self.names = releases(programs.wages.year)
        areas = programs.wages.areas
        awards_year = year_of(newest("ipeds/c20*_a.csv.gz"))
        self.figures: Figures[Program] = {
            "program_id": lambda p: p.id,
            "unitid": lambda p: None if p.lister == "state list" else p.school.unitid,
            "provider": lambda p: p.school.name,
            "city": lambda p: p.school.city,
            "state": lambda p: p.school.state,
            "cip": lambda p: p.cip,
            "field": lambda p: p.name,
            "award_level": lambda p: p.level or None,
            "award": lambda p: p.award,
            "delivery": lambda p: p.delivery,
            "entry": lambda p: FOR_WHOM[p.further],
            "school_status": status,
            "price_low": lambda p: p.price(residency)[0],
            "price_typical": lambda p: p.usual_price(residency),
            "price_high": lambda p: p.price(residency)[1],
            "you_pay_low": lambda p: self.pays(p).low,
            "you_pay_if": lambda p: self.pays(p).if_met,
            "you_pay_high": lambda p: self.pays(p).high,
            "price_basis": self._priced(lambda p: p.price_basis),
            "price_typical_basis": lambda p: usual_by(p, residency),
            "price_residency": self._priced(lambda _p: WORDS[residency]),
            "books": lambda p: p.books,
            "months_low": lambda p: two_decimals(p.months[0]),
            "months_typical": lambda p: two_decimals(p.months_typical),
            "months_high": lambda p: two_decimals(p.months[1]),
            "length_basis": lambda p: p.length_basis,
            "length_reports": lambda p: p.usual.programs if p.usual else None,
            "earnings_median": lambda p: p.earnings,
            "earnings_year": lambda p: years_after(p.after),
            "earnings_1yr": lambda p: p.one_year,
            "earnings_4yr": lambda p: p.four_years,
            "earnings_threshold_state": lambda p: p.state_earns,
            "debt_median": lambda p: p.debt,
            "local_wage_p25": lambda p: p.pay[0],
            "local_wage_median": lambda p: p.pay[1],
            "local_wage_jobs": lambda p: p.pay_jobs if p.pay[1] is not None else None,
            "local_wage_area": lambda p: areas[p.pay_area].title if p.pay_area else None,
            "occupation": lambda p: p.job,
            f"awards_{awards_year}": lambda p: p.awards,
            "completion_rate": lambda p: whole_school(p)[0],
            **{
                f"net_price{'' if income == 'avg' else f'_{income}'}_year": partial(net_price, at)
                for at, income in enumerate(NET_PRICES)
            },
            "accredited_by": lambda _p: None,  # nor of accreditations
            "corrections": lambda _p: None,  # files know of none: a site with some differs here
            "source": self._source,
        }

    def pays(self, program: Program) -> aid.Bill:
        """What a reader pays of whom no more is known; three columns ask for one program."""
        if self._paid is None or self._paid[0] != program.id:
            price = aid.sticker(program, self.residency)
            self._paid = program.id, aid.bill(program, price, self.home, {})
        return self._paid[1]

    def _priced(self, find: Callable[[Program], str]) -> Callable[[Program], str | None]:
        """`find`, said only of a price that is known."""
        return lambda p: None if p.price(self.residency)[1] is None else find(p)

    def _source(self, program: Program) -> str:
        """The releases that a row's known figures come from, each named once."""
        used = [program.lister]
        if program.price(self.residency)[1] is not None or program.books is not None:
            used.append(SOURCE.get(program.price_basis, program.lister))
        if program.months[1] is not None:
            used.append(MEASURED.get(program.length_basis, program.lister))
        if any(f is not None for f in (program.earnings, program.state_earns, program.debt)):
            used.append("scorecard")
        if (program.one_year, program.four_years) not in (
            (None, None),
            (program.earnings, None),
            (None, program.earnings),
        ):  # a figure beside the field-of-study file's own
            used.append("earnings by year")
        if any(end is not None for end in program.pay):
            used.append("wages")
        finish, prices = whole_school(program)
        if any(figure is not None for figure in (finish, *prices)):
            used.append("schools")
        if program.usual:
            used += program.usual.files
        return "; ".join(self.names[name] for name in dict.fromkeys(used))

    def check(self, what: str, lines: Iterable[str], report: Report) -> list[str]:
        """Compare every cell; returns the programs in the order served."""
        return compare(what, "program_id", self.figures, self.programs.by_id.get, lines, report)


def usual_by(program: Program, residency: str) -> str | None:
    """What the usual price rests on; None without one."""
    if program.usual_price(residency) is None:
        return None
    if program.price_basis != ESTIMATE:
        return program.price_basis
    if program.level in LISTED_BY:
        times, listed = LISTED_YEARS[program.level][1], LISTED_BY[program.level]
        return f"{times} times one year’s price, as the middle of {listed} programs of this award"
    return "four academic years, by the definition of the award"


def whole_school(program: Program) -> tuple[float | None, list[int | None]]:
    """The share that finishes at the program's school, and what a year there costs after grants."""
    return whole_schools().get(program.school.unitid, (None, [None] * len(NET_PRICES)))


def net_price(income: int, program: Program) -> int | None:
    return whole_school(program)[1][income]


def status(program: Program) -> str:
    """Whether the school is open: IPEDS's directory says so of its own schools alone."""
    if program.lister == "state list":
        return "not reported"
    gone = program.school.closed
    if gone == "not in the directory":
        return "not in the newest IPEDS directory"
    return f"closed, as {gone}" if gone else "open"


def is_gone(program: Program) -> bool:
    """Whether the school closed or is in no directory: such stand last in every order."""
    return bool(program.school.closed)


@lru_cache
def two_decimals(months: Fraction | None) -> float | None:
    return None if months is None else float(round(months, 2))


def years_after(years: str) -> str:
    return f"{years} year{'' if years == '1' else 's'} after finishing" if years else ""


def check_all(programs: Programs, lines: Iterable[str], report: Report) -> None:
    """The whole download: every program once, the most awards first, unknown awards last.

    Schools that are gone come after all.
    """
    served = ProgramSheet(programs).check("programs CSV", lines, report)
    order = sorted(
        programs.by_id.values(),
        key=lambda p: (is_gone(p), p.awards is None, -(p.awards or 0), p.number),
    )
    in_order("programs CSV", "all", [p.id for p in order], served, report)
