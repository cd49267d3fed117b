"""What employers ask of schooling, what workers have, what licenses ask: as the files say."""

import re
from collections import defaultdict
from functools import lru_cache
from statistics import mean
from typing import NamedTuple

from tests.verify.releases import DATA, cells, newest, records, sheet
from tests.verify.wages import Wages

SHORT_TO_LONG = (20, 21, 2, 4, 3, 5, 6, 7, 8, 17, 18, 19)
"""IPEDS award levels."""
PLACE = {1: 0, 2: 1, 3: 3, 4: 2, 5: 4, 6: 5, 7: 5, 8: 6, 9: 6, 10: 7, 11: 7, 12: 7}
"""O*NET's categories by BLS's levels of entry education, least first."""
HELD = {
    "Some college, no degree": 2,
    "Associate's degree": 4,
    "Bachelor's degree": 5,
    "Master's degree": 6,
}


class License(NamedTuple):
    levels: frozenset[int]
    fields: tuple[str, ...]
    name: str


@lru_cache
def licenses() -> dict[str, License]:
    """By SOC, or how several begin."""
    return {
        row["soc"]: License(levels(row["awards"]), tuple(row["cips"].split()), row["named"])
        for row in records(DATA / "licenses/licenses.csv")
    }


def levels(text: str) -> frozenset[int]:
    """“0 21 3+” as the levels it means."""
    found: set[int] = set()
    for word in text.split():
        at = int(word.rstrip("+"))
        found |= set(SHORT_TO_LONG[SHORT_TO_LONG.index(at) :]) if word.endswith("+") else {at}
    return frozenset(found)


def license_of(job: str) -> License | None:
    beginnings = [soc for soc in licenses() if job.startswith(soc)]
    return licenses()[max(beginnings, key=len)] if beginnings else None


def asked(wages: Wages) -> dict[str, list[float]]:
    """By wage code, percent of jobs that ask for each level of entry education."""
    header, rows = sheet(DATA / "onet/Education, Training, and Experience.xlsx")
    code, scale, category, value, suppress = (
        header.index(name)
        for name in (
            "O*NET-SOC Code", "Scale ID", "Category", "Data Value", "Recommend Suppress",
        )
    )  # fmt: skip
    specialties: dict[str, list[float]] = defaultdict(lambda: [0.0] * 8)
    for row in rows:
        if row[scale] == "RL" and row[suppress] != "Y":
            specialties[row[code]][PLACE[int(row[category])]] += float(row[value])
    of_soc: dict[str, list[list[float]]] = defaultdict(list)
    for onet, shares in specialties.items():
        if onet.endswith(".00") or f"{onet[:7]}.00" not in specialties:
            of_soc[onet[:7]].append(shares)
    return _together({soc: _mean(shares) for soc, shares in of_soc.items()}, wages)


def held(wages: Wages) -> dict[str, list[float]]:
    """By wage code, percent of workers with each level; only those of HELD are read."""
    path = newest("projections/education_attainment_by_occupation_*.csv")
    found = {}
    code = next(name for name in next(iter(records(path))) if name.endswith("Matrix code"))
    for soc, *shares in cells(path, code, *HELD):
        found[soc] = [0.0] * 8
        for place, share in zip(HELD.values(), shares, strict=True):
            found[soc][place] = float(share)
    return _together(found, wages)


def _mean(of: list[list[float]]) -> list[float]:
    return [mean(column) for column in zip(*of, strict=True)]


def _together(of_soc: dict[str, list[float]], wages: Wages) -> dict[str, list[float]]:
    found: dict[str, list[list[float]]] = defaultdict(list)
    for soc, shares in of_soc.items():
        if code := wages.code(soc):
            found[code].append(shares)
    return {code: _mean(shares) for code, shares in found.items()}


class Kind(NamedTuple):
    """A row of further training; "" and empty ones mean anything."""

    fields: tuple[str, ...]
    levels: frozenset[int]
    name: str
    unless: str

    def means(self, cip: str, level: int, name: str) -> bool:
        found = name and re.search(self.name, name, re.IGNORECASE)
        spared = name and self.unless and re.search(self.unless, name, re.IGNORECASE)
        return (
            (not self.fields or cip.startswith(self.fields))
            and (not self.levels or level in self.levels)
            and (not self.name or bool(found))
            and not spared
        )


@lru_cache
def kinds() -> list[Kind]:
    rows = sorted(records(DATA / "programs/further_training.csv"), key=lambda r: int(r["order"]))
    return [
        Kind(tuple(r["cips"].split()), levels(r["awards"]), r["named"], r["unless"]) for r in rows
    ]


@lru_cache(maxsize=100_000)
def is_further(cip: str, level: int, name: str = "") -> bool:
    """Whether the program is for people already in the field; `name` as a provider gives it."""
    return any(kind.means(cip, level, name) for kind in kinds())
