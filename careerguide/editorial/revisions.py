"""The log of what staff did: who, when, why, what stood before and after; and what files would say.

One mechanism for all rows that staff keep: whatever writes them inside `record.recorded` is logged.
"""

import uuid
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.snapshots import NOTHING, Snapshot, label_of, said


class Told(NamedTuple):
    """A field before and after, in words."""

    label: str
    original: str
    theirs: str


class ChangeSet(models.Model):
    """All that one press of a button changed: a form with its lines, an import, an undo."""

    class How(models.TextChoices):
        """What was pressed."""

        EDIT = "edit", _("edited")
        IMPORT = "import", _("imported")
        ACTION = "action", _("an action of a list")
        UNDO = "undo", _("undone")
        FILE = "file", _("the file wins again")

    request = models.UUIDField(_("request"), primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    who = models.CharField(_("who"), max_length=150)
    how = models.CharField(_("how"), max_length=8, choices=How)
    why = models.CharField(_("why"), max_length=300, blank=True)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    undoes = models.ForeignKey("self", models.SET_NULL, null=True, related_name="undone_by")

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes by staff")
        ordering = ("-at", "pk")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.who}, {timezone.localtime(self.at):%Y-%m-%d %H:%M}, {self.get_how_display()}"


class Revision(models.Model):
    """What one row said before and after: None where it was not there.

    `label` is the row's app and model, `key` its key as text, `version` the one it got.
    """

    class Action(models.TextChoices):
        """What became of the row."""

        ADDED = "added", _("added")
        CHANGED = "changed", _("changed")
        DELETED = "deleted", _("deleted")

    change = models.ForeignKey(ChangeSet, models.CASCADE, related_name="revisions")
    label = models.CharField(_("kind of row"), max_length=80)
    key = models.CharField(_("key"), max_length=60)
    title = models.CharField(_("row"), max_length=200)
    action = models.CharField(_("what"), max_length=8, choices=Action)
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("log entry")
        verbose_name_plural = _("log entries")
        ordering = ("-pk",)
        indexes = [models.Index(fields=("label", "key"), name="revision_of_row")]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.title}: {self.get_action_display()}"

    @property
    def differing(self) -> list[str]:
        """Names of the fields that differ between before and after, in the row's order."""
        before: Snapshot = self.before or {}
        after: Snapshot = self.after or {}
        names = dict.fromkeys((*before, *after))
        return [name for name in names if before.get(name) != after.get(name)]

    @property
    def model(self) -> type[models.Model]:
        """What kind of row it was."""
        return apps.get_model(self.label)

    @property
    def told(self) -> list["Told"]:
        """What differs, in words."""
        model = self.model
        pairs = ((self.before or {}), (self.after or {}))
        told = [
            Told(label_of(model, name), *(said(model, name, one.get(name)) for one in pairs))
            for name in self.differing
            if name != "edited" or len(self.differing) == 1
        ]
        # An empty text and none are told alike.
        return [one for one in told if one.original != NOTHING or one.theirs != NOTHING]

    @classmethod
    def of(cls, label: str, key: Any) -> "models.QuerySet[Revision]":
        """All of one row, the newest first, with who made them."""
        return cls.objects.filter(label=label, key=str(key)).select_related("change")


class FileRow(models.Model):
    """What a file says of a row that staff changed or withdrew, for as long as staff's holds.

    Loads keep it up to date, so that the file can win again at once.
    """

    label = models.CharField(_("kind of row"), max_length=80)
    key = models.CharField(_("key"), max_length=60)
    title = models.CharField(_("row"), max_length=200)
    values = models.JSONField(_("the file says"))
    withdrawn = models.BooleanField(
        _("withdrawn"), default=False, help_text=_("Staff deleted it; loads leave it out.")
    )

    class Meta:
        verbose_name = _("row that staff keep against its file")
        verbose_name_plural = _("rows that staff keep against their files")
        ordering = ("label", "title")
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=("label", "key"), name="file_row_once")]

    def __str__(self) -> str:
        return self.title
