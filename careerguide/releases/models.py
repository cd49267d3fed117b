"""Releases of public data, and what loading them counted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.releases.editions import release_name


class Release(models.Model):
    """One edition of one source, as loaded. Counts are rows of the publisher's file."""

    source = models.SlugField(_("source"), max_length=40)
    edition = models.CharField(_("edition"), max_length=60)
    year = models.SmallIntegerField(_("year the figures describe"), default=0)
    title = models.CharField(_("title"), max_length=200)
    publisher = models.CharField(_("publisher"), max_length=200)
    licence = models.CharField(_("license"), max_length=200)
    url = models.URLField(_("publisher's page"), blank=True)
    caveats = models.TextField(_("what it cannot say"), blank=True)
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    code = models.CharField(_("loader that read it"), max_length=16, blank=True, editable=False)
    by_hand = models.BooleanField(
        _("loaded by hand"), default=False, editable=False,
        help_text=_("By an operator, from a file that data/ does not hold, which stands back."),
    )  # fmt: skip
    bytes = models.PositiveBigIntegerField(_("bytes"), default=0)
    is_current = models.BooleanField(_("in use"), default=True)
    rows_read = models.PositiveIntegerField(_("rows read"), default=0)
    rows_loaded = models.PositiveIntegerField(_("rows loaded"), default=0)
    rows_unmatched = models.PositiveIntegerField(_("rows unmatched"), default=0)
    rows_rejected = models.PositiveIntegerField(_("rows rejected"), default=0)
    reasons = models.JSONField(_("counts by reason"), default=dict, blank=True)
    seconds = models.FloatField(_("seconds to load"), default=0)
    loaded_at = models.DateTimeField(_("loaded at"), auto_now=True)

    class Meta:
        ordering = ("source", "-year", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("source", "edition"), name="release_once_per_edition")
        ]

    def __str__(self) -> str:
        return release_name(self.title, self.edition)

    @classmethod
    def current(cls, source: str) -> "Release | None":
        """The newest release of `source` in use."""
        releases = cls.objects.filter(source=source, is_current=True)
        return releases.order_by("-year", "-pk").first()


class Reject(models.Model):
    """A row that a loader could not read, with its line in the file and why."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="rejects")
    line = models.PositiveIntegerField(_("line"))
    reason = models.CharField(_("reason"), max_length=200)
    row = models.CharField(_("row"), max_length=500)

    class Meta:
        ordering = ("release", "line", "pk")

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"
