"""Stable program numbers, made from what publishers call a program, so that links last.

An IPEDS program is its UNITID, CIP code and award level: 164775-51.0713-21. A state-listed one is
the state and its number there: tx-32211. The database key holds the same digits.
"""

import re

_IPEDS = re.compile(r"([1-9]\d{5})-(\d\d)\.(\d{4})-(\d{1,2})", re.ASCII)
_STATE = re.compile(r"tx-(\d{1,8})", re.ASCII)
_TEXAS = 48_000_000_000
_SMALLEST_IPEDS = 100_000 * 10**8


def ipeds_program(unitid: int, cip: str, award_level: int) -> int:
    """`cip` as 51.0713; award level 0 where not reported."""
    return (unitid * 10**6 + int(cip[:2] + cip[3:])) * 100 + award_level


def texas_program(number: int) -> int:
    return _TEXAS + number


def program_slug(program: int) -> str:
    if program < _SMALLEST_IPEDS:
        return f"tx-{program - _TEXAS}"
    rest, level = divmod(program, 100)
    unitid, cip = divmod(rest, 10**6)
    return f"{unitid}-{cip // 10**4:02}.{cip % 10**4:04}-{level}"


def program_number(slug: str) -> int | None:
    """The key of a slug; None for text that is no program's."""
    if found := _IPEDS.fullmatch(slug):
        unitid, family, rest, level = found.groups()
        return ipeds_program(int(unitid), f"{family}.{rest}", int(level))
    if found := _STATE.fullmatch(slug):
        return texas_program(int(found.group(1)))
    return None


class ProgramConverter:
    """`<program:pk>` in addresses."""

    regex = r"\d{6}-\d\d\.\d{4}-\d{1,2}|tx-\d{1,8}"

    def to_python(self, value: str) -> int:
        number = program_number(value)
        if number is None:
            raise ValueError(value)
        return number

    def to_url(self, value: int) -> str:
        return program_slug(value)
