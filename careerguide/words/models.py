"""What people call a thing, beside its published titles; and what it is in other languages."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced
from careerguide.words.text import stems


def validate_phrase(value: str) -> None:
    """Raises ValidationError for a phrase without a letter or digit."""
    if not stems(value):
        raise ValidationError(_("Write words."), code="words")


class Synonym(Sourced):
    """Words and what they mean; a phrase may have several meanings, the first one by `rank`."""

    class Kind(models.TextChoices):
        """What a meaning's `key` is."""

        OCCUPATION = "occupation", _("occupation (SOC code)")
        FIELD = "field", _("field of study (CIP code of 2, 4 or 6 digits)")
        CERTIFICATION = "certification", _("certification (its name in addresses)")
        ISSUER = "issuer", _("organization (its name in addresses)")
        SCHOOL = "school", _("school (words of its name, or the first of them)")
        AWARD = "award", _("award level (IPEDS code)")
        DELIVERY = "delivery", _("delivery (its name in addresses)")
        SPELLING = "spelling", _("the same words, spelled out")
        NOISE = "noise", _("words that say nothing of which")
        NOT_A_JOB = "notajob", _("something else than a job (a topic)")

    class Language(models.TextChoices):
        """The language of the phrase."""

        ENGLISH = "en", _("English")
        SPANISH = "es", _("Spanish")

    phrase = models.CharField(_("phrase"), max_length=80, validators=[validate_phrase])
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.ENGLISH
    )
    kind = models.CharField(_("kind"), max_length=13, choices=Kind)
    key = models.CharField(_("meaning"), max_length=80, blank=True)
    rank = models.PositiveSmallIntegerField(_("rank"), default=1)

    class Meta:
        app_label = "core"
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ("phrase", "kind", "rank", "key")
        constraints = (
            models.UniqueConstraint(
                fields=("phrase", "language", "kind", "key"), name="one_meaning_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.phrase} → {self.key or self.get_kind_display()}"


class Translation(Sourced):
    """A sentence or title of the data in another language; interface texts are in locale/ instead.

    It is known by the English itself: where that changes, its translation lapses, and readers see
    the English, marked, until somebody translates it anew.
    """

    LANGUAGES = [
        (code, name) for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE
    ]

    language = models.CharField(
        _("language"), max_length=7, choices=LANGUAGES, default=LANGUAGES[0][0]
    )
    english = models.CharField(_("English"), max_length=1500)
    text = models.TextField(_("translation"))

    class Meta:
        app_label = "core"
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        ordering = ("english",)
        constraints = (
            models.UniqueConstraint(fields=("language", "english"), name="one_translation_each"),
        )

    def __str__(self) -> str:
        return self.english[:80]
