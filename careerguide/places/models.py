"""The geography every app stands on: ZIP codes, and the wage areas of counties."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ZipCode(models.Model):
    """A ZIP code's place, county and centre (GeoNames)."""

    code = models.CharField("ZIP", max_length=5, primary_key=True)
    place = models.CharField(_("place"), max_length=80)
    state = models.CharField(_("state"), max_length=2)
    county_fips = models.CharField(_("county FIPS"), max_length=5, blank=True)
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))

    class Meta:
        verbose_name = _("ZIP code")
        verbose_name_plural = _("ZIP codes")
        ordering = ("code",)
        indexes = [models.Index(fields=("state", "place"), name="zip_state_place")]

    def __str__(self) -> str:
        return f"{self.code} {self.place}, {self.state}"


class CountyArea(models.Model):
    """The OEWS wage area of a county, and its core-based statistical area (OMB) if it is in one."""

    county_fips = models.CharField(_("county FIPS"), max_length=5, primary_key=True)
    county = models.CharField(_("county"), max_length=80)
    state = models.CharField(_("state"), max_length=2)
    area = models.CharField(_("wage area"), max_length=7, db_index=True)
    """OEWS's code: the CBSA's of a metropolitan area, else seven digits."""
    is_metro = models.BooleanField(_("metropolitan"))
    cbsa = models.CharField("CBSA", max_length=5, blank=True)

    class Meta:
        verbose_name = _("county's wage area")
        verbose_name_plural = _("counties' wage areas")
        ordering = ("county_fips",)

    def __str__(self) -> str:
        return f"{self.county}, {self.state}"
