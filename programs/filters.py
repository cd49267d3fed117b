"""What the program list shows, read from and written to the address."""

from collections.abc import Iterable
from dataclasses import dataclass

from careerguide.lists.paging import MOST_COMPARED
from careerguide.lists.state import UrlState, choice, choices, decimal, flag, listed, whole, words
from careerguide.places.states import STATE_NAMES
from programs.models.catalog import AwardLevel, Delivery
from programs.models.providers import Control
from programs.rules.ids import program_number, program_slug

LIST, PLOT = "list", "plot"
"""The two views of the programs found."""
RESIDENCIES = ("in_district", "in_state", "out_of_state")
SORTS = (
    "provider", "state", "field", "award_level", "price_low", "price_high", "books",
    "months_low", "months_high", "earnings_median", "debt_median", "local_wage_p25",
    "local_wage_median", "awards", "distance",
)  # fmt: skip
"""CSV column names; awards stands for awards_ and the year of the completions in use."""
DELIVERIES = {
    "in-person": Delivery.IN_PERSON,
    "hybrid": Delivery.HYBRID,
    "online": Delivery.ONLINE,
    "school-online": Delivery.SCHOOL_SOME,
    "unknown": Delivery.UNKNOWN,
}
CONTROLS = {
    "public": Control.PUBLIC,
    "nonprofit": Control.NONPROFIT,
    "for-profit": Control.FOR_PROFIT,
    "unknown": Control.UNKNOWN,
}


def sort_names() -> list[str]:
    return [name for key in SORTS for name in (key, f"-{key}")]


def award_levels() -> Iterable[str]:
    return [str(level) for level in AwardLevel.values]


@dataclass(frozen=True)
class ProgramQuery(UrlState):
    """Filters, order and page of the program list. Money in dollars, length in months."""

    q: str = words()
    field: str = words()
    occupation: str = words()
    award: tuple[str, ...] = choices(award_levels)
    state: tuple[str, ...] = choices(lambda: STATE_NAMES)
    near: str = words(60)
    within: int = whole(1, 500, 25)
    delivery: tuple[str, ...] = choices(lambda: DELIVERIES)
    control: tuple[str, ...] = choices(lambda: CONTROLS)
    residency: str = choice(lambda: RESIDENCIES)
    cost_max: int | None = whole(0, 1_000_000)
    cost_unknown: bool = flag()
    months_max: float | None = decimal(0, 120)
    months_unknown: bool = flag()
    earnings_min: int | None = whole(0, 1_000_000)
    earnings_unknown: bool = flag()
    pay_min: int | None = whole(0, 1_000_000)
    pay_unknown: bool = flag()
    view: str = choice(lambda: (LIST, PLOT), LIST)
    sort: str = choice(sort_names)
    page: int = whole(1, 1_000_000, 1, clamp=True)
    size: int = whole(1, 100, 25, clamp=True)
    p: tuple[int, ...] = listed(program_number, program_slug, MOST_COMPARED)
