"""A credential that a certifying body awards after an exam."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced
from certifications.models.organization import Organization
from certifications.rules.codes import Focus, Level, Stored


def stored(codes: type[Stored]) -> list[tuple[str, Any]]:
    """The choices of a field that holds codes as text."""
    return [(one.text, _(one.label)) for one in sorted(codes)]


class Setting(models.Model):
    """Where holders work, in the few groups readers filter by."""

    slug = models.SlugField(_("slug"), primary_key=True)
    name = models.CharField(_("name"), max_length=60)

    class Meta:
        verbose_name = _("setting")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Certification(Sourced):
    """`apprentice_of` is the full title behind an apprentice designation (CPC-A → CPC)."""

    slug = models.SlugField(_("slug"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    abbreviation = models.CharField(_("abbreviation"), max_length=60)
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="certifications", verbose_name=_("issued by")
    )
    focus = models.CharField(_("focus"), max_length=20, choices=stored(Focus))
    level = models.CharField(_("level"), max_length=20, choices=stored(Level), blank=True)
    places = models.CharField(
        _("settings as published"), max_length=300, blank=True,
        help_text=_("Parted by semicolons."),
    )  # fmt: skip
    settings = models.ManyToManyField(Setting, blank=True, verbose_name=_("settings"))
    membership_required = models.BooleanField(
        _("membership required"), null=True, blank=True, help_text=_("Unknown where not stated.")
    )
    apprentice_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="apprentices",
        verbose_name=_("apprentice designation of"),
    )  # fmt: skip
    accredited_by = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="accredits",
        verbose_name=_("accredited by"),
    )  # fmt: skip
    summary = models.TextField(_("in a sentence or two"), blank=True)

    class Meta:
        verbose_name = _("certification")
        ordering = ("abbreviation",)

    def __str__(self) -> str:
        return f"{self.abbreviation}: {self.name}"

    def clean(self) -> None:
        if self.pk and self.apprentice_of_id == self.pk:
            raise ValidationError({"apprentice_of": _("It can't be an apprentice of itself.")})

    def get_absolute_url(self) -> str:
        return reverse("certifications:detail", args=[self.slug])
