"""What the reader says of themselves and assumes, read from and written to the address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from careerguide.lists.state import UrlState, choice, decimal, flag, listed, whole, words
from careerguide.places.states import STATE_NAMES
from plan.money import WORK_HOURS_A_YEAR
from plan.ranking import Limits, Weights
from plan.routes import Terms
from programs.filters import RESIDENCIES

YEARLY_FROM = 1_000
"""A present pay from here on is by the year: no one earns $1,000 an hour."""
MOST_SIDE_BY_SIDE = 4
LONGEST = 100
"""Letters of a job's name that are read."""
HORIZONS = ("5", "10", "20")


def route_key(text: str) -> str | None:
    """A route's key as addresses hold it; None for what can't be one."""
    return text if re.fullmatch(r"[a-z0-9.~-]{1,80}", text) else None


def _horizons() -> Iterable[str]:
    return HORIZONS


@dataclass(frozen=True)
class PlanQuery(UrlState):
    """Every part is optional. Dollars, months, miles; `wage` an hour or, from 1,000 on, a year.

    `target` is a SOC code, a job title or a guide. Defaults are this site's choices;
    plan.page.assumptions says why.
    """

    target: str = words(LONGEST)
    zip: str = words(60)
    state: str = choice(lambda: STATE_NAMES)
    within: int = whole(1, 500, 50)
    online: bool = flag()
    wage: float | None = decimal(0, 1_000_000)
    budget: float | None = decimal(0, 1_000_000)
    borrow: bool = flag()
    pace: str = choice(lambda: ("part", "full"), "part")
    deadline: float | None = decimal(1, 240)
    residency: str = choice(lambda: RESIDENCIES)
    have: str = words(40)
    experience: int = whole(0, 600, 0)
    years: str = choice(_horizons, "10")
    lost: str = choice(lambda: ("yes", "no"), "yes")
    search: float = decimal(0, 36, 3)
    rate: float = decimal(0, 20, 3)
    rise: int = whole(0, 20, 5)
    stretch: float = decimal(1, 5, 2)
    adjusted: bool = flag()
    w_cost: int = whole(0, 10, 3)
    w_time: int = whole(0, 10, 2)
    w_pay: int = whole(0, 10, 3)
    w_sure: int = whole(0, 10, 2)
    page: int = whole(1, 10_000, 1, clamp=True)
    r: tuple[str, ...] = listed(route_key, str, MOST_SIDE_BY_SIDE)

    @property
    def hourly(self) -> float:
        """Present pay in dollars an hour; 0 when not working."""
        wage = self.wage or 0.0
        return wage / WORK_HOURS_A_YEAR if wage >= YEARLY_FROM else wage

    @property
    def full_time(self) -> bool:
        return self.pace == "full"

    def terms(self, factor: float = 1.0) -> Terms:
        """`factor` turns local pay into what the plan counts in: present pay is local, too."""
        return Terms(
            horizon_years=int(self.years),
            present_hourly=self.hourly * factor,
            keeps_working=not self.full_time,
            counts_lost_pay=self.lost == "yes",
            discount_rate=self.rate / 100,
            rise_years=self.rise,
        )

    def limits(self) -> Limits:
        return Limits(self.budget, self.borrow, self.deadline)

    @property
    def limited(self) -> bool:
        """Whether the reader has set a limit that counts."""
        return self.deadline is not None or (self.budget is not None and not self.borrow)

    def weights(self) -> Weights:
        return Weights(self.w_cost, self.w_time, self.w_pay, self.w_sure)
