"""How two builds of programs and schools are held against each other."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from django.utils.translation import gettext_lazy as _
from numpy.typing import NDArray

from careerguide.lists.columns import DOLLARS, MONTHS
from careerguide.releases.changes import Columns, Comparison
from programs.models import Program, SchoolOutcome
from programs.rules.ids import program_slug
from programs.usual import LEADING

PLACES = ("rank", "provider", "field", "occupation", "area", "pay_area")
"""Places among others, which move when others come."""
OF_SCHOOL = ("standing", "control", "federal_aid")


def figures(columns: Columns) -> Mapping[str, NDArray[Any]]:
    """Every column of a program that is stored by the name of its field, and what leads."""
    fields = (one.name for one in Program._meta.concrete_fields)
    names = [name for name in (*fields, *LEADING) if name not in (*PLACES, "id")]
    return {name: columns[name] for name in names if isinstance(columns.get(name), np.ndarray)}


def named(columns: Columns, row: int) -> tuple[str, str]:
    """School and field of a program, and its address."""
    number = int(columns["id"][row])
    field, listed = int(columns["field"][row]), columns["listed_names"]
    name = listed[row] if row < len(listed) else columns["field_titles"][field]
    school = columns["provider_names"][int(columns["provider"][row])]
    return f"{school}: {name}", f"/programs/{program_slug(number)}/"


def school_figures(columns: Columns) -> Mapping[str, NDArray[Any]]:
    """What is known of whole schools."""
    fields = (one.name for one in SchoolOutcome._meta.concrete_fields if not one.is_relation)
    return {name: columns[name] for name in (*OF_SCHOOL, *fields)}


PROGRAMS = Comparison(
    "programs", "programs", lambda columns: np.asarray(columns["id"]), figures,
    {
        "in_state_usual": (_("Price for in-state students"), DOLLARS),
        "months_usual": (_("Length"), MONTHS),
        "earnings": (_("Graduates’ median earnings"), DOLLARS),
    },
    named,
)  # fmt: skip
SCHOOLS = Comparison(
    "schools", "programs", lambda columns: np.array(columns["provider_ids"], dtype=np.int64),
    school_figures,
)  # fmt: skip
