"""What the queue remembers, what readers report, and how links answered."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from careerguide.editorial.versions import Versioned


class Duty(models.Model):  # noqa: DJ008 - it has no rows to be written
    """No table and no rows: rights that belong to no single table."""

    class Meta:
        managed = False
        default_permissions = ()
        permissions = (
            ("import_tables", _("Can import tables")),
            ("load_releases", _("Can load releases")),
        )


class Assigned(models.Model):
    """Who of the staff has taken what is waiting in a queue; one person a thing."""

    queue = models.SlugField(_("queue"), max_length=40)
    key = models.CharField(_("key"), max_length=200)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("taken by"), related_name="+"
    )
    at = models.DateTimeField(_("since"), auto_now=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [models.UniqueConstraint(fields=["queue", "key"], name="assigned_once")]

    def __str__(self) -> str:
        return f"{self.queue} {self.key}"


class Checked(models.Model):
    """What somebody looked at and found right, though a queue had it. It comes back once it says
    something else (`said`)."""

    queue = models.SlugField(_("queue"), max_length=40)
    key = models.CharField(_("key"), max_length=200)
    said = models.CharField(_("what the queue said"), max_length=500)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("checked by"),
        related_name="+",
    )  # fmt: skip
    at = models.DateTimeField(_("checked at"), auto_now=True)

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        constraints = [models.UniqueConstraint(fields=["queue", "key"], name="checked_once")]

    def __str__(self) -> str:
        return f"{self.queue} {self.key}"


class ReaderReport(Versioned):
    """What a reader says is wrong on a page. The log keeps what staff answer, and not from whom the
    report came."""

    unlogged: ClassVar[frozenset[str]] = frozenset({"email", "sender"})

    class State(models.TextChoices):
        """What became of it."""

        OPEN = "open", pgettext_lazy("report", "open")
        CORRECTED = "corrected", pgettext_lazy("report", "corrected")
        UNCHANGED = "unchanged", _("checked, unchanged")
        SPAM = "spam", _("spam")

    page = models.CharField(_("page"), max_length=500, editable=False)
    figure = models.CharField(_("figure"), max_length=200, editable=False)
    message = models.TextField(_("what the reader says"), max_length=2000, editable=False)
    email = models.EmailField(_("reader’s e-mail"), blank=True, editable=False)
    sender = models.CharField(max_length=32, editable=False)
    """A keyed digest of the address it came from and the day: bounds how many, names nobody."""
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    public_note = models.TextField(
        _("public note"), blank=True, max_length=1000,
        help_text=_("Shown at the foot of that page once the report is answered. Name nobody."),
    )  # fmt: skip
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)

    class Meta:
        verbose_name = _("reader report")
        verbose_name_plural = _("reader reports")
        ordering = ("-sent_at", "-pk")
        indexes = [models.Index(fields=["state", "-sent_at"]), models.Index(fields=["sender"])]

    def __str__(self) -> str:
        return f"{self.figure or self.page} ({timezone.localtime(self.sent_at):%Y-%m-%d})"


class LinkAnswer(models.Model):
    """How a stored link answered when `check_links` last asked."""

    url = models.URLField(_("link"), max_length=1000, unique=True)
    status = models.PositiveSmallIntegerField(_("status"), null=True)
    """Of HTTP; null where nothing answered."""
    problem = models.CharField(_("problem"), max_length=200, blank=True)
    """"" where the link works."""
    moved_to = models.URLField(_("leads to"), max_length=1000, blank=True)
    asked_at = models.DateTimeField(_("asked"))
    broken_since = models.DateTimeField(_("broken since"), null=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ("-broken_since", "url")

    def __str__(self) -> str:
        return self.url
