"""The nearest metropolitan area that publishes an occupation's pay, where a place does not."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerguide.pages.cache import per_build
from careerguide.places.models import CountyArea, ZipCode
from careerguide.places.states import miles_between, on_globe
from salaries.models.wages import Area
from salaries.wagestore import MISSING, WageArea, WageStore, wages


class Near(NamedTuple):
    """A metropolitan area, how many miles off its middle is, and its row of the wages."""

    area: WageArea
    miles: float
    row: int


@per_build(spoken=False)
def middles() -> dict[str, tuple[float, float]]:
    """By wage area the mean latitude and longitude of its ZIP codes; whole states have none."""
    areas = dict(CountyArea.objects.values_list("county_fips", "area"))
    points: dict[str, list[tuple[float, float]]] = {}
    for county, north, east in ZipCode.objects.values_list("county_fips", "latitude", "longitude"):
        if county in areas and north is not None and east is not None:
            points.setdefault(areas[county], []).append((north, east))
    found = {code: np.mean(of, axis=0).tolist() for code, of in points.items()}
    return {code: (north, east) for code, (north, east) in found.items()}


def nearest(store: WageStore, soc: str, code: str, figure: str) -> Near | None:
    """Of the metropolitan areas with this figure, the one whose middle is nearest to a wage area's.

    None for an area without a middle (a state, the nation), and where no area has the figure.
    """
    known = middles()
    if code not in known:
        return None
    metros, there = metro_middles()
    rows = store.rows_in(soc, metros)
    has = (rows != MISSING) & (metros != store.area_at[code])
    has[has] = store.columns[figure][rows[has]] != MISSING
    if not has.any():
        return None
    away = np.where(has, miles_between(on_globe(*known[code]), there), np.inf)
    at = int(np.argmin(away))
    return Near(store.areas[metros[at]], float(away[at]), int(rows[at]))


@per_build(spoken=False)
def metro_middles() -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Metropolitan areas that have a middle, as places among the wage areas, and these middles as
    `careerguide.places.states.on_globe` says them."""
    known = middles()
    found = [a for a in wages().areas if a.type == Area.Type.METRO and a.code in known]
    there = np.array([known[area.code] for area in found]).reshape(-1, 2)
    return np.array([area.at for area in found], dtype=np.intp), on_globe(*there.T)
