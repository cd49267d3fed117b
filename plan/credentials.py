"""What a certification adds to a route: who may sit, its costs, study, and an apprentice's time."""

from django.utils.translation import gettext as _

from certifications.prepares import prepares
from certifications.rules.codes import Experience
from certifications.rules.costs import MOST_YEARS
from certifications.rules.facts import Certification
from certifications.rules.terms import Kind, Origin
from certifications.store import certifications
from plan.routes import Cost, Span, Step

STUDY_AFTER_COURSE = Span(1.5, 2, 3)
STUDY_ALONE = Span(4, 5, 6)
"""Months of study for the exam: 6 to 12 weeks is typical, 4 to 6 months without a background
(data/guide/path_steps.csv, ladder-aapc-coder step 2: cpctestprep.com, 2026, medium confidence)."""
LITTLE = 6
"""Months of advised experience that a course makes up for (the CCA's)."""
MOST_A_PROGRAM = 2
"""Certifications tried with each program: its field's cheapest to earn that the reader may sit."""


def asking(soc: str) -> list[Certification]:
    """Certifications that employers of an occupation ask for; full titles, no apprentice marks."""
    every = certifications().all
    return [c for c in every if not c.apprentice_of and any(o.code == soc for o in c.occupations)]


def may_sit(one: Certification, months_worked: int) -> bool:
    """Whether the experience asked to sit the exam is there; what is not stated asks for none."""
    kind, months = one.experience
    return kind is not Experience.SOME or months_worked >= (months or 1)


def for_beginners(one: Certification, months_worked: int) -> bool:
    """Whether its issuer means it for people with no more experience than the reader's.

    Advanced and specialty titles, and those that advise more experience, are for later.
    """
    advised = [r.months or 0 for r in one.requirements if r.strength == "advised"]
    return one.level not in ("advanced", "specialty") and max(advised, default=0) <= max(
        months_worked, LITTLE
    )


def needs_course(one: Certification) -> bool:
    """Whether its own words ask for more than a high school diploma to sit."""
    if any(link.required for link in one.preparations):
        return True
    words = [r.text.casefold() for r in one.requirements
             if r.strength == "to sit" and r.kind != "experience"]  # fmt: skip
    if not words:
        return True  # not stated: not offered as a way without a course
    plain = ("none", "high school", "ged")
    more = ("program", "course", "degree from", "graduate of", "bachelor", "accredited")
    return not all(w.startswith(plain) and not any(m in w for m in more) for w in words)


def fitting(
    known: list[Certification], cip: str, award: int, months_worked: int
) -> list[Certification]:
    """Those that a program of this field and award prepares for, cheapest to earn first.

    Certifications of unknown cost come last.
    """
    found = [
        c
        for c in known
        if prepares(c, cip, award) and may_sit(c, months_worked) and for_beginners(c, months_worked)
    ]
    found.sort(key=lambda c: (not c.earn.complete, c.earn.low, c.slug))
    return found[:MOST_A_PROGRAM]


def costs(one: Certification, years: int) -> list[Cost]:
    """Exam, dues and renewals of the cheaper route over the horizon."""
    way = one.over(min(years, MOST_YEARS)).way
    cycle = one.terms.cycle_months or 0
    names = {
        Kind.EXAM: _("%(name)s exam"),
        Kind.DUES: _("%(body)s dues, a year"),
        Kind.RENEWAL: _("%(name)s renewal"),
    }
    kinds = {Kind.EXAM: ("exam", 0), Kind.DUES: ("dues", 12), Kind.RENEWAL: ("renewal", cycle)}
    words = {"name": one.abbreviation, "body": one.body.abbreviation}
    result = []
    for part in way.parts:
        kind, every = kinds[part.kind]
        if part.each is None:
            dollars = None if part.most is None else Span(0, float(part.most), float(part.most))
        else:
            dollars = Span(*[float(part.each)] * 3)
        label = names[part.kind] % words
        result.append(Cost(label, kind, dollars, every, _dated(part.origin)))
    return result


def _dated(origin: Origin | None) -> str:
    return (origin and origin.as_of) or _("undated")


def study(one: Certification, *, after_course: bool) -> Step:
    """Studying for the exam and sitting it, with what must be true of the course first."""
    months = STUDY_AFTER_COURSE if after_course else STUDY_ALONE
    label = _("Study for and sit the %(name)s exam") % {"name": one.abbreviation}
    gate = next((r for r in one.requirements if r.kind == "accreditation"), None)
    note = _("Open only after %(what)s: ask the school.") % {"what": gate.text} if gate else ""
    return Step("exam", label, months, note)


def lifting(one: Certification, *, after_course: bool, months_worked: int) -> Step | None:
    """Work with an apprentice's mark before the full title; None where there is none to lift."""
    ways = [lift for slug in one.apprentices for lift in certifications().by_slug[slug].lifts]
    months = sorted({w.months_of_work for w in ways if w.months_of_work})
    if not months or months_worked >= months[-1]:
        return None
    low = months[0] if after_course else months[-1]
    left = Span(*(float(max(0, m - months_worked)) for m in (low, low, months[-1])))
    label = _("Work as %(name)s until the A is lifted") % {
        "name": certifications().by_slug[one.apprentices[0]].abbreviation
    }
    note = _("A course counts only where the issuer accepts it.") if after_course else ""
    return Step("lift", label, left, note)
