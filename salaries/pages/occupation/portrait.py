"""What an occupation's page says around the table of areas, from the store alone."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.charts.series import line
from careerguide.pages import numbers
from salaries.models.education import education_label
from salaries.occupations import Occupations
from salaries.pages.cited import edition, sources
from salaries.pages.paycharts import exact, pay_line, pay_ranges, ticker, writer
from salaries.pages.written import (
    Words,
    lead_unit,
    per,
    percentile_words,
    units,
    wage,
    why_missing,
    words,
)
from salaries.rules.figures import ANNUAL, HOURLY
from salaries.wagestore import ANNUAL_ONLY, BIT, HOURLY_ONLY

TITLES_SHOWN = 12
OWN_NAME = " (OEWS Designation)"
"""The publisher's mark on the names of industries that are not in the official list."""


def portrait(known: Occupations, soc: str) -> dict[str, Any]:
    """The template's context for everything national."""
    store, profiles, say = known.wages, known.profiles, words()
    figures = store.figures(store.rows(soc).start)
    titles = store.job_titles.get(soc, [])
    return {
        "soc": soc,
        "title": known.titles[known.at[soc]],
        "edition": store.release["edition"],
        "years": edition("projections"),
        "basis": sources("oews", "projections"),
        "figures": figures,
        **percentiles(figures, say),
        "bar": bar(figures),
        "headline": headline(figures, say),
        "outlook": outlook(known, soc),
        "job_titles": titles[:TITLES_SHOWN],
        "more_titles": titles[TITLES_SHOWN:],
        "related": [related(known, code, say) for code in profiles["related"].get(soc, [])],
        "industries": industries(known, soc, say),
        "combines": profiles["combines"].get(soc, []),
        **trend(known, soc, say),
    }


def link(known: Occupations, soc: str) -> dict[str, str]:
    return {"href": reverse("salaries:occupation", args=(soc,)), "title": known.wages.title(soc)}


def related(known: Occupations, soc: str, say: Words) -> dict[str, str]:
    """Another occupation with its national median."""
    store = known.wages
    figures = store.figures(store.rows(soc).start)
    unit = lead_unit(figures["only"])
    name = f"{unit}_median"
    pay = cell(figures, name, say)
    return link(known, soc) | {"pay": f"{pay} {per(unit)}" if figures[name] is not None else pay}


def percentiles(figures: dict[str, Any], say: Words) -> dict[str, Any]:
    """The five percentiles from low to high, then the mean, in the units that are published."""
    shown = units(figures["only"])[::-1]
    missing = {ANNUAL_ONLY: say.no_hourly, HOURLY_ONLY: say.no_annual}
    return {
        "percentiles": [
            {"label": said, "cells": [cell(figures, f"{unit}_{name}", say) for unit in shown]}
            for name, said in percentile_words().items()
        ],
        "percentile_units": [{ANNUAL: _("A year"), HOURLY: _("An hour")}[unit] for unit in shown],
        "no_unit": missing.get(figures["only"], ""),
    }


def cell(figures: dict[str, Any], name: str, say: Words, parity: float | None = 100.0) -> str:
    return wage(name, figures[name], figures["top_coded"], figures["only"], say, parity)


def bar(figures: dict[str, Any]) -> dict[str, Any] | None:
    """The national range; none where an end is only known as “at least”."""
    unit = lead_unit(figures["only"])
    title = _("Range of pay in the United States")
    return pay_ranges("range-bar", title, [("", exact(figures, unit))], unit)


def headline(figures: dict[str, Any], say: Words) -> dict[str, str]:
    """The national median in each unit, and employment; why, where a figure is unknown."""
    written = {unit: cell(figures, f"{unit}_median", say) for unit in (HOURLY, ANNUAL)}
    lead = lead_unit(figures["only"])
    other = HOURLY if lead == ANNUAL else ANNUAL
    known = figures[f"{lead}_median"] is not None
    also = f"{written[other]} {per(other)}" if figures[f"{other}_median"] else written[other]
    return {
        "value": f"{written[lead]} {per(lead)}" if known else "",
        "unknown": why_missing(f"{lead}_median", figures["only"], say),
        "note": also,
        "jobs": numbers.count(figures["employment"]),
    }


def outlook(known: Occupations, soc: str) -> dict[str, Any]:
    row = known.wages.outlook.get(soc, {})
    change = row.get("change_percent")
    return {
        "change": numbers.percent(change, signed=True),
        "openings": numbers.count(row.get("openings")),
        "education": education_label(row.get("entry_education", "")),
        "experience": row.get("experience", ""),
        "training": row.get("training", ""),
        "average": numbers.percent(known.average_growth, signed=True),
        "zone": zones(known.profiles["zones"].get(soc, [])),
        "interests": ", ".join(known.profiles["interests"].get(soc, [])),
    }


def zones(found: list[int]) -> str:
    """“3 of 5: medium preparation”, or the span over the occupation's specialties."""
    labels = [
        "", _("little or no preparation"), _("some preparation"), _("medium preparation"),
        _("considerable preparation"), _("extensive preparation"),
    ]  # fmt: skip
    if not found:
        return ""
    shown = numbers.span(str(found[0]), str(found[-1]))
    said = numbers.span(labels[found[0]], labels[found[-1]]).replace(numbers.DASH, _(" to "))
    return _("%(zone)s of 5: %(words)s") % {"zone": shown, "words": said}


def industries(known: Occupations, soc: str, say: Words) -> list[dict[str, str]]:
    """The ten industries with most of the jobs, and their share of all the occupation's jobs."""
    total = known.wages.figures(known.wages.rows(soc).start)["employment"]
    rows = []
    for title, jobs, hourly, annual, top, annual_only, hourly_only in known.profiles[
        "industries"
    ].get(soc, []):
        only = annual_only * ANNUAL_ONLY + hourly_only * HOURLY_ONLY
        figure, value = ("hourly_median", hourly) if hourly_only else ("annual_median", annual)
        hours = f" {per(HOURLY)}" if hourly_only and hourly is not None else ""
        rows.append(
            {
                "title": title.removesuffix(OWN_NAME),
                "jobs": numbers.count(jobs),
                "share": numbers.percent(100 * jobs / total) if total else "",
                "median": wage(figure, value, top, only, say) + hours,
            }
        )
    return rows


def trend(known: Occupations, soc: str, say: Words) -> dict[str, Any]:
    """Years that published this code, as table rows and as a line of exact medians."""
    years = known.profiles["trend"].get(soc, [])
    only = known.wages.figures(known.wages.rows(soc).start)["only"]
    unit = lead_unit(only)
    figure = f"{unit}_median"
    rows, values = [], []
    for release, year, jobs, hourly, annual, top in years:
        value = annual if unit == ANNUAL else hourly
        rows.append(
            {
                "year": str(year),
                "href": reverse("release", args=(release,)),
                "jobs": numbers.count(jobs) or say.withheld,
                "hourly": wage("hourly_median", hourly, top, only, say),
                "annual": wage("annual_median", annual, top, only, say),
            }
        )
        values.append((year, None if top & BIT[figure] else value))
    drawn = line(values, writer(unit), ticker(unit))
    return {"trend": rows, "trend_line": pay_line(drawn, unit)}
