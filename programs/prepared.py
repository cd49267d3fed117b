"""The whole of what is known of programs and schools, as tables to download."""

from dataclasses import replace
from typing import Any

import numpy as np
from django.utils.translation import gettext_lazy as _

from careerguide.lists.columns import COUNT, Column, Fact, Unit
from careerguide.lists.schema import Sheet, Whole
from careerguide.pages.labels import labels
from careerguide.places.states import STATE_NAMES
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.keptlists import aid_table, correction_table
from programs.models import (
    AidProgram,
    LocalProgram,
    LocalProvider,
    ProgramCorrection,
    ProviderCorrection,
)
from programs.pages.row import Writer
from programs.published import DIRECTORY
from programs.rules.codes import Control
from programs.schools import COLUMNS as SCHOOL_COLUMNS
from programs.schools import SchoolQuery, Schools, SchoolSelection, SchoolWriter
from programs.selection import Selection
from salaries.pages.cited import release_names


def programs(state: str) -> Sheet | None:
    """Every program, or every one of a state, as one who said no more sees them; None for what is
    no state's code in lower case."""
    code = state.upper()
    if state and (state != state.lower() or code not in STATE_NAMES):
        return None
    return Writer(Selection(catalog(), ProgramQuery(state=(code,) if code else ()))).sheet()


def _number(_writer: Any, fact: Fact) -> str:
    return str(fact["number"])


def _control(_writer: Any, fact: Fact) -> str:
    return str(labels(Control)[fact["control"]])


def _degrees(name: str) -> Any:
    def cell(writer: Any, fact: Fact) -> float | None:
        value = float(writer.catalog[name][fact["row"]])
        return None if np.isnan(value) else value

    return cell


def _programs_of(writer: Any, fact: Fact) -> int:
    return int(writer.counts[fact["row"]])


def _sources(writer: Any, fact: Fact) -> str:
    """Releases of its name and place, and of its figures."""
    known = [one.source_of(fact) for one in FIGURES if fact[one.name] is not None]
    used = dict.fromkeys((writer.listed_in(fact), *known))
    return "; ".join(writer.releases[slug] for slug in used if slug in writer.releases)


DEGREES = Unit(str, name="degrees")
FIGURES = [one for one in SCHOOL_COLUMNS if one.source]
TABLE = (
    Column("school_id", cell=_number,
           about="By which addresses of this site know the school: of institutions the UNITID."),
    *SCHOOL_COLUMNS.csv,
    replace(SCHOOL_COLUMNS["control"], csv=True, cell=_control),
    Column("latitude", DEGREES, "Latitude", cell=_degrees("latitude"), source=DIRECTORY),
    Column("longitude", DEGREES, "Longitude", cell=_degrees("longitude"), source=DIRECTORY),
    Column("programs", COUNT, "Programs on this site", cell=_programs_of),
    Column("source", cell=_sources, about="The releases that the row’s figures come from."),
)  # fmt: skip


class _Writer(SchoolWriter):
    """With what the table says beside a school's own columns."""

    def __init__(self, selection: SchoolSelection) -> None:
        super().__init__(selection)
        self.counts = np.bincount(self.catalog.provider, minlength=selection.records.size)
        self.releases = release_names()


def schools(part: str) -> Sheet | None:
    """Every school; None for a part."""
    if part:
        return None
    return _Writer(SchoolSelection(Schools(catalog()), SchoolQuery())).sheet(TABLE)


PROGRAMS = Whole(
    _("Programs"),
    _("A program is a provider’s offering of a field of study at an award level: what it costs, how"
      " long it takes, and what its graduates earn."),
    ("program_id",), programs, ("ipeds-c", "etpl", "cip"),
    (LocalProgram._meta.label_lower,),
)  # fmt: skip
SCHOOLS = Whole(
    _("Schools"),
    _("A provider of programs, with what is reported of the whole school."),
    ("school_id",), schools, (DIRECTORY, "etpl"),
    (LocalProvider._meta.label_lower,),
)  # fmt: skip
AID = Whole(
    _("Aid"), _("A program or rule that helps to pay for training, for whom, and who decides."),
    ("key",), aid_table, ("aid",), (AidProgram._meta.label_lower,),
)  # fmt: skip
CORRECTIONS = Whole(
    _("Corrections"),
    _("A figure of an imported program or school that our editors know better, what the publisher"
      " says, and why theirs stands."),
    ("of", "record", "field"), correction_table,
    kept=tuple(one._meta.label_lower for one in (ProgramCorrection, ProviderCorrection)),
)  # fmt: skip
