"""Which occupations a program leads to, and which of them stands for it."""

from functools import lru_cache
from typing import NamedTuple

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
        self._main: dict[tuple[str, int], str] = {}

    def _link(self, cip: str, soc: str, *, ours: bool) -> None:
        code = self.wages.code(soc)
        held = self.links.setdefault(cip, [])
        if code and code not in [link.job for link in held]:
            held.append(Link(code, ours))

    def entry(self, job: str) -> int | None:
        """The place of its typical entry education in EDUCATION; None where not projected."""
        outlook = self.wages.outlook.get(job)
        return EDUCATION.index(outlook.education) if outlook and outlook.education else None

    def reached(self, job: str, level: int) -> bool:
        """Whether people enter the job with the award: never as teachers of the field."""
        entry = self.entry(job)
        return entry is not None and entry <= MEETS.get(level, 3) and not job.startswith(TEACHERS)

    def best(self, links: list[Link], level: int) -> str:
        """Ours first; then jobs without years of work before; the most school; the most jobs."""

        def worth(link: Link) -> tuple[bool, bool, int, float, str]:
            jobs = self.wages.employment(link.job)
            starts = not self.wages.outlook[link.job].experience
            entry = self.entry(link.job) or 0
            return link.ours, starts, entry, -1 if jobs is None else jobs, link.job

        return max(
            (link for link in links if self.reached(link.job, level)),
            key=worth,
            default=Link("", False),
        ).job

    def main(self, cip: str, level: int) -> str:
        """The job whose local pay stands for a program; "" for none."""
        if (cip, level) not in self._main:
            self._main[cip, level] = self.best(self.links.get(cip, []), level)
        return self._main[cip, level]
