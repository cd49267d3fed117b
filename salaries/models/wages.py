"""Wages by area and industry (BLS OEWS), and regional price parities (BEA)."""

from typing import Self

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from careerguide.releases.models import Release
from salaries.models.occupations import Occupation


class PriceParity(models.Model):
    """Local prices as a percentage of the nation's, all items (BEA regional price parities)."""

    class Kind(models.TextChoices):
        """The kinds of area for which BEA publishes parities."""

        NATION = "nation", _("nation")
        STATE = "state", _("whole state")
        METRO = "metro", _("metropolitan area")
        STATE_METRO = "state-metro", _("state's metropolitan portion")
        STATE_NONMETRO = "state-nonmetro", _("state's nonmetropolitan portion")

    release = models.ForeignKey(Release, models.CASCADE)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices)
    geo_fips = models.CharField("GeoFIPS", max_length=5)
    name = models.CharField(_("name"), max_length=120)
    year = models.SmallIntegerField(_("year"))
    index = models.FloatField(_("index, nation = 100"))

    class Meta:
        verbose_name = _("price parity")
        verbose_name_plural = _("price parities")
        ordering = ("kind", "geo_fips", "year")
        indexes = [models.Index(fields=("year", "kind", "geo_fips"), name="parity_lookup")]

    def __str__(self) -> str:
        return f"{self.name} {self.year}: {self.index}"


class Area(models.Model):
    """A wage area: the nation, a state, a territory, a metro or a nonmetropolitan area."""

    class Type(models.IntegerChoices):
        """OEWS's area types, in the order of lists: slug, plural for choices, parity, label.

        `slug` names the type in addresses and CSVs; `parity` is the kind of price parity that is
        published for such areas, "" where none is (the nation's is 100 by definition).
        """

        slug: str
        plural: str | Promise
        parity: str

        NATION = 1, "nation", _("Nation"), "", _("nation")
        STATE = 2, "state", _("States"), PriceParity.Kind.STATE, _("state")
        TERRITORY = 3, "territory", _("Territories"), "", _("territory")
        METRO = 4, "metro", _("Metro areas"), PriceParity.Kind.METRO, _("metro area")
        NONMETRO = (
            6, "nonmetro", _("Nonmetro areas"), PriceParity.Kind.STATE_NONMETRO,
            _("nonmetro area"),
        )  # fmt: skip

        def __new__(cls, value: int, slug: str, plural: str | Promise, parity: str) -> Self:
            member = int.__new__(cls, value)
            member._value_ = value
            member.slug, member.plural, member.parity = slug, plural, str(parity)
            return member

        @property
        def is_whole_state(self) -> bool:
            """A state or a territory: all places of one postal code."""
            return self in (Area.Type.STATE, Area.Type.TERRITORY)

    NATION = "99"
    """The code of the nation, of which there is one row."""

    code = models.CharField(_("area code"), max_length=7, primary_key=True)
    title = models.CharField(_("name"), max_length=120)
    type = models.PositiveSmallIntegerField(_("type"), choices=Type.choices)
    state = models.CharField(_("primary state"), max_length=2)

    class Meta:
        verbose_name = _("wage area")
        verbose_name_plural = _("wage areas")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.title


class WageFigures(models.Model):
    """What OEWS publishes for one group of jobs.

    Hourly figures are in cents, annual ones in dollars. Null is "not released", except that
    `annual_only` means no hourly figure exists and `hourly_only` no annual one. A figure whose
    bit is set in `top_coded` is a lower bound (FIGURES gives the order of bits).
    """

    FIGURES = (
        "hourly_mean", "annual_mean", "hourly_p10", "hourly_p25", "hourly_median", "hourly_p75",
        "hourly_p90", "annual_p10", "annual_p25", "annual_median", "annual_p75", "annual_p90",
    )  # fmt: skip

    employment = models.PositiveIntegerField(_("employment"), null=True)
    employment_rse = models.FloatField(_("employment sampling error, percent"), null=True)
    hourly_mean = models.PositiveIntegerField(_("hourly mean, cents"), null=True)
    annual_mean = models.PositiveIntegerField(_("annual mean"), null=True)
    mean_rse = models.FloatField(_("wage sampling error, percent"), null=True)
    hourly_p10 = models.PositiveIntegerField(_("hourly p10, cents"), null=True)
    hourly_p25 = models.PositiveIntegerField(_("hourly p25, cents"), null=True)
    hourly_median = models.PositiveIntegerField(_("hourly median, cents"), null=True)
    hourly_p75 = models.PositiveIntegerField(_("hourly p75, cents"), null=True)
    hourly_p90 = models.PositiveIntegerField(_("hourly p90, cents"), null=True)
    annual_p10 = models.PositiveIntegerField(_("annual p10"), null=True)
    annual_p25 = models.PositiveIntegerField(_("annual p25"), null=True)
    annual_median = models.PositiveIntegerField(_("annual median"), null=True)
    annual_p75 = models.PositiveIntegerField(_("annual p75"), null=True)
    annual_p90 = models.PositiveIntegerField(_("annual p90"), null=True)
    annual_only = models.BooleanField(_("no hourly figures exist"), default=False)
    hourly_only = models.BooleanField(_("no annual figures exist"), default=False)
    top_coded = models.PositiveSmallIntegerField(_("figures that are “at least”"), default=0)

    class Meta:
        abstract = True


class Wage(WageFigures):
    """One occupation's employment and wages in one area."""

    release = models.ForeignKey(Release, models.CASCADE, db_constraint=False, db_index=False)
    area = models.ForeignKey(Area, models.CASCADE, db_constraint=False, db_index=False)
    occupation = models.ForeignKey(Occupation, models.CASCADE, db_constraint=False, db_index=False)
    jobs_per_1000 = models.FloatField(_("jobs per 1,000"), null=True)
    location_quotient = models.FloatField(_("location quotient"), null=True)

    class Meta:
        verbose_name = _("wage")
        verbose_name_plural = _("wages")
        ordering = ("pk",)
        indexes = [
            models.Index(fields=("occupation", "release", "area"), name="wage_occ_release_area"),
            models.Index(fields=("area", "occupation"), name="wage_area_occ"),
            models.Index(fields=("release",), name="wage_release"),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} in {self.area_id}"


class IndustryWage(WageFigures):
    """One occupation's national employment and wages in one industry."""

    release = models.ForeignKey(Release, models.CASCADE, db_constraint=False, db_index=False)
    occupation = models.ForeignKey(Occupation, models.CASCADE, db_constraint=False, db_index=False)
    naics = models.CharField("NAICS", max_length=6)
    naics_title = models.CharField(_("industry"), max_length=200)
    level = models.CharField(_("level of detail"), max_length=30)
    percent_of_industry = models.FloatField(_("percent of the industry's jobs"), null=True)

    class Meta:
        verbose_name = _("industry wage")
        verbose_name_plural = _("industry wages")
        ordering = ("pk",)
        indexes = [
            models.Index(fields=("occupation", "level", "-employment"), name="industry_occ_level"),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} in {self.naics_title}"
