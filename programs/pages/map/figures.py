"""Which schools stand on the map, with how many of the programs found and at what usual price."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from careerguide.charts.pins import UNKNOWN
from programs.rules.codes import Delivery
from programs.selection import Selection

BEYOND = 2**31 - 1
"""More than any price."""
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Counted:
    """Programs by what they were counted by: how many, with how many prices known, and their ends.

    `low` and `high` are the least and the most of their usual prices in dollars, UNKNOWN for none.
    """

    at: Whole
    """The places counted (schools, or states) that have any."""
    programs: Whole
    priced: Whole
    low: Whole
    high: Whole


@dataclass(frozen=True)
class Figures:
    """The schools on the map, and how many programs are not on it, and why."""

    schools: Counted
    online: int
    gone: int
    """Programs of schools that closed or are in no directory."""
    unplaced: int
    """Programs of schools whose position is not known."""


def figures(selection: Selection) -> Figures:
    """The programs found, by school; none that is taught online, or by a school that is gone."""
    catalog, rows = selection.catalog, selection.matching.rows
    provider = catalog.provider[rows]
    gone = catalog.gone[rows]
    online = ~gone & (catalog["delivery"][rows] == Delivery.ONLINE)
    placed = np.isfinite(catalog["latitude"]) & np.isfinite(catalog["longitude"])
    unplaced = ~gone & ~online & ~placed[provider]
    shown = ~gone & ~online & ~unplaced
    return Figures(
        counted(
            provider[shown].astype(np.int64),
            selection.sticker(rows)[shown],
            len(catalog.provider_names),
        ),
        *(int(np.count_nonzero(mask)) for mask in (online, gone, unplaced)),
    )


def counted(by: Whole, prices: NDArray[np.integer], size: int) -> Counted:
    """Programs by their places 0 to `size`; a price below 0 is unknown."""
    programs = np.bincount(by, minlength=size)
    known = prices >= 0
    of, price = by[known], prices[known].astype(np.int64)
    low, high = np.full(size, BEYOND, dtype=np.int64), np.full(size, UNKNOWN, dtype=np.int64)
    np.minimum.at(low, of, price)
    np.maximum.at(high, of, price)
    low[low == BEYOND] = UNKNOWN
    at = np.flatnonzero(programs)
    priced = np.bincount(of, minlength=size)
    return Counted(at, programs[at], priced[at], low[at], high[at])


def gathered(schools: Counted, group: Whole) -> Counted:
    """The schools by the group (0 and up) that each is in."""
    size = int(group.max()) + 1 if len(group) else 0
    programs = np.bincount(group, schools.programs, size).astype(np.int64)
    priced = np.bincount(group, schools.priced, size).astype(np.int64)
    known = schools.low != UNKNOWN
    ends = counted(
        np.concatenate((group[known], group[known])),
        np.concatenate((schools.low[known], schools.high[known])),
        size,
    )
    low, high = np.full(size, UNKNOWN, dtype=np.int64), np.full(size, UNKNOWN, dtype=np.int64)
    low[ends.at], high[ends.at] = ends.low, ends.high
    at = np.flatnonzero(programs)
    return Counted(at, programs[at], priced[at], low[at], high[at])
