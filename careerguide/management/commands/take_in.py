"""`manage.py take_in <number>`: a large import, as the admin starts it."""

import socket
import time
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, OperationalError
from django.utils.translation import gettext as _

from careerguide.columns import beside
from careerguide.editorial.intake import Outcome, look, take_in
from careerguide.editorial.jobs import ImportJob
from careerguide.editorial.record import recorded
from careerguide.editorial.revisions import ChangeSet
from careerguide.editorial.spreadsheets import Grid, Line

EVERY = 0.5
"""Seconds between two notes of how far a job is."""


class Command(BaseCommand):
    """Looks at the table again, while nobody waits for it; then saves all of it, or nothing."""

    help = "Take in a table that was looked at in the admin."

    def add_arguments(self, parser: CommandParser) -> None:
        """The job's number."""
        parser.add_argument("number")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises what stops it, after the job says so."""
        run(options["number"])


def run(number: str) -> None:
    """Do it, in this process. Nothing where another is at it, or it is done."""
    job = ImportJob.objects.get(pk=number)
    with beside.alone(job.lock, wait=True):
        job.refresh_from_db()
        if job.state == ImportJob.State.WAITING:
            try:
                _run(job)
            except OperationalError:
                job.say(state=ImportJob.State.REFUSED, told=_("The database is busy. Try again."))
            except Exception as error:
                job.say(state=ImportJob.State.REFUSED, told=f"{type(error).__name__}: {error}")
                raise
        job.lock.unlink(missing_ok=True)


def _run(job: ImportJob) -> None:
    state = ImportJob.State
    job.say(state=state.CHECKING, host=socket.gethostname())
    sheet = admin.site._registry[apps.get_model(job.label)].sheet  # type: ignore[attr-defined]
    grid = Grid(job.table["columns"], [Line(**line) for line in job.table["lines"]])
    outcome = look(sheet, grid, _noted(job))
    job.say(state=state.SAVING, checked=len(grid.lines))
    if not outcome.problems and outcome.digest == job.digest:
        with recorded(job.user, ChangeSet.How.IMPORT, job.why) as recorder:
            if take_in(sheet, outcome, job.user):
                recorder.finish_now()
                job.change = recorder.change
                job.state, job.table = state.DONE, {}
                job.save()
    if job.state != state.DONE:
        job.say(state=state.REFUSED, told=_against(outcome))


def _noted(job: ImportJob) -> Callable[[int], None]:
    """Notes how many rows are checked, seldom enough to be in nobody's way."""
    last = time.monotonic()

    def note(checked: int) -> None:
        nonlocal last
        if time.monotonic() - last > EVERY:
            last = time.monotonic()
            try:
                job.say(checked=checked)
            except DatabaseError:  # somebody is writing: the next note will do
                return

    return note


def _against(outcome: Outcome) -> str:
    changed = _("The rows have changed since you looked. Choose the file again.")
    lines = (
        _("Line %(line)d: %(said)s") % {"line": line, "said": " ".join(said)}
        for line, said in outcome.problems[:20]
    )
    return "\n".join((changed, *lines))
