"""What the three articles said that this site began from: corrections, then every row."""

import re
from collections import defaultdict
from itertools import groupby
from typing import NotRequired, TypedDict

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from careerguide.lists.rows import write_rows
from careerguide.lists.state import clean
from careerguide.pages import language
from careerguide.pages.cache import address
from careerguide.pages.english import as_english
from careerguide.pages.numbers import cents, count, dollars, percent
from careerguide.words.data_text import data_text
from certifications.models import Correction
from guides.cited import Cited, ReleaseLink, cited, release, releases
from guides.library import Library
from guides.models import Article, SourceFact
from salaries.wagestore import wages

UNITS = {"yes/no": "", "": ""}
ORDINAL = re.compile(r"the (first|second|third) of three")
NUMBERS = {"first": 1, "second": 2, "third": 3}


class Crumb(TypedDict):
    """A page above this one."""

    title: str
    href: str
    shown: NotRequired[str]
    """The title for the page where it may be marked as English."""


class Today(TypedDict):
    """A figure of the releases in use, in a sentence, with its page and its release."""

    text: str
    href: str
    source: ReleaseLink | None


class Claim(TypedDict):
    """What was said, and of whom where others are said something else of."""

    about: str
    said: str


class FactLink(TypedDict):
    """A fact's number, and its row on the page."""

    n: int
    href: str


class CorrectionNote(TypedDict):
    """What was claimed, what holds, and what the data says today, each in words."""

    keys: list[str]
    topic: str
    claims: list[Claim]
    said_by: str
    holds: str
    today: Today | None
    facts: list[FactLink]
    cited: Cited


class ArticleRows(TypedDict):
    """An article and every row of it, as HTML."""

    number: int
    about: str
    n: str
    rows: SafeString


class ArticlesPage(TypedDict):
    """The page of older articles."""

    section: str
    crumbs: list[Crumb]
    gathered: ReleaseLink | None
    corrections: list[CorrectionNote]
    articles: list[ArticleRows]
    total: str
    sources: list[ReleaseLink]
    foreign: bool
    """Whether the articles are in another language than the page."""


def articles_page(library: Library) -> ArticlesPage:
    """Facts of each article in its order; every row has its number as an anchor."""
    by_article: dict[str, list[SourceFact]] = defaultdict(list)
    for fact in library.facts.values():
        by_article[fact.document].append(fact)
    return {
        "section": "paths",
        "crumbs": [{"title": _("Guides"), "href": reverse("paths:index")}],
        "gathered": release("certification-corrections"),
        "corrections": corrections(list(Correction.objects.all())),
        "articles": [
            _article(article, by_article[name])
            for name, article in library.articles.items()
            if name in by_article
        ],
        "total": count(len(library.facts)),
        "sources": releases("source-facts", "fact-placements", "older-figures"),
        "foreign": get_language() != language.OWN,
    }


def _article(article: Article, facts: list[SourceFact]) -> ArticleRows:
    return {
        "number": article.number,
        "about": data_text(article.about),
        "n": count(len(facts)),
        "rows": write_rows("guides/_fact.html", map(_fact, facts)),
    }


def _fact(fact: SourceFact) -> dict[str, str]:
    return {
        "id": fact.fact_id,
        "subject": as_english(fact.subject),
        "attribute": as_english(fact.attribute),
        "value": value(fact),
        "vintage": as_english(fact.vintage) or _("undated"),
        "outcome": fact.get_outcome_display() if fact.outcome else "",
        "href": fact.page,
        "words": clean(fact.words)[:80],
        "note": as_english(fact.note),
    }


def value(fact: SourceFact) -> str:
    """The value with its unit: “$18.89 an hour”, “15 percent”."""
    try:
        number = float(fact.value)
    except ValueError:
        return as_english(" ".join(filter(None, (fact.value, UNITS.get(fact.unit, fact.unit)))))
    written = {
        "USD/hour": lambda: _("%(pay)s an hour") % {"pay": cents(round(number * 100))},
        "USD/year": lambda: _("%(pay)s a year") % {"pay": dollars(number)},
        "USD": lambda: dollars(number),
    }.get(fact.unit)
    return written() if written else as_english(" ".join(filter(None, (fact.value, fact.unit))))


def corrections(rows: list[Correction]) -> list[CorrectionNote]:
    """Each with its claims; rows that say the same of several certifications are one."""
    return [_note(list(alike)) for _key, alike in groupby(rows, _what_holds)]


def _what_holds(row: Correction) -> tuple[str, ...]:
    today = row.today_figure, row.today_occupation, row.today_area
    return row.holds, row.said_by, row.source, *today


def _note(alike: list[Correction]) -> CorrectionNote:
    first = alike[0]
    said_by = ORDINAL.search(first.said_by)
    article = NUMBERS[said_by[1]] if said_by else None
    return {
        "keys": [row.key for row in alike],
        "topic": data_text(joined([row.topic for row in alike])),
        "claims": claims(alike),
        "said_by": data_text(first.said_by),
        "holds": data_text(first.holds),
        "today": todays_figure(first),
        "facts": [
            {"n": int(fact.removeprefix("SF")), "href": f"#{fact}"}
            for row in alike
            for fact in row.facts.split()
        ],
        "cited": cited(first, figure=bool(first.organization_id), without=article),
    }


def joined(topics: list[str]) -> str:
    """“… accept the CPC, CPB” of topics that differ in their last word; else one after another."""
    starts = {topic.rpartition(" ")[0] for topic in topics}
    if len(starts) > 1:
        return "; ".join(topics)
    return ", ".join([topics[0], *(topic.rpartition(" ")[2] for topic in topics[1:])])


def claims(alike: list[Correction]) -> list[Claim]:
    """Each claim once, with the names it is about where there are several."""
    found: dict[str, list[str]] = {}
    for row in alike:
        found.setdefault(row.said, []).append(row.topic.rpartition(" ")[2])
    many = len(found) > 1
    return [
        {"about": as_english(", ".join(names)) if many else "", "said": data_text(said)}
        for said, names in found.items()
    ]


def todays_figure(row: Correction) -> Today | None:
    """The figure of the releases in use that a correction names; None without one."""
    if row.today_figure == Correction.Figure.OUTLOOK:
        return _outlook(row.today_occupation)
    if not row.today_figure:
        return None
    return _pay(row.today_occupation, row.today_area, row.today_figure)


def _outlook(soc: str) -> Today | None:
    change = wages().outlook.get(soc, {}).get("change_percent")
    if change is None:
        return None
    said = _("The projection in use: a change of %(change)s in the nation.")
    return {
        "text": said % {"change": percent(change, signed=True)},
        "href": address("salaries:occupation", soc),
        "source": release("projections"),
    }


def _pay(soc: str, area: str, figure: str) -> Today | None:
    store = wages()
    row = store.row(soc, area)
    value = store.figures(row)[figure] if row is not None else None
    if value is None:
        return None
    hourly = figure == Correction.Figure.HOURLY
    said = (
        _("The median in use for %(area)s: %(pay)s an hour.")
        if hourly
        else _("The median in use for %(area)s: %(pay)s a year.")
    )
    place = store.areas[store.area_at[area]].name
    return {
        "text": said % {"area": place, "pay": cents(value) if hourly else dollars(value)},
        "href": address("salaries:place", soc, area),
        "source": release("oews"),
    }
