"""The certification download: every figure of every certification."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from tests.verify import costs
from tests.verify.certifications import Certification, certifications, is_old, rests_on
from tests.verify.costs import Cost, Terms
from tests.verify.report import Report
from tests.verify.sheets import Figures, compare, in_order

YEARS = 5
"""How long one is held where nothing else is asked."""
Counted = Callable[[Terms], Cost]


def _figure(count: Counted) -> Callable[[Certification], Decimal | None]:
    return lambda one: count(one.terms).figure[0]


def _is(count: Counted) -> Callable[[Certification], str]:
    return lambda one: count(one.terms).figure[1]


def _route(count: Counted) -> Callable[[Certification], str]:
    return lambda one: count(one.terms).route


def _weak(count: Counted) -> Callable[[Certification], str]:
    return lambda one: "yes" if count(one.terms).weak else ""


def _unknown(count: Counted) -> Callable[[Certification], str]:
    return lambda one: count(one.terms).unknown_words


class CertificationSheet:
    """What a download says of certifications that are held for `years`."""

    def __init__(self, years: int = YEARS) -> None:
        self.known = certifications()
        dearest = costs.dearest_renewal(one.terms for one in self.known.values())

        def held(terms: Terms) -> Cost:
            return costs.over(terms, years)

        def origin(one: Certification) -> tuple[str, str, str]:
            return rests_on(held(one.terms).fees, one.origin)

        self.figures: Figures[Certification] = {
            "slug": lambda one: one.slug,
            "abbreviation": lambda one: one.row["abbreviation"],
            "name": lambda one: one.row["name"],
            "issued_by": lambda one: one.row["body"],
            "focus": lambda one: one.row["focus"],
            "kind": lambda one: one.row["kind"].replace(" ", "-"),
            "state": lambda one: one.row["state"],
            "job": lambda one: one.row["job"],
            "level": lambda one: one.row["level"],
            "settings": lambda one: "; ".join(one.settings),
            "cost_to_earn": _figure(costs.to_earn),
            "cost_to_earn_is": _is(costs.to_earn),
            "cost_to_earn_weak": _weak(costs.to_earn),
            "cost_to_earn_route": _route(costs.to_earn),
            "cost_to_earn_unknown": _unknown(costs.to_earn),
            "years": lambda _one: years,
            "cost_over_years": _figure(held),
            "cost_over_years_is": _is(held),
            "cost_over_years_weak": _weak(held),
            "cost_over_years_route": _route(held),
            "cost_over_years_unknown": _unknown(held),
            "cost_over_years_ranked_at": lambda one: costs.supposed(one.terms, years, dearest),
            "exam_fee": _figure(costs.exam),
            "exam_fee_is": _is(costs.exam),
            "exam_fee_weak": _weak(costs.exam),
            "upkeep_a_year_weak": _weak(costs.upkeep),
            "upkeep_a_year": _figure(costs.upkeep),
            "upkeep_a_year_is": _is(costs.upkeep),
            "experience_to_sit": lambda one: one.experience,
            "experience_months": lambda one: one.months,
            "as_of": lambda one: origin(one)[1],
            "confidence": lambda one: origin(one)[2],
            "check_with_issuer": lambda one: "yes" if is_old(origin(one)[1]) else "",
            "source": lambda one: origin(one)[0],
        }

    def order(self) -> list[str]:
        """Rising cost to earn; partly known after wholly known, of either what nobody should count
        on after what they may, unknown last, then by name."""

        def worth(one: Certification) -> tuple[int, bool, Decimal, str, str]:
            cost = costs.to_earn(one.terms)
            dollars, known = cost.figure
            place = ("complete", "at least", "up to", "not known").index(known)
            return place, cost.weak, dollars or Decimal(0), one.short.casefold(), one.slug

        return [one.slug for one in sorted(self.known.values(), key=worth)]

    def check(self, lines: Iterable[str], report: Report) -> None:
        what = "certifications CSV"
        served = compare(what, "slug", self.figures, self.known.get, lines, report)
        in_order(what, "all", self.order(), served, report)
