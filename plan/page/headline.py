"""What a plan says before and after its routes: how many, for whom, and what the job pays."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.pages.numbers import cents, count, dollars
from careerguide.places.states import STATE_NAMES
from plan.page.amounts import n_months
from plan.plan import Plan


def summary(plan: Plan) -> str:
    """How many there are; they may fit, because limits are judged by the typical outcome."""
    n = len(plan.ranked)
    if plan.query.limited:
        found = ngettext("%(n)s route may fit your limits",
                         "%(n)s routes may fit your limits, best first", n)  # fmt: skip
    else:
        found = ngettext("%(n)s route", "%(n)s routes, best first", n)
    return found % {"n": count(n)}


def terms(plan: Plan) -> str:
    """What the answer is for, in a line."""
    query, target = plan.query, plan.target
    said = [
        _("near %(place)s") % {"place": target.place.label}
        if target.place
        else STATE_NAMES.get(target.state, ""),
        _("%(pay)s an hour now") % {"pay": cents(round(query.hourly * 100))}
        if query.hourly
        else _("no present pay"),
        _("%(sum)s to spend") % {"sum": dollars(query.budget)} if query.budget is not None else "",
        _("full-time study") if query.full_time else _("part-time study"),
        _("first pay within %(time)s") % {"time": n_months(query.deadline)}
        if query.deadline
        else "",
    ]
    return _("For you: %(terms)s.") % {"terms": ", ".join(part for part in said if part)}


def pay(plan: Plan) -> str:
    known = plan.target.pay
    if plan.target.no_pay or known is None:
        return ""
    p25, median = (cents(round((end or 0) * 100)) for end in (known.p25, known.median))
    return _("Half of these jobs pay more than %(median)s an hour, three in four over %(p25)s.") % {
        "median": median,
        "p25": p25,
    }
