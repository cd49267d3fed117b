"""What readers compare: programs, who offers them, and the fields of study they are in.

Programs are derived from what publishers report, and rebuilt after every load.
"""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from careerguide.columns.codes import noop
from careerguide.pages.labels import choices
from careerguide.releases.models import Release
from programs.rules.codes import (
    AgainstState,
    AwardLevel,
    Control,
    Delivery,
    Entry,
    LengthBasis,
    Missing,
    Origin,
    PriceBasis,
    SchoolKind,
    Standing,
)
from programs.rules.ids import program_slug
from salaries.models import Occupation

LEN_PHONE = len("4137817822")
NOT_LISTED = noop("not in the directory")
"""Stands in `Provider.closed` for a school that the newest directory does not have."""


def written_phone(digits: str) -> str:
    """A US telephone number as people read it; "" for fewer than ten digits."""
    if len(digits) < LEN_PHONE or not digits.isdecimal():
        return ""
    number = f"{digits[:3]}-{digits[3:6]}-{digits[6:LEN_PHONE]}"
    if not (extension := digits[LEN_PHONE:]):
        return number
    words = {"number": number, "extension": extension}
    return gettext("%(number)s, ext. %(extension)s") % words


class Provider(models.Model):
    """One place of one provider. The key is the UNITID, or holds state and campus (`ids.py`)."""

    class Kind(models.TextChoices):
        """Whether its key is a UNITID, or a state and its number of a campus."""

        INSTITUTION = "institution", _("institution (IPEDS)")
        STATE_LISTED = "state-listed", _("state-listed provider")

    id = models.PositiveBigIntegerField("UNITID or listing number", primary_key=True)
    release = models.ForeignKey(Release, models.CASCADE)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    opeid = models.CharField("OPEID", max_length=8, blank=True)
    name = models.CharField(_("name"), max_length=160, db_index=True)
    alias = models.CharField(_("other names"), max_length=600, blank=True)
    address = models.CharField(_("address"), max_length=160, blank=True)
    city = models.CharField(_("city"), max_length=60)
    state = models.CharField(_("state"), max_length=2)
    zip = models.CharField("ZIP", max_length=10, blank=True)
    county_fips = models.CharField(_("county FIPS"), max_length=5, blank=True)
    cbsa = models.CharField("CBSA", max_length=5, blank=True)
    latitude = models.FloatField(_("latitude"), null=True)
    longitude = models.FloatField(_("longitude"), null=True)
    control = models.PositiveSmallIntegerField(
        _("control"), choices=choices(Control), default=Control.UNKNOWN
    )
    school_kind = models.PositiveSmallIntegerField(
        _("kind of school to aid"), choices=choices(SchoolKind), default=SchoolKind.UNKNOWN,
        db_default=int(SchoolKind.UNKNOWN),
    )  # fmt: skip
    federal_aid = models.BooleanField(_("takes part in federal student aid"), null=True)
    """None where the directory does not say, or does not have it."""
    website = models.CharField(_("web site"), max_length=300, blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True, db_default="")
    """Digits as the directory gives them, of which those past ten are an extension; "" where it
    gives none."""
    closed = models.CharField(_("closed"), max_length=80, blank=True)
    """When, in IPEDS's words; NOT_LISTED; "" for one that is open."""

    class Meta:
        verbose_name = _("provider")
        verbose_name_plural = _("providers")
        ordering = ("name", "pk")
        indexes = [models.Index(fields=("state", "city"), name="provider_state_city")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def in_directory(cls) -> set[int]:
        """The keys of those that the newest directory has, and of state lists' campuses.

        Not of the former schools that the Scorecard still names: whether those are there yet
        depends on what was loaded first.
        """
        return set(cls.objects.exclude(closed=NOT_LISTED).values_list("pk", flat=True))

    @property
    def telephone(self) -> str:
        """“413-781-7822”, “413-781-7822, ext. 12”; "" where not known."""
        return written_phone(self.phone)

    @property
    def standing(self) -> Standing:
        """Whether it is open, as far as is known."""
        if self.kind != Provider.Kind.INSTITUTION:
            return Standing.UNKNOWN
        if self.closing[0]:
            return Standing.CLOSED
        return Standing.ABSENT if self.closed else Standing.OPEN

    @property
    def closing(self) -> tuple[str, str]:
        """When it closed and who says so, both "" where nobody does; the directory comes first.

        Needs `closure`, which a query joins.
        """
        if self.closed and self.closed != NOT_LISTED:
            return self.closed, "IPEDS"
        if hasattr(self, "closure"):
            return str(self.closure.closed_on), self.closure.said_by
        return "", ""


class FieldOfStudy(models.Model):
    """A CIP family (51), group (51.07) or field (51.0713)."""

    code = models.CharField("CIP", max_length=7, primary_key=True)
    title = models.CharField(_("title"), max_length=200)

    class Meta:
        verbose_name = _("field of study")
        verbose_name_plural = _("fields of study")
        ordering = ("code",)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class FieldOccupation(models.Model):
    """A field of study prepares for an occupation, and who says so."""

    class Origin(models.TextChoices):
        """Who links them: the CIP–SOC crosswalk, or this site with a reason and a source."""

        OFFICIAL = "official", _("official crosswalk")
        EDITORIAL = "editorial", _("editorial")

    release = models.ForeignKey(Release, models.CASCADE)
    field = models.ForeignKey(FieldOfStudy, models.CASCADE, db_constraint=False)
    occupation = models.ForeignKey(Occupation, models.CASCADE, db_constraint=False)
    origin = models.CharField(_("origin"), max_length=9, choices=Origin.choices)
    reason = models.CharField(_("reason"), max_length=400, blank=True)
    source = models.URLField(_("source"), blank=True)

    class Meta:
        verbose_name = _("field's occupation")
        verbose_name_plural = _("fields' occupations")
        ordering = ("field", "occupation")
        constraints = [
            models.UniqueConstraint(fields=("field", "occupation"), name="field_occupation_once")
        ]

    def __str__(self) -> str:
        return f"{self.field_id} → {self.occupation_id} ({self.origin})"


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
    entry = models.PositiveSmallIntegerField(
        _("for whom"), choices=choices(Entry), default=Entry.BEGINNERS
    )
    entry_reason = models.CharField(_("why not for beginners"), max_length=300, blank=True)
    area_code = models.CharField(_("wage area"), max_length=7, blank=True)
    price_basis = models.PositiveSmallIntegerField(_("price basis"), choices=choices(PriceBasis))
    price_missing = models.PositiveSmallIntegerField(_("why no price"), choices=choices(Missing))
    in_district_low = models.PositiveIntegerField(_("in-district, low"), null=True)
    in_district_typical = models.PositiveIntegerField(_("in-district, typical"), null=True)
    in_district_high = models.PositiveIntegerField(_("in-district, high"), null=True)
    in_state_low = models.PositiveIntegerField(_("in-state, low"), null=True)
    in_state_typical = models.PositiveIntegerField(_("in-state, typical"), null=True)
    in_state_high = models.PositiveIntegerField(_("in-state, high"), null=True)
    out_of_state_low = models.PositiveIntegerField(_("out-of-state, low"), null=True)
    out_of_state_typical = models.PositiveIntegerField(_("out-of-state, typical"), null=True)
    out_of_state_high = models.PositiveIntegerField(_("out-of-state, high"), null=True)
    books = models.PositiveIntegerField(_("books, whole program"), null=True)
    months_low = models.FloatField(_("months, low"), null=True)
    months_typical = models.FloatField(_("months, typical"), null=True)
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
    pay_area = models.CharField(_("where the pay is of"), max_length=7, blank=True)
    pay_jobs = models.PositiveSmallIntegerField(_("how many jobs the pay is of"), default=0)
    local_p25 = models.PositiveIntegerField(_("local p25"), null=True)
    local_median = models.PositiveIntegerField(_("local median"), null=True)
    awards = models.PositiveIntegerField(_("awards in the latest year"), null=True)

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("programs")
        ordering = ("pk",)
        indexes = [
            models.Index(fields=("provider",), name="program_provider"),
            models.Index(fields=("field", "award_level"), name="program_field_level"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.get_award_level_display()}"

    def get_absolute_url(self) -> str:
        """The program's page, which Django's admin links to."""
        return reverse("programs:detail", args=[self.pk])

    @property
    def slug(self) -> str:
        """What addresses call it, such as 164775-51.0713-21 or tx-32211."""
        return program_slug(self.pk)


class Flag(models.Model):
    """A figure of a program that contradicts another, and is never marked best; or a warning."""

    class Kind(models.TextChoices):
        """What the figure contradicts; of LOW_EARNINGS, what it warns of."""

        LENGTH_BAND = "length-band", _("length that does not fit its award level")
        PRICE_OUTLIER = "price-outlier", _("price far outside its field’s range")
        CLOSED = "closed-school", _("school marked closed")
        LISTED_LENGTH = "listed-length", _("listed weeks and hours contradict each other")
        LOW_EARNINGS = (
            "low-earnings",
            _("graduates earn less than people in the state who only finished high school"),
        )
        PAY_ABOVE = "pay-above", _("local pay is far above what graduates of this program earn")

    program = models.ForeignKey(Program, models.CASCADE, related_name="flags", db_constraint=False)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices)
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("contradiction")
        verbose_name_plural = _("contradictions")
        ordering = ("program", "kind")

    def __str__(self) -> str:
        return self.reason


FLAGS_OF = {
    "price": [Flag.Kind.PRICE_OUTLIER],
    "length": [Flag.Kind.LENGTH_BAND, Flag.Kind.LISTED_LENGTH],
    "school": [Flag.Kind.CLOSED],
    "earnings": [Flag.Kind.LOW_EARNINGS],
    "pay": [Flag.Kind.PAY_ABOVE],
}
"""Which flags concern which figure."""
WARNINGS = (Flag.Kind.LOW_EARNINGS, Flag.Kind.PAY_ABOVE)
"""Flags of figures that contradict nothing of the program's own. Low earnings may be the best there
is; pay that graduates do not earn is never marked so."""
FLAG_BIT = {kind: 1 << at for at, kind in enumerate(Flag.Kind.values)}
"""The bit of each in the store's column of flags."""
CONTRADICTIONS = sum(FLAG_BIT[kind] for kind in Flag.Kind if kind not in WARNINGS)
"""The bits that speak against a program's figures."""
