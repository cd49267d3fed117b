"""What staff correct of imported programs and schools, apart from the rows that builds replace.

A correction is known by the program's number or the school's UNITID, never by a row, and lies over
the columns (`programs/overlay.py`): what publishers say stays as it is beside it.
"""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced, today
from careerguide.pages.slots import filler
from programs.rules.corrections import OF_PROGRAM, OF_PROVIDER, BadCorrection, Correctable
from programs.rules.ids import program_number

NO_PROGRAM_NUMBER = _("Write a program number such as 164775-51.0713-21 or tx-32211.")
NOT_IN_USE = _("Nothing in the data in use has this number.")


def validate_program(value: str) -> None:
    """A program number, as addresses have it. Raises ValidationError."""
    if program_number(value) is None:
        raise ValidationError(NO_PROGRAM_NUMBER, code="number")


def validate_checked(value: Any) -> None:
    """A day that has been. Raises ValidationError."""
    if value > today():
        raise ValidationError(_("The date lies in the future."), code="future")


class Correction(Sourced):
    """A field of an imported row that staff know better, and what they know it from.

    `imported` is what the publisher said when it was last saved, "" for nothing.
    """

    of: ClassVar[dict[str, Correctable]]

    value = models.CharField(_("right value"), max_length=300)
    reason = models.CharField(
        _("reason"), max_length=300, help_text=_("Why the published one is wrong. Readers see it.")
    )
    checked_on = models.DateField(
        _("checked on"), default=today, validators=[validate_checked],
        help_text=_("The day on which somebody last looked."),
    )  # fmt: skip
    imported = models.CharField(_("published value"), max_length=600, blank=True, editable=False)
    imported_from = models.CharField(_("published in"), max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def about(self) -> Correctable:
        """What kind of value it is."""
        return self.of[self.field]  # type: ignore[attr-defined]

    def clean(self) -> None:
        """Writes the value in its one way, and asks that what it corrects is there.

        Raises ValidationError for a value that the field can't have, or for nothing to correct.
        """
        kind = self.of.get(self.field)  # type: ignore[attr-defined]
        if kind is None:
            return  # said by the field's own choices
        try:
            self.value = kind.read(self.value.strip())
        except BadCorrection as error:
            raise ValidationError({"value": f"{said(str(error))} {said(kind.hint)}"}) from None
        if self._state.adding and self.published() is None:
            raise ValidationError(NOT_IN_USE)

    def published(self) -> Any:
        """What publishers say now (`programs.published.Published`); None where it is not there."""
        fill = filler("what publishers say of a correction")
        return fill(self) if fill else None

    def save(self, *args: Any, **named: Any) -> None:
        """Takes down what the publisher says now: whoever saves it has seen that beside it."""
        if (found := self.published()) is not None:
            self.imported, self.imported_from = found.value, found.release
        super().save(*args, **named)


class ProgramCorrection(Correction):
    """A corrected field of a program."""

    of = OF_PROGRAM

    program = models.CharField(
        _("program number"), max_length=24, validators=[validate_program],
        help_text=_("As in its address: 164775-51.0713-21."),
    )  # fmt: skip
    field = models.CharField(
        _("field"), max_length=20,
        choices=[(name, _(one.label)) for name, one in OF_PROGRAM.items()],
    )  # fmt: skip

    class Meta:
        verbose_name = _("correction of a program")
        verbose_name_plural = _("corrections of programs")
        ordering = ("program", "field")
        constraints = [
            models.UniqueConstraint(fields=("program", "field"), name="program_corrected_once")
        ]

    def __str__(self) -> str:
        return f"{self.program}: {self.get_field_display()}"

    @property
    def number(self) -> int:
        """The program's key; 0 for a number that is none."""
        return program_number(self.program) or 0

    def get_absolute_url(self) -> str:
        """The program's page; "" for a number that is none."""
        return reverse("programs:detail", args=[self.number]) if self.number else ""


class ProviderCorrection(Correction):
    """A corrected field of a school."""

    of = OF_PROVIDER

    provider = models.PositiveBigIntegerField(
        _("UNITID or listing number"), help_text=_("As the list of providers has it.")
    )
    field = models.CharField(
        _("field"), max_length=20,
        choices=[(name, _(one.label)) for name, one in OF_PROVIDER.items()],
    )  # fmt: skip

    class Meta:
        verbose_name = _("correction of a school")
        verbose_name_plural = _("corrections of schools")
        ordering = ("provider", "field")
        constraints = [
            models.UniqueConstraint(fields=("provider", "field"), name="provider_corrected_once")
        ]

    def __str__(self) -> str:
        return f"{self.provider}: {self.get_field_display()}"

    @property
    def number(self) -> int:
        """The provider's key."""
        return int(self.provider or 0)

    def get_absolute_url(self) -> str:
        """The list of its programs."""
        return f"{reverse('programs:list')}?school={self.number}"
