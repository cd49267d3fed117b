"""The code systems that health records are coded in, and which exams test them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced
from certifications.models.certification import Certification


class CodeSystem(Sourced):
    slug = models.SlugField(_("slug"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    abbreviation = models.CharField(_("abbreviation"), max_length=30)
    maintained_by = models.CharField(_("maintained by"), max_length=200, blank=True)
    used_for = models.CharField(_("used for"), max_length=200)
    places = models.CharField(_("settings"), max_length=200, blank=True)
    update_cycle = models.CharField(_("updated"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("code system")
        ordering = ("abbreviation",)

    def __str__(self) -> str:
        return self.abbreviation


class TestedCode(Sourced):
    certification = models.ForeignKey(Certification, models.CASCADE, related_name="tested_codes")
    code_system = models.ForeignKey(CodeSystem, models.CASCADE, related_name="tested_by")

    class Meta:
        verbose_name = _("code system tested")
        verbose_name_plural = _("code systems tested")
        ordering = ("certification", "code_system")
        constraints = [
            models.UniqueConstraint(
                fields=("certification", "code_system"), name="tested_code_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.certification.abbreviation}: {self.code_system.abbreviation}"
