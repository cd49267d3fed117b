"""What the reader asks: read from the address, and the job and place it names looked up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from careerguide.lists.state import (
    BadValue,
    Problem,
    UrlState,
    choice,
    decimal,
    flag,
    listed,
    whole,
    words,
)
from careerguide.pages.slots import filler
from careerguide.places.find import Place, find_place, wage_area_of
from careerguide.places.states import STATE_NAMES
from plan.money import WORK_HOURS_A_YEAR
from plan.ranking import Limits, Weights
from plan.routes import LocalPay, Terms
from programs.catalog import Catalog, catalog
from programs.filters import RESIDENCIES
from programs.meaning import find_occupations
from programs.reader import OLDEST, YOUNGEST, degrees
from salaries.rules import PERCENTILES
from salaries.unit import unit_choice
from salaries.wagestore import WageArea, wages

YEARLY_FROM = 1_000
"""A present pay from here on is by the year: no one earns $1,000 an hour."""
MOST_SIDE_BY_SIDE = 4
LONGEST = 100
"""Letters of a job's name that are read."""
HORIZONS = ("5", "10", "20")


def route_key(text: str) -> str | None:
    """A route's key as addresses hold it; None for what can't be one."""
    return text if re.fullmatch(r"[a-z0-9.~-]{1,80}", text) else None


@dataclass(frozen=True)
class PlanQuery(UrlState):
    """Every part is optional. Dollars, months, miles; `wage` an hour or, from 1,000 on, a year.

    `hired` is how many of ten the reader takes to be hired of those who finish and pass. `target`
    is a SOC code, a job title or a guide. Defaults are this site's choices; plan.page.form says
    why.
    """

    target: str = words(LONGEST)
    zip: str = words(60)
    state: str = choice(lambda: STATE_NAMES)
    within: int = whole(1, 500, 50)
    online: bool = flag()
    wage: float | None = decimal(0, 1_000_000)
    budget: float | None = decimal(0, 1_000_000)
    borrow: bool = flag()
    pace: str = choice(lambda: ("part", "full"), "part")
    deadline: float | None = decimal(1, 240)
    residency: str = choice(lambda: RESIDENCIES)
    have: str = words(40)
    age: int | None = whole(YOUNGEST, OLDEST)
    degree: str = choice(degrees)
    hired: float | None = decimal(0, 10)
    experience: int = whole(0, 600, 0)
    years: str = choice(lambda: HORIZONS, "10")
    lost: str = choice(lambda: ("yes", "no"), "yes")
    search: float = decimal(0, 36, 3)
    rate: float = decimal(0, 20, 3)
    rise: int = whole(0, 20, 5)
    stretch: float = decimal(1, 5, 2)
    adjusted: bool = flag()
    w_cost: int = whole(0, 10, 3)
    w_time: int = whole(0, 10, 2)
    w_pay: int = whole(0, 10, 3)
    w_sure: int = whole(0, 10, 2)
    page: int = whole(1, 10_000, 1, clamp=True)
    r: tuple[str, ...] = listed(route_key, str, MOST_SIDE_BY_SIDE)
    unit: str = unit_choice()

    @property
    def hourly(self) -> float | None:
        """Present pay in dollars an hour; 0 when not working, None where not said."""
        wage = self.wage
        return wage / WORK_HOURS_A_YEAR if wage and wage >= YEARLY_FROM else wage

    @property
    def full_time(self) -> bool:
        """Whether study takes the place of the job."""
        return self.pace == "full"

    @property
    def slower(self) -> float:
        """How many times as long study takes as full time."""
        return 1.0 if self.full_time else self.stretch

    def terms(self, factor: float = 1.0, raises: float = 1.0) -> Terms:
        """`factor` turns local pay into what the plan counts in: present pay is local, too.

        `raises` is what the present pay is multiplied by while the new one rises.
        """
        return Terms(
            horizon_years=int(self.years),
            present_hourly=None if self.hourly is None else self.hourly * factor,
            keeps_working=not self.full_time,
            counts_lost_pay=self.lost == "yes",
            discount_rate=self.rate / 100,
            rise_years=self.rise,
            raises=raises,
            hired=None if self.hired is None else self.hired / 10,
        )

    def limits(self) -> Limits:
        """Dollars before the first pay and months to it that a route must keep to."""
        return Limits(self.budget, self.borrow, self.deadline)

    @property
    def limited(self) -> bool:
        """Whether the reader has set a limit that counts."""
        return self.deadline is not None or (self.budget is not None and not self.borrow)

    def weights(self) -> Weights:
        """How much cost, time, net gain and certainty count, 0 to 10 each."""
        return Weights(self.w_cost, self.w_time, self.w_pay, self.w_sure)


def occupation_of_guide(name: str) -> str:
    """The occupation that the guide of this name is about; "" where there is none."""
    fill = filler("occupation of a guide")
    return fill(name) if fill else ""


@dataclass(frozen=True)
class Target:
    """What a query's names mean.

    `matches` are codes of the occupations that the words may mean, best first; `place` is where
    the reader is, None where not said or not found.
    """

    query: PlanQuery
    matches: tuple[str, ...] = ()
    place: Place | None = None

    @cached_property
    def catalog(self) -> Catalog:
        """Every program there is, from the column store in use."""
        return catalog()

    @property
    def soc(self) -> str:
        """The occupation's code; "" where none is named or found."""
        return self.matches[0] if self.matches else ""

    @property
    def title(self) -> str:
        """The occupation's title."""
        return wages().title(self.soc)

    @property
    def asked(self) -> str:
        """What the form shows: the job's title for a code or a guide, and else the words given.

        The form must find the same job again: titles of detailed occupations do, others keep their
        code before them (a test asks for every one).
        """
        text = self.query.target
        known = wages()
        if not self.soc or not (
            occupation_of_guide(text) or text.split(" ", 1)[0] in known.code_at
        ):
            return text
        if known.detailed[known.code_at[self.soc]] and len(self.title) <= LONGEST:
            return self.title
        return f"{self.soc} {self.title}"[:LONGEST]

    @property
    def state(self) -> str:
        """The postal code of the reader's state: the place's, else the one given; "" for none."""
        return self.place.state if self.place else self.query.state

    @cached_property
    def areas(self) -> list[WageArea]:
        """Wage areas that the reader is in, smallest first: the county's, the state, the nation."""
        known = wages()
        local = wage_area_of(self.place.county_fips) if self.place else ""
        state = known.state_area.get(self.state)
        codes = (local, state.code if state else "", known.nation.code)
        return [known.areas[known.area_at[code]] for code in codes if code in known.area_at]

    @cached_property
    def area(self) -> WageArea:
        """The smallest of `areas` with figures of the job; the nation where none has."""
        known = wages()
        with_row = (area for area in self.areas if known.row(self.soc, area.code) is not None)
        return next(with_row, self.areas[-1])

    @cached_property
    def parity(self) -> tuple[float, int] | None:
        """Local prices as a percentage of the nation's, and their year."""
        year = wages().parity_year({self.area.type})
        index = None if year is None else wages().parity(self.area, year)
        return None if index is None or year is None else (index, year)

    @cached_property
    def pay(self) -> LocalPay | None:
        """Hourly percentiles in the area, in US prices where asked; None where unpublished."""
        row = wages().row(self.soc, self.area.code)
        if row is None:
            return None
        figures = wages().figures(row)
        return LocalPay(*(self._hourly(figures, name) for name in ("p10", "p25", "median", "p75")))

    def _hourly(self, figures: Mapping[str, int | None], percentile: str) -> float | None:
        """Dollars an hour; of jobs paid by the year, a 2,080th of that."""
        cents, yearly = figures[f"hourly_{percentile}"], figures[f"annual_{percentile}"]
        if cents is not None:
            return float(cents / 100 * self.factor)
        return None if yearly is None else float(yearly / WORK_HOURS_A_YEAR * self.factor)

    @cached_property
    def yearly(self) -> dict[int, float]:
        """Published pay a year, in the plan's dollars, by that of the same percentile an hour in
        cents: 2,080 times the hour comes near it, and is another figure."""
        row = wages().row(self.soc, self.area.code)
        figures = {} if row is None else wages().figures(row)
        found = {}
        for name in PERCENTILES if figures else ():
            hourly, year = self._hourly(figures, name), figures[f"annual_{name}"]
            if hourly is not None and year is not None:
                found[round(hourly * 100)] = year * self.factor
        return found

    @property
    def factor(self) -> float:
        """What turns local dollars into dollars of average US prices, where asked for."""
        return 100 / self.parity[0] if self.query.adjusted and self.parity else 1.0

    @property
    def raises(self) -> float:
        """The median over the 25th percentile: what pay here is multiplied by as it rises."""
        pay = self.pay
        return pay.median / pay.p25 if pay and pay.p25 and pay.median else 1.0

    @property
    def no_pay(self) -> str:
        """Why there is no pay to reckon with; "" where there is."""
        if self.pay is None or None in (self.pay.p10, self.pay.p25, self.pay.median):
            return _("Pay of this job is not published here, so gains are not known.")
        return ""


def look_up(query: PlanQuery) -> tuple[Target, list[Problem]]:
    """The query's names looked up, and what of them could not be found, by field."""
    problems = []
    matches: tuple[str, ...] = ()
    place = None
    try:
        matches = _occupations(query.target)
    except BadValue as error:
        problems.append(Problem("target", str(error), query.target))
    try:
        place = find_place(query.zip) if query.zip else None
    except BadValue as error:
        problems.append(Problem("zip", str(error), query.zip))
    return Target(query, matches, place), problems


def _occupations(text: str) -> tuple[str, ...]:
    """Codes that a guide's name or other words may mean, best first.

    Raises BadValue with a message for the reader where they mean none.
    """
    if guided := occupation_of_guide(text):
        return (guided,)
    if not text:
        return ()
    known = catalog()
    return tuple(known.wages.codes[at] for at in find_occupations(known, text))
