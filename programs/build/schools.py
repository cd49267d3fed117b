"""Columns of schools, which their programs share; empty ones where no school is loaded yet."""

import numpy as np
from numpy.typing import NDArray

from programs.models import Provider, SchoolOutcome
from programs.orders import alphabet

SCHOOL_WIDE = tuple(
    f.name for f in SchoolOutcome._meta.concrete_fields if f.name not in ("provider", "release")
)
"""What the Scorecard says of whole schools, by provider: NaN is unknown, as dollars may be < 0."""
Figures = NDArray[np.integer] | NDArray[np.floating]


def places(providers: list[Provider]) -> dict[str, Figures]:
    """By provider: position, control, kind, federal aid (-1 unknown), whether it is open, and rank
    of its name in the alphabet."""
    return {
        "latitude": np.array([p.latitude for p in providers], dtype=np.float64),
        "longitude": np.array([p.longitude for p in providers], dtype=np.float64),
        "control": np.array([p.control for p in providers], dtype=np.int8),
        "school_kind": np.array([p.school_kind for p in providers], dtype=np.int8),
        "federal_aid": np.array(
            [-1 if p.federal_aid is None else p.federal_aid for p in providers], dtype=np.int8
        ),
        "standing": np.array([p.standing for p in providers], dtype=np.int8),
        "provider_rank": alphabet([p.name for p in providers]),
    }


def outcomes(providers: list[Provider]) -> dict[str, Figures]:
    """By provider: what the Scorecard says of the whole school; NaN where it says nothing."""
    rows = SchoolOutcome.objects.values_list("provider_id", *SCHOOL_WIDE)
    found = {school: figures for school, *figures in rows}
    unknown = [None] * len(SCHOOL_WIDE)
    figures = np.array([found.get(p.pk, unknown) for p in providers], dtype=np.float64)
    columns = figures.reshape(len(providers), len(SCHOOL_WIDE)).T.copy()
    return dict(zip(SCHOOL_WIDE, columns, strict=True))
