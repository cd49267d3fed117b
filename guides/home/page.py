"""The home page: its question, the answer, and live figures of the flagship guide."""

from typing import TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.pages.cache import address
from careerguide.pages.english import as_english
from careerguide.pages.language import spoken
from careerguide.pages.numbers import count
from careerguide.words.data_text import data_text, sentence
from careerguide.words.said import Reading, reading
from guides.built.address import guide_href
from guides.home.answered import Parts, parts
from guides.home.cells import Cell
from guides.home.example import Example, example, tries
from guides.home.figures import answer_cells
from guides.home.popular import popular_codes
from guides.home.question import HomeQuery, Question
from guides.library import library
from guides.reader import STATES, GuideState, read
from programs.filters import ProgramQuery
from programs.pages.aid.words import Sentence, free_sentence
from programs.selection import Selection
from salaries.wagestore import wages

MOST_OTHERS = 4
MOST_EXAMPLES = 4
MOST_SCHOOLS = 5


class Way(TypedDict):
    """A question to ask instead, or a list, with its address."""

    label: str
    href: str


class GuideLink(TypedDict):
    """A guide to the job, as the reader's state has it."""

    title: str
    href: str


class Answer(Parts, total=False):
    """What guides/_instant.html shows of a job that was found."""

    soc: str
    title: str
    where: str
    page_title: str
    wages_href: str
    cells: list[Cell]
    sentence: Sentence | None
    programs_href: str
    plan_href: str
    guide: GuideLink | None
    others: list[Way]


class NothingFound(TypedDict, total=False):
    """Why there is no answer, at the field too if that is to blame, and what to try."""

    message: str
    q_problem: str
    ways: list[Way]


class HomeResults(Answer, NothingFound, total=False):
    """The part of the page that changes with the question: an answer, or nothing found."""

    reading: Reading | None
    also: list[Way]

    query: HomeQuery
    near_problem: str
    near_note: str
    example: Example | None


class HomePage(HomeResults):
    """The whole page."""

    home_title: str
    tries: list[Way]


def home_page(question: Question) -> HomePage:
    """The whole page, with the answer where something is asked."""
    return {
        **answered(question),
        "tries": tries(question),
        "home_title": _("careerguide: ways into a job, compared"),
    }


def answered(question: Question) -> HomeResults:
    """The part that changes with the question: an answer, or the example where there is none."""
    found = results(question)
    return found if found.get("soc") else {**found, "example": example(question)}


def results(question: Question) -> HomeResults:
    """The part of the page that changes with the question; nothing before something is asked."""
    query, target = question.query, question.target
    context: HomeResults = {
        "query": query,
        "q_problem": "",
        "near_problem": question.near_problem,
        "near_note": question.near_note,
        "page_title": "",
    }
    context["reading"] = None if question.place_alone else reading(query.q, question.href)
    context["also"] = credentials_named(question)
    if target.soc:
        return {**context, **answer(question)}
    return {**context, **nothing_found(question)} if query.q or query.near else context


def credentials_named(question: Question) -> list[Way]:
    """Certifications that the words are the name of, or that the issuer they name gives."""
    return [
        {
            "label": as_english(f"{one.short}: {one.long}"),
            "href": address("certifications:detail", one.slug),
        }
        for one in question.certifications[:MOST_OTHERS]
    ]


def schools_named(question: Question) -> NothingFound:
    """The lists of the programs of the schools that the words name."""
    known = question.target.catalog
    ids, names = known["provider_ids"], known.provider_names
    ways: list[Way] = []
    for at in question.schools[:MOST_SCHOOLS]:
        query = ProgramQuery(school=str(ids[at]))
        total = Selection(known, query).total
        said = ngettext("%(name)s: %(n)s program", "%(name)s: %(n)s programs", total)
        label = sentence(said, {"name": as_english(names[at]), "n": count(total)})
        ways.append({"label": label, "href": reverse("programs:list") + query.query()})
    said = ngettext("That is a school.", "These are schools.", len(question.schools))
    return {"message": said, "ways": ways}


def answer(question: Question) -> Answer:
    """The job and place that were found, their figures, and what leads on."""
    target = question.target
    found, programs_href = answer_cells(question)
    said = {"title": target.title, "where": question.where}
    return {
        "soc": target.soc,
        "title": target.title,
        "where": question.where,
        "page_title": _("%(title)s %(where)s") % said,
        "wages_href": address("salaries:occupation", target.soc),
        "cells": found,
        **parts(question),
        "sentence": free_sentence(target.state),
        "programs_href": programs_href,
        "plan_href": question.plan_href,
        "guide": guide(question),
        "others": others(question),
    }


def guide(question: Question) -> GuideLink | None:
    """The guide to this job: one written by hand, else the one built from data."""
    if found := by_hand(question):
        return found
    known = question.target.place or question.target.state
    href = guide_href(question.target.soc, question.kept_near if known else "")
    return {"title": data_text(question.target.title), "href": href} if href else None


def by_hand(question: Question) -> GuideLink | None:
    """The guide written for this job: of the reader's state, else for any; its main job before
    another. None where there is none."""
    soc, state = question.target.soc, question.target.state
    fitting = [
        one
        for one in library().guides.values()
        if soc in one.occupations and (one.row.state in ("", state) or not state)
    ]
    if not fitting:
        return None
    best = min(fitting, key=lambda one: (one.row.state != state, one.occupations[0] != soc))
    url = GuideState(near=question.near, state="" if question.near else state)
    if state not in STATES:
        url = GuideState()
    title = read(best, library(), url)[0].said(best.row.title)
    return {"title": title, "href": best.row.get_absolute_url() + url.query().removesuffix("?")}


def others(question: Question) -> list[Way]:
    """What else the words may mean."""
    codes = question.target.matches[1 : MOST_OTHERS + 1]
    titles = [question.target.catalog.wages.title(code) for code in codes]
    return [{"label": data_text(title), "href": question.href(title)} for title in titles]


def nothing_found(question: Question) -> NothingFound:
    """What to try instead: the same words spelled otherwise or as a search, or an example."""
    words = "" if question.place_alone else question.query.q
    if topic := question.topic:
        way: Way = {"label": data_text(topic.label), "href": spoken(topic.address)}
        return {"message": data_text(topic.text), "ways": [way]}
    if question.schools:
        return schools_named(question)
    if not words:
        message = _("Write the work or the field of study, too.")
        return {"message": message, "ways": examples(question)}
    ways: list[Way] = []
    query = question.by_words
    if total := Selection(question.target.catalog, query).total:
        said = ngettext(
            "See the %(n)s program these words find",
            "See the %(n)s programs these words find",
            total,
        )
        href = reverse("programs:list") + query.query()
        ways.append({"label": said % {"n": count(total)}, "href": href})
    message = _("No work by the name of “%(words)s” is known here.") % {"words": words[:60]}
    return {"message": message, "q_problem": message, "ways": ways or examples(question)}


def examples(question: Question) -> list[Way]:
    """Jobs that a certificate usually leads into, by how many openings they have a year."""
    titles = [wages().title(code) for code in popular_codes(MOST_EXAMPLES)]
    return [{"label": data_text(title), "href": question.href(title)} for title in titles]
