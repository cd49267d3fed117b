"""How wages are named and coded, and what schooling jobs ask and workers have. Pure: no Django."""

import re
from collections.abc import Collection, Container, Iterable, Mapping
from enum import IntEnum
from statistics import mean
from typing import NamedTuple, Self

HOURLY, ANNUAL = "hourly", "annual"
UNITS = (HOURLY, ANNUAL)
PERCENTILES = ("p10", "p25", "median", "p75", "p90")
ADJUSTED = "_adjusted"
"""Ends the name of a wage at national prices."""
WAGES = tuple(f"{unit}_{percentile}" for unit in UNITS for percentile in PERCENTILES)
"""The names of wages as published, by unit and then from the lowest percentile up."""

LOOSE = re.compile(r"(\d\d)-?(\d{4})(?:\.\d\d)?")


def soc_code(text: str) -> str | None:
    """A SOC code as SOC writes it, from one with or without its hyphen, or O*NET's of eight digits.

    None for what can't be one; whether there is such a code is another question.
    """
    found = LOOSE.fullmatch(text)
    return f"{found[1]}-{found[2]}" if found else None


FAR = 4
"""Times the median. Of 236,799 rows of May 2025 four are odd by this, 19 by three times."""


def is_odd(median: float | None, p75: float | None, p90: float | None) -> bool:
    """Whether the 75th and 90th percentile are one figure, FAR times the median or more.

    A quarter of the people then earn one and the same, far from all others: perhaps so, perhaps an
    error of the publisher's. Any unit; None, which is unknown, and bounds are never odd.
    """
    return bool(median and p75 and p75 == p90 and p75 >= FAR * median)


def wage_code(soc: str, published: Container[str], combined: Mapping[str, str]) -> str:
    """The code under which OEWS publishes `soc`: itself, a combination, or "" for neither.

    `combined` gives the combination of an occupation that OEWS publishes only within one of its
    own; where the combination is the broad occupation, its code follows from that of `soc`.
    """
    for code in (soc, combined.get(soc, ""), f"{soc[:-1]}0"):
        if code in published:
            return code
    return ""


class Education(IntEnum):
    """A level of entry education that BLS publishes, by its rank: 0 asks for least.

    `slug` names it in addresses, `published` are the publisher's words.
    """

    slug: str
    published: str

    NONE = 0, "none", "No formal educational credential"
    HIGH_SCHOOL = 1, "hs", "High school diploma or equivalent"
    SOME_COLLEGE = 2, "college", "Some college, no degree"
    AWARD = 3, "award", "Postsecondary nondegree award"
    ASSOCIATE = 4, "associate", "Associate's degree"
    BACHELOR = 5, "bachelor", "Bachelor's degree"
    MASTER = 6, "master", "Master's degree"
    DOCTORAL = 7, "doctoral", "Doctoral or professional degree"

    def __new__(cls, rank: int, slug: str, published: str) -> Self:
        member = int.__new__(cls, rank)
        member._value_ = rank
        member.slug, member.published = slug, published
        return member

    @classmethod
    def slugs(cls) -> list[str]:
        """What addresses call the levels, by rank: the slug of rank 2 is at index 2."""
        return [level.slug for level in cls]

    @classmethod
    def named(cls, published: str) -> "Education | None":
        """The level of the publisher's words; None for "" and for words it does not use."""
        return _NAMED.get(published)


_NAMED = {level.published: level for level in Education}


Shares = tuple[float, ...]
"""Percent by the rank of each level of `Education`; () where not published."""

ASKED: Mapping[int, Education] = {
    1: Education.NONE,
    2: Education.HIGH_SCHOOL,
    3: Education.AWARD,
    4: Education.SOME_COLLEGE,
    5: Education.ASSOCIATE,
    6: Education.BACHELOR,
    7: Education.BACHELOR,
    8: Education.MASTER,
    9: Education.MASTER,
    10: Education.DOCTORAL,
    11: Education.DOCTORAL,
    12: Education.DOCTORAL,
}
"""O*NET's categories of required education by the level whose award meets them: a certificate after
a degree is asked of people with that degree."""


class Schooling(NamedTuple):
    """Of one occupation: percent of jobs that ask for each level, of workers that have it.

    Of the levels `withheld` some answers were too few to be published: their share in `asked` is
    the least it can be, and no figure to show.
    """

    asked: Shares = ()
    held: Shares = ()
    withheld: tuple[int, ...] = ()


def by_level(shares: Iterable[tuple[int, float]]) -> Shares:
    """(level, percent) added up by level."""
    found = [0.0] * len(Education)
    for level, percent in shares:
        found[level] += percent
    return tuple(found)


def asked_of(specialties: Mapping[str, Shares]) -> Shares:
    """Of an occupation from its O*NET specialties: the whole occupation's own figures (.00), or
    the mean of its specialties where it has none. () without any."""
    return average([specialties[code] for code in counted(specialties)])


def counted(specialties: Collection[str]) -> list[str]:
    """The O*NET codes whose figures are an occupation's: its own (.00), or else all."""
    return [code for code in specialties if code.endswith(".00")] or list(specialties)


def average(of: list[Shares]) -> Shares:
    """The mean by level; () of none. Of occupations whose wages are published together, too."""
    return tuple(mean(column) for column in zip(*of, strict=True))
