"""A search line's place, delivery and award as the filters they are, so that they can be seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from careerguide.lists.filters import ListState
from careerguide.lists.state import BadValue, Problem
from careerguide.places.find import find_where
from careerguide.words.lexicon import Kind
from careerguide.words.line import read
from programs.catalog import catalog
from programs.filters import WITHIN
from programs.meaning import FIELD
from programs.reader import Said
from programs.rules.codes import AwardLevel, Delivery
from programs.selection import Selection
from salaries import search

WIDER = 50
"""Miles around a place that has nothing within WITHIN."""


@dataclass(frozen=True)
class Understood:
    """The state that a line's words were made into, and what was typed; "" where nothing was."""

    state: ListState
    typed: str = ""
    near: str = ""
    """What was typed for a place and is a whole state; "" where it is none."""
    instead_of: str = ""
    """The words in whose place a job stands: nothing that they name is near there."""


def understood(state: ListState, *, sure: bool = False) -> Understood:
    """“Nurse near Worcester” is nurse, near Worcester; “welding online” is welding, online.

    What a filter says already stays as it is. With `sure` a place counts that the line names
    without saying that it is one: “welding classes bronx”.
    """
    state, near = in_state(state)
    line = read(state.q) if state.q else None
    if line is None or line.exact:
        return Understood(state, near=near)
    changes: dict[str, Any] = {}
    sure = line.sure or (sure and bool(line.place_text))
    if sure and not (state.near or state.state):
        changes |= {"state": (line.state,)} if line.state else {"near": line.place_text}
    for name, kind, codes in (
        ("delivery", Kind.DELIVERY, Delivery),
        ("award", Kind.AWARD, AwardLevel),
    ):
        asked = [one.slug for one in codes if one.slug in line.how_keys(kind)]
        if asked and not getattr(state, name):
            changes[name] = tuple(asked)
    if not changes:
        return Understood(state, near=near)
    about = line.about if sure else f"{line.about} {line.place_text}".strip()
    return Understood(state.but(q=about, **changes), state.q, near)


def in_state(state: ListState) -> tuple[ListState, str]:
    """Near a whole state is in the state, as on the home page; and what was typed for it.

    Where other states are chosen, and where the text means no state, the state as it is and "".
    """
    try:
        code = find_where(state.near).state if state.near else ""
    except BadValue:
        code = ""
    if not code or (state.state and code not in state.state):
        return state, ""
    return state.but(near="", state=state.state or (code,)), state.near


def _selected(found: Understood, problems: Sequence[Problem], kept: Said | None) -> Selection:
    selection = Selection(catalog(), found.state, problems, typed=found.typed)
    selection.kept = kept or Said()
    selection.whole_state, selection.instead_of = found.near, found.instead_of
    return selection


def _is_direct(selection: Selection) -> bool:
    """Whether something is found that the words mean before all else."""
    meaning = selection.meant["q"]
    rows = selection.ordered[:1]
    return bool(len(rows)) and (meaning is None or bool(meaning.tier[rows[0]] == FIELD))


def _loosened(asked: ListState, selection: Selection) -> Iterator[Understood]:
    """What the words ask with less read into them, for those that leave nothing, as filters.

    Of most programs no more is known than that their school teaches some online. An award that no
    such program has anywhere is none: a master barber's licence is no master's degree. Where no
    such program is near, there is what else leads to the job.
    """
    state = selection.query
    if not asked.delivery and Delivery.ONLINE.slug in state.delivery:
        state = state.but(delivery=(*state.delivery, Delivery.SCHOOL_SOME.slug))
        yield Understood(state, selection.typed, selection.whole_state)
    anywhere = Selection(catalog(), state.but(near="", state=()), ())
    if not asked.award and state.award and not anywhere.total:
        state = state.but(award=())
        yield Understood(state, selection.typed, selection.whole_state)
    if selection.total or not selection.home or state.occupation:
        return
    for job in search.find(state.q)[:1]:
        if job.tier < search.PART:
            words, state = selection.typed or asked.q, state.but(q="", occupation=job.code)
            yield Understood(state, words, selection.whole_state, instead_of=selection.query.q)


def selected(state: ListState, problems: Sequence[Problem], kept: Said | None = None) -> Selection:
    """The programs of a state as understood; where none is near, those of a wider circle.

    `kept` is what the reader's browser keeps of them.
    """
    selection = _selected(understood(state), problems, kept)
    if not _is_direct(selection) and (near := understood(state, sure=True)) != understood(state):
        near_there = _selected(near, problems, kept)
        if not selection.total or _is_direct(near_there):
            selection = near_there
    found = _in_reach(selection)
    for looser in () if _is_direct(found) else _loosened(state, found):
        more = _in_reach(_selected(looser, problems, kept))
        if more.total and (not found.total or _is_direct(more)):
            return more
    return found


def _in_reach(selection: Selection) -> Selection:
    """The same, or what a wider circle has where the usual one has nothing."""
    found = selection.query
    if selection.place is None or selection.total or found.within != WITHIN:
        return selection
    wider = selection.again(found.but(within=WIDER))
    wider.widened, wider.instead_of = bool(wider.total), selection.instead_of
    return wider if wider.widened else selection
