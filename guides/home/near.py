"""The programs of an answer by reach: near, within 50 miles, in the state, online from anywhere."""

from collections.abc import Iterator
from typing import Any, TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.columns.narrowing import Rows
from careerguide.pages.numbers import count
from careerguide.places.statenames import state_name
from guides.home.question import Question
from programs.filters import ProgramQuery
from programs.pages.row import Writer
from programs.rules.codes import Delivery
from programs.selection import Selection
from programs.understood import WIDER

SHOWN = 3
"""Programs named of each reach."""


class Reach(TypedDict):
    """Programs of one reach: `total` of them, the first few as the list writes them."""

    heading: str
    brief: str
    total: int
    rows: list[dict[str, Any]]
    href: str
    left: int


def reaches(question: Question) -> list[Reach]:
    """Those of each reach that has any. What a nearer one shows, a farther one leaves out."""
    found = []
    inside = 0
    for heading, brief, selection, nested in _selections(question):
        shown_before = min(inside, selection.total) if nested else 0
        total = selection.total
        if total > shown_before:
            first = selection.ordered[shown_before : shown_before + SHOWN]
            found.append(Reach(
                heading=heading % {"n": count(total - shown_before)}, brief=brief, total=total,
                rows=_rows(selection, first), left=total - shown_before - len(first),
                href=reverse("programs:list") + selection.query.query(),
            ))  # fmt: skip
        inside = total if nested else inside
    return found


def _rows(selection: Selection, some: Rows) -> list[dict[str, Any]]:
    """As the list writes them; `granted` says whether a rule of aid may lower the price."""
    left, sticker = selection.you_pay("if_met", some), selection.sticker(some)
    writer = Writer(selection)
    written = writer.rows(some)
    less = (left >= 0) & (left < sticker)
    for row, fact, lowered in zip(written, selection.facts(some), less, strict=True):
        row["granted"] = bool(lowered)
        row["award_brief"] = writer.award_text(fact, brief=True)
    return written


def _selections(question: Question) -> Iterator[tuple[str, str, Selection, bool]]:
    target = question.target
    query, known = ProgramQuery(occupation=target.soc), target.catalog
    if target.place:
        near = query.but(near=question.near)
        said = {"miles": query.within}
        yield (_("Within %(miles)s miles: %%(n)s") % said, _("within %(miles)s miles") % said,
               Selection(known, near).open_only(), True)  # fmt: skip
        said = {"miles": WIDER}
        yield (_("Within %(miles)s miles: %%(n)s more") % said, _("within %(miles)s") % said,
               Selection(known, near.but(within=WIDER)).open_only(), True)  # fmt: skip
    elif target.state:
        said_state = {"state": state_name(target.state)}
        yield (_("In %(state)s: %%(n)s") % said_state, _("in %(state)s") % said_state,
               Selection(known, query.but(state=(target.state,))).open_only(), False)  # fmt: skip
    else:
        yield (_("In the United States: %(n)s"), _("in the United States"),
               Selection(known, query).open_only(), False)  # fmt: skip
    online = query.but(delivery=(Delivery.ONLINE.slug,))
    yield (_("Online, from anywhere: %(n)s"), _("online"), Selection(known, online).open_only(),
           False)  # fmt: skip
