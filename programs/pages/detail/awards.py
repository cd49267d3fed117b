"""Awards by year as bars; a year in which the school reported none is a gap, not a zero."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from careerguide.charts.frame import Table
from careerguide.charts.series import bars
from careerguide.pages.numbers import count


def awards_chart(years: Mapping[int, int | None]) -> dict[str, Any] | None:
    """What templates/charts/bars.html draws, from the awards of rising years; None without any."""
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
