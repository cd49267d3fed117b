"""What ranks take graduates to earn where that is not reported."""

from functools import cached_property
from math import nan

import numpy as np
from numpy.typing import NDArray

from plan.gather import Offers
from plan.money import WORK_HOURS_A_YEAR
from plan.numbering import Ints
from plan.offer import Offer
from plan.ranking import Column
from plan.routes import Graduates
from programs.rules.codes import AWARD_RANK

UNUSED = -1
"""The rank of a number that is no award's."""


class Earning:
    """Of each of these programs what its graduates earn; where that is not reported, the least that
    those of a program with the same kind of award do. `factor` as in `Offer.graduates`."""

    def __init__(self, offers: Offers, factor: float) -> None:
        self.offers, self.factor = offers, factor
        self._dollars: NDArray[np.int64] = offers.column("earnings")
        ranks = [AWARD_RANK.get(award, UNUSED) for award in range(max(AWARD_RANK) + 1)]
        self._rank: Ints = np.array(ranks)[offers.column("award")]

    def of(self, offer: Offer) -> Graduates | None:
        """None where none is known."""
        return offer.graduates(self.factor) or self._least.get(AWARD_RANK[offer.figured.award])

    @cached_property
    def _least(self) -> dict[int, Graduates]:
        found, reported = {}, self._dollars >= 0
        for rank in np.unique(self._rank[reported]).tolist():
            those = np.flatnonzero(reported & (self._rank == rank))
            least = self.offers[int(those[self._dollars[those].argmin()])]
            if graduates := least.graduates(self.factor):
                found[rank] = graduates
        return found

    @cached_property
    def columns(self) -> tuple[Column, Ints]:
        """The same one place an offer: dollars an hour, NaN where none is known, and years after
        finishing."""
        hourly = self._dollars / WORK_HOURS_A_YEAR * self.factor
        years = np.maximum(self.offers.column("years_after"), 0).astype(np.int64)
        hourly[self._dollars < 0] = nan
        for rank, least in self._least.items():
            those = (self._dollars < 0) & (self._rank == rank)
            hourly[those], years[those] = least.hourly, least.years_after
        return hourly, years
