"""The exam behind a certification, and how many pass it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced, validate_year
from certifications.models.certification import Certification


class Exam(Sourced):
    certification = models.OneToOneField(Certification, models.CASCADE, related_name="exam")
    questions = models.CharField(
        _("questions"), max_length=60, blank=True, help_text=_("As published: “40 + 7 cases”.")
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    open_book = models.BooleanField(_("open book"), null=True, blank=True)
    delivery = models.CharField(_("where and how it is taken"), max_length=200, blank=True)
    pass_mark = models.CharField(_("pass mark"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("exam")

    def __str__(self) -> str:
        return f"exam of {self.certification.abbreviation}"


class PassRate(Sourced):
    """Share of candidates who passed in a year; `first_time` where only those are counted."""

    certification = models.ForeignKey(Certification, models.CASCADE, related_name="pass_rates")
    year = models.PositiveSmallIntegerField(_("year"), validators=[validate_year])
    percent = models.DecimalField(
        _("percent"), max_digits=5, decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )  # fmt: skip
    first_time = models.BooleanField(_("first-time candidates only"), default=False)

    class Meta:
        verbose_name = _("pass rate")
        ordering = ("-year",)
        constraints = [
            models.UniqueConstraint(
                fields=("certification", "year", "first_time"), name="pass_rate_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.certification.abbreviation} {self.year}: {self.percent} %"
