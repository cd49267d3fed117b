"""Derive the wage store: every wage of the current release as columns, sorted by occupation."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from careerguide.columns import builds
from careerguide.releases.builder import builder
from careerguide.releases.bulk import read_chunks
from careerguide.releases.models import Release
from salaries.models import (
    Area,
    Combination,
    Occupation,
    OccupationTitle,
    PriceParity,
    Projection,
    Wage,
)
from salaries.models.wages import WageFigures
from salaries.rules import wage_code

FIGURES = WageFigures.FIGURES
INTEGERS = ("employment", *FIGURES)
FIRST_PARITY = 2019
DECIMALS = ("employment_rse", "mean_rse", "jobs_per_1000", "location_quotient")
NATION_ONLY = "nation"
"""In the edition of national workbooks, which serve the trend and no other figure."""

CodeOf = Callable[[str], str]
"""Gives the code that an occupation's wages stand under; "" where they are not published."""


@builder("wages", sources=("oews", "oews-combined", "soc", "projections", "projections-entry",
                           "onet-titles"))  # fmt: skip
def build_wages() -> dict[str, int]:
    """Missing whole numbers are -1 and missing decimals NaN in the arrays; nowhere else."""
    release = wage_release()
    if release is None:
        return {}
    areas = list(Area.objects.order_by("type", "title"))
    area_at = {area.code: at for at, area in enumerate(areas)}
    wages = Wage.objects.filter(release=release)
    occupations = published_occupations(release)
    code_at = {o.code: at for at, o in enumerate(occupations)}
    columns = _columns(wages, area_at, code_at)
    order = np.lexsort((columns["area"], columns.pop("occupation")))
    counts = columns.pop("counts")
    arrays = {name: values[order] for name, values in columns.items()}
    arrays["start"] = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    code_of = code_finder(occupations)
    plain = {
        "area_codes": [a.code for a in areas],
        "area_titles": [a.title for a in areas],
        "area_types": [a.type for a in areas],
        "area_states": [a.state for a in areas],
        "codes": [o.code for o in occupations],
        "titles": [o.title for o in occupations],
        "detailed": [o.group == Occupation.Group.DETAILED for o in occupations],
        "outlook": _outlook(code_of),
        "job_titles": _job_titles(code_of),
        "combined": combinations(),
        "release": {"edition": release.edition, "year": release.year, "id": release.pk},
    }
    builds.save("wages", {**arrays, **plain})
    return {"wages": len(order), "areas": len(areas), "occupations": len(occupations)}


@builder("parities", sources=("rpp",))
def build_parities() -> dict[str, int]:
    """Local prices, apart from the wages: a new table of them changes nothing else."""
    rows = PriceParity.objects.filter(year__gte=FIRST_PARITY, index__gt=0)
    parities = [list(row) for row in rows.values_list("year", "kind", "geo_fips", "index")]
    builds.save("parities", {"parities": parities})
    return {"price parities": len(parities)}


def wage_release() -> Release | None:
    """The newest OEWS release by area; None before one is loaded."""
    releases = Release.objects.filter(source="oews", is_current=True)
    return releases.exclude(edition__contains=NATION_ONLY).order_by("-year").first()


def trend_releases() -> list[Release]:
    """One OEWS release a year, by rising year; that by area where the year has both."""
    releases = Release.objects.filter(source="oews", is_current=True)
    national_first = sorted(releases, key=lambda r: (r.year, NATION_ONLY not in r.edition))
    return list({release.year: release for release in national_first}.values())


def published_occupations(release: Release) -> list[Occupation]:
    """Those with a wage in the nation, by rising code."""
    nation = Wage.objects.filter(release=release, area_id=Area.NATION)
    codes = nation.values_list("occupation_id", flat=True)
    return list(Occupation.objects.filter(code__in=codes).order_by("code"))


def detailed_codes(occupations: list[Occupation]) -> set[str]:
    """The codes of those that are no groups."""
    return {o.code for o in occupations if o.group == Occupation.Group.DETAILED}


def combinations() -> dict[str, str]:
    """By occupation that OEWS publishes only combined, the code of the combination."""
    return dict(Combination.objects.values_list("occupation_id", "within_id"))


def code_finder(occupations: list[Occupation]) -> CodeOf:
    """What finds the code of an occupation's wages among those of `occupations`."""
    return partial(wage_code, published=detailed_codes(occupations), combined=combinations())


def _columns(
    wages: QuerySet[Wage], area_at: dict[str, int], code_at: dict[str, int]
) -> dict[str, NDArray[np.number]]:
    """The wage rows as arrays in any order, with how many each occupation has ("counts")."""
    names = ("area_id", "occupation_id", *INTEGERS, *DECIMALS, "annual_only", "hourly_only")
    chunks: list[dict[str, NDArray[np.number]]] = []
    for rows in read_chunks(wages, *names, "top_coded"):
        chunk = [row for row in rows if row[1] in code_at]
        read = dict(zip((*names, "top_coded"), zip(*chunk, strict=True), strict=True))
        arrays: dict[str, NDArray[np.number]] = {
            "area": np.array([area_at[code] for code in read["area_id"]], dtype=np.int16),
            "occupation": np.array([code_at[c] for c in read["occupation_id"]], dtype=np.int16),
            "only": np.array(read["annual_only"], dtype=np.uint8)
            + 2 * np.array(read["hourly_only"], dtype=np.uint8),
            "top_coded": np.array(read["top_coded"], dtype=np.uint16),
        }
        for name in INTEGERS:
            arrays[name] = np.array([-1 if v is None else v for v in read[name]], dtype=np.int32)
        for name in DECIMALS:
            arrays[name] = np.array(read[name], dtype=np.float32)
        chunks.append(arrays)
    columns = {name: np.concatenate([one[name] for one in chunks]) for name in chunks[0]}
    columns["counts"] = np.bincount(columns["occupation"], minlength=len(code_at))
    return columns


def _outlook(code_of: CodeOf) -> dict[str, dict[str, Any]]:
    """By wage code, the projection: jobs, percent and the publisher's words; None where unknown."""
    figures = (
        "change_percent", "openings", "entry_education", "employment_start", "employment_end",
    )  # fmt: skip
    outlook = _projected("projections", figures, code_of)
    unprojected = dict.fromkeys(figures) | {"entry_education": ""}
    entry = _projected("projections-entry", ("experience", "training"), code_of)
    asked = {"experience": "", "training": ""}
    return {
        code: outlook.get(code, unprojected) | entry.get(code, asked)
        for code in outlook.keys() | entry.keys()
    }


def _projected(source: str, fields: tuple[str, ...], code_of: CodeOf) -> dict[str, dict[str, Any]]:
    """By wage code, the fields of its first occupation in the release in use of a source."""
    found: dict[str, dict[str, Any]] = {}
    rows = Projection.objects.filter(release__source=source, release__is_current=True)
    for row in rows.values("occupation_id", *fields):
        found.setdefault(code_of(row.pop("occupation_id")), row)
    return found


def _job_titles(code_of: CodeOf) -> dict[str, list[str]]:
    titles: dict[str, list[str]] = {}
    for soc, title in OccupationTitle.objects.values_list("occupation_id", "title"):
        titles.setdefault(code_of(soc), []).append(title)
    return titles
