"""Derive the catalogue of programs: database rows for detail and admin, columns for lists."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import itemgetter
from typing import Any

import numpy as np
from django.db import models
from numpy.typing import NDArray

from careerguide.columns import store
from careerguide.releases.builder import builder
from careerguide.releases.bulk import delete_rows, insert_rows, rebuilt_indexes
from careerguide.releases.models import Release
from programs.build.ipeds import ipeds_rows
from programs.build.occupations import Reach
from programs.build.reported import Sources
from programs.build.state_listed import lists, state_listed_rows
from programs.models import FieldOccupation, Flag, Program, Provider
from programs.models.catalog import FLAG_BIT
from programs.rules.reach import AWARD_RANK
from salaries.wagestore import WageStore

FIELDS = Program._meta.concrete_fields
COLUMNS = tuple(f.attname for f in FIELDS)
WHOLE = tuple(f.name for f in FIELDS if type(f) is models.PositiveIntegerField)
"""Whole dollars and counts; -1 in the store is unknown."""
PARTS = tuple(f.name for f in FIELDS if type(f) is models.FloatField)
"""Months, likewise."""
CODES = tuple(f.name for f in FIELDS if type(f) is models.PositiveSmallIntegerField)
"""Codes; 0 is unknown."""
SORTED = (*WHOLE, *PARTS)


@builder(
    "programs",
    sources=(
        "ipeds-hd", "ipeds-ic", "ipeds-ic-ay", "ipeds-ic-py", "ipeds-c", "scorecard-fos",
        "scorecard-earnings", "cip", "cip-soc", "cip-soc-editorial",
        *(one.source for one in lists()),
    ),
    after=("wages",),
)  # fmt: skip
def build_programs() -> dict[str, Any]:
    """Write Program and Flag rows, and the "programs" columns; returns counts for /sources/."""
    wages = WageStore(store.columns("wages"))
    links = FieldOccupation.objects.values_list("field_id", "occupation_id", "origin")
    reach = Reach(links, wages)
    sources = Sources(wages, reach)
    seen = Seen(sources)
    # State lists' numbers are the smaller ones, so that rows come by rising number.
    listed = sorted(state_listed_rows(sources), key=lambda row: row["id"])
    rows = chain(listed, ipeds_rows(sources))
    with rebuilt_indexes(Program):
        delete_rows(Program.objects.all())
        insert_rows(Program, COLUMNS, seen.recorded(rows))
    delete_rows(Flag.objects.all())
    insert_rows(Flag, ("program_id", "kind", "reason"), sources.flags)
    store.save("programs", seen.arrays() | seen.labels(reach))
    kinds = Flag.objects.values_list("kind").annotate(n=models.Count("pk"))
    return {
        "programs": len(seen.cells["id"]),
        "by origin": {str(Program.Origin(o).label): n for o, n in seen.origins.items()},
        "flags": {str(Flag.Kind(kind).label): n for kind, n in kinds},
        **sources.counts,
    }


class Seen:
    """Notes each row's columns on its way to the database, as compact arrays."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.providers = list(Provider.objects.order_by("pk"))
        self.provider_at = {p.pk: at for at, p in enumerate(self.providers)}
        self.titles = sources.titles
        self.field_at: dict[str, int] = {code: at for at, code in enumerate(sorted(self.titles))}
        self.cells = {name: array("q" if name == "id" else "i") for name in ("id", *WHOLE)}
        self.cells |= {name: array("h") for name in ("provider", "field", "occupation", "area")}
        self.cells |= {name: array("b") for name in (*CODES, "rank")}
        self.months = {name: array("f") for name in PARTS}
        self.origins: Counter[int] = Counter()
        self.listed: list[tuple[str, str]] = []

    def recorded(self, rows: Iterable[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
        """The rows as tuples for the database."""
        written = itemgetter(*COLUMNS)
        for row in rows:
            self._note(row)
            yield written(row)

    def _note(self, row: dict[str, Any]) -> None:
        cells, wages = self.cells, self.sources.wages
        cells["id"].append(row["id"])
        cells["provider"].append(self.provider_at[row["provider_id"]])
        code = row["field_id"]
        # A code that CIP 2020 does not have is still a field some school reports.
        at = self.field_at.setdefault(code, len(self.field_at)) if code else -1
        cells["field"].append(at)
        cells["occupation"].append(wages.code_at.get(row["occupation"], -1))
        cells["area"].append(wages.area_at.get(row["area_code"], -1))
        cells["rank"].append(AWARD_RANK[row["award_level"]])
        for name in CODES:
            cells[name].append(row[name] or 0)
        for name in WHOLE:
            value = row[name]
            cells[name].append(-1 if value is None else value)
        for name, months in self.months.items():
            months.append(-1 if row[name] is None else row[name])
        self.origins[row["origin"]] += 1
        if row["origin"] == Program.Origin.STATE_LISTED:
            self.listed.append((row["name"], row["credential"]))

    def arrays(self) -> dict[str, Any]:
        arrays: dict[str, Any] = {name: np.asarray(c) for name, c in self.cells.items()}
        arrays |= {name: np.asarray(c) for name, c in self.months.items()}
        for name in SORTED:
            arrays[f"rising_{name}"], arrays[f"falling_{name}"] = ordered(arrays[name])
        every = np.min_scalar_type(sum(FLAG_BIT.values()))
        arrays["flags"] = np.zeros(len(arrays["id"]), dtype=every)
        for number, kind, _reason in self.sources.flags:
            arrays["flags"][np.searchsorted(arrays["id"], number)] |= FLAG_BIT[str(kind)]
        return arrays | _places(self.providers)

    def labels(self, reach: Reach) -> dict[str, Any]:
        """Names and links, in the order of the numbers that the arrays hold."""
        newest = Release.current("ipeds-c")
        occupation_at = self.sources.wages.code_at
        entries = [reach.entry(code) for code in occupation_at]
        return {
            "provider_ids": [p.pk for p in self.providers],
            "provider_names": [p.name for p in self.providers],
            "provider_aliases": [p.alias for p in self.providers],
            "provider_cities": [p.city for p in self.providers],
            "provider_closed": [p.closed for p in self.providers],
            "provider_states": [p.state for p in self.providers],
            "field_codes": list(self.field_at),
            "field_titles": [self.titles.get(code, "") for code in self.field_at],
            "links": [
                [[occupation_at[x.occupation], x.origin] for x in reach.links.get(code, [])]
                for code in self.field_at
            ],
            "editorial": _editorial(self.sources),
            "entry_ranks": [-1 if entry is None else entry for entry in entries],
            "listed_names": [name for name, _credential in self.listed],
            "listed_credentials": [credential for _name, credential in self.listed],
            "awards_year": newest.year if newest else 0,
        }


def ordered(values: NDArray[Any]) -> list[NDArray[np.int32]]:
    """Row numbers by rising and by falling value; unknown (-1) last and ties by row in both."""
    known = np.flatnonzero(values >= 0)
    unknown = np.flatnonzero(values < 0)
    orders = [np.argsort(sign * values[known], kind="stable") for sign in (1, -1)]
    return [np.concatenate((known[order], unknown)).astype(np.int32) for order in orders]


def _places(providers: list[Provider]) -> dict[str, Any]:
    """By provider: position, control, whether it is open, and rank of its name in the alphabet."""
    order = sorted(range(len(providers)), key=lambda at: (providers[at].name.lower(), at))
    rank = np.empty(len(providers), dtype=np.int32)
    rank[order] = np.arange(len(providers))
    return {
        "latitude": np.array([p.latitude for p in providers], dtype=np.float64),
        "longitude": np.array([p.longitude for p in providers], dtype=np.float64),
        "control": np.array([p.control for p in providers], dtype=np.int8),
        "standing": np.array([p.standing for p in providers], dtype=np.int8),
        "provider_rank": rank,
    }


def _editorial(sources: Sources) -> dict[str, dict[str, tuple[str, str]]]:
    """Field to wage occupation to (reason, source) of our own links."""
    reasons: dict[str, dict[str, tuple[str, str]]] = {}
    for link in FieldOccupation.objects.filter(origin=FieldOccupation.Origin.EDITORIAL):
        code = sources.wages.code_of(link.occupation_id)
        reasons.setdefault(link.field_id, {})[code] = (link.reason, link.source)
    return reasons
