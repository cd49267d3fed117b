"""Everything a plan takes for granted: its value, and its source or that it is a choice."""

from typing import Any

from django.utils.translation import gettext as _

from careerguide.core.numbers import cents, percent, plain
from careerguide.paths.plan.credentials import STUDY_AFTER_COURSE, STUDY_ALONE
from careerguide.paths.plan.target import Target


def assumptions(target: Target) -> list[dict[str, Any]]:
    """Rows of label, value, why and the form field that changes it ("" where none does)."""
    query = target.query
    rows = [
        (
            _("Present pay"),
            _("%(pay)s an hour, full time, 2,080 hours a year")
            % {"pay": cents(round(query.hourly * 100))}
            if query.hourly
            else _("none: not working now"),
            _("What you wrote. BLS states yearly pay as 2,080 hours."),
            "wage",
        ),
        (
            _("Study"),
            _("full time, without pay") if query.full_time else _("part time, beside the job"),
            _("Published lengths are for full-time study; part time takes %(n)s times as long.")
            % {"n": plain(query.stretch)}
            + " "
            + _("That factor is a choice of this site."),
            "pace",
        ),
        (
            _("Studying for the exam"),
            _("%(a)s to %(b)s months after a course, %(c)s to %(d)s without")
            % {
                "a": plain(STUDY_AFTER_COURSE.low), "b": plain(STUDY_AFTER_COURSE.high),
                "c": plain(STUDY_ALONE.low), "d": plain(STUDY_ALONE.high),
            },
            _("One exam-preparation site, 2026, for the CPC; medium confidence."),
            "",
        ),
        (
            _("Looking for the first job"),
            _("%(n)s months") % {"n": plain(query.search)},
            _("A choice of this site: no release says how long the search takes."),
            "search",
        ),
        (
            _("Pay"),
            _("starts between the 10th and 25th percentile, reaches the median after %(n)s years")
            % {"n": query.rise},
            _("Percentiles: BLS OEWS of the area named. How fast pay rises is a choice: the"
              " statistics do not follow people."),
            "rise",
        ),
        (
            _("Pay given up while studying"),
            _("counted") if query.lost == "yes" else _("not counted"),
            _("Matters for full-time study only."),
            "lost",
        ),
        (
            _("Discount rate"),
            percent(query.rate),
            _("Makes a dollar later worth less than one today, in net gains only. A choice; 3 % is"
              " usual in public cost-benefit work (US OMB Circular A-4, 2003)."),
            "rate",
        ),
        (_("Counted over"), _("%(n)s years") % {"n": query.years}, _("A choice."), "years"),
        (
            _("Prices"),
            _adjusted(target),
            _("BEA Regional Price Parities. Costs of training stay as they are."),
            "adjusted",
        ),
        (
            _("Taxes, aid and raises of the present job"),
            _("left out"),
            _("They differ too much from person to person; grants lower the cost."),
            "",
        ),
    ]  # fmt: skip
    return [dict(zip(("label", "value", "why", "field"), row, strict=True)) for row in rows]


def _adjusted(target: Target) -> str:
    if not target.query.adjusted:
        return _("local dollars, not adjusted")
    if not target.parity:
        return _("no price level is published here, so pay is not adjusted")
    level, year = target.parity
    return _("pay, yours too, in US prices: local prices are %(n)s of the nation’s (%(year)s)") % {
        "n": percent(level),
        "year": year,
    }
