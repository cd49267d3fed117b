"""Programs, schools, aid and corrections as the API has them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict

from careerguide.api.figures import Record
from careerguide.api.resources import Resource
from careerguide.columns.narrowing import Rows
from careerguide.lists import written
from careerguide.lists.columns import Column, Fact
from careerguide.pages.cache import address
from careerguide.releases.models import Release
from programs.catalog import catalog
from programs.corrected import price_correction
from programs.filters import ProgramQuery
from programs.keptlists import AidList, CorrectionList
from programs.overlay import Corrected
from programs.pages.row import Writer
from programs.rules.codes import Origin as ProgramOrigin
from programs.rules.ids import program_number, program_slug
from programs.schools import SchoolQuery, Schools, SchoolSelection, SchoolWriter
from programs.selection import Selection as ProgramSelection
from programs.understood import selected
from salaries.pages.cited import releases_of_figures

BASES = {"price_basis": "price", "books_basis": "books", "length_basis": "months"}
"""By what a figure rests on, the field that staff correct it by; prices go by residency."""
FACTS = {"delivery": "delivery", "field": "name"}
"""The same of facts that rest on nothing, by column."""


class ProgramList(Resource):
    """Every program."""

    name, title = "programs", "Training programs"
    about = "What programs cost, how long they take, what graduates earn and jobs pay there."
    selection, state = ProgramSelection, ProgramQuery
    example = "?q=medical+coding&state=MA&sort=price_high"

    def select(self, params: QueryDict, **within: str) -> ProgramSelection:
        """As the page of programs does, for a reader whose browser keeps nothing."""
        state, problems = ProgramQuery.from_params(params)
        return selected(state, problems)

    def writer(self, selection: Any) -> written.Writer:
        """The page's own."""
        return Writer(selection)

    def keys(self, selection: Any, rows: Rows) -> list[str]:
        """Program numbers."""
        return [program_slug(number) for number in selection.catalog.id[rows].tolist()]

    def row(self, selection: Any, key: str) -> int | None:
        """By number, a listed one's under its IPEDS program's."""
        number = program_number(key)
        if number is None:
            return None
        found: int | None = selection.catalog.row(selection.catalog.current([number])[0])
        return found

    def page(self, key: str, **within: str) -> str:
        """The program's page."""
        return f"{address('programs:list')}{key}/"

    @property
    def described(self) -> Mapping[str, str]:
        """What a reader may say of themselves (programs/reader.py)."""
        return {
            "unit": "The unit of pay on pages; figures here have one of their own",
            "income": "Household income a year, by the upper end of its band",
            "household": "People in the household",
            "work": "Whether you work",
            "veteran": "Whether you served in the armed forces",
            "snap": "Whether the household has SNAP",
        }

    def releases(self) -> Mapping[str, Release]:
        """Overridden: a wage is of its own row's release."""
        return releases_of_figures()

    def record_source(self, writer: Any, fact: Fact) -> str:
        """What lists the program, or what staff know it from who added it."""
        found: str = writer.slug_of(ProgramOrigin(fact["origin"]).source, fact)
        overlay = writer.catalog.overlay
        return found or (overlay.added.sources.get(fact["row"], "") if overlay else "")

    def corrections(
        self, writer: Any, column: Column, facts: Sequence[Fact]
    ) -> Sequence[Record | None] | None:
        """By the field that staff correct the figure by."""
        field = BASES.get(column.basis[0], "") if column.basis else FACTS.get(column.name, "")
        if not field or not writer.catalog.corrections:
            return None
        found: list[Any] = [
            price_correction(fact) if field == "price" else (fact["corrections"] or {}).get(field)
            for fact in facts
        ]
        return [None if one is None else corrected(one) for one in found]

    def corrected(self, writer: Any, fact: Fact) -> Sequence[Record]:
        """Of the program, then of its school."""
        of_school = writer.catalog.school_corrections.get(fact["provider_at"], {})
        own = fact["corrections"] or {}
        return [corrected(one) for one in (*own.values(), *of_school.values())]


def corrected(one: Corrected) -> Record:
    """A correction as figures tell it: staff's value and the published one."""
    return {
        "field": one.field,
        "value": one.value,
        "published": one.imported or None,
        "published_in": one.imported_from or None,
        "source": one.source,
        "date": one.as_of or None,
        "checked_on": one.checked_on.isoformat(),
        "reason": one.reason,
    }


class SchoolList(Resource):
    """Every provider of training."""

    name, title = "schools", "Schools"
    about = "Schools and other providers, with the figures that are of the whole school."
    selection, state = SchoolSelection, SchoolQuery
    example = "?state=MA&control=public"

    def select(self, params: QueryDict, **within: str) -> SchoolSelection:
        """By those filters of programs that are about their school."""
        return SchoolSelection(Schools(catalog()), *SchoolQuery.from_params(params))

    def writer(self, selection: Any) -> written.Writer:
        """One of its own: no page lists schools alone."""
        return SchoolWriter(selection)

    def keys(self, selection: Any, rows: Rows) -> list[str]:
        """UNITIDs, or the numbers that a state's list gives."""
        ids = selection.records["provider_ids"]
        return [str(ids[row]) for row in rows.tolist()]

    def row(self, selection: Any, key: str) -> int | None:
        """By number."""
        number = int(key) if key.isascii() and key.isdecimal() and len(key) < 19 else -1
        found: int | None = selection.records.catalog.provider_at(number)
        return found

    def page(self, key: str, **within: str) -> str:
        """The school's programs."""
        return f"{address('programs:list')}?school={key}"

    def record_source(self, writer: Any, fact: Fact) -> str:
        """The directory, or the state's list."""
        found: str = writer.listed_in(fact)
        return found

    def corrected(self, writer: Any, fact: Fact) -> Sequence[Record]:
        """Of its name, its site, and whether it closed."""
        own = writer.catalog.school_corrections.get(fact["row"], {})
        return [corrected(one) for one in own.values()]


RESOURCES = (ProgramList(), SchoolList(), AidList(), CorrectionList())
