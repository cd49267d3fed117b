"""Which credential, of which body, about what; what exams cost, ask and how many pass them."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from careerguide.pages.english import as_english
from careerguide.pages.numbers import percent
from careerguide.words.data_text import data_text, data_words, joined, sentence
from certifications.labels import not_known
from certifications.pages.words import cost_origin, cost_words, focus_words, gate
from certifications.rules.facts import Certification
from certifications.store import certifications
from guides import credentials
from guides.cited import with_date
from guides.panels.certifications import designations
from guides.panels.certifications import ladder as ladder_steps
from guides.reader import Reader

MOST_SENTENCES = 6
"""Sentences about single certifications that one answer holds."""


def sentence_each(reader: Reader, say: Callable[[Certification], str]) -> list[str]:
    """A sentence about each of the guide's certifications of which there is something to say."""
    found = [said for one in credentials.chosen(reader) if (said := say(one))]
    return found[:MOST_SENTENCES]


def first_credential(reader: Reader) -> list[str]:
    """What experience each certification asks, and where it is held."""

    def say(one: Certification) -> str:
        asked = credentials.experience(one)
        level = joined("", (data_text(one.level), ", ")) if one.level else ""
        place = joined("", ("; ", data_text(one.places))) if one.places else ""
        if not asked and not place:
            return ""
        said = _("%(name)s (%(level)s%(body)s): experience %(asked)s%(place)s.")
        return sentence(said, {
            "name": one.abbreviation, "level": level, "body": one.body.abbreviation,
            "asked": asked or _("not stated"), "place": place,
        })  # fmt: skip

    return sentence_each(reader, say)


def bodies(reader: Reader) -> list[str]:
    """Which of all certifications here each issuer of the guide's gives."""
    found = []
    for slug in dict.fromkeys(one.body.slug for one in credentials.chosen(reader)):
        own = [one for one in certifications().all if one.body.slug == slug]
        names = as_english(", ".join(one.short for one in own))
        found.append(joined("", (f"{own[0].body.abbreviation}: ", names, ".")))
    return found


def focus(reader: Reader) -> list[str]:
    """The guide's certifications by what they are about."""
    found: dict[str, list[str]] = {}
    for one in credentials.chosen(reader):
        found.setdefault(focus_words(one), []).append(one.abbreviation)
    return [
        joined("", (data_text(about, str.capitalize), ": ", as_english(", ".join(names)), "."))
        for about, names in found.items()
    ]


def law(reader: Reader) -> list[str]:
    """What is known of the law is the editors' to say; the data holds no licences."""
    return []


def exam_cost(reader: Reader) -> list[str]:
    """Each exam's price, and what it takes to earn the title; none where no fee is known."""

    def say(one: Certification) -> str:
        price, earn = cost_words(one.exam_price), cost_words(one.earn)
        if not earn:
            return ""
        said = _(
            "%(name)s: exam %(price)s; with the first year’s dues, if any, %(earn)s%(more)s;"
            " %(gate)s."
        )
        more = not_known(one.earn.unknown)
        words = {
            "name": one.abbreviation,
            "price": price or _("fee not known"),
            "earn": earn,
            "more": f" ({more})" if more else "",
            "gate": gate(one),
        }
        return with_date(sentence(said, words), cost_origin(one.earn, one.origin))

    return sentence_each(reader, say)


def upkeep(reader: Reader) -> list[str]:
    """What keeping each title costs a year, and the continuing education it asks."""

    def say(one: Certification) -> str:
        parts = []
        if yearly := cost_words(one.upkeep):
            more = not_known(one.upkeep.unknown)
            parts.append(_("%(cost)s a year") % {"cost": yearly} + (f" ({more})" if more else ""))
        if one.renewal and one.renewal.units and one.renewal.cycle_months:
            units = _("%(units)s units of continuing education every %(n)s months")
            parts.append(units % {"units": one.renewal.units, "n": one.renewal.cycle_months})
        if not parts:
            return ""
        origin = cost_origin(one.upkeep, one.renewal.origin if one.renewal else one.origin)
        return with_date(f"{one.abbreviation}: {'; '.join(parts)}.", origin)

    return sentence_each(reader, say)


def exam_format(reader: Reader) -> list[str]:
    """Questions, minutes, books and pass mark of each exam, as far as they are known."""

    def say(one: Certification) -> str:
        exam = one.exam
        if exam is None:
            return ""
        book = {True: _("open book"), False: _("closed book"), None: ""}[exam.open_book]
        parts = [
            _("%(n)s questions") % {"n": exam.questions} if exam.questions else "",
            _("%(n)s minutes") % {"n": exam.minutes} if exam.minutes else "",
            book,
            _("pass mark %(mark)s") % {"mark": data_words(exam.pass_mark)}
            if exam.pass_mark
            else "",
        ]
        shown = ", ".join(filter(None, parts))
        return with_date(f"{one.abbreviation}: {shown}.", exam.origin) if shown else ""

    return sentence_each(reader, say)


def pass_rates(reader: Reader) -> list[str]:
    """The newest rate of each certification, wherever it is from: few publish any."""
    found = []
    for one in certifications().all:
        if not one.pass_rates or one.slug not in _concerned(reader):
            continue
        rate = max(one.pass_rates, key=lambda rate: rate.year)
        who = _("first-time candidates") if rate.first_time else _("candidates")
        said = _("%(name)s: %(share)s of %(who)s passed in %(year)s.")
        shown = {"name": one.abbreviation, "share": percent(rate.percent), "who": who}
        found.append(with_date(said % {**shown, "year": rate.year}, rate.origin))
    return found


def _concerned(reader: Reader) -> set[str]:
    return {*reader.guide.certifications, *(step.to for step in ladder_steps(reader))}


def accreditation(reader: Reader) -> list[str]:
    """Which certifications are for graduates of accredited programs alone, or that none is."""

    def say(one: Certification) -> str:
        for asked in one.requirements:
            if asked.kind == "accreditation" and asked.strength == "to sit":
                gate = as_english(asked.accreditor) or _("an accreditor")
                said = _("%(name)s: only for graduates of programs accredited by %(gate)s.")
                return sentence(said, {"name": one.abbreviation, "gate": gate})
        return ""

    gated = sentence_each(reader, say)
    if gated or not credentials.chosen(reader):
        return gated
    return [_("No certification of this guide asks for an accredited program.")]


def apprentice(reader: Reader) -> list[str]:
    """Every way to lift an apprentice's mark, the longest work first."""
    return [
        with_date(joined("", (f"{one.abbreviation}: ", data_text(lift.text), ".")), lift.origin)
        for one in designations(reader)
        for lift in sorted(one.lifts, key=lambda lift: -lift.months_of_work)
    ]
