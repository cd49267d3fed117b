"""Words about a certification's figures that lists, comparisons and pages use."""

import re

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from careerguide.pages.labels import labels
from careerguide.pages.language import OWN
from careerguide.pages.numbers import count
from careerguide.places.statenames import state_name
from careerguide.words.data_text import data_text, data_words
from certifications.labels import money, not_known, origin_line, route_words, weakest
from certifications.rules.codes import CredentialKind, Experience, Level, Stored
from certifications.rules.costs import Cost
from certifications.rules.details import Exam, Requirement
from certifications.rules.facts import Certification
from certifications.rules.terms import Origin, Route


def cost_words(cost: Cost) -> str:
    """“$647”, “at least $222”, “$255–355”; "" where no part of it is known."""
    low, high = money(cost.low), money(cost.high)
    if cost.complete:
        return low
    if not cost.unknown:
        return f"{low}–{high.removeprefix('$')}"
    return _("at least %(amount)s") % {"amount": low} if cost.low else ""


def cost_note(cost: Cost) -> str:
    """By which of several routes, and what is not known.

    Not the most it can be: beside a part that is unknown that would read as a known end.
    """
    return "; ".join(filter(None, (route_note(cost), not_known(cost.unknown))))


def route_note(cost: Cost) -> str:
    """By which route; "" where nobody is a member, so that there is but one."""
    only = len(cost.ways) == 1 and cost.route is Route.NON_MEMBER
    return "" if only else route_words(cost.route)


def weak_words(cost: Cost) -> str:
    """What an undated or weakly supported source says of a cost; "" for others."""
    if not cost.weak:
        return ""
    words = _("one source says %(cost)s, undated or weakly supported: ask")
    return words % {"cost": cost_words(cost)}


def exam_limit(one: Certification) -> str:
    """What limits an exam fee that is not known; "" for nothing."""
    price = one.exam_price
    if price.low or not price.high:
        return ""
    words = _("no more than %(amount)s, the price of two attempts")
    return words % {"amount": money(price.high)}


def cost_origin(cost: Cost, fallback: Origin) -> Origin:
    """What a total rests on; where no part is known, the certification's own source."""
    found = [part.origin for part in cost.way.parts if part.origin]
    return weakest(found) if found else fallback


def months_words(months: int) -> str:
    """“1 month”, “24 months”."""
    return ngettext("%(n)s month", "%(n)s months", months) % {"n": count(months)}


def experience_words(one: Certification) -> str:
    """Months of work asked to sit, or “none”, “not stated”, or that months are not stated."""
    kind, months = one.experience
    if kind is Experience.SOME and not months:
        return _("some, months not stated")
    hours = [r.hours for r in one.work_to_sit if r.hours and r.months is None]
    if hours:
        return _("%(n)s hours") % {"n": count(max(hours))}
    return months_words(months) if months else labels(Experience)[kind]


def focus_words(one: Certification) -> str:
    """The job family: “coding and billing”."""
    return data_words(one.family.name)


def issuer(one: Certification) -> str:
    """Who issues it, in short."""
    return data_words(one.body.abbreviation)


def short_name(one: Certification) -> str:
    """What it is called; a group by its name, which is marked as English on other pages."""
    return data_text(one.short) if one.group else one.short


def names_note() -> str:
    """Why names are English on pages that are not; "" on those that are."""
    if get_language() == OWN:
        return ""
    return _(
        "Names of credentials, of who issues them and of code systems stay in English, as exams and"
        " job ads use them."
    )


def long_name(one: Certification) -> str:
    """What its short name stands for, marked as English on other pages."""
    return data_text(one.long)


def places_words(one: Certification) -> str:
    """Where holders work, as published: “hospital, clinic”."""
    return ", ".join(map(data_words, filter(None, one.places.split("; "))))


def kind_words(one: Certification) -> str:
    """“certification”, “Massachusetts state license”: what it is to the law."""
    label = labels(CredentialKind)[one.kind]
    if not one.state:
        return label
    return _("%(kind)s, %(state)s") % {"kind": label, "state": state_name(one.state)}


def kind_note(one: Certification) -> str:
    """What its kind means, in a sentence."""
    return _(one.kind.note)


def level_words(one: Certification) -> str:
    """“entry”, “level not stated”; what is no known level as it stands."""
    return _words(Level, one.level)


def _words(codes: type[Stored], text: str) -> str:
    """A text that is none of the codes is shown as it is."""
    code = codes.of(text)
    return text if code is None else labels(codes)[code]


def over_label(years: int) -> str:
    """The cost to earn it and hold it that long, as a heading."""
    return ngettext("Over %(n)s year", "Over %(n)s years", years) % {"n": years}


def inside(label: str) -> str:
    """A label within a sentence: “over 5 years”."""
    return label[:1].lower() + label[1:]


def membership(one: Certification) -> str:
    """Whether it is required, and the dues of a year."""
    fee = one.terms.dues()
    if fee is None:
        return {True: _("required"), False: _("not required"), None: ""}[one.membership_required]
    said = {True: _("required"), False: _("optional"), None: ""}[one.membership_required]
    dues = _("%(dues)s a year") % {"dues": money(fee.amount)}
    return ", ".join(filter(None, (said, dues)))


def education(one: Certification) -> str:
    """Schooling asked to sit, or the ways of which one is enough; "" where not stated."""
    asked = [data_words(asked.text) for asked in _schooling(one)]
    if ways := ways_words(one):
        asked.append(_("one of these: %(ways)s") % {"ways": "; ".join(ways)})
    return "; ".join(asked)


def education_line(one: Certification) -> str:
    """Date and confidence of the schooling asked to sit."""
    ways = (asked for asked in one.requirements if asked.strength == "to sit" and asked.way)
    asked = [asked.origin for asked in (*_schooling(one), *ways)]
    return origin_line(weakest(asked), ask=False) if asked else ""


def gate(one: Certification) -> str:
    """What one must have to sit the exam that a price is of: “asks for a high school diploma”."""
    asked_schooling = [r.text for r in _schooling(one) if not r.text.startswith(NOTHING)]
    schooling = list(map(data_words, asked_schooling))
    work = [
        data_words(asked.text)
        for asked in one.requirements
        if (asked.kind, asked.strength, asked.way) == ("experience", "to sit", 0)
        and asked.months != 0
    ]
    asks, ways = "; ".join((*schooling, *work)), ways_words(one)
    if ways:
        words = {"what": asks, "ways": "; ".join(ways)}
        if asks:
            return _("asks for: %(what)s; and one of these: %(ways)s") % words
        return _("asks for one of these: %(ways)s") % words
    if asks:
        return _("asks for: %(what)s") % {"what": asks}
    if not one.sits:
        stated = any(r.strength == "to sit" for r in one.requirements)
        return _("asks for nothing before it") if stated else _("what it asks is not stated")
    schooling_stated = bool(_schooling(one))
    work_stated = one.experience[0] is not Experience.NOT_STATED
    if schooling_stated and work_stated:
        return _("asks for no schooling or work to sit")
    if schooling_stated:
        return _("asks for no schooling to sit; work is not stated")
    if work_stated:
        return _("asks for no work to sit; schooling is not stated")
    return _("what it asks to sit is not stated")


NOTHING = "none"
"""How the text of a requirement begins that asks for nothing."""


def _schooling(one: Certification) -> list[Requirement]:
    """The accreditation asked stands in for schooling where that is all; without the ways."""
    everybody = [r for r in one.requirements if r.strength == "to sit" and not r.way]
    for kind in ("education", "accreditation"):
        if asked := [r for r in everybody if r.kind == kind]:
            return asked
    return []


def ways_words(one: Certification) -> list[str]:
    """The ways of which one is enough to sit, each in words; none where there is but one."""
    rows = [r for r in one.requirements if r.strength == "to sit" and r.way]
    ways = sorted({r.way for r in rows})
    return [_(" and ").join(data_words(r.text) for r in rows if r.way == way) for way in ways]


def exam_length(exam: Exam) -> str:
    """“100 questions, 240 minutes”, with what is known of it."""
    questions = data_words(exam.questions)
    if questions.isdecimal():
        questions = _("%(n)s questions") % {"n": questions}
    parts = [questions] if questions else []
    if exam.minutes:
        parts.append(_("%(n)s minutes") % {"n": exam.minutes})
    return ", ".join(parts)


RANGE = re.compile(r"(?<=\d)-(?=\d)")


def pass_mark(exam: Exam) -> str:
    """As published, a range with its dash; a mark below zero keeps its sign."""
    return RANGE.sub("–", data_words(exam.pass_mark))


def yes(value: bool | None) -> str:
    """“yes” or “no”; "" for None, not stated."""
    return {True: _("yes"), False: _("no"), None: ""}[value]


def renewal(one: Certification) -> str:
    """“every 24 months, 36 education units”, with what is known of it."""
    asked = one.renewal
    if asked is None:
        return ""
    cycle = asked.cycle_months and months_words(asked.cycle_months)
    parts: list[str] = [_("every %(months)s") % {"months": cycle} if cycle else ""]
    if asked.units:
        parts.append(_("%(n)s education units") % {"n": count(asked.units)})
    return ", ".join(filter(None, parts))


def renewal_line(one: Certification) -> str:
    """Date and confidence of what is known of its renewal; "" where nothing is."""
    return origin_line(one.renewal.origin, ask=False) if one.renewal else ""
