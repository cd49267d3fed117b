"""What surveys say holders earn. Averages of who answered: never beside wage statistics unsaid."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced, validate_year
from certifications.models.certification import Certification


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
