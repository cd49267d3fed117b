"""How often listed prices lie in the ranges that one year's price gives, and what ranges they give.

A state's list has whole programs with their price, of colleges that also publish one year's price
(IC_AY): what a program costs in years' prices is known there. Taken are the degrees, and of the
certificates those that a college awards for credit, at the award that their hours and weeks fit
among those that the college reports in the field (IPEDS completions). From these come LISTED_YEARS
of programs/rules/prices.py; docs/prices.md has the table.

Run as a program, with VAR_DIR naming the loaded site; prints the table.
"""

import math
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

import django

TOP = Path(__file__).resolve().parent.parent
CREDIT = (
    "Associates Degree",
    "Baccalaureate degree",
    "Community college certificate of completion",
)
"""What the list calls programs for credit; the others may be no award that IPEDS counts."""
FEWEST = 100
"""Fewer listed prices of an award level make no figures."""


class Listed(NamedTuple):
    """A listed program: its award, its school's UNITID, and its price in prices of one year."""

    level: int
    school: int
    years: float


class Measured(NamedTuple):
    """Of an award level: how many are listed, at how many schools, and by a range what share lies
    in it, how wide it is in years' prices, and how far in the middle its typical price is off."""

    level: int
    programs: int
    schools: int
    deciles: list[float]
    defined: "Fit"
    shown: "Fit"


class Fit(NamedTuple):
    """Share inside, mean width in years' prices, and the middle share that typical is off by."""

    inside: int
    width: float
    off: float


def listed() -> Iterator[Listed]:
    """Every program for credit on a state's list whose college publishes one year's price."""
    from careerguide.releases.models import Release
    from programs.build.ipeds import award_level
    from programs.build.lookups import Slot
    from programs.build.state_listed import words_of_lists
    from programs.models import Completion, Provider, StateListedProgram, YearPrice
    from programs.rules.codes import CERTIFICATES, Control
    from programs.rules.lengths import listed_months
    from programs.rules.samename import same_name

    years = dict(
        YearPrice.objects.filter(students="undergraduate").values_list("provider", "in_district")
    )
    public = Provider.objects.filter(kind="institution", control=Control.PUBLIC, pk__in=years)
    colleges = {
        (one.state, same_name(name)): one.pk
        for one in public
        for name in (*one.alias.split("|"), one.name)
        if same_name(name)
    }
    offered: dict[tuple[int, str], list[int]] = defaultdict(list)
    newest = Completion.objects.filter(
        release=Release.current("ipeds-c"), provider__in=colleges.values()
    )
    for school, cip, level in newest.values_list("provider_id", "cip", "award_level"):
        offered[school, cip].append(level)
    words = words_of_lists()
    rows = StateListedProgram.objects.filter(release__in=words, outcome__in=CREDIT)
    for row in rows.select_related("provider"):
        said = words[row.release_id]
        school = colleges.get((said.state, same_name(row.provider.name)))
        if school is None or not row.tuition_fees or not years[school]:
            continue
        awards = offered[school, row.cip]
        months = listed_months(row.weeks, row.hours)
        slot = Slot(school, row.cip, row.tuition_fees, None, months, row.hours, 1)
        certificates = [level for level in awards if level in CERTIFICATES]
        level = said.level(row.outcome) or award_level(slot, certificates)
        if level in awards:
            yield Listed(level, school, row.tuition_fees / years[school])


Spanned = Callable[[int], tuple[float, float, float]]
"""Low, typical and high in years' prices, of an award level."""


def fit(rows: Sequence[Listed], span: Spanned) -> Fit:
    """How a range fits the listed prices."""
    low, typical, high = span(rows[0].level)
    inside = sum(low - 1e-9 <= one.years <= high + 1e-9 for one in rows)
    off = median(abs(math.log(one.years / typical)) for one in rows)
    return Fit(inside, high - low, math.exp(off) - 1)


def defined(level: int) -> tuple[float, float, float]:
    """The award's definition; its middle stands for what is typical."""
    from programs.rules.lengths import BANDS

    low, high = BANDS[level].years_low or 0, BANDS[level].years_high
    return low, (low + high) / 2, high


def shown(level: int) -> tuple[float, float, float]:
    """What the site multiplies by; the definition where it has no figures of its own."""
    from programs.rules.prices import LISTED_YEARS

    years = LISTED_YEARS.get(level)
    return (years.low, years.typical, years.high) if years else defined(level)


def measured(rows: Iterable[Listed]) -> list[Measured]:
    """By award level, those with most listed prices first."""
    of: dict[int, list[Listed]] = defaultdict(list)
    for one in rows:
        of[one.level].append(one)
    return [
        Measured(
            level,
            len(own),
            len({one.school for one in own}),
            quantiles((one.years for one in own), n=20, method="inclusive"),
            fit(own, defined),
            fit(own, shown),
        )
        for level, own in sorted(of.items(), key=lambda pair: -len(pair[1]))
        if len(own) > 1
    ]


def table(found: list[Measured]) -> Iterator[str]:
    """The lines of docs/prices.md."""
    yield (
        "| award level | listed | colleges | 10 %, 25 %, middle, 75 %, 90 % | in the definition"
        " | width | off | in our range | width | off |"
    )
    yield "|---|--:|--:|---|--:|--:|--:|--:|--:|--:|"
    for one in found:
        spread = ", ".join(f"{one.deciles[at]:.2f}" for at in (1, 4, 9, 14, 17))
        fits = " | ".join(
            f"{of.inside} ({of.inside / one.programs:.0%}) | {of.width:.2f} | {of.off:.0%}"
            for of in (one.defined, one.shown)
        )
        yield f"| {one.level} | {one.programs} | {one.schools} | {spread} | {fits} |"
    many = [one for one in found if one.programs >= FEWEST]
    total = sum(one.programs for one in many)
    for name in ("defined", "shown"):
        inside = sum(getattr(one, name).inside for one in many) / total
        width = sum(getattr(one, name).width * one.programs for one in many) / total
        yield f"{name}: {inside:.1%} of {total} inside, {width:.2f} years' prices wide"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerguide.settings")
    sys.path.insert(0, str(TOP))
    django.setup()
    print("\n".join(table(measured(listed()))))
