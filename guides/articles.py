"""What the three articles said that this site began from: corrections, then every row."""

from collections import defaultdict
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists.rows import write_rows
from careerguide.lists.state import clean
from careerguide.pages.numbers import cents, count, dollars
from certifications.models import Correction
from guides.cited import release, releases
from guides.corrections import corrections
from guides.library import Held
from guides.models import Article, SourceFact

UNITS = {"yes/no": "", "": ""}


def articles_page(held: Held) -> dict[str, Any]:
    """Facts of each article in its order; every row has its number as an anchor."""
    by_article: dict[str, list[SourceFact]] = defaultdict(list)
    for fact in held.facts.values():
        by_article[fact.document].append(fact)
    return {
        "section": "paths",
        "crumbs": [{"title": _("Guides"), "href": reverse("paths:index")}],
        "gathered": release("certification-corrections"),
        "corrections": corrections(list(Correction.objects.all())),
        "articles": [
            _article(article, by_article[name])
            for name, article in held.articles.items()
            if name in by_article
        ],
        "total": count(len(held.facts)),
        "sources": releases("source-facts", "fact-placements", "older-figures"),
    }


def _article(article: Article, facts: list[SourceFact]) -> dict[str, Any]:
    return {
        "number": article.number,
        "about": article.about,
        "n": count(len(facts)),
        "rows": write_rows("guides/_fact.html", map(_fact, facts)),
    }


def _fact(fact: SourceFact) -> dict[str, str]:
    return {
        "id": fact.fact_id,
        "subject": fact.subject,
        "attribute": fact.attribute,
        "value": value(fact),
        "vintage": fact.vintage or _("undated"),
        "outcome": fact.get_outcome_display() if fact.outcome else "",
        "href": fact.page,
        "words": clean(fact.words)[:80],
        "note": fact.note,
    }


def value(fact: SourceFact) -> str:
    """The value with its unit: “$18.89 an hour”, “15 percent”."""
    try:
        number = float(fact.value)
    except ValueError:
        return " ".join(filter(None, (fact.value, UNITS.get(fact.unit, fact.unit))))
    written = {
        "USD/hour": lambda: _("%(pay)s an hour") % {"pay": cents(round(number * 100))},
        "USD/year": lambda: _("%(pay)s a year") % {"pay": dollars(number)},
        "USD": lambda: dollars(number),
    }.get(fact.unit)
    return written() if written else " ".join(filter(None, (fact.value, fact.unit)))
