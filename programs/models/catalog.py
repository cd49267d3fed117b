"""The programs readers compare: derived from what publishers report, rebuilt after every load."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.models.fields import FieldOfStudy
from programs.models.providers import Provider
from programs.rules.ids import program_slug


class AwardLevel(models.IntegerChoices):
    """IPEDS award levels; zero where the publisher gives none."""

    NOT_REPORTED = 0, _("award level not reported")
    UNDER_12_WEEKS = 20, _("certificate, under 12 weeks")
    UNDER_1_YEAR = 21, _("certificate, 12 weeks to under 1 year")
    UNDER_2_YEARS = 2, _("certificate, 1 to under 2 years")
    ASSOCIATE = 3, _("associate degree")
    UNDER_4_YEARS = 4, _("certificate, 2 to under 4 years")
    BACHELOR = 5, _("bachelor’s degree")
    POSTBACCALAUREATE = 6, _("postbaccalaureate certificate")
    MASTER = 7, _("master’s degree")
    POST_MASTER = 8, _("post-master’s certificate")
    RESEARCH_DOCTORATE = 17, _("doctorate, research")
    PROFESSIONAL_DOCTORATE = 18, _("doctorate, professional practice")
    OTHER_DOCTORATE = 19, _("doctorate, other")


class Delivery(models.IntegerChoices):
    UNKNOWN = 0, _("not reported")
    IN_PERSON = 1, _("in person")
    HYBRID = 2, _("hybrid")
    ONLINE = 3, _("online")
    SCHOOL_SOME = 4, _("school has online programs; this one not reported")


class PriceBasis(models.IntegerChoices):
    UNKNOWN = 0, _("not reported")
    PROGRAM_TOTAL = 1, _("reported program total")
    YEAR_ESTIMATE = 2, _("estimated from the price of one year")
    LISTING = 3, _("provider’s listing")


class LengthBasis(models.IntegerChoices):
    UNKNOWN = 0, _("not reported")
    REPORTED = 1, _("reported months")
    AWARD_LEVEL = 2, _("usual for this award")
    LISTING = 3, _("provider’s listing")


class Missing(models.IntegerChoices):
    """Why a price is not known."""

    NONE = 0, ""
    SCHOOL = 1, _("the school reported no price")
    NOT_LARGEST = 2, _("the school reports prices for its six largest programs, not this one")
    NO_BAND = 3, _("this award level has no set length, so a year’s price gives no total")
    STUDENTS = 4, _("the school reported no full-time price for this kind of student")
    PROFESSION = 5, _("professional programs are priced by profession, and this one is not")
    LISTED_ZERO = 6, _("listed as $0, which does not say whether it is free")


class Program(models.Model):
    """A provider's offering of a field at an award level. Money in dollars, length in months."""

    class Origin(models.IntegerChoices):
        COMPLETIONS = 1, _("IPEDS completions")
        PROGRAM_YEAR = 2, _("IPEDS program-year prices only")
        STATE_LISTED = 3, _("state list of training providers")

    id = models.PositiveBigIntegerField(_("program"), primary_key=True)
    origin = models.PositiveSmallIntegerField(_("listed by"), choices=Origin.choices)
    provider = models.ForeignKey(Provider, models.CASCADE, db_constraint=False)
    field = models.ForeignKey(FieldOfStudy, models.CASCADE, db_constraint=False, null=True)
    name = models.CharField(_("name"), max_length=250)
    award_level = models.PositiveSmallIntegerField(_("award level"), choices=AwardLevel.choices)
    credential = models.CharField(_("credential, as listed"), max_length=250, blank=True)
    delivery = models.PositiveSmallIntegerField(_("delivery"), choices=Delivery.choices)
    area_code = models.CharField(_("wage area"), max_length=7, blank=True)
    price_basis = models.PositiveSmallIntegerField(_("price basis"), choices=PriceBasis.choices)
    price_missing = models.PositiveSmallIntegerField(_("why no price"), choices=Missing.choices)
    in_district_low = models.PositiveIntegerField(_("in-district, low"), null=True)
    in_district_high = models.PositiveIntegerField(_("in-district, high"), null=True)
    in_state_low = models.PositiveIntegerField(_("in-state, low"), null=True)
    in_state_high = models.PositiveIntegerField(_("in-state, high"), null=True)
    out_of_state_low = models.PositiveIntegerField(_("out-of-state, low"), null=True)
    out_of_state_high = models.PositiveIntegerField(_("out-of-state, high"), null=True)
    books = models.PositiveIntegerField(_("books, whole program"), null=True)
    months_low = models.FloatField(_("months, low"), null=True)
    months_high = models.FloatField(_("months, high"), null=True)
    length_basis = models.PositiveSmallIntegerField(_("length basis"), choices=LengthBasis.choices)
    earnings = models.PositiveIntegerField(_("graduates’ median earnings"), null=True)
    earnings_years_after = models.PositiveSmallIntegerField(_("years after"), null=True)
    debt = models.PositiveIntegerField(_("graduates’ median debt"), null=True)
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
    """A figure of a program that contradicts another; shown, and never marked best."""

    class Kind(models.TextChoices):
        LENGTH_BAND = "length-band", _("length that does not fit its award level")
        PRICE_OUTLIER = "price-outlier", _("price far outside its field’s range")
        CLOSED = "closed-school", _("school marked closed")
        LISTED_LENGTH = "listed-length", _("listed weeks and hours contradict each other")

    program = models.ForeignKey(Program, models.CASCADE, related_name="flags", db_constraint=False)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices)
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("contradiction")
        ordering = ("program", "kind")

    def __str__(self) -> str:
        return self.reason
