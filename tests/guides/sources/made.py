"""Small made-up files of facts and guides, in the layout of data/guide."""

from pathlib import Path
from typing import Any

from careerguide.releases.models import Release
from tests.programs.sources.small import loaded, write

FACT = (
    "fact_id", "document", "kind", "subject", "attribute", "value", "unit", "vintage", "locator",
    "note", "soc", "state",
)  # fmt: skip
PLACEMENT = ("fact_id", "outcome", "page", "words")
GUIDE = (
    "slug", "order", "title", "summary", "state", "occupations", "fields", "awards",
    "certifications", "flagship", "topic",
)  # fmt: skip
ARTICLE = ("number", "document", "about")
SECTION = ("guide", "order", "anchor", "step", "title", "text", "panel")
ITEM = (
    "guide", "section", "order", "group", "text", "href", "source", "as_of", "confidence",
    "facts", "note",
)  # fmt: skip
QUESTION = (
    "number", "topic", "question", "answer", "asked_at", "live", "source", "as_of", "confidence",
    "note",
)  # fmt: skip


def fact(number: int, **cells: str) -> dict[str, Any]:
    """A claim of the first article; `cells` replaces what it holds."""
    plain = {"document": "000_a.txt", "kind": "claim", "subject": "work", "attribute": "is"}
    return {"fact_id": f"SF{number:03}", "value": "quiet", **plain, **cells}


def facts(folder: Path, *rows: dict[str, Any], source: str = "source-facts") -> Release:
    return loaded(source, write(folder / "source_facts.csv", FACT, rows))


def articles(folder: Path, *rows: tuple[str, str, str]) -> Release:
    cells = [dict(zip(ARTICLE, row, strict=True)) for row in rows]
    return loaded("articles", write(folder / "articles.csv", ARTICLE, cells))


def guide(**cells: str) -> dict[str, Any]:
    plain = {"slug": "coder", "order": "1", "title": "Become a coder", "summary": "How to."}
    codes = {"occupations": "29-2072", "fields": "51.0713", "certifications": "cpc"}
    return plain | codes | cells


def guides(folder: Path, *rows: dict[str, Any]) -> Release:
    return loaded("guides", write(folder / "guides.csv", GUIDE, rows))


def section(**cells: str) -> dict[str, Any]:
    return {"guide": "coder", "order": "10", "anchor": "fit", "title": "Is it for you?"} | cells


def sections(folder: Path, *rows: dict[str, Any]) -> Release:
    return loaded("guide-sections", write(folder / "guide_sections.csv", SECTION, rows))


def item(**cells: str) -> dict[str, Any]:
    plain = {"guide": "coder", "section": "fit", "order": "1", "text": "You like lists."}
    return plain | {"source": "careerguide", "as_of": "2026-01", "confidence": "med"} | cells


def items(folder: Path, *rows: dict[str, Any]) -> Release:
    return loaded("guide-items", write(folder / "guide_items.csv", ITEM, rows))


def question(**cells: str) -> dict[str, Any]:
    plain = {"number": "1", "topic": "Cost", "question": "How much?", "answer": "It differs."}
    asked = {"asked_at": "programs", "source": "careerguide", "confidence": "med"}
    return plain | asked | cells


def questions(folder: Path, *rows: dict[str, Any]) -> Release:
    return loaded("guide-questions", write(folder / "questions.csv", QUESTION, rows))
