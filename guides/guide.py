"""A guide's page: its words by editors, its figures live, its questions where they are asked."""

from collections import defaultdict
from typing import NotRequired, TypedDict

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from careerguide.lists.fields import Field, FieldMaker
from careerguide.lists.page import Link
from careerguide.lists.state import Problem
from careerguide.places.find import example_zip
from careerguide.places.statenames import state_name
from careerguide.words.data_text import data_marked, data_text
from guides.answers import answer
from guides.articles import Crumb
from guides.built.address import guide_href
from guides.cited import Cited, cited, only_articles
from guides.home.cells import Cell
from guides.home.figures import answer_cells
from guides.home.question import HomeQuery
from guides.home.question import Question as Asked
from guides.library import HeldGuide, HeldSection, Library
from guides.models import Item, Question
from guides.panels import Context, panel_of
from guides.reader import STATES, Elsewhere, GuideState, Reader, elsewhere, read
from salaries.unit import tabs_of

NAMED_PANELS = ("checklist",)
"""Panels that show the section's lines themselves."""
ISSUERS = ("certifications", "certify", "apprentice")
"""Where an old figure is one that the issuer of a certification can be asked about."""


class InShort(TypedDict):
    """What matters first, before the steps."""

    title: str
    where: str
    cells: list[Cell]


class QuestionNote(TypedDict):
    """A question with its answer, in words and in live figures."""

    number: int
    question: str
    paragraphs: list[SafeString]
    live: list[str]
    cited: Cited


class GuideLine(TypedDict):
    """A line of a list, with what it alone cites."""

    text: str
    href: str
    cited: Cited | None


class LineGroup(TypedDict):
    """Lines under a heading; `cited` is what most cite, `others` the words before that."""

    name: str
    cited: Cited | None
    others: str
    lines: list[GuideLine]
    folded: bool


class GuideSection(TypedDict):
    """A section; a step of the route has its number and its first sentence, too."""

    cited: Cited | None
    anchor: str
    step: bool
    title: str
    about: str
    """The title without markup."""
    paragraphs: list[SafeString]
    groups: list[LineGroup]
    panel: Context | None
    questions: list[QuestionNote]
    first: str
    number: NotRequired[int]
    aid: NotRequired[str]
    """Where tuition may be free, in the step that shows programs."""


class GuideJob(TypedDict):
    """The guide that is built from data for one of a guide's occupations."""

    title: str
    href: str


class GuidePage(TypedDict):
    """A guide's page."""

    section: str
    crumbs: list[Crumb]
    title: str
    heading: str
    """The title as the page shows it: marked where nobody translated it."""
    summary: str
    lede: str
    """The summary likewise."""
    fields: list[Field]
    fixed: bool
    elsewhere: Elsewhere | None
    plan_href: str
    unit_tabs: list[Link]
    place: str
    where: str
    state: str
    glance: InShort | None
    sections: list[GuideSection]
    steps: list[GuideSection]
    questions: list[QuestionNote]
    built: list[GuideJob]


def guide_page(found: HeldGuide, library: Library, params: QueryDict) -> GuidePage:
    """The template's context."""
    url, problems = GuideState.read(params)
    reader, no_place = read(found, library, url)
    asked = questions_by_section(found, questions_here(reader))
    sections = [_section(reader, part, asked.pop(part.row.anchor, [])) for part in found.sections]
    return {
        "section": "paths",
        "crumbs": [{"title": _("Guides"), "href": reverse("paths:index")}],
        "title": reader.words(found.row.title),
        "heading": reader.said(found.row.title),
        "summary": reader.words(found.row.summary),
        "lede": reader.said(found.row.summary),
        "fields": form_fields(reader, [*problems, *no_place]),
        "fixed": bool(found.row.state),
        "elsewhere": elsewhere(reader),
        "plan_href": reader.plan_href,
        "unit_tabs": tabs_of(reader.url),
        "place": reader.place.label if reader.place else "",
        "where": reader.where,
        "state": reader.state,
        "glance": in_short(reader),
        "sections": sections,
        "steps": number_steps(sections),
        "questions": [_question(reader, one) for one in asked.get("", [])],
        "built": built_beside(reader),
    }


def built_beside(reader: Reader) -> list[GuideJob]:
    """Guides from data to the same occupations: tasks, related jobs and what schooling is asked."""
    near = reader.url.near if reader.place else state_name(reader.state)
    return [
        {"title": data_text(reader.wages.title(soc)), "href": href}
        for soc in reader.guide.occupations
        if (href := guide_href(soc, near))
    ]


def form_fields(reader: Reader, problems: list[Problem]) -> list[Field]:
    """The state, where the guide is for any; and the reader's ZIP or city."""
    make = FieldMaker(reader.url, problems)
    example = example_zip(reader.state) if reader.state else ""
    near = make.text("near", _("Your ZIP or city"), placeholder=example)
    if reader.guide.row.state:
        return [near]
    return [state_field(make), near]


def state_field(make: FieldMaker) -> Field:
    """The states to pick from, after the whole nation."""
    return make.select("state", _("State"), [("", _("The whole nation")), *STATES.items()])


def questions_here(reader: Reader) -> tuple[Question, ...]:
    """Without those about another state by name."""
    own = STATES.get(reader.state)
    if own is None:
        return reader.library.questions
    return tuple(
        one
        for one in reader.library.questions
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


def _section(reader: Reader, part: HeldSection, asked: list[Question]) -> GuideSection:
    row = part.row
    listed = [] if row.panel in NAMED_PANELS else groups(reader, part)
    return {
        "cited": said_once(listed),
        "anchor": row.anchor,
        "step": row.step,
        "title": reader.said(row.title),
        "about": reader.words(row.title),
        "paragraphs": data_marked(row.text, reader.filled),
        "first": reader.opening(row.text) if row.step else "",
        "groups": listed,
        "panel": panel_of(reader, part),
        "questions": [_question(reader, one) for one in asked],
    }


def number_steps(sections: list[GuideSection]) -> list[GuideSection]:
    """The steps of the route in order, each given its number."""
    steps = [section for section in sections if section["step"]]
    for number, step in enumerate(steps, start=1):
        step["number"] = number
        if (sentence := (step["panel"] or {}).get("sentence")) is not None:
            step["aid"] = f"{sentence['brief']}."
    return steps


def _question(reader: Reader, row: Question) -> QuestionNote:
    return {
        "number": row.number,
        "question": data_text(row.question),
        "paragraphs": data_marked(row.answer, reader.filled),
        "live": answer(reader, row.live),
        "cited": cited(row, figure=row.asked_at in ISSUERS),
    }


def groups(reader: Reader, part: HeldSection) -> list[LineGroup]:
    """Lines under their headings, in order. What most lines of a group cite is said once.

    Beside live figures, what only the older articles say steps back: it is folded.
    """
    found: dict[str, list[Item]] = defaultdict(list)
    for line in part.lines:
        found[line.group].append(line)
    made = [_group(reader, part, name, rows) for name, rows in found.items()]
    return sorted(made, key=lambda group: group["folded"])


def said_once(groups: list[LineGroup]) -> Cited | None:
    """What all groups of a section cite, taken out of them; None where they differ.

    A fold keeps what it cites, which would mean nothing outside while it is closed.
    """
    first = groups[0]["cited"] if groups else None
    apart = (group["folded"] or group["others"] or group["cited"] != first for group in groups)
    if first is None or any(apart):
        return None
    for group in groups:
        group["cited"] = None
    return first


def _group(reader: Reader, part: HeldSection, name: str, rows: list[Item]) -> LineGroup:
    issued = {part.row.panel, part.row.anchor} & set(ISSUERS)
    each = [cited(row, figure=None if issued else False) for row in rows]
    most = max(each, key=each.count)
    alike = each.count(most) == len(each)
    shared = most if alike or each.count(most) > 1 else None
    return {
        "name": data_text(name),
        "cited": shared,
        "others": "" if alike else _("All others:"),
        "lines": [
            {
                "text": reader.said(row.text),
                "href": reader.link(row.href),
                "cited": None if own == shared else own,
            }
            for row, own in zip(rows, each, strict=True)
        ],
        "folded": bool(part.row.panel and name) and all(map(only_articles, rows)),
    }


def in_short(reader: Reader) -> InShort | None:
    """Pay, programs and the cheapest certification where the reader is; None without a job."""
    if not reader.soc:
        return None
    near = reader.url.near if reader.place else state_name(reader.state)
    question = Asked(HomeQuery(q=reader.soc, near=near, unit=reader.url.unit))
    found, _href = answer_cells(question)
    title = data_text(question.target.title)
    return {"title": title, "where": question.where, "cells": found}
