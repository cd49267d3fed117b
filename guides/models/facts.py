"""What the three articles said that this site began from, row by row."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.releases.models import Release


class Article(models.Model):
    """A document that facts were taken from; `document` is its name in them."""

    number = models.PositiveSmallIntegerField(_("number"), primary_key=True)
    document = models.CharField(_("document"), max_length=60, unique=True)
    about = models.CharField(_("what it is about"), max_length=200)

    class Meta:
        verbose_name = _("article")
        ordering = ("number",)

    def __str__(self) -> str:
        return self.document


class SourceFact(models.Model):
    """One figure, name or claim of a document, and where this site shows or corrects it.

    `page` and `words` say where a reader finds it: an address and words that stand there.
    """

    class Outcome(models.TextChoices):
        SHOWN = "shown", _("shown")
        CORRECTED = "corrected", _("corrected")
        SUPERSEDED = "superseded", _("superseded, shown with its date")

    fact_id = models.CharField(_("number"), max_length=6, primary_key=True)
    document = models.CharField(_("document"), max_length=60)
    kind = models.CharField(_("kind"), max_length=10)
    subject = models.CharField(_("subject"), max_length=120)
    attribute = models.CharField(_("attribute"), max_length=120)
    value = models.CharField(_("value"), max_length=300)
    unit = models.CharField(_("unit"), max_length=30, blank=True)
    vintage = models.CharField(_("vintage"), max_length=60, blank=True)
    locator = models.CharField(_("place in the document"), max_length=60, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    page = models.CharField(_("page"), max_length=200, blank=True)
    words = models.CharField(_("words there"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("source fact")
        ordering = ("fact_id",)

    def __str__(self) -> str:
        return f"{self.fact_id} {self.subject}: {self.attribute}"


class OlderWage(models.Model):
    """A wage of an earlier year as an article printed it. `unit` is "hour" or "year".

    `low` and `high` are hourly cents or annual dollars like `median`; what they are percentiles
    of is in `low_is` and `high_is`, "" where the document does not say.
    """

    release = models.ForeignKey(Release, models.CASCADE, related_name="+")
    soc = models.CharField("SOC", max_length=7, help_text=_("The nearest code of today."))
    area = models.CharField(_("area as printed"), max_length=100)
    state = models.CharField(_("state"), max_length=2, blank=True)
    vintage = models.CharField(_("vintage"), max_length=60)
    unit = models.CharField(_("unit"), max_length=4)
    low = models.PositiveIntegerField(_("low"), null=True, blank=True)
    low_is = models.CharField(_("low is"), max_length=20, blank=True)
    p25 = models.PositiveIntegerField(_("25th percentile"), null=True, blank=True)
    median = models.PositiveIntegerField(_("median"))
    p75 = models.PositiveIntegerField(_("75th percentile"), null=True, blank=True)
    high = models.PositiveIntegerField(_("high"), null=True, blank=True)
    high_is = models.CharField(_("high is"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("older wage")
        ordering = ("release", "pk")
        constraints = [
            models.UniqueConstraint(fields=("release", "area", "unit"), name="older_wage_once")
        ]

    def __str__(self) -> str:
        return f"{self.area}, {self.vintage}"
