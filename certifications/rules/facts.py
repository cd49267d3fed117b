"""Certifications as pages hold them: frozen, read once per build or edit (see store.py)."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from certifications.rules.codes import CredentialKind, Experience
from certifications.rules.costs import Cost, cost_over, cost_to_earn, exam_price, upkeep
from certifications.rules.details import (
    Body,
    Correction,
    Exam,
    Family,
    Lift,
    Link,
    PassRate,
    Pay,
    Renewal,
    Requirement,
    StateRule,
    Step,
    Tested,
)
from certifications.rules.supposed import dearest_renewal
from certifications.rules.terms import Fee, Origin, Terms

GROUP = "e.g. "
"""Begins the abbreviation of a group; those of some of its members follow."""


NO_FAMILY = Family()


@dataclass(frozen=True)
class Certification:
    """One certification with all that hangs on it; fees hold its issuer's dues too."""

    slug: str
    name: str
    abbreviation: str
    body: Body
    focus: str
    level: str
    origin: Origin
    family: Family = NO_FAMILY
    kind: CredentialKind = CredentialKind.CERTIFICATION
    state: str = ""
    job: str = ""
    licensing: str = ""
    places: str = ""
    summary: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    membership_required: bool | None = None
    apprentice_of: str = ""
    apprentices: tuple[str, ...] = ()
    accredited_by: Body | None = None
    fees: tuple[Fee, ...] = ()
    exam: Exam | None = None
    renewal: Renewal | None = None
    requirements: tuple[Requirement, ...] = ()
    state_rules: tuple[StateRule, ...] = ()
    pass_rates: tuple[PassRate, ...] = ()
    lifts: tuple[Lift, ...] = ()
    tested: tuple[Tested, ...] = ()
    preparations: tuple[Link, ...] = ()
    occupations: tuple[Link, ...] = ()
    pay: tuple[Pay, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def group(self) -> bool:
        """Whether it stands for several: the abbreviations of some are where its own would be."""
        return self.abbreviation.startswith(GROUP)

    @property
    def short(self) -> str:
        """What it is called where there is little room: a group by its name."""
        return self.name.removesuffix(" (group)") if self.group else self.abbreviation

    @property
    def long(self) -> str:
        """What `short` stands for: the name, or some of those a group stands for."""
        return ", ".join(self.abbreviation.removeprefix(GROUP).split()) if self.group else self.name

    @cached_property
    def terms(self) -> Terms:
        """Its fees and rules of membership and renewal, for the arithmetic of costs.

        Only certifications have members: of a license or a card nobody asks whether one is.
        """
        cycle = self.renewal.cycle_months if self.renewal else None
        member = self.membership_required
        if member is None and self.kind is not CredentialKind.CERTIFICATION:
            member = False
        return Terms(
            self.fees, member, cycle,
            licensed=self.kind.licenses, sits=self.sits,
        )  # fmt: skip

    @property
    def sits(self) -> bool:
        """Whether there is an exam to sit: cards, and what employers give, mostly have none."""
        asks = (CredentialKind.COURSE_CARD, CredentialKind.FEDERAL_FLOOR)
        if self.kind is CredentialKind.EMPLOYER_REQUIREMENT or self.kind in asks:
            return bool(self.exam and self.exam.questions)
        return True

    def holds_in(self, state: str) -> bool:
        """Whether it is of use in a state: another state's license is not. "" is no state known,
        in which only what holds everywhere is sure to be."""
        return self.state in ("", state)

    def asked_in(self, state: str) -> tuple[StateRule, ...]:
        """What is known of a state's own rules."""
        return tuple(rule for rule in self.state_rules if rule.state == state)

    @cached_property
    def earn(self) -> Cost:
        """Dollars for one exam and the first year's dues."""
        return cost_to_earn(self.terms)

    @cached_property
    def earn_as_student(self) -> Cost:
        """The same with a student's dues, where these are known."""
        return cost_to_earn(self.terms, student=True)

    @cached_property
    def upkeep(self) -> Cost:
        """Dollars a year to keep it: dues, and renewals spread over their cycle."""
        return upkeep(self.terms)

    @cached_property
    def exam_price(self) -> Cost:
        """Dollars for one attempt at the exam."""
        return exam_price(self.terms)

    def over(self, years: int) -> Cost:
        """Dollars to earn it and hold it for `years`, 1 to 20."""
        if years not in self._over:
            self._over[years] = cost_over(self.terms, years)
        return self._over[years]

    @cached_property
    def _over(self) -> dict[int, Cost]:
        """What it costs over so many years, as far as it was asked for."""
        return {}

    @cached_property
    def experience(self) -> tuple[Experience, int | None]:
        """What it takes to sit, with the months of some; None where these are not stated.

        Experience asked only for the full title, or only advised, is none to sit; nor is that of
        a way beside which another asks for none.
        """
        asked = [r for r in self.requirements if r.kind == "experience"]
        work = [r for r in self.work_to_sit if r.time != 0]
        if work:
            return Experience.SOME, max((r.time for r in work if r.time), default=None)
        return (Experience.NONE if asked else Experience.NOT_STATED), None

    @cached_property
    def work_to_sit(self) -> tuple[Requirement, ...]:
        """The experience asked of everybody who sits, with that of the way that asks for least."""
        rows = [r for r in self.requirements if r.strength == "to sit"]
        work = [r for r in rows if r.kind == "experience"]
        ways = {r.way for r in rows if r.way}
        least = min(
            ([r for r in work if r.way == way] for way in sorted(ways)),
            key=lambda asked: max(((r.time is None, r.time or 0) for r in asked), default=()),
            default=[],
        )
        return (*(r for r in work if not r.way), *least)

    @cached_property
    def haystack(self) -> str:
        """Lower-case text in which a search looks."""
        parts = (self.abbreviation, self.name, self.body.abbreviation, self.body.name,
                 self.family.name, self.level, self.places, self.job, self.kind.label,
                 *(t.abbreviation for t in self.tested))  # fmt: skip
        return " ".join(parts).casefold()


@dataclass(frozen=True)
class Certifications:
    """All of them by slug, in the order of what they are called, and the steps between them."""

    by_slug: dict[str, Certification] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.by_slug)

    @cached_property
    def all(self) -> tuple[Certification, ...]:
        """Every certification; its place here is its row in lists."""
        return tuple(self.by_slug.values())

    @cached_property
    def dearest_renewal(self) -> Decimal | None:
        """Dollars a year: what an unknown renewal counts as in orders. None where none is known."""
        return dearest_renewal(one.terms for one in self.all)

    @cached_property
    def bodies(self) -> tuple[tuple[str, str], ...]:
        """Slug and abbreviation of every issuer."""
        found = {c.body.slug: c.body.abbreviation for c in self.all}
        return tuple(sorted(found.items(), key=lambda pair: pair[1].casefold()))

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """Every job family that some credential is of, in the order of their names."""
        found = {c.family.slug: c.family for c in self.all}
        return tuple(sorted(found.values(), key=lambda one: one.name.casefold()))

    @cached_property
    def settings(self) -> tuple[tuple[str, str], ...]:
        """Slug and name of every setting that some certification has."""
        found = {slug: name for c in self.all for slug, name in c.settings}
        return tuple(sorted(found.items(), key=lambda pair: pair[1].casefold()))
