"""What a certification adds to a route: who may sit, its costs, study, and an apprentice's time."""

from collections.abc import Iterable
from functools import cached_property

from django.utils.translation import gettext as _

from careerguide.pages.numbers import percent
from careerguide.words.data_text import capital, data_text, joined, sentence
from certifications.pages.words import gate
from certifications.papers import of_job
from certifications.prepares import prepares
from certifications.rules.codes import CredentialKind, Experience
from certifications.rules.costs import MOST_YEARS, Part, Way, cost_over
from certifications.rules.facts import Certification
from certifications.rules.terms import Kind, Origin, Terms
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


def asking(soc: str, state: str = "") -> list[Certification]:
    """Certifications and licenses for an occupation that one gets by an exam; full titles, no
    apprentice marks, and no license of another state than the reader's."""
    return [c for c in of_job(soc) if c.holds_in(state) and c.sits]


def asked_for(every: Iterable[Certification]) -> bool:
    """Whether some law asks for one, or a source says that employers do: else none need be had."""
    return any(c.kind.needed or any(not o.origin.editorial for o in c.occupations) for c in every)


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
    asked = [r for r in one.requirements if r.strength == "to sit" and r.kind != "experience"]
    words = [r.text.casefold() for r in asked if not r.way]
    ways = {r.way for r in one.requirements if r.strength == "to sit" and r.way}
    if ways and ways <= {r.way for r in asked}:
        return True  # every way asks for some schooling
    if ways and not words:
        return False
    if not words:
        return True  # not stated: not offered as a way without a course
    plain = ("none", "high school", "ged")
    more = ("program", "course", "degree from", "graduate of", "bachelor", "accredited")
    return not all(w.startswith(plain) and not any(m in w for m in more) for w in words)


def fitting(
    known: list[Certification], cip: str, award: int, months_worked: int
) -> list[Certification]:
    """Those that a program of this field and award prepares for, cheapest to earn first.

    What a law asks for comes before all, whatever its issuer's level, and after a program of any
    field where no course is asked; what is of unknown or weakly known cost comes last.
    """
    found = [
        c
        for c in known
        if (prepares(c, cip, award) or (c.kind.needed and not needs_course(c)))
        and may_sit(c, months_worked)
        and (c.kind.needed or for_beginners(c, months_worked))
    ]
    found.sort(
        key=lambda c: (not c.kind.needed, not c.earn.complete, c.earn.weak, c.earn.low, c.slug)
    )
    return found[:MOST_A_PROGRAM]


def pass_rate(one: Certification) -> float | None:
    """The share that passed in the newest year published, but for sources of low confidence; None
    where none is."""
    sure = (rate for rate in one.pass_rates if rate.origin.confidence != "low")
    newest = max(sure, key=lambda rate: rate.year, default=None)
    return newest.percent / 100 if newest else None


class Fees:
    """What certifications cost over a plan's years, with what is assumed of unknown fees.

    `peers` are the certifications they are compared with: an unknown fee counts as the highest
    that is known of these, an unknown pass rate as the lowest.
    """

    def __init__(self, peers: Iterable[Certification], years: int) -> None:
        self.peers = list(peers)
        self.years = min(years, MOST_YEARS)

    @cached_property
    def worst_passing(self) -> float | None:
        """The lowest share known to pass: of the peers, else of all exams; None where none is."""
        for those in (self.peers, certifications().all):
            known = [rate for one in those if (rate := pass_rate(one)) is not None]
            if known:
                return min(known)
        return None

    @cached_property
    def _highest(self) -> dict[Kind, float]:
        """The most known of the peers by kind: dues a year, renewals by the month of a cycle."""
        found = {Kind.DUES: 0.0, Kind.RENEWAL: 0.0}
        for one in self.peers:
            for fee in one.terms.fees:
                kind, cycle = Kind(fee.kind), one.terms.cycle_months
                if (
                    fee.amount is None
                    or fee.stale
                    or kind not in found
                    or not (cycle or kind is Kind.DUES)
                ):
                    continue
                each = float(fee.amount) / (cycle or 1 if kind is Kind.RENEWAL else 1)
                found[kind] = max(found[kind], each)
        return found

    def of(self, one: Certification, *, alone: bool = False) -> list[Cost]:
        """Exam, a second try at its chance, dues, renewals and their units; `alone`: and what a
        course would otherwise bring, the code books of an open-book exam."""
        terms = one.terms
        way = cost_over(terms, self.years).way
        result = [self._part(one, part) for part in way.parts]
        if (retake := self._retake(one, terms, way)) is not None:
            result.insert(1, retake)
        if alone and one.exam and one.exam.open_book:
            label = _("Code books for the open-book exam")
            result.append(Cost(label, "study", None))
        if one.renewal and one.renewal.units and one.renewal.cycle_months:
            label = _("%(n)s units of continuing education") % {"n": one.renewal.units}
            result.append(Cost(label, "units", None, one.renewal.cycle_months))
        return result

    def _part(self, one: Certification, part: Part) -> Cost:
        cycle = one.terms.cycle_months or 0
        names = {
            Kind.EXAM: _("%(name)s exam"),
            Kind.REGISTRATION: _("%(name)s registration"),
            Kind.ANNUAL: _("%(name)s annual fee"),
            Kind.STATE: _("the state’s fee for the license"),
            Kind.DUES: _("%(body)s dues, a year"),
            Kind.RENEWAL: _("%(name)s renewal"),
        }
        kinds = {
            # What a law asks for is due on every route, known or not: it decides between none.
            Kind.EXAM: ("license" if one.kind.needed else "exam", 0),
            Kind.REGISTRATION: ("license", 0), Kind.STATE: ("license", 0),
            Kind.ANNUAL: ("dues", 12), Kind.DUES: ("dues", 12), Kind.RENEWAL: ("renewal", cycle),
        }  # fmt: skip
        kind, every = kinds[part.kind]
        dollars, assumed = None, None
        if part.each is not None:
            dollars = Span(*[float(part.each)] * 3)
        elif part.most is not None:  # one attempt has no known price, the package of two has
            dollars = Span(*[float(part.most)] * 3)
        elif part.kind in self._highest:
            assumed = self._highest[part.kind] * (cycle if kind == "renewal" else 1) or None
        words = {"name": one.abbreviation, "body": one.body.abbreviation}
        return Cost(names[part.kind] % words, kind, dollars, every, _dated(part.origin), assumed)

    def _retake(self, one: Certification, terms: Terms, way: Way) -> Cost | None:
        """A second try at the chance of needing it; None where its price is not known, or where
        the package of two attempts that is counted holds it."""
        again = terms.fee(Kind.SECOND_ATTEMPT, way.route) or terms.fee(Kind.EXAM, way.route)
        if again is None or again.amount is None:
            return None
        rate, fee = pass_rate(one), float(again.amount)
        counted = self.worst_passing if rate is None else rate
        share = 1.0 if counted is None else 1 - counted
        label = _("A second try, needed by %(share)s") % {"share": percent(100 * share)}
        if rate is None:
            label = _("A second try, as needed by %(share)s elsewhere: no pass rate published") % {
                "share": percent(100 * share)
            }
        return Cost(label, "retake", Span(0, share * fee, fee), source=_dated(again.origin))


def _dated(origin: Origin | None) -> str:
    return (origin and origin.as_of) or _("undated")


def study(one: Certification, *, after_course: bool) -> Step:
    """Studying for the exam and sitting it, with what it asks of who sits."""
    months = STUDY_AFTER_COURSE if after_course else STUDY_ALONE
    label = _("Study for and sit the %(name)s exam") % {"name": one.abbreviation}
    if one.kind is CredentialKind.STATE_LICENSE:
        label = _("Sit the state’s exam and get the license: %(name)s") % {"name": one.abbreviation}
    gates = (r for r in one.requirements if r.kind == "accreditation" and not r.way)
    only = next(gates, None)
    note = joined("", (capital(gate(one)), "."))
    if only:
        after = _("Open only after %(what)s: ask the school.")
        note = sentence(after, {"what": data_text(only.text)})
    return Step("exam", label, months, note)


def searching(months: float) -> Step:
    """Looking for the first job."""
    return Step("search", _("Look for the first job"), Span(months, months, months))


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
