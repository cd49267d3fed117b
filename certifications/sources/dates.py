"""The date of a figure, from a text that dates several figures at once."""

import re

from careerguide.editorial.models import first_day, today
from careerguide.releases.errors import RowError

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


def parts(text: str) -> list[tuple[str, str]]:
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
    return max((day for day, _label in parts(text)), default="")


def labelled(text: str, labels: frozenset[str]) -> list[str]:
    """The dates that the text says are of a figure."""
    return [day for day, label in parts(text) if label in labels]


def as_of(text: str, *topics: frozenset[str]) -> str:
    """The date of one figure.

    Where the text says which date is the figure's (its label is in `topics`, tried in order), that
    date, even where it is “undated”. Else the newest of the dates that name no figure: what is said
    to date the fees can't date the exam. Else "", undated.
    """
    for labels in topics:
        if own := labelled(text, labels):
            return max(own)
    return max((day for day, label in parts(text) if label not in ONE_FIGURE), default="")
