"""Which occupations a program leads to, and which of them stands for it."""

import re
from functools import lru_cache
from typing import NamedTuple

from tests.verify import schooling
from tests.verify.releases import DATA, cells, newest, sheet
from tests.verify.wages import Wages

EDUCATION = (
    "No formal educational credential",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Postsecondary nondegree award",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)
"""BLS's levels of typical entry education, least first."""
MEETS = {3: 4, 5: 5, 6: 5, 7: 6, 8: 6, 17: 7, 18: 7, 19: 7}
"""The highest of them (by place) that an award meets; certificates and unreported levels: 3."""
TEACHERS = "25-1"
BACHELOR = 5
ACADEMIC = "crosswalk/academic_fields.csv"
REAL = 15
"""Percent that is a real way into a job."""


class Link(NamedTuple):
    job: str
    ours: bool
    """Whether our editors made it, beside the official crosswalk."""


@lru_cache
def field_titles() -> dict[str, str]:
    """CIP 2020's codes; families are published in capitals, titles with a full stop."""
    found = {}
    for code, title, action in cells(
        newest("crosswalk/CIPCode20*.csv"), "CIPCode", "CIPTitle", "Action"
    ):
        if action not in ("Moved from", "Deleted"):
            text = title.rstrip(".")
            found[code.strip('="')] = text.capitalize() if text == text.upper() else text
    return found


@lru_cache
def is_academic(cip: str) -> bool:
    """Whether the field's certificates and associate degrees are parts of a bachelor's degree."""
    return any(cip.startswith(code) for code, _said in cells(newest(ACADEMIC), "cip", "category"))


class Jobs:
    """The links of every field, and who may take them."""

    def __init__(self, wages: Wages) -> None:
        self.wages = wages
        self.links: dict[str, list[Link]] = {}
        header, rows = sheet(newest("crosswalk/CIP2020_SOC2018*.xlsx"), "CIP-SOC")
        cip, soc = header.index("CIP2020Code"), header.index("SOC2018Code")
        for row in rows:
            if row[cip] is not None:
                self._link(str(row[cip]).strip(), str(row[soc]).strip(), ours=False)
        for path in sorted(DATA.glob("crosswalk/editorial_links_*.csv")):
            for field, code in cells(path, "cip", "soc"):
                self._link(field, code, ours=True)
        self._main: dict[tuple[str, int], tuple[str, frozenset[str]]] = {}
        self.asked, self.held = schooling.asked(wages), schooling.held(wages)

    def _link(self, cip: str, soc: str, *, ours: bool) -> None:
        code = self.wages.code(soc)
        held = self.links.setdefault(cip, [])
        if code and code not in [link.job for link in held]:
            held.append(Link(code, ours))

    def entry(self, job: str) -> int | None:
        """The place of its typical entry education in EDUCATION; None where not projected."""
        outlook = self.wages.outlook.get(job)
        return EDUCATION.index(outlook.education) if outlook and outlook.education else None

    def reached(self, job: str, cip: str, level: int, name: str = "") -> bool:
        """Whether people enter the job with the award: never as teachers of the field.

        A license that asks for schooling decides. Else the usual entry education, or, for an award
        one level below, 15 % both of jobs that ask for no more and of workers who have just that.
        `name` is what a provider calls its program; a license may ask that it says what it teaches.
        """
        if job.startswith(TEACHERS) or (MEETS.get(level, 3) < BACHELOR and is_academic(cip)):
            return False
        if asked := schooling.license_of(job):
            named = not name or re.search(asked.name, name, re.IGNORECASE) is not None
            fits = not asked.fields or cip.startswith(asked.fields)
            return level in asked.levels and fits and named
        entry, has = self.entry(job), MEETS.get(level, 3)
        if entry is None or entry <= has:
            return entry is not None
        if entry != has + 1 or job not in self.asked or job not in self.held:
            return False
        first = 3 if has == 3 else 2  # a certificate is asked for by name
        jobs = sum(self.asked[job][first : has + 1])
        people = self.held[job][2 if has == 3 else has]  # who have one stand under some college
        return jobs >= REAL and people >= REAL

    def within(self, cip: str, level: int, name: str = "") -> list[Link]:
        """The field's links that the award reaches."""
        links = self.links.get(cip, [])
        return [link for link in links if self.reached(link.job, cip, level, name)]

    def borne_out(self, cip: str, job: str) -> bool:
        """Whether the field is linked to the job, or to one of its minor group (29-1)."""
        return any(link.job[:4] == job[:4] for link in self.links.get(cip, []))

    def best(self, links: list[Link]) -> str:
        """Ours first; then jobs without years of work before; those licensed or that at least 15 %
        of the people in all of them have; the most school; the most jobs."""
        people = sum(self.wages.employment(link.job) or 0 for link in links)

        def worth(link: Link) -> tuple[bool, bool, bool, int, float, str]:
            jobs = self.wages.employment(link.job)
            starts = not self.wages.expected(link.job).experience
            real = (jobs or 0) / max(people, 1) >= REAL / 100
            real = real or schooling.license_of(link.job) is not None or not people
            entry = self.entry(link.job) or 0
            return link.ours, starts, real, entry, -1 if jobs is None else jobs, link.job

        return max(links, key=worth, default=Link("", False)).job

    def starts(self, links: list[Link]) -> list[Link]:
        """Jobs that people start in: ours alone, else those of a name of their own that ask for no
        years of work before, or for a license instead."""

        def is_start(job: str) -> bool:
            years = self.wages.expected(job).experience
            named = not self.wages.title(job).endswith(", All Other")
            return named and (not years or schooling.license_of(job) is not None)

        return [x for x in links if x.ours] or [x for x in links if is_start(x.job)]

    def stands(self, within: list[Link], level: int) -> str:
        """The job that stands for an award: below a bachelor's none that asks for years of work."""
        found = self.best(self.starts(within))
        return found or (self.best(within) if MEETS.get(level, 3) >= BACHELOR else "")

    def main(self, cip: str, level: int) -> tuple[str, frozenset[str]]:
        """The job that stands for a program, "" for none; and those whose pay is shown."""
        if (cip, level) not in self._main:
            within = self.within(cip, level)
            starts = self.starts(within)
            paid = frozenset(link.job for link in starts)
            self._main[cip, level] = self.stands(within, level), paid
        return self._main[cip, level]
