"""Where to go next: jobs like this one that pay more here, others like it, and what to ask."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypedDict

import numpy as np
from django.utils.translation import gettext as _

from guides.built.asks import entry, may_be_ruled, trainings
from guides.built.pay import leading, unit_here
from guides.built.reader import Reader, Source, sources
from guides.built.ways import Programs
from programs.rules.reach import ALL_OTHER
from salaries.models.occupations import education_label, experience_label
from salaries.occupations import Occupations
from salaries.pages.wagetext import known_wage, per, words
from salaries.rules import Education
from salaries.wagestore import BIT, MISSING, WageArea, WageStore

MORE = 4
"""Jobs of each list."""
MARGIN = 1.05
"""Times this job's median from which another pays more: less is within what the survey may err."""


class NextJob(TypedDict):
    """Another occupation: its median where the reader is, and its usual schooling with years of
    training or work; "" unknown."""

    title: str
    href: str
    pay: str
    education: str


class Onward(TypedDict):
    """Jobs like this one in the area named: `more` pay more for no more schooling, `further` more
    for more of it, the least first; `like` are the others."""

    more: list[NextJob]
    further: list[NextJob]
    like: list[NextJob]
    area: str
    own: str
    per: str
    sources: tuple[Source, ...]


class Like(NamedTuple):
    """A related job: its code, its median, None where unknown, and which figures are bounds, as
    `top_coded`; its usual schooling."""

    code: str
    value: int | None
    bounds: int
    level: Education | None


def onward(reader: Reader) -> Onward:
    """Compared in the smallest area where this job's median is known, in one unit.

    What pays more has a higher known median there; beside a bound nothing is known to. Occupations
    that SOC names nowhere else are left out: they are no one kind of work.
    """
    unit = unit_here(reader)
    best, name = leading(reader, unit), f"{unit}_median"
    figures = best.figures if best else None
    own = figures[name] if figures and not figures["top_coded"] & BIT[name] else None
    area = best.area if best else reader.known.wages.nation
    related = list(_related(reader.known, reader.soc, area, name))
    paid = [one for one in related if own is not None and (one.value or 0) >= own * MARGIN]
    start = entry(reader)
    more = [one for one in paid if not _asks_more(one.level, start)]
    further = [one for one in paid if _asks_more(one.level, start) and _in_reach(one.level, start)]
    more.sort(key=lambda one: -(one.value or 0))
    further.sort(key=lambda one: (one.level or 0, -(one.value or 0)))
    others = (one for one in related if one not in paid)

    def first(jobs: Iterable[Like]) -> list[NextJob]:
        return [_shown(reader, one, name) for one in islice(jobs, MORE)]

    return {
        "more": first(more),
        "further": first(further),
        "like": first(others),
        "area": _("the United States") if area.is_nation else area.name,
        "own": known_wage(name, own, 0, words()),
        "per": per(unit),
        "sources": sources("onet-related", "oews", "projections"),
    }


def _asks_more(level: Education | None, start: Education | None) -> bool:
    """Whether a job asks for more schooling than this one; one that is not known may."""
    return level is None or start is None or level > start


def _in_reach(level: Education | None, start: Education | None) -> bool:
    """Whether more schooling is a step from this job's: no further than a bachelor's degree from
    below that."""
    return level is not None and (level <= Education.BACHELOR or start is None
                                  or start >= Education.BACHELOR)  # fmt: skip


def _related(known: Occupations, soc: str, area: WageArea, name: str) -> Iterator[Like]:
    store = known.wages
    places = (store.code_at[code] for code in known.profiles["related"].get(soc, []))
    jobs = [at for at in places if not store.titles[at].endswith(ALL_OTHER)]
    rows = store.rows_at(jobs, area)
    values = np.where(rows == MISSING, MISSING, store.columns[name][rows]).tolist()
    bounds = store.columns["top_coded"][rows].tolist()
    for at, value, bits in zip(jobs, values, bounds, strict=True):
        code = store.codes[at]
        level = store.entry(code)
        yield Like(code, None if value == MISSING else value, bits, level)


def _shown(reader: Reader, one: Like, name: str) -> NextJob:
    store = reader.known.wages
    return {
        "title": store.title(one.code),
        "href": reader.guides(one.code),
        "pay": known_wage(name, one.value, one.bounds, words()),
        "education": "; ".join(_asked(store, one.code)),
    }


LONG = ("Long-term on-the-job training", "Apprenticeship", "Internship/residency")
"""BLS's kinds of training that take more than a year."""


def _asked(store: WageStore, code: str) -> Iterator[str]:
    """The usual schooling of a job, and what else keeps a newcomer out: years of training or of
    work in a related job."""
    row = store.outlook.get(code, {})
    if level := education_label(row.get("entry_education", "")):
        yield level
    if (training := row.get("training") or "") in LONG:
        yield trainings()[training]
    if years := experience_label(row.get("experience") or ""):
        yield years


def school_questions(reader: Reader, programs: Programs | None) -> list[str]:
    """What to ask a school before signing: what the figures here can't say of one program."""
    if programs is None or (entry(reader) or 0) >= Education.MASTER:
        return []
    asked = [
        _("What is the whole price, with fees, books, tools and exams?"),
        _("Which aid would I get, and what is left for me to pay?"),
    ]
    asked.append(_("How many of those who began last year finished, and in how many months?"))
    asked.append(_("How many of those who finished work in this job now, and at what pay?"))
    if reader.license or may_be_ruled(reader):
        asked.append(_("Does this program meet what the state asks? Who approved it, until when?"))
    if reader.license or reader.gates:
        asked.append(
            _("Which exam can I sit after it, is its fee in the price, and how many pass?")
        )
    asked.append(_("Do you find a place to practice, and can I study beside my job?"))
    asked.append(_("What do I get back if I leave early?"))
    return asked
