"""The list's table: rows of one school that stand together, and what is said once for all."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from careerguide.lists.rows import joined, write_rows
from careerguide.pages.english import filled
from programs.pages.row import Writer

Written = dict[str, Any]
"""A program as written values (programs.pages.row)."""


class Head(NamedTuple):
    """What stands above a group of rows: its name, how many it has in all, and a link to those that
    are not shown; "" for none."""

    label: str
    total: str
    more: str = ""
    href: str = ""


Groups = Sequence[tuple[Head | None, Sequence[Written]]]
"""Rows in their order, those of a group under its head."""


def write_table(groups: Groups, columns: int) -> SafeString:
    """A table's bodies, one for each head, and for each run of one school's programs beneath.

    A run of several stands under the school's name, across `columns`; a single row names its own.
    """
    rows = [row for _head, own in groups for row in own]
    usual = usual_job(rows)
    for row in rows:
        row["as_usual"] = bool(usual) and row["pay_note"] == usual
    return joined(part for head, own in groups for part in _group(head, own, columns))


def _group(head: Head | None, rows: Sequence[Written], columns: int) -> Iterator[SafeString]:
    if head is not None:
        yield write_rows("programs/_group.html", [{**head._asdict(), "columns": columns}])
    runs = [list(run) for _school, run in groupby(rows, itemgetter("school"))]
    yield write_rows(Writer.SCHOOL, [_body(run, columns) for run in runs])


def _body(run: Sequence[Written], columns: int) -> Written:
    grouped = len(run) > 1
    for row in run:
        row["grouped"] = grouped
    return {**run[0], "columns": columns, "rows": write_rows(Writer.ROW, run)}


def usual_job(rows: Iterable[Mapping[str, Any]]) -> str:
    """The job whose pay more than half of the rows show; "" for none."""
    jobs = Counter(row["pay_note"] for row in rows)
    job, times = max(jobs.items(), key=itemgetter(1), default=("", 0))
    return job if times * 2 > sum(jobs.values()) else ""


def above(rows: Iterable[Mapping[str, Any]], whose: str) -> list[str]:
    """What holds for all rows, in sentences; `whose` says whose the prices are."""
    job = usual_job(rows)
    said = [
        _("“About” is our estimate of the usual, its range beneath; without it, the school’s own."),
        whose,
    ]
    if job:
        said.append(filled(_("Pay: %(job)s, unless a job is named."), job=job))
    return said
