"""The credentials of an answer, each with the gate before its exam: open, half open or closed."""

from typing import TypedDict

from django.utils.translation import gettext as _

from certifications.pages.words import cost_note, cost_words, gate, kind_words, weak_words
from certifications.papers import papers, rule_line
from certifications.prepares import least_award
from certifications.rules.facts import Certification
from guides import credentials
from plan.credentials import for_beginners, may_sit, needs_course

SHOWN = 5


class Gate(TypedDict):
    """A credential: its cost as written ("" where not known), and who may sit its exam.

    `kind` is open, half, shut or unknown, `word` the same for readers.
    """

    short: str
    name: str
    href: str
    what: str
    cost: str
    note: str
    kind: str
    word: str
    asks: str


class Asked(TypedDict):
    """What a law asks of a job, in words with its source, and what the reader's state asks."""

    law: str
    law_source: str
    rules: list[str]


def asked(soc: str, state: str) -> Asked:
    """Texts are "" where no law is known here, or where the answer's figures say it already."""
    found = papers(soc, state)
    if found.rules and not found.needed:
        return {"law": "", "law_source": "", "rules": []}
    return {
        "law": found.law,
        "law_source": found.law_source,
        "rules": [rule_line(rule) for _one, rule in found.rules],
    }


def gates(soc: str, state: str = "") -> list[Gate]:
    """What the law asks for first, then the first by the cost to earn."""
    return [_gate(one) for one in papers(soc, state).all[:SHOWN]]


def _gate(one: Certification) -> Gate:
    kind = kind_of(one)
    return {
        "short": one.short,
        "name": "" if one.short == one.name else one.name,
        "href": credentials.href(one),
        "what": kind_words(one),
        "cost": "" if one.earn.weak else cost_words(one.earn),
        "note": weak_words(one.earn) or cost_note(one.earn),
        "kind": kind,
        "word": {
            "open": _("Open"), "half": _("Half open"), "shut": _shut(one),
            "unknown": _("Not stated"),
        }[kind],
        "asks": gate(one),
    }  # fmt: skip


def _shut(one: Certification) -> str:
    """What opens it: schooling, with a degree or without one; or work, which no beginner has."""
    if not may_sit(one, 0):
        return _("Closed to beginners")
    return _("After a program") if least_award(one) else _("After a course")


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
