"""Compare a download with what the files say, cell by cell."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from tests.verify.report import Report

Subject = TypeVar("Subject")
Figures = Mapping[str, Callable[[Subject], object]]
"""A column's name, and how its figure is found anew: a new column is one entry."""


def compare(
    what: str,
    key: str,
    figures: Figures[Subject],
    subject: Callable[[str], Subject | None],
    lines: Iterable[str],
    report: Report,
    whose: str = "",
) -> list[str]:
    """Check every row of a download; returns the rows' keys in the order they were served.

    `key` is the column that names a row and `subject` gives what a key means, None for nothing;
    `whose` the download is stands before the key of a disagreement.
    Columns without an entry in `figures` are reported as not checked.
    """
    reader = csv.reader(lines)
    header = next(reader)
    labels = {name: f"{what}: {name}" for name in dict.fromkeys((*header, *figures))}
    known = [(at, labels[name], figures[name]) for at, name in enumerate(header) if name in figures]
    whole = len(known) == len(header)
    at_key = header.index(key)
    served: list[str] = []
    alike = 0
    for row in reader:
        name = row[at_key]
        served.append(name)
        found = subject(name)
        if found is None:
            report.differ(labels[key], f"{whose}{name}", "no such row", name)
            continue
        expected = [find(found) for _at, _label, find in known]
        # Nearly every row is just the expected text: the cells need no look of their own then.
        if whole and row == ["" if value is None else str(value) for value in expected]:
            alike += 1
            continue
        for (at, label, _find), value in zip(known, expected, strict=True):
            report.check(label, f"{whose}{name}", harmless(value), row[at])
    report.alike((label for _at, label, _find in known), alike)
    for name in labels:
        if name not in figures:
            report.skip(labels[name], len(served))
        elif name not in header:
            report.differ(labels[name], "header", name, "no such column")
    return served


def harmless(value: object) -> object:
    """Text that a spreadsheet would run as a formula has an apostrophe before it."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@"):
        return f"'{value}"
    return value


def in_order(
    what: str, whose: str, expected: Sequence[str], served: Sequence[str], report: Report
) -> None:
    """Whether just these rows were served, in this order."""
    figure = f"{what}: rows and their order"
    if len(expected) != len(served):
        report.differ(figure, whose, f"{len(expected)} rows", f"{len(served)} rows")
    wrong = 0
    for at, (right, got) in enumerate(zip(expected, served, strict=False), 1):
        if right != got:
            wrong += 1
            report.differ(figure, f"{whose} row {at}", right, got)
    report.alike([figure], min(len(expected), len(served)) - wrong)
