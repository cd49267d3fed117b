"""Programs and certifications: which field of study prepares for which exam, and where."""

from collections.abc import Iterable, Sequence
from typing import Any, TypedDict

import numpy as np
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from careerguide.columns import store
from careerguide.columns.sorting import sort_rows
from careerguide.lists.fields import FieldMaker, any_of, fields_html
from careerguide.lists.filters import ListState
from careerguide.lists.state import Problem
from careerguide.pages.cache import address, per_page_version
from careerguide.places.statenames import state_choices, state_name
from careerguide.words.data_text import data_words
from certifications.filters import DetailState
from certifications.rules.facts import Certification
from certifications.store import certifications
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.pages.panels import Prepared
from programs.pages.row import Writer
from programs.rules.codes import AWARD_RANK, AwardLevel, Entry
from programs.rules.reach import License
from programs.selection import Selection

SHOWN = 5
MILES = 50
DEGREES = {
    "associate": AWARD_RANK[AwardLevel.ASSOCIATE],
    "bachelor": AWARD_RANK[AwardLevel.BACHELOR],
}
"""Degrees that issuers' own words ask of candidates, as ranks of award."""


def least_award(one: Certification) -> int:
    """The rank of award (programs.rules.codes) that candidates must hold; 0 where none is asked."""
    rows = [r for r in one.requirements if r.strength == "to sit"]
    ways = sorted({r.way for r in rows if r.way}) or [0]
    return min(_degree(r.text for r in rows if r.way in (0, way)) for way in ways)


def _degree(texts: Iterable[str]) -> int:
    words = " ".join(texts).casefold()
    return next((rank for word, rank in DEGREES.items() if word in words), 0)


def prepares(one: Certification, cip: str, award_level: int) -> bool:
    """Whether a program of this field and award leads to the exam: by the fields linked to it and
    its issuer's own words, or, of what a law asks for, by the license of one of its jobs."""
    fits = any(cip.startswith(link.code) for link in one.preparations)
    enough = fits and least_award(one) <= AWARD_RANK[award_level]
    return enough or any(cip.startswith(of.cips) and award_level in of.awards for of in laws(one))


def laws(one: Certification) -> tuple[License, ...]:
    """What the jobs of a paper that a law asks for ask of schooling; those alone that name fields,
    as the others are silent on what may be taught there."""
    return _laws().get(one.slug, ())


@per_page_version(spoken=False)
def _laws() -> dict[str, tuple[License, ...]]:
    license_of = catalog().reaching.license
    found = {}
    for one in certifications().all:
        held = (license_of(job.code) for job in one.occupations) if one.kind.needed else ()
        found[one.slug] = tuple(each for each in held if each is not None and each.cips)
    return found


def certifications_of(
    cip: str, award_level: int, accreditors: frozenset[str] = frozenset(), state: str = ""
) -> Sequence[Prepared]:
    """In the order of their abbreviations, apprentice designations left to their full titles.

    `accreditors` are those known to accredit the program, which is taught in `state`: a license of
    another is not what it leads to.
    """
    try:
        fitting = _preparing(cip)
    except store.NoData:
        return ()
    return [
        Prepared(
            one.short if one.group else f"{one.short}: {one.name}",
            address("certifications:detail", one.slug),
            _note(one, accreditors),
        )
        for one in fitting
        if one.holds_in(state)
        and (
            least_award(one) <= AWARD_RANK[award_level]
            or any(award_level in of.awards for of in laws(one))
        )
    ]


def _preparing(cip: str) -> list[Certification]:
    """Those with a full title that a field of study prepares for, in their order: a code holds the
    codes that begin so."""
    starts = (cip[:end] for end in range(len(cip) + 1))
    slugs = {slug for start in starts for slug in _by_code().get(start, ())}
    return [one for one in certifications().all if one.slug in slugs]


@per_page_version
def _by_code() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in certifications().all:
        for link in () if one.apprentice_of else one.preparations:
            found.setdefault(link.code, []).append(one.slug)
    return found


def _note(one: Certification, accreditors: frozenset[str]) -> str:
    gates = [r for r in one.requirements if r.kind == "accreditation"]
    gate = next((r for r in gates if r.accreditor in accreditors), gates[0] if gates else None)
    if gate and gate.way and gate.accreditor not in accreditors:
        words = _("asks for %(what)s, or another way; ask the school")
        return words % {"what": data_words(gate.text)}
    if gate and gate.accreditor in accreditors:
        return _("asks for %(what)s; %(who)s accredits this program") % {
            "what": data_words(gate.text), "who": gate.accreditor,
        }  # fmt: skip
    return _("asks for %(what)s; ask the school") % {"what": data_words(gate.text)} if gate else ""


class PreparingField(TypedDict):
    """A field of study (CIP) with the list of its programs where the reader is."""

    title: str
    href: str
    required: bool


class ProgramsNear(TypedDict):
    """The cheapest programs where the reader is, if `asked`, and the form that asks for a place."""

    programs: list[dict[str, Any]]
    asked: bool
    place: str
    form: SafeString
    problems: list[Problem]


def fields_of_study(one: Certification, state: DetailState) -> list[PreparingField]:
    """Fields that prepare, each with the list of its programs where the reader is."""
    known = catalog()
    return [
        {
            "title": known.field_titles[at] if (at := known.field_at.get(link.code)) is not None
            else _("all fields under %(code)s") % {"code": link.code},
            "href": reverse("programs:list") + _programs_of(link.code, state).query(),
            "required": link.required,
        }
        for link in one.preparations
    ]  # fmt: skip


def programs_near(one: Certification, state: DetailState, problems: list[Problem]) -> ProgramsNear:
    """The place, the first programs by price, and the form that asks where the reader is.

    A price that contradicts other figures is not offered as cheap, nor is one not reported.
    """
    found = list(problems)
    programs, place = None, ""
    if one.preparations and (state.near or state.state):
        programs, place = _cheapest(one, state, found)
    make = FieldMaker(state, found)
    fields = [
        make.text("near", _("Near"), placeholder=_("ZIP or city")),
        make.select("state", _("or in"), (any_of(_("any state")), *state_choices().items())),
    ]
    return {
        "programs": programs or [],
        "asked": programs is not None,
        "place": place,
        "form": fields_html(fields),
        "problems": found,
    }


def _cheapest(
    one: Certification, state: DetailState, problems: list[Problem]
) -> tuple[list[dict[str, Any]] | None, str]:
    """Rows of the cheapest programs, and the place in words; None where no place was found."""
    known = catalog()
    selections = [Selection(known, _programs_of(link.code, state)) for link in one.preparations]
    selections = [s for s in selections if s.meant["field"] is not None]
    for selection in selections:
        if state.near and selection.place is None:
            problems.extend(p for p in selection.problems if p.name == "near")
            return None, ""
    if not selections:
        return [], ""
    first = selections[0]
    rows = np.unique(np.concatenate([s.matching.rows for s in selections])).astype(np.int32)
    rows = rows[known.trusted(rows)]
    prices = first.ordering("price_high", rows)
    cheapest = sort_rows(rows[prices >= 0], prices[prices >= 0], falling=False)[:SHOWN]
    return Writer(first).rows(cheapest), _place(first, state)


def _place(selection: Selection, state: DetailState) -> str:
    if selection.place:
        words = {"n": MILES, "place": selection.place.label}
        return _("within %(n)s miles of %(place)s") % words
    return _("in %(state)s") % {"state": state_name(state.state)}


def _programs_of(cip: str, state: DetailState) -> ListState:
    """The list of one field's programs that beginners can enter, where the reader is.

    A place says more than a state.
    """
    query = ProgramQuery(field=cip, entry=(Entry.BEGINNERS.slug,), sort="price_high")
    if state.near:
        return query.but(near=state.near, within=MILES)
    return query.but(state=(state.state,) if state.state else ())
