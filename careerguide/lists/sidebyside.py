"""A comparison as templates/components/comparison.html shows it.

Lines that say the same of all fold into one; what is equal in all cells of a line, its source or
its note, stands once beside the line's head.
"""

from collections.abc import Sequence
from typing import Any, TypedDict

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from careerguide.lists.comparison import FEWEST, Figure, Group, Row
from careerguide.lists.rows import write_rows
from careerguide.lists.verdict import certain, reading, undecided
from careerguide.pages.english import Cited, release_text
from careerguide.pages.labels import listed
from careerguide.pages.numbers import spelled

LETTERS = "ABCDEF"


class WrittenRow(TypedDict):
    """A line as its template shows it, its cells as HTML; `reading` says how to read it."""

    label: str
    note: str
    differs: bool
    cells: SafeString
    source: str
    reading: str


class Same(TypedDict):
    """A line that says the same of all."""

    label: str
    text: str
    note: str
    source: str


class WrittenGroup(TypedDict):
    """A group of lines; `across` is how many columns stand beside the heads of lines, and `reads`
    whether one of these says how to read them. `known` is whether the same of all has more to
    tell than the figures."""

    label: str
    rows: list[WrittenRow]
    same: list[Same]
    same_label: str
    known: bool
    across: int
    reads: bool


def letters(many: int) -> list[str]:
    """What things are called whose names are long."""
    return list(LETTERS[:many])


def written(groups: Sequence[Group], names: Sequence[str] = ()) -> list[WrittenGroup]:
    """Groups as their template shows them; sentences call the things compared by `names`."""
    read = {
        id(row): reading(row, names) if names and not row.folds else ""
        for group in groups
        for row in group.rows
    }
    reads = any(read.values())
    return [_group(group, read, reads) for group in groups]


def findings(groups: Sequence[Group], names: Sequence[str]) -> tuple[list[tuple[str, str]], str]:
    """What is certain, as pairs of a line's head and its sentence, and the heads of lines that
    nobody wins though figures are known, in words; "" for none."""
    rows = [row for group in groups for row in group.rows]
    sure = [(row.label, said) for row in rows if (said := certain(row, names))]
    return sure, listed([row.label for row in rows if undecided(row)])


def _group(group: Group, read: dict[int, str], reads: bool) -> WrittenGroup:
    shown = [row for row in group.rows if not row.folds]
    same = [_same(row) for row in group.rows if row.folds]
    many = max((len(row.figures) for row in group.rows), default=0)
    return {
        "label": group.label,
        "rows": [_written(row, read[id(row)]) for row in shown],
        "same": same,
        "same_label": _("The same for both") if many == FEWEST
        else _("The same for all %(n)s") % {"n": spelled(many)},
        "known": any(one["note"] or one["source"] for one in same),
        "across": many + reads,
        "reads": reads,
    }  # fmt: skip


def _same(row: Row) -> Same:
    first = row.figures[0]
    sources = [] if first.missing else [f.source for f in row.figures if f.source]
    return {
        "label": ", ".join(filter(None, (row.label, row.note))),
        "text": first.text,
        "note": first.note,
        "source": Cited.together(dict.fromkeys(sources)),
    }


def _written(row: Row, said: str) -> WrittenRow:
    known = [figure for figure in row.figures if not _unknown(figure, row)]
    source = _shared([figure.source for figure in known])
    note = _shared([figure.note for figure in row.figures])
    cells = [_cell(figure, row, source=not source, note=not note) for figure in row.figures]
    return {
        "label": row.label,
        "note": ", ".join(filter(None, (row.note, note))),
        "differs": row.differs,
        "cells": write_rows("components/_compared_cell.html", cells),
        "source": source,
        "reading": said,
    }


def _shared(texts: list[str]) -> str:
    """The one text of all, of two or more; "" where they differ."""
    return texts[0] if len(texts) >= FEWEST and len(set(texts)) == 1 else ""


def _unknown(figure: Figure, row: Row) -> bool:
    return figure.missing or bool(row.prefer and not figure.known)


def _cell(figure: Figure, row: Row, *, source: bool, note: bool) -> dict[str, Any]:
    """`tag` marks the best; of some that are not known it is the best of those known."""
    unknown = _unknown(figure, row)
    whole = all(f.known and not f.flag for f in row.judged or row.figures)
    tag = row.tag if whole else _("%(tag)s known") % {"tag": row.tag}
    return {
        "css": "unknown" if unknown else "value wrap",
        "text": figure.text,
        "tag": tag if figure.best else "",
        "note": figure.note if note else "",
        "flag": figure.flag or figure.warning,
        "source": "" if unknown or not source else release_text(figure.source),
    }
