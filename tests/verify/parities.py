"""BEA's regional price parities: local prices, where the nation's are 100."""

from collections.abc import Iterable

from tests.verify.places import state_fips
from tests.verify.releases import cells, newest
from tests.verify.wages import Area

TABLES = {4: "rpp/MARPP_*.csv", 6: "rpp/PARPP_*.csv", 2: "rpp/SARPP_*.csv"}
"""By kind of area: metros, the nonmetropolitan parts of states, whole states."""


class Parities:
    """By kind of area, year and BEA's code."""

    def __init__(self) -> None:
        self.published: dict[int, dict[int, dict[str, float]]] = {}
        for kind, pattern in TABLES.items():
            path = newest(pattern)
            years = [str(year) for year in range(2019, 2100) if _has(path, str(year))]
            by_year = self.published[kind] = {int(year): {} for year in years}
            for code, what, *values in cells(path, "GeoFIPS", "Description", *years):
                if "All items" in what and "RPP" in what:
                    fips = code.strip('" ')
                    for year, text in zip(years, values, strict=True):
                        if text not in ("", "(NA)") and float(text):
                            by_year[int(year)][fips] = float(text)

    def year(self, kinds: Iterable[int]) -> int | None:
        """The latest that BEA has published for every one of these kinds of area."""
        wanted = [kind for kind in set(kinds) if kind in self.published] or [4]
        common = set.intersection(*(set(self.published[kind]) for kind in wanted))
        return max(common, default=None)

    def of(self, area: Area, year: int | None) -> float | None:
        if area.kind == 1:
            return 100.0
        fips = state_fips().get(area.state, "")
        code = {4: area.code, 6: f"{fips}999"}.get(area.kind, f"{fips}000")
        kind = area.kind if area.kind in TABLES else 2
        return None if year is None else self.published[kind].get(year, {}).get(code)


def _has(path: object, year: str) -> bool:
    with open(str(path), encoding="utf-8-sig") as text:
        return year in text.readline().strip().split(",")
