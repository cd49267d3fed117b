"""What prepares for a certification, what it opens, where it leads, what is told of it.

What surveys say holders earn are averages of who answered: never beside wage statistics unsaid.
"""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from careerguide.editorial.models import Sourced, validate_facts, validate_year
from certifications.models.certification import Certification, Organization

cip = RegexValidator(r"^\d\d(\.\d\d(\d\d)?)?$", _("A CIP code is like 51.0713."))
soc = RegexValidator(r"^\d\d-\d{4}$", _("An occupation code is like 29-2072."))
area = RegexValidator(r"^(\d{2}|\d{5}|\d{7})$", _("A wage area's code has 2, 5 or 7 digits."))


class Preparation(Sourced):
    """A field of study whose programs teach what the exam asks. An editorial judgement."""

    certification = models.ForeignKey(Certification, models.CASCADE, related_name="preparations")
    cip = models.CharField("CIP", max_length=7, validators=[cip])
    required = models.BooleanField(
        pgettext_lazy("field of study", "required"),
        default=False,
        help_text=_("The exam is open only to its graduates."),
    )

    class Meta:
        verbose_name = _("field of study that prepares")
        verbose_name_plural = _("fields of study that prepare")
        ordering = ("certification", "cip")
        constraints = [
            models.UniqueConstraint(fields=("certification", "cip"), name="preparation_once")
        ]

    def __str__(self) -> str:
        return f"{self.cip} → {self.certification.abbreviation}"


class OpensOccupation(Sourced):
    """An occupation whose employers, or whose state, ask for it.

    Where the source is “editorial”, this site's editors linked it to the job that it is for: pages
    say so, and no employer is said to ask.
    """

    certification = models.ForeignKey(Certification, models.CASCADE, related_name="occupations")
    soc = models.CharField("SOC", max_length=7, validators=[soc])

    class Meta:
        verbose_name = _("occupation that asks for it")
        verbose_name_plural = _("occupations that ask for it")
        ordering = ("certification", "soc")
        constraints = [
            models.UniqueConstraint(fields=("certification", "soc"), name="opens_occupation_once")
        ]

    def __str__(self) -> str:
        return f"{self.certification.abbreviation} → {self.soc}"


class LadderStep(Sourced):
    """A usual step from one certification to the next; months of work between, where stated."""

    certification = models.ForeignKey(Certification, models.CASCADE, related_name="leads_to")
    to = models.ForeignKey(Certification, models.CASCADE, related_name="comes_from")
    months_low = models.PositiveSmallIntegerField(_("months, low"), null=True, blank=True)
    months_high = models.PositiveSmallIntegerField(_("months, high"), null=True, blank=True)
    text = models.CharField(_("in words"), max_length=300)

    def clean(self) -> None:
        """Raises ValidationError for a step to itself, or for fewest months beyond the most."""
        if self.certification_id and self.certification_id == self.to_id:
            raise ValidationError({"to": _("A step leads to another certification.")})
        low, high = self.months_low, self.months_high
        if low is not None and high is not None and low > high:
            raise ValidationError({"months_high": _("The high end is below the low one.")})

    class Meta:
        verbose_name = _("step of the ladder")
        verbose_name_plural = _("steps of the ladder")
        ordering = ("certification", "to")
        constraints = [
            models.UniqueConstraint(fields=("certification", "to"), name="ladder_step_once")
        ]

    def __str__(self) -> str:
        return f"{self.certification.abbreviation} → {self.to.abbreviation}"


class SurveyPay(Sourced):
    """A yearly figure in dollars; `certification` where the credential is one this site knows."""

    credential = models.CharField(_("credential as printed"), max_length=100)
    certification = models.ForeignKey(
        Certification, models.SET_NULL, null=True, blank=True, related_name="survey_pay",
        verbose_name=_("certification"),
    )  # fmt: skip
    metric = models.CharField(_("what it is"), max_length=40)
    value = models.PositiveIntegerField(_("dollars a year"))
    survey = models.CharField(_("survey"), max_length=60)
    year = models.PositiveSmallIntegerField(
        _("survey year"), null=True, blank=True, validators=[validate_year]
    )
    population = models.CharField(_("of whom"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("survey pay")
        verbose_name_plural = _("survey pay")
        ordering = ("-year", "credential", "population")

    def __str__(self) -> str:
        return f"{self.credential}, {self.survey} {self.year or ''}"


class Correction(Sourced):
    """Something told elsewhere that is wrong, superseded or contradicted, and what holds.

    `today_…` name a figure of the releases in use that pages show beside it: the outlook of an
    occupation, or its pay in a wage area.
    """

    class Figure(models.TextChoices):
        """A figure of the releases in use, by the name of its column."""

        OUTLOOK = "change_percent", _("projected change of jobs in the nation")
        HOURLY = "hourly_median", _("median pay by the hour")
        ANNUAL = "annual_median", _("median pay by the year")

    key = models.SlugField(_("key"), unique=True)
    certification = models.ForeignKey(
        Certification, models.CASCADE, null=True, blank=True, related_name="corrections"
    )
    organization = models.ForeignKey(
        Organization, models.CASCADE, null=True, blank=True, related_name="corrections"
    )
    topic = models.CharField(_("topic"), max_length=100)
    said = models.CharField(_("what is told"), max_length=400)
    said_by = models.CharField(_("by whom"), max_length=200)
    holds = models.CharField(_("what holds"), max_length=500)
    facts = models.CharField(
        _("source facts"), max_length=200, blank=True, help_text=_("Numbers such as SF034.")
    )
    today_figure = models.CharField(_("figure of today"), max_length=14, choices=Figure, blank=True)
    today_occupation = models.CharField(
        _("of the occupation"), max_length=7, blank=True, validators=[soc],
        help_text=_("A code such as 29-2072."),
    )  # fmt: skip
    today_area = models.CharField(
        _("in the wage area"), max_length=7, blank=True, validators=[area],
        help_text=_("For pay: a code such as 25."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ("topic", "key")
        constraints = [
            models.CheckConstraint(
                name="correction_figure_is_of_something",
                condition=models.Q(today_figure="", today_occupation="", today_area="")
                | ~models.Q(today_occupation="")
                & (
                    models.Q(today_figure="change_percent", today_area="")
                    | models.Q(today_figure__in=("hourly_median", "annual_median"))
                    & ~models.Q(today_area="")
                ),
                violation_error_message=_(
                    "A figure of today needs an occupation, and pay a wage area; without a figure"
                    " both are empty."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.topic

    def clean(self) -> None:
        """A load checks no constraints, so what the one above says is said here by field.

        Raises ValidationError where a figure of today names too little or too much.
        """
        validate_facts(self.facts)
        wrong = {}
        if bool(self.today_figure) != bool(self.today_occupation):
            wrong["today_occupation"] = _("A figure of today needs an occupation, no figure none.")
        pay = self.today_figure in (self.Figure.HOURLY, self.Figure.ANNUAL)
        if pay != bool(self.today_area):
            wrong["today_area"] = _("Pay of today needs a wage area, no other figure has one.")
        if wrong:
            raise ValidationError(wrong)
