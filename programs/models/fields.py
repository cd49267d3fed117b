"""Fields of study (CIP 2020), and the occupations they prepare for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.releases.models import Release
from salaries.models import Occupation


class FieldOfStudy(models.Model):
    """A CIP family (51), group (51.07) or field (51.0713)."""

    code = models.CharField("CIP", max_length=7, primary_key=True)
    title = models.CharField(_("title"), max_length=200)

    class Meta:
        verbose_name = _("field of study")
        verbose_name_plural = _("fields of study")
        ordering = ("code",)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class FieldOccupation(models.Model):
    """A field of study prepares for an occupation, and who says so."""

    class Origin(models.TextChoices):
        OFFICIAL = "official", _("official crosswalk")
        EDITORIAL = "editorial", _("editorial")

    release = models.ForeignKey(Release, models.CASCADE)
    field = models.ForeignKey(FieldOfStudy, models.CASCADE, db_constraint=False)
    occupation = models.ForeignKey(Occupation, models.CASCADE, db_constraint=False)
    origin = models.CharField(_("origin"), max_length=9, choices=Origin.choices)
    reason = models.CharField(_("reason"), max_length=400, blank=True)
    source = models.URLField(_("source"), blank=True)

    class Meta:
        verbose_name = _("field's occupation")
        verbose_name_plural = _("fields' occupations")
        ordering = ("field", "occupation")
        constraints = [
            models.UniqueConstraint(fields=("field", "occupation"), name="field_occupation_once")
        ]

    def __str__(self) -> str:
        return f"{self.field_id} → {self.occupation_id} ({self.origin})"
