"""What the columns of a plan's routes are called."""

from django.utils.translation import gettext as _

from plan.plan import Plan
from salaries.rules import HOURLY


def labels_of(plan: Plan) -> dict[str, str]:
    """Headings of the table's columns, which narrow screens show beside each figure."""
    years, by_hour = {"years": plan.query.years}, plan.query.unit == HOURLY
    if_hired = _("Ahead in %(years)s years, if hired") % years
    at_odds = _("Ahead in %(years)s years, at your odds") % years
    return {
        "cost_label": _("Before the first pay"),
        "time_label": _("First pay after"),
        "pay_label": _("Pay an hour at first") if by_hour else _("Pay a year at first"),
        "later_label": _("Pay an hour later") if by_hour else _("Pay a year later"),
        "gain_label": if_hired if plan.query.hired is None else at_odds,
        "own_gain_label": if_hired,
        "needed_label": _("Worth it if at least"),
        "watch_label": _("Watch out"),
    }
