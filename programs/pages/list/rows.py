"""The list's table: rows of one school that stand together, and what is said once for all."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from careerguide.lists.rows import write_rows
from programs.pages.row import Writer

Written = dict[str, Any]
"""A program as written values (programs.pages.row)."""


def write_schools(rows: Sequence[Written], columns: int) -> SafeString:
    """The rows in their order as a table's bodies, one for each run of one school's programs.

    A run of several stands under the school's name, across `columns`; a single row names its own.
    """
    usual = usual_job(rows)
    for row in rows:
        row["as_usual"] = bool(usual) and row["pay_note"] == usual
    runs = [list(run) for _school, run in groupby(rows, itemgetter("school"))]
    return write_rows(Writer.SCHOOL, [_body(run, columns) for run in runs])


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
        _(
            "“About” is our estimate of the usual, its range beneath; without it, price and length"
            " are the school’s own."
        ),
        whose,
    ]
    if job:
        said.append(_("Pay: %(job)s, unless a job is named.") % {"job": job})
    return said
