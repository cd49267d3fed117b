"""What a certification costs, in the figures at the head of its page and fee by fee below."""

from collections.abc import Iterator
from typing import TypedDict

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.words.data_text import data_words
from certifications.labels import (
    OriginWords,
    audiences,
    fee_kinds,
    money,
    not_known,
    origin_line,
    origin_words,
    unknown_words,
    weakest,
)
from certifications.pages.words import (
    cost_note,
    cost_origin,
    cost_words,
    exam_limit,
    experience_words,
    gate,
    over_label,
)
from certifications.rules.codes import Experience
from certifications.rules.costs import Cost, Part, Unknown, Way
from certifications.rules.facts import Certification
from certifications.rules.terms import Fee, Kind, Route


class Figure(TypedDict):
    """A figure at the head of the page; `value` is "" where it is not known."""

    label: str
    value: str
    note: str
    unknown: str


class FeeLine(TypedDict):
    """One fee; `amount` is "" and `origin` None where no source gives it."""

    label: str
    who: str
    amount: str
    origin: OriginWords | None
    stale: bool
    """Whether it is too old to count."""


class PartLine(TypedDict):
    """One line of a route's total; `each` and `total` are "" where not known."""

    label: str
    each: str
    times: str
    total: str
    origin: OriginWords | None


class WayLines(TypedDict):
    """A route with its total, what is unknown of it, and its parts; `counts` where it decides."""

    label: str
    counts: bool
    total: str
    unknown: str
    parts: list[PartLine]


def figures(one: Certification, years: int) -> list[Figure]:
    """What readers ask for first, each with its date and how sure it is."""
    asks = ". ".join(filter(None, (_student(one), capfirst(gate(one)))))
    costs = (
        (_("to earn"), one.earn, asks),
        (over_label(years), one.over(years), ""),
        (_("exam") if one.sits else fee_kinds()[Kind.PRICE], one.exam_price, exam_limit(one)),
    )
    asked = [r.origin for r in one.requirements if r.kind == "experience"]
    experience: Figure = {
        "label": _("experience to sit"),
        "value": "" if one.experience[0] is Experience.NOT_STATED else experience_words(one),
        "note": capfirst(origin_line(weakest(asked))) if asked else "",
        "unknown": _("not stated"),
    }
    return [*(_cost_figure(label, cost, one, more) for label, cost, more in costs), experience]


def _cost_figure(label: str, cost: Cost, one: Certification, more: str) -> Figure:
    value = cost_words(cost)
    when = origin_line(cost_origin(cost, one.origin)) if value else ""
    said = cost_note(cost) if value else unknown_words(cost.unknown)
    unknown = _("not known")
    if value and cost.weak:
        # What a weak source says is no headline: it stands among the fees, and here in small.
        said = _("One source says %(cost)s. Ask the issuer") % {"cost": value}
        value, unknown = "", _("not sure")
    note = ". ".join(capfirst(part) for part in (said, more, when) if part)
    return {"label": label, "value": value, "note": note, "unknown": unknown}


def _student(one: Certification) -> str:
    """The cost to earn with a student's dues, where those are lower."""
    cost, dues = one.earn_as_student, one.terms.dues(student=True)
    if one.earn.route is not Route.MEMBER or not dues or dues.kind != Kind.STUDENT_DUES:
        return ""
    return _("%(cost)s with student dues") % {"cost": cost_words(cost)}


def fee_lines(one: Certification) -> list[FeeLine]:
    """Every fee that is known, then those that are not but count."""
    order = list(fee_kinds())
    fees = sorted(
        (fee for fee in one.fees if fee.amount is not None),
        key=lambda fee: (order.index(fee.kind) if fee.kind in order else 99, fee.audience),
    )
    lines: list[FeeLine] = [
        {
            "label": _fee_label(fee, one),
            "who": _who(fee),
            "amount": money(fee.amount),
            "origin": origin_words(fee.origin),
            "stale": fee.stale,
        }
        for fee in fees
    ]
    return [*lines, *_missing(one)]


def _fee_label(fee: Fee, one: Certification) -> str:
    """Its kind, and which exam of several; what has no exam to sit has a price."""
    kind = Kind.PRICE if fee.kind == Kind.EXAM and not one.sits else fee.kind
    label = fee_kinds().get(kind, fee.kind)
    return f"{label} ({data_words(fee.part)})" if fee.part else label


def _who(fee: Fee) -> str:
    """For whom a fee is; dues, whomever they name, are for members."""
    dues: dict[str, str] = {Kind.DUES: _("members"), Kind.STUDENT_DUES: _("members who study")}
    return dues.get(fee.kind) or audiences().get(fee.audience, fee.audience)


def _missing(one: Certification) -> Iterator[FeeLine]:
    """Fees that some open route has to pay and that no source gives."""
    terms = one.terms
    for kind in (Kind.EXAM, *([Kind.STATE] if terms.licensed else []), Kind.RENEWAL):
        for route in reversed(terms.routes):
            if kind is Kind.STATE and route is not terms.routes[0]:
                continue
            if terms.fee(kind, route) is None:
                shown = Kind.PRICE if kind is Kind.EXAM and not terms.sits else kind
                yield _unknown_fee(shown, route, alone=len(terms.routes) == 1 or kind is Kind.STATE)
    if Route.MEMBER in terms.routes and terms.dues() is None:
        yield _unknown_fee(Kind.DUES, Route.MEMBER)


def _unknown_fee(kind: Kind, route: Route, *, alone: bool = False) -> FeeLine:
    who = audiences()["any"] if alone and route is Route.NON_MEMBER else audiences()[route]
    return {"label": fee_kinds()[kind], "who": who, "amount": "", "origin": None, "stale": False}


def ways(cost: Cost) -> list[WayLines]:
    """Both routes with their parts; the one that counts first."""
    counted = cost.way
    first = sorted(cost.ways, key=lambda way: way is not counted)
    return [_way(way, counts=way.route == cost.route) for way in first]


def _way(way: Way, *, counts: bool) -> WayLines:
    total = Cost(way.low, way.high, way.route, (way,), way.unknown)
    known = cost_words(total)
    return {
        "label": _("As a member") if way.route is Route.MEMBER else _("Without membership"),
        "counts": counts,
        "total": known,
        "unknown": not_known(way.unknown) if known else unknown_words(way.unknown),
        "parts": [_part(part) for part in way.parts],
    }


def _part(part: Part) -> PartLine:
    return {
        "label": fee_kinds()[part.kind] + (f" ({data_words(part.name)})" if part.name else ""),
        "each": money(part.each),
        "times": _times(part),
        "total": "" if part.unknown else money(part.low),
        "origin": origin_words(part.origin) if part.origin else None,
    }


def _times(part: Part) -> str:
    if Unknown.CYCLE in part.unknown or part.times is None:
        return _("how often is not known")
    times = int(part.times)
    if part.months:
        months = ", ".join(map(str, part.months))
        words = {"n": times, "months": months}
        return ngettext("once, in month %(months)s", "%(n)s times, in months %(months)s", times) % (
            words
        )
    return ngettext("once", "%(n)s times", times) % {"n": times}
