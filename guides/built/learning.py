"""Ways in without a school: registered apprenticeships, and training once hired."""

import re
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.pages.english import as_english
from careerguide.pages.numbers import count, plain
from careerguide.words.data_text import joined, sentence
from careerguide.words.text import stems
from guides.built.asks import entry_sources, training
from guides.built.reader import Fact, Reader, fact
from plan.money import WORK_HOURS_A_YEAR
from salaries.models.work import Apprenticeship

TITLES = 3
"""Apprenticeships named."""
KIND = Apprenticeship.Kind
APPRENTICESHIP, RESIDENCY = "Apprenticeship", "Internship/residency"
"""BLS's words for training that is a job by itself, and for training between school and a job."""
INDUSTRY = re.compile(
    r"\s*\((?=[^)]*\b(?:any ind|per ser|auto serv|gov serv?|medical serv|profess?(?:ional)?|kin"
    r"|const|prt|pub|tel|mach|petrol?|nonfer|bldg|trans?|water transportation|mfg|rr|nec|inst"
    r"|ret tr|ordn|furn|agric|porc|gds|light, heat)\b)[^)]*\)"
)
"""An industry beside a title, in the short words of the Dictionary of Occupational Titles."""
NUMERAL = re.compile(r"\b(?:i{2,3}|iv)\b")


def apprentice(reader: Reader) -> Fact | None:
    """That the job can be learned as a registered apprentice; None where the list has none."""
    rows = reader.known.profiles["apprenticeships"].get(reader.soc, [])
    if not rows:
        return None
    named = [_apprenticeship(*row) for row in nearest_titles(reader.title, rows)]
    said = _(
        "Registered apprentices are paid while they learn. For this work their list has: %(as)s."
    )
    if more := len(rows) - len(named):
        words = ngettext("%(n)s other title", "%(n)s other titles", more)
        named.append(words % {"n": count(more)})
    text = sentence(said, {"as": joined("; ", named)})
    return fact(joined(" ", (text, _("It does not say who hires near you."))), "apprenticeships")


def nearest_titles(title: str, rows: list[list[Any]]) -> list[list[Any]]:
    """The apprenticeships that share most words with the occupation's title; of those the shortest,
    which name the trade and no branch or level of it."""
    own = set(stems(title))

    def rank(row: list[Any]) -> tuple[int, int, str]:
        return -len(own & set(stems(row[0]))), len(row[0]), row[0]

    return sorted(rows, key=rank)[:TITLES]


def _apprenticeship(title: str, kind: str, low: int | None, high: int | None) -> str:
    """“welder, combination (6,000 hours, about 3 years)”."""
    name = INDUSTRY.sub("", title.lower()).replace(" )", ")")
    name = NUMERAL.sub(lambda found: found[0].upper(), name)
    if low is None:
        return joined("", (as_english(name), f" ({KIND(kind).label})"))
    hours = count(low) if high in (None, low) else f"{count(low)}–{count(high)}"
    years = plain(round((high or low) / WORK_HOURS_A_YEAR * 2) / 2)
    said = _("%(name)s (%(hours)s hours, about %(years)s years of full-time work)")
    if years == "1":
        said = _("%(name)s (%(hours)s hours, about a year of full-time work)")
    return sentence(said, {"name": as_english(name), "hours": hours, "years": years})


def trains_apprentices(reader: Reader) -> bool:
    """Whether people usually learn the work as apprentices."""
    return reader.outlook("training") == APPRENTICESHIP


def on_the_job(reader: Reader) -> Fact | None:
    """What one learns at work, most of it once hired; None where BLS names nothing."""
    said = training(reader)
    if not said:
        return None
    words = _("Once hired, people usually need %(training)s to do the job well.")
    if trains_apprentices(reader):
        words = _("People usually learn the work in %(training)s.")
    if reader.outlook("training") == RESIDENCY:
        words = _("Practice under supervision comes before work of one’s own: %(training)s.")
    return Fact(words % {"training": said}, entry_sources())
