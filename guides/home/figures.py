"""The figures of an answer: what a job pays, which programs lead to it, and the certification that
is cheapest to earn."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.columns.narrowing import Mask, Rows, mask_of
from careerguide.pages.cache import address
from careerguide.pages.english import as_english
from careerguide.pages.numbers import count
from careerguide.places.statenames import state_name
from careerguide.words.data_text import joined, sentence
from guides.home.cells import Cell, Line
from guides.home.papercell import certification_cell
from guides.home.question import Question
from programs.filters import ProgramQuery
from programs.pages.row import Writer
from programs.pages.words import lacking
from programs.rules.codes import GRADUATE, TEACHERS, AwardLevel, Entry
from programs.said import briefly_paid
from programs.selection import Selection
from salaries.pages.wagetext import Words, known_wage, units, words
from salaries.rules import HOURLY, Education
from salaries.wagestore import BIT, WageArea, wages

FIGURES = ("price", "length", "provider", "place")
"""What the cheapest and the shortest program are told with."""


def answer_cells(question: Question) -> tuple[list[Cell], str]:
    """Pay, programs and the cheapest certification; and the address of these programs' list."""
    programs, href = programs_cell(question)
    certification = certification_cell(question)
    return [pay_cell(question), programs, *([certification] if certification else [])], href


@dataclass(frozen=True)
class Pay:
    """The p25 and the median of one area as written; "" where unknown."""

    p25: str
    median: str
    hourly: bool
    p25_is_bound: bool
    """Whether the p25 is only known as “at least”, and with it the median."""


def pay_cell(question: Question) -> Cell:
    """From p25 to the median, in the reader's unit where published; says where nothing was."""
    soc, areas, say = question.target.soc, question.target.areas, words()
    missing: list[Line] = []
    if question.target.state and areas[0].is_nation:
        said = _("Not published for %(area)s.") % {"area": state_name(question.target.state)}
        missing.append(Line(said))
    for area in areas:
        pay = published(soc, area, say, question.unit)
        if pay is not None and (pay.p25 or pay.median):
            return _pay_known(soc, area, pay, missing)
        reason = _("Not published for %(area)s.") if pay is None else _("Withheld for %(area)s.")
        missing.append(Line(reason % {"area": area.name}))
    return Cell(_("What it pays"), "", (*missing, _pay_source()), _("not published"))


def published(soc: str, area: WageArea, say: Words, unit: str = HOURLY) -> Pay | None:
    """In `unit` where that is published; None where the area has no row of the job."""
    row = wages().row(soc, area.code)
    if row is None:
        return None
    figures = wages().figures(row)
    there = units(figures["only"])
    unit = unit if unit in there else there[0]
    names = (f"{unit}_p25", f"{unit}_median")
    p25, median = (known_wage(name, figures[name], figures["top_coded"], say) for name in names)
    return Pay(p25, median, unit == HOURLY, bool(figures["top_coded"] & BIT[names[0]]))


def _pay_known(soc: str, area: WageArea, pay: Pay, missing: list[Line]) -> Cell:
    place = _("the United States") if area.is_nation else area.name
    per = _("%(pay)s an hour") if pay.hourly else _("%(pay)s a year")
    href = address("salaries:place", soc, area.code)
    return Cell(
        _("What it pays in %(place)s") % {"place": place},
        per % {"pay": _pay_range(pay)},
        (*missing, Line(_pay_meaning(pay)), _pay_source()),
        more=(Line("", _("See all percentiles"), href),),
    )


def _pay_range(pay: Pay) -> str:
    if not (pay.p25 and pay.median) or pay.p25_is_bound:
        return pay.p25 or pay.median
    if not pay.median.startswith("$"):  # “at least”
        return _("%(low)s to %(high)s") % {"low": pay.p25, "high": pay.median}
    return f"{pay.p25}–{pay.median.removeprefix('$')}"


def _pay_meaning(pay: Pay) -> str:
    """What the ends are, in words."""
    if pay.p25_is_bound or not pay.median:
        return _("Three in four earn more.")
    if not pay.p25:
        return _("Half earn more; what the lowest quarter earns is not published.")
    if not pay.median.startswith("$"):  # “at least”
        return _("A quarter earn less than %(low)s.") % {"low": pay.p25}
    said = _("Half earn %(median)s or more, a quarter less than %(low)s.")
    return said % {"median": pay.median, "low": pay.p25}


def _pay_source() -> Line:
    return Line(_("BLS OEWS, %(edition)s") % {"edition": wages().edition})


def programs_cell(question: Question) -> tuple[Cell, str]:
    """How many programs lead there, the cheapest and the shortest; and the list of just these.

    Where there are none near, those of the state; where it has none, of the nation. The list's
    address is "" where there are none at all.
    """
    none: list[Line] = []
    nearest = iter(question.rings)
    for selection, where in nearest:
        if selection.total:
            ways = _ways(selection, next(nearest) if selection.place else None)
            # One program can't be compared: the button then leads to those of the state.
            first = ways[-1] if selection.total == 1 else ways[0]
            few = _lacking(question, 0 if none else selection.total)
            return _programs_found(selection, where, none, few, ways), first.href
        none.append(Line(_("None is listed %(where)s.") % {"where": where}))
    return Cell(_("Programs for this job"), "", tuple(_none_at_all(question, none[-1])),
                _("none listed")), ""  # fmt: skip


def _none_at_all(question: Question, nowhere: Line) -> Iterator[Line]:
    """Why no program is said to lead to the job, the widest reach standing for the nearer ones."""
    soc = question.target.soc
    if soc.startswith(TEACHERS):
        yield Line(_("No program is counted as a way in: people come from study of the field that"
                     " they teach."))  # fmt: skip
        return
    query = ProgramQuery(occupation=soc, entry=(Entry.FURTHER.slug,))
    further = Selection(question.target.catalog, query).open_only()
    if not further.total:
        yield nowhere
        yield from _lacking(question, 0)
        return
    yield Line(_("No program leads a beginner there."))
    words = ngettext("%(n)s program for people already in the field",
                     "%(n)s programs for people already in the field", further.total)  # fmt: skip
    yield Line("", words % {"n": count(further.total)}, _href(further))


def _lacking(question: Question, found: int) -> Iterator[Line]:
    """Which schools are listed for other states alone, where few programs were found; nothing of
    a job that people start with a degree, which those schools do not give."""
    target = question.target
    start = wages().entry(target.soc)
    if start is not None and start >= Education.BACHELOR:
        return
    if said := lacking(target.catalog, (target.state,) if target.state else (), found):
        yield Line(said)


def _href(selection: Selection) -> str:
    return address("programs:list") + selection.query.query()


def _ways(near: Selection, wider: tuple[Selection, str] | None) -> tuple[Line, ...]:
    """To the list of these, and of those in the reader's whole state."""
    words = ngettext("See it in the list", "See the %(n)s programs", near.total)
    ways = [Line("", words % {"n": count(near.total)}, _href(near))]
    if wider and wider[0].total > near.total:
        said = {"n": count(wider[0].total), "where": wider[1]}
        ways.append(Line("", _("See all %(n)s %(where)s") % said, _href(wider[0])))
    return tuple(ways)


def _programs_found(
    selection: Selection, where: str, none: Sequence[Line], few: Iterable[Line],
    ways: tuple[Line, ...],
) -> Cell:  # fmt: skip
    source = _("IPEDS completions %(year)s and state lists")
    return Cell(
        _("Programs for this job, %(where)s") % {"where": where},
        count(selection.total),
        (*none, *_best(selection), *few, Line(source % {"year": selection.catalog.awards_year})),
        more=ways,
    )


def _best(selection: Selection) -> Iterator[Line]:
    """The cheapest and the shortest program whose figures nothing contradicts.

    One that costs no more and lasts no longer than any other is named once.
    """
    rows = comparable(selection)
    cheapest, shortest = (lowest(selection, key, rows) for key in ("price_high", "months_high"))
    said = {
        "price": _("%(price)s (%(price_note)s)%(paid)s"),
        "length": _("%(length)s (%(length_note)s)"),
    }
    if len(both := np.intersect1d(cheapest, shortest, assume_unique=True)):
        only = _("%(price)s, %(length)s, at") % said
        both_words = _("Cheapest and shortest: %(price)s, %(length)s, at") % said
        yield from _lines(selection, [(both, only if selection.total == 1 else both_words, "")])
        return
    yield from _lines(selection, [
        (cheapest, _("Cheapest: %(price)s, at") % said, _("No price is known.")),
        (shortest, _("Shortest: %(length)s, at") % said, _("No length is known.")),
    ])  # fmt: skip


def lowest(selection: Selection, key: str, rows: Rows) -> Rows:
    """Those of `rows` that share the lowest known figure."""
    figures = selection.ordering(key, rows)
    known = figures[figures >= 0]
    return rows[figures == known.min()] if len(known) else rows[:0]


def comparable(selection: Selection) -> Rows:
    """Programs that nothing contradicts, without those that ask for a bachelor's degree first where
    there are others: their price would be half of what the way costs."""
    rows = selection.matching.rows
    rows = rows[selection.catalog.trusted(rows)]
    later = _after_degree()[selection.catalog["award_level"][rows]]
    return rows if later.all() else rows[~later]


@cache
def _after_degree() -> Mask:
    """By award level, whether it asks for a bachelor's degree first."""
    return mask_of(np.array(list(GRADUATE), dtype=np.int32), max(AwardLevel) + 1)


def _lines(selection: Selection, said: Sequence[tuple[Rows, str, str]]) -> Iterator[Line]:
    """The first program of each rows in these words, as the list writes it, with what aid leaves of
    its price; other words where there is none."""
    firsts = [rows[0] for rows, _words, _none in said if len(rows)]
    written = iter(_named(selection, np.array(firsts, dtype=np.int32)))
    for rows, found, none in said:
        yield Line(none) if not len(rows) else _line(found, *next(written))


def _line(words: str, row: dict[str, Any], name: str) -> Line:
    return Line(sentence(words, row), name, row["href"])


def _named(selection: Selection, rows: Rows) -> Iterator[tuple[dict[str, Any], str]]:
    """Programs as the list writes them, and what they are called: their schools."""
    writer = Writer(selection)
    for fact, row in writer.few(rows, FIGURES):
        paid = briefly_paid(writer, fact)
        school = as_english(row["provider"])
        name = school if selection.place else joined(", ", (school, row["place"]))
        yield row | {"paid": f"; {paid}" if paid else ""}, name
