"""What O*NET says of the work itself, and the apprenticeships the Department of Labor lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from salaries.models.occupations import OfOccupation


class Task(OfOccupation):
    """Something people in the job do; `order` is its place in O*NET's file, 1 first."""

    onet_code = models.CharField("O*NET-SOC", max_length=10)
    order = models.PositiveIntegerField(_("place in the file"))
    text = models.CharField(_("task"), max_length=400)
    core = models.BooleanField(_("a core task"), default=False)

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ("onet_code", "order")

    def __str__(self) -> str:
        return self.text


class Skill(OfOccupation):
    """A skill among the most important ones of a specialty; importance from 1 to 5."""

    onet_code = models.CharField("O*NET-SOC", max_length=10)
    name = models.CharField(_("skill"), max_length=60)
    importance = models.FloatField(_("importance"))

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        ordering = ("onet_code", "-importance", "pk")

    def __str__(self) -> str:
        return f"{self.onet_code} {self.name}: {self.importance:g}"


class ReportedTitle(OfOccupation):
    """A title that people in the job gave for it when O*NET asked them.

    `shown` is whether My Next Move, the Department of Labor's site for beginners, shows it.
    """

    title = models.CharField(_("job title"), max_length=150)
    shown = models.BooleanField(_("shown in My Next Move"), default=False)

    class Meta:
        verbose_name = _("reported job title")
        verbose_name_plural = _("reported job titles")
        ordering = ("occupation", "title", "pk")

    def __str__(self) -> str:
        return self.title


class Technology(OfOccupation):
    """Software or a tool that job ads for the occupation often name, as O*NET counts them."""

    onet_code = models.CharField("O*NET-SOC", max_length=10)
    name = models.CharField(_("technology"), max_length=150)

    class Meta:
        verbose_name = _("technology in demand")
        verbose_name_plural = _("technologies in demand")
        ordering = ("onet_code", "name", "pk")

    def __str__(self) -> str:
        return self.name


class Apprenticeship(OfOccupation):
    """An occupation that can be learned as a registered apprentice.

    `hours_low` and `hours_high` are hours of work in training, null where the apprentice finishes
    by what they can do.
    """

    class Kind(models.TextChoices):
        """How an apprentice finishes, as the list's letters say."""

        TIME = "TB", _("by time")
        COMPETENCY = "CB", _("by what one can do")
        HYBRID = "HY", _("by time and by what one can do")

    code = models.CharField("RAPIDS", max_length=12)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=2, choices=Kind)
    hours_low = models.PositiveIntegerField(_("hours, at least"), null=True)
    hours_high = models.PositiveIntegerField(_("hours, at most"), null=True)

    class Meta:
        verbose_name = _("apprenticeship")
        verbose_name_plural = _("apprenticeships")
        ordering = ("occupation", "title", "pk")

    def __str__(self) -> str:
        return self.title
