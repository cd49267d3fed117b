"""Which of several certifications costs least, in a sentence, and only where that is certain."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.core.numbers import count
from certifications.costs import Cost
from certifications.facts import Certification
from certifications.labels import money, not_known, route_words
from certifications.parts import Part
from certifications.terms import Kind
from certifications.written import cost_words


@dataclass(frozen=True)
class Verdict:
    """One sentence, what more is certain, then why: each certification's sum, lowest first."""

    sentence: str
    more: tuple[str, ...]
    sums: tuple[str, ...]


def verdicts(chosen: Sequence[Certification], years: int) -> list[Verdict]:
    """To earn, and to earn and hold for `years`."""
    held = ngettext("to earn and hold for %(n)s year", "to earn and hold for %(n)s years", years)
    return [
        _verdict(chosen, _("to earn"), lambda one: one.earn),
        _verdict(chosen, held % {"n": years}, lambda one: one.over(years)),
    ]


def _verdict(
    chosen: Sequence[Certification], what: str, cost: Callable[[Certification], Cost]
) -> Verdict:
    pairs = sorted(((one, cost(one)) for one in chosen), key=lambda pair: pair[1].low)
    sums = tuple(f"{one.abbreviation}: {sum_words(one_cost)}" for one, one_cost in pairs)
    winner = cheapest(pairs)
    if winner:
        words = {"name": winner[0].abbreviation, "what": what, "cost": cost_words(winner[1])}
        return Verdict(_("%(name)s costs least %(what)s: %(cost)s.") % words, (), sums)
    sentence, *more = _undecided(pairs, what)
    return Verdict(sentence, tuple(more), sums)


Pair = tuple[Certification, Cost]


def cheapest(pairs: Sequence[Pair]) -> Pair | None:
    """The one whose most is below the least of every other; None where there is doubt or a tie."""
    for pair in pairs:
        if all(other is pair or below(pair[1], other[1]) for other in pairs):
            return pair
    return None


def below(one: Cost, other: Cost) -> bool:
    """Whether one surely costs less than the other."""
    return one.high is not None and one.high < other.low


def _undecided(pairs: Sequence[Pair], what: str) -> list[str]:
    """What stands in the way, and what is certain all the same."""
    open_parts = [
        (one, cost) for one, cost in pairs if cost.unknown and not _surely_not(cost, pairs)
    ]
    if not open_parts:
        names = ", ".join(one.abbreviation for one, cost in pairs if cost.low == pairs[0][1].low)
        tie = _("No single one costs least %(what)s: %(names)s cost the same.")
        return [tie % {"what": what, "names": names}]
    missing = "; ".join(
        f"{one.abbreviation}, {not_known(cost.unknown)}" for one, cost in open_parts
    )
    words = {"what": what, "missing": missing}
    sentences = [_("Which costs least %(what)s can’t be said: %(missing)s.") % words]
    sentences += _certain(pairs)
    sentences += _break_even(pairs)
    return sentences


def _certain(pairs: Sequence[Pair]) -> list[str]:
    """What the cheapest complete total surely beats."""
    for one, cost in pairs:
        dearer = [f"{o.abbreviation} ({cost_words(c)})" for o, c in pairs if below(cost, c)]
        if dearer:
            words = {
                "one": one.abbreviation,
                "cost": cost_words(cost),
                "others": ", ".join(dearer),
            }
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
            "one": one.abbreviation,
            "rival": rival.abbreviation,
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


def sum_words(cost: Cost) -> str:
    """“$425 exam + 5 × $222 dues + 2 × unknown renewal fee = at least $1,535”."""
    terms = " + ".join(_part(part) for part in cost.way.parts)
    route = f" ({route_words(cost.route)})" if cost.route else ""
    return f"{terms} = {cost_words(cost) or _('not known')}{route}"


def _part(part: Part) -> str:
    names = {Kind.EXAM: _("exam"), Kind.DUES: _("dues"), Kind.RENEWAL: _("renewal")}
    name = names.get(part.kind, str(part.kind))
    if part.times is None:
        return _("renewals, how often is not known")
    times = "" if part.times == 1 else f"{count(int(part.times))} × "
    if part.each is None:
        return times + _("%(part)s of unknown price") % {"part": name}
    return f"{times}{money(part.each)} {name}"
