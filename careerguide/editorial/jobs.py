"""Large imports: kept with how far they are, while a process beside the server does them.

What is saved, and that the job is done, is one transaction: a job that is killed has written
nothing, and its page says so.
"""

import socket
import uuid
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careerguide.columns import beside
from careerguide.editorial.revisions import ChangeSet
from careerguide.editorial.spreadsheets import Grid

BEGINS = timedelta(seconds=60)
"""How long a process may take until it begins, on a machine that is busy."""
SILENT = timedelta(minutes=10)
"""How long another machine's job may say nothing, as it does while it saves."""


class ImportJob(models.Model):
    """A table that was looked at, and is being taken in."""

    class State(models.TextChoices):
        """From asked for to done, or to nothing having been done."""

        WAITING = "waiting", _("waiting to begin")
        CHECKING = "checking", _("checking the rows")
        SAVING = "saving", _("saving all rows at once")
        DONE = "done", _("done")
        REFUSED = "refused", _("nothing was done")

    number = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    label = models.CharField(_("kind of row"), max_length=80)
    table = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    who = models.CharField(_("who"), max_length=150)
    why = models.CharField(_("why"), max_length=300, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    checked = models.PositiveIntegerField(_("rows checked"), default=0)
    told = models.TextField(_("what stands against it"), blank=True)
    host = models.CharField(max_length=100, blank=True)
    heard_at = models.DateTimeField(default=timezone.now)
    change = models.ForeignKey(ChangeSet, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("large import")
        verbose_name_plural = _("large imports")
        ordering = ("-at", "pk")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.who}, {timezone.localtime(self.at):%Y-%m-%d %H:%M}"

    @property
    def lock(self) -> Path:
        """Held by the process that works on it, on its machine."""
        return Path(settings.VAR_DIR) / "imports" / f"{self.number}.lock"

    @property
    def is_under_way(self) -> bool:
        """Whether it is neither done nor refused, as far as it says itself."""
        return self.state in {self.State.WAITING, self.State.CHECKING, self.State.SAVING}

    @property
    def has_stopped(self) -> bool:
        """Whether the process that was to do it is there no more. Nothing is half written then."""
        if not self.is_under_way:
            return False
        silent = timezone.now() - self.heard_at
        if self.state == self.State.WAITING:
            return silent > BEGINS
        if self.host == socket.gethostname():
            return not beside.is_held(self.lock)
        return silent > SILENT

    def say(self, **values: Any) -> None:
        """Note how far it is, or how it ended."""
        type(self).objects.filter(pk=self.pk).update(heard_at=timezone.now(), **values)
        for name, value in values.items():
            setattr(self, name, value)


def begin(label: str, grid: Grid, digest: str, user: Any, why: str) -> ImportJob:
    """Keep what is to be taken in, and have a process do it."""
    job = ImportJob.objects.create(
        label=label, table=asdict(grid), digest=digest, user=user, who=user.get_username(),
        why=why.strip()[:300], rows=len(grid.lines),
    )  # fmt: skip
    start(job)
    return job


def start(job: ImportJob) -> None:
    """Have a process of its own do it; where none can be started, it says so."""
    job.say(state=ImportJob.State.WAITING, checked=0, told="")
    try:
        beside.start("take_in", str(job.number))
    except OSError as error:
        job.say(state=ImportJob.State.REFUSED, told=str(error))
