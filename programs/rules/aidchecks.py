"""Whether an aid's conditions hold for a reader and a program of study, each in words. No Django.

Words are English templates with their values beside them; pages translate them.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from careerguide.columns.codes import noop as _
from programs.rules.aidterms import DEGREES, Aid, Offering, Reader, income_band
from programs.rules.lengths import MONTHS_PER_WEEK


class Holds(Enum):
    """Whether a condition holds; UNKNOWN is of what the data do not say of a program or school."""

    YES = "yes"
    NOT_SAID = "not said"
    UNKNOWN = "unknown"
    NO = "no"


class Check(NamedTuple):
    """A condition, in words: `%(n)s` stands for a value."""

    holds: Holds
    words: str
    values: Mapping[str, object] = {}

    def __str__(self) -> str:
        return self.words % self.values


def checks(aid: Aid, reader: Reader, offering: Offering) -> Iterator[Check]:
    """Every condition that arithmetic can look at; those of words alone are the reader's."""
    yield from of_program(aid, offering)
    yield from of_state(aid, reader)
    yield from of_person(aid, reader)
    yield from of_money(aid, reader)


def of_program(aid: Aid, offering: Offering) -> Iterator[Check]:
    """What the aid asks of the school and the program."""
    if aid.state != "US":
        yield _held(offering.state == aid.state, _("at a school in %(state)s"), state=aid.state)
    if aid.unitids:
        yield _held(offering.unitid in aid.unitids, _("at the schools that it names"))
    if aid.schools:
        kind = offering.school_kind
        holds = _yes(kind.slug in aid.schools) if kind else Holds.UNKNOWN
        yield Check(holds, _("at the kinds of school that it names"))
    if aid.federal_aid:
        known = offering.federal_aid
        holds = Holds.UNKNOWN if known is None else _yes(known)
        yield Check(holds, _("at a school that takes part in federal student aid"))
    if aid.awards:
        # A level that is not reported is no condition met: some list names it where it may be.
        level = offering.award_level
        known_level = bool(level) or 0 in aid.awards
        holds = _yes(level in aid.awards) if known_level else Holds.UNKNOWN
        yield Check(holds, _("for the award levels that it names"))
    yield from _weeks(aid, offering.months)


def _weeks(aid: Aid, months: float | None) -> Iterator[Check]:
    weeks = None if months is None else months / MONTHS_PER_WEEK
    for limit, fits, words in (
        (aid.min_weeks, lambda w, n: w >= n, _("for programs of %(n)s weeks or more")),
        (aid.max_weeks, lambda w, n: w <= n, _("for programs of %(n)s weeks or less")),
    ):
        if limit is not None:
            # A week is not told to the day: 14.99 are 15.
            holds = Holds.UNKNOWN if weeks is None else _yes(fits(round(weeks, 1), limit))
            yield Check(holds, words, {"n": limit})


def of_state(aid: Aid, reader: Reader) -> Iterator[Check]:
    """Where the reader must live."""
    if aid.state != "US":
        holds = _yes(reader.state == aid.state) if reader.state else Holds.NOT_SAID
        yield Check(holds, _("if you live in %(state)s"), {"state": aid.state})


def of_person(aid: Aid, reader: Reader) -> Iterator[Check]:
    """Age, degree, work, service and benefits."""
    age = reader.age
    if aid.age_min is not None:
        holds = _said(age, age is not None and age >= aid.age_min)
        if holds is Holds.NO and aid.age_or:
            holds = Holds.NOT_SAID
        yield Check(holds, _("if you are %(n)s or older"), {"n": aid.age_min})
    if aid.age_max is not None:
        holds = _said(age, age is not None and age <= aid.age_max)
        yield Check(holds, _("if you are %(n)s or younger"), {"n": aid.age_max})
    if aid.no_degree:
        words = {
            "bachelor": _("if you hold no bachelor’s degree"),
            "associate": _("if you hold no associate or bachelor’s degree"),
        }[aid.no_degree]
        held = reader.degree
        fits = held is not None and DEGREES.index(_degree(held)) < DEGREES.index(
            _degree(aid.no_degree)
        )
        yield Check(_said(held, fits), words)
    if aid.work:
        holds = _said(reader.work, reader.work in aid.work)
        both = "unemployed" in aid.work
        words = _("if you are out of work or work part-time") if both else _("if you are employed")
        if aid.work == {"unemployed"}:
            words = _("if you are out of work")
        yield Check(holds, words)
    if aid.veteran:
        yield Check(
            _said(reader.veteran, bool(reader.veteran)), _("if you served in the armed forces")
        )
    if aid.snap:
        yield Check(_said(reader.snap, bool(reader.snap)), _("if your household gets SNAP"))


def of_money(aid: Aid, reader: Reader) -> Iterator[Check]:
    """What the household may earn. A band that a limit cuts through says nothing for sure."""
    if aid.income_max is None:
        return
    words = _("if your household’s income is at most $%(n)s a year")
    holds = Holds.NOT_SAID
    sized = aid.income_household is None or aid.income_household == reader.household
    if reader.income is not None and sized:
        low, high = income_band(reader.income)
        if low > aid.income_max:
            holds = Holds.NO
        elif high is not None and high <= aid.income_max:
            holds = Holds.YES
    yield Check(holds, words, {"n": f"{aid.income_max:,}"})


def _degree(text: str):  # type: ignore[no-untyped-def]
    return next(one for one in DEGREES if one == text)


def _held(fact: bool, words: str, **values: object) -> Check:
    return Check(_yes(fact), words, values)


def _yes(fact: bool) -> Holds:
    return Holds.YES if fact else Holds.NO


def _said(value: object, fits: bool) -> Holds:
    return Holds.NOT_SAID if value is None else _yes(fits)
