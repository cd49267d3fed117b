"""Join reported program-year prices to the programs that completions list."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from programs.rules.lengths import BANDS, fits, level_of

Key = tuple[int, str, int]
"""UNITID, CIP code, award level (0 where not reported)."""


@dataclass(frozen=True)
class Slot:
    """One of a school's largest programs, as IC_PY reports it."""

    unitid: int
    cip: str
    tuition: int | None
    books: int | None
    months: float | None
    hours: int | None
    measure: int | None


def award_level(slot: Slot, offered: list[int]) -> int:
    """Which of the award levels offered in this field the slot is; 0 where none is offered.

    IC_PY gives no level. The level its hours fall in comes first, then one whose band its length
    fits, then the nearest by hours or months (shortest level first on a tie).
    """
    if not offered:
        return 0
    by_hours = level_of(slot.hours, slot.measure)
    if by_hours in offered:
        return by_hours if by_hours is not None else 0
    fitting = [lv for lv in offered if fits(lv, slot.months, slot.hours, slot.measure)]
    return min(fitting or offered, key=lambda level: (_gap(level, slot.months), _length(level)))


def _length(level: int) -> tuple[float, int]:
    """Orders levels by how long they take: IPEDS's numbers do not."""
    band = BANDS.get(level)
    return (band.months_high if band else 1e9), level


def _gap(level: int, months: float | None) -> float:
    band = BANDS.get(level)
    if band is None or months is None:
        return 1e9
    return max((band.months_low or 0) - months, months - band.months_high, 0)


def match(slots: list[Slot], offered: Mapping[tuple[int, str], list[int]]) -> dict[Key, list[Slot]]:
    """The slots of each program; level 0 for programs that completions do not list."""
    matched: dict[Key, list[Slot]] = defaultdict(list)
    for slot in slots:
        level = award_level(slot, offered.get((slot.unitid, slot.cip), []))
        matched[slot.unitid, slot.cip, level].append(slot)
    return matched
