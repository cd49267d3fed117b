"""Which jobs a field's awards reach, which of them stand for a program, and what these pay.

Of imported programs when they are built, and of those that staff add.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from programs.rules.codes import AWARD_RANK
from programs.rules.pay import NO_PAY, Pay, together
from programs.rules.reach import LEAST_SHARE, MINOR, Reaching, is_start
from salaries.rules import Education
from salaries.wagestore import WageStore


@dataclass(frozen=True)
class Link:
    """A field's occupation as wages know it, and who says so."""

    occupation: str
    origin: str


class Reach:
    """Answers, for a field and an award level, which occupations it reaches."""

    def __init__(
        self, links: Iterable[tuple[str, str, str]], wages: WageStore, reaching: Reaching
    ) -> None:
        """`links` are (CIP, SOC, origin); an occupation wages do not have is left out."""
        self.wages, self.reaching = wages, reaching
        self.links: dict[str, list[Link]] = defaultdict(list)
        for cip, soc, origin in links:
            code = wages.code_of(soc)
            if code and all(link.occupation != code for link in self.links[cip]):
                self.links[cip].append(Link(code, origin))
        employment = wages.columns["employment"]
        self.jobs = {code: int(employment[wages.rows(code).start]) for code in wages.codes}
        self._main: dict[tuple[str, int], str] = {}
        self._mixes: dict[tuple[str, int], list[Link]] = {}
        self._pays: dict[tuple[str, tuple[str, ...]], Pay] = {}

    def reaches(self, code: str, cip: str, award_level: int, name: str = "") -> bool:
        """Whether the award in the field leads to the job; `name` is a provider's own, or ""."""
        return self.reaching.verdict(code, cip, award_level, name).reached

    def main(self, cip: str, award_level: int) -> str:
        """The job that stands for the program, or ""; its pay is that of `mix`."""
        key = cip, award_level
        if key not in self._main:
            self._main[key] = self.standing_for(self.reached(cip, award_level), award_level)
        return self._main[key]

    def standing_for(self, reached: list[Link], award_level: int) -> str:
        """Of jobs that an award reaches, the one that stands for it; "" of none.

        Who manages or supervises came from school with a degree, if at all: below a bachelor's
        none stands that asks for years of work.
        """
        is_degree = AWARD_RANK[award_level] >= Education.BACHELOR
        return self.best(self.mix(reached)) or (self.best(reached) if is_degree else "")

    def mix_of(self, cip: str, award_level: int) -> list[Link]:
        """The jobs whose pay is shown for a program of the field and award."""
        key = cip, award_level
        if key not in self._mixes:
            self._mixes[key] = self.mix(self.reached(cip, award_level))
        return self._mixes[key]

    def mix(self, reached: list[Link]) -> list[Link]:
        """Those of the jobs reached whose pay is shown for a program: jobs that people start in.

        An editorial link stands alone (it is there because the official ones miss where people
        work). Else without jobs that ask for years of related work (BLS's typical work experience:
        few come to supervise from school; what a license asks stands instead of it), and without
        those that SOC keeps for what it names nowhere else.
        """
        ours = [link for link in reached if link.origin == "editorial"]
        return ours or [link for link in reached if self._is_start(link.occupation)]

    def _is_start(self, code: str) -> bool:
        title = self.wages.titles[self.wages.code_at[code]]
        years = self.wages.outlook.get(code, {}).get("experience", "")
        return is_start(title, years, self.reaching.license(code) is not None)

    def reached(self, cip: str, award_level: int, name: str = "") -> list[Link]:
        """The field's links to jobs that the award reaches."""
        links = self.links.get(cip, [])
        return [link for link in links if self.reaches(link.occupation, cip, award_level, name)]

    def borne_out(self, cip: str, code: str) -> bool:
        """Whether what a provider says of a job is borne out by the crosswalk.

        That links the field to the job itself, or to another of its minor group.
        """
        return any(link.occupation[:MINOR] == code[:MINOR] for link in self.links.get(cip, []))

    def best(self, links: list[Link]) -> str:
        """Of reached `links`: ours, then jobs that ask for no years of work, then those that a real
        share of the people in all of them have, then the highest entry education, then the most
        jobs; "" of none."""
        people = sum(max(self.jobs[link.occupation], 0) for link in links)
        return max(links, key=lambda link: self._rank(link, people)).occupation if links else ""

    def _rank(self, link: Link, people: int) -> tuple[bool, bool, bool, int, int, str]:
        """Few of an industrial mechanics program come to wind turbines; of the nurse practitioners'
        job a license says that it is what their degree is for."""
        code = link.occupation
        fresh = not self.wages.outlook.get(code, {}).get("experience")
        real = 100 * max(self.jobs[code], 0) >= LEAST_SHARE * people
        real = real or self.reaching.license(code) is not None
        entry = self.reaching.entries.get(code) or 0
        return link.origin == "editorial", fresh, real, entry, self.jobs[code], code

    def pay(self, areas: Iterable[str], mix: tuple[str, ...]) -> Pay:
        """What jobs pay together in the first of the wage areas that publishes any of it; "" is no
        area."""
        for area in dict.fromkeys(areas):
            found = self._pay_in(area, mix) if area and mix else NO_PAY
            if found.jobs:
                return found
        return NO_PAY

    def _pay_in(self, area: str, mix: tuple[str, ...]) -> Pay:
        key = area, mix
        if key not in self._pays:
            rows = [(code, self.wages.row(code, area)) for code in mix]
            known = [(code, self.wages.annual(row)) for code, row in rows if row is not None]
            self._pays[key] = together(area, [(*pay, self.jobs[code]) for code, pay in known])
        return self._pays[key]
