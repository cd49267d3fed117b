"""The credentials of an answer, each with the gate before its exam: open, half open or closed."""

from typing import TypedDict

from django.utils.translation import gettext as _

from certifications.pages.words import cost_note, cost_words, gate
from certifications.rules.facts import Certification
from guides import credentials
from plan.credentials import asking, for_beginners, may_sit, needs_course

SHOWN = 5


class Gate(TypedDict):
    """A credential: its cost as written ("" where not known), and who may sit its exam.

    `kind` is open, half, shut or unknown, `word` the same for readers.
    """

    short: str
    name: str
    href: str
    cost: str
    note: str
    kind: str
    word: str
    asks: str


def gates(soc: str) -> list[Gate]:
    """The first by the cost to earn."""
    them = sorted(asking(soc), key=lambda one: one.earn.rank)
    return [_gate(one) for one in them[:SHOWN]]


def _gate(one: Certification) -> Gate:
    kind = kind_of(one)
    return {
        "short": one.short,
        "name": "" if one.short == one.name else one.name,
        "href": credentials.href(one),
        "cost": cost_words(one.earn),
        "note": cost_note(one.earn),
        "kind": kind,
        "word": {
            "open": _("Open"), "half": _("Half open"), "shut": _("Closed to beginners"),
            "unknown": _("Not stated"),
        }[kind],
        "asks": gate(one),
    }  # fmt: skip


def kind_of(one: Certification) -> str:
    """For somebody with a high school diploma and no work in the field.

    Half open: they may sit, but its issuer advises work first or means it for the advanced.
    """
    stated = any(r.strength == "to sit" and r.kind != "experience" for r in one.requirements)
    required = any(link.required for link in one.preparations)
    if not may_sit(one, 0) or ((stated or required) and needs_course(one)):
        return "shut"
    if not stated:
        return "unknown"
    return "open" if for_beginners(one, 0) else "half"
