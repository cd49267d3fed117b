"""A plan's figures as readers see them: lengths, pay, gains and costs, and the lines about all."""

from collections.abc import Sequence
from typing import TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.pages.numbers import DASH, cents, count, dollars, plain, span
from careerguide.places.statenames import state_name
from plan.money import WORK_HOURS_A_YEAR
from plan.odds import in_ten
from plan.plan import Plan
from plan.results import Result
from plan.routes import Cost, Span
from salaries.pages.wagetext import per
from salaries.rules import HOURLY

TWO_YEARS, THREE_YEARS = 24, 36
"""Months from which a length reads better in years: all of it, and its far end."""


class CostLine(TypedDict):
    """A cost of a route: what for, the dollars as written, and the date of the fee or ""."""

    label: str
    amount: str
    source: str


def n_months(number: float) -> str:
    """“1 month”, “4.5 months”."""
    text = plain(number)
    return ngettext("%(n)s month", "%(n)s months", 1 if text == "1" else 2) % {"n": text}


def n_years(number: float) -> str:
    """“1 year”, “2.5 years”."""
    text = plain(number)
    return ngettext("%(n)s year", "%(n)s years", 1 if text == "1" else 2) % {"n": text}


def lasting(amount: Span | None) -> str:
    """A length in months; in years where it is long."""
    if amount is None:
        return ""
    low, high = amount.low, amount.high
    if low <= TWO_YEARS and high <= THREE_YEARS:
        text = span(plain(low), plain(high))
        return n_months(high) if low == high else _("%(n)s months") % {"n": text}
    if low < 12:
        return f"{n_months(low)}{DASH}{n_years(high / 12)}"
    low_text, high_text = plain(low / 12), plain(high / 12)
    text = span(low_text, high_text)
    return n_years(high / 12) if low_text == high_text else _("%(n)s years") % {"n": text}


def payback(result: Result, years: str) -> str:
    """How long until it has paid itself back, typically, and how far the other outcomes differ."""
    early, usual, late = result.payback
    if result.route.stays:
        return DASH
    if result.gain is None:
        return ""
    if usual is None:
        return _("not within %(n)s years") % {"n": years}
    write, unit = (n_months, 1) if usual <= TWO_YEARS else (n_years, 12)
    said = {"usual": write(usual / unit), "early": plain((early or usual) / unit), "n": years}
    if late is None:
        return _("%(usual)s; at worst not within %(n)s years") % said
    if early == late:
        return said["usual"]
    said["late"] = plain(late / unit)
    return _("%(usual)s (%(early)s\u00a0to\u00a0%(late)s)") % said


def paid_back(result: Result, years: str) -> str:
    """The same as the end of a sentence: “paid back after 9 months”; "" where no gain is known."""
    said = payback(result, years)
    if not said or result.route.stays:
        return ""
    if result.payback[1] is None:
        return _("not paid back within %(n)s years") % {"n": years}
    return _("paid back after %(time)s") % {"time": said}


def total(result: Result) -> str:
    """All costs within the horizon; where a part is not known, that it is more."""
    return _least(result.cost, result.route.unknown_costs)


def up_front(result: Result) -> str:
    """Costs before the first pay, likewise."""
    return _least(result.up_front, _not_known_first(result))


def up_front_usual(result: Result, *, granted: bool = False) -> tuple[str, str]:
    """What it usually costs before the first pay, and the range beneath; "" where both are one.

    Where the usual sum counts aid as `granted` the range stands alone: nobody is promised that.
    """
    amount, unknown = result.up_front, _not_known_first(result)
    if granted or amount.low == amount.high or any(cost.decides for cost in unknown):
        return up_front(result), ""
    usually = _("about %(sum)s") % {"sum": dollars(amount.typical)}
    return or_more(usually) if unknown else usually, _least(amount, [])


def _not_known_first(result: Result) -> list[Cost]:
    return [cost for cost in result.route.unknown_costs if not cost.comes_later]


def _least(amount: Span, unknown: Sequence[Cost]) -> str:
    """Nothing is said of a sum of which the greatest part is not known."""
    if any(cost.decides for cost in unknown):
        return _("not published")
    text = span(dollars(amount.low), dollars(amount.high))
    return or_more(text) if unknown else text


def or_more(text: str) -> str:
    """A sum that is only known as “at least”."""
    return _("%(amount)s or\u00a0more") % {"amount": text}


def wage(plan: Plan, amount: Span | None, unit: str = "") -> str:
    """Dollars an hour as pay in the reader's unit or in `unit`; what it is stands in the label."""
    return span(*(_paid(plan, end, unit) for end in (amount.low, amount.high))) if amount else ""


def _paid(plan: Plan, hourly: float, unit: str = "") -> str:
    """A year's is the publisher's own, else as OEWS reckons one: 2,080 hours, to ten dollars."""
    in_cents = round(hourly * 100)
    if (unit or plan.query.unit) == HOURLY:
        return cents(in_cents)
    return dollars(round(plan.target.yearly.get(in_cents, hourly * WORK_HOURS_A_YEAR), -1))


def wage_per(plan: Plan, amount: Span | None, unit: str = "") -> str:
    """“$18.20–24.10 an hour”; "" where it is not published."""
    return f"{wage(plan, amount, unit)} {per(unit or plan.query.unit)}" if amount else ""


def signed(amount: Span | None) -> str:
    """A gain with its sign: typical first, then the range."""
    if amount is None:
        return ""
    low, usual, high = (_signed(end) for end in (amount.low, amount.typical, amount.high))
    return usual if low == high else _("%(usual)s (%(low)s to %(high)s)") % {
        "usual": usual, "low": low, "high": high,
    }  # fmt: skip


def usual(amount: float | None) -> str:
    """A gain with its sign, to the hundred; "" where it is not known."""
    return "" if amount is None else _signed(amount)


class Needed(TypedDict):
    """A break-even: in words, of whom, and how many of ten dots are filled."""

    said: str
    of: str
    do: str
    dots: int
    known: bool


def needed(result: Result) -> Needed:
    """At least how many of ten must be hired for a route to be worth it, and of whom."""
    share = result.needed
    exam = result.route.passing != 1
    if result.joint:
        of = _("of those who start")
        do = _("finish, pass and are hired") if exam else _("finish and are hired")
    elif result.route.passing is None:
        of, do = _("of those who finish"), _("pass and are hired")
    else:
        of = _("of those who finish and pass") if exam else _("of those who finish")
        do = _("are hired")
    if share is None:
        return {"said": "", "of": "", "do": "", "dots": 0, "known": False}
    ten = in_ten(share)
    if ten is None:
        said = _("not worth it even if all are hired")
        return {"said": said, "of": "", "do": "", "dots": 10, "known": False}
    if not ten:
        said = _("nothing is lost as far as costs are known")
        return {"said": said, "of": "", "do": "", "dots": 0, "known": False}
    said = _("%(n)s in 10") % {"n": ten}
    return {"said": said, "of": of, "do": do, "dots": ten, "known": True}


def of_ten(share: float) -> str:
    """A share as “3 in 10”; one under a twentieth as “fewer than 1 in 10”."""
    n = round(10 * share)
    return _("%(n)s in 10") % {"n": n} if n else _("fewer than 1 in 10")


def _signed(amount: float) -> str:
    rounded = round(amount, -2)
    return ("−" if rounded < 0 else "+" if rounded else "") + dollars(abs(rounded))


def cost_line(cost: Cost) -> CostLine:
    """A cost as its route lists it; one that comes again says how often."""
    if cost.dollars is None:
        said = _("not published")
        if cost.assumed is not None:
            worst = {"amount": dollars(cost.assumed)}
            said = _("not published: ranked as %(amount)s, the most known of its peers") % worst
        return {"label": cost.label, "amount": said, "source": ""}
    amount = span(dollars(cost.dollars.low), dollars(cost.dollars.high))
    if cost.kind in ("dues", "renewal"):
        every = plain(cost.every_months)
        amount = _("%(amount)s every %(n)s months") % {"amount": amount, "n": every}
    return {"label": cost.label, "amount": amount, "source": cost.source}


def summary(plan: Plan) -> str:
    """How many there are; they may fit, because limits are judged by the typical outcome."""
    n = len(plan.ranked)
    if not (n or plan.apart or plan.conditional or plan.unranked):
        return _("No school route is known from here")
    if not n:
        said = _("No school route is sure to fit your limits") if plan.query.limited else (
            _("No school route is known well enough to rank"))  # fmt: skip
    elif plan.query.limited:
        found = ngettext("%(n)s school route may fit your limits",
                         "%(n)s school routes may fit your limits, best first", n)  # fmt: skip
        said = found % {"n": count(n)}
    else:
        found = ngettext("%(n)s school route", "%(n)s school routes, best first", n)
        said = found % {"n": count(n)}
    if more := len(plan.conditional):
        more_words = {"said": said, "n": count(more)}
        with_aid = _("%(said)s; %(n)s more if aid is granted") if n else (
            _("%(said)s; %(n)s would if aid is granted"))  # fmt: skip
        said = with_aid % more_words
    return said


def terms(plan: Plan) -> str:
    """What the answer is for, in a line."""
    query, target = plan.query, plan.target
    said = [
        _("near %(place)s") % {"place": target.place.label}
        if target.place
        else state_name(target.state),
        _("%(pay)s an hour now") % {"pay": cents(round(query.hourly * 100))}
        if query.hourly
        else ""
        if query.hourly is None
        else _("not working now"),
        _("%(sum)s to spend") % {"sum": dollars(query.budget)} if query.budget is not None else "",
        _("full-time study") if query.full_time else _("part-time study"),
        _("first pay within %(time)s") % {"time": n_months(query.deadline)}
        if query.deadline
        else "",
    ]
    return _("For you: %(terms)s.") % {"terms": ", ".join(part for part in said if part)}


def pay(plan: Plan) -> str:
    """The job's median and p25, in a sentence; "" where they are not published."""
    known = plan.target.pay
    if plan.target.no_pay or known is None:
        return ""
    return _("Half of these jobs pay more than %(median)s %(per)s, three in four over %(p25)s.") % {
        "median": _paid(plan, known.median or 0),
        "p25": _paid(plan, known.p25 or 0),
        "per": per(plan.query.unit),
    }
