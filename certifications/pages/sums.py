"""How a cost adds up, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from careerguide.pages.numbers import count
from careerguide.words.data_text import data_words
from certifications.labels import money, route_words
from certifications.pages.words import cost_words
from certifications.rules.costs import Cost, Part
from certifications.rules.terms import Kind


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
    names = {
        Kind.EXAM: _("exam"), Kind.DUES: _("dues"), Kind.RENEWAL: _("renewal"),
        Kind.PRICE: _("course or card"), Kind.REGISTRATION: _("registration"),
        Kind.ANNUAL: _("annual fee"), Kind.STATE: _("state fee"),
    }  # fmt: skip
    which = data_words(part.name)
    name = " ".join(filter(None, (names.get(part.kind, str(part.kind)), which)))
    if part.times is None:
        return _("renewals, how often is not known")
    times = "" if part.times == 1 else f"{count(int(part.times))} × "
    if part.each is None:
        return times + _("%(part)s of unknown price") % {"part": name}
    words = {"amount": money(part.each), "part": name}
    return times + pgettext("part of a sum", "%(amount)s %(part)s") % words
