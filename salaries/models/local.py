"""What staff keep beside published wages: cautions, and what local surveys found.

Known by codes of occupation and area, so that loads leave them; none stands in a column of OEWS.
"""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced, today, validate_year
from salaries.models.occupations import Occupation
from salaries.models.wages import Area

MOST_HOURLY, MOST_YEARLY = 1_000, 2_000_000
"""More than any job pays: a slip of the keyboard."""


class OfPlace(Sourced):
    """A row about one occupation in one wage area."""

    soc = models.CharField("SOC", max_length=7, help_text=_("Such as 29-2072."))
    area = models.CharField(
        _("wage area"), max_length=7, blank=True, help_text=_("OEWS’s code; see the wage areas.")
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Raises ValidationError for an occupation or area that is not there."""
        wrong = {}
        if self.soc and not Occupation.objects.filter(pk=self.soc).exists():
            wrong["soc"] = said("There is no such occupation.")
        if self.area and not Area.objects.filter(pk=self.area).exists():
            wrong["area"] = said("There is no such wage area.")
        if wrong:
            raise ValidationError(wrong)


class WageNote(OfPlace):
    """A caution on published figures of an occupation, in one area or (without one) in all."""

    text = models.CharField(_("caution"), max_length=400)
    checked_on = models.DateField(_("checked on"), default=today)

    class Meta:
        verbose_name = _("note on a wage")
        verbose_name_plural = _("notes on wages")
        ordering = ("soc", "area")
        constraints = [models.UniqueConstraint(fields=("soc", "area"), name="wage_noted_once")]

    def __str__(self) -> str:
        return f"{self.soc} {self.area}".strip()


class LocalSurvey(Sourced):
    """A survey of pay that is not OEWS: who asked whom, and when."""

    slug = models.SlugField(_("slug"), unique=True)
    title = models.CharField(_("title"), max_length=160)
    publisher = models.CharField(_("publisher"), max_length=160)
    year = models.PositiveSmallIntegerField(_("year"), validators=[validate_year])
    method = models.CharField(
        _("who was asked, and how"), max_length=300, help_text=_("Readers see it.")
    )

    class Meta:
        verbose_name = _("local survey")
        verbose_name_plural = _("local surveys")
        ordering = ("slug",)

    def __str__(self) -> str:
        return f"{self.title}, {self.year}"


class LocalWage(OfPlace):
    """What a survey found of a job in an area: dollars an hour or a year, None not published."""

    class Unit(models.TextChoices):
        """What the amounts are for."""

        HOURLY = "hourly", _("an hour")
        ANNUAL = "annual", _("a year")

    survey = models.ForeignKey(LocalSurvey, models.CASCADE, related_name="wages")
    job = models.CharField(_("job, as the survey calls it"), max_length=160)
    unit = models.CharField(_("dollars"), max_length=6, choices=Unit)
    p25 = models.DecimalField(
        _("25th percentile"), max_digits=9, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(1)],
    )  # fmt: skip
    median = models.DecimalField(
        _("median"), max_digits=9, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(1)],
    )  # fmt: skip
    p75 = models.DecimalField(
        _("75th percentile"), max_digits=9, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(1)],
    )  # fmt: skip
    answers = models.PositiveIntegerField(_("answers"), null=True, blank=True)

    class Meta:
        verbose_name = _("local wage")
        verbose_name_plural = _("local wages")
        ordering = ("soc", "area", "survey")
        constraints = [
            models.UniqueConstraint(fields=("survey", "soc", "area", "job"), name="local_wage_once")
        ]

    def __str__(self) -> str:
        return f"{self.job}, {self.area}"

    def clean(self) -> None:
        """Also raises ValidationError for amounts out of order, too large, or none at all."""
        super().clean()
        if not self.area:
            raise ValidationError({"area": said("Name the wage area.")})
        found = [value for value in (self.p25, self.median, self.p75) if value is not None]
        if not found:
            raise ValidationError(said("Write at least one amount."))
        most = MOST_HOURLY if self.unit == self.Unit.HOURLY else MOST_YEARLY
        if found != sorted(found) or found[-1] > most:
            raise ValidationError(said("The amounts do not rise, or are more than any job pays."))
