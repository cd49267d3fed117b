"""The geography every app stands on: ZIP codes, and the metropolitan areas of counties."""

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
        ordering = ("code",)
        indexes = [models.Index(fields=("state", "place"), name="zip_state_place")]

    def __str__(self) -> str:
        return f"{self.code} {self.place}, {self.state}"


class CountyMetro(models.Model):
    """Which core-based statistical area a county belongs to (OMB, July 2023)."""

    county_fips = models.CharField(_("county FIPS"), max_length=5, primary_key=True)
    county = models.CharField(_("county"), max_length=80)
    state = models.CharField(_("state"), max_length=40)
    cbsa = models.CharField("CBSA", max_length=5, db_index=True)
    cbsa_title = models.CharField(_("CBSA title"), max_length=120)
    is_metro = models.BooleanField(_("metropolitan"))

    class Meta:
        verbose_name = _("county's metropolitan area")
        verbose_name_plural = _("counties' metropolitan areas")
        ordering = ("county_fips",)

    def __str__(self) -> str:
        return f"{self.county}, {self.state}"
