"""A program's price, length and outcomes as its page shows them, each with basis and source."""

from collections.abc import Hashable
from dataclasses import replace
from functools import cached_property

import numpy as np
from django.utils.translation import gettext as _

from careerguide.columns.codes import Code
from careerguide.lists.columns import Column, Fact
from careerguide.lists.state import BadValue
from careerguide.pages.cache import per_page_version
from careerguide.pages.english import as_english
from careerguide.pages.labels import labels, notes
from careerguide.pages.numbers import count, dollar_span, dollars, month_span
from careerguide.pages.queries import WrittenQuery
from programs import said
from programs.catalog import Catalog, catalog
from programs.columns import COLUMNS, OUTCOMES, WHOLE_SCHOOL
from programs.filters import ProgramQuery
from programs.meaning import find_occupation
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
from programs.pages.detail.lines import Line, alike
from programs.pages.detail.listed import also_listed, listed_results
from programs.pages.row import Writer
from programs.pages.words import reason_words, residencies
from programs.rules.codes import LengthBasis, Missing, PriceBasis
from programs.rules.ids import number_on_list, source_slug
from programs.rules.lengths import BANDS
from programs.rules.prices import LISTED_YEARS, by_definition, students
from programs.selection import Selection
from salaries.pages.cited import release_names
from salaries.rules import ANNUAL

ENDS = ("low", "typical", "high")
FLAGS = WrittenQuery(lambda program: Flag.objects.filter(program=program))
LISTED = WrittenQuery(
    lambda number, school: StateListedProgram.objects.filter(number=number, provider=school)
)
SLOTS = WrittenQuery(lambda cip, school: ProgramYearPrice.objects.filter(cip=cip, provider=school))
YEAR = WrittenQuery(lambda school, who: YearPrice.objects.filter(provider=school, students=who))
"""Each publisher's own rows of a program, and what contradicts them."""


def flags_of_program(program: Program, bits: int) -> list[Flag]:
    """What contradicts its figures, or warns; what staff corrected away is left out, and that they
    know its school to be closed is among them."""
    if not bits:
        return []
    found = [flag for flag in FLAGS(program.pk) if bits & FLAG_BIT[flag.kind]]
    closed = FLAG_BIT[Flag.Kind.CLOSED]
    if bits & closed and all(f.kind != Flag.Kind.CLOSED for f in found):
        reason = _("our editors mark the school closed")
        found.append(Flag(program=program, kind=Flag.Kind.CLOSED, reason=reason))
    return found


class Reported:
    """A program with its price, length and outcomes as publishers report them: a query for the
    publisher's own row, and one for flags where the columns say there are any."""

    unit = ANNUAL  # that of pay

    def __init__(
        self,
        program: Program,
        catalog: Catalog,
        occupation: str = "",
        local: LocalProgram | None = None,
    ) -> None:
        """`occupation` is a job, as a code or in words, or ""; `local` a row that staff added."""
        self.program, self.catalog, self.local = program, catalog, local
        self.asked_job = occupation.strip()[:200]
        self.occupation, self.job_problem = _job_asked(catalog, self.asked_job)
        self.provider = program.provider
        row = catalog.row(program.pk)
        self.own, self.of_school = corrections_of(catalog, program.pk, program.provider_id)
        lay_over(program, self.provider, self.own, self.of_school)
        self.flags = flags_of_program(program, 0 if row is None else int(catalog["flags"][row]))
        self.releases = release_names()
        self.listing, self.slots, self.year = self._reported()

    def _reported(
        self,
    ) -> tuple[StateListedProgram | None, list[ProgramYearPrice], YearPrice | None]:
        """The publisher's own row: of the state list, of IC_PY or of IC_AY."""
        program = self.program
        if self.local is not None:
            return None, [], None
        if program.origin == Program.Origin.STATE_LISTED:
            listed = LISTED.first(number_on_list(program.pk), program.provider_id)
            return listed, [], None
        if program.price_basis == PriceBasis.PROGRAM_TOTAL or program.length_basis == (
            LengthBasis.REPORTED
        ):
            return None, SLOTS(program.field_id, program.provider_id), None
        kind = students(program.award_level, program.field_id or "") or "undergraduate"
        return None, [], YEAR.first(program.provider_id, kind)

    def source(self, slug: str) -> str:
        """Title and edition of the release in use of a source; "" where none is loaded."""
        return self.releases.get(slug, "")

    def source_of(self, code: Code) -> str:
        """The release that what a code stands for comes from; "" where none does."""
        return self.source(source_slug(code.source, self.program.pk))

    @property
    def price_source(self) -> str:
        """The release that the program's price comes from; "" where no price is known."""
        if self.local is not None:
            return as_english(self.local.source)
        return self.source_of(PriceBasis(self.program.price_basis))

    def price_of(self, residency: str) -> Fact:
        """A residency's price as the columns have it: what `programs.said` writes."""
        program = self.program
        ends = {f"price_{end}": getattr(program, f"{residency}_{end}") for end in ENDS}
        corrected = f"price_{residency}" in self.own
        basis = PriceBasis.CORRECTED if corrected else program.price_basis
        return {**ends, "price_basis": basis, "award_level": program.award_level}

    def price(self, label: str, fact: Fact) -> Line:
        """A price of the whole program with its range and basis, or why there is none."""
        writer, basis = self.writer_and_fact[0], fact["price_basis"]
        why = labels(Missing)[self.program.price_missing] or _("not reported")
        if basis == PriceBasis.LISTING:
            why = _("the state list gives no price for other states")
        text = said.price(writer, fact)
        about = said.price_range(writer, fact), labels(PriceBasis)[basis]
        note = ", ".join(filter(None, about)) if text else ""
        return Line(label, text, why, note, self.price_source)

    def alike_prices(self) -> list[tuple[str, str]]:
        """Who pays what, those who pay the same named together, and the first residency of each.

        What staff corrected stands alone: each has a reason and a source of its own.
        """
        prices: dict[str, Hashable] = {
            name: name if f"price_{name}" in self.own else tuple(self.price_of(name).values())
            for name in residencies()
        }
        return [(who, names[0]) for who, names in alike(prices)]

    def price_line(self, label: str, residency: str) -> Line:
        """A residency's price, with what staff corrected of it."""
        return self.checked(self.price(label, self.price_of(residency)), f"price_{residency}")

    def checked(self, line: Line, field: str) -> Line:
        """A figure's line, with what staff corrected of the field that it shows."""
        return as_checked(line, self.own.get(field))

    def prices(self) -> list[Line]:
        """Total tuition and fees by residency, what else is known to be paid and what is not, then
        what the total is made of."""
        lines = [self.price_line(who, name) for who, name in self.alike_prices()]
        books = dollars(self.program.books)
        no_books = _("not reported for the whole program")
        line = Line(_("books and supplies"), books, no_books, "", self.price_source)
        lines.append(self.checked(line, "books"))
        if self.listing:
            # $0 does not say whether there is nothing more to pay.
            more = dollars(self.listing.optional_cost or None)
            source = self.source_of(PriceBasis.LISTING)
            lines.append(Line(_("optional costs, as listed"), more, _("not reported"), "", source))
        lines.append(Line(_("tests, uniforms and tools"), "", _("not known: ask the school")))
        lines += self._year_lines()
        return lines + also_listed(self.program.pk, self.releases)

    def _year_lines(self) -> list[Line]:
        if self.year is None:
            return []
        source = self.source_of(PriceBasis.YEAR_ESTIMATE)
        years = {name: getattr(self.year, name) for name in residencies()}
        lines = [
            Line(
                _("one full-time year, %(who)s") % {"who": who},
                dollars(years[names[0]]),
                _("not reported"),
                source=source,
            )
            for who, names in alike(years)
        ]
        books = Line(_("books, one year"), dollars(self.year.books), _("not reported"))
        lines.append(replace(books, source=source))
        return lines + self._defined_prices(years)

    def _defined_prices(self, years: dict[str, int | None]) -> list[Line]:
        """The year's price times the award's length by definition, where another range is shown."""
        if self.program.award_level not in LISTED_YEARS:
            return []
        spans = {
            name: dollar_span(defined.low, defined.high)
            for name, year in years.items()
            if (defined := by_definition(year, self.program.award_level)).high is not None
        }
        label = _("by the award’s definition, %(who)s")
        source = self.source_of(PriceBasis.YEAR_ESTIMATE)
        return [
            Line(label % {"who": who}, spans[names[0]], note=_("its shortest to its longest"),
                 source=source)
            for who, names in alike(spans)
        ]  # fmt: skip

    def length(self) -> list[Line]:
        """Months it takes full-time, by definition where that is another range, then hours as each
        of the publisher's rows reports them."""
        program, (writer, fact) = self.program, self.writer_and_fact
        basis = LengthBasis(fact["length_basis"])
        source = as_english(self.local.source) if self.local else writer.length_source(fact)
        text = said.length(writer, fact)
        note = self._length_note() if text else ""
        line = Line(_("full-time length"), text, _("not reported"), note, source)
        lines = [self.checked(line, "months")]
        band = BANDS.get(program.award_level)
        if basis == LengthBasis.USUAL_FIELD and band:
            span = month_span(band.months_low, band.months_high)
            defined = _("IPEDS definition of the award level")
            lines.append(Line(_("by the award’s definition"), span, source=defined))
        for slot in self.slots:
            unit = slot.get_measure_display() if slot.measure else _("hours")
            lines.append(self._hours(_("reported hours"), slot.hours, unit, LengthBasis.REPORTED))
        if self.listing:
            hours, unit = self.listing.hours, _("contact hours")
            lines.append(self._hours(_("listed hours"), hours, unit, LengthBasis.LISTING))
        return lines

    def _length_note(self) -> str:
        """As lists say it, with the whole name of what it rests on."""
        writer, fact = self.writer_and_fact
        note = said.length_note(writer, fact)
        basis = LengthBasis(fact["length_basis"])
        if basis == LengthBasis.USUAL_FIELD:
            return _("%(note)s; half of these lie in the range") % {"note": note}
        whole, brief = labels(LengthBasis)[basis], notes(LengthBasis)[basis]
        return whole if note == brief else note

    def _hours(self, label: str, hours: int | None, unit: str, basis: LengthBasis) -> Line:
        written = f"{count(hours)} {unit}" if hours else ""
        return Line(label, written, _("not reported"), source=self.source_of(basis))

    def outcomes(self) -> list[Line]:
        """What graduates earn and owe: of the field group and credential level, at the school."""
        listed = listed_results(self.listing, self.source_of(PriceBasis.LISTING))
        return [*map(self.line, COLUMNS.on_page(OUTCOMES)), *listed]

    def whole_school(self) -> list[Line]:
        """What the Scorecard says of the school as a whole; nothing of a school it does not have.

        Of one that reports a part, families whose figure is withheld are left out.
        """
        lines = [self.line(column) for column in COLUMNS.on_page(WHOLE_SCHOOL)]
        return [line for line in lines if line.value]

    @cached_property
    def writer_and_fact(self) -> tuple[Writer, Fact]:
        """The program as its columns write it."""
        writer = _writer(self.occupation, self.unit)
        row = np.array([self.catalog.row(self.program.pk)], dtype=np.int32)
        return writer, writer.selection.few_facts(row)[0]

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
            "; ".join(reason_words(flag.reason) for flag in self.flags if flag.kind in kinds),
        )


def _job_asked(catalog: Catalog, text: str) -> tuple[str, str]:
    """The code of the job that words mean first, and why there is none; each "" otherwise."""
    if not text:
        return "", ""
    try:
        return catalog.wages.codes[find_occupation(catalog, text)], ""
    except BadValue as error:
        return "", str(error)


@per_page_version
def _writer(occupation: str, unit: str) -> Writer:
    """What writes a program's columns; the pay is the job's, or with "" that of its own jobs."""
    return Writer(Selection(catalog(), ProgramQuery(occupation=occupation, unit=unit)))
