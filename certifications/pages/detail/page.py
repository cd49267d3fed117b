"""Everything known of one certification, what is not, and where each figure comes from."""

from dataclasses import dataclass
from typing import TypedDict

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists.fields import Field, FieldMaker
from careerguide.lists.page import Link
from careerguide.lists.state import Problem
from careerguide.releases.models import release_parts
from careerguide.words.data_text import data_words
from certifications.filters import DetailState
from certifications.labels import (
    OriginWords,
    SourceLink,
    money,
    origin_words,
    requirement_words,
    source_links,
    weakest,
)
from certifications.pages.ctdl import is_described
from certifications.pages.detail import sections
from certifications.pages.detail.costs import FeeLine, Figure, WayLines, fee_lines, figures, ways
from certifications.pages.detail.ladder import Ladder, ladder
from certifications.pages.detail.occupations import Occupation, occupations
from certifications.pages.words import (
    cost_words,
    experience_words,
    focus_words,
    issuer,
    kind_note,
    kind_words,
    level_words,
    names_note,
    over_label,
    places_words,
    short_name,
)
from certifications.prepares import PreparingField, ProgramsNear, fields_of_study, programs_near
from certifications.rules.codes import CredentialKind, Experience
from certifications.rules.facts import Certification
from certifications.store import certifications
from salaries.pages.cited import releases_of_figures
from salaries.unit import tabs_of


@dataclass(frozen=True)
class Answer:
    """A question with its short answer, what more there is to say, and where it comes from.

    What is not `known` comes from nowhere.
    """

    question: str
    answer: str
    more: tuple[str, ...]
    origin: OriginWords | None
    known: bool = True
    link: tuple[str, str] | None = None


class DetailPage(TypedDict):
    """What templates/certifications/detail.html shows."""

    section: str
    crumbs: list[dict[str, str]]
    one: Certification
    has_ctdl: bool
    state: DetailState
    focus: str
    kind: str
    kind_note: str
    states: list[sections.StateLine]
    has_ways: bool
    level: str
    problems: list[Problem]
    figures: list[Figure]
    answers: list[Answer]
    fees: list[FeeLine]
    ways: list[WayLines]
    over: str
    over_label: str
    years_field: Field
    lifting: list[sections.Lifting]
    requirements: sections.Section[sections.RequirementLine]
    exam: list[tuple[str, str]]
    exam_origin: OriginWords | None
    pass_rates: list[sections.PassRateLine]
    renewal: list[tuple[str, str]]
    renewal_origin: OriginWords | None
    tested: sections.Section[sections.TestedLine]
    settings: str
    pay: sections.Section[sections.PayLine]
    ladder: Ladder | None
    fields: list[PreparingField]
    near: ProgramsNear
    occupations: list[Occupation]
    unit_tabs: list[Link]
    wages_source: str
    wages_parts: list[str]
    """The title and edition of the same."""
    corrections: list[sections.CorrectionLine]
    sources: list[SourceLink]
    compare_href: str
    full_title: Certification | None
    apprentices: list[Certification]
    short: str
    issuer: str
    names_note: str


def detail_page(one: Certification, params: QueryDict) -> DetailPage:
    """Everything the page shows, for the place and the years that the address asks for."""
    state, problems = DetailState.from_params(params)
    everything = certifications()
    apprentices = [everything.by_slug[slug] for slug in one.apprentices]
    over = one.over(state.years)
    near = programs_near(one, state, problems)
    wages = releases_of_figures().get("oews")
    asked = {"near", "state", *(["years"] if cost_words(over) else [])}
    return {
        "section": "certifications",
        "crumbs": [{"title": _("Certifications"), "href": reverse("certifications:list")}],
        "one": one,
        "has_ctdl": is_described(one),
        "state": state,
        "focus": focus_words(one),
        "kind": kind_words(one),
        "kind_note": kind_note(one),
        "states": sections.state_lines(one),
        "has_ways": any(asked.way for asked in one.requirements),
        "level": level_words(one),
        "problems": [p for p in near["problems"] if p.name not in asked],
        "figures": figures(one, state.years),
        "answers": answers(one, apprentices),
        "fees": fee_lines(one),
        "ways": ways(over),
        "over": cost_words(over),
        "over_label": over_label(state.years),
        "years_field": FieldMaker(state, problems).number(
            "years", _("Held for"), suffix=_("years")
        ),
        "lifting": sections.lifting([one, *apprentices]),
        "requirements": sections.requirement_lines(one),
        "exam": sections.exam_lines(one.exam) if one.exam else [],
        "exam_origin": origin_words(one.exam.origin) if one.exam else None,
        "pass_rates": sections.pass_rate_lines(one),
        "renewal": sections.renewal_lines(one),
        "renewal_origin": origin_words(one.renewal.origin) if one.renewal else None,
        "tested": sections.tested_lines(one),
        "settings": places_words(one) or ", ".join(data_words(n) for _slug, n in one.settings),
        "pay": sections.pay_lines(one),
        "ladder": ladder(one, everything),
        "fields": fields_of_study(one, state),
        "near": near,
        "occupations": occupations(one, state.unit),
        "unit_tabs": tabs_of(state),
        "wages_source": str(wages or ""),
        "wages_parts": release_parts(wages.title, wages.edition) if wages else [],
        "corrections": sections.correction_lines(one),
        "sources": source_links("; ".join(origin.source for origin in sections.origins(one))),
        "compare_href": reverse("certifications:compare") + f"?c={one.slug}",
        "full_title": everything.by_slug.get(one.apprentice_of),
        "apprentices": apprentices,
        "short": short_name(one),
        "issuer": issuer(one),
        "names_note": names_note(),
    }


def answers(one: Certification, apprentices: list[Certification]) -> list[Answer]:
    """What the page's figures do not answer above, and its sections only at length below."""
    designations = [row for row in (one, *apprentices) if row.lifts]
    found = [_experience(one)]
    if one.kind is CredentialKind.CERTIFICATION or one.membership_required or one.terms.dues():
        found.append(_membership(one))
    # Only exams on codes have books to bring; of others it is told where a source says it.
    if one.tested or (one.exam and one.exam.open_book is not None):
        found.append(_open_book(one))
    return [*found, *map(_lifting, designations)]


def _not_stated(question: str) -> Answer:
    answer = _("Not stated in our sources. Ask the issuer.")
    return Answer(question, answer, (), None, known=False)


def _experience(one: Certification) -> Answer:
    question = _("Can I take it without experience?")
    asked = [r for r in one.requirements if r.kind == "experience"]
    if not asked:
        return _not_stated(question)
    kind, months = one.experience
    if kind is Experience.NONE:
        answer = _("Yes. No work experience is needed to sit the exam.")
        if not one.sits:
            answer = _("Yes. No work experience is asked.")
    elif months:
        answer = _("No. It asks for %(time)s of work first.") % {"time": experience_words(one)}
    else:
        answer = _("No. It asks for work experience.")
    shown = (r for r in asked if (r.strength, r.months) != ("to sit", 0))
    more = [f"{requirement_words(r, sits=one.sits)}: {data_words(r.text)}" for r in shown]
    origin = weakest(r.origin for r in asked)
    return Answer(question, answer, tuple(more), origin_words(origin))


def _membership(one: Certification) -> Answer:
    question = _("Do I have to be a member?")
    if one.membership_required is None:
        return _not_stated(question)
    dues, student = one.terms.dues(), one.terms.dues(student=True)
    words = {"body": issuer(one), "dues": money(dues.amount) if dues else ""}
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


def _open_book(one: Certification) -> Answer:
    question = _("Is it open book?")
    if one.exam is None or one.exam.open_book is None:
        return _not_stated(question)
    answer = (
        _("Yes. You may bring the code books that the issuer allows.")
        if one.exam.open_book
        else _("No. You can't use code books in the exam.")
    )
    return Answer(question, answer, (), origin_words(one.exam.origin))


def _lifting(apprentice: Certification) -> Answer:
    """What an apprentice designation means: on its own page, and on that of the full title."""
    return Answer(
        _("What does %(name)s mean?") % {"name": apprentice.abbreviation},
        _("You passed the exam, but have not proven the experience yet."),
        (),
        origin_words(weakest(lift.origin for lift in apprentice.lifts)),
        link=(f"#lift-{apprentice.slug}", _("How to lift the A")),
    )
