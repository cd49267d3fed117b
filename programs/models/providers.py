"""Who trains: institutions (IPEDS) and providers on a state's list."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.pages.labels import choices
from careerguide.releases.models import Release
from programs.rules.codes import Control, Standing

NOT_LISTED = "not in the directory"
"""Stands in `Provider.closed` for a school that the newest directory does not have."""


class Provider(models.Model):
    """One place of one provider. The key is the UNITID, or holds state and campus (`ids.py`)."""

    class Kind(models.TextChoices):
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
    website = models.CharField(_("web site"), max_length=300, blank=True)
    closed = models.CharField(_("closed"), max_length=80, blank=True)
    """When, in IPEDS's words; NOT_LISTED; "" for one that is open."""

    class Meta:
        verbose_name = _("provider")
        ordering = ("name", "pk")
        indexes = [models.Index(fields=("state", "city"), name="provider_state_city")]

    def __str__(self) -> str:
        return self.name

    @property
    def standing(self) -> Standing:
        """Whether it is open, as far as is known."""
        if self.kind != Provider.Kind.INSTITUTION:
            return Standing.UNKNOWN
        if self.closed == NOT_LISTED:
            return Standing.ABSENT
        return Standing.CLOSED if self.closed else Standing.OPEN


class InstitutionService(models.Model):
    """What an institution says of itself as a whole (IPEDS IC); never of one program."""

    class Distance(models.IntegerChoices):
        UNKNOWN = 0, _("not reported")
        NONE = 1, _("no courses at a distance")
        COURSES = 2, _("some courses at a distance")
        PROGRAMS = 3, _("some programs wholly at a distance")
        ALL = 4, _("all programs wholly at a distance")

    provider = models.OneToOneField(
        Provider, models.CASCADE, primary_key=True, related_name="service", db_constraint=False
    )
    release = models.ForeignKey(Release, models.CASCADE)
    distance = models.PositiveSmallIntegerField(_("distance education"), choices=Distance.choices)
    calendar = models.PositiveSmallIntegerField(_("calendar system"), default=0)
    part_time = models.BooleanField(_("admits part-time undergraduates"), null=True)
    open_admission = models.BooleanField(_("open admission"), null=True)

    class Meta:
        verbose_name = _("institution's services")
        verbose_name_plural = _("institutions' services")

    def __str__(self) -> str:
        return str(self.provider_id)
