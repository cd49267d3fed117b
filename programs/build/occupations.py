"""Which jobs a program leads to, and which of them is its main one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from programs.rules.reach import AWARD_RANK, TEACHERS
from salaries.rules import Education
from salaries.wagestore import WageStore


@dataclass(frozen=True)
class Link:
    """A field's occupation as wages know it, and who says so."""

    occupation: str
    origin: str


class Reach:
    """Answers, for a field and an award level, which occupations it reaches."""

    def __init__(self, links: Iterable[tuple[str, str, str]], wages: WageStore) -> None:
        """`links` are (CIP, SOC, origin); an occupation wages do not have is left out."""
        self.wages = wages
        self.links: dict[str, list[Link]] = defaultdict(list)
        for cip, soc, origin in links:
            code = wages.code_of(soc)
            if code and all(link.occupation != code for link in self.links[cip]):
                self.links[cip].append(Link(code, origin))
        employment = wages.columns["employment"]
        self.jobs = {code: int(employment[wages.rows(code).start]) for code in wages.codes}
        self._main: dict[tuple[str, int], str] = {}

    def entry(self, code: str) -> Education | None:
        """The occupation's typical entry education; None where not projected."""
        return Education.named(self.wages.outlook.get(code, {}).get("entry_education", ""))

    def reaches(self, code: str, award_level: int) -> bool:
        """Whether the award meets the job's entry education; never a field's own teachers."""
        entry = self.entry(code)
        return (
            not code.startswith(TEACHERS)
            and entry is not None
            and (entry <= AWARD_RANK[award_level])
        )

    def main(self, cip: str, award_level: int) -> str:
        """The job whose local pay stands for the program, or "".

        An editorial link comes first (it is there because the official ones miss where people
        work), then jobs that ask for no years of related work (BLS's typical work experience: few
        come to supervise from school), the highest entry education the award meets, most jobs.
        """
        key = cip, award_level
        if key not in self._main:
            self._main[key] = self.best(self.links.get(cip, []), award_level)
        return self._main[key]

    def best(self, links: list[Link], award_level: int) -> str:
        reached = [link for link in links if self.reaches(link.occupation, award_level)]
        return max(reached, key=self._rank).occupation if reached else ""

    def _rank(self, link: Link) -> tuple[bool, bool, int, int, str]:
        code = link.occupation
        fresh = not self.wages.outlook.get(code, {}).get("experience")
        return link.origin == "editorial", fresh, self.entry(code) or 0, self.jobs[code], code
