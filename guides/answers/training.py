"""What training costs and lasts where the reader is, and whether schools may have aid."""

from django.utils.translation import gettext as _

from careerguide.pages.numbers import count
from guides.panels.programs import length_rows, price_rows
from guides.reader import Reader
from programs.models import Program

MOST = 6
"""Sentences that one answer holds."""


def program_costs(reader: Reader) -> list[str]:
    rows = [row for row in price_rows(reader.offered) if row["low"]]
    who = reader.where
    return [
        _(
            "%(award)s in %(where)s: %(low)s to %(high)s, middle %(middle)s"
            " (%(programs)s, %(basis)s)."
        )
        % {**row, "award": row["award"].capitalize(), "where": who}
        for row in rows[:MOST]
    ]


def program_lengths(reader: Reader) -> list[str]:
    return [
        _("%(award)s in %(where)s: %(length)s (%(programs)s, %(basis)s).")
        % {**row, "award": row["award"].capitalize(), "where": reader.where}
        for row in length_rows(reader.offered)[:MOST]
    ]


def aid(reader: Reader) -> list[str]:
    """How many of the programs are at colleges that report to the federal aid system."""
    colleges = sum(one["origin"] != Program.Origin.STATE_LISTED for one in reader.offered.facts)
    if not colleges:
        return []
    said = _("%(n)s of the %(total)s programs in %(where)s are at schools that report to IPEDS.")
    total = count(len(reader.offered.facts))
    rule = _("Schools in federal student aid must report there; ask each school about aid.")
    return [said % {"n": count(colleges), "total": total, "where": reader.where}, rule]
