"""Which certifications a query means, and what each costs for the years it asks for."""

from decimal import Decimal
from functools import cached_property
from typing import Any

import numpy as np

from careerguide.columns.narrowing import Rows
from careerguide.lists import selection as lists
from certifications.columns import COLUMNS, COSTS, OVER, UPKEEP
from certifications.filters import FILTERS
from certifications.pages.words import cost_origin
from certifications.rules.costs import Cost
from certifications.rules.facts import Certifications
from certifications.rules.supposed import supposed


class Selection(lists.Selection):
    """A query resolved against the certifications held, which stand in the order of their names."""

    columns, filters = COLUMNS, FILTERS
    records: Certifications

    def by_default(self) -> Rows:
        """Best match first where words are searched for; else by name."""
        rows, found = self.matching.rows, self.meant["q"]
        if not found:
            return rows
        place = {slug: at for at, slug in enumerate(found)}
        at = np.array([place[self.records.all[row].slug] for row in rows], dtype=np.int64)
        return rows[np.argsort(at, kind="stable")]

    @cached_property
    def costs(self) -> dict[str, tuple[Cost, ...]]:
        """Each cost of every certification."""
        years, every = self.query.years, self.records.all
        return {name: tuple(of(one, years) for one in every) for name, of in COSTS.items()}

    def supposed(self, name: str, cost: Cost) -> Decimal | None:
        """What a cost of this name counts as in orders where only renewals are unknown of it: as
        if they cost the most that is known of any. None of one that is complete or less known."""
        years = 1 if name == UPKEEP else self.query.years
        return None if cost.complete else supposed(cost, self.records.dearest_renewal, years)

    def more_facts(self, rows: Rows) -> dict[str, list[Any]]:
        """The certification, its costs by name, and what its prices rest on."""
        ones = [self.records.all[row] for row in rows]
        costs = [{name: self.costs[name][row] for name in COSTS} for row in rows]
        origins = [cost_origin(c[OVER], one.origin) for c, one in zip(costs, ones, strict=True)]
        return {"one": ones, "costs": costs, "origin": origins}
