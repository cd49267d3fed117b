"""What every hand-gathered row shares: where a figure comes from, of when, and how sure it is."""

import re
from collections.abc import Callable
from typing import ClassVar, TypeVar

from careerguide.editorial.models import first_day, today
from careerguide.editorial.sheets import Cell, Cells, Converted
from careerguide.editorial.sync import ByMonth
from careerguide.releases.errors import RowError

Read = TypeVar("Read")


class GatheredLoader(ByMonth):
    """A file gathered by hand."""

    licence = "Facts, cited row by row"
    caveats = "Gathered by hand from dated pages; check fees and rules with the issuer."
    gathered: ClassVar[str] = "2026-11"


def read_cell(cells: Cells, column: str, convert: Callable[[str], Read]) -> Read:
    """One cell as `convert` takes it. Raises RowError with the column's name."""
    try:
        return convert(cells[column])
    except RowError as error:
        raise RowError(f"{column}: {error}") from None


PART = re.compile(
    r"(?:\d{4}-(?=\d{4}))?"  # of “2019-2022” the later year counts
    r"(?P<date>undated|\d{4}(?:-\d\d){0,2})"
    r"(?: \((?P<label>[^()]+)\)| (?P<word>list))?"
)
FEES = frozenset({"fee", "fees"})
EXAM = frozenset({"format", "exam"})
RENEWAL = frozenset({"ceu"})
ONE_FIGURE = FEES | EXAM | RENEWAL | {"list"}
"""Labels of a date that belongs to some figures only; others (AAPC, newest) name the page."""


def dated_parts(text: str) -> list[tuple[str, str]]:
    """Date and label of each part of “2026-07 (format); undated (AAPC)”; undated is "".

    Raises RowError for what is no date, and for a date to come.
    """
    found = []
    for part in filter(None, map(str.strip, text.split(";"))):
        match = PART.fullmatch(part)
        if not match:
            raise RowError("the source's date can't be read")
        day = "" if match["date"] == "undated" else match["date"]
        try:
            first = first_day(day)
        except ValueError:
            raise RowError("the source's date is no date of the calendar") from None
        if first and first > today():
            raise RowError("the source's date lies in the future")
        found.append((day, (match["label"] or match["word"] or "").lower()))
    return found


def newest(text: str) -> str:
    """The newest date named, for a row as a whole; "" where none is."""
    return max((day for day, _label in dated_parts(text)), default="")


SOURCE = (Cell("source_url", "source"), Converted("source_date", newest, "as_of"))
"""The last columns of a file whose rows have one source and one date."""


def labelled(text: str, labels: frozenset[str]) -> list[str]:
    """The dates whose label is one of `labels`; "" among them is undated."""
    return [day for day, label in dated_parts(text) if label in labels]


def as_of(text: str, *topics: frozenset[str]) -> str:
    """The date of one figure.

    Where the text says which date is the figure's (its label is in `topics`, tried in order), that
    date, even where it is “undated”. Else the newest of the dates that name no figure: what is said
    to date the fees can't date the exam. Else "", undated.
    """
    for labels in topics:
        if own := labelled(text, labels):
            return max(own)
    return max((day for day, label in dated_parts(text) if label not in ONE_FIGURE), default="")


SENTENCE = re.compile(r"(?<=\.)\s+(?=[A-Z0-9])")
SECOND_HAND = re.compile(r"\b(rests? on|comes? from)\b.*\bthird-party\b")


def sentences_about(note: str, *words: str) -> str:
    """The sentences of `note` with one of `words` in them."""
    kept = (
        sentence
        for sentence in SENTENCE.split(note)
        if any(word in sentence.lower() for word in words)
    )
    return " ".join(kept)


def confidence(given: str, note: str) -> str:
    """How sure a figure is: the row's word, lowered by what `note` says about the figure.

    Low where it says “low confidence”; medium at most where it rests on third-party pages.
    """
    if "low confidence" in note:
        return "low"
    if given == "high" and any(map(SECOND_HAND.search, SENTENCE.split(note))):
        return "med"
    return given
