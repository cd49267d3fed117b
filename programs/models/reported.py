"""What publishers report, row by row, before anything is derived from it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.releases.models import Release
from programs.models.catalog import Provider


class Reported(models.Model):
    """One published row. Money is in whole dollars; null is "not reported"."""

    release = models.ForeignKey(Release, models.CASCADE, db_constraint=False, db_index=False)
    provider = models.ForeignKey(
        Provider, models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )

    class Meta:
        abstract = True


class InstitutionService(models.Model):
    """What an institution says of itself as a whole (IPEDS IC); never of one program."""

    class Distance(models.IntegerChoices):
        """How much of what it teaches can be learned at a distance; the most it says."""

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


class Closure(models.Model):
    """A school that closed though the directory does not say so."""

    provider = models.OneToOneField(
        Provider, models.CASCADE, primary_key=True, related_name="closure", db_constraint=False
    )
    release = models.ForeignKey(Release, models.CASCADE)
    closed_on = models.DateField(_("closed on"))
    said_by = models.CharField(_("as said by"), max_length=60)

    class Meta:
        verbose_name = _("closure")
        verbose_name_plural = _("closures")

    def __str__(self) -> str:
        return f"{self.provider_id} {self.closed_on}"


class SchoolOutcome(models.Model):
    """What the College Scorecard says of an institution as a whole; null is "not reported".

    `completion_rate` is a share, 0 to 1. Net prices are dollars of one year after grants, negative
    where grants exceed what it costs.
    """

    provider = models.OneToOneField(
        Provider, models.CASCADE, primary_key=True, related_name="+", db_constraint=False
    )
    release = models.ForeignKey(Release, models.CASCADE)
    completion_rate = models.FloatField(_("completion rate"), null=True)
    net_price = models.IntegerField(_("net price, average"), null=True)
    net_price_0_30k = models.IntegerField(_("net price, income to $30,000"), null=True)
    net_price_30_48k = models.IntegerField(_("net price, $30,001 to $48,000"), null=True)
    net_price_48_75k = models.IntegerField(_("net price, $48,001 to $75,000"), null=True)
    net_price_75_110k = models.IntegerField(_("net price, $75,001 to $110,000"), null=True)
    net_price_110k_plus = models.IntegerField(_("net price, over $110,000"), null=True)

    class Meta:
        verbose_name = _("school's outcomes")
        verbose_name_plural = _("schools' outcomes")

    def __str__(self) -> str:
        return str(self.provider_id)


class Completion(Reported):
    """Awards conferred in one year (first majors) by institution, field and award level."""

    cip = models.CharField("CIP", max_length=7)
    award_level = models.PositiveSmallIntegerField(_("award level"))
    awards = models.PositiveIntegerField(_("awards"))

    class Meta:
        verbose_name = _("completions")
        verbose_name_plural = _("completions")
        ordering = ("pk",)
        indexes = [
            models.Index(fields=("provider", "cip", "award_level"), name="completion_program"),
            models.Index(fields=("release",), name="completion_release"),
        ]

    def __str__(self) -> str:
        return f"{self.provider_id} {self.cip} {self.award_level}: {self.awards}"


class YearPrice(Reported):
    """Published tuition and fees of one full-time academic year, by residency (IPEDS IC_AY)."""

    students = models.CharField(_("students"), max_length=20)
    in_district = models.PositiveIntegerField(_("in-district"), null=True)
    in_state = models.PositiveIntegerField(_("in-state"), null=True)
    out_of_state = models.PositiveIntegerField(_("out-of-state"), null=True)
    books = models.PositiveIntegerField(_("books and supplies"), null=True)

    class Meta:
        verbose_name = _("one-year price")
        verbose_name_plural = _("one-year prices")
        ordering = ("provider_id", "students")
        indexes = [models.Index(fields=("provider",), name="yearprice_provider")]

    def __str__(self) -> str:
        return f"{self.provider_id} {self.students}"


class ProgramYearPrice(Reported):
    """Price and length of one of a school's six largest programs (IPEDS IC_PY)."""

    class Measure(models.IntegerChoices):
        """What `hours` counts: hours of class by the clock, or credits."""

        CLOCK = 1, _("clock hours")
        CREDIT = 2, _("credit hours")

    slot = models.PositiveSmallIntegerField(_("rank by size"))
    cip = models.CharField("CIP", max_length=7)
    tuition_fees = models.PositiveIntegerField(_("tuition and fees, whole program"), null=True)
    books = models.PositiveIntegerField(_("books and supplies, whole program"), null=True)
    months = models.FloatField(_("months to complete"), null=True)
    hours = models.PositiveIntegerField(_("length in hours"), null=True)
    measure = models.PositiveSmallIntegerField(_("hours are"), choices=Measure.choices, null=True)

    class Meta:
        verbose_name = _("program-year price")
        verbose_name_plural = _("program-year prices")
        ordering = ("provider_id", "slot")
        indexes = [models.Index(fields=("provider", "cip"), name="pyprice_program")]

    def __str__(self) -> str:
        return f"{self.provider_id} {self.cip}"


class Outcome(Reported):
    """Graduates' earnings and debt by school, field group (CIP4) and credential level."""

    cip4 = models.CharField(_("CIP, four digits"), max_length=5)
    credential_level = models.PositiveSmallIntegerField(_("credential level"))
    completers = models.PositiveIntegerField(_("completers"), null=True)
    earnings = models.PositiveIntegerField(_("median earnings"), null=True)
    years_after = models.PositiveSmallIntegerField(_("years after completing"), null=True)
    debt = models.PositiveIntegerField(_("median debt"), null=True)
    threshold = models.PositiveIntegerField(
        _("median earnings of those in the state who only finished high school"), null=True
    )

    class Meta:
        verbose_name = _("graduates' outcome")
        verbose_name_plural = _("graduates' outcomes")
        ordering = ("pk",)
        indexes = [models.Index(fields=("provider", "cip4"), name="outcome_provider_cip4")]

    def __str__(self) -> str:
        return f"{self.provider_id} {self.cip4} {self.credential_level}"


class EarningsByYear(Reported):
    """Graduates' median earnings one and four years after, of two cohorts; keys as in Outcome."""

    cip4 = models.CharField(_("CIP, four digits"), max_length=5)
    credential_level = models.PositiveSmallIntegerField(_("credential level"))
    one_year = models.PositiveIntegerField(_("median earnings 1 year after"), null=True)
    four_years = models.PositiveIntegerField(_("median earnings 4 years after"), null=True)

    class Meta:
        verbose_name = _("graduates' earnings by year")
        verbose_name_plural = _("graduates' earnings by year")
        ordering = ("pk",)
        indexes = [models.Index(fields=("provider", "cip4"), name="earnings_provider_cip4")]

    def __str__(self) -> str:
        return f"{self.provider_id} {self.cip4} {self.credential_level}"


class StateListedProgram(Reported):
    """A program on a state's list of eligible training providers."""

    number = models.PositiveIntegerField(_("the state's program number"))
    name = models.CharField(_("name"), max_length=250)
    cip = models.CharField("CIP", max_length=7, blank=True)
    outcome = models.CharField(_("program outcome"), max_length=80, blank=True)
    credential = models.CharField(_("credential"), max_length=250, blank=True)
    hours = models.PositiveIntegerField(_("contact hours"), null=True)
    weeks = models.PositiveIntegerField(_("weeks"), null=True)
    delivery = models.CharField(_("delivery"), max_length=30, blank=True)
    occupations = models.CharField(_("occupations, O*NET codes"), max_length=40, blank=True)
    tuition_fees = models.PositiveIntegerField(_("tuition and fees"), null=True)
    out_of_district = models.PositiveIntegerField(_("out-of-district tuition"), null=True)
    books = models.PositiveIntegerField(_("books and supplies"), null=True)
    optional_cost = models.PositiveIntegerField(_("optional cost"), null=True)
    apprenticeship = models.BooleanField(_("apprenticeship"), default=False)
    website = models.CharField(_("web site"), max_length=300, blank=True)
    updated = models.CharField(_("last updated by the provider"), max_length=40, blank=True)
    served = models.PositiveIntegerField(_("people served"), null=True)
    completed = models.PositiveIntegerField(_("people who completed"), null=True)
    employed = models.PositiveIntegerField(_("employed in the second quarter after"), null=True)
    earnings_quarter = models.PositiveIntegerField(_("median earnings of one quarter"), null=True)
    completed_share = models.FloatField(_("completion rate, 0 to 1"), null=True)
    employed_share = models.FloatField(_("employment rate, 0 to 1"), null=True)

    class Meta:
        verbose_name = _("state-listed program")
        verbose_name_plural = _("state-listed programs")
        ordering = ("number",)
        indexes = [models.Index(fields=("number",), name="statelisted_number")]

    def __str__(self) -> str:
        return self.name
