"""Derive what an occupation's page shows beside its wages, so that the page asks no database."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from careerguide.columns import builds
from careerguide.releases.builder import builder
from careerguide.releases.models import Release
from salaries.build.wages import (
    CodeOf,
    code_finder,
    detailed_codes,
    published_occupations,
    trend_releases,
    wage_release,
)
from salaries.build.work import work
from salaries.models import (
    Area,
    IndustryWage,
    Interest,
    JobZone,
    Occupation,
    RelatedOccupation,
    Wage,
)

INDUSTRY_LEVEL = "4-digit"
"""One level, because industries of different levels contain each other."""
OWNERSHIP = r"00[1-9]$"
"""Hospitals and schools appear once more by owner; those rows would count their jobs twice."""
TOP_INDUSTRIES = 10
FIGURES = ("employment", "hourly_median", "annual_median", "top_coded")

Rows = dict[str, list[list[Any]]]
"""By wage code, figures in the units of the models; None where missing."""


@builder(
    "occupations",
    sources=(
        "oews", "oews-combined", "oews-industry", "soc", "onet-related", "onet-jobzones",
        "onet-interests", "onet-tasks", "onet-skills", "onet-reported",
        "onet-technology", "apprenticeships",
    ),
)  # fmt: skip
def build_occupations() -> dict[str, int]:
    """What an occupation's page shows beside its wages, as plain lists by wage code."""
    release = wage_release()
    if release is None:
        return {}
    occupations = published_occupations(release)
    detailed, code_of = detailed_codes(occupations), code_finder(occupations)
    others, combines = _other_codes(detailed, code_of)
    profiles = {
        "trend": _trend(detailed),
        "industries": _industries(detailed),
        "related": _related(code_of),
        "zones": _zones(code_of),
        "interests": _interests(code_of),
        **work(code_of),
        "others": others,
        "combines": combines,
        "edition": release.edition,
    }
    builds.save("occupations", profiles)
    return {"occupations": len(occupations)}


def _trend(detailed: set[str]) -> Rows:
    """[release, year, employment, hourly median, annual median, top-coded bits], national."""
    rows = Wage.objects.filter(area_id=Area.NATION, release__in=trend_releases())
    names = ("occupation_id", "release_id", "release__year", *FIGURES)
    return _grouped(rows.order_by("release__year").values_list(*names), detailed)


def _industries(detailed: set[str]) -> Rows:
    """[industry, figures…, annual only, hourly only] of the industries with most of the jobs."""
    rows = IndustryWage.objects.filter(
        release=Release.current("oews-industry"), level=INDUSTRY_LEVEL, employment__isnull=False
    )
    rows = rows.exclude(naics__regex=OWNERSHIP).order_by("-employment", "naics")
    names = ("occupation_id", "naics_title", *FIGURES, "annual_only", "hourly_only")
    grouped = _grouped(rows.values_list(*names), detailed)
    return {code: found[:TOP_INDUSTRIES] for code, found in grouped.items()}


def _grouped(rows: Iterable[tuple[Any, ...]], detailed: set[str]) -> Rows:
    """What follows the code in each row, for the detailed codes."""
    found: Rows = defaultdict(list)
    for code, *cells in rows:
        if code in detailed:
            found[code].append(cells)
    return found


def _related(code_of: CodeOf) -> dict[str, list[str]]:
    """Related occupations under the codes that have wages, nearest first."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    pairs = RelatedOccupation.objects.order_by("rank", "occupation_id", "related_id")
    for soc, other in pairs.values_list("occupation_id", "related_id"):
        code, related = code_of(soc), code_of(other)
        if code and related and code != related:
            found[code][related] = None
    return {code: list(related) for code, related in found.items()}


def _zones(code_of: CodeOf) -> dict[str, list[int]]:
    """The job zones of an occupation's specialties, lowest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for soc, zone in JobZone.objects.values_list("occupation_id", "zone"):
        found[code_of(soc)].add(zone)
    return {code: sorted(zones) for code, zones in found.items() if code}


def _interests(code_of: CodeOf) -> dict[str, list[str]]:
    """The three interests an occupation suits best, by the mean over its specialties."""
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for soc, name, score in Interest.objects.values_list("occupation_id", "interest", "score"):
        scores[code_of(soc)][name].append(score)
    return {
        code: sorted(means, key=lambda name: (-sum(means[name]) / len(means[name]), name))[:3]
        for code, means in scores.items()
        if code
    }


def _other_codes(
    detailed: set[str], code_of: CodeOf
) -> tuple[dict[str, list[str]], dict[str, list[list[str]]]]:
    """Codes that are no page of their own: [title, level, code of their wages or ""].

    And by combination, the [code, title] of the SOC occupations it combines.
    """
    others: dict[str, list[str]] = {}
    combines: dict[str, list[list[str]]] = defaultdict(list)
    for code, title, level, combined in Occupation.objects.values_list(
        "code", "title", "group", "combined"
    ):
        if code in detailed:
            continue
        wages = code_of(code) if level == Occupation.Group.DETAILED else ""
        others[code] = [title, level, wages]
        if wages and not combined:
            combines[wages].append([code, title])
    return others, combines
