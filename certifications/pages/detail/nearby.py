"""Programs near the reader that prepare for a certification, cheapest first."""

from typing import Any

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists.fields import FieldMaker, any_of, fields_html
from careerguide.lists.filters import ListState
from careerguide.lists.selection import sort_rows
from careerguide.lists.state import Problem
from careerguide.places.states import STATE_NAMES
from certifications.filters import DetailState
from certifications.rules.facts import Certification
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.pages.row import Writer
from programs.selection import Selection

SHOWN = 5
MILES = 50


def fields_of_study(one: Certification, state: DetailState) -> list[dict[str, Any]]:
    """Fields that prepare, each with the list of its programs where the reader is."""
    held = catalog()
    return [
        {
            "code": link.code,
            "title": held.field_titles[at] if (at := held.field_at.get(link.code)) is not None
            else _("all fields under %(code)s") % {"code": link.code},
            "href": reverse("programs:list") + _query(link.code, state).query(),
            "required": link.required,
        }
        for link in one.preparations
    ]  # fmt: skip


def nearby(one: Certification, state: DetailState, problems: list[Problem]) -> dict[str, Any]:
    """The place, the first programs by price, and the form that asks where the reader is.

    A price that contradicts other figures is not offered as cheap, nor is one not reported.
    """
    found = list(problems)
    shown: dict[str, Any] = {"programs": [], "asked": False}
    if one.preparations and (state.near or state.state):
        shown = _programs(one, state, found)
    make = FieldMaker(state, found)
    fields = [
        make.text("near", _("Near"), placeholder=_("ZIP or city")),
        make.select("state", _("or in"), (any_of(_("any state")), *STATE_NAMES.items())),
    ]
    return shown | {"form": fields_html(fields), "problems": found}


def _programs(one: Certification, state: DetailState, problems: list[Problem]) -> dict[str, Any]:
    held = catalog()
    selections = [Selection(held, _query(link.code, state)) for link in one.preparations]
    selections = [s for s in selections if s.meant["field"] is not None]
    for selection in selections:
        if state.near and selection.place is None:
            problems.extend(p for p in selection.problems if p.name == "near")
            return {"programs": [], "asked": False}
    if not selections:
        return {"programs": [], "asked": True, "place": ""}
    first = selections[0]
    rows = np.unique(np.concatenate([s.matching.rows for s in selections])).astype(np.int32)
    rows = rows[held.trusted(rows)]
    prices = first.values("price_high", rows)
    cheapest = sort_rows(rows[prices >= 0], prices[prices >= 0], falling=False)[:SHOWN]
    return {
        "programs": Writer(first).rows(cheapest),
        "asked": True,
        "place": _place(first, state),
    }


def _place(selection: Selection, state: DetailState) -> str:
    if selection.place:
        words = {"n": MILES, "place": selection.place.label}
        return _("within %(n)s miles of %(place)s") % words
    return _("in %(state)s") % {"state": STATE_NAMES[state.state]}


def _query(cip: str, state: DetailState) -> ListState:
    """The program list of one field where the reader is; a place says more than a state."""
    if state.near:
        return ProgramQuery(field=cip, near=state.near, within=MILES, sort="price_high")
    chosen = (state.state,) if state.state else ()
    return ProgramQuery(field=cip, state=chosen, sort="price_high")
