"""How many a program graduates, by year: a chart of its page."""

from collections.abc import Mapping
from typing import TypedDict

from django.utils.translation import gettext as _

from careerguide.charts.frame import Table
from careerguide.charts.series import Bar, bars
from careerguide.pages.numbers import count
from careerguide.pages.queries import WrittenQuery
from careerguide.releases.models import releases_in_use
from programs.models import Completion, Program
from programs.rules.codes import Origin


class AwardsChart(TypedDict):
    """What templates/charts/bars.html draws; `gaps` are the years without a report."""

    id: str
    title: str
    finding: str
    plot: list[Bar]
    gaps: list[str]
    table: Table


def awards_chart(years: Mapping[int, int | None]) -> AwardsChart | None:
    """Awards of rising years as bars; a year without a report is a gap. None without any."""
    drawn = bars(
        [(str(year), awards) for year, awards in years.items()],
        lambda value: count(round(value)),
        _("not reported"),
    )
    if not drawn:
        return None
    known = {year: awards for year, awards in years.items() if awards is not None}
    most, least = max(known, key=known.__getitem__), min(known, key=known.__getitem__)
    return {
        "id": "awards",
        "title": _("Awards by year"),
        "finding": _("Most in %(most)s (%(high)s), fewest in %(least)s (%(low)s).") % {
            "most": most, "high": count(known[most]), "least": least, "low": count(known[least]),
        },
        "plot": drawn,
        "gaps": [bar.label for bar in drawn if not bar.known],
        "table": Table([_("Year"), _("Awards")], [[bar.label, bar.written] for bar in drawn]),
    }  # fmt: skip


AWARDS = WrittenQuery(
    lambda level, cip, school: Completion.objects.filter(
        award_level=level, cip=cip, provider=school
    ).values_list("release_id", "awards")
)
"""Release and awards of every year that a school reports of a field and award level."""


def awards(program: Program) -> AwardsChart | None:
    """Awards conferred by year, as a chart; a year in which none were reported is a gap.

    None for a program whose graduates nobody counts.
    """
    if program.origin in (Origin.STATE_LISTED, Origin.LOCAL):
        return None
    rows = AWARDS(program.award_level, program.field_id, program.provider_id)
    years = {r.pk: r.year for r in releases_in_use() if r.source == Origin.COMPLETIONS.source}
    reported = {years[pk]: awards for pk, awards in rows if pk in years}
    return awards_chart({year: reported.get(year) for year in sorted(years.values())})
