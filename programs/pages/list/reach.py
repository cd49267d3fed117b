"""The list near a place in groups: how far one would go, then what is online from anywhere."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import itemgetter

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.columns.narrowing import Rows
from careerguide.lists.filters import ListState
from careerguide.pages.numbers import count
from programs.pages.list.rows import Groups, Head, Written
from programs.rules.codes import Delivery
from programs.selection import Selection

MILES = (5, 25, 50, 100)
"""Where groups end, up to the distance asked for: about a town, an errand, a commute, a drive."""
FEW_ONLINE = 3
"""How many that are online stand beneath those that are near."""
FURTHER, GONE = 98, 99
"""Groups that are no distance, after all that are."""
Reach = NDArray[np.int64]


def has_groups(selection: Selection) -> bool:
    """Whether programs stand by distance, so that each group is in one piece."""
    return selection.place is not None and selection.query.sort in ("", "distance", "-distance")


def reach_of(selection: Selection, rows: Rows) -> Reach:
    """The group of each of `rows`, all of them within the distance asked for.

    What adds to a job stands apart where the order has it so, and schools that are gone do always.
    """
    found = np.searchsorted(_ends(selection), selection.values("distance", rows)).astype(np.int64)
    if not selection.query.sort and selection.begins:
        found[~selection.catalog.for_beginners(rows)] = FURTHER
    found[selection.catalog.gone[rows]] = GONE
    return found


def grouped(selection: Selection, rows: Rows, written: Sequence[Written]) -> Groups:
    """What stands above `rows` of the list, which are in its order, as `written`."""
    counts, labels = _counts(selection), _labels(selection)
    groups = zip(reach_of(selection, rows).tolist(), written, strict=True)
    return [
        (Head(labels[group], count(counts[group])), [row for _group, row in run])
        for group, run in groupby(groups, itemgetter(0))
    ]


def few_online(selection: Selection, online: Selection) -> Rows:
    """Some of the programs that are taught online, of those that are not among the near."""
    found = online.ordered
    few: Rows = found[~np.isin(found, selection.matching.rows)][:FEW_ONLINE]
    return few


def online_query(selection: Selection) -> ListState:
    """The list of what is taught online, wherever its school is."""
    query = selection.query
    return query.cleared(("near", "within", "state", "delivery")).but(
        delivery=(Delivery.ONLINE.slug,),
        sort="" if query.sort.endswith("distance") else query.sort,
    )


def _ends(selection: Selection) -> list[int]:
    within = selection.query.within
    return [*(end for end in MILES if end < within), within]


def _counts(selection: Selection) -> dict[int, int]:
    groups, counts = np.unique(reach_of(selection, selection.matching.rows), return_counts=True)
    return dict(zip(groups.tolist(), counts.tolist(), strict=True))


def _labels(selection: Selection) -> dict[int, str]:
    """What each group is called, by its number."""
    ends = _ends(selection)
    found = {0: _("Within %(n)s miles") % {"n": ends[0]}}
    for group, (low, high) in enumerate(pairwise(ends), 1):
        found[group] = _("%(low)s to %(high)s miles") % {"low": low, "high": high}
    found[FURTHER] = _("For people already in the field, or single courses")
    found[GONE] = _("Schools that closed, or are no longer listed")
    return found
