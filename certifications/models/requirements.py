"""What a certification asks: to sit, in its exam, to keep it, and to lift an apprentice's mark."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced, validate_year
from careerguide.places.states import STATE_NAMES
from certifications.models.certification import Certification, Organization


class Requirement(Sourced):
    """Something asked of candidates: to sit the exam, for the full title, or only advised.

    Rows of one `way` are asked together, and one of the ways is enough; what has no way (0) is
    asked of everybody. `hours` are class hours of education, hours of work of experience.
    """

    class Kind(models.TextChoices):
        """What is asked: schooling, work, or a program that an accreditor approves."""

        EDUCATION = "education", _("education")
        EXPERIENCE = "experience", _("experience")
        ACCREDITATION = "accreditation", _("accredited program")

    class Strength(models.TextChoices):
        """What it is asked for; what is only advised bars nobody."""

        TO_SIT = "to sit", _("to sit the exam")
        FULL_TITLE = "full title", _("for the full title")
        ADVISED = "advised", _("advised, not required")

    certification = models.ForeignKey(Certification, models.CASCADE, related_name="requirements")
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    strength = models.CharField(_("needed"), max_length=12, choices=Strength)
    way = models.PositiveSmallIntegerField(
        _("way"), default=0, help_text=_("1, 2, 3 where any one is enough; 0 if all must do it.")
    )
    months = models.PositiveSmallIntegerField(_("months of experience"), null=True, blank=True)
    hours = models.PositiveIntegerField(_("hours of class or work"), null=True, blank=True)
    accreditor = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="gates",
        verbose_name=_("accredited by"),
    )  # fmt: skip
    text = models.CharField(_("in words"), max_length=300)

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        ordering = ("certification", "way", "kind", "strength")
        constraints = [
            models.UniqueConstraint(
                fields=("certification", "kind", "strength", "way"), name="requirement_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.certification.abbreviation}: {self.text}"


class StateRequirement(Sourced):
    """What one state asks of those who want to do the work: hours, of them clinical, or a fee.

    It hangs on the credential that other states' rules are nearest to. The hours are of training,
    unless the text says that they are of work. The fee is in dollars.
    """

    certification = models.ForeignKey(
        Certification, models.CASCADE, related_name="state_requirements"
    )
    state = models.CharField(_("state"), max_length=2, choices=list(STATE_NAMES.items()))
    hours = models.PositiveIntegerField(_("hours"), null=True, blank=True)
    clinical_hours = models.PositiveIntegerField(_("of them clinical"), null=True, blank=True)
    fee = models.DecimalField(
        _("fee in dollars"), max_digits=8, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    text = models.CharField(_("in words"), max_length=200)

    class Meta:
        verbose_name = _("state’s requirement")
        verbose_name_plural = _("states’ requirements")
        ordering = ("certification", "state", "text")
        constraints = [
            models.UniqueConstraint(
                fields=("certification", "state", "text"), name="state_requirement_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.certification.abbreviation}, {self.state}: {self.text}"


class Exam(Sourced):
    """The exam behind a certification; None and "" are facts that no source states."""

    certification = models.OneToOneField(Certification, models.CASCADE, related_name="exam")
    questions = models.CharField(
        _("questions"), max_length=60, blank=True, help_text=_("As published: “40 + 7 cases”.")
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    open_book = models.BooleanField(_("open book"), null=True, blank=True)
    delivery = models.CharField(_("where and how it is taken"), max_length=200, blank=True)
    pass_mark = models.CharField(_("pass mark"), max_length=60, blank=True)
    retake = models.CharField(_("trying again"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("exam")
        verbose_name_plural = _("exams")

    def __str__(self) -> str:
        return gettext("exam of %(name)s") % {"name": self.certification.abbreviation}


class PassRate(Sourced):
    """Share of candidates who passed in a year; `first_time` where only those are counted."""

    certification = models.ForeignKey(Certification, models.CASCADE, related_name="pass_rates")
    year = models.PositiveSmallIntegerField(_("year"), validators=[validate_year])
    percent = models.DecimalField(
        _("percent"), max_digits=5, decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )  # fmt: skip
    first_time = models.BooleanField(_("first-time candidates only"), default=False)

    class Meta:
        verbose_name = _("pass rate")
        verbose_name_plural = _("pass rates")
        ordering = ("-year",)
        constraints = [
            models.UniqueConstraint(
                fields=("certification", "year", "first_time"), name="pass_rate_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.certification.abbreviation} {self.year}: {self.percent} %"


class CodeSystem(Sourced):
    """A code system that health records are coded in, such as ICD-10-CM."""

    slug = models.SlugField(_("slug"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    abbreviation = models.CharField(_("abbreviation"), max_length=30)
    maintained_by = models.CharField(_("maintained by"), max_length=200, blank=True)
    used_for = models.CharField(_("used for"), max_length=200)
    places = models.CharField(_("settings"), max_length=200, blank=True)
    update_cycle = models.CharField(_("updated"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("code system")
        verbose_name_plural = _("code systems")
        ordering = ("abbreviation",)

    def __str__(self) -> str:
        return self.abbreviation


class TestedCode(Sourced):
    """A code system that a certification's exam tests."""

    certification = models.ForeignKey(Certification, models.CASCADE, related_name="tested_codes")
    code_system = models.ForeignKey(CodeSystem, models.CASCADE, related_name="tested_by")

    class Meta:
        verbose_name = _("code system tested")
        verbose_name_plural = _("code systems tested")
        ordering = ("certification", "code_system")
        constraints = [
            models.UniqueConstraint(
                fields=("certification", "code_system"), name="tested_code_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.certification.abbreviation}: {self.code_system.abbreviation}"


class Renewal(Sourced):
    """How often it is renewed, and the continuing education each time. The fee for it is a Fee."""

    certification = models.OneToOneField(Certification, models.CASCADE, related_name="renewal")
    cycle_months = models.PositiveSmallIntegerField(_("months in a cycle"), null=True, blank=True)
    units = models.PositiveSmallIntegerField(
        _("continuing-education units a cycle"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("renewal")
        verbose_name_plural = _("renewals")

    def __str__(self) -> str:
        return gettext("renewal of %(name)s") % {"name": self.certification.abbreviation}


class ApprenticeRoute(Sourced):
    """One way to lift an apprentice designation: months of work, and courses that shorten them."""

    certification = models.ForeignKey(
        Certification, models.CASCADE, related_name="apprentice_routes",
        help_text=_("The apprentice designation, such as CPC-A."),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    months_of_work = models.PositiveSmallIntegerField(_("months of work"))
    text = models.CharField(_("in words"), max_length=300)

    class Meta:
        verbose_name = _("way to lift an apprentice designation")
        verbose_name_plural = _("ways to lift an apprentice designation")
        ordering = ("certification", "order")
        constraints = [
            models.UniqueConstraint(fields=("certification", "order"), name="apprentice_route_once")
        ]

    def __str__(self) -> str:
        return f"{self.certification.abbreviation}: {self.text}"
