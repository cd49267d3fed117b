"""The programs readers compare: derived from what publishers report, rebuilt after every load."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from careerguide.pages.labels import choices
from programs.models.fields import FieldOfStudy
from programs.models.providers import Provider
from programs.rules.codes import (
    AgainstState,
    AwardLevel,
    Delivery,
    LengthBasis,
    Missing,
    Origin,
    PriceBasis,
)
from programs.rules.ids import program_slug


class Program(models.Model):
    """A provider's offering of a field at an award level. Money in dollars, length in months."""

    Origin = Origin

    id = models.PositiveBigIntegerField(_("program"), primary_key=True)
    origin = models.PositiveSmallIntegerField(_("listed by"), choices=choices(Origin))
    provider = models.ForeignKey(Provider, models.CASCADE, db_constraint=False)
    field = models.ForeignKey(FieldOfStudy, models.CASCADE, db_constraint=False, null=True)
    name = models.CharField(_("name"), max_length=250)
    award_level = models.PositiveSmallIntegerField(_("award level"), choices=choices(AwardLevel))
    credential = models.CharField(_("credential, as listed"), max_length=250, blank=True)
    delivery = models.PositiveSmallIntegerField(_("delivery"), choices=choices(Delivery))
    area_code = models.CharField(_("wage area"), max_length=7, blank=True)
    price_basis = models.PositiveSmallIntegerField(_("price basis"), choices=choices(PriceBasis))
    price_missing = models.PositiveSmallIntegerField(_("why no price"), choices=choices(Missing))
    in_district_low = models.PositiveIntegerField(_("in-district, low"), null=True)
    in_district_high = models.PositiveIntegerField(_("in-district, high"), null=True)
    in_state_low = models.PositiveIntegerField(_("in-state, low"), null=True)
    in_state_high = models.PositiveIntegerField(_("in-state, high"), null=True)
    out_of_state_low = models.PositiveIntegerField(_("out-of-state, low"), null=True)
    out_of_state_high = models.PositiveIntegerField(_("out-of-state, high"), null=True)
    books = models.PositiveIntegerField(_("books, whole program"), null=True)
    months_low = models.FloatField(_("months, low"), null=True)
    months_high = models.FloatField(_("months, high"), null=True)
    length_basis = models.PositiveSmallIntegerField(_("length basis"), choices=choices(LengthBasis))
    earnings = models.PositiveIntegerField(_("graduates’ median earnings"), null=True)
    earnings_years_after = models.PositiveSmallIntegerField(_("years after"), null=True)
    debt = models.PositiveIntegerField(_("graduates’ median debt"), null=True)
    earnings_1yr = models.PositiveIntegerField(_("the same, 1 year after"), null=True)
    earnings_4yr = models.PositiveIntegerField(_("the same, 4 years after"), null=True)
    earnings_threshold = models.PositiveIntegerField(
        _("median earnings of those in the state who only finished high school"), null=True
    )
    against_state = models.PositiveSmallIntegerField(
        _("graduates earn"), choices=choices(AgainstState), default=AgainstState.UNKNOWN
    )
    occupation = models.CharField(_("main occupation"), max_length=7, blank=True)
    local_p25 = models.PositiveIntegerField(_("local p25"), null=True)
    local_median = models.PositiveIntegerField(_("local median"), null=True)
    awards = models.PositiveIntegerField(_("awards in the latest year"), null=True)

    class Meta:
        verbose_name = _("program")
        ordering = ("pk",)
        indexes = [
            models.Index(fields=("provider",), name="program_provider"),
            models.Index(fields=("field", "award_level"), name="program_field_level"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.get_award_level_display()}"

    def get_absolute_url(self) -> str:
        return reverse("programs:detail", args=[self.pk])

    @property
    def slug(self) -> str:
        return program_slug(self.pk)


class Flag(models.Model):
    """A figure of a program that contradicts another, and is never marked best; or a warning."""

    class Kind(models.TextChoices):
        LENGTH_BAND = "length-band", _("length that does not fit its award level")
        PRICE_OUTLIER = "price-outlier", _("price far outside its field’s range")
        CLOSED = "closed-school", _("school marked closed")
        LISTED_LENGTH = "listed-length", _("listed weeks and hours contradict each other")
        LOW_EARNINGS = (
            "low-earnings",
            _("graduates earn less than people in the state who only finished high school"),
        )

    program = models.ForeignKey(Program, models.CASCADE, related_name="flags", db_constraint=False)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices)
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("contradiction")
        ordering = ("program", "kind")

    def __str__(self) -> str:
        return self.reason


FLAGS_OF = {
    "price": [Flag.Kind.PRICE_OUTLIER],
    "length": [Flag.Kind.LENGTH_BAND, Flag.Kind.LISTED_LENGTH],
    "school": [Flag.Kind.CLOSED],
    "earnings": [Flag.Kind.LOW_EARNINGS],
}
"""Which flags concern which figure."""
WARNINGS = (Flag.Kind.LOW_EARNINGS,)
"""Flags of figures that contradict nothing: true, and perhaps the best there is."""
FLAG_BIT = {kind: 1 << at for at, kind in enumerate(Flag.Kind.values)}
"""The bit of each in the store's column of flags."""
CONTRADICTIONS = sum(FLAG_BIT[kind] for kind in Flag.Kind if kind not in WARNINGS)
"""The bits that speak against a program's figures."""
