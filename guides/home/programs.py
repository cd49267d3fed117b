"""How many programs lead to a job where the reader is, the cheapest and the shortest of them."""

from collections.abc import Iterator, Sequence

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.columns.narrowing import Rows
from careerguide.pages.numbers import count
from careerguide.places.states import STATE_NAMES
from guides.home.cells import Cell, Line
from guides.home.question import Question
from programs.filters import ProgramQuery
from programs.pages.row import Writer
from programs.selection import Selection


def programs_cell(question: Question) -> tuple[Cell, str]:
    """How many programs lead there, the cheapest and the shortest; and the list of just these.

    Where there are none near, those of the state; where it has none, of the nation. The list's
    address is "" where there are none at all.
    """
    none: list[Line] = []
    rings = _rings(question)
    for selection, where in rings:
        if selection.total:
            ways = _ways(selection, next(rings) if selection.place else None)
            # One program can't be compared: the button then leads to those of the state.
            first = ways[-1] if selection.total == 1 else ways[0]
            return _found(selection, where, none, ways), first.href
        none.append(Line(_("None is listed %(where)s.") % {"where": where}))
    return Cell(_("Programs for this job"), "", tuple(none), _("none listed")), ""


def _rings(question: Question) -> Iterator[tuple[Selection, str]]:
    """Programs that lead to the job, from ever farther away, and where they are."""
    target = question.target
    query, catalog = ProgramQuery(occupation=target.soc), target.catalog
    if target.place:
        said = {"n": query.within, "place": target.place.label}
        where = _("within %(n)s miles of %(place)s") % said
        yield Selection(catalog, query.but(near=question.near)), where
    if target.state:
        where = _("in %(place)s") % {"place": STATE_NAMES[target.state]}
        yield Selection(catalog, query.but(state=(target.state,))), where
    yield Selection(catalog, query), _("in the United States")


def _href(selection: Selection) -> str:
    return reverse("programs:list") + selection.query.query()


def _ways(near: Selection, wider: tuple[Selection, str] | None) -> tuple[Line, ...]:
    """To the list of these, and of those in the reader's whole state."""
    words = ngettext("See it in the list", "See the %(n)s programs", near.total)
    ways = [Line("", words % {"n": count(near.total)}, _href(near))]
    if wider and wider[0].total > near.total:
        said = {"n": count(wider[0].total), "where": wider[1]}
        ways.append(Line("", _("See all %(n)s %(where)s") % said, _href(wider[0])))
    return tuple(ways)


def _found(selection: Selection, where: str, none: Sequence[Line], ways: tuple[Line, ...]) -> Cell:
    source = _("IPEDS completions %(year)s and state lists")
    return Cell(
        _("Programs for this job, %(where)s") % {"where": where},
        count(selection.total),
        (*none, *_best(selection), Line(source % {"year": selection.catalog.awards_year})),
        more=ways,
    )


def _best(selection: Selection) -> Iterator[Line]:
    """The cheapest and the shortest program whose figures nothing contradicts.

    One that costs no more and lasts no longer than any other is named once.
    """
    cheapest, shortest = _lowest(selection, "price_high"), _lowest(selection, "months_high")
    said = {
        "price": _("%(price)s (%(price_note)s)"),
        "length": _("%(length)s (%(length_note)s)"),
    }
    if len(both := np.intersect1d(cheapest, shortest)):
        only = _("%(price)s, %(length)s, at") % said
        both_words = _("Cheapest and shortest: %(price)s, %(length)s, at") % said
        yield _line(selection, both, only if selection.total == 1 else both_words)
        return
    for rows, words, missing in (
        (cheapest, _("Cheapest: %(price)s, at"), _("No price is known.")),
        (shortest, _("Shortest: %(length)s, at"), _("No length is known.")),
    ):
        yield _line(selection, rows, words % said) if len(rows) else Line(missing)


def _lowest(selection: Selection, key: str) -> Rows:
    """The trusted programs that share the lowest known figure."""
    rows = selection.matching.rows
    rows = rows[selection.catalog.trusted(rows)]
    figures = selection.values(key, rows)
    known = figures >= 0
    return rows[known][figures[known] == figures[known].min()] if known.any() else rows[:0]


def _line(selection: Selection, rows: Rows, words: str) -> Line:
    """The first of the programs, as the list writes it."""
    row = Writer(selection).rows(rows[:1])[0]
    return Line(words % row, row["provider"], row["href"])
