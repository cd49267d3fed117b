"""How many programs lead to a job where the reader is, the cheapest and the shortest of them."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.core.geography import STATE_NAMES
from careerguide.core.numbers import count
from careerguide.paths.instant.cells import Cell, Line
from careerguide.paths.instant.question import Question
from programs.ordering import values
from programs.query import ProgramQuery
from programs.selection import Selection
from programs.written import Writer


def programs_cell(question: Question) -> tuple[Cell, str]:
    """How many programs lead there, the cheapest and the shortest; and the list of just these.

    Where there are none near, those of the state; where it has none, of the nation. The list's
    address is "" where there are none at all.
    """
    none: list[Line] = []
    rings = _rings(question)
    for selection, where in rings:
        if selection.total:
            lines = *none, *_best(selection), *(_wider(*next(rings)) if selection.place else ())
            return _found(selection, where, lines), _href(selection)
        none.append(Line(_("None is listed %(where)s.") % {"where": where}))
    return Cell(_("Programs that lead there"), "", tuple(none), _("none listed")), ""


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


def _wider(selection: Selection, where: str) -> tuple[Line, ...]:
    """How many the reader's whole state has."""
    said = {"n": count(selection.total), "where": where}
    return (Line("", _("%(n)s %(where)s") % said, _href(selection)),)


def _found(selection: Selection, where: str, lines: Sequence[Line]) -> Cell:
    total = count(selection.total)
    see = ngettext("See the %(n)s program", "See the %(n)s programs", selection.total)
    source = _("IPEDS completions %(year)s and state lists")
    return Cell(
        _("Programs that lead there, %(where)s") % {"where": where},
        total,
        (*lines, Line(source % {"year": selection.catalog.awards_year})),
        more=Line("", see % {"n": total}, _href(selection)),
    )


def _best(selection: Selection) -> Iterator[Line]:
    """The cheapest and the shortest program whose figures nothing contradicts."""
    cheap, short = _lowest(selection, "price_high"), _lowest(selection, "months_high")
    said = {
        "price": _("%(price)s (%(price_note)s)"),
        "length": _("%(length)s (%(length_note)s)"),
    }
    if cheap and short and cheap["href"] == short["href"]:
        both = _("Cheapest and shortest: %(price)s, %(length)s,") % said
        yield Line(both % cheap, cheap["provider"], cheap["href"])
        return
    for row, words, missing in (
        (cheap, _("Cheapest: %(price)s,"), _("No price is known.")),
        (short, _("Shortest: %(length)s,"), _("No length is known.")),
    ):
        yield Line(words % said % row, row["provider"], row["href"]) if row else Line(missing)


def _lowest(selection: Selection, key: str) -> dict[str, Any] | None:
    """The trusted program with the lowest known figure, as the list writes it."""
    rows = selection.matching.rows
    rows = rows[selection.catalog["flags"][rows] == 0]
    figures = values(selection, key, rows)
    rows, figures = rows[figures >= 0], figures[figures >= 0]
    return Writer(selection).rows(rows[[figures.argmin()]])[0] if len(rows) else None
