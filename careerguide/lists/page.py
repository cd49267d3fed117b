"""What every list's page shows around its rows, from its columns and filters."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists.columns import Lazy, spoken
from careerguide.lists.fields import Field, FieldMaker
from careerguide.lists.filters import AnyOf, Words
from careerguide.lists.paging import Chip, Heading, Paging, heading
from careerguide.lists.prepared import MOST_IN_WORKBOOK, MOST_LIVE
from careerguide.lists.selection import Selection
from careerguide.lists.state import Problem, UrlState
from careerguide.pages.numbers import count

SIZES = (25, 50, 100)


class Link(TypedDict):
    """A link, and whether it leads to what is shown."""

    label: str
    href: str
    current: bool


class Suggestion(TypedDict):
    """What to change in a search that finds nothing, and how many records that gives."""

    label: str
    href: str
    count: str


@dataclass(frozen=True)
class ListPage:
    """How a list speaks. `noun` gives “12 programs”; `none` is said where nothing matches."""

    noun: Callable[[int], str]
    none: Lazy
    unsorted: Callable[[Any], str] | None = None
    """What the order without `sort` is called; None where there is always one."""
    before: Sequence[Heading] = ()
    """Headings of what stands before the figures, and after them."""
    after: Sequence[Heading] = ()


class Results(TypedDict):
    """What a list's results show whatever they are of."""

    total: int
    chips: list[Chip]
    kept: list[tuple[str, str]]
    clear_href: str
    sort_field: Field | None
    """None where headings alone offer orders."""
    suggestions: list[Suggestion]
    exports: list[Link]
    problems: list[Problem]
    reading: object
    """careerguide.words.said.Reading, or None."""


def results(selection: Selection, page: ListPage) -> Results:
    """What stands around the rows: chips, orders, suggestions, exports, problems."""
    return {
        "total": selection.total,
        "chips": chips(selection),
        "kept": kept(selection),
        "clear_href": cleared(selection).query(),
        "sort_field": sort_field(selection, page) if selection.columns.offered else None,
        "suggestions": [] if selection.total else suggestions(selection, page),
        "exports": exports(selection),
        "problems": told(selection),
        "reading": reading(selection),
    }


EXPORT = "_export"
"""The parameter by which an address asks for a file of what it shows."""


def exports(selection: Selection) -> list[Link]:
    """The downloads of what matches; of a great many the prepared file of all, which says so, and
    the first of them as a workbook."""
    return [csv_export(selection), workbook_export(selection)]


def csv_export(selection: Selection) -> Link:
    """As CSV, of what matches or else of all."""
    if not selection.is_too_long:
        return file_link(selection.query, "csv", _("Download as CSV"))
    said = _("Download all %(all)s as CSV, compressed")
    if not selection.asks_for_all:
        said = _("Download all %(all)s as CSV, compressed; narrowed to %(most)s, these alone")
    words = said % {"all": count(selection.downloaded), "most": count(MOST_LIVE)}
    return Link(label=words, href=reverse("download", args=[selection.download]), current=False)


def workbook_export(selection: Selection) -> Link:
    """As XLSX, what matches or the first of it."""
    words, most = _("Download as XLSX"), most_in_workbook(selection)
    if most is not None and selection.total > most:
        words = _("Download the first %(most)s as XLSX") % {"most": count(most)}
    return file_link(selection.query, "xlsx", words)


def most_in_workbook(selection: Selection) -> int | None:
    """How many rows a workbook takes of a list that may be long; None for one that is short."""
    return MOST_IN_WORKBOOK if selection.prepared else None


def file_link(query: UrlState, kind: str, label: str) -> Link:
    """A download of what `query` shows."""
    return Link(label=label, href=query.query({EXPORT: kind}), current=False)


def told(selection: Selection) -> list[Problem]:
    """What could not be used, but for the order, of which its own select tells."""
    own = "sort" if selection.columns.offered else ""
    return [problem for problem in selection.problems if problem.name != own]


class Table(TypedDict):
    """A page of the rows: headings, links to other pages and sizes, and how many there are."""

    headings: list[Heading]
    paging: Paging
    summary: str
    sizes: list[Link]


def table(selection: Selection, page: ListPage, pages: Paging) -> Table:
    """The frame of the rows on this page of the list."""
    return {
        "headings": headings(selection, page),
        "paging": pages,
        "summary": summary(page, pages.total, pages.first_shown, pages.last),
        "sizes": sizes(selection.query),
    }


def chips(selection: Selection) -> list[Chip]:
    """Each active filter, with the address without it."""
    query = selection.query
    return [
        Chip(words, query.without(one.name, value).query())
        for one in selection.filters
        for value, words in one.chips(selection)
    ]


def suggestions(selection: Selection, page: ListPage) -> list[Suggestion]:
    """For a list without results: what dropping each filter gives.

    Those that give most come first.
    """
    found: list[tuple[int, Suggestion]] = []
    for one in selection.filters:
        said = [words for _value, words in one.chips(selection)]
        if not said or not one.drops:
            continue
        if total := selection.without(one.name):
            label = str(one.dropped) or _("Without %(filter)s") % {"filter": said[-1]}
            href = selection.query.without(one.name).query()
            found.append((total, {"label": label, "href": href, "count": page.noun(total)}))
    return [suggestion for _total, suggestion in sorted(found, key=lambda pair: -pair[0])]


def reading(selection: Selection) -> object:
    """What a page says of how words were understood; None where they stand as typed."""
    asked = [one for one in selection.filters if isinstance(one, Words) and one.reads]
    said: list[Any] = [words for one in asked if one.reads and (words := one.reads(selection))]
    return reduce(lambda one, other: one.beside(other), said) if said else None


def kept(selection: Selection) -> list[tuple[str, str]]:
    """What the form's fields can't hold but a change of filters must not lose."""
    lists = {one.name for one in selection.filters if isinstance(one, AnyOf) and one.select}
    elsewhere = {*selection.parameters, "page"} | ({"sort"} if selection.columns.offered else set())
    found, seen = [], set()
    for name, value in selection.query.to_params():
        further = name in lists and name in seen  # the select shows the first alone
        seen.add(name)
        if further or name not in elsewhere:
            found.append((name, value))
    return found


def cleared(selection: Selection) -> Any:
    """The list without filters, in the order and with the picks it has."""
    return selection.query.cleared(selection.parameters)


def sort_field(selection: Selection, page: ListPage) -> Field:
    """Every order that columns offer, named by what comes first; the form's own select."""
    held = selection.query.sort
    usual = selection.usual_sort
    orders = selection.orders()
    options = [(v, spoken(words, selection)) for v, words in orders if v != usual]
    if page.unsorted:
        options.insert(0, ("", page.unsorted(selection)))
    if held not in dict(options):
        options.append((held, _("As in the table")))
    make = FieldMaker(selection.query, selection.problems)
    return make.select("sort", _("Sort by"), options, form="filters")


def headings(selection: Selection, page: ListPage) -> list[Heading]:
    """The table's columns; a click sorts by one, another the other way."""
    query, by = selection.query, selection.query.sort or selection.usual_sort
    own = [
        heading(query, one.head(selection), one.name, numeric=one.unit.numeric, sort=by)
        for one in selection.table
    ]
    return [*page.before, *own, *page.after]


def sizes(query: Any) -> list[Link]:
    """Links to as many rows a page as SIZES offers, from the first page on."""
    href = query.linker("size", "page")
    return [{"label": str(n), "href": href(n), "current": query.size == n} for n in SIZES]


def summary(page: ListPage, total: int, first: int, last: int) -> str:
    """How many there are, and which of them stand on this page."""
    if not total:
        return str(page.none)
    found = page.noun(total)
    if total == last - first + 1:
        return found
    return _("%(found)s, %(first)s to %(last)s shown") % {
        "found": found,
        "first": count(first),
        "last": count(last),
    }


def facet_counts(selection: Selection) -> str:
    """The counts of all choices as JSON, for a form that stays while its results change."""
    found = {
        f"{name}-{value}": count(number)
        for name, values in selection.facet_counts.items()
        for value, number in values.items()
    }
    return json.dumps(found, separators=(",", ":"))
