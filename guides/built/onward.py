"""Where to go next: jobs like this one that pay more here, others like it, and what to ask."""

from typing import TypedDict

from django.utils.translation import gettext as _

from guides.built.asks import entry
from guides.built.pay import leading, unit_here
from guides.built.reader import Reader, Source, sources
from guides.built.ways import Programs
from salaries.models.occupations import education_label
from salaries.pages.wagetext import known_wage, per, words
from salaries.rules import Education
from salaries.wagestore import BIT, MISSING, WageStore

MORE = 5
LIKE = 5


class NextJob(TypedDict):
    """Another occupation: its median where the reader is, and its usual schooling; "" unknown."""

    title: str
    href: str
    pay: str
    education: str


class Onward(TypedDict):
    """Those that pay more, best first, in the area named; the others like it, nearest first."""

    more: list[NextJob]
    like: list[NextJob]
    area: str
    own: str
    per: str
    sources: tuple[Source, ...]


def onward(reader: Reader) -> Onward:
    """Compared in the smallest area where this job's median is known, in one unit.

    What pays more has a higher known median there. A bound is more only where this job's is exact.
    """
    unit, best = unit_here(reader), leading(reader, unit_here(reader))
    name = f"{unit}_median"
    store, say = reader.known.wages, words()
    own = best.figures[name] if best and best.figures else None
    bound = bool(best and best.figures and best.figures["top_coded"] & BIT[name])
    area = best.area if best else reader.known.wages.nation
    more: list[tuple[int, NextJob]] = []
    like: list[NextJob] = []
    for code in reader.known.profiles["related"].get(reader.soc, []):
        value, top = _figure(store, code, area.code, name)
        shown: NextJob = {
            "title": store.title(code),
            "href": reader.guide(code),
            "pay": known_wage(name, value, top, say),
            "education": education_label(store.outlook.get(code, {}).get("entry_education", "")),
        }
        if own is not None and value is not None and value > own and not bound:
            more.append((value, shown))
        else:
            like.append(shown)
    more.sort(key=lambda pair: -pair[0])
    return {
        "more": [job for _value, job in more[:MORE]],
        "like": like[:LIKE],
        "area": _("the United States") if area.is_nation else area.name,
        "own": known_wage(name, own, best.figures["top_coded"], say)
        if best and best.figures
        else "",
        "per": per(unit),
        "sources": sources("onet-related", "oews", "projections"),
    }


def _figure(store: WageStore, code: str, area: str, name: str) -> tuple[int | None, int]:
    """One figure of a job in an area, None where missing, and which figures are bounds."""
    row = store.row(code, area)
    if row is None:
        return None, 0
    value = int(store.columns[name][row])
    return (None if value == MISSING else value), int(store.columns["top_coded"][row])


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
    if reader.license:
        asked.append(_("Does this program meet what the state asks? Who approved it, until when?"))
    asked.append(_("Which exam can I sit after it, is its fee in the price, and how many pass?"))
    asked.append(_("Do you find a place to practice, and can I study beside my job?"))
    asked.append(_("What do I get back if I leave early?"))
    return asked
