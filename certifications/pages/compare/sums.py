"""The words of a verdict: names in a row, what is not known of whom, and sums written out."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.pages.numbers import count
from certifications.labels import money, route_words
from certifications.pages.written import cost_words
from certifications.rules.costs import Cost
from certifications.rules.facts import Certification
from certifications.rules.parts import Part, Unknown
from certifications.rules.terms import Kind

Pair = tuple[Certification, Cost]


def unknown_of(pairs: Sequence[Pair]) -> str:
    """“the renewal fees of CPC and CBCS; the dues of CMRS”: every part that is not known."""
    said: dict[Unknown, Callable[[int], str]] = {
        Unknown.EXAM: lambda n: ngettext("the exam fee of %(of)s", "the exam fees of %(of)s", n),
        Unknown.DUES: lambda _n: _("the dues of %(of)s"),
        Unknown.RENEWAL: lambda n: ngettext(
            "the renewal fee of %(of)s", "the renewal fees of %(of)s", n
        ),
        Unknown.CYCLE: lambda n: ngettext("how often %(of)s renews", "how often %(of)s renew", n),
        Unknown.MEMBERSHIP: lambda n: ngettext(
            "whether %(of)s asks for membership", "whether %(of)s ask for membership", n
        ),
    }
    parts = []
    for name, words in said.items():
        if names := [one.short for one, cost in pairs if name in cost.unknown]:
            parts.append(words(len(names)) % {"of": listed(names)})
    return "; ".join(parts)


def listed(names: Sequence[str]) -> str:
    """“CPC”, “CPC and CCA”, “CPC, CCA and CBCS”."""
    if len(names) < 2:
        return "".join(names)
    words = {"first": ", ".join(names[:-1]), "last": names[-1]}
    return _("%(first)s and %(last)s") % words


def sum_words(cost: Cost) -> str:
    """“$425 exam + 5 × $222 dues + 2 × renewal of unknown price = at least $1,535”.

    A sum of one known term is that term.
    """
    terms = [_part(part) for part in cost.way.parts]
    route = f" ({route_words(cost.route)})" if cost.route else ""
    if len(terms) == 1 and cost.complete:
        return terms[0] + route
    return f"{' + '.join(terms)} = {cost_words(cost) or _('not known')}{route}"


def _part(part: Part) -> str:
    names = {Kind.EXAM: _("exam"), Kind.DUES: _("dues"), Kind.RENEWAL: _("renewal")}
    name = names.get(part.kind, str(part.kind))
    if part.times is None:
        return _("renewals, how often is not known")
    times = "" if part.times == 1 else f"{count(int(part.times))} × "
    if part.each is None:
        return times + _("%(part)s of unknown price") % {"part": name}
    return f"{times}{money(part.each)} {name}"
