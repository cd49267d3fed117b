"""The nearest metropolitan area that publishes an occupation's pay, where a place does not."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerguide.pages.cache import per_build
from careerguide.places.models import CountyArea, ZipCode
from careerguide.places.states import miles
from salaries.models.wages import Area
from salaries.wagestore import MISSING, WageArea, WageStore


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
    candidates = [
        (area, row)
        for area in store.areas
        if area.type == Area.Type.METRO and area.code != code and area.code in known
        and (row := store.row(soc, area.code)) is not None
        and store.columns[figure][row] != MISSING
    ]  # fmt: skip
    if not candidates:
        return None
    places: NDArray[np.float64] = np.array([known[area.code] for area, _row in candidates])
    away = miles(*known[code], places[:, 0], places[:, 1])
    at = int(np.argmin(away))
    return Near(candidates[at][0], float(away[at]), candidates[at][1])
