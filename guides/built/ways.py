"""Ways in: programs with their usual prices, free tuition, apprenticeships, training on the job."""

from functools import cache
from typing import NamedTuple, TypedDict

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from numpy.typing import NDArray

from careerguide.columns.narrowing import Mask, Rows
from careerguide.columns.sorting import sort_rows
from careerguide.pages.cache import address
from careerguide.pages.numbers import about_dollars, about_months, count
from careerguide.places.statenames import state_name
from guides.built.learning import apprentice, on_the_job
from guides.built.reader import Fact, Reader, Source, sources
from guides.cited import state_lists
from guides.home.figures import comparable
from guides.offered import GROUPS, group_names
from plan.gather import college
from programs.aid import free_tuition
from programs.catalog import Catalog
from programs.pages.aid.words import Sentence, free_sentence
from programs.pages.panels import ShortProgram, short_program
from programs.pages.words import residencies
from programs.rules.codes import AwardLevel, Origin, Residency
from programs.selection import Selection

SHOWN = 3
"""Programs named."""


class AwardCost(TypedDict):
    """An award: how many programs, the middle of their prices and lengths; "" where not known."""

    award: str
    programs: str
    price: str
    priced: str
    months: str


class NamedProgram(ShortProgram):
    """A program with its distance, "" where no place is known."""

    distance: str


class Programs(TypedDict):
    """Programs of the nearest reach that has any."""

    said: Fact
    awards: list[AwardCost]
    residency: str
    heading: str
    """What the rows are."""
    rows: list[NamedProgram]
    where: str
    href: str
    left: int
    sources: tuple[Source, ...]


class Ways(TypedDict):
    """The section; None and "" for a way that the data does not know."""

    programs: Programs | None
    aid: Sentence | None
    apprentice: Fact | None
    training: Fact | None


class Cost(NamedTuple):
    """Of the programs of an award: how many, how many with a price, and the middle of both
    figures; None where no program has one. Dollars, months."""

    total: int
    priced: int
    price: float | None
    months: float | None


def ways(reader: Reader) -> Ways:
    """The whole section."""
    return {
        "programs": programs(reader),
        "aid": free_sentence(reader.target.state) if free_for_some(reader) else None,
        "apprentice": apprentice(reader),
        "training": on_the_job(reader),
    }


def free_for_some(reader: Reader) -> bool:
    """Whether the state's first rule of free tuition lowers the price of a program counted."""
    rules = free_tuition(reader.target.state)
    if reader.nearest is None or not rules:
        return False
    selection = reader.nearest[0]
    paid = selection.paid(selection.matching.rows)
    first = rules[0].key
    return any(paid.aids[at].key == first for at in np.unique(paid.by).tolist() if at >= 0)


def program_sources(reader: Reader) -> tuple[Source, ...]:
    """What says which programs there are: completions, and the lists of the states they are in."""
    if reader.nearest is None:
        return ()
    selection = reader.nearest[0]
    catalog, known = selection.catalog, _in_ipeds(selection)
    listed = selection.matching.rows[~known]
    states = np.unique(catalog.state_of_provider[catalog.provider[listed]]).tolist()
    lists = [one for state in states for one in state_lists(catalog.states[state])]
    return sources(*(["ipeds-c"] if known.any() else []), *lists)


def _in_ipeds(selection: Selection) -> Mask:
    rows = selection.matching.rows
    return np.asarray(selection.catalog["origin"][rows] != Origin.STATE_LISTED)


def programs(reader: Reader) -> Programs | None:
    """None where no program is known to lead into the job."""
    if reader.nearest is None:
        return None
    selection, where, without = reader.nearest
    # Without a place, or where none is near, no three of them are better than the others.
    first = cheapest(selection) if selection.home else np.empty(0, dtype=np.int32)
    said = ngettext(
        "%(n)s program leads to this job %(where)s.",
        "%(n)s programs lead to this job %(where)s.",
        selection.total,
    )
    text = said % {"n": count(selection.total), "where": where}
    if without:
        none = _("None is listed %(where)s.") % {"where": _(" or ").join(without)}
        text = f"{none} {text}"
    listed = program_sources(reader)
    charges = ("ipeds-ic-ay", "ipeds-ic-py") if _in_ipeds(selection).any() else ()
    named_rows = [named(selection, int(row)) for row in first]
    return {
        "said": Fact(text, listed),
        "awards": written(costs(selection)),
        "residency": whose(selection),
        "heading": _("The lowest prices") if any(one["price"] for one in named_rows)
        else _("Some of them"),
        "rows": named_rows,
        "where": where,
        "href": address("programs:list") + selection.query.query(),
        "left": selection.total - len(first),
        "sources": (*sources(*charges), *listed),
    }  # fmt: skip


def cheapest(selection: Selection) -> Rows:
    """The programs of the lowest known prices that nothing contradicts, and else the first.

    One that a college has on several campuses stands once, at the nearest.
    """
    rows = comparable(selection)
    prices = selection.price("usual", rows)
    known = rows[prices >= 0]
    if not len(known):
        return selection.ordered[:SHOWN]
    if selection.distances is not None:
        known = sort_rows(known, selection.values("distance", known), falling=False)
        prices = selection.price("usual", known)
    order = known[np.argsort(prices[prices >= 0], kind="stable")]
    return np.array(_once(selection.catalog, order), dtype=np.int32)


def _once(catalog: Catalog, rows: Rows) -> list[int]:
    found: dict[tuple[str, str], int] = {}
    for row in rows.tolist():
        name = catalog.provider_names[int(catalog.provider[row])]
        found.setdefault((college(name), catalog.name(row)), row)
        if len(found) == SHOWN:
            break
    return list(found.values())


def whose(selection: Selection) -> str:
    """Whose prices these are."""
    if selection.two_prices:
        return _("a resident’s in %(state)s, an out-of-state student’s elsewhere") % {
            "state": state_name(selection.home),
        }  # fmt: skip
    return residencies()[selection.residency]


def named(selection: Selection, row: int) -> NamedProgram:
    """A program in a few words, at the price that counts for the reader, and how far it is."""
    away = bool(selection.away(np.array([row]))[0])
    residency = Residency.OUT_OF_STATE if away else selection.residency
    far = selection.distances
    miles = None if far is None else float(far[selection.catalog.provider[row]])
    shown = short_program(selection.catalog, row, residency.value)
    if not int(selection.catalog["award_level"][row]):
        shown["award"] = ""  # a state's list that does not say it
    return {
        **shown,
        "distance": _("%(n)s mi") % {"n": f"{miles:.0f}"} if miles is not None else "",
    }


def costs(selection: Selection) -> dict[int, Cost]:
    """By group of awards; figures that others contradict are left out, unknown ones too."""
    catalog: Catalog = selection.catalog
    rows = selection.matching.rows
    group = _groups()[catalog["award_level"][rows]]
    price = np.where(catalog.trusted(rows), selection.price("usual", rows), -1)
    months = np.where(catalog.trusted(rows), catalog.usual_months[rows], -1)
    found = {}
    for at in np.unique(group).tolist():
        here = group == at
        known = price[here & (price >= 0)]
        long = months[here & (months >= 0)]
        found[at] = Cost(int(np.count_nonzero(here)), len(known), _middle(known), _middle(long))
    return found


def _middle(values: NDArray[np.number]) -> float | None:
    """The median, a sixth of the time that NumPy's takes for a few; None for no values."""
    if not len(values):
        return None
    rising, half = np.sort(values), len(values) // 2
    upper = float(rising[half])
    return upper if len(values) % 2 else (float(rising[half - 1]) + upper) / 2


@cache
def _groups() -> NDArray[np.int8]:
    table = np.zeros(max(AwardLevel) + 1, dtype=np.int8)
    for level, group in GROUPS.items():
        table[level] = group
    return table


def written(found: dict[int, Cost]) -> list[AwardCost]:
    """The shortest award first."""
    names = group_names()
    return [
        {
            "award": names[at],
            "programs": count(one.total),
            "price": about_dollars(one.price),
            "priced": "" if one.priced == one.total else count(one.priced),
            "months": about_months(one.months),
        }
        for at, one in sorted(found.items())
    ]
