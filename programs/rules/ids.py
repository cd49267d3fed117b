"""Stable program numbers, made from what publishers call a program, so that links last.

An IPEDS program is its UNITID, CIP code and award level: 164775-51.0713-21. A state-listed one is
the state and its number there: tx-32211. One that staff added is its number among those: local-12.
The database key holds the same digits, the state as its FIPS code. No Django.
"""

import re

import numpy as np
from numpy.typing import NDArray

from careerguide.places.states import STATE_BY_FIPS, STATE_FIPS
from programs.rules.codes import STATE_LIST

_IPEDS = re.compile(r"([1-9]\d{5})-(\d\d)\.(\d{4})-(\d{1,2})", re.ASCII)
_LISTED = re.compile(r"([a-z]{2})-(\d{1,8})", re.ASCII)
_LOCAL = re.compile(r"local-([1-9]\d{0,7})", re.ASCII)
_STATE = 10**9
_SMALLEST_IPEDS = 100_000 * 10**8
MOST_PROGRAM = 10**8 - 1
"""The highest number of a program in a state: eight digits, as many as addresses take."""
MOST_CAMPUS = 10**6 - 1
"""The highest number of a campus in a state, so that keys of two states never meet."""

LOCAL_PROGRAM = 10**14
"""Added to the number of a program that staff added: past every program of IPEDS."""
LOCAL_PROVIDER = 10**9
"""Likewise of a school: past every UNITID and every campus of a state's list."""


def local_program(number: int) -> int:
    """The key of a program that staff added."""
    return LOCAL_PROGRAM + number


def local_provider(number: int) -> int:
    """The key of a school that staff added."""
    return LOCAL_PROVIDER + number


def is_local(program: int) -> bool:
    """Whether staff added the program."""
    return program > LOCAL_PROGRAM


def ipeds_program(unitid: int, cip: str, award_level: int) -> int:
    """`cip` as 51.0713; award level 0 where not reported."""
    return (unitid * 10**6 + int(cip[:2] + cip[3:])) * 100 + award_level


def state_program(state: str, number: int) -> int:
    """The key of a program on the list of `state`, a postal code; KeyError where it is none."""
    return int(STATE_FIPS[state]) * _STATE + number


def state_provider(state: str, campus: int) -> int:
    """The key of a campus on a state's list, past every UNITID (six digits)."""
    return int(STATE_FIPS[state]) * (MOST_CAMPUS + 1) + campus


def is_institution(provider: int) -> bool:
    """Whether a provider's key is a UNITID."""
    return provider < 10**6


def list_source(state: str) -> str:
    """The source that a state's list is loaded as: etpl-tx."""
    return f"etpl-{state.lower()}"


def listed_by(program: int) -> str:
    """The source of the state list that a program is on; "" for a program of IPEDS."""
    return list_source(_listed(program)[0]) if program < _SMALLEST_IPEDS else ""


def source_slug(source: str, program: int) -> str:
    """A source's slug; of a state's list, that of the program's own state."""
    return listed_by(program) if source == STATE_LIST else source


def state_of_list(program: int) -> str:
    """The postal code of the state that lists a program. ValueError for a key of no state."""
    return _listed(program)[0]


def number_on_list(program: int) -> int:
    """What the state calls one of its listed programs. ValueError for a key of no state."""
    return _listed(program)[1]


def _listed(program: int) -> tuple[str, int]:
    """The state of a listed program, and its number there. ValueError for a key of no state."""
    fips, number = divmod(program, _STATE)
    state = STATE_BY_FIPS.get(f"{fips:02}")
    if state is None:
        raise ValueError(f"{program} is the key of no program")
    return state, number


def program_slug(program: int) -> str:
    """What a program is called in addresses. ValueError for what is no program's key."""
    if is_local(program):
        return f"local-{program - LOCAL_PROGRAM}"
    if program < _SMALLEST_IPEDS:
        state, number = _listed(program)
        return f"{state.lower()}-{number}"
    rest, level = divmod(program, 100)
    unitid, cip = divmod(rest, 10**6)
    return f"{unitid}-{cip // 10**4:02}.{cip % 10**4:04}-{level}"


def in_order_of_slugs(programs: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each program, what sorts as its slug up to the last hyphen, and a number for the rest.

    Slugs of IPEDS have one width up to there; the others come after them.
    """
    front, last = np.divmod(programs, 100)
    others = np.flatnonzero((programs < _SMALLEST_IPEDS) | (programs > LOCAL_PROGRAM))
    named = [program_slug(one).rpartition("-") for one in programs[others].tolist()]
    starts = sorted({start for start, _dash, _rest in named})
    front[others] = [LOCAL_PROGRAM + starts.index(start) for start, _dash, _rest in named]
    last[others] = programs[others]
    return front, last


def program_number(slug: str) -> int | None:
    """The key of a slug; None for text that is no program's."""
    if found := _IPEDS.fullmatch(slug):
        unitid, family, rest, level = found.groups()
        return ipeds_program(int(unitid), f"{family}.{rest}", int(level))
    if found := _LOCAL.fullmatch(slug):
        return local_program(int(found[1]))
    found = _LISTED.fullmatch(slug)
    if found and found.group(1).upper() in STATE_FIPS:
        return state_program(found.group(1).upper(), int(found.group(2)))
    return None


class ProgramConverter:
    """`<program:pk>` in addresses."""

    regex = r"\d{6}-\d\d\.\d{4}-\d{1,2}|[a-z]{2}-\d{1,8}|local-\d{1,8}"

    def to_python(self, value: str) -> int:
        """The key of a slug. Raises ValueError, which Django answers by 404, for no program's."""
        number = program_number(value)
        if number is None:
            raise ValueError(value)
        return number

    def to_url(self, value: int) -> str:
        """The slug of a key, for `reverse`; ValueError for what is no program's key."""
        return program_slug(value)
