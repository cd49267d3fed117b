"""What an occupation's page says around the table of areas, from the store alone."""

from typing import TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.charts.series import line
from careerguide.pages import numbers
from careerguide.pages.cache import address
from salaries.models.occupations import education_label
from salaries.occupations import Occupations
from salaries.pages.cited import Source, edition, sources
from salaries.pages.paycharts import (
    LineChart,
    RangesChart,
    exact,
    pay_line,
    pay_ranges,
    ticker,
    writer,
)
from salaries.pages.wagetext import (
    TableRow,
    Words,
    lead_unit,
    per,
    percentile_words,
    row_wage,
    units,
    wage,
    why_missing,
    words,
)
from salaries.rules import ANNUAL, HOURLY
from salaries.wagestore import ANNUAL_ONLY, BIT, HOURLY_ONLY, WageRow

TITLES_SHOWN = 12
OWN_NAME = " (OEWS Designation)"
"""The publisher's mark on the names of industries that are not in the official list."""


class Headline(TypedDict):
    """The median, "" and then why it is unknown; beside it the other unit's, and employment."""

    value: str
    unknown: str
    note: str
    jobs: str


class Outlook(TypedDict):
    """The projection and what it takes to get in, in words; "" for what is not published."""

    change: str
    openings: str
    education: str
    experience: str
    training: str
    average: str
    zone: str
    interests: str


class Industry(TypedDict):
    """An industry's jobs, their share of the occupation's ("" where unknown), and its median."""

    title: str
    jobs: str
    share: str
    median: str


class TrendYear(TypedDict):
    """The national figures of one year, with the address of the release they are of."""

    year: str
    href: str
    jobs: str
    hourly: str
    annual: str


class OccupationLink(TypedDict):
    """An occupation's title and the address of its page."""

    href: str
    title: str


class RelatedOccupation(OccupationLink):
    """Another occupation, with its national median or why there is none."""

    pay: str


class Portrait(TypedDict):
    """Everything national; the charts are None where no range or no two years are known."""

    soc: str
    title: str
    edition: str
    years: str
    entry_years: str
    basis: list[Source]
    sources: list[Source]
    percentiles: list[TableRow]
    percentile_units: list[str]
    no_unit: str
    bar: RangesChart | None
    headline: Headline
    outlook: Outlook
    job_titles: list[str]
    more_titles: list[str]
    related: list[RelatedOccupation]
    industries: list[Industry]
    industry_pay: str
    """Above their medians."""
    combines: list[tuple[str, str]]
    trend: list[TrendYear]
    trend_line: LineChart | None


def portrait(known: Occupations, soc: str, unit: str = ANNUAL) -> Portrait:
    """The context of the templates above and below the table of areas; pay in `unit` leads."""
    store, profiles, say = known.wages, known.profiles, words()
    figures = store.figures(store.rows(soc).start)
    titles = store.job_titles.get(soc, [])
    shown = sorted(units(figures["only"]), key=lambda one: one != unit)
    years, drawn = trend(known, soc, say, unit)
    slugs = (
        "oews", "oews-industry", "projections", "projections-entry", "rpp", "onet-titles",
        "onet-related",
    )  # fmt: skip
    return {
        "soc": soc,
        "title": known.wages.title(soc),
        "edition": store.edition,
        "years": edition("projections"),
        "entry_years": edition("projections-entry"),
        "basis": sources("oews", "projections"),
        "sources": sources(*slugs),
        "percentiles": percentiles(figures, shown, say),
        "percentile_units": [{ANNUAL: _("A year"), HOURLY: _("An hour")}[unit] for unit in shown],
        "no_unit": {ANNUAL_ONLY: say.no_hourly, HOURLY_ONLY: say.no_annual}.get(
            figures["only"], ""
        ),
        "bar": bar(figures, unit),
        "headline": headline(figures, say, unit),
        "outlook": outlook(known, soc),
        "job_titles": titles[:TITLES_SHOWN],
        "more_titles": titles[TITLES_SHOWN:],
        "related": [related(known, code, say, unit) for code in profiles["related"].get(soc, [])],
        "industries": industries(known, soc, say, unit),
        "industry_pay": pay_heading(unit),
        "combines": profiles["combines"].get(soc, []),
        "trend": years,
        "trend_line": drawn,
    }


def link(known: Occupations, soc: str) -> OccupationLink:
    """The occupation's page; its code stands for the title of one without wages."""
    return {"href": address("salaries:occupation", soc), "title": known.wages.title(soc)}


def related(known: Occupations, soc: str, say: Words, wanted: str) -> RelatedOccupation:
    """Another occupation with its national median."""
    store = known.wages
    figures = store.figures(store.rows(soc).start)
    unit = lead_unit(figures["only"], wanted)
    name = f"{unit}_median"
    pay = row_wage(figures, name, say)
    return {**link(known, soc), "pay": f"{pay} {per(unit)}" if figures[name] is not None else pay}


def percentiles(figures: WageRow, shown: list[str], say: Words) -> list[TableRow]:
    """The five percentiles from low to high, then the mean, in the units `shown`."""
    return [
        {"label": said, "cells": [row_wage(figures, f"{unit}_{name}", say) for unit in shown]}
        for name, said in percentile_words().items()
    ]


def bar(figures: WageRow, wanted: str) -> RangesChart | None:
    """The national range; none where an end is only known as “at least”."""
    unit = lead_unit(figures["only"], wanted)
    title = _("Range of pay in the United States")
    return pay_ranges("range-bar", title, [("", exact(figures, unit))], unit)


def headline(figures: WageRow, say: Words, wanted: str) -> Headline:
    """The national median in each unit, and employment; why, where a figure is unknown."""
    text = {unit: row_wage(figures, f"{unit}_median", say) for unit in (HOURLY, ANNUAL)}
    lead = lead_unit(figures["only"], wanted)
    other = HOURLY if lead == ANNUAL else ANNUAL
    known = figures[f"{lead}_median"] is not None
    also = f"{text[other]} {per(other)}" if figures[f"{other}_median"] else text[other]
    return {
        "value": f"{text[lead]} {per(lead)}" if known else "",
        "unknown": why_missing(f"{lead}_median", figures["only"], say),
        "note": also,
        "jobs": numbers.count(figures["employment"]),
    }


def outlook(known: Occupations, soc: str) -> Outlook:
    """The occupation's projection beside the average of all, its job zone and interests."""
    row = known.wages.outlook.get(soc, {})
    return {
        "change": numbers.percent(row.get("change_percent"), signed=True),
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


def pay_heading(unit: str) -> str:
    """Above medians that say what they are per where that is another unit."""
    return _("Median an hour") if unit == HOURLY else _("Median a year")


def industries(known: Occupations, soc: str, say: Words, wanted: str) -> list[Industry]:
    """The ten industries with most of the jobs, and their share of all the occupation's jobs."""
    total = known.wages.figures(known.wages.rows(soc).start)["employment"]
    rows: list[Industry] = []
    for title, jobs, hourly, annual, top, annual_only, hourly_only in known.profiles[
        "industries"
    ].get(soc, []):
        only = annual_only * ANNUAL_ONLY + hourly_only * HOURLY_ONLY
        unit = lead_unit(only, wanted)
        value = hourly if unit == HOURLY else annual
        said = f" {per(unit)}" if unit != wanted and value is not None else ""
        rows.append(
            {
                "title": title.removesuffix(OWN_NAME),
                "jobs": numbers.count(jobs),
                "share": numbers.percent(100 * jobs / total) if total else "",
                "median": wage(f"{unit}_median", value, top, only, say) + said,
            }
        )
    return rows


def trend(
    known: Occupations, soc: str, say: Words, wanted: str
) -> tuple[list[TrendYear], LineChart | None]:
    """Years that published this code, as table rows and as a line of exact medians."""
    only = known.wages.figures(known.wages.rows(soc).start)["only"]
    unit = lead_unit(only, wanted)
    rows: list[TrendYear] = []
    values = []
    for release, year, jobs, hourly, annual, top in known.profiles["trend"].get(soc, []):
        rows.append(
            {
                "year": str(year),
                "href": reverse("release", args=(release,)),
                "jobs": numbers.count(jobs) or say.withheld,
                "hourly": wage("hourly_median", hourly, top, only, say),
                "annual": wage("annual_median", annual, top, only, say),
            }
        )
        value = annual if unit == ANNUAL else hourly
        values.append((year, None if top & BIT[f"{unit}_median"] else value))
    return rows, pay_line(line(values, writer(unit), ticker(unit)), unit)
