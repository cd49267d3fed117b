"""Guides, questions and older figures in memory, read anew only when data or an editor changes.

`warm` reads them, and all else that workers share, before the server forks.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connections

from careerguide.columns import store
from careerguide.editorial.scheduled import is_public
from careerguide.pages.cache import per_page_version
from careerguide.words.lexicon import lexicon
from certifications.models import SurveyPay
from certifications.store import certifications
from guides.models import Article, Guide, Item, OlderWage, Question, Section, SourceFact
from guides.suggest import answered
from programs.catalog import catalog
from programs.named import indexes
from salaries import search
from salaries.occupations import occupations
from salaries.wagestore import wages


@dataclass(frozen=True)
class HeldSection:
    """A section with its lines, in order. The rows are never changed."""

    row: Section
    lines: tuple[Item, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """The names under which questions are asked here."""
        return tuple(filter(None, (self.row.panel, self.row.anchor)))


@dataclass(frozen=True)
class HeldGuide:
    """A guide with its sections; lists of codes are parted."""

    row: Guide
    sections: tuple[HeldSection, ...]
    occupations: tuple[str, ...]
    fields: tuple[str, ...]
    certifications: tuple[str, ...]
    awards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Library:
    """Everything that pages of guides are written from, but for the live figures."""

    guides: dict[str, HeldGuide]
    questions: tuple[Question, ...]
    articles: dict[str, Article]
    """By the document's name."""
    older: dict[str, tuple[OlderWage, ...]]
    """Older wages by the source of their release."""
    facts: dict[str, SourceFact]
    pay: tuple[SurveyPay, ...]
    """What surveys say, newest first, whether or not of a certification known here."""

    @property
    def flagship(self) -> HeldGuide | None:
        """The first of the guides that are marked as the home page's example."""
        return next((guide for guide in self.guides.values() if guide.row.flagship), None)

    def older_inside(self, state: str) -> tuple[str, tuple[OlderWage, ...]]:
        """The older wages of areas within one state, and their source; "" and none without."""
        return self._older_of(lambda states: states == {state})

    @property
    def older_by_state(self) -> tuple[str, tuple[OlderWage, ...]]:
        """The older wages of many states, and their source; "" and none without."""
        return self._older_of(lambda states: len(states) > 1)

    def _older_of(self, fits: Callable[[set[str]], bool]) -> tuple[str, tuple[OlderWage, ...]]:
        for source, rows in self.older.items():
            if fits({row.state for row in rows} - {""}):
                return source, rows
        return "", ()


@per_page_version
def library() -> Library:
    """What the database holds now."""
    questions = tuple(Question.objects.all())
    articles = {article.document: article for article in Article.objects.all()}
    return Library(_guides(), questions, articles, _older(), _facts(), _pay())


forget = library.forget


def occupation_of(slug: str) -> str:
    """The main occupation of the guide that goes by this name; "" where there is none."""
    guide = library().guides.get(slug)
    return guide.occupations[0] if guide and guide.occupations else ""


def _guides() -> dict[str, HeldGuide]:
    lines = defaultdict(list)
    for line in Item.objects.order_by("section", "order"):
        lines[line.section_id].append(line)
    sections = defaultdict(list)
    for row in Section.objects.order_by("guide", "order"):
        if not is_public(row.public_from):
            continue
        sections[row.guide_id].append(HeldSection(row, tuple(lines[row.pk])))
    return {
        row.slug: HeldGuide(
            row,
            tuple(sections[row.pk]),
            tuple(row.occupations.split()),
            tuple(row.fields.split()),
            tuple(row.certifications.split()),
            tuple(row.awards.split()),
        )
        for row in Guide.objects.filter(published=True)
        if is_public(row.public_from)
    }


def _older() -> dict[str, tuple[OlderWage, ...]]:
    found = defaultdict(list)
    rows = OlderWage.objects.filter(release__is_current=True).select_related("release")
    for row in rows.order_by("pk"):
        found[row.release.source].append(row)
    return {source: tuple(wages) for source, wages in found.items()}


def _facts() -> dict[str, SourceFact]:
    return {fact.fact_id: fact for fact in SourceFact.objects.all()}


def _pay() -> tuple[SurveyPay, ...]:
    """Newest first; of two that say it of the same year the surer, the same in every database."""
    sure = SurveyPay.Confidence.values

    def order(row: SurveyPay) -> tuple[Any, ...]:
        newest, surest = -(row.year or 0), sure.index(row.confidence)
        return newest, row.credential, surest, row.population, row.value

    return tuple(sorted(SurveyPay.objects.select_related("certification"), key=order))


def warm() -> None:
    """Open the stores and build the word indexes; does nothing before data is loaded."""
    try:
        programs = catalog()
        _ = indexes(), programs.state, programs.control, occupations(), search.jobs()
        _ = wages().parities, lexicon().vocabulary, library(), certifications()
        _ = answered("a", "")
    except (store.NoData, DatabaseError):
        return
    finally:
        connections.close_all()
