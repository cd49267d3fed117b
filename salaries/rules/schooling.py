"""What schooling employers ask for and workers have, as shares by level. Pure: no Django."""

from collections.abc import Iterable, Mapping
from statistics import mean
from typing import NamedTuple

from salaries.rules.education import Education

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
    """Of one occupation: percent of jobs that ask for each level, of workers that have it."""

    asked: Shares = ()
    held: Shares = ()


def by_level(shares: Iterable[tuple[int, float]]) -> Shares:
    """(level, percent) added up by level."""
    found = [0.0] * len(Education)
    for level, percent in shares:
        found[level] += percent
    return tuple(found)


def asked_of(specialties: Mapping[str, Shares]) -> Shares:
    """Of an occupation from its O*NET specialties: the whole occupation's own figures (.00), or
    the mean of its specialties where it has none. () without any."""
    whole = [shares for code, shares in specialties.items() if code.endswith(".00")]
    return average(whole or list(specialties.values()))


def average(of: list[Shares]) -> Shares:
    """The mean by level; () of none. Of occupations whose wages are published together, too."""
    return tuple(mean(column) for column in zip(*of, strict=True))
