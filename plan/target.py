"""Which job, and what it pays where the reader is."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from careerguide.lists.state import BadValue, Problem
from careerguide.pages.slots import filler
from careerguide.places.find import Place, find_place, metro_of
from plan.money import WORK_HOURS_A_YEAR
from plan.query import LONGEST, PlanQuery
from plan.routes import LocalPay
from programs.catalog import Catalog, catalog
from programs.meaning import find_occupations
from salaries.wagestore import WageArea, wages


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
        return catalog()

    @property
    def soc(self) -> str:
        """The occupation's code; "" where none is named or found."""
        return self.matches[0] if self.matches else ""

    @property
    def title(self) -> str:
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
        return self.place.state if self.place else self.query.state

    @cached_property
    def areas(self) -> list[WageArea]:
        """Wage areas that the reader is in, smallest first: the metro, the state, the nation."""
        known = wages()
        metro = metro_of(self.place.county_fips) if self.place else ""
        state = known.state_area.get(self.state)
        codes = (metro, state.code if state else "", known.nation.code)
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

    def _hourly(self, figures: dict[str, Any], percentile: str) -> float | None:
        """Dollars an hour; of jobs paid by the year, a 2,080th of that."""
        cents, yearly = figures[f"hourly_{percentile}"], figures[f"annual_{percentile}"]
        if cents is not None:
            return float(cents / 100 * self.factor)
        return None if yearly is None else float(yearly / WORK_HOURS_A_YEAR * self.factor)

    @property
    def factor(self) -> float:
        """What turns local dollars into dollars of average US prices, where asked for."""
        return 100 / self.parity[0] if self.query.adjusted and self.parity else 1.0

    @property
    def employment(self) -> int | None:
        row = wages().row(self.soc, self.area.code)
        return None if row is None else wages().figures(row)["employment"]

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
