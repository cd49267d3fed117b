"""Who accredits a program or a school, which no loaded file says and certifications ask for."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced, today
from careerguide.pages.slots import filler
from programs.models.corrections import NO_PROGRAM_NUMBER, NOT_IN_USE, validate_checked
from programs.rules.ids import program_number

short_name = RegexValidator(
    r"^[A-Z][A-Z-]{1,18}[A-Z]$", _("Write its short name in capitals, such as CAHIIM.")
)


class ProgramAccreditation(Sourced):
    """One organization accredits one program, or all that a school teaches.

    Known by numbers, as corrections are. No row says that nobody accredits it.
    """

    program = models.CharField(
        _("program number"), max_length=24, blank=True,
        help_text=_("As in its address: 164775-51.0707-3; empty for the whole school."),
    )  # fmt: skip
    provider = models.PositiveBigIntegerField(
        _("UNITID or listing number"), null=True, blank=True,
        help_text=_("Of the whole school; empty for one program."),
    )  # fmt: skip
    organization = models.CharField(
        _("organization"), max_length=20, validators=[short_name],
        help_text=_("Its short name, as certifications write it: CAHIIM, AAPC, CAAHEP, ABHES."),
    )  # fmt: skip
    until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("Empty where no end is published.")
    )
    checked_on = models.DateField(_("checked on"), default=today, validators=[validate_checked])

    class Meta:
        verbose_name = _("accreditation")
        verbose_name_plural = _("accreditations")
        ordering = ("organization", "program", "provider")
        constraints = [
            models.UniqueConstraint(
                fields=("program", "organization"), condition=models.Q(provider__isnull=True),
                name="program_accredited_once",
            ),
            models.UniqueConstraint(
                fields=("provider", "organization"), condition=models.Q(program=""),
                name="provider_accredited_once",
            ),
            models.CheckConstraint(
                condition=models.Q(program="") ^ models.Q(provider__isnull=True),
                name="accreditation_of_one",
                violation_error_message=_("Name a program or a school, and one of them only."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.organization}: {self.program or self.provider}"

    def clean(self) -> None:
        """Raises ValidationError for a program or school that the data in use do not have."""
        if self.program and program_number(self.program) is None:
            raise ValidationError({"program": NO_PROGRAM_NUMBER})
        is_known = filler("whether what is accredited is known")
        asked = (self.program or self.provider) and self._state.adding
        if asked and is_known and not is_known(self):
            raise ValidationError(NOT_IN_USE)
