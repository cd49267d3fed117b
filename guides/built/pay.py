"""What the job pays here, at local prices too, and its outlook; in sentences and a small table."""

from typing import TypedDict

from django.utils.translation import gettext as _

from careerguide.pages.cache import address
from careerguide.pages.numbers import count, percent
from careerguide.places.statenames import state_name
from guides.built.reader import Fact, Reader, Source, fact, sources
from guides.panels.outlook import period, years
from programs.rules.reach import ALL_OTHER
from salaries.pages.beside import Column, wage_cell
from salaries.pages.instead import nearest_pay
from salaries.pages.place import summary
from salaries.pages.wagetext import (
    known_wage,
    lead_unit,
    odd_ends,
    odd_words,
    per,
    units,
    words,
)
from salaries.rules import UNITS

SHOWN = ("p25", "median", "p75")
APART = 1.0
"""Points by which a change may differ from that of the rounded numbers beside it."""
FAR = 150
"""Miles past which a metropolitan area says less of a place than its state does."""
SAME = 1.0
"""Percent by which prices may differ from the nation's and be called the same."""


class PayRow(TypedDict):
    """A place's pay, each as written or why it is not known; the last at average US prices."""

    name: str
    href: str
    cells: list[str]
    odd: str


class Pay(TypedDict):
    """The section; `year` is that of the price levels, None where there are none."""

    facts: list[Fact]
    per: str
    rows: list[PayRow]
    year: int | None
    sources: tuple[Source, ...]


def pay(reader: Reader) -> Pay:
    """The reader's area, their state and the nation, in one unit."""
    columns = reader.columns
    unit = unit_here(reader)
    return {
        "facts": sentences(reader, unit),
        "per": per(unit),
        # One place alone says no more than the sentences do.
        "rows": [_row(reader, one, unit) for one in columns] if len(columns) > 1 else [],
        "year": reader.parity_year,
        "sources": sources("oews", "rpp"),
    }


def unit_here(reader: Reader) -> str:
    """The unit asked for where it is published, else the one that is."""
    known = [one.figures for one in reader.columns if one.figures]
    return lead_unit(known[-1]["only"] if known else 0, reader.url.unit)


def in_both_units(reader: Reader) -> bool:
    """Whether pay is published by the hour and by the year."""
    nation = reader.columns[-1].figures
    return nation is not None and len(units(nation["only"])) == len(UNITS)


def leading(reader: Reader, unit: str) -> Column | None:
    """The smallest area with a median in the unit; None where none is published."""
    name = f"{unit}_median"
    there = (one for one in reader.columns if one.figures and one.figures[name] is not None)
    return next(there, None)


def sentences(reader: Reader, unit: str) -> list[Fact]:
    """The median in the smallest area that has one, why in no smaller one, and what it buys."""
    found: list[Fact] = []
    best = leading(reader, unit)
    for one in reader.columns:
        said = summary(reader.heading, one.area, one.figures, words(), reader.url.unit)
        found.insert(0, fact(said, "oews"))  # what is known leads
        if one is best:
            break
    if (state := reader.target.state) and len(reader.columns) == 1:
        said = _("No wages are published for %(state)s: these are those of the United States.")
        found.append(fact(said % {"state": state_name(state)}, "oews"))
    if near := nearest_instead(reader):
        found.append(near)
    if reader.title.endswith(ALL_OTHER):
        said = _("This title gathers jobs that have none of their own: the figures are of all of"
                 " them together.")  # fmt: skip
        found.append(fact(said, "soc"))
    if best and (bought := at_us_prices(best, unit, reader.parity_year)):
        found.append(fact(bought, "rpp"))
    return found


def nearest_instead(reader: Reader) -> Fact | None:
    """The median of the nearest metropolitan area, where the reader's own publishes none; of one
    far off only where their state publishes none either."""
    own = reader.columns[0]
    near = nearest_pay(reader.known.wages, reader.soc, own, reader.url.unit)
    if near is None or not near["said"].startswith("$"):  # “at least”
        return None
    best = leading(reader, unit_here(reader))
    if near["miles"] > FAR and best and not best.area.is_nation:
        return None
    said = _("The nearest metropolitan area with a figure is %(area)s, about %(n)s miles off: half"
             " earn more than %(pay)s there.")  # fmt: skip
    named = {"area": near["name"], "n": count(near["miles"]), "pay": near["said"]}
    return Fact(said % named, (Source(near["name"], near["href"]), *sources("oews")))


def at_us_prices(one: Column, unit: str, year: int | None) -> str:
    """What the local median buys, in dollars of average US prices; "" for the nation, a bound or
    where no price level is known."""
    name = f"{unit}_median"
    figures = one.figures
    if one.area.is_nation or one.parity is None or figures is None:
        return ""
    bought = known_wage(name, figures[name], figures["top_coded"], words(), one.parity)
    if not bought.startswith("$"):  # “at least”
        return ""
    apart = one.parity - 100
    said = {"year": year, "pay": f"{bought} {per(unit)}", "n": percent(abs(round(apart)))}
    if abs(apart) < SAME:
        return _("Prices there were about the nation’s in %(year)s.") % said
    if apart > 0:
        return (
            _(
                "Prices there were %(n)s above the nation’s in %(year)s: that median buys what"
                " %(pay)s does at average US prices."
            )
            % said
        )
    return (
        _(
            "Prices there were %(n)s below the nation’s in %(year)s: that median buys what %(pay)s"
            " does at average US prices."
        )
        % said
    )


def _row(reader: Reader, one: Column, unit: str) -> PayRow:
    say = words()
    cells = [wage_cell(one, f"{unit}_{name}", say) for name in SHOWN]
    cells.append(wage_cell(one, f"{unit}_median", say, adjusted=True))
    return {
        "name": one.area.name,
        "href": address("salaries:place", reader.soc, one.area.code),
        "cells": cells,
        "odd": odd_words() if one.figures and odd_ends(one.figures) else "",
    }


def start(reader: Reader) -> Fact | None:
    """What to count on at first: the p25 of the smallest area with one; None where not exact."""
    unit = unit_here(reader)
    best = leading(reader, unit)
    name = f"{unit}_p25"
    if best is None or best.figures is None:
        return None
    low = known_wage(name, best.figures[name], best.figures["top_coded"], words())
    if not low.startswith("$"):
        return None
    said = _("Count on pay near %(pay)s %(per)s at first: a quarter earn less in %(area)s.")
    area = _("the United States") if best.area.is_nation else best.area.name
    return fact(said % {"pay": low, "per": per(unit), "area": area}, "oews")


def outlook(reader: Reader) -> list[Fact]:
    """Jobs now and in ten years beside all occupations, and openings; none where not projected."""
    row = reader.known.wages.outlook.get(reader.soc, {})
    first, last = years(period())
    found = []
    change = row.get("change_percent")
    if change is not None and row.get("employment_start") and row.get("employment_end"):
        said = _(
            "Jobs in the United States: %(start)s in %(first)s, and %(end)s expected in %(last)s"
            " (%(change)s); all occupations together: %(all)s."
        )
        found.append(fact(said % {
            "start": count(row["employment_start"]), "end": count(row["employment_end"]),
            "first": first, "last": last, "change": percent(change, signed=True),
            "all": percent(reader.known.average_growth, signed=True),
        }, "projections"))  # fmt: skip
        if rounded_apart(row):
            said = _("The percentage is of exact numbers; those of jobs are rounded to hundreds.")
            found.append(fact(said, "projections"))
    if row.get("openings"):
        said = _("About %(n)s openings a year, most of them as people leave the work.")
        if change is not None and not mostly_leaving(row):
            said = _("About %(n)s openings a year, new jobs and people leaving counted.")
        found.append(fact(said % {"n": count(row["openings"])}, "projections"))
    return found


def rounded_apart(row: dict[str, float]) -> bool:
    """Whether the rounded numbers of jobs give another change than the published one, by more than
    the reader would take for rounding."""
    shown = 100 * (row["employment_end"] / row["employment_start"] - 1)
    return abs(shown - row["change_percent"]) >= APART


def mostly_leaving(row: dict[str, int]) -> bool:
    """Whether new jobs are less than half of the openings of ten years."""
    new = (row.get("employment_end") or 0) - (row.get("employment_start") or 0)
    return new * 2 < row["openings"] * 10
