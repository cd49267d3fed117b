"""What stands beside a place's missing pay: that of the nearest metropolitan area."""

from typing import TypedDict

from careerguide.pages.cache import address
from salaries.nearest import nearest
from salaries.pages.beside import Column
from salaries.pages.wagetext import lead_unit, per, row_wage, words
from salaries.unit import IN_ADDRESS
from salaries.wagestore import WageStore


class NearestPay(TypedDict):
    """Pay of the nearest metropolitan area, beside what its place lacks."""

    name: str
    href: str
    miles: int
    said: str


def nearest_pay(store: WageStore, soc: str, own: Column, wanted: str) -> NearestPay | None:
    """None where the place has a median of its own, or no other area can stand in."""
    national = int(store.columns["only"][store.rows(soc).start])
    unit = lead_unit(national, wanted)
    figure = f"{unit}_median"
    if own.figures and own.figures[figure] is not None:
        return None
    found = nearest(store, soc, own.area.code, figure)
    if found is None:
        return None
    pay = row_wage(store.figures(found.row), figure, words())
    kept = f"?unit={IN_ADDRESS[wanted]}" if wanted else ""
    return {
        "name": found.area.name,
        "href": address("salaries:place", soc, found.area.code) + kept,
        "miles": round(found.miles),
        "said": f"{pay} {per(unit)}",
    }
