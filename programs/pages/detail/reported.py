"""A program's price, length and outcomes as its page shows them, each with basis and source."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypedDict

import numpy as np
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from careerguide.columns.codes import Code
from careerguide.lists.columns import Column, Fact
from careerguide.pages.cache import per_page_version
from careerguide.pages.labels import labels
from careerguide.pages.numbers import count, dollar_span, dollars, month_span
from programs.catalog import Catalog, catalog
from programs.columns import COLUMNS, OUTCOMES, WHOLE_SCHOOL
from programs.filters import ProgramQuery
from programs.models import (
    Flag,
    LocalProgram,
    Program,
    ProgramYearPrice,
    StateListedProgram,
    YearPrice,
)
from programs.models.catalog import FLAG_BIT, FLAGS_OF
from programs.pages.detail.corrected import as_checked, corrections_of, lay_over
from programs.pages.row import Writer
from programs.pages.words import residencies
from programs.rules.codes import LengthBasis, Missing, PriceBasis
from programs.rules.ids import number_on_list, source_slug
from programs.rules.prices import students
from programs.selection import Selection
from salaries.pages.cited import releases_of_figures


@dataclass(frozen=True)
class Line:
    """A labelled figure: its value, or why there is none, and where it comes from."""

    label: str
    value: str
    why: str = ""
    note: str = ""
    source: str = ""
    warning: str = ""


def alike(values: dict[str, str]) -> list[tuple[str, str]]:
    """Who pays what, those who pay the same named together: “in-district and in-state”."""
    names: dict[str, list[str]] = {}
    for name, value in values.items():
        names.setdefault(value, []).append(residencies()[name])
    return [(str(get_text_list(who, _("and"))), value) for value, who in names.items()]


class Sourced(TypedDict):
    """Lines of one section, and the source that they share; "" where each names its own."""

    lines: list[Line]
    source: str


def sourced(lines: list[Line]) -> Sourced:
    """Lines as their template shows them: a source that all known figures share is named once."""
    sources = {line.source for line in lines if line.value}
    shared = sources.pop() if len(sources) == 1 else ""
    return {"lines": [replace(line, source="") for line in lines] if shared else lines,
            "source": shared}  # fmt: skip


def flags_of_program(program: Program, bits: int) -> list[Flag]:
    """What contradicts its figures, or warns; what staff corrected away is left out, and that they
    know its school to be closed is among them."""
    if not bits:
        return []
    found = [f for f in Flag.objects.filter(program=program) if bits & FLAG_BIT[f.kind]]
    closed = FLAG_BIT[Flag.Kind.CLOSED]
    if bits & closed and all(f.kind != Flag.Kind.CLOSED for f in found):
        reason = _("our editors mark the school closed")
        found.append(Flag(program=program, kind=Flag.Kind.CLOSED, reason=reason))
    return found


class Reported:
    """A program with its price, length and outcomes as publishers report them.

    One query for the publisher's own row, and one for flags where the columns say there are any.
    """

    def __init__(
        self,
        program: Program,
        catalog: Catalog,
        occupation: str = "",
        local: LocalProgram | None = None,
    ) -> None:
        """`occupation` is the code of the job that the reader asked for; "" for none. `local` is
        the row of a program that staff added."""
        self.program, self.catalog, self.local = program, catalog, local
        self.occupation = occupation if occupation in catalog.wages.code_at else ""
        self.provider = program.provider
        row = catalog.row(program.pk)
        self.own, self.of_school = corrections_of(catalog, program.pk, program.provider_id)
        lay_over(program, self.provider, self.own, self.of_school)
        self.flags = flags_of_program(program, 0 if row is None else int(catalog["flags"][row]))
        self.releases = releases_of_figures()
        self.listing, self.slots, self.year = self._reported()

    def _reported(
        self,
    ) -> tuple[StateListedProgram | None, list[ProgramYearPrice], YearPrice | None]:
        """The publisher's own row: of the state list, of IC_PY or of IC_AY."""
        program = self.program
        if self.local is not None:
            return None, [], None
        if program.origin == Program.Origin.STATE_LISTED:
            listed = StateListedProgram.objects.filter(
                number=number_on_list(program.pk), provider=program.provider_id
            )
            return listed.first(), [], None
        if program.price_basis == PriceBasis.PROGRAM_TOTAL or program.length_basis == (
            LengthBasis.REPORTED
        ):
            slots = ProgramYearPrice.objects.filter(
                provider=program.provider_id, cip=program.field_id
            )
            return None, list(slots), None
        kind = students(program.award_level, program.field_id or "") or "undergraduate"
        found = YearPrice.objects.filter(provider=program.provider_id, students=kind).first()
        return None, [], found

    def source(self, slug: str) -> str:
        """Title and edition of the release in use of a source; "" where none is loaded."""
        release = self.releases.get(slug)
        return str(release) if release else ""

    def source_of(self, code: Code) -> str:
        """The release that what a code stands for comes from; "" where none does."""
        return self.source(source_slug(code.source, self.program.pk))

    @property
    def price_source(self) -> str:
        """The release that the program's price comes from; "" where no price is known."""
        if self.local is not None:
            return self.local.source
        return self.source_of(PriceBasis(self.program.price_basis))

    def _span(self, residency: str) -> str:
        ends = (getattr(self.program, f"{residency}_{end}") for end in ("low", "high"))
        return dollar_span(*ends)

    def price(self, label: str, span: str) -> Line:
        """A price of the whole program, or why there is none."""
        basis = self.program.price_basis
        why = labels(Missing)[self.program.price_missing] or _("not reported")
        if basis == PriceBasis.LISTING:
            why = _("the state list gives no price for other states")
        return Line(label, span, why, labels(PriceBasis)[basis] if span else "", self.price_source)

    def checked(self, line: Line, field: str) -> Line:
        """A figure's line, with what staff corrected of the field that it shows."""
        return as_checked(line, self.own.get(field))

    def prices(self) -> list[Line]:
        """Total tuition and fees by residency, then books, then what the total is made of."""
        spans = {name: self._span(name) for name in residencies()}
        lines = [
            self.checked(self.price(residencies()[name], spans.pop(name)), f"price_{name}")
            for name in tuple(spans)
            if f"price_{name}" in self.own
        ]
        lines += [self.price(who, span) for who, span in alike(spans)]
        books = dollars(self.program.books)
        no_books = _("not reported for the whole program")
        line = Line(_("books and supplies"), books, no_books, "", self.price_source)
        lines.append(self.checked(line, "books"))
        return lines + self._year_lines()

    def _year_lines(self) -> list[Line]:
        if self.year is None:
            return []
        source = self.source_of(PriceBasis.YEAR_ESTIMATE)
        found = alike({name: dollars(getattr(self.year, name)) for name in residencies()})
        values = [(_("one full-time year, %(who)s") % {"who": who}, value) for who, value in found]
        values.append((_("books, one year"), dollars(self.year.books)))
        return [Line(label, value, _("not reported"), source=source) for label, value in values]

    def length(self) -> list[Line]:
        """Months it takes full-time, then hours as each of the publisher's rows reports them."""
        program = self.program
        basis = LengthBasis(program.length_basis)
        source = self.source_of(basis)
        if basis == LengthBasis.AWARD_LEVEL:
            source = _("IPEDS definition of the award level")
        if self.local is not None:
            source = self.local.source
        span = month_span(program.months_low, program.months_high)
        note = labels(LengthBasis)[program.length_basis] if span else ""
        line = Line(_("full-time length"), span, _("not reported"), note, source)
        lines = [self.checked(line, "months")]
        for slot in self.slots:
            unit = slot.get_measure_display() if slot.measure else _("hours")
            lines.append(self._hours(_("reported hours"), slot.hours, unit, LengthBasis.REPORTED))
        if self.listing:
            hours = self.listing.hours
            unit = _("contact hours")
            lines.append(self._hours(_("listed hours"), hours, unit, LengthBasis.LISTING))
        return lines

    def _hours(self, label: str, hours: int | None, unit: str, basis: LengthBasis) -> Line:
        written = f"{count(hours)} {unit}" if hours else ""
        return Line(label, written, _("not reported"), source=self.source_of(basis))

    def outcomes(self) -> list[Line]:
        """What graduates earn and owe: of the field group and credential level, at the school."""
        return [self.line(column) for column in COLUMNS.on_page(OUTCOMES)]

    def whole_school(self) -> list[Line]:
        """What the Scorecard says of the school as a whole; nothing of a school it does not have.

        Of one that reports a part, families whose figure is withheld are left out.
        """
        lines = [self.line(column) for column in COLUMNS.on_page(WHOLE_SCHOOL)]
        return [line for line in lines if line.value]

    @cached_property
    def writer_and_fact(self) -> tuple[Writer, Fact]:
        """The program as its columns write it."""
        writer = _writer(self.occupation)
        row = np.array([self.catalog.row(self.program.pk)], dtype=np.int32)
        return writer, next(writer.selection.facts(row))

    def line(self, column: Column) -> Line:
        """A column's figure, or why there is none."""
        writer, fact = self.writer_and_fact
        text = column.written(writer, fact)
        kinds = FLAGS_OF.get(column.flags_on(fact), []) if column.warns else []
        return Line(
            str(column.label),
            text,
            column.why(writer, fact),
            str(column.note(writer, fact)) if column.note and text else "",
            self.source(writer.source_of(column, fact)),
            "; ".join(flag.reason for flag in self.flags if flag.kind in kinds),
        )


@per_page_version
def _writer(occupation: str) -> Writer:
    """What writes a program's columns; the pay is the job's, or with "" that of its own jobs."""
    return Writer(Selection(catalog(), ProgramQuery(occupation=occupation)))
