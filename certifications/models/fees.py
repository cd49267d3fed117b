"""What a certification costs, one amount a row. An unknown fee is a row that is not there."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced
from certifications.models.certification import Certification
from certifications.models.organization import Organization


class Fee(Sourced):
    """A fee in US dollars: of one certification, or dues of an organization.

    EXAM is one attempt; TWO_ATTEMPTS buys a package of two; SECOND_ATTEMPT is paid after failing.
    DUES are for a year; RENEWAL is paid once a renewal cycle.
    """

    class Kind(models.TextChoices):
        EXAM = "exam", _("exam, one attempt")
        TWO_ATTEMPTS = "two attempts", _("exam, two attempts")
        SECOND_ATTEMPT = "second attempt", _("second attempt")
        DUES = "dues", _("dues for a year")
        STUDENT_DUES = "student dues", _("student dues for a year")
        RENEWAL = "renewal", _("renewal, once a cycle")
        MATERIAL = "material", _("study material")

    class Audience(models.TextChoices):
        ANYONE = "any", _("anyone")
        MEMBER = "member", _("members")
        NON_MEMBER = "non-member", _("non-members")

    certification = models.ForeignKey(
        Certification, models.CASCADE, null=True, blank=True, related_name="fees",
        verbose_name=_("certification"),
    )  # fmt: skip
    organization = models.ForeignKey(
        Organization, models.CASCADE, null=True, blank=True, related_name="fees",
        verbose_name=_("organization"),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    audience = models.CharField(_("for"), max_length=10, choices=Audience, default=Audience.ANYONE)
    amount = models.DecimalField(
        _("amount in dollars"), max_digits=8, decimal_places=2, validators=[MinValueValidator(0)]
    )

    class Meta:
        verbose_name = _("fee")
        ordering = ("certification", "organization", "kind", "audience")
        constraints = [
            models.CheckConstraint(
                name="fee_of_one_owner",
                condition=models.Q(certification=None) ^ models.Q(organization=None),
                violation_error_message=_("A fee belongs to a certification or an organization."),
            ),
            models.CheckConstraint(
                name="fee_not_negative", condition=models.Q(amount__gte=0),
                violation_error_message=_("A fee can't be negative."),
            ),
            models.UniqueConstraint(
                fields=("certification", "kind", "audience"), name="fee_once_a_certification",
                condition=models.Q(organization=None),
            ),
            models.UniqueConstraint(
                fields=("organization", "kind", "audience"), name="fee_once_an_organization",
                condition=models.Q(certification=None),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.certification or self.organization}, {self.get_kind_display()}"

    def clean(self) -> None:
        dues = self.kind in (self.Kind.DUES, self.Kind.STUDENT_DUES)
        if self.organization_id and not dues:
            raise ValidationError({"kind": _("An organization has only dues.")})
        if self.certification_id and dues:
            raise ValidationError({"kind": _("Dues belong to the organization.")})
