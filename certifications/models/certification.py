"""Who certifies, what they award after an exam, and what that costs."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.links import outside_link
from careerguide.editorial.models import Sourced
from careerguide.editorial.versions import Versioned
from careerguide.pages.cache import address
from careerguide.places.states import STATE_NAMES
from certifications.rules.codes import CredentialKind, Level


class Organization(Sourced):
    """A body that certifies, accredits, or speaks for a profession; certifications name one."""

    class Kind(models.TextChoices):
        """What it does for the certifications that name it."""

        CERTIFYING_BODY = "certifying body", _("certifying body")
        ACCREDITOR = "accreditor", _("accreditor")
        ASSOCIATION = "association", _("association")
        STATE_AGENCY = "state agency", _("state agency")
        FEDERAL_AGENCY = "federal agency", _("federal agency")
        COMPANY = "company", _("company")

    slug = models.SlugField(_("slug"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    abbreviation = models.CharField(_("abbreviation"), max_length=20)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    website = models.CharField(
        _("website"), max_length=200, blank=True,
        validators=[RegexValidator(r"^(https?://)?[\w.-]+\.\w+(/\S*)?$", _("Write example.org."))],
    )  # fmt: skip

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ("name",)

    def __str__(self) -> str:
        return f"{self.abbreviation} ({self.name})"

    @property
    def address(self) -> str:
        """The website as an address; "" where none is known."""
        if not self.website or self.website.startswith("http"):
            return outside_link(self.website)
        return outside_link(f"https://www.{self.website.removeprefix('www.')}/")


class Setting(Versioned):
    """Where holders work, in the few groups readers filter by."""

    slug = models.SlugField(_("slug"), primary_key=True)
    name = models.CharField(_("name"), max_length=60)

    class Meta:
        verbose_name = _("setting")
        verbose_name_plural = _("settings")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class JobFamily(Sourced):
    """A group of jobs that readers filter credentials by; `found_as` names wider ones it is in."""

    slug = models.SlugField(_("slug"), primary_key=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = models.CharField(_("name"), max_length=60)
    found_as = models.CharField(
        _("also found as"), max_length=100, blank=True,
        help_text=_("Slugs of job families that find it too, parted by spaces."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("job family")
        verbose_name_plural = _("job families")
        ordering = ("order", "name")

    def __str__(self) -> str:
        return self.name


class Certification(Sourced):
    """A credential of any kind: certification, license, license exam, card or requirement.

    `apprentice_of` is the full title behind an apprentice designation (CPC-A → CPC). `state` is the
    one state that a license holds in, "" for what holds everywhere or has rules in each state.
    """

    slug = models.SlugField(_("slug"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    abbreviation = models.CharField(_("abbreviation"), max_length=60)
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="certifications", verbose_name=_("issued by")
    )
    kind = models.CharField(
        _("kind"), max_length=20, default=CredentialKind.CERTIFICATION.text,
        choices=[(one.text, _(one.label)) for one in sorted(CredentialKind)],
    )  # fmt: skip
    state = models.CharField(
        _("of the state"), max_length=2, blank=True, choices=list(STATE_NAMES.items()),
        help_text=_("Only for what holds in one state alone."),
    )  # fmt: skip
    job = models.CharField(_("job"), max_length=60, blank=True)
    licensing = models.CharField(
        _("the state’s license, in words"), max_length=200, blank=True,
        help_text=_("What a state asks beside it, where a source says so."),
    )  # fmt: skip
    focus = models.ForeignKey(
        JobFamily, models.PROTECT, related_name="certifications", verbose_name=_("job family")
    )
    level = models.CharField(
        _("level"), max_length=20, choices=[(one.text, _(one.label)) for one in sorted(Level)],
        blank=True,
    )  # fmt: skip
    places = models.CharField(
        _("settings as published"), max_length=300, blank=True,
        help_text=_("Parted by semicolons."),
    )  # fmt: skip
    settings = models.ManyToManyField(Setting, blank=True, verbose_name=_("settings"))
    membership_required = models.BooleanField(
        _("membership required"), null=True, blank=True, help_text=_("Unknown where not stated.")
    )
    apprentice_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="apprentices",
        verbose_name=_("apprentice designation of"),
    )  # fmt: skip
    accredited_by = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="accredits",
        verbose_name=_("accredited by"),
    )  # fmt: skip
    summary = models.TextField(_("in a sentence or two"), blank=True)

    class Meta:
        verbose_name = _("certification")
        verbose_name_plural = _("certifications")
        ordering = ("abbreviation",)

    def __str__(self) -> str:
        return f"{self.abbreviation}: {self.name}"

    def clean(self) -> None:
        """Raises ValidationError for one that is its own apprentice designation, for an
        abbreviation that another has, or for a state where nothing is of one state.
        """
        if self.pk and self.apprentice_of_id == self.pk:
            raise ValidationError({"apprentice_of": _("It can't be an apprentice of itself.")})
        same = Certification.objects.filter(abbreviation=self.abbreviation).exclude(slug=self.slug)
        if same.exists():
            raise ValidationError(
                {"abbreviation": _("Another one is called so: add who issues it, in brackets.")}
            )
        kind = CredentialKind.of(self.kind)
        if self.state and kind is not None and not kind.licenses:
            raise ValidationError({"state": _("Only a license is of one state.")})

    def get_absolute_url(self) -> str:
        """The address of its page: the admin's link to the site."""
        return address("certifications:detail", self.slug)


class Fee(Sourced):
    """A fee in US dollars: of one certification, or dues of an organization.

    EXAM is one attempt; TWO_ATTEMPTS buys a package of two; SECOND_ATTEMPT is paid after failing.
    DUES are for a year; RENEWAL is paid once a renewal cycle. REGISTRATION is paid once beside the
    exam, ANNUAL every year to keep it active, STATE once for the license itself. Where several
    exams must be passed, each is an EXAM fee with its `part`.
    """

    class Kind(models.TextChoices):
        """What is paid for; `certifications.rules.terms.Kind` has the same values."""

        EXAM = "exam", _("exam, one attempt")
        TWO_ATTEMPTS = "two attempts", _("exam, two attempts")
        SECOND_ATTEMPT = "second attempt", _("second attempt")
        DUES = "dues", _("dues for a year")
        STUDENT_DUES = "student dues", _("student dues for a year")
        RENEWAL = "renewal", _("renewal, once a cycle")
        REGISTRATION = "registration", _("registration or application")
        ANNUAL = "annual", _("annual fee")
        STATE = "state", _("state’s fee for the license")
        MATERIAL = "material", _("study material")

    class Audience(models.TextChoices):
        """Who pays this amount: members of the body that issues it, others, or all alike."""

        ANYONE = "any", _("anyone")
        MEMBER = "member", _("members")
        NON_MEMBER = "non-member", _("non-members")

    certification = models.ForeignKey(
        Certification, models.CASCADE, null=True, blank=True, related_name="fees",
        verbose_name=_("certification"),
    )  # fmt: skip
    organization = models.ForeignKey(
        Organization, models.CASCADE, null=True, blank=True, related_name="fees",
        verbose_name=_("organization"),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    audience = models.CharField(_("for"), max_length=10, choices=Audience, default=Audience.ANYONE)
    part = models.CharField(
        _("of which exam"), max_length=60, blank=True,
        help_text=_("Only where more than one exam must be passed."),
    )  # fmt: skip
    amount = models.DecimalField(
        _("amount in dollars"), max_digits=8, decimal_places=2, validators=[MinValueValidator(0)]
    )

    class Meta:
        verbose_name = _("fee")
        verbose_name_plural = _("fees")
        ordering = ("certification", "organization", "kind", "part", "audience")
        constraints = [
            models.CheckConstraint(
                name="fee_of_one_owner",
                condition=models.Q(certification=None) ^ models.Q(organization=None),
                violation_error_message=_("A fee belongs to a certification or an organization."),
            ),
            models.CheckConstraint(
                name="fee_not_negative", condition=models.Q(amount__gte=0),
                violation_error_message=_("A fee can't be negative."),
            ),
            models.UniqueConstraint(
                fields=("certification", "kind", "part", "audience"),
                name="fee_once_a_certification",
                condition=models.Q(organization=None),
            ),
            models.UniqueConstraint(
                fields=("organization", "kind", "audience"), name="fee_once_an_organization",
                condition=models.Q(certification=None),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        said = f"{self.certification or self.organization}, {self.get_kind_display()}"
        everyone = self.audience == self.Audience.ANYONE
        return said if everyone else f"{said}, {self.get_audience_display()}"

    def clean(self) -> None:
        """Raises ValidationError for dues of a certification, or for another fee of a body."""
        dues = self.kind in (self.Kind.DUES, self.Kind.STUDENT_DUES)
        if self.organization_id and not dues:
            raise ValidationError({"kind": _("An organization has only dues.")})
        if self.certification_id and dues:
            raise ValidationError({"kind": _("Dues belong to the organization.")})
        if self.part and self.kind != self.Kind.EXAM:
            raise ValidationError({"part": _("Only an exam has parts.")})
