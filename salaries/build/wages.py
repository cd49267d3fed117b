"""Derive the wage store: every wage of the current release as columns, sorted by occupation."""

from functools import partial
from typing import Any

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from careerguide.columns import store
from careerguide.releases.builder import builder
from careerguide.releases.bulk import read_chunks
from careerguide.releases.models import Release
from salaries.build.profiles import CodeOf, profiles
from salaries.build.release import wage_release
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


@builder("wages", sources=("oews", "oews-combined", "soc", "projections", "onet-titles"))
def build_wages() -> dict[str, Any]:
    """Missing whole numbers are -1 and missing decimals NaN in the arrays; nowhere else."""
    release = wage_release()
    if release is None:
        return {}
    areas = list(Area.objects.order_by("type", "title"))
    area_at = {area.code: at for at, area in enumerate(areas)}
    wages = Wage.objects.filter(release=release)
    occupations = _occupations(release)
    code_at = {o.code: at for at, o in enumerate(occupations)}
    columns = _columns(wages, area_at, code_at)
    order = np.lexsort((columns["area"], columns.pop("occupation")))
    counts = columns.pop("counts")
    arrays: dict[str, Any] = {name: values[order] for name, values in columns.items()}
    arrays["start"] = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    _detailed, combined, code_of = _codes(occupations)
    labels = _labels(areas, occupations, code_of)
    dated = {"edition": release.edition, "year": release.year, "id": release.pk}
    store.save("wages", {**arrays, **labels, "combined": combined, "release": dated})
    return {"wages": len(order), "areas": len(areas), "occupations": len(occupations)}


@builder("parities", sources=("rpp",))
def build_parities() -> dict[str, Any]:
    """Local prices, apart from the wages: a new table of them changes nothing else."""
    rows = PriceParity.objects.filter(year__gte=FIRST_PARITY, index__gt=0)
    parities = [list(row) for row in rows.values_list("year", "kind", "geo_fips", "index")]
    store.save("parities", {"parities": parities})
    return {"price parities": len(parities)}


@builder(
    "occupations",
    sources=(
        "oews", "oews-combined", "oews-industry", "soc", "onet-related", "onet-jobzones",
        "onet-interests",
    ),
)  # fmt: skip
def build_occupations() -> dict[str, Any]:
    """What an occupation's page shows beside its wages."""
    release = wage_release()
    if release is None:
        return {}
    occupations = _occupations(release)
    detailed, _combined, code_of = _codes(occupations)
    store.save("occupations", profiles(detailed, code_of, release))
    return {"occupations": len(occupations)}


def _occupations(release: Release) -> list[Occupation]:
    """Those with a wage in the nation, by rising code."""
    nation = Wage.objects.filter(release=release, area_id=Area.NATION)
    codes = nation.values_list("occupation_id", flat=True)
    return list(Occupation.objects.filter(code__in=codes).order_by("code"))


def _codes(occupations: list[Occupation]) -> tuple[set[str], dict[str, str], CodeOf]:
    """The codes with wages that are no groups, OEWS's combinations, and what finds a code."""
    detailed = {o.code for o in occupations if o.group == Occupation.Group.DETAILED}
    combined = dict(Combination.objects.values_list("occupation_id", "within_id"))
    return detailed, combined, partial(wage_code, published=detailed, combined=combined)


def _columns(
    wages: QuerySet[Wage], area_at: dict[str, int], code_at: dict[str, int]
) -> dict[str, NDArray[Any]]:
    """The wage rows as arrays in any order, with how many each occupation has ("counts")."""
    names = ("area_id", "occupation_id", *INTEGERS, *DECIMALS, "annual_only", "hourly_only")
    parts: list[dict[str, NDArray[Any]]] = []
    for rows in read_chunks(wages, *names, "top_coded"):
        chunk = [row for row in rows if row[1] in code_at]
        cells = dict(zip((*names, "top_coded"), zip(*chunk, strict=True), strict=True))
        part = {
            "area": np.array([area_at[code] for code in cells["area_id"]], dtype=np.int16),
            "occupation": np.array([code_at[c] for c in cells["occupation_id"]], dtype=np.int16),
            "only": np.array(cells["annual_only"], dtype=np.uint8)
            + 2 * np.array(cells["hourly_only"], dtype=np.uint8),
            "top_coded": np.array(cells["top_coded"], dtype=np.uint16),
        }
        for name in INTEGERS:
            part[name] = np.array([-1 if v is None else v for v in cells[name]], dtype=np.int32)
        for name in DECIMALS:
            part[name] = np.array(cells[name], dtype=np.float32)
        parts.append(part)
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    columns["counts"] = np.bincount(columns["occupation"], minlength=len(code_at))
    return columns


def _labels(areas: list[Area], occupations: list[Occupation], code_of: CodeOf) -> dict[str, Any]:
    outlook: dict[str, dict[str, Any]] = {}
    fields = (
        "change_percent", "openings", "entry_education", "experience", "training",
        "employment_start", "employment_end",
    )  # fmt: skip
    for row in Projection.objects.values("occupation_id", *fields):
        code = code_of(row.pop("occupation_id"))
        outlook.setdefault(code, row)
    titles: dict[str, list[str]] = {}
    for soc, title in OccupationTitle.objects.values_list("occupation_id", "title"):
        titles.setdefault(code_of(soc), []).append(title)
    return {
        "area_codes": [a.code for a in areas],
        "area_titles": [a.title for a in areas],
        "area_types": [a.type for a in areas],
        "area_states": [a.state for a in areas],
        "codes": [o.code for o in occupations],
        "titles": [o.title for o in occupations],
        "detailed": [o.group == Occupation.Group.DETAILED for o in occupations],
        "outlook": outlook,
        "job_titles": titles,
    }
