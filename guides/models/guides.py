"""Step-by-step guides and the questions people ask: words by editors, figures live."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced, validate_facts, validate_words
from careerguide.places.states import STATE_NAMES


class Guide(models.Model):
    """A way into one kind of work, in one state or, with `state` empty, in the one picked."""

    slug = models.SlugField(_("slug"), unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    title = models.CharField(_("title"), max_length=120, help_text=_("{place} names the state."))
    summary = models.CharField(_("summary"), max_length=300)
    state = models.CharField(
        _("state"), max_length=2, blank=True, choices=sorted(STATE_NAMES.items()),
        help_text=_("Empty: the reader picks one."),
    )  # fmt: skip
    occupations = models.CharField(
        _("occupations"), max_length=60, help_text=_("SOC codes parted by spaces, main one first.")
    )
    fields = models.CharField(
        _("fields of study"), max_length=60, help_text=_("CIP codes parted by spaces.")
    )
    awards = models.CharField(
        _("award levels"),
        max_length=40,
        blank=True,
        help_text=_("IPEDS codes parted by spaces; empty for all."),
    )
    certifications = models.CharField(
        _("certifications"), max_length=100,
        help_text=_("Slugs parted by spaces, first choice first."),
    )  # fmt: skip
    published = models.BooleanField(_("published"), default=True)
    flagship = models.BooleanField(
        _("example of the home page"),
        default=False,
        help_text=_("Of several the first is used; without one, or unpublished, there is none."),
    )
    topic = models.CharField(
        _("topic"), max_length=80, blank=True,
        help_text=_("The work in a few words for the home page; empty: the main occupation."),
    )  # fmt: skip
    edited = models.BooleanField(_("changed by staff"), default=False, editable=False)

    codes: ClassVar[dict[str, tuple[str, Any]]] = {
        "occupations": (r"\d\d-\d{4}", _("An occupation code is like 29-2072.")),
        "fields": (r"\d\d(\.\d\d(\d\d)?)?", _("A field of study is like 51.0713.")),
        "awards": (r"\d{1,2}", _("An award level is an IPEDS code such as 1.")),
        "certifications": (r"[a-z0-9-]+", _("A certification is like cpc.")),
    }

    class Meta:
        verbose_name = _("guide")
        ordering = ("order", "slug")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("paths:guide", args=[self.slug])

    def clean(self) -> None:
        wrong = {}
        for name, (pattern, message) in self.codes.items():
            try:
                validate_words(getattr(self, name), pattern, message)
            except ValidationError as error:
                wrong[name] = error
        if wrong:
            raise ValidationError(wrong)


class Section(models.Model):
    """A part of a guide: what to know or do, with a panel of live figures under it.

    `text` holds paragraphs parted by empty lines. Steps of the route have `step` set.
    """

    class Panel(models.TextChoices):
        NONE = "", _("none")
        PROGRAMS = "programs", _("what programs cost and how long they last")
        CERTIFICATIONS = "certifications", _("certifications side by side")
        LOCAL_PAY = "local pay", _("pay by area, with older published figures")
        STATES = "states", _("pay by state, 2024 and now")
        OUTLOOK = "outlook", _("jobs in ten years")
        EMPLOYERS = "employers", _("industries that hire")
        CHECKLIST = "checklist", _("a working checklist into the program filters")
        APPRENTICE = "apprentice", _("how an apprentice designation is lifted")
        GROWTH = "growth", _("the ladder, with survey pay")
        TRAINING = "training", _("training costs and lengths, then and now")

    guide = models.ForeignKey(Guide, models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField(_("order"))
    anchor = models.SlugField(_("anchor"), max_length=40)
    step = models.BooleanField(_("a step of the route"), default=False)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"), blank=True)
    panel = models.CharField(_("live figures"), max_length=20, choices=Panel, blank=True)
    edited = models.BooleanField(_("changed by staff"), default=False, editable=False)

    class Meta:
        verbose_name = _("section of a guide")
        verbose_name_plural = _("sections of guides")
        ordering = ("guide", "order")
        constraints = [
            models.UniqueConstraint(fields=("guide", "anchor"), name="section_once_a_guide")
        ]

    def __str__(self) -> str:
        return f"{self.guide.slug}: {self.title}"


class Item(Sourced):
    """A line of a list in a section, under the heading `group`; `href` may hold {state}."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField(_("order"))
    group = models.CharField(_("heading"), max_length=60, blank=True)
    text = models.CharField(_("text"), max_length=300)
    href = models.CharField(
        _("link"), max_length=200, blank=True, help_text=_("Such as /programs/?state={state}."),
        validators=[RegexValidator(r"^(/|#|https?://)", _("Begin with /, # or https://."))],
    )  # fmt: skip
    facts = models.CharField(
        _("source facts"), max_length=200, blank=True, help_text=_("Numbers such as SF034.")
    )

    class Meta:
        verbose_name = _("line of a section")
        verbose_name_plural = _("lines of sections")
        ordering = ("section", "order")
        constraints = [
            models.UniqueConstraint(fields=("section", "order"), name="item_once_a_section")
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        validate_facts(self.facts)


class Question(Sourced):
    """`asked_at` names the place that shows it: a panel of a guide, or a page's name.

    `live` names a function in guides.answers that adds figures from the data.
    """

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    topic = models.CharField(_("topic"), max_length=40)
    question = models.CharField(_("question"), max_length=200)
    answer = models.TextField(_("answer"))
    asked_at = models.CharField(_("asked at"), max_length=40)
    live = models.SlugField(_("live figures"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("question")
        ordering = ("number",)

    def __str__(self) -> str:
        return self.question
