"""Plain answers to what readers ask first, each from held facts and with its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from certifications.labels import money, origin_words, requirement_words, weakest
from certifications.pages.written import months_words
from certifications.rules.codes import Experience
from certifications.rules.facts import Certification, Certifications


@dataclass(frozen=True)
class Answer:
    """A question with its short answer, what more there is to say, and where it comes from.

    What is not `known` comes from nowhere.
    """

    question: str
    answer: str
    more: tuple[str, ...]
    origin: dict[str, Any] | None
    known: bool = True
    link: tuple[str, str] | None = None


def answers(one: Certification, held: Certifications) -> list[Answer]:
    """What the page's figures do not answer above, and its sections only at length below."""
    return [experience(one), membership(one), open_book(one), *lifting(one, held)]


def _not_stated(question: str) -> Answer:
    answer = _("Not stated in our sources. Ask the issuer.")
    return Answer(question, answer, (), None, known=False)


def experience(one: Certification) -> Answer:
    question = _("Can I take it without experience?")
    asked = [r for r in one.requirements if r.kind == "experience"]
    if not asked:
        return _not_stated(question)
    kind, months = one.experience
    if kind is Experience.NONE:
        answer = _("Yes. No work experience is needed to sit the exam.")
    elif months:
        answer = _("No. It asks for %(months)s of work first.") % {"months": months_words(months)}
    else:
        answer = _("No. It asks for work experience.")
    shown = (r for r in asked if (r.strength, r.months) != ("to sit", 0))
    more = [f"{requirement_words(r)}: {r.text}" for r in shown]
    origin = weakest(r.origin for r in asked)
    return Answer(question, answer, tuple(more), origin_words(origin))


def membership(one: Certification) -> Answer:
    question = _("Do I have to be a member?")
    if one.membership_required is None:
        return _not_stated(question)
    dues, student = one.terms.dues(), one.terms.dues(student=True)
    words = {"body": one.body.abbreviation, "dues": money(dues.amount) if dues else ""}
    if one.membership_required:
        answer = _("Yes, of %(body)s.") % words
        more = [
            _("Dues are %(dues)s a year.") % words if dues else _("What the dues are is not known.")
        ]
        if dues and student and student.kind != dues.kind:
            more.append(_("Students pay %(dues)s.") % {"dues": money(student.amount)})
    else:
        answer = _("No.")
        more = [_("Members pay %(dues)s a year and other prices.") % words] if dues else []
    origins = [one.origin, *(fee.origin for fee in (dues,) if fee)]
    return Answer(question, answer, tuple(more), origin_words(weakest(origins)))


def open_book(one: Certification) -> Answer:
    question = _("Is it open book?")
    if one.exam is None or one.exam.open_book is None:
        return _not_stated(question)
    answer = (
        _("Yes. You may bring the code books that the issuer allows.")
        if one.exam.open_book
        else _("No. You can't use code books in the exam.")
    )
    return Answer(question, answer, (), origin_words(one.exam.origin))


def lifting(one: Certification, held: Certifications) -> Iterator[Answer]:
    """What an apprentice designation means: on its own page, and on that of the full title."""
    for slug in (one.slug, *one.apprentices):
        apprentice = held.by_slug.get(slug)
        if apprentice is None or not apprentice.lifts:
            continue
        name = apprentice.abbreviation
        yield Answer(
            _("What does %(name)s mean?") % {"name": name},
            _("You passed the exam, but have not proven the experience yet."),
            (),
            origin_words(weakest(lift.origin for lift in apprentice.lifts)),
            link=(f"#lift-{apprentice.slug}", _("How to lift the A")),
        )
