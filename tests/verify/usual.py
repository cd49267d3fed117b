"""How long certificates take, by those that report it: of a field, and of an award in any field."""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from tests.verify.texas import certificate_lengths
from tests.verify.training import CREDITS, NORMAL_YEARS, Slot, level_of, months

FEWEST = 8
"""Fewer programs say nothing of the others."""


class Usual(NamedTuple):
    """Quartiles in months, of how many programs, and the files they are from."""

    low: Fraction
    middle: Fraction
    high: Fraction
    programs: int
    files: tuple[str, ...]


FILES = ("state list", "program-year prices")
Key = tuple[str, int]
"""Field (“” for any) and award level."""
Priced = Iterable[tuple[tuple[str, str, int], list[Slot]]]
"""IC_PY's programs by school, field and the award that each is matched to, 0 for none."""


def usual_lengths(priced: Priced) -> dict[Key, Usual]:
    found: dict[Key, list[tuple[Fraction, str]]] = defaultdict(list)

    def add(cip: str, level: int, length: Fraction, file: str) -> None:
        low, high = months(level)
        if high is not None and (low or 0) <= length <= high:
            found[cip, level].append((length, file))
            found["", level].append((length, file))

    for (_school, cip, matched), slots in priced:
        for slot in slots:
            level = matched or level_of(slot.hours, slot.measure)
            if slot.months and level in CREDITS:
                add(cip, level, Fraction(slot.months), "program-year prices")
    for cip, hours, length in certificate_lengths():
        level = level_of(hours, "1")
        if level and cip:
            add(cip, level, length, "state list")
    return {key: _quartiles(rows) for key, rows in found.items() if len(rows) >= FEWEST}


def _quartiles(rows: list[tuple[Fraction, str]]) -> Usual:
    """Straight lines between neighbours, the least at 0 and the most at 1."""
    lengths = sorted(length for length, _file in rows)

    def at(share: Fraction) -> Fraction:
        place = share * (len(lengths) - 1)
        first = place.numerator // place.denominator
        after = min(first + 1, len(lengths) - 1)
        return lengths[first] + (lengths[after] - lengths[first]) * (place - first)

    held = {file for _length, file in rows}
    files = tuple(file for file in FILES if file in held)
    quarter = Fraction(1, 4)
    return Usual(at(quarter), at(2 * quarter), at(3 * quarter), len(rows), files)


def by_calendar(level: int) -> Fraction | None:
    """A degree's academic years of nine months with the summers between them."""
    years = NORMAL_YEARS.get(level)
    return None if years is None else Fraction(12 * years - 3)
