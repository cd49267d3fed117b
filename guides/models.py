"""Step-by-step guides and the questions people ask: words by editors, figures live; and what the
three articles said that this site began from, row by row."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from careerguide.editorial.models import Sourced, validate_facts, validate_words
from careerguide.editorial.scheduled import is_public
from careerguide.editorial.versions import Versioned
from careerguide.places.states import STATE_NAMES
from careerguide.releases.models import Release

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Guide(Versioned):
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
    public_from = models.DateField(
        _("public from"), null=True, blank=True,
        help_text=_("Readers see it from this day on; empty: at once."),
    )  # fmt: skip
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

    codes: ClassVar[dict[str, tuple[str, "StrOrPromise"]]] = {
        "occupations": (r"\d\d-\d{4}", _("An occupation code is like 29-2072.")),
        "fields": (r"\d\d(\.\d\d(\d\d)?)?", _("A field of study is like 51.0713.")),
        "awards": (r"\d{1,2}", _("An award level is an IPEDS code such as 1.")),
        "certifications": (r"[a-z0-9-]+", _("A certification is like cpc.")),
    }

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")
        ordering = ("order", "slug")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The guide's page; the admin links to it."""
        return reverse("paths:guide", args=[self.slug])

    def clean(self) -> None:
        """Raises ValidationError, by field, where words are not codes of the field's kind."""
        wrong = {}
        for name, (pattern, message) in self.codes.items():
            try:
                validate_words(getattr(self, name), pattern, message)
            except ValidationError as error:
                wrong[name] = error
        if wrong:
            raise ValidationError(wrong)


class Section(Versioned):
    """A part of a guide: what to know or do, with a panel of live figures under it.

    `text` holds paragraphs parted by empty lines; `next_text` takes its place on a day (`next_on`).
    Steps of the route have `step` set.
    """

    class Panel(models.TextChoices):
        """The live figures under a section; guides.panels makes each."""

        NONE = "", pgettext_lazy("panel", "none")
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
    public_from = models.DateField(
        _("public from"), null=True, blank=True,
        help_text=_("Readers see it from this day on; empty: with its guide."),
    )  # fmt: skip
    next_on = models.DateField(
        _("new text from"), null=True, blank=True,
        help_text=_("From this day on the new text stands in the place of the text."),
    )  # fmt: skip
    next_text = models.TextField(_("new text"), blank=True)
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

    @classmethod
    def from_db(cls, *loaded: Any, **named: Any) -> "Section":
        """Once its day has come the new text is the text, wherever the row is read."""
        row = super().from_db(*loaded, **named)
        if row.__dict__.get("next_on") and is_public(row.next_on):
            row.text, row.next_text, row.next_on = row.next_text, "", None
        return row

    def clean(self) -> None:
        """Raises ValidationError where a new text has no day to come, or a day no text."""
        if bool(self.next_text.strip()) != bool(self.next_on):
            wrong = "next_text" if self.next_on else "next_on"
            raise ValidationError({wrong: _("Write both, the new text and its day, or neither.")})
        if self.next_on and is_public(self.next_on):
            raise ValidationError({"next_on": _("Name a day to come, or change the text itself.")})


class Item(Sourced):
    """A line of a list in a section, under the heading `group`; `href` may hold {state}."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField(_("order"))
    group = models.CharField(_("heading"), max_length=60, blank=True)
    text = models.CharField(_("text"), max_length=300)
    href = models.CharField(
        _("link"), max_length=200, blank=True, help_text=_("Such as /programs/?state={state}."),
        validators=[RegexValidator(r"^(/(?![/\\])|#|https?://)", _("Begin with /, # or https://."))],
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
        """Raises ValidationError where `facts` holds more than numbers of facts."""
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
        verbose_name_plural = _("questions")
        ordering = ("number",)

    def __str__(self) -> str:
        return self.question


class Article(models.Model):
    """A document that facts were taken from; `document` is its name in them."""

    number = models.PositiveSmallIntegerField(_("number"), primary_key=True)
    document = models.CharField(_("document"), max_length=60, unique=True)
    about = models.CharField(_("what it is about"), max_length=200)

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ("number",)

    def __str__(self) -> str:
        return self.document


class SourceFact(models.Model):
    """One figure, name or claim of a document, and where this site shows or corrects it.

    `page` and `words` say where a reader finds it: an address and words that stand there.
    """

    class Outcome(models.TextChoices):
        """What became of the fact on this site."""

        SHOWN = "shown", _("shown")
        CORRECTED = "corrected", pgettext_lazy("fact", "corrected")
        SUPERSEDED = "superseded", _("superseded, shown with its date")

    fact_id = models.CharField(_("number"), max_length=6, primary_key=True)
    document = models.CharField(_("document"), max_length=60)
    kind = models.CharField(_("kind"), max_length=10)
    subject = models.CharField(_("subject"), max_length=120)
    attribute = models.CharField(_("attribute"), max_length=120)
    value = models.CharField(_("value"), max_length=300)
    unit = models.CharField(_("unit"), max_length=30, blank=True)
    vintage = models.CharField(_("vintage"), max_length=60, blank=True)
    locator = models.CharField(_("place in the document"), max_length=60, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    page = models.CharField(_("page"), max_length=200, blank=True)
    words = models.CharField(_("words there"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("source fact")
        verbose_name_plural = _("source facts")
        ordering = ("fact_id",)

    def __str__(self) -> str:
        return f"{self.fact_id} {self.subject}: {self.attribute}"


class OlderWage(models.Model):
    """A wage of an earlier year as an article printed it. `unit` is "hour" or "year".

    `low` and `high` are hourly cents or annual dollars like `median`; what they are percentiles
    of is in `low_is` and `high_is`, "" where the document does not say.
    """

    release = models.ForeignKey(Release, models.CASCADE, related_name="+")
    soc = models.CharField("SOC", max_length=7, help_text=_("The nearest code of today."))
    area = models.CharField(_("area as printed"), max_length=100)
    state = models.CharField(_("state"), max_length=2, blank=True)
    vintage = models.CharField(_("vintage"), max_length=60)
    unit = models.CharField(_("unit"), max_length=4)
    low = models.PositiveIntegerField(_("low"), null=True, blank=True)
    low_is = models.CharField(_("low is"), max_length=20, blank=True)
    p25 = models.PositiveIntegerField(_("25th percentile"), null=True, blank=True)
    median = models.PositiveIntegerField(_("median"))
    p75 = models.PositiveIntegerField(_("75th percentile"), null=True, blank=True)
    high = models.PositiveIntegerField(_("high"), null=True, blank=True)
    high_is = models.CharField(_("high is"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("older wage")
        verbose_name_plural = _("older wages")
        ordering = ("release", "pk")
        constraints = [
            models.UniqueConstraint(fields=("release", "area", "unit"), name="older_wage_once")
        ]

    def __str__(self) -> str:
        return f"{self.area}, {self.vintage}"
