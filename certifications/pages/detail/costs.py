"""What a certification costs, fee by fee and route by route, written for its page."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications.labels import (
    audiences,
    kinds,
    money,
    not_known,
    origin_words,
    unknown_words,
)
from certifications.pages.written import cost_words
from certifications.rules.costs import Cost
from certifications.rules.facts import Certification
from certifications.rules.parts import Part, Unknown, Way
from certifications.rules.terms import Fee, Kind, Route


def fee_lines(one: Certification) -> list[dict[str, Any]]:
    """Every fee that is known, then those that are not but count."""
    order = list(kinds())
    fees = sorted(
        (fee for fee in one.fees if fee.amount is not None),
        key=lambda fee: (order.index(fee.kind) if fee.kind in order else 99, fee.audience),
    )
    lines = [
        {
            "label": kinds().get(fee.kind, fee.kind),
            "who": _who(fee),
            "amount": money(fee.amount),
            "origin": origin_words(fee.origin),
        }
        for fee in fees
    ]
    return [*lines, *_missing(one)]


def _who(fee: Fee) -> str:
    """For whom a fee is; dues, whomever they name, are for members."""
    dues: dict[str, str] = {Kind.DUES: _("members"), Kind.STUDENT_DUES: _("members who study")}
    return dues.get(fee.kind) or audiences().get(fee.audience, fee.audience)


def _missing(one: Certification) -> Iterator[dict[str, Any]]:
    """Fees that some open route has to pay and that no source gives."""
    terms = one.terms
    for kind in (Kind.EXAM, Kind.RENEWAL):
        for route in reversed(terms.routes):
            if terms.fee(kind, route) is None:
                yield {"label": kinds()[kind], "who": audiences()[route], "amount": ""}
    if Route.MEMBER in terms.routes and terms.dues() is None:
        yield {"label": kinds()[Kind.DUES], "who": audiences()["member"], "amount": ""}


def ways(cost: Cost) -> list[dict[str, Any]]:
    """Both routes with their parts; the one that counts first."""
    counted = cost.way
    held = sorted(cost.ways, key=lambda way: way is not counted)
    return [_way(way, counts=way.route == cost.route) for way in held]


def _way(way: Way, *, counts: bool) -> dict[str, Any]:
    total = Cost(way.low, way.high, way.route, (way,), way.unknown)
    known = cost_words(total)
    return {
        "label": _("As a member") if way.route is Route.MEMBER else _("Without membership"),
        "counts": counts,
        "total": known,
        "unknown": not_known(way.unknown) if known else unknown_words(way.unknown),
        "parts": [_part(part) for part in way.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "label": kinds()[part.kind],
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
