"""What to watch out for on a route: the limits it breaks, and the one thing before others."""

from django.utils.translation import gettext as _

from careerguide.pages.numbers import dollars
from certifications.store import certifications
from plan.credentials import asked_for
from plan.money import WORK_HOURS_A_YEAR
from plan.page.amounts import of_ten
from plan.plan import BY_RULE, DEGREE, Plan
from plan.results import Result
from plan.routes import Step
from programs.pages.row import full_need
from programs.paying import counted

FEW_FINISH = 0.5
"""Below this share most who begin do not finish."""


def risk(plan: Plan, result: Result) -> str:
    """In a sentence; "" for staying put."""
    route = result.route
    if route.stays:
        return ""
    if any(step.kind == "lift" for step in route.steps) and route.alone:
        return _marked(next(step for step in route.steps if step.kind == "lift"))
    if (
        not route.certification
        and not plan.table.holds
        and any(one.kind.needed for one in plan.fees.peers)
    ):
        return _("the license, or the exam for it, is not counted: ask if it leads there")
    if route.offer is not None and not min(plan.offers[route.offer].sure):
        return _("its price or length is far from others like it: ask the school")
    if not route.alone and route.finish is not None and route.finish < FEW_FINISH:
        said = _("%(n)s finish at this school, in all its programs: ask about this one")
        return said % {"n": of_ten(route.finish)}
    if route.certification and route.passing is not None and route.passing < 1:
        name = certifications().by_slug[route.certification].abbreviation
        said = _("%(n)s who sit the %(name)s do not pass")
        return said % {"n": of_ten(1 - route.passing), "name": name}
    if not route.certification and asked_for(plan.fees.peers) and not plan.table.holds:
        return _("no certification at the end, and employers ask for one")
    if low := _low_pay(plan, result):
        return low
    if result.gain is not None and result.payback[2] is None:
        return _("at worst it does not pay back within %(n)s years") % {"n": plan.query.years}
    if route.passing is None:
        return _("no pass rate is published for its exam")
    if route.finish is None:
        return _("no completion rate is published: ask the school")
    return _("no figures say how many graduates are hired")


def _low_pay(plan: Plan, result: Result) -> str:
    """That graduates earn less than jobs here pay at first."""
    graduates, pay = result.route.graduates, plan.target.pay
    if graduates is None or pay is None or pay.p25 is None or graduates.hourly >= pay.p25:
        return ""
    a_year = dollars(graduates.hourly * WORK_HOURS_A_YEAR)
    return _("graduates earn %(pay)s a year, less than three in four here") % {"pay": a_year}


def _marked(step: Step) -> str:
    months = step.months
    return _("an apprentice’s mark for %(n)s months") % {"n": round(months.high)} if months else ""


def limit_words() -> dict[str, str]:
    """What is wrong with a route that breaks a limit, by the limit."""
    return {
        "budget": _("costs more than you can spend"),
        "deadline": _("takes too long"),
        DEGREE: _("asks for a bachelor’s degree first"),
    }


def if_granted(plan: Plan, key: str) -> str:
    """Which aid must be granted for a route to keep to the budget; "" where none would do, or
    none is needed."""
    how = plan.fits_if.get(key)
    if how is None:
        return ""
    at = plan.table.lines.find(key)
    assert at is not None
    offer = plan.offers[plan.table.lines[at].offer]
    name = offer.figured.aid if how == BY_RULE else full_need(counted(offer.selection.reader))
    said = _("over your limit; fits it if you are granted %(aid)s")
    return said % {"aid": name}


def strain_words() -> dict[str, str]:
    """The same of one that breaks it only where it turns out dear or slow."""
    return {
        "budget": _("may cost more than you can spend"),
        "deadline": _("may take longer than you have"),
    }
