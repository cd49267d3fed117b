"""Which occupations and areas a comparison of wages is asked for, by codes and in words."""

import re
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from careerguide.lists.paging import MOST_COMPARED
from careerguide.lists.state import BadValue, Problem, UrlState, choice, flag, listed, words
from careerguide.places.find import Where, find_where, wage_area_of
from salaries.occupations import Occupations
from salaries.rules import ANNUAL, UNITS, soc_code
from salaries.search import find
from salaries.wagestore import WageArea, WageStore

AREA = re.compile(r"\d{2,7}")


def area_code(text: str) -> str | None:
    """An OEWS area code; None for what can't be one."""
    return text if AREA.fullmatch(text) else None


@dataclass(frozen=True)
class CompareState(UrlState):
    """Occupations `o` and areas `a` by their codes; `job` and `place` are words that add one."""

    o: tuple[str, ...] = listed(soc_code, str, MOST_COMPARED)
    a: tuple[str, ...] = listed(area_code, str, MOST_COMPARED)
    unit: str = choice(lambda: UNITS, ANNUAL)
    adjusted: bool = flag()
    job: str = words(100)
    place: str = words(60)


class Asked:
    """The occupations and areas that an address names, with what was wrong with it."""

    def __init__(self, params: QueryDict, known: Occupations) -> None:
        self.known, self.store = known, known.wages
        state, self.problems = CompareState.from_params(params)
        self.state = self._with_words(state)
        self.too_many = max(len(self.state.o), len(self.state.a)) > MOST_COMPARED
        picked, placed = self.state.o[:MOST_COMPARED], self.state.a[:MOST_COMPARED]
        self.socs = [code for code in picked if code in known.at]
        found = [self.store.area_at[code] for code in placed if code in self.store.area_at]
        self.areas = [self.store.areas[at] for at in found] or [self.store.nation]
        self.unknown = [code for code in picked if code not in known.at]
        self.unknown += [code for code in placed if code not in self.store.area_at]
        self.year = self.store.parity_year({area.type for area in self.areas})

    def _with_words(self, state: CompareState) -> CompareState:
        """The state with what its words mean among its codes; words that mean nothing stay."""
        job, place, o, a = state.job, state.place, state.o, state.a
        if job:
            if matches := find(job):
                o, job = (*o, matches[0].code), ""
            else:
                said = _("No occupation is known by “%(words)s”.") % {"words": job}
                self.problems.append(Problem("job", said, job))
        if place:
            try:
                a, place = (*a, area_of(self.store, find_where(place)).code), ""
            except BadValue as error:
                self.problems.append(Problem("place", str(error), place))
        most = MOST_COMPARED + 1
        o, a = tuple(dict.fromkeys(o))[:most], tuple(dict.fromkeys(a))[:most]
        return state.but(o=o, a=a, job=job, place=place)


def area_of(store: WageStore, where: Where) -> WageArea:
    """The wage area of a place's county, where wages are published for it; else its state.

    Raises BadValue for a place without wages.
    """
    state, local = where.state, ""
    if where.place:
        state, local = where.place.state, wage_area_of(where.place.county_fips)
    if local in store.area_at:
        return store.areas[store.area_at[local]]
    if state in store.state_area:
        return store.state_area[state]
    raise BadValue(_("No wages are published for that place."))
