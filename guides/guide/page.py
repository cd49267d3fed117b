"""A guide's page: its words by editors, its figures live, its questions where they are asked."""

import re
from collections import defaultdict
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists.fields import Field, FieldMaker
from careerguide.lists.state import Problem
from careerguide.places.find import example_zip
from careerguide.places.states import STATE_NAMES
from guides.answers import answer
from guides.cited import cited, only_articles
from guides.home.answer import cells
from guides.home.question import HomeQuery
from guides.home.question import Question as Asked
from guides.library import Held, HeldGuide, HeldSection
from guides.models import Item, Question
from guides.panels import drawn
from guides.reader import Reader, read
from guides.state import STATES, GuideState
from plan.query import PlanQuery

NAMED_PANELS = ("checklist",)
"""Panels that show the section's lines themselves."""
SENTENCE_END = re.compile(r"(?<=[.?!])\s")
ISSUERS = ("certifications", "certify", "apprentice")
"""Where an old figure is one that the issuer of a certification can be asked about."""


def guide_page(found: HeldGuide, held: Held, params: QueryDict) -> dict[str, Any]:
    """The template's context."""
    url, problems = GuideState.read(params)
    reader, no_place = read(found, held, url)
    asked = questions_by_section(found, questions_here(reader))
    sections = [_section(reader, part, asked.pop(part.row.anchor, [])) for part in found.sections]
    return {
        "section": "paths",
        "crumbs": [{"title": _("Guides"), "href": reverse("paths:index")}],
        "title": reader.filled(found.row.title),
        "summary": reader.filled(found.row.summary),
        "fields": form_fields(reader, [*problems, *no_place]),
        "fixed": bool(found.row.state),
        "elsewhere": elsewhere(reader),
        "plan_href": plan_href(reader),
        "place": reader.place.label if reader.place else "",
        "where": reader.where,
        "state": reader.state,
        "glance": glance(reader),
        "sections": sections,
        "steps": number_steps(sections),
        "questions": [_question(reader, one) for one in asked.get("", [])],
    }


def plan_href(reader: Reader) -> str:
    """A plan for the guide's job from where the reader is."""
    near = reader.url.near if reader.place else ""
    query = PlanQuery(target=reader.guide.row.slug, zip=near, state=reader.state)
    return reverse("plan:plan") + query.query()


def form_fields(reader: Reader, problems: list[Problem]) -> list[Field]:
    """The state, where the guide is for any; and the reader's ZIP or city."""
    make = FieldMaker(reader.url, problems)
    example = example_zip(reader.state) if reader.state else ""
    near = make.text("near", _("Your ZIP or city"), placeholder=example)
    if reader.guide.row.state:
        return [near]
    return [state_field(make), near]


def state_field(make: FieldMaker) -> Field:
    return make.select("state", _("State"), [("", _("The whole nation")), *STATES.items()])


def elsewhere(reader: Reader) -> dict[str, str] | None:
    """For a guide of one state with another in its address: a guide that has that, if any."""
    wanted, own = reader.url.state, reader.guide.row.state
    if not own or not wanted or wanted == own:
        return None
    said = {"own": STATES[own], "wanted": STATES[wanted], "href": "", "title": ""}
    for guide in reader.held.guides.values():
        if not guide.row.state and set(guide.occupations) & set(reader.guide.occupations):
            said["href"] = guide.row.get_absolute_url() + GuideState(state=wanted).query()
            said["title"] = guide.row.title.replace("{place}", STATES[wanted])
            break
    return said


def questions_here(reader: Reader) -> tuple[Question, ...]:
    """Without those about another state by name."""
    own = STATES.get(reader.state)
    if own is None:
        return reader.held.questions
    return tuple(
        one
        for one in reader.held.questions
        if not any(name in one.question.replace(own, "") for name in STATES.values())
    )


def questions_by_section(
    guide: HeldGuide, questions: tuple[Question, ...]
) -> dict[str, list[Question]]:
    """By the anchor of the first section that has its place; "" for those without one here."""
    anchors: dict[str, str] = {}
    for section in guide.sections:
        for place in section.places:
            anchors.setdefault(place, section.row.anchor)
    found = defaultdict(list)
    for question in questions:
        found[anchors.get(question.asked_at, "")].append(question)
    return found


def _section(reader: Reader, part: HeldSection, asked: list[Question]) -> dict[str, Any]:
    row = part.row
    listed = [] if row.panel in NAMED_PANELS else groups(reader, part)
    return {
        "cited": said_once(listed),
        "anchor": row.anchor,
        "step": row.step,
        "title": reader.filled(row.title),
        "paragraphs": paragraphs(reader.filled(row.text)),
        "groups": listed,
        "panel": drawn(reader, part),
        "questions": [_question(reader, one) for one in asked],
    }


def number_steps(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps of the route in order, each given its number."""
    steps = [section for section in sections if section["step"]]
    for number, step in enumerate(steps, start=1):
        step["number"] = number
        said = step["paragraphs"][0] if step["paragraphs"] else ""
        step["first"] = SENTENCE_END.split(said)[0]
    return steps


def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def _question(reader: Reader, row: Question) -> dict[str, Any]:
    return {
        "number": row.number,
        "question": row.question,
        "paragraphs": paragraphs(reader.filled(row.answer)),
        "live": answer(reader, row.live),
        "cited": cited(row, figure=row.asked_at in ISSUERS),
    }


def groups(reader: Reader, part: HeldSection) -> list[dict[str, Any]]:
    """Lines under their headings, in order. What most lines of a group cite is said once.

    Beside live figures, what only the older articles say steps back: it is folded.
    """
    found: dict[str, list[Item]] = defaultdict(list)
    for line in part.lines:
        found[line.group].append(line)
    made = [_group(reader, part, name, rows) for name, rows in found.items()]
    for group, rows in zip(made, found.values(), strict=True):
        live = bool(part.row.panel and group["name"])
        group["folded"] = live and all(map(only_articles, rows))
    return sorted(made, key=lambda group: group["folded"])


def said_once(groups: list[dict[str, Any]]) -> dict[str, Any] | None:
    """What all groups of a section cite, taken out of them; None where they differ.

    A fold keeps what it cites, which would mean nothing outside while it is closed.
    """
    first = groups[0]["cited"] if groups else None
    apart = (group["folded"] or group["others"] or group["cited"] != first for group in groups)
    if first is None or any(apart):
        return None
    for group in groups:
        group["cited"] = None
    return dict(first)


def _group(reader: Reader, part: HeldSection, name: str, rows: list[Item]) -> dict[str, Any]:
    issued = {part.row.panel, part.row.anchor} & set(ISSUERS)
    each = [cited(row, figure=None if issued else False) for row in rows]
    most = max(each, key=each.count)
    alike = each.count(most) == len(each)
    if each.count(most) == 1 and not alike:
        most = {}
    return {
        "name": name,
        "cited": most or None,
        "others": "" if alike else _("All others:"),
        "lines": [
            {
                "text": reader.filled(row.text),
                "href": reader.filled(row.href),
                "cited": None if own == most else own,
            }
            for row, own in zip(rows, each, strict=True)
        ],
    }


def glance(reader: Reader) -> dict[str, Any] | None:
    """Pay, programs and the cheapest certification where the reader is; None without a job."""
    if not reader.soc:
        return None
    near = reader.url.near if reader.place else STATE_NAMES.get(reader.state, "")
    question = Asked(HomeQuery(q=reader.soc, near=near))
    found, _href = cells(question)
    return {"title": question.target.title, "where": question.where, "cells": found}
