"""What the wage pages show, read from their addresses and written back."""

import dataclasses
from dataclasses import dataclass

from careerguide.lists.paging import MOST_PER_PAGE
from careerguide.lists.state import UrlState, choice, choices, flag, whole, words
from careerguide.places.states import STATE_NAMES
from salaries.models.wages import Area
from salaries.rules.education import Education

PAGE_SIZES = (25, 50, 100)
MOST_PAGES = 10_000
HOURLY, ANNUAL = "hourly", "annual"
PERCENTILES = ("p10", "p25", "median", "p75", "p90")
ADJUSTED = "_adjusted"
GROWING, FASTER, SHRINKING = "growing", "faster", "shrinking"
GROWTH = (GROWING, FASTER, SHRINKING)
OCCUPATION_COLUMNS = (
    "soc", "title", "employment", "hourly_median", "annual_median", "change_percent", "openings",
    "entry_education",
)  # fmt: skip
WAGE_COLUMNS = tuple(f"{unit}_{p}" for unit in (HOURLY, ANNUAL) for p in PERCENTILES)
AREA_COLUMNS = (
    "area", "employment", *WAGE_COLUMNS, *(f"{name}{ADJUSTED}" for name in WAGE_COLUMNS),
    "annual_mean", "price_parity", "location_quotient", "sampling_error",
)  # fmt: skip


def both_ways(columns: tuple[str, ...]) -> tuple[str, ...]:
    return (*columns, *(f"-{column}" for column in columns))


OCCUPATION_SORTS = both_ways(OCCUPATION_COLUMNS)
AREA_SORTS = both_ways(AREA_COLUMNS)


@dataclass(frozen=True)
class OccupationsState(UrlState):
    """The list of occupations. Without `sort`: best match first, or most jobs first."""

    q: str = words()
    education: tuple[str, ...] = choices(Education.slugs)
    wage_min: int | None = whole(0, 1_000_000)
    growth: str = choice(lambda: GROWTH)
    sort: str = choice(lambda: OCCUPATION_SORTS)
    page: int = whole(1, MOST_PAGES, 1, clamp=True)
    size: int = whole(1, MOST_PER_PAGE, 25, clamp=True)

    def sorted(self) -> "OccupationsState":
        """This state with its sort order named; a search alone goes by how well it matches."""
        if self.sort or self.q:
            return self
        return dataclasses.replace(self, sort="-employment")

    def cleared(self) -> "OccupationsState":
        """The whole list, in the order and page size chosen."""
        return OccupationsState(sort=self.sort, size=self.size)


@dataclass(frozen=True)
class AreasState(UrlState):
    """One occupation over all areas. `sort=area` is the nation, then states, metros, the rest."""

    q: str = words()
    type: tuple[str, ...] = choices(Area.Type.slugs)
    state: str = choice(lambda: STATE_NAMES)
    unit: str = choice(lambda: (HOURLY, ANNUAL), ANNUAL)
    adjusted: bool = flag()
    sort: str = choice(lambda: AREA_SORTS, "area")
    page: int = whole(1, MOST_PAGES, 1, clamp=True)
    size: int = whole(1, MOST_PER_PAGE, 25, clamp=True)

    def shown(self, percentile: str) -> str:
        """The sort key of a percentile's column: that of the figure which is shown."""
        return f"{self.unit}_{percentile}{ADJUSTED if self.adjusted else ''}"

    def in_unit(self, unit: str) -> "AreasState":
        """The same in another unit, sorted by the same percentile."""
        return self.but(unit=unit, sort=self.sort.replace(self.unit, unit))

    def with_adjusted(self, adjusted: bool) -> "AreasState":
        """The same with prices taken into account or not, sorted by the figure then shown."""
        raw = self.sort.removesuffix(ADJUSTED)
        sort = raw + ADJUSTED if adjusted and raw.lstrip("-") in WAGE_COLUMNS else raw
        return self.but(adjusted=adjusted, sort=sort)

    def cleared(self) -> "AreasState":
        """All areas, in the unit, prices, order and page size chosen."""
        return self.but(q="", type=(), state="")
