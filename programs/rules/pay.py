"""What several jobs pay together in an area. Pure: no Django. Whole dollars a year.

The mean of the jobs' own percentiles, each weighted by how many people hold the job in the nation:
local numbers are withheld too often. It is no percentile of all their workers taken together.
"""

from collections.abc import Sequence
from typing import NamedTuple

FAR_ABOVE = 1.5
"""Times graduates' earnings past which local starting pay (the 25th percentile) says little of
where they work: few who hold these jobs there earn so much less."""


class Pay(NamedTuple):
    """25th percentile and median in dollars, where, and over how many jobs; None unknown."""

    p25: int | None = None
    median: int | None = None
    area: str = ""
    jobs: int = 0


NO_PAY = Pay()


def together(area: str, paid: Sequence[tuple[int | None, int | None, int]]) -> Pay:
    """From each job's (p25, median, people in the nation); those without both are left out.

    One job alone stands as published, whichever of the two is.
    """
    if len(paid) == 1:
        p25, median, _people = paid[0]
        known = p25 is not None or median is not None
        return Pay(p25, median, area, 1) if known else NO_PAY
    whole = [(p25, median, max(people, 1)) for p25, median, people in paid
             if p25 is not None and median is not None]  # fmt: skip
    if not whole:
        return NO_PAY
    people = sum(of for _p25, _median, of in whole)
    low = sum(p25 * of for p25, _median, of in whole)
    middle = sum(median * of for _p25, median, of in whole)
    return Pay(_mean(low, people), _mean(middle, people), area, len(whole))


def _mean(total: int, people: int) -> int:
    """Rounded in whole numbers, halves up."""
    return (2 * total + people) // (2 * people)
