"""Every program the site should list, with every figure it should show of it."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from statistics import median
from typing import NamedTuple

from tests.verify import colleges, texas
from tests.verify.colleges import School
from tests.verify.jobs import Jobs, field_titles
from tests.verify.places import area_of_county
from tests.verify.pricing import LISTED, UNKNOWN, Prices, Typical, whole_programs, year_estimates
from tests.verify.schooling import is_further
from tests.verify.training import (
    CREDITS,
    NONE,
    UNPRICED,
    Ends,
    Money,
    Slot,
    award_of,
    months,
)
from tests.verify.twice import joined
from tests.verify.usual import Usual, by_calendar, usual_lengths
from tests.verify.wages import Wages

RESIDENCIES = ("in_district", "in_state", "out_of_state")
AWARDS = {
    0: "award level not reported",
    20: "certificate, under 12 weeks",
    21: "certificate, 12 weeks to under 1 year",
    2: "certificate, 1 to under 2 years",
    4: "certificate, 2 to under 4 years",
    3: "associate degree",
    5: "bachelor’s degree",
    6: "postbaccalaureate certificate",
    7: "master’s degree",
    8: "post-master’s certificate",
    17: "doctorate, research",
    18: "doctorate, professional practice",
    19: "doctorate, other",
}
REPORTED = "reported months"
OF_AWARD, OF_FIELD = "usual for this award level", "usual for this field and award"
USUAL = (OF_AWARD, OF_FIELD)
"""Lengths of programs like it."""


class Program(NamedTuple):
    """Money in dollars, lengths in months; None or "" where unknown.

    `number` orders programs; `prices` are low and high by residency; `lister` is the file that
    names the program. `further` is for people already in the field; `leads` are the jobs of a
    listed program; of others its field decides.
    """

    id: str
    number: int
    school: School
    cip: str
    name: str
    level: int
    award: str
    delivery: str
    further: bool
    leads: frozenset[str] | None
    prices: Prices
    price_basis: str
    books: int | None
    typical: Typical
    """What is usual of each of the prices."""
    months: Ends
    months_typical: Fraction | None
    length_basis: str
    usual: Usual | None
    """What an estimated length rests on, besides definitions."""
    earnings: int | None
    after: str
    debt: int | None
    state_earns: int | None
    one_year: int | None
    four_years: int | None
    job: str
    area: str
    pay_area: str
    pay_jobs: int
    pay: Money
    awards: int | None
    lister: str

    def price(self, residency: str) -> Money:
        return self.prices[RESIDENCIES.index(residency)]

    def usual_price(self, residency: str) -> int | None:
        return self.typical[RESIDENCIES.index(residency)]


class Programs:
    """All programs by what their addresses call them, in the order of their numbers."""

    def __init__(self, wages: Wages, jobs: Jobs) -> None:
        self.wages, self.jobs = wages, jobs
        self._pays: dict[tuple[str, str, frozenset[str]], tuple[int, Money]] = {}
        found = [*self._listed(), *self._of_colleges()]
        found.sort(key=lambda program: program.number)
        self.by_id = {program.id: program for program in found}
        assert len(self.by_id) == len(found), "two programs have one address"
        self.of_state: dict[str, list[Program]] = defaultdict(list)
        self.of_family: dict[str, list[Program]] = defaultdict(list)
        self.of_school: dict[School, list[Program]] = defaultdict(list)
        for program in found:
            self.of_state[program.school.state].append(program)
            self.of_family[program.cip[:2]].append(program)
            self.of_school[program.school].append(program)

    def _of_colleges(self) -> Iterator[Program]:
        offered: dict[tuple[str, str], list[int]] = defaultdict(list)
        awards = colleges.completions()
        for unitid, cip, level in awards:
            offered[unitid, cip].append(level)
        priced: dict[tuple[str, str, int], list[Slot]] = defaultdict(list)
        for (unitid, cip), slots in colleges.slots().items():
            for slot in slots:
                level = award_of(slot, offered.get((unitid, cip), []))
                priced[unitid, cip, level].append(slot)
        self._usual = usual_lengths(priced.items())
        for key in awards.keys() | priced.keys():
            school = colleges.school(key[0])
            if school:
                yield self._college(school, *key[1:], awards.get(key), priced.get(key, []))

    def _college(
        self, school: School, cip: str, level: int, awards: int | None, slots: list[Slot]
    ) -> Program:
        unitid = school.unitid
        prices, typical, basis = year_estimates(unitid, cip, level)
        books = None
        if slots:
            prices, typical, basis, books = whole_programs(slots)
        ends, middle, measured, usual = self._length(cip, level, slots)
        graduates = colleges.graduates().get(
            (unitid, cip[:5], colleges.CREDENTIAL.get(level, 0)), colleges.UNKNOWN_GRADUATES
        )
        job, paid = self.jobs.main(cip, level)
        home, area, jobs, pay = self._pay(school, paid)
        return Program(
            id=f"{unitid}-{cip}-{level}",
            number=int(f"{unitid}{cip.replace('.', '')}{level:02}"),
            school=school,
            cip=cip,
            name=field_titles().get(cip) or f"Field {cip}, not in CIP 2020",
            level=level,
            award=AWARDS[level],
            delivery=colleges.online().get(unitid, UNKNOWN),
            further=is_further(cip, level),
            leads=None,
            prices=prices,
            price_basis=basis,
            books=books,
            typical=typical,
            months=ends,
            months_typical=middle,
            length_basis=measured,
            usual=usual,
            earnings=graduates.earnings,
            after=graduates.after,
            debt=graduates.debt,
            state_earns=graduates.state,
            one_year=graduates.one_year,
            four_years=graduates.four_years,
            job=job,
            area=home,
            pay_area=area,
            pay_jobs=jobs,
            pay=pay,
            awards=awards,
            lister="completions" if awards is not None else "program-year prices",
        )

    def _length(
        self, cip: str, level: int, slots: list[Slot]
    ) -> tuple[Ends, Fraction | None, str, Usual | None]:
        """Months, what is usual of them, what they rest on, and on which programs."""
        reported = sorted(Fraction(slot.months) for slot in slots if slot.months)
        if reported:
            return (reported[0], reported[-1]), median(reported), REPORTED, None
        field, anywhere = self._usual.get((cip, level)), self._usual.get(("", level))
        if field and level in CREDITS:
            return (field.low, field.high), field.middle, OF_FIELD, field
        ends = months(level)
        if ends == NONE:
            return NONE, None, UNKNOWN, None
        middle = anywhere.middle if anywhere else by_calendar(level)
        return ends, middle, OF_AWARD, anywhere

    def _listed(self) -> Iterator[Program]:
        for row in texas.programs(self.wages, self.jobs):
            if row.number in joined():
                continue
            home, area, jobs, pay = self._pay(row.school, row.paid)
            yield Program(
                id=f"tx-{row.number}",
                number=row.number,
                school=row.school,
                cip=row.cip,
                name=row.name,
                level=row.level,
                award=AWARDS[row.level] if row.level else row.credential or AWARDS[0],
                delivery=row.delivery,
                further=is_further(row.cip, row.level, row.name),
                leads=row.leads,
                prices=row.prices,
                price_basis=LISTED if any(high for _low, high in row.prices) else UNKNOWN,
                books=row.books,
                typical=(row.prices[0][1], row.prices[1][1], row.prices[2][1]),
                months=(row.months, row.months),
                months_typical=row.months,
                length_basis=LISTED if row.months else UNKNOWN,
                usual=None,
                earnings=None,
                after="",
                debt=None,
                state_earns=None,
                one_year=None,
                four_years=None,
                job=row.job,
                area=home,
                pay_area=area,
                pay_jobs=jobs,
                pay=pay,
                awards=None,
                lister="state list",
            )

    def _pay(self, school: School, jobs: frozenset[str]) -> tuple[str, str, int, Money]:
        """Where the school is, where its jobs' wages are read, of how many, and what they pay.

        In the county's area, else in the state: the mean of their 25th percentiles and medians,
        each job by its people in the nation.
        """
        wages = self.wages
        state = wages.state_area.get(school.state, "")
        own = area_of_county().get(school.county, "")
        home = own if own in wages.areas else state
        for area in (home, state):
            if (home, area, jobs) not in self._pays:
                self._pays[home, area, jobs] = self._together(area, jobs)
            count, pay = self._pays[home, area, jobs]
            if count:
                return home, area, count, pay
        return home, "", 0, UNPRICED

    def _together(self, area: str, jobs: frozenset[str]) -> tuple[int, Money]:
        known = {}
        for job in jobs if area else ():
            wage = self.wages.wage(job, area)
            if wage is not None:
                known[job] = wage.value["annual_p25"], wage.value["annual_median"]
        if len(known) == 1:
            low, median = next(iter(known.values()))
            return int((low, median) != (None, None)), (_whole(low), _whole(median))
        people = {
            job: Fraction(int(self.wages.employment(job) or 0) or 1)
            for job, pay in known.items()
            if None not in pay
        }
        if not people:
            return 0, UNPRICED
        ends = [
            sum(Fraction(str(known[job][end])) * of for job, of in people.items())
            / sum(people.values())
            for end in (0, 1)
        ]
        return len(people), (_half_up(ends[0]), _half_up(ends[1]))


def _half_up(value: Fraction) -> int:
    return int(value + Fraction(1, 2))


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
