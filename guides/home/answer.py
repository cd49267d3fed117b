"""What the templates of an answer show."""

from typing import Any

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.pages.numbers import count
from guides.home.cells import Cell
from guides.home.certification import certification_cell
from guides.home.pay import pay_cell
from guides.home.programs import programs_cell
from guides.home.question import Question
from guides.library import held
from guides.reader import read
from guides.state import STATES, GuideState
from programs.selection import Selection
from salaries.occupations import occupations
from salaries.rules import Education

MOST_OTHERS = 4
MOST_EXAMPLES = 4


def results(question: Question) -> dict[str, Any]:
    """The part of the page that changes with the question; nothing before something is asked."""
    query, target = question.query, question.target
    context = {
        "query": query,
        "q_problem": "",
        "near_problem": question.near_problem,
        "page_title": "",
    }
    if target.soc:
        return context | answer(question)
    return context | nothing_found(question) if query.q or query.near else context


def answer(question: Question) -> dict[str, Any]:
    target = question.target
    found, programs_href = cells(question)
    said = {"title": target.title, "where": question.where}
    return {
        "soc": target.soc,
        "title": target.title,
        "where": question.where,
        "page_title": _("%(title)s %(where)s") % said,
        "wages_href": reverse("salaries:occupation", args=[target.soc]),
        "cells": found,
        "programs_href": programs_href,
        "plan_href": question.plan_href,
        "guide": guide(question),
        "others": others(question),
    }


def cells(question: Question) -> tuple[list[Cell], str]:
    """Pay, programs and the cheapest certification; and the address of these programs' list."""
    programs, href = programs_cell(question)
    certification = certification_cell(question)
    return [pay_cell(question), programs, *([certification] if certification else [])], href


def guide(question: Question) -> dict[str, str] | None:
    """The guide to this job: of the reader's state, else for any; its main job before another."""
    soc, state = question.target.soc, question.target.state
    fitting = [
        one
        for one in held().guides.values()
        if soc in one.occupations and (one.row.state in ("", state) or not state)
    ]
    if not fitting:
        return None
    best = min(fitting, key=lambda one: (one.row.state != state, one.occupations[0] != soc))
    url = GuideState(near=question.near, state="" if question.near else state)
    if state not in STATES:
        url = GuideState()
    title = read(best, held(), url)[0].filled(best.row.title)
    return {"title": title, "href": best.row.get_absolute_url() + url.query().removesuffix("?")}


def others(question: Question) -> list[dict[str, str]]:
    """What else the words may mean."""
    codes = question.target.matches[1 : MOST_OTHERS + 1]
    titles = [question.target.catalog.wages.title(code) for code in codes]
    return [{"label": title, "href": question.href(title)} for title in titles]


def nothing_found(question: Question) -> dict[str, Any]:
    """What to try instead: the same words spelled otherwise or as a search, or an example."""
    words = question.query.q
    if not words:
        message = _("Write the work or the field of study, too.")
        return {"message": message, "ways": examples(question)}
    ways = [
        {"label": alike, "href": question.href(alike)}
        for alike in occupations().index.suggest(words)
    ]
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


def examples(question: Question) -> list[dict[str, str]]:
    """Jobs that a certificate usually leads into, by how many openings they have a year."""
    known = occupations()
    entry, openings = known["entry_education"], known["openings"]
    fitting = np.flatnonzero((entry == Education.AWARD) & (openings >= 0))
    first = sorted(fitting.tolist(), key=lambda at: (-openings[at], at))[:MOST_EXAMPLES]
    titles = [known.titles[at] for at in first]
    return [{"label": title, "href": question.href(title)} for title in titles]
