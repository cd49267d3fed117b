"""The list of guides: those a reader's words mean, popular work, and all by family."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypedDict

import numpy as np
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists.fields import Field, FieldMaker
from careerguide.lists.page import Link
from careerguide.lists.state import Problem, clean, words
from careerguide.pages.numbers import count
from careerguide.words.data_text import data_text
from careerguide.words.said import Reading, reading
from guides.built.address import family, guide_href
from guides.built.reader import BuiltState, Source, sources
from guides.home.question import HomeQuery, Question
from programs.rules.reach import ALL_OTHER
from salaries.occupations import occupations
from salaries.pages.wagetext import known_wage, lead_unit, per
from salaries.pages.wagetext import words as wage_words
from salaries.wagestore import MISSING, WageArea

POPULAR = 12
FOUND = 6
GROUP_END = " Occupations"
"""How SOC ends the titles of its groups, which all are occupations here."""


@dataclass(frozen=True)
class IndexState(BuiltState):
    """`q` is a job in the reader's words, with its place or without."""

    q: str = words()

    @classmethod
    def read(cls, params: QueryDict) -> "IndexState":
        """As a guide reads its place."""
        place = BuiltState.read(params)
        return replace(cls.from_params(params)[0], near=place.near, unit=place.unit)


class Job(TypedDict):
    """An occupation in a list: what there are many of, and its median; "" where not known."""

    title: str
    href: str
    many: str
    pay: str


class Family(TypedDict):
    """A major group of SOC with its occupations."""

    code: str
    title: str
    n: str
    jobs: list[Link]


class BuiltIndex(TypedDict):
    """What guides/index.html shows of guides built from data."""

    fields: list[Field]
    asked: bool
    reading: Reading | None
    found: list[Link]
    near_note: str
    popular: list[Job]
    popular_where: str
    per: str
    families: list[Family]
    total: str
    built_sources: tuple[Source, ...]


def built_index(params: QueryDict) -> tuple[BuiltIndex, Question]:
    """The part of the list that comes from data, and the question that its address asks."""
    url = IndexState.read(params)
    question = Question(HomeQuery(q=url.q, near=url.near, unit=url.unit))
    target = question.target
    near = question.kept_near if target.place or target.state else ""
    area = target.areas[0]
    return {
        "fields": form(url, question),
        "asked": bool(url.q),
        "reading": reading(url.q, href_of(url)) if url.q and not question.place_alone else None,
        "found": [_link(code, near) for code in matches(question)],
        "near_note": question.near_note,
        "popular": popular(area, near, url.unit),
        "popular_where": _("in the United States") if area.is_nation
        else _("in %(area)s") % {"area": area.name},
        "per": per(url.unit),
        "families": families(near),
        "total": count(occupations().size),
        "built_sources": sources("oews", "projections", "soc"),
    }, question  # fmt: skip


def href_of(url: IndexState) -> Callable[[str], str]:
    """What makes the address of the list with other words."""
    return lambda said: reverse("paths:index") + replace(url, q=clean(said)).query()


def form(url: IndexState, question: Question) -> list[Field]:
    """The job and the place, with what is wrong of the place."""
    said = question.near_problem
    problems = [Problem("near", said, url.near)] if said else []
    job = question.line.about if question.line.place_text else url.q
    shown = replace(
        url, q="" if question.place_alone else job, near=question.asked_near or url.near
    )
    make = FieldMaker(shown, problems)
    return [
        make.text("q", _("A job or kind of work"), placeholder=_("dental assistant")),
        make.text("near", _("Your ZIP, city or state"), placeholder=_("01103")),
    ]


def matches(question: Question) -> tuple[str, ...]:
    """The occupations that the words may mean, best first, as every box of this site reads them."""
    known = occupations().at
    return tuple(code for code in question.target.matches if code in known)[:FOUND]


def _link(code: str, near: str) -> Link:
    known = occupations()
    title = known.wages.title(code)
    return {"label": data_text(title), "href": guide_href(code, near), "current": False}


def popular(area: WageArea, near: str, unit: str) -> list[Job]:
    """Where most people work, in the reader's area; in the nation, what has most openings a year.

    Occupations that SOC names nowhere else are left out: they are no one kind of work.
    """
    known = occupations()
    store, say = known.wages, wage_words()
    if area.is_nation:
        many = known["openings"].astype(np.int64)
    else:
        rows = [store.row(code, area.code) for code in known.codes]
        employment = store.columns["employment"]
        many = np.array([MISSING if row is None else int(employment[row]) for row in rows])
    order = np.argsort(-many, kind="stable")
    found: list[Job] = []
    for at in order.tolist():
        code, title = known.codes[at], known.titles[at]
        if many[at] < 0 or len(found) == POPULAR:
            break
        if title.endswith(ALL_OTHER):
            continue
        row = store.row(code, area.code)
        figures = store.figures(row) if row is not None else None
        name = f"{unit}_median"
        if figures and figures[name] is None:
            name = f"{lead_unit(figures['only'])}_median"
        words_of = _("%(n)s openings a year") if area.is_nation else _("%(n)s people work in it")
        paid = known_wage(name, figures[name], figures["top_coded"], say) if figures else ""
        found.append({
            "title": store.title(code),
            "href": guide_href(code, near),
            "many": words_of % {"n": count(int(many[at]))},
            "pay": f"{paid} {per(name.partition('_')[0])}" if paid else "",
        })  # fmt: skip
    return found


def families(near: str) -> list[Family]:
    """Every occupation under its major group, groups by code and occupations by title."""
    known = occupations()
    base = guide_href(known.codes[0], near)
    members: dict[str, list[Link]] = defaultdict(list)
    for at in np.argsort(known["title"]).tolist():
        code = known.codes[at]
        # One address made once, or 830 of them would cost the page most of its time.
        href = base.replace(known.codes[0], code, 1)
        link: Link = {"label": data_text(known.wages.title(code)), "href": href, "current": False}
        members[family(code)].append(link)
    others = known.profiles["others"]
    return [
        {
            "code": code,
            "title": others[code][0].removesuffix(GROUP_END) if code in others else code,
            "n": count(len(jobs)),
            "jobs": jobs,
        }
        for code, jobs in sorted(members.items())
    ]
