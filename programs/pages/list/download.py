"""The program list as CSV: every match, in the list's order."""

from collections.abc import Iterator
from typing import Any

from django.http import StreamingHttpResponse

from careerguide.lists.csvfile import csv_response
from programs.labels import labels, residencies, years_after
from programs.models import Program
from programs.models.catalog import PriceBasis
from programs.pages.written import Writer, facts
from programs.rules.ids import listed_by, program_slug
from programs.selection import Selection
from salaries.build.release import releases_of_figures

CHUNK = 2_000
LISTED_BY = {
    Program.Origin.COMPLETIONS: "ipeds-c",
    Program.Origin.PROGRAM_YEAR: "ipeds-ic-py",
}
PRICED_BY = {
    PriceBasis.PROGRAM_TOTAL: "ipeds-ic-py",
    PriceBasis.YEAR_ESTIMATE: "ipeds-ic-ay",
}


def columns(awards_year: int) -> list[str]:
    return [
        "program_id", "unitid", "provider", "city", "state", "cip", "field", "award_level",
        "award", "delivery", "price_low", "price_high", "price_basis", "price_residency", "books",
        "months_low", "months_high", "length_basis", "earnings_median", "earnings_year",
        "debt_median", "local_wage_p25", "local_wage_median", "local_wage_area", "occupation",
        f"awards_{awards_year}", "source",
    ]  # fmt: skip


def csv_download(selection: Selection) -> StreamingHttpResponse:
    return csv_response("programs", columns(selection.catalog.awards_year), _lines(selection))


def _lines(selection: Selection) -> Iterator[list[Any]]:
    writer = Writer(selection)
    words = {k: labels(k) for k in ("delivery", "price_basis", "length_basis")}
    releases = _sources()
    rows = selection.ordered
    for start in range(0, len(rows), CHUNK):
        for fact in facts(selection, rows[start : start + CHUNK]):
            yield _line(selection, writer, fact, words, releases)


def _line(
    selection: Selection,
    writer: Writer,
    fact: dict[str, Any],
    words: dict[str, dict[int, str]],
    releases: dict[str, str],
) -> list[Any]:
    catalog, provider = selection.catalog, fact["provider"]
    listed = fact["row"] < len(catalog.listed)
    priced = fact["price_high"] is not None
    residency = "out_of_state" if fact["away"] else selection.residency
    has_job = fact["occupation"] >= 0
    area = catalog.wages.areas[fact["area"]].title if fact["area"] >= 0 else None
    return [
        program_slug(fact["id"]),
        None if listed else catalog["provider_ids"][provider],
        catalog.provider_names[provider],
        catalog["provider_cities"][provider],
        catalog["provider_states"][provider],
        catalog.field_codes[fact["field"]] if fact["field"] >= 0 else None,
        catalog.name(fact["row"]),
        fact["award_level"] or None,
        writer.award(fact),
        words["delivery"][fact["delivery"]],
        fact["price_low"],
        fact["price_high"],
        words["price_basis"][fact["price_basis"]] if priced else None,
        residencies()[residency] if priced else None,
        fact["books"],
        _months(fact["months_low"]),
        _months(fact["months_high"]),
        words["length_basis"][fact["length_basis"]],
        fact["earnings_median"],
        years_after(fact["earnings_years_after"]) or None,
        fact["debt_median"],
        fact["local_wage_p25"],
        fact["local_wage_median"],
        area if has_job else None,
        catalog.wages.codes[fact["occupation"]] if has_job else None,
        fact["awards"],
        _source(fact, releases),
    ]


def _months(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _sources() -> dict[str, str]:
    """Short names of the releases figures come from, by source."""
    found = releases_of_figures().items()
    return {source: f"{release.title} {release.edition}" for source, release in found}


def _source(fact: dict[str, Any], releases: dict[str, str]) -> str:
    """Which releases a line's figures come from."""
    state_list = listed_by(fact["id"])
    is_listing = fact["price_basis"] == PriceBasis.LISTING
    used = [
        state_list or LISTED_BY[fact["origin"]],
        state_list if is_listing else PRICED_BY.get(fact["price_basis"], ""),
        "scorecard-fos" if fact["earnings_median"] is not None else "",
        "oews" if fact["local_wage_median"] is not None else "",
    ]
    return "; ".join(releases[source] for source in dict.fromkeys(used) if source in releases)
