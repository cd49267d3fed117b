"""Write occupations for the list: one ready string per cell, "" where unknown, and why."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.pages import numbers
from salaries.models.education import LABELS
from salaries.occupations import Found, Occupations
from salaries.pages.cited import edition
from salaries.pages.tables import growth_label
from salaries.pages.written import known_wage, why_missing, words


def occupation_rows(
    known: Occupations, found: Found, first: int, last: int
) -> Iterator[dict[str, str]]:
    """The cells of one page; `job_title` is the one that the search found."""
    say = words()
    labels = {level.published: str(label) for level, label in LABELS.items()}
    growth = growth_label(edition("projections"))
    names = ("employment", "annual_median", "hourly_median", "top_coded", "only")
    order = found.order[first:last]
    lists = [known.wages.columns[name][known.rows[order]].tolist() for name in names]
    for at, employment, annual, hourly, top, only in zip(order.tolist(), *lists, strict=True):
        code, match = known.codes[at], found.matches.get(at)
        outlook = known.wages.outlook.get(code, {})
        education = outlook.get("entry_education", "")
        yield {
            "href": reverse("salaries:occupation", args=(code,)),
            "soc": code,
            "title": known.titles[at],
            "job_title": match.job_title if match else "",
            "annual": known_wage("annual_median", annual, top, say),
            "no_annual": why_missing("annual", only, say),
            "hourly": known_wage("hourly_median", hourly, top, say),
            "no_hourly": why_missing("hourly", only, say),
            "employment": f"{employment:,}" if employment >= 0 else "",
            "withheld": say.withheld,
            "growth": growth,
            "change": numbers.percent(outlook.get("change_percent"), signed=True),
            "openings": numbers.count(outlook.get("openings")),
            "no_outlook": _("not projected"),
            "education": labels.get(education, education),
        }
