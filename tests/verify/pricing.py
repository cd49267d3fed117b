"""What a program of a college costs: as reported for all of it, else from one year's price."""

from fractions import Fraction
from functools import lru_cache
from statistics import median

from tests.verify import colleges
from tests.verify.training import UNPRICED, Money, Slot, estimate, usual_price

TOTAL, ESTIMATE, LISTED = (
    "reported program total",
    "estimated from the price of one year",
    "provider’s listing",
)
UNKNOWN = "not reported"
Typical = tuple[int | None, int | None, int | None]
Prices = tuple[Money, Money, Money]


def whole_programs(slots: list[Slot]) -> tuple[Prices, Typical, str, int | None]:
    """From the reported totals of one program: range and median, and books where all agree."""
    known = [slot.tuition for slot in slots if slot.tuition is not None]
    if not known:
        return (UNPRICED,) * 3, (None,) * 3, UNKNOWN, None
    span, middle = (min(known), max(known)), round(median(map(Fraction, known)))
    books = {slot.books for slot in slots}
    one = books.pop() if len(books) == 1 else None
    return (span, span, span), (middle, middle, middle), TOTAL, one


@lru_cache(maxsize=100_000)
def _by_kind(unitid: str, kind: int | None, level: int) -> tuple[Prices, Typical, str]:
    school = colleges.year_prices().get(unitid)
    year = school.tuition.get(kind) if school and kind is not None else None
    home, state, out = year or (None, None, None)
    prices = estimate(home, level), estimate(state, level), estimate(out, level)
    typical = usual_price(home, level), usual_price(state, level), usual_price(out, level)
    known = any(high is not None for _low, high in prices)
    return prices, typical, ESTIMATE if known else UNKNOWN


def year_estimates(unitid: str, cip: str, level: int) -> tuple[Prices, Typical, str]:
    return _by_kind(unitid, colleges.student(level, cip), level)
