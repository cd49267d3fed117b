"""Programs on the Texas list that are programs of IPEDS: told here by code of the checker's own."""

from collections import defaultdict
from functools import lru_cache

from tests.verify.colleges import completions, directory
from tests.verify.releases import cells, newest
from tests.verify.texas import listed_hours
from tests.verify.training import level_of

UNSAID = {"the", "district", "system", "campus", "main", "of", "at", "and"}
DEGREES = {"Associates Degree": 3, "Baccalaureate degree": 5}
CERTIFICATE = "Community college certificate of completion"
CERTIFICATES = (20, 21, 2, 4)
COLUMNS = (
    "Program ID", "Instructional Program (CIP) Code", "Program Outcome", "ProviderName",
    "Campus State",
)  # fmt: skip


@lru_cache
def joined() -> frozenset[int]:
    """Numbers of listed programs that IPEDS has: the same school by name and state, field, award.

    Of certificates only colleges' own: by the level their hours fall in; without hours, as the only
    certificate there in the field.
    """
    schools, offered = _schools(), _offered()
    found = set()
    for number, cip, outcome, provider, state in cells(
        newest("etpl/texas_etpl_*.csv.gz"), *COLUMNS
    ):
        here = schools.get((state, _letters(provider)), set())
        if len(here) != 1 or not cip:
            continue
        code = cip.zfill(6)
        levels = offered[next(iter(here)), f"{code[:2]}.{code[2:]}"]
        if _award(outcome, listed_hours().get(int(number)), levels) in levels:
            found.add(int(number))
    return frozenset(found)


def _award(outcome: str, hours: int | None, levels: set[int]) -> int:
    if outcome in DEGREES:
        return DEGREES[outcome]
    own = levels.intersection(CERTIFICATES)
    if outcome != CERTIFICATE:
        return 0
    return level_of(hours, "1") or (own.pop() if len(own) == 1 and not hours else 0)


def _letters(name: str) -> tuple[str, ...]:
    """A name's words in small letters, without marks and words that not every publisher says."""
    plain = "".join(sign if sign in "abcdefghijklmnopqrstuvwxyz0123456789" else " "
                    for sign in name.lower())  # fmt: skip
    return tuple(word for word in plain.split() if word not in UNSAID)


@lru_cache
def _schools() -> dict[tuple[str, tuple[str, ...]], set[str]]:
    found: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for unitid, alias in cells(newest("ipeds/hd20*.csv.gz"), "UNITID", "IALIAS"):
        school = directory()[unitid]
        if not school.closed:
            for name in (school.name, *alias.split("|")):
                if letters := _letters(name):
                    found[school.state, letters].add(unitid)
    return found


@lru_cache
def _offered() -> dict[tuple[str, str], set[int]]:
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for unitid, cip, level in completions():
        found[unitid, cip].add(level)
    return found
