"""The page of aid: what readers say of themselves, and every program of a state with its rules."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypedDict

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.lists.fields import Field, FieldMaker, any_of
from careerguide.lists.state import Problem, choice, flag, words
from careerguide.pages.numbers import count, dollar_span
from careerguide.places.statenames import state_choices, state_name
from careerguide.places.states import Kind, states_that_are
from programs.aid import held
from programs.models import AidProgram
from programs.models.aid import NATION
from programs.pages.aid.words import Sentence, ShownAid, aid_href, free_sentence, shown
from programs.reader import Said, answers, degrees, incomes, works

STATES = states_that_are(Kind.STATE, Kind.DISTRICT)
"""The 50 states and DC: aid of territories was not looked for."""


@dataclass(frozen=True)
class AidState(Said):
    """What the reader said, where they are, and where to go on from here."""

    state: str = choice(lambda: STATES)
    in_link: bool = flag()
    next: str = words(500)

    @property
    def onward(self) -> str:
        """The page of this site that the reader came from; "" for none, or for another's."""
        safe = url_has_allowed_host_and_scheme(self.next, allowed_hosts=None)
        return self.next if safe and self.next.startswith("/") else ""


class ListedAid(ShownAid):
    """An aid program with everything that is known of it."""

    kind: str
    short: str
    administered_by: str
    decides: str
    covers: str
    sum: str
    schools: str
    awards: str
    valid: str
    note: str


class KindOfAid(TypedDict):
    """Aid programs of one kind."""

    label: str
    programs: list[ListedAid]


class StateLink(TypedDict):
    """A state and how many aid programs of it run; "" for none gathered yet."""

    label: str
    href: str
    count: str
    current: bool


class Form(TypedDict):
    """The reader form's fields, in its two parts."""

    about: list[Field]
    money: list[Field]
    errors: int


class AidPage(TypedDict):
    """What templates/programs/aid/page.html shows."""

    page_title: str
    page_lede: str
    form: Form
    state: AidState
    state_name: str
    sentence: Sentence | None
    none_yet: bool
    own: list[KindOfAid]
    nation: list[KindOfAid]
    past: list[ListedAid]
    past_said: str
    states: list[StateLink]
    without: str
    problems: list[Problem]
    section: str


def listed(row: AidProgram) -> ListedAid:
    """A program with everything that is known of it."""
    spans = (row.valid_from, row.valid_to)
    return {
        **shown(row),
        "kind": row.get_kind_display(),
        "short": row.short,
        "administered_by": row.administered_by,
        "decides": row.get_decides_display(),
        "covers": row.covers_text,
        "sum": dollar_span(row.amount_min, row.amount_max) if row.amount_max else "",
        "schools": row.schools_text,
        "awards": row.awards_text,
        "valid": _("%(start)s to %(end)s") % {"start": spans[0] or "…", "end": spans[1] or "…"}
        if any(spans)
        else "",
        "note": row.note,
    }  # fmt: skip


def by_kind(rows: Iterable[AidProgram]) -> list[KindOfAid]:
    """Programs under their kinds, in the order in which kinds help most."""
    found: dict[str, list[ListedAid]] = {}
    for row in sorted(rows, key=lambda one: (one.stacking, one.key)):
        found.setdefault(row.kind, []).append(listed(row))
    return [
        {"label": str(label), "programs": found[value]}
        for value, label in AidProgram.Kind.choices
        if value in found
    ]


def reader_form(state: AidState, problems: list[Problem]) -> Form:
    """Everything optional: the first part may stand in addresses, the second stays here."""
    make = FieldMaker(state, problems)
    not_said = any_of(_("not said"))
    about = [
        make.select("state", _("State you live in"), [not_said, *_states()]),
        make.number("age", _("Age"), suffix=_("years")),
        make.select("degree", _("Highest degree you hold"), [not_said, *degrees().items()]),
    ]
    money = [
        make.select("income", _("Household income a year, before tax"),
                    [not_said, *incomes().items()]),
        make.number("household", _("People in the household")),
        make.select("work", _("Work"), [not_said, *works().items()]),
        make.select("veteran", _("Served in the armed forces"), [not_said, *answers().items()]),
        make.select("snap", _("The household gets SNAP"), [not_said, *answers().items()]),
    ]  # fmt: skip
    return {"about": about, "money": money, "errors": sum(bool(f.error) for f in about + money)}


def _states() -> list[tuple[str, str]]:
    return [(code, name) for code, name in state_choices().items() if code in STATES]


def state_links(current: str) -> list[StateLink]:
    """Every state, with how many programs of it are known."""
    known = Counter(row.state for row in held().rows.values())
    past = {row.state for row in held().past}
    return [
        {
            "label": name,
            "href": aid_href(code),
            "count": count(known[code]) if known[code] else _("past only") if code in past else "",
            "current": code == current,
        }
        for code, name in _states()
    ]


def aid_page(state: AidState, problems: list[Problem]) -> AidPage:
    """The page for what an address and the browser say."""
    held_now = held()
    rows = held_now.rows.values()
    here = state.state
    past = [row for row in held_now.past if row.state in (here, NATION) or not here]
    links = state_links(here)
    own = [row for row in rows if row.state == here]
    n_past = len(past)
    said = ngettext(
        "%(n)s program that ended, or of which nothing shows that it still runs",
        "%(n)s programs that ended, or of which nothing shows that they still run",
        n_past,
    )
    without = [one["label"] for one in links if not one["count"]]
    return {
        "section": "programs",
        "page_title": _("Who helps to pay"),
        "page_lede": _(
            "Grants, free tuition, vouchers, benefits, credits and loans for training: for whom,"
            " how much, and who decides."
        ),
        "form": reader_form(state, problems),
        "state": state,
        "state_name": state_name(here),
        "sentence": free_sentence(here),
        "none_yet": bool(here) and not own and all(row.state != here for row in past),
        "own": by_kind(own),
        "nation": by_kind(row for row in rows if row.state == NATION),
        "past": [listed(row) for row in past],
        "past_said": said % {"n": count(n_past)} if past else "",
        "states": links,
        "without": _("None gathered yet for %(states)s.") % {"states": ", ".join(without)}
        if without
        else "",
        "problems": [p for p in problems if p.name in ("next", "in_link")],
    }


def onward(state: AidState) -> str:
    """Where a reader goes once they said something: where they came from, or to aid of their state.

    What is harmless goes with them, the rest only where they ticked that it may.
    """
    said = Said.of(state)
    kept = said if state.in_link else Said(age=said.age, degree=said.degree)
    path, _mark, query = state.onward.partition("?")
    names = Said.__dataclass_fields__
    before = [one for one in query.split("&") if one and one.partition("=")[0] not in names]
    if not path:
        path = reverse("aid")
        before = [f"state={state.state}"] if state.state else []
    after = kept.query().removeprefix("?")
    return "?".join(filter(None, (path, "&".join([*before, *filter(None, [after])]))))


def with_kept(state: AidState, kept: Said) -> AidState:
    """The form's state, with what the browser keeps where the address says nothing."""
    both = Said.of(state).over(kept)
    return replace(state, **{name: getattr(both, name) for name in Said.__dataclass_fields__})
