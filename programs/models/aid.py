"""Aid programs that staff keep: what helps to pay for training, for whom, and who decides."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import AS_OF, Sourced, first_day, validate_words
from careerguide.places.states import STATE_NAMES
from programs.models.kept import LEVELS, validate_awards
from programs.rules.aidterms import Aid, Work
from programs.rules.aidterms import Decides as DecidesRule
from programs.rules.aidterms import Kind as KindRule
from programs.rules.codes import SchoolKind
from programs.rules.reach import levels_of

NATION = "US"
COVERS = (
    "tuition", "fees", "books", "exams", "living", "childcare", "transport", "equipment", "debt",
    "placement", "services",
)  # fmt: skip
SEVERAL = _("Several parted by spaces; empty is any.")


def one_of(words: tuple[str, ...], value: str) -> None:
    """Raises ValidationError unless each word between spaces is one of `words`."""
    listed = _("Use these words, parted by spaces: %(words)s.") % {"words": ", ".join(words)}
    validate_words(value, "|".join(words), listed)


def validate_covers(value: str) -> None:
    """What an aid may pay for."""
    one_of(COVERS, value)


def validate_schools(value: str) -> None:
    """Kinds of schools."""
    one_of(tuple(kind.slug for kind in SchoolKind if kind), value)


def validate_unitids(value: str) -> None:
    """IPEDS's numbers of schools."""
    validate_words(value, r"\d{6}", _("UNITIDs are six digits, parted by spaces."))


def validate_work(value: str) -> None:
    """Whether people work."""
    one_of(tuple(Work), value)


def validate_day(value: str) -> None:
    """Raises ValidationError for what is no date, whole or in part; one to come is one."""
    try:
        first_day(value)
    except ValueError:
        message = _("Write a date as 2026, 2026-02 or 2026-02-14, or leave it out.")
        raise ValidationError(message, code="day") from None


def last_day(value: str) -> date | None:
    """The last day that “2026”, “2026-02” or “2026-02-14” can mean; None for "" (no end)."""
    first = first_day(value)
    found = AS_OF.fullmatch(value)
    if first is None or found is None or found["day"]:
        return first
    if found["month"] and first.month < 12:
        return date.fromordinal(first.replace(month=first.month + 1).toordinal() - 1)
    return first.replace(month=12, day=31)


def whole(label: object, **more: object) -> models.PositiveIntegerField:
    """A whole number that may be unknown, or no condition."""
    return models.PositiveIntegerField(label, null=True, blank=True, **more)  # type: ignore[arg-type]


def small(label: object) -> models.PositiveSmallIntegerField:
    """The same, of a small number."""
    return models.PositiveSmallIntegerField(label, null=True, blank=True)  # type: ignore[arg-type]


class AidProgram(Sourced):
    """An aid program or rule: typed conditions for arithmetic, our own words for readers."""

    class Level(models.TextChoices):
        """Whose program it is."""

        FEDERAL = "federal", _("federal")
        STATE = "state", _("state")
        LOCAL = "local", _("local")

    class Kind(models.TextChoices):
        """What it is; the order is that of the page of aid."""

        LAST_DOLLAR = KindRule.LAST_DOLLAR.value, _("free tuition after other grants")
        GRANT = KindRule.GRANT.value, _("grant")
        WAIVER = KindRule.WAIVER.value, _("tuition waiver")
        VOUCHER = KindRule.VOUCHER.value, _("training voucher")
        BENEFIT = KindRule.BENEFIT.value, _("benefit while training")
        EMPLOYER = KindRule.EMPLOYER.value, _("employer’s help")
        TAX_CREDIT = KindRule.TAX_CREDIT.value, _("tax credit")
        TAX_EXCLUSION = KindRule.TAX_EXCLUSION.value, _("tax exclusion")
        LOAN = KindRule.LOAN.value, _("loan")
        INFORMATION = KindRule.INFORMATION.value, _("rule to know")

    class Decides(models.TextChoices):
        """What decides who gets it."""

        RULE = DecidesRule.RULE.value, _("a rule")
        NEED = DecidesRule.NEED_FORMULA.value, _("a formula of need")
        DISCRETION = DecidesRule.DISCRETION.value, _("judgment, lists or funds")

    class NoDegree(models.TextChoices):
        """The degree from which on it is closed to people who hold one."""

        ASSOCIATE = "associate", _("associate or higher")
        BACHELOR = "bachelor", _("bachelor’s or higher")

    key = models.SlugField(_("key"), max_length=50, unique=True)
    name = models.CharField(_("name"), max_length=120)
    short = models.CharField(_("short name"), max_length=40)
    level = models.CharField(_("level"), max_length=7, choices=Level.choices)
    state = models.CharField(
        _("state"), max_length=2, help_text=_("US for the nation."),
        validators=[RegexValidator("|".join((NATION, *STATE_NAMES)), _("A postal code, or US."))],
    )  # fmt: skip
    administered_by = models.CharField(_("administered by"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=13, choices=Kind.choices)
    stacking = models.PositiveSmallIntegerField(
        _("stacking order"), help_text=_("The smaller is taken off first.")
    )
    decides = models.CharField(_("decided by"), max_length=12, choices=Decides.choices)
    who_decides = models.CharField(_("who decides"), max_length=200, blank=True)
    covers = models.CharField(
        _("covers"), max_length=100, blank=True, validators=[validate_covers], help_text=SEVERAL
    )
    amount_max = whole(_("most a year, dollars"))
    amount_min = whole(_("least a year, dollars"))
    lifetime_max = whole(_("most in all, dollars"))
    lifetime_years = small(_("most academic years"))
    awards = models.CharField(
        _("award levels"), max_length=60, blank=True, validators=[validate_awards], help_text=LEVELS
    )
    schools = models.CharField(
        _("kinds of schools"), max_length=100, blank=True, validators=[validate_schools],
        help_text=SEVERAL,
    )  # fmt: skip
    unitids = models.CharField(
        "UNITID", max_length=300, blank=True, validators=[validate_unitids], help_text=SEVERAL
    )
    federal_aid = models.BooleanField(_("only where federal aid is taken"), default=False)
    min_credits = small(_("least credits a term"))
    min_weeks = small(_("least weeks"))
    max_weeks = small(_("most weeks"))
    min_hours = small(_("least clock hours"))
    max_hours = small(_("most clock hours"))
    age_min = small(_("least age"))
    age_max = small(_("highest age"))
    age_or = models.CharField(_("who is exempt from the age"), max_length=120, blank=True)
    no_degree = models.CharField(
        _("closed to holders of"), max_length=9, choices=NoDegree.choices, blank=True
    )
    income_max = whole(_("highest income a year, dollars"))
    income_household = small(_("that income is for a household of"))
    work = models.CharField(
        _("for people who are"), max_length=40, blank=True, validators=[validate_work],
        help_text=SEVERAL,
    )  # fmt: skip
    veteran = models.BooleanField(_("for veterans"), default=False)
    snap = models.BooleanField(_("for households with SNAP"), default=False)
    recent_graduates = models.BooleanField(_("only just after high school"), default=False)
    district_only = models.BooleanField(_("pays the district’s price only"), default=False)
    not_of_programs = models.BooleanField(
        _("not for programs of study"), default=False,
        help_text=_("It stands on the page of aid, and on no program’s bill."),
    )  # fmt: skip
    promise = models.CharField(
        _("free if you"), max_length=400, blank=True,
        help_text=_("Ends the sentence “tuition and fees are free if you …”."),
    )  # fmt: skip
    covers_text = models.CharField(_("covers, in words"), max_length=200, blank=True)
    awards_text = models.CharField(_("award levels, in words"), max_length=200, blank=True)
    schools_text = models.CharField(_("schools, in words"), max_length=200, blank=True)
    credits_text = models.CharField(_("credits or hours, in words"), max_length=200, blank=True)
    income_text = models.CharField(_("income, in words"), max_length=300, blank=True)
    residency_text = models.CharField(_("residence, in words"), max_length=200, blank=True)
    excludes_text = models.CharField(_("who is left out"), max_length=300, blank=True)
    conditions_text = models.TextField(_("other conditions"), blank=True)
    how_to_apply = models.CharField(_("how to apply"), max_length=300, blank=True)
    apply_url = models.URLField(_("where to apply"), blank=True)
    valid_from = models.CharField(
        _("valid from"), max_length=10, blank=True, validators=[validate_day]
    )
    valid_to = models.CharField(_("valid to"), max_length=10, blank=True, validators=[validate_day])
    historical = models.BooleanField(_("no sign that it still runs"), default=False)

    class Meta:
        verbose_name = _("aid program")
        verbose_name_plural = _("aid programs")
        ordering = ("state", "stacking", "key")

    def __str__(self) -> str:
        return self.name

    def is_past(self, today: date) -> bool:
        """Whether it ended, or nothing shows that it still runs."""
        end = last_day(self.valid_to)
        return self.historical or (end is not None and end < today)

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Its conditions in words with what each is about, those of the reader first; none is
        ""."""
        texts = (
            (gettext("residence"), self.residency_text),
            (gettext("income"), self.income_text),
            (pgettext("people", "left out"), self.excludes_text),
            (gettext("credits or hours"), self.credits_text),
            (gettext("also"), self.conditions_text),
        )
        return tuple((about, text) for about, text in texts if text)

    @property
    def rule(self) -> Aid:
        """As the arithmetic takes it."""
        same = {
            name: getattr(self, name)
            for name in (
                "key", "name", "short", "state", "kind", "stacking", "decides", "amount_max",
                "amount_min", "lifetime_max", "lifetime_years", "federal_aid", "min_weeks",
                "max_weeks", "age_min", "age_max", "age_or", "no_degree", "income_max",
                "income_household", "veteran", "snap", "recent_graduates", "district_only",
            )
        }  # fmt: skip
        return Aid(
            **same,
            who=self.who_decides,
            covers=frozenset(self.covers.split()),
            awards=levels_of(self.awards),
            schools=frozenset(self.schools.split()),
            unitids=frozenset(map(int, self.unitids.split())),
            work=frozenset(self.work.split()),
            worded=bool(self.texts),
            sure=self.confidence != Sourced.Confidence.LOW,
        )
