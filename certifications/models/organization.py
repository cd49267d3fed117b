"""Who certifies, accredits or speaks for a profession."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced


class Organization(Sourced):
    class Kind(models.TextChoices):
        CERTIFYING_BODY = "certifying body", _("certifying body")
        ACCREDITOR = "accreditor", _("accreditor")
        ASSOCIATION = "association", _("association")

    slug = models.SlugField(_("slug"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    abbreviation = models.CharField(_("abbreviation"), max_length=20)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    website = models.CharField(
        _("website"), max_length=200, blank=True,
        validators=[RegexValidator(r"^(https?://)?[\w.-]+\.\w+(/\S*)?$", _("Write example.org."))],
    )  # fmt: skip

    class Meta:
        verbose_name = _("organization")
        ordering = ("name",)

    def __str__(self) -> str:
        return f"{self.abbreviation} ({self.name})"

    @property
    def address(self) -> str:
        """The website as an address; "" where none is known."""
        if not self.website or self.website.startswith("http"):
            return self.website
        return f"https://www.{self.website.removeprefix('www.')}/"
