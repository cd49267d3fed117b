"""Which of several certifications costs least, in a sentence, and only where that is certain."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from certifications.labels import money
from certifications.pages.compare.sums import Pair, listed, sum_words, unknown_of
from certifications.pages.written import cost_words, inside, over_label
from certifications.rules.costs import Cost
from certifications.rules.facts import Certification
from certifications.rules.parts import Part
from certifications.rules.terms import Kind


@dataclass(frozen=True)
class Verdict:
    """One sentence, what more is certain, then why: each certification's sum, as they stand."""

    sentence: str
    more: tuple[str, ...]
    of: str
    sums: tuple[str, ...]


def verdicts(chosen: Sequence[Certification], years: int) -> list[Verdict]:
    """To earn, and over `years`."""
    over = over_label(years)
    return [
        _verdict(chosen, _("To earn"), lambda one: one.earn),
        _verdict(chosen, over, lambda one: one.over(years)),
    ]


def _verdict(
    chosen: Sequence[Certification], label: str, cost: Callable[[Certification], Cost]
) -> Verdict:
    standing = [(one, cost(one)) for one in chosen]
    pairs = sorted(standing, key=lambda pair: pair[1].low)
    sums = tuple(f"{one.short}: {sum_words(one_cost)}" for one, one_cost in standing)
    what = inside(label)
    winner = cheapest(pairs)
    if winner:
        words = {"name": winner[0].short, "what": what, "cost": cost_words(winner[1])}
        return Verdict(_("%(name)s costs least %(what)s: %(cost)s.") % words, (), label, sums)
    if all(_surely_not(one_cost, pairs) or not one_cost.unknown for _one, one_cost in pairs):
        return Verdict(_tied(pairs, what), (), label, sums)
    sentence = _("We can’t say which costs least %(what)s.") % {"what": what}
    missing = _("Not known: %(parts)s.") % {"parts": unknown_of(standing)}
    return Verdict(sentence, (missing, *_certain(pairs), *_break_even(pairs)), label, sums)


def cheapest(pairs: Sequence[Pair]) -> Pair | None:
    """The one whose most is below the least of every other; None where there is doubt or a tie."""
    for pair in pairs:
        if all(other is pair or below(pair[1], other[1]) for other in pairs):
            return pair
    return None


def below(one: Cost, other: Cost) -> bool:
    """Whether one surely costs less than the other."""
    return one.high is not None and one.high < other.low


def _tied(pairs: Sequence[Pair], what: str) -> str:
    names = [one.short for one, cost in pairs if cost.low == pairs[0][1].low]
    words = {"what": what, "names": listed(names)}
    return _("No single one costs least %(what)s: %(names)s cost the same.") % words


def _certain(pairs: Sequence[Pair]) -> list[str]:
    """What the cheapest complete total surely beats."""
    for one, cost in pairs:
        dearer = [f"{o.short} ({cost_words(c)})" for o, c in pairs if below(cost, c)]
        if dearer:
            words = {"one": one.short, "cost": cost_words(cost), "others": listed(dearer)}
            return [_("What is certain: %(one)s (%(cost)s) costs less than %(others)s.") % words]
    return []


def _surely_not(cost: Cost, pairs: Sequence[Pair]) -> bool:
    """Whether another surely costs less, so that what is unknown of this one decides nothing."""
    return any(below(other, cost) for _one, other in pairs)


def _break_even(pairs: Sequence[Pair]) -> list[str]:
    """What an unknown renewal fee would have to be for the cheapest known to stay cheapest."""
    complete = [(one, cost) for one, cost in pairs if cost.complete]
    if not complete:
        return []
    rival, rival_cost = min(complete, key=lambda pair: pair[1].low)
    found = []
    for one, cost in pairs:
        part = _only_unknown(cost)
        if part is None or not part.times or cost.low >= rival_cost.low:
            continue
        limit = (rival_cost.low - cost.low) / part.times
        words = {
            "one": one.short,
            "rival": rival.short,
            "cost": cost_words(rival_cost),
            "fee": money(limit.quantize(Decimal("0.01"))),
        }
        text = _(
            "%(one)s costs less than %(rival)s (%(cost)s) if each of its renewals costs"
            " less than %(fee)s."
        )
        found.append(text % words)
    return found


def _only_unknown(cost: Cost) -> Part | None:
    """The one renewal whose fee is all that is unknown; None otherwise."""
    if cost.route is None:
        return None
    unknown = [part for part in cost.way.parts if part.unknown]
    if len(unknown) == 1 and unknown[0].kind is Kind.RENEWAL and unknown[0].times is not None:
        return unknown[0]
    return None
