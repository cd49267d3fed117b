"""The page of a guide built from data: its sections where there is data, and the route in steps."""

from dataclasses import dataclass, replace
from typing import Any, TypedDict

from django.utils.translation import gettext as _

from careerguide.columns import store
from careerguide.lists.fields import Field, FieldMaker
from careerguide.lists.page import Link
from careerguide.pages.cache import Remembered, address
from careerguide.pages.compiled import write
from careerguide.places.find import example_zip
from careerguide.places.states import STATE_NAMES
from careerguide.words.data_text import data_text, data_words, is_translated, sentence
from guides.articles import Crumb
from guides.built import asks, onward, pay, ways, work
from guides.built.address import family
from guides.built.learning import trains_apprentices
from guides.built.reader import BuiltState, Fact, Reader, sources
from guides.guide import InShort
from guides.home.figures import answer_cells
from guides.home.page import GuideLink, by_hand
from programs.rules.reach import License
from salaries.rules import Education
from salaries.unit import tabs_of

MOST_KEPT = 1_000
"""Some 4 kB each."""
ROUTE = ("ways", "asks", "pay", "next")
"""Sections that are steps of the route."""


@dataclass(frozen=True)
class Section:
    """A section: the sentences that lead it, and its lists and tables as HTML, "" for none.

    `number` is that of the step it is of the route, 0 for none.
    """

    anchor: str
    title: str
    facts: list[Fact]
    body: str = ""
    number: int = 0


class BuiltPage(TypedDict):
    """What guides/built/guide.html shows."""

    section: str
    soc: str
    title: str
    heading: str
    """The title as the page shows it: marked where it is English."""
    occupation: str
    where: str
    place: str
    state: str
    summary: str
    crumbs: list[Crumb]
    fields: list[Field]
    near_note: str
    unit_tabs: list[Link]
    glance: InShort
    closer: GuideLink | None
    steps: list[Section]
    sections: list[Section]
    questions: list[str]
    plan_href: str
    wages_href: str
    folder_area: str


def built_page(soc: str, url: BuiltState) -> BuiltPage:
    """The template's context."""
    reader = Reader(soc, url)
    sections = made(reader)
    target = reader.target
    said = {"title": reader.title, "where": reader.where}
    return {
        "section": "paths",
        "soc": soc,
        "title": _("%(title)s: the way in") % said,
        "heading": sentence(_("%(title)s: the way in"), {"title": reader.heading}),
        "occupation": reader.title,
        "where": reader.where,
        "place": target.place.label if target.place else "",
        "state": target.state,
        "summary": _("What the work is, what it asks for, what training costs and what it pays"
                     " %(where)s.") % said,
        "crumbs": crumbs(reader),
        "fields": form(reader),
        "near_note": reader.question.near_note,
        "unit_tabs": tabs_of(url) if pay.in_both_units(reader) else [],
        "glance": {
            "title": reader.heading,
            "where": reader.where,
            "cells": answer_cells(reader.question)[0],
        },
        "closer": by_hand(reader.question),
        "steps": [one for one in sections if one.number],
        "sections": sections,
        "questions": [],
        "plan_href": reader.question.plan_href if reader.nearest or reader.gates else "",
        "wages_href": address("salaries:occupation", soc),
        "folder_area": target.area.code,
    }  # fmt: skip


def crumbs(reader: Reader) -> list[Crumb]:
    """The list of guides, and in it the job's family."""
    index = address("paths:index")
    group = family(reader.soc)
    found: list[Crumb] = [{"title": _("Guides"), "href": index}]
    if group in reader.known.profiles["others"]:
        title = reader.known.profiles["others"][group][0]
        shown = data_text(title)
        found.append({"title": data_words(title), "shown": shown, "href": f"{index}#f-{group}"})
    return found


def form(reader: Reader) -> list[Field]:
    """The reader's place."""
    make = FieldMaker(reader.url, reader.problems)
    state = reader.target.state
    example = example_zip(state) if state in STATE_NAMES else ""
    return [make.text("near", _("Your ZIP, city or state"), placeholder=example)]


def made(reader: Reader) -> list[Section]:
    """Every section that has something to say, in order; those of the route with their numbers."""
    way, paid, next_jobs = ways.ways(reader), pay.pay(reader), onward.onward(reader)
    fit, what, ahead = everywhere(reader.soc)
    asked = asks.asks(reader)
    programs = way["programs"]
    questions = onward.school_questions(reader, programs)
    every = [
        fit,
        what,
        Section("ways", *_first_step(reader, way), _written("_ways", programs or way["aid"], way)),
        Section("asks", _("Have what is asked for"), _asked(asked), _written(
            "_asks", asked["gates"] or asked["levels"] or asked["ask_state"], asked)),
        Section("school", _("What to ask a school"), [], _written("_school", questions, questions)),
        Section("pay", _("Know what it pays %(where)s") % {"where": reader.where}, paid["facts"],
                _written("_pay", paid["rows"], paid)),
        ahead,
        Section("next", _("Go on from there"), [], _written(
            "_next", any(next_jobs[one] for one in ("more", "further", "like")), next_jobs)),
    ]  # fmt: skip
    kept = [one for one in every if one.facts or one.body]
    number = {one.anchor: at for at, one in enumerate((o for o in kept if o.anchor in ROUTE), 1)}
    return [replace(one, number=number.get(one.anchor, 0)) for one in kept]


def _everywhere(soc: str) -> tuple[Section, ...]:
    reader = Reader(soc, BuiltState())
    tasks = work.tasks(reader)
    return (
        Section("fit", _("Is it for you?"), work.fit(reader)),
        Section("work", _("What you do"), work.about(reader), _written("_work", tasks, {
            "tasks": tasks, "sources": sources("onet-tasks"),
            "foreign": not all(map(is_translated, tasks))})),
        Section("outlook", _("What lies ahead"), pay.outlook(reader)),
    )  # fmt: skip


everywhere = Remembered(_everywhere, store.page_version, MOST_KEPT)
"""The sections that are the same from every place: fit, work, what lies ahead."""


def _written(name: str, shown: Any, body: Any) -> str:
    """The part of a section that its template writes; "" where it has nothing to show."""
    return write(f"guides/built/{name}.html", {"body": body}) if shown else ""


def _asked(asked: asks.Asks) -> list[Fact]:
    return [*asked["rules"], *asked["facts"]]


def _first_step(reader: Reader, way: ways.Ways) -> tuple[str, list[Fact]]:
    """What to do first, and the sentences that say why: a program where schooling is usual, else
    a job that trains, or one from which people come."""
    level = asks.entry(reader)
    facts = [one for one in (way["training"], way["apprentice"]) if one]
    programs = [way["programs"]["said"]] if way["programs"] else []
    if level is None or level > Education.SOME_COLLEGE or reader.license:
        if reader.license and level is not None and level <= Education.HIGH_SCHOOL:
            facts.insert(0, _shorter(reader.license))
        title = _("Take a program") if programs else _("Get the training")
        return title, [*programs, *facts]
    title = _("Look for a job that trains you")
    if asks.starts_elsewhere(reader):
        title = _("Start in a related job")
        said = _("People usually come from other work: employers ask for %(years)s.")
        facts.insert(0, Fact(said % {"years": asks.experience(reader)}, asks.entry_sources()))
        return title, [*facts, *programs]
    if trains_apprentices(reader):
        return _("Look for an apprenticeship"), [*facts, *programs]
    if level == Education.SOME_COLLEGE:
        title = _("Take some classes, or find a job that trains you")
    return title, [*facts[:1], *programs, *facts[1:]]


def _shorter(held: License) -> Fact:
    """That a license asks for less than a school's award, where people start without one."""
    said = _("A license is what counts, and a shorter course may be enough for it: the next step"
             " says what it asks for.")  # fmt: skip
    return Fact(said, asks.license_sources(held))
