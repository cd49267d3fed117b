"""Aid and corrections as lists: what staff keep, read from what pages show of it."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from django.db import models
from django.http import QueryDict
from django.urls import reverse

from careerguide.api.figures import Origin
from careerguide.api.kept import Kind, Objects, ObjectSelection, attribute, columns_of, where
from careerguide.api.resources import Known, Resource
from careerguide.columns import store
from careerguide.columns.narrowing import Rows
from careerguide.editorial.datatable import OURS
from careerguide.editorial.models import today
from careerguide.lists.columns import COUNT, YEARLY, Column, Columns, Fact, Unit
from careerguide.lists.filters import AnyOf, list_state
from careerguide.places.states import STATE_NAMES
from programs.aid import held
from programs.catalog import catalog
from programs.models import AidProgram
from programs.models.aid import NATION
from programs.overlay import Corrected, corrections, school_corrections
from programs.rules.corrections import OF_PROGRAM, OF_PROVIDER
from programs.rules.ids import program_slug

UNITS: Mapping[Kind, Unit] = {
    models.PositiveIntegerField: YEARLY,
    models.PositiveSmallIntegerField: COUNT,
}
"""Of aid: whole numbers are dollars, small ones counts (programs/models/aid.py)."""


def kinds() -> dict[str, Any]:
    """Kinds of aid."""
    return dict(AidProgram.Kind.choices)


AID_FILTERS = (
    AnyOf("state", "Of use in the state", lambda: STATE_NAMES, single=True,
          matches=where(lambda one, state: one.state in (state, NATION))),
    AnyOf("kind", "Kind", kinds, matches=where(lambda one, kind: one.kind == kind)),
)  # fmt: skip
AidQuery = list_state("AidQuery", AID_FILTERS)


class AidSelection(ObjectSelection):
    """A query resolved against the aid programs, those that ended among them."""

    columns = Columns((
        *columns_of(AidProgram, OURS, UNITS, missing="no limit, or not stated"),
        Column("ended", label="Whether it ended, or nothing shows that it still runs",
               cell=lambda _writer, fact: fact["one"].is_past(today())),
    ))  # fmt: skip
    filters = AID_FILTERS


class AidList(Resource):
    """Every aid program."""

    name, title = "aid", "Aid programs and rules"
    about = "Grants, free tuition, vouchers and tax rules: for whom, how much, who decides."
    selection, state, key = AidSelection, AidQuery, "key"
    example = "?state=MA"

    def select(self, params: QueryDict, **within: str) -> AidSelection:
        """What the page of aid lists of a state, the nation's with it."""
        if not store.page_version():
            raise store.NoData("aid")
        known = held()
        every = sorted([*known.rows.values(), *known.past], key=lambda a: (a.state, a.key))
        return AidSelection(Objects(every), *AidQuery.from_params(params))

    def keys(self, selection: Any, rows: Rows) -> list[str]:
        """Keys of aid programs."""
        return [selection.records.all[row].key for row in rows.tolist()]

    def page(self, key: str, **within: str) -> str:
        """The page of aid."""
        return reverse("aid")

    def origins(
        self, writer: Any, column: Column, facts: Sequence[Fact], known: Known
    ) -> Sequence[Origin]:
        """Overridden: staff's own source and date."""
        return [(fact["one"].source, fact["one"].as_of) for fact in facts]


def record_of(one: Corrected) -> str:
    """What addresses call what is corrected: a program's number, or a school's."""
    return program_slug(one.number) if is_program(one) else str(one.number)


def is_program(one: Corrected) -> bool:
    """Whether a program is corrected, not its school; keys of programs are the longer ones."""
    return isinstance(one, OfProgram)


class OfProgram(Corrected):
    """A correction of a program, told from one of a school."""


WHAT = {"program": "a program", "school": "a school"}


def labels() -> dict[str, Any]:
    """The fields that may be corrected."""
    return {name: one.label for name, one in (OF_PROVIDER | OF_PROGRAM).items()}


CORRECTION_FILTERS = (
    AnyOf("of", "What is corrected", lambda: WHAT, single=True,
          matches=where(lambda one, what: is_program(one) == (what == "program"))),
    AnyOf("field", "Field", labels, matches=where(lambda one, name: one.field == name)),
)  # fmt: skip
CorrectionQuery = list_state("CorrectionQuery", CORRECTION_FILTERS)
NAMES = {
    "value": "What it is, as staff found",
    "imported": "What was published, empty for nothing",
    "imported_from": "The release that published it",
}


class CorrectionSelection(ObjectSelection):
    """A query resolved against the corrections of programs and schools."""

    columns = Columns((
        Column("of", label="What is corrected",
               cell=lambda _w, fact: "program" if is_program(fact["one"]) else "school"),
        Column("record", label="Its number", cell=lambda _w, fact: record_of(fact["one"])),
        *(attribute(one.name, NAMES.get(one.name, one.name)) for one in fields(Corrected)
          if one.name not in ("pk", "number")),
    ))  # fmt: skip
    filters = CORRECTION_FILTERS


class CorrectionList(Resource):
    """Every figure that staff corrected."""

    name, title = "corrections", "Corrections"
    about = "What staff know better than a publisher, with both values and the reason."
    selection, state, example = CorrectionSelection, CorrectionQuery, "?of=program"

    def select(self, params: QueryDict, **within: str) -> CorrectionSelection:
        """All that lie over the build in use."""
        catalog()  # raises NoData before anything is loaded
        programs = [OfProgram(**vars(one)) for one in corrections()]
        every = Objects([*programs, *school_corrections()])
        return CorrectionSelection(every, *CorrectionQuery.from_params(params))

    def keys(self, selection: Any, rows: Rows) -> list[str]:
        """What is corrected, and the field."""
        found = (selection.records.all[row] for row in rows.tolist())
        return [f"{record_of(one)}~{one.field}" for one in found]

    def page(self, key: str, **within: str) -> str:
        """The program's page, or the school's programs."""
        record = key.partition("~")[0]
        home = reverse("programs:list")
        return f"{home}?school={record}" if record.isdecimal() else f"{home}{record}/"
