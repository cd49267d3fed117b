"""Aid and corrections as lists: what staff keep, read from what pages show of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models
from django.http import QueryDict
from django.urls import reverse

from careerguide.api.figures import Origin
from careerguide.api.kept import Known
from careerguide.api.resources import KeptList
from careerguide.columns import store
from careerguide.columns.narrowing import Rows
from careerguide.editorial.models import today
from careerguide.lists.columns import COUNT, TEXT, YEARLY, Column, Columns, Fact, Unit
from careerguide.lists.filters import AnyOf, list_state
from careerguide.lists.kept import (
    DAY,
    OURS,
    YES_NO,
    Kind,
    Objects,
    ObjectSelection,
    attribute,
    columns_of,
    sheet,
    where,
)
from careerguide.lists.schema import Sheet
from careerguide.pages.cache import per_page_version
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
        Column("ended", YES_NO, "Whether it ended, or nothing shows that it still runs",
               cell=lambda _writer, fact: fact["one"].is_past(today())),
    ))  # fmt: skip
    filters = AID_FILTERS


def every_aid() -> list[AidProgram]:
    """Aid programs by state, the nation's among them."""
    known = held()
    return sorted([*known.rows.values(), *known.past], key=lambda a: (a.state, a.key))


def aid_table(part: str) -> Sheet | None:
    """Every aid program; None for a part."""
    return None if part else sheet(AidSelection.columns, every_aid())


class AidList(KeptList):
    """Every aid program."""

    name, title = "aid", "Aid programs and rules"
    about = "Grants, free tuition, vouchers and tax rules: for whom, how much, who decides."
    selection, state, key = AidSelection, AidQuery, "key"
    example = "?state=MA"

    def select(self, params: QueryDict, **within: str) -> AidSelection:
        """What the page of aid lists of a state, the nation's with it."""
        if not store.page_version():
            raise store.NoData("aid")
        return AidSelection(Objects(every_aid()), *AidQuery.from_params(params))

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
TOLD: Mapping[str, tuple[str, Unit]] = {
    "field": ("Field", TEXT),
    "value": ("What it is, as staff found", TEXT),
    "imported": ("What was published, empty for nothing", TEXT),
    "imported_from": ("The release that published it", TEXT),
    "source": ("What says so: an address or a document", TEXT),
    "as_of": ("The date of that", TEXT),
    "checked_on": ("When staff looked", DAY),
    "reason": ("Why it stands", TEXT),
}


class CorrectionSelection(ObjectSelection):
    """A query resolved against the corrections of programs and schools."""

    columns = Columns((
        Column("of", label="What is corrected",
               cell=lambda _w, fact: "program" if is_program(fact["one"]) else "school"),
        Column("record", label="Its number", cell=lambda _w, fact: record_of(fact["one"])),
        *(attribute(name, label, unit) for name, (label, unit) in TOLD.items()),
    ))  # fmt: skip
    filters = CORRECTION_FILTERS


@per_page_version(spoken=False)
def every_correction() -> list[Corrected]:
    """Corrections of programs, then of schools."""
    return [*(OfProgram(**vars(one)) for one in corrections()), *school_corrections()]


def correction_table(part: str) -> Sheet | None:
    """Every correction; None for a part."""
    return None if part else sheet(CorrectionSelection.columns, every_correction())


class CorrectionList(KeptList):
    """Every figure that staff corrected."""

    name, title = "corrections", "Corrections"
    about = "What staff know better than a publisher, with both values and the reason."
    selection, state, example = CorrectionSelection, CorrectionQuery, "?of=program"

    def select(self, params: QueryDict, **within: str) -> CorrectionSelection:
        """All that lie over the build in use."""
        catalog()  # raises NoData before anything is loaded
        return CorrectionSelection(
            Objects(every_correction()), *CorrectionQuery.from_params(params)
        )

    def keys(self, selection: Any, rows: Rows) -> list[str]:
        """What is corrected, and the field."""
        found = (selection.records.all[row] for row in rows.tolist())
        return [f"{record_of(one)}~{one.field}" for one in found]

    def page(self, key: str, **within: str) -> str:
        """The program's page, or the school's programs."""
        record = key.partition("~")[0]
        home = reverse("programs:list")
        return f"{home}?school={record}" if record.isdecimal() else f"{home}{record}/"
