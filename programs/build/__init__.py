"""Derive the catalogue of programs: database rows for detail and admin, columns for lists.

Importing this package registers the builder.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from itertools import chain
from operator import itemgetter
from typing import Any, TypedDict

import numpy as np
from django.db import models
from numpy.typing import NDArray

from careerguide.columns import builds, store
from careerguide.releases.builder import builder
from careerguide.releases.bulk import delete_rows, insert_rows, rebuilt_indexes
from careerguide.releases.models import Release
from programs.build.ipeds import ipeds_rows, matched_slots
from programs.build.lookups import Sources
from programs.build.reaching import reaching
from programs.build.reports import read_usual_lengths
from programs.build.row import ProgramRow, Value
from programs.build.schools import Figures, outcomes, places
from programs.build.state_listed import state_listed_rows, state_lists
from programs.models import (
    FieldOccupation,
    Flag,
    FurtherTraining,
    License,
    Program,
)
from programs.models.catalog import FLAG_BIT
from programs.orders import in_order
from programs.reached import Reach
from programs.rules import academic
from programs.rules.codes import AWARD_RANK, GONE, AwardLevel
from programs.rules.lengths import UsualLengths
from programs.rules.prices import LISTED_YEARS
from programs.usual import LEADING, leads
from salaries.rules import Schooling
from salaries.wagestore import WageStore

FIELDS = Program._meta.concrete_fields
COLUMNS = tuple(f.attname for f in FIELDS)
WHOLE = tuple(f.name for f in FIELDS if type(f) is models.PositiveIntegerField)
"""Whole dollars and counts; -1 in the store is unknown."""
MONTHS = tuple(f.name for f in FIELDS if type(f) is models.FloatField)
"""Lengths in months, likewise."""
CODES = tuple(f.name for f in FIELDS if type(f) is models.PositiveSmallIntegerField)
"""Codes; 0 is unknown."""
# Orders go by what leads (`programs.usual`), never by either of the two it is made of.
SORTED = (*(name for name in (*WHOLE, *MONTHS) if name not in chain(*LEADING.values())), *LEADING)
LICENSE_FIELDS = ("soc", "asks", "awards", "cips", "named", "source")


class Labels(TypedDict):
    """What the store holds beside arrays: by provider, field, occupation or listed program."""

    provider_ids: list[int]
    provider_names: list[str]
    provider_aliases: list[str]
    provider_cities: list[str]
    provider_closed: list[tuple[str, str]]
    """When, and who says so; both "" for one that is not known to be."""
    provider_states: list[str]
    field_codes: list[str]
    field_titles: list[str]
    links: list[list[tuple[int, str, int]]]
    """By field, its occupations' places among the wage store's codes, who links them, and which
    award levels reach them: bits in the order of `programs.rules.reach.LEVELS`."""
    editorial: dict[str, dict[str, tuple[str, str]]]
    """By CIP and wage occupation, (reason, source) of our own links."""
    schooling: dict[str, Schooling]
    """By occupation, what its jobs ask for and its workers have."""
    licenses: list[dict[str, Any]]
    """What licenses ask, by the fields of the model."""
    listed_jobs: list[list[int]]
    """By listed program, the places of the occupations it leads to."""
    listed_names: list[str]
    listed_credentials: list[str]
    joined: list[tuple[int, int]]
    """Keys of programs on states' lists that IPEDS has too, each with the key it has there."""
    usual_lengths: list[tuple[Any, ...]]
    """Field, award level, and the fields of `programs.rules.lengths.Usual`."""
    awards_year: int
    """The year of the newest completions; 0 where none are loaded."""


NOTED = itemgetter(
    "id",
    "provider_id",
    "field_id",
    "occupation",
    "area_code",
    "pay_area",
    "award_level",
    "origin",
)
"""What `Seen` takes of a row by its name; the rest of its columns go by their kind."""
CODES_OF, WHOLE_OF, MONTHS_OF = itemgetter(*CODES), itemgetter(*WHOLE), itemgetter(*MONTHS)
NAMES_OF = itemgetter("name", "credential")


@builder(
    "programs",
    sources=(
        "ipeds-hd", "school-closures", "ipeds-ic", "ipeds-ic-ay", "ipeds-ic-py", "ipeds-c",
        "scorecard-fos", "scorecard-earnings", "scorecard-schools", "cip", "cip-soc",
        "cip-soc-editorial", "licenses", "further-training", "onet-education", "attainment",
        "area-counties",
        *(one.source for one in state_lists()),
    ),
    after=("wages",),
    kept=(License, FurtherTraining),
    files=(academic.FILE,),
)  # fmt: skip
def build_programs() -> dict[str, int | dict[str, int]]:
    """Write Program and Flag rows, and the "programs" columns; returns counts for /sources/."""
    wages = WageStore(store.columns("wages"))
    links = FieldOccupation.objects.values_list("field_id", "occupation_id", "origin")
    reach = Reach(links, wages, reaching(wages))
    sources = Sources(wages, reach)
    seen = Seen(sources)
    # State lists' numbers are the smaller ones, so that rows come by rising number.
    listed = sorted(state_listed_rows(sources), key=itemgetter("id"))
    matched = matched_slots(sources)
    usual = read_usual_lengths(matched)
    rows = chain(listed, ipeds_rows(sources, matched, usual))
    with rebuilt_indexes(Program):
        delete_rows(Program.objects.all())
        insert_rows(Program, COLUMNS, seen.recorded(rows))
    delete_rows(Flag.objects.all())
    insert_rows(Flag, ("program_id", "kind", "reason"), sources.flags)
    builds.save("programs", {**seen.arrays(), **seen.labels(reach, usual)})
    kinds = Flag.objects.values_list("kind").annotate(n=models.Count("pk"))
    return {
        "programs": len(seen.columns["id"]),
        "by origin": {str(Program.Origin(o).label): n for o, n in seen.origins.items()},
        "flags": {str(Flag.Kind(kind).label): n for kind, n in kinds},
        **calibration(),
        **sources.counts,
    }


def calibration() -> dict[str, dict[str, int]]:
    """By award level, how many listed prices the estimates were measured by, and how many of these
    lie in the range shown and in the one that the award's definition gives."""
    of = {str(AwardLevel(level).label): years for level, years in LISTED_YEARS.items()}
    return {
        "listed prices": {level: years.programs for level, years in of.items()},
        "in the range": {level: years.within for level, years in of.items()},
        "in the definition": {level: years.defined for level, years in of.items()},
    }


class Seen:
    """Notes each row's columns on its way to the database, as compact arrays."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.providers = [provider for _pk, provider in sorted(sources.providers.items())]
        self.provider_at = {p.pk: at for at, p in enumerate(self.providers)}
        self.titles = sources.titles
        self.field_at: dict[str, int] = {code: at for at, code in enumerate(sorted(self.titles))}
        self.columns = {name: array("q" if name == "id" else "i") for name in ("id", *WHOLE)}
        self.columns |= {
            name: array("h") for name in ("provider", "field", "occupation", "area", "pay_area")
        }
        self.columns |= {name: array("b") for name in (*CODES, "rank")}
        self.months = {name: array("f") for name in MONTHS}
        self.origins: Counter[int] = Counter()
        self.listed: list[tuple[str, str]] = []
        self.listed_jobs: list[list[int]] = []

    def recorded(self, rows: Iterable[ProgramRow]) -> Iterator[tuple[Value, ...]]:
        """The rows as tuples for the database, in the order of COLUMNS."""
        written = itemgetter(*COLUMNS)
        for row in rows:
            self._note(row)
            yield written(row)

    def _note(self, row: ProgramRow) -> None:
        columns, wages = self.columns, self.sources.wages
        number, provider, code, occupation, area, paid, level, origin = NOTED(row)
        columns["id"].append(number)
        columns["provider"].append(self.provider_at[provider])
        # A code that CIP 2020 does not have is still a field some school reports.
        at = self.field_at.setdefault(code, len(self.field_at)) if code else -1
        columns["field"].append(at)
        columns["occupation"].append(wages.code_at.get(occupation, -1))
        columns["area"].append(wages.area_at.get(area, -1))
        columns["pay_area"].append(wages.area_at.get(paid, -1))
        columns["rank"].append(AWARD_RANK[level])
        for name, code in zip(CODES, CODES_OF(row), strict=True):
            columns[name].append(code or 0)
        for name, value in zip(WHOLE, WHOLE_OF(row), strict=True):
            columns[name].append(-1 if value is None else value)
        for name, value in zip(MONTHS, MONTHS_OF(row), strict=True):
            self.months[name].append(-1 if value is None else value)
        self.origins[origin] += 1
        if origin == Program.Origin.STATE_LISTED:
            self.listed.append(NAMES_OF(row))
            self.listed_jobs.append([wages.code_at[code] for code in str(row["leads_to"]).split()])

    def arrays(self) -> dict[str, Figures]:
        """By the store's names, a value for each row in its order, its orders, and by provider.

        Dollars, counts and months are -1 where unknown, codes 0, places among others -1.
        """
        arrays: dict[str, Figures] = {
            name: np.asarray(column) for name, column in (self.columns | self.months).items()
        }
        schools = places(self.providers)
        gone = np.isin(schools["standing"], GONE)[arrays["provider"]]
        arrays |= {name: leads(name, arrays) for name in LEADING}
        for name in SORTED:
            arrays[f"rising_{name}"], arrays[f"falling_{name}"] = ordered(arrays[name], gone)
        every = np.min_scalar_type(sum(FLAG_BIT.values()))
        flags = np.zeros(len(arrays["id"]), dtype=every)
        for number, kind, _reason in self.sources.flags:
            flags[np.searchsorted(arrays["id"], number)] |= FLAG_BIT[str(kind)]
        return arrays | {"flags": flags} | schools | outcomes(self.providers)

    def labels(self, reach: Reach, usual: UsualLengths) -> Labels:
        """Names and links, in the order of the numbers that the arrays hold."""
        newest = Release.current("ipeds-c")
        occupation_at = self.sources.wages.code_at
        return {
            "provider_ids": [p.pk for p in self.providers],
            "provider_names": [p.name for p in self.providers],
            "provider_aliases": [p.alias for p in self.providers],
            "provider_cities": [p.city for p in self.providers],
            "provider_closed": [p.closing for p in self.providers],
            "provider_states": [p.state for p in self.providers],
            "field_codes": list(self.field_at),
            "field_titles": [self.titles.get(code, "") for code in self.field_at],
            "links": [
                [
                    (occupation_at[x.occupation], x.origin, reach.reaching.mask(x.occupation, code))
                    for x in reach.links.get(code, [])
                ]
                for code in self.field_at
            ],
            "editorial": _editorial(self.sources),
            "schooling": dict(reach.reaching.schooling),
            "licenses": list(License.objects.values(*LICENSE_FIELDS)),
            "listed_jobs": self.listed_jobs,
            "listed_names": [name for name, _credential in self.listed],
            "listed_credentials": [credential for _name, credential in self.listed],
            "joined": sorted(self.sources.joined.items()),
            "usual_lengths": [(*key, *astuple(found)) for key, found in usual.items()],
            "awards_year": newest.year if newest else 0,
        }


def ordered(values: Figures, gone: NDArray[np.bool_]) -> list[NDArray[np.int32]]:
    """Row numbers by rising and by falling value (`programs.orders`)."""
    return [in_order(values, gone, falling=falling) for falling in (False, True)]


def _editorial(sources: Sources) -> dict[str, dict[str, tuple[str, str]]]:
    """Field to wage occupation to (reason, source) of our own links."""
    reasons: dict[str, dict[str, tuple[str, str]]] = {}
    for link in FieldOccupation.objects.filter(origin=FieldOccupation.Origin.EDITORIAL):
        code = sources.wages.code_of(link.occupation_id)
        reasons.setdefault(link.field_id, {})[code] = (link.reason, link.source)
    return reasons
