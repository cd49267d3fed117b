"""Rules that staff keep: what licenses ask of schooling, and which programs are no way in."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced, validate_words
from programs.rules.further import Rule
from programs.rules.reach import License as LicenseRule
from programs.rules.reach import levels_of

soc = RegexValidator(r"^\d\d-\d{1,4}$", _("An occupation code is like 29-1141, or how it begins."))


def validate_cips(value: str) -> None:
    """Fields of study, or how their codes begin, parted by spaces."""
    validate_words(value, r"\d\d(\.\d{0,4})?", _("CIP codes are like 51.0713 or 51.07."))


def validate_awards(value: str) -> None:
    """Award levels as IPEDS numbers them, parted by spaces; 3+ is that and every longer one.

    Raises ValidationError.
    """
    try:
        levels_of(value)
    except ValueError:
        message = _("Write IPEDS’s numbers of award levels, such as 0 21 or 3+.")
        raise ValidationError(message, code="awards") from None


def validate_pattern(value: str) -> None:
    """A regular expression. Raises ValidationError."""
    try:
        re.compile(value)
    except re.error as error:
        message = _("This is no pattern: %(error)s") % {"error": error}
        raise ValidationError(message, code="pattern") from None


FIELDS = _("CIP codes, or how they begin, parted by spaces; empty is any field.")
LEVELS = _("IPEDS’s numbers, parted by spaces; 3+ is that and every longer one.")
NAMES = _("A regular expression that names given by providers are searched for; empty is any.")
NEXT_BUILD = _("The next load_all reckons programs anew with it.")


class License(Sourced):
    """What a job's license asks of schooling: it wins over what shares of workers and jobs say."""

    soc = models.CharField("SOC", max_length=7, unique=True, validators=[soc], help_text=NEXT_BUILD)
    job = models.CharField(_("job"), max_length=120)
    asks = models.CharField(_("what it asks for"), max_length=300)
    awards = models.CharField(
        _("award levels"), max_length=60, validators=[validate_awards], help_text=LEVELS
    )
    cips = models.CharField(
        _("fields"), max_length=300, blank=True, validators=[validate_cips], help_text=FIELDS
    )
    named = models.CharField(
        _("names"), max_length=300, blank=True, validators=[validate_pattern], help_text=NAMES
    )

    class Meta:
        verbose_name = _("license")
        verbose_name_plural = _("licenses")
        ordering = ("soc",)

    def __str__(self) -> str:
        return f"{self.soc} {self.job}"

    @property
    def rule(self) -> LicenseRule:
        """As the arithmetic of reach takes it."""
        cips = tuple(self.cips.split())
        return LicenseRule(
            self.soc, self.asks, levels_of(self.awards), cips, self.named, self.source
        )


class FurtherTraining(Sourced):
    """Programs for people who are in the field already, known by field, award level or name."""

    slug = models.SlugField(_("slug"), unique=True, help_text=NEXT_BUILD)
    order = models.PositiveSmallIntegerField(
        _("order"), help_text=_("The first that fits decides.")
    )
    cips = models.CharField(
        _("fields"), max_length=300, blank=True, validators=[validate_cips], help_text=FIELDS
    )
    awards = models.CharField(
        _("award levels"), max_length=60, blank=True, validators=[validate_awards], help_text=LEVELS
    )
    named = models.CharField(
        _("names"), max_length=300, blank=True, validators=[validate_pattern], help_text=NAMES
    )
    unless = models.CharField(
        _("but not names"), max_length=300, blank=True, validators=[validate_pattern]
    )
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("kind of further training")
        verbose_name_plural = _("kinds of further training")
        ordering = ("order", "slug")

    def __str__(self) -> str:
        return self.slug

    def clean(self) -> None:
        """Raises ValidationError for a row that would mean every program."""
        if not (self.cips or self.awards or self.named):
            raise ValidationError(_("Say a field, an award level or a name."))

    @property
    def rule(self) -> Rule:
        """As the arithmetic takes it."""
        cips = tuple(self.cips.split())
        return Rule(self.reason, cips, levels_of(self.awards), self.named, self.unless)
