"""Occupations by SOC code, and what O*NET and the BLS projections say of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.releases.models import Release
from salaries.rules import Education

EDUCATION_LABELS = {
    Education.NONE: _("No formal credential"),
    Education.HIGH_SCHOOL: _("High school diploma"),
    Education.SOME_COLLEGE: _("Some college, no degree"),
    Education.AWARD: _("Certificate after high school"),
    Education.ASSOCIATE: _("Associate’s degree"),
    Education.BACHELOR: _("Bachelor’s degree"),
    Education.MASTER: _("Master’s degree"),
    Education.DOCTORAL: _("Doctoral or professional degree"),
}
"""What pages call the levels of typical entry education, least first."""


def labels_by_slug() -> dict[str, str]:
    """The labels as choices of a form, least education first."""
    return {level.slug: str(label) for level, label in EDUCATION_LABELS.items()}


def education_label(published: str) -> str:
    """The label of the publisher's words; "" for words that are none of its levels."""
    level = Education.named(published)
    return "" if level is None else str(EDUCATION_LABELS[level])


EXPERIENCE_LABELS = {
    "Less than 5 years": _("some work in a related job, less than five years"),
    "5 years or more": _("five years or more of work in a related job"),
}


def experience_label(published: str) -> str:
    """What the publisher's words for work experience say; "" for none and for other words."""
    return str(EXPERIENCE_LABELS.get(published, ""))


class Occupation(models.Model):
    """A SOC 2018 group or detailed occupation, or one of OEWS's own combinations of them."""

    class Group(models.TextChoices):
        """SOC's levels, and OEWS's total above them."""

        TOTAL = "total", _("all occupations")
        MAJOR = "major", _("major group")
        MINOR = "minor", _("minor group")
        BROAD = "broad", _("broad occupation")
        DETAILED = "detailed", _("detailed occupation")

    code = models.CharField("SOC", max_length=7, primary_key=True)
    title = models.CharField(_("title"), max_length=200)
    group = models.CharField(_("level"), max_length=8, choices=Group.choices)
    combined = models.BooleanField(_("a combination that only OEWS uses"), default=False)

    class Meta:
        verbose_name = _("occupation")
        verbose_name_plural = _("occupations")
        ordering = ("code",)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class OfOccupation(models.Model):
    """A figure or name that belongs to one occupation and came with one release."""

    release = models.ForeignKey(
        Release, models.CASCADE, related_name="+", verbose_name=_("release")
    )
    occupation = models.ForeignKey(
        Occupation, models.CASCADE, verbose_name=_("occupation"), db_constraint=False
    )

    class Meta:
        abstract = True


class Combination(OfOccupation):
    """A SOC occupation whose wages OEWS publishes only within a combination of its own."""

    within = models.ForeignKey(
        Occupation,
        models.CASCADE,
        related_name="combines",
        verbose_name=_("published within"),
        db_constraint=False,
    )
    source = models.URLField(_("source"))

    class Meta:
        verbose_name = _("combined occupation")
        verbose_name_plural = _("combined occupations")
        ordering = ("occupation", "pk")

    def __str__(self) -> str:
        return f"{self.occupation_id} → {self.within_id}"


class OccupationTitle(OfOccupation):
    """A job title that people use for an occupation (O*NET alternate titles)."""

    title = models.CharField(_("job title"), max_length=200)

    class Meta:
        verbose_name = _("job title")
        verbose_name_plural = _("job titles")
        ordering = ("occupation", "title", "pk")

    def __str__(self) -> str:
        return self.title


class RelatedOccupation(OfOccupation):
    """An occupation O*NET holds similar, nearest first."""

    related = models.ForeignKey(
        Occupation,
        models.CASCADE,
        related_name="related_to",
        verbose_name=_("related occupation"),
        db_constraint=False,
    )
    rank = models.PositiveSmallIntegerField(_("rank"))

    class Meta:
        verbose_name = _("related occupation")
        verbose_name_plural = _("related occupations")
        ordering = ("occupation", "rank", "pk")

    def __str__(self) -> str:
        return f"{self.occupation_id} → {self.related_id}"


class RequiredEducation(OfOccupation):
    """Percent of a specialty's jobs that ask for one of O*NET's categories of schooling."""

    onet_code = models.CharField("O*NET-SOC", max_length=10)
    category = models.PositiveSmallIntegerField(_("category of required education"))
    percent = models.FloatField(_("percent of jobs"))

    class Meta:
        verbose_name = _("required education")
        verbose_name_plural = _("required education")
        ordering = ("onet_code", "category")

    def __str__(self) -> str:
        return f"{self.onet_code} {self.category}: {self.percent:g} %"


class Attainment(OfOccupation):
    """Percent of an occupation's workers aged 25 and over that have one level of schooling."""

    level = models.PositiveSmallIntegerField(_("level of education"))
    percent = models.FloatField(_("percent of workers"))
    shared = models.BooleanField(_("one survey figure for several occupations"), default=False)

    class Meta:
        verbose_name = _("educational attainment")
        verbose_name_plural = _("educational attainment")
        ordering = ("occupation", "level")

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.level}: {self.percent:g} %"


class JobZone(OfOccupation):
    """How much preparation an occupation asks for, 1 (little) to 5 (extensive)."""

    onet_code = models.CharField("O*NET-SOC", max_length=10)
    zone = models.PositiveSmallIntegerField(_("job zone"))

    class Meta:
        verbose_name = _("job zone")
        verbose_name_plural = _("job zones")
        ordering = ("onet_code", "pk")

    def __str__(self) -> str:
        return f"{self.onet_code}: {self.zone}"


class Interest(OfOccupation):
    """How well an occupation suits one Holland interest, 1 to 7."""

    onet_code = models.CharField("O*NET-SOC", max_length=10)
    interest = models.CharField(_("interest"), max_length=20)
    score = models.FloatField(_("score"))

    class Meta:
        verbose_name = _("interest")
        verbose_name_plural = _("interests")
        ordering = ("onet_code", "-score", "pk")

    def __str__(self) -> str:
        return f"{self.onet_code} {self.interest}: {self.score}"


class Projection(OfOccupation):
    """National employment outlook of one occupation; employment and openings in jobs."""

    title = models.CharField(_("title in the projections"), max_length=200)
    employment_start = models.PositiveIntegerField(_("employment, first year"), null=True)
    employment_end = models.PositiveIntegerField(_("employment, last year"), null=True)
    change_percent = models.FloatField(_("change, percent"), null=True)
    openings = models.PositiveIntegerField(_("openings a year"), null=True)
    entry_education = models.CharField(_("typical entry education"), max_length=60, blank=True)
    experience = models.CharField(_("related work experience"), max_length=60, blank=True)
    training = models.CharField(_("on-the-job training"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("projection")
        verbose_name_plural = _("projections")
        ordering = ("occupation", "pk")

    def __str__(self) -> str:
        return f"{self.occupation_id}: {self.change_percent} %"
