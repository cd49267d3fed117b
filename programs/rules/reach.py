"""Whether an award in a field reaches a job, and why. Pure: no Django. Shares are percents.

A license that asks for schooling wins both ways. Without one, an award reaches the jobs whose
typical entry education it meets, and those one level above it where what employers ask and what
workers have both say that people get in with it. Certificates and associate degrees in academic
fields prepare for transfer and reach none.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from programs.rules.academic import is_transfer
from programs.rules.codes import AWARD_RANK, TEACHERS, AwardLevel
from salaries.rules import Education, Schooling

LEAST_SHARE = 15.0
"""Percent that counts as a real way in. One in seven: above what O*NET's samples (20 to 45 people a
job) and a miscoded job or two can make, below the shares of ways in that nobody doubts (19 % of
registered nurses' jobs ask for an associate degree). Both sources must reach it."""
ALL_OTHER = ", All Other"
"""How SOC ends the titles of what it names nowhere else."""
MINOR = len("29-1")
"""Letters of an occupation's code that name its minor group."""
LEVELS = tuple(AwardLevel)
"""Award levels in their order, the unreported one last: the bits of a link's mask."""
LENGTH_OF = {level: at for at, level in enumerate(AwardLevel) if level}


class Why(StrEnum):
    """Why an award reaches a job, the first three, or does not."""

    LICENSE = "license"
    ENTRY = "entry"
    SHARES = "shares"
    TEACHERS = "teachers"
    TRANSFER = "transfer"
    OTHER_FIELD = "field"
    OTHER_AWARD = "award"
    OTHER_NAME = "name"
    UNPUBLISHED = "unpublished"
    HIGHER = "higher"


REACHED = (Why.LICENSE, Why.ENTRY, Why.SHARES)


class Verdict(NamedTuple):
    """Percent of jobs that ask for no more than the award, and of workers that have just its like,
    where the usual entry is one level higher; else None, as where not published."""

    why: Why
    asked: float | None = None
    held: float | None = None

    @property
    def reached(self) -> bool:
        """Whether the award reaches the job."""
        return self.why in REACHED


@dataclass(frozen=True)
class License:
    """What a license asks of schooling: award levels that suffice, fields ("" for any), and, of a
    program whose provider gives its name, what the name must match ("" for anything).

    `soc` is an occupation's code or how several begin.
    """

    soc: str
    asks: str
    awards: frozenset[int]
    cips: tuple[str, ...]
    named: str = ""
    source: str = ""

    def refuses(self, cip: str, level: int, name: str) -> Why | None:
        """Why a program does not lead to the license; None where it does."""
        if self.cips and not cip.startswith(self.cips):
            return Why.OTHER_FIELD
        if level not in self.awards:
            return Why.OTHER_AWARD
        if name and self.named and not re.search(self.named, name, re.IGNORECASE):
            return Why.OTHER_NAME
        return None


def is_start(title: str, years: str, licensed: bool) -> bool:
    """Whether people start in a job, and its pay says something.

    `years` are BLS's words for related work experience, "" for none: few come to supervise from
    school; of a job with a license, that says it better. SOC's “All Other” are jobs of any kind.
    """
    return not title.endswith(ALL_OTHER) and (licensed or not years)


def levels_of(text: str) -> frozenset[int]:
    """IPEDS award levels written like “0 21 3+”, where + means and every longer one.

    Raises ValueError for a word that is no award level.
    """
    found: set[int] = set()
    for word in text.split():
        level = AwardLevel(int(word.removesuffix("+")))
        longer = (one for one in LENGTH_OF if level and LENGTH_OF[one] > LENGTH_OF[level])
        found |= {int(level), *(longer if word.endswith("+") else ())}
    return frozenset(found)


class Reaching:
    """What is known of jobs, and what an award reaches by it.

    `entries` and `schooling` are by occupation; an occupation missing there is not published.
    """

    def __init__(
        self,
        entries: Mapping[str, Education | None],
        schooling: Mapping[str, Schooling],
        licenses: Iterable[License],
    ) -> None:
        self.entries, self.schooling = entries, schooling
        self.licenses = {one.soc: one for one in licenses}

    def license(self, job: str) -> License | None:
        """The license of a job: its own, else of the longest beginning of its code."""
        found = (self.licenses.get(job[:length]) for length in range(len(job), 1, -1))
        return next((one for one in found if one), None)

    def verdict(self, job: str, cip: str, level: int, name: str = "") -> Verdict:
        """Whether an award of the field reaches the job. `name` is a provider's own, or ""."""
        if job.startswith(TEACHERS):
            return Verdict(Why.TEACHERS)
        if is_transfer(cip, level):
            return Verdict(Why.TRANSFER)
        entry, rank = self.entries.get(job), AWARD_RANK[level]
        if lic := self.license(job):
            below = entry is not None and entry - rank == 1
            shares = self.shares(job, rank) if below else (None, None)
            return Verdict(lic.refuses(cip, level, name) or Why.LICENSE, *shares)
        if entry is None:
            return Verdict(Why.UNPUBLISHED)
        if entry <= rank:
            return Verdict(Why.ENTRY)
        asked, held = self.shares(job, rank)
        if entry - rank > 1 or asked is None or held is None:
            return Verdict(Why.HIGHER, asked, held)
        enough = min(asked, held) >= LEAST_SHARE
        return Verdict(Why.SHARES if enough else Why.HIGHER, asked, held)

    def shares(self, job: str, rank: Education) -> tuple[float | None, float | None]:
        """Percent of jobs that ask for schooling after high school up to `rank`, and of workers
        who have just that; None where not published.

        Table 5.3 has no certificates: their holders are among those with some college and no
        degree, and of jobs then only those that ask for a certificate itself are counted.
        """
        asked, held, _withheld = self.schooling.get(job, Schooling())
        if rank == Education.AWARD:
            return (
                asked[Education.AWARD] if asked else None,
                held[Education.SOME_COLLEGE] if held else None,
            )
        return (
            sum(asked[Education.SOME_COLLEGE : rank + 1]) if asked else None,
            held[rank] if held else None,
        )

    def mask(self, job: str, cip: str) -> int:
        """The award levels of the field that reach the job, as bits in the order of LEVELS."""
        reached = (self.verdict(job, cip, level).reached << at for at, level in enumerate(LEVELS))
        return sum(reached)
