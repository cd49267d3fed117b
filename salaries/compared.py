"""How two builds of wages are held against each other."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from django.utils.translation import gettext_lazy as _
from numpy.typing import NDArray

from careerguide.lists.columns import COUNT, DOLLARS
from careerguide.releases.changes import Columns, Comparison
from salaries.models.wages import WageFigures

AREA_CODES = 10_000_000
"""More than any code of an area, which has seven digits at most."""
OUTLOOK = ("change_percent", "openings")


def keys(columns: Columns) -> NDArray[np.int64]:
    """Occupation and area of each wage, as one number."""
    areas = np.array([int(code) for code in columns["area_codes"]], dtype=np.int64)
    counts = np.diff(columns["start"])
    return np.repeat(codes(columns), counts) * AREA_CODES + areas[columns["area"]]


def codes(columns: Columns) -> NDArray[np.int64]:
    """Each occupation's code, as a number."""
    return np.array([int(code.replace("-", "")) for code in columns["codes"]], dtype=np.int64)


def figures(columns: Columns) -> Mapping[str, NDArray[Any]]:
    """Jobs and every percentile."""
    return {name: columns[name] for name in ("employment", *WageFigures.FIGURES)}


def named(columns: Columns, row: int) -> tuple[str, str]:
    """Occupation and area of a wage, and its address."""
    at = int(np.searchsorted(columns["start"], row, side="right")) - 1
    area = int(columns["area"][row])
    code = columns["codes"][at]
    title = f"{columns['titles'][at]}, {columns['area_titles'][area]}"
    return title, f"/salaries/{code}/{columns['area_codes'][area]}/"


def outlook(columns: Columns) -> Mapping[str, NDArray[Any]]:
    """What is national of each occupation."""
    nation = np.asarray(columns["start"][:-1], dtype=np.int64)
    held = [columns["outlook"].get(code, {}) for code in columns["codes"]]
    projected = {
        name: np.array([_known(one.get(name)) for one in held], dtype=np.float64)
        for name in OUTLOOK
    }
    return {name: columns[name][nation] for name in ("employment", "annual_median")} | projected


def _known(value: float | None) -> float:
    return np.nan if value is None else value


def occupation(columns: Columns, row: int) -> tuple[str, str]:
    """An occupation's title and address."""
    return columns["titles"][row], f"/salaries/{columns['codes'][row]}/"


WAGES = Comparison(
    "wages", "wages", keys, figures,
    {
        "annual_median": (_("Median pay a year"), DOLLARS),
        "employment": (_("Jobs"), COUNT),
    },
    named,
)  # fmt: skip
OCCUPATIONS = Comparison(
    "occupations", "wages", codes, outlook, {"openings": (_("Openings a year"), COUNT)}, occupation
)
