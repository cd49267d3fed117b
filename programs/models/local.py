"""Schools and programs that no publisher lists, which staff add: numbered past every imported key.

They are rows of their own, so that no load touches them, and stand at the end of the columns
(`programs/local.py`).
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced, today, validate_words
from careerguide.pages.labels import choices
from careerguide.pages.slots import filler
from careerguide.places.models import ZipCode
from programs.models.corrections import validate_checked
from programs.rules.codes import AwardLevel, Control, Delivery
from programs.rules.corrections import MOST_DOLLARS, MOST_MONTHS, is_link
from programs.rules.ids import local_program, local_provider, program_slug


def validate_link(value: str) -> None:
    """An address that a page may link to. Raises ValidationError."""
    if not is_link(value):
        message = _("Write a whole address that begins with https:// or http://.")
        raise ValidationError(message, code="link")


def validate_jobs(value: str) -> None:
    """Occupations' codes, parted by spaces."""
    validate_words(value, r"\d\d-\d{4}", _("Write codes such as 29-2072, parted by spaces."))


class Local(Sourced):
    """What staff add, with the day on which somebody last looked."""

    slug = models.SlugField(_("slug"), unique=True, help_text=_("By which tables know it."))
    license_number = models.CharField(_("license number"), max_length=60, blank=True)
    checked_on = models.DateField(_("checked on"), default=today, validators=[validate_checked])

    class Meta:
        abstract = True


class LocalProvider(Local):
    """A school that no publisher lists. Its town, county and position are its ZIP code's."""

    name = models.CharField(_("name"), max_length=160)
    address = models.CharField(_("address"), max_length=160, blank=True)
    zip = models.CharField("ZIP", max_length=5)
    control = models.PositiveSmallIntegerField(
        _("kind"), choices=choices(Control), default=Control.UNKNOWN
    )
    website = models.CharField(
        _("web site"), max_length=300, blank=True, validators=[validate_link]
    )

    class Meta:
        verbose_name = _("local school")
        verbose_name_plural = _("local schools")
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

    @property
    def number(self) -> int:
        """Its key among providers."""
        return local_provider(self.pk)

    def clean(self) -> None:
        """Raises ValidationError for a ZIP code that nobody knows."""
        if self.zip and not ZipCode.objects.filter(pk=self.zip).exists():
            raise ValidationError({"zip": said("There is no such ZIP code.")})


class LocalProgram(Local):
    """A program that no publisher lists, at a local school or at one of the directory.

    Dollars for the whole program, months full-time; what is not known is left empty.
    """

    provider = models.ForeignKey(
        LocalProvider, models.PROTECT, null=True, blank=True, related_name="programs",
        verbose_name=_("local school"),
    )  # fmt: skip
    unitid = models.PositiveBigIntegerField(
        "UNITID", null=True, blank=True, help_text=_("Of a school of the directory instead.")
    )
    name = models.CharField(_("name"), max_length=160)
    field = models.CharField(
        "CIP", max_length=7, blank=True, help_text=_("Such as 51.0713; empty for none.")
    )
    award_level = models.PositiveSmallIntegerField(
        _("award level"), choices=choices(AwardLevel), default=AwardLevel.NOT_REPORTED
    )
    delivery = models.PositiveSmallIntegerField(
        _("delivery"), choices=choices(Delivery), default=Delivery.UNKNOWN
    )
    evening = models.BooleanField(_("evening or weekend classes"), null=True, blank=True)
    price_low = models.PositiveIntegerField(_("price, low"), null=True, blank=True)
    price_high = models.PositiveIntegerField(
        _("price, high"), null=True, blank=True,
        help_text=_("Tuition and fees of the whole program. 0 is free; empty is not known."),
    )  # fmt: skip
    strangers_low = models.PositiveIntegerField(
        _("price, out-of-state, low"), null=True, blank=True
    )
    strangers_high = models.PositiveIntegerField(
        _("price, out-of-state, high"), null=True, blank=True,
        help_text=_("Where it is another; empty is the same for everybody."),
    )  # fmt: skip
    books = models.PositiveIntegerField(_("books, whole program"), null=True, blank=True)
    months_low = models.DecimalField(
        _("months, low"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    months_high = models.DecimalField(
        _("months, high"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    link = models.CharField(_("web page"), max_length=300, blank=True, validators=[validate_link])
    occupations = models.CharField(
        _("jobs it prepares for"), max_length=120, blank=True, validators=[validate_jobs],
        help_text=_("SOC codes, the main one first; empty: those of its field and award."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("local program")
        verbose_name_plural = _("local programs")
        ordering = ("name", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(provider__isnull=True) ^ models.Q(unitid__isnull=True),
                name="local_program_has_one_school",
                violation_error_message=_("Name a local school or a UNITID, and one of them only."),
            )
        ]

    SPANS = (
        ("price_low", "price_high", MOST_DOLLARS),
        ("strangers_low", "strangers_high", MOST_DOLLARS),
        ("months_low", "months_high", MOST_MONTHS),
    )

    def __str__(self) -> str:
        return self.name

    @property
    def number(self) -> int:
        """Its key among programs."""
        return local_program(self.pk)

    def get_absolute_url(self) -> str:
        """The program's page, which Django's admin links to."""
        return reverse("programs:detail", args=[self.number])

    @property
    def address(self) -> str:
        """What addresses call it."""
        return program_slug(self.number)

    def clean(self) -> None:
        """Raises ValidationError for ends of which one is missing, wrong way round or too far, and
        for a school, field or job that is not in the data in use."""
        wrong: dict[str, str] = {}
        for low, high, most in self.SPANS:
            ends = getattr(self, low), getattr(self, high)
            if (ends[0] is None) != (ends[1] is None):
                wrong[high] = said("Write both ends, the same twice where it is one.")
            elif ends[0] is not None and not ends[0] <= ends[1] <= most:
                wrong[high] = said("Write the lower end first, and no more than any program has.")
        if self.months_low is not None and not self.months_low:
            wrong["months_low"] = said("No program takes no time.")
        if self.books is not None and self.books > MOST_DOLLARS:
            wrong["books"] = said("This is more than any program has: look again.")
        if wrong := wrong | self._unknown():
            raise ValidationError(wrong)

    def _unknown(self) -> dict[str, Any]:
        fill = filler("what a local program names in vain")
        return fill(self) if fill else {}
