"""Releases of public data, what loading them counted, and the geography every app stands on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.core.editions import release_name


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


class DataVersion(models.Model):
    """The one row that says which build of the derived figures is being served."""

    token = models.CharField(_("token"), max_length=64)
    built_at = models.DateTimeField(_("built at"), auto_now=True)
    summary = models.JSONField(_("counts"), default=dict, blank=True)
    edits = models.PositiveIntegerField(_("edits by staff"), default=0)

    class Meta:
        verbose_name = _("data version")

    def __str__(self) -> str:
        return self.token


class ZipCode(models.Model):
    """A ZIP code's place, county and centre (GeoNames)."""

    code = models.CharField("ZIP", max_length=5, primary_key=True)
    place = models.CharField(_("place"), max_length=80)
    state = models.CharField(_("state"), max_length=2)
    county_fips = models.CharField(_("county FIPS"), max_length=5, blank=True)
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))

    class Meta:
        verbose_name = _("ZIP code")
        ordering = ("code",)
        indexes = [models.Index(fields=("state", "place"), name="zip_state_place")]

    def __str__(self) -> str:
        return f"{self.code} {self.place}, {self.state}"


class CountyMetro(models.Model):
    """Which core-based statistical area a county belongs to (OMB, July 2023)."""

    county_fips = models.CharField(_("county FIPS"), max_length=5, primary_key=True)
    county = models.CharField(_("county"), max_length=80)
    state = models.CharField(_("state"), max_length=40)
    cbsa = models.CharField("CBSA", max_length=5, db_index=True)
    cbsa_title = models.CharField(_("CBSA title"), max_length=120)
    is_metro = models.BooleanField(_("metropolitan"))

    class Meta:
        verbose_name = _("county's metropolitan area")
        verbose_name_plural = _("counties' metropolitan areas")
        ordering = ("county_fips",)

    def __str__(self) -> str:
        return f"{self.county}, {self.state}"
