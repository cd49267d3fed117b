"""What a certification asks, what keeping it takes, and how an apprentice's mark is lifted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced
from certifications.models.certification import Certification
from certifications.models.organization import Organization


class Requirement(Sourced):
    """Something asked of candidates: to sit the exam, for the full title, or only advised."""

    class Kind(models.TextChoices):
        EDUCATION = "education", _("education")
        EXPERIENCE = "experience", _("experience")
        ACCREDITATION = "accreditation", _("accredited program")

    class Strength(models.TextChoices):
        TO_SIT = "to sit", _("to sit the exam")
        FULL_TITLE = "full title", _("for the full title")
        ADVISED = "advised", _("advised, not required")

    certification = models.ForeignKey(Certification, models.CASCADE, related_name="requirements")
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    strength = models.CharField(_("needed"), max_length=12, choices=Strength)
    months = models.PositiveSmallIntegerField(_("months of experience"), null=True, blank=True)
    accreditor = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="gates",
        verbose_name=_("accredited by"),
    )  # fmt: skip
    text = models.CharField(_("in words"), max_length=300)

    class Meta:
        verbose_name = _("requirement")
        ordering = ("certification", "kind", "strength")
        constraints = [
            models.UniqueConstraint(
                fields=("certification", "kind", "strength"), name="requirement_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.certification.abbreviation}: {self.text}"


class Renewal(Sourced):
    """How often it is renewed, and the continuing education each time. The fee for it is a Fee."""

    certification = models.OneToOneField(Certification, models.CASCADE, related_name="renewal")
    cycle_months = models.PositiveSmallIntegerField(_("months in a cycle"), null=True, blank=True)
    units = models.PositiveSmallIntegerField(
        _("continuing-education units a cycle"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("renewal")

    def __str__(self) -> str:
        return f"renewal of {self.certification.abbreviation}"


class ApprenticeRoute(Sourced):
    """One way to lift an apprentice designation: months of work, and courses that shorten them."""

    certification = models.ForeignKey(
        Certification, models.CASCADE, related_name="apprentice_routes",
        help_text=_("The apprentice designation, such as CPC-A."),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    months_of_work = models.PositiveSmallIntegerField(_("months of work"))
    text = models.CharField(_("in words"), max_length=300)

    class Meta:
        verbose_name = _("way to lift an apprentice designation")
        verbose_name_plural = _("ways to lift an apprentice designation")
        ordering = ("certification", "order")
        constraints = [
            models.UniqueConstraint(fields=("certification", "order"), name="apprentice_route_once")
        ]

    def __str__(self) -> str:
        return f"{self.certification.abbreviation}: {self.text}"
