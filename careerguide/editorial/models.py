"""What staff keep true by hand: every figure with its source, its date and how sure it is."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from time import time
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careerguide.columns import store
from careerguide.columns.models import DataVersion
from careerguide.editorial.record import watch
from careerguide.editorial.versions import Versioned

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

AS_OF = re.compile(r"(?P<year>\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d))?)?")
OLD_AFTER_DAYS = 366
FIRST_YEAR = 1980
FACT = r"SF\d{3}"
"""How a fact of the older articles is named."""


def today() -> date:
    """The day it is at the site's own time zone; looked at once a minute, when a day can begin."""
    return _day(int(time() // 60), timezone.localdate)


@lru_cache(maxsize=1)
def _day(_minute: int, look: Callable[[], date]) -> date:
    return look()


def first_day(as_of: str) -> date | None:
    """The first day that “2026”, “2026-02” or “2026-02-14” can mean; None for "" (undated).

    Raises ValueError for anything else.
    """
    if not as_of:
        return None
    found = AS_OF.fullmatch(as_of)
    if not found:
        raise ValueError(as_of)
    return date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))


def validate_as_of(value: str) -> None:
    """Raises ValidationError for what is no date, whole or in part, or lies in the future."""
    try:
        day = first_day(value)
    except ValueError:
        message = _("Write a date as 2026, 2026-02 or 2026-02-14, or leave it out.")
        raise ValidationError(message, code="as_of") from None
    if day and day > today():
        raise ValidationError(_("The date lies in the future."), code="future")


def validate_year(value: int) -> None:
    """Raises ValidationError for a year in the future or before FIRST_YEAR."""
    if value > today().year:
        raise ValidationError(_("The year lies in the future."), code="future")
    if value < FIRST_YEAR:
        raise ValidationError(_("No figure here is older than %d.") % FIRST_YEAR, code="past")


def validate_words(
    value: str, pattern: str, wrong: "StrOrPromise | dict[str, StrOrPromise]"
) -> None:
    """Raises ValidationError, saying `wrong`, unless each word between spaces is a `pattern`."""
    if not all(re.fullmatch(pattern, word) for word in value.split()):
        raise ValidationError(wrong, code="words")


def validate_facts(value: str) -> None:
    """Raises ValidationError unless the field `facts` names facts of the older articles."""
    validate_words(value, FACT, {"facts": _("Write numbers like SF034, parted by spaces.")})


def is_old(as_of: str) -> bool:
    """Whether a reader should check with the issuer: undated, or more than a year old."""
    day = first_day(as_of)
    return day is None or (today() - day).days > OLD_AFTER_DAYS


def is_stale(as_of: str) -> bool:
    """Whether a figure is too old to count: dated, and more than two years old. An undated one is
    only to be checked."""
    day = first_day(as_of)
    return day is not None and (today() - day).days > 2 * OLD_AFTER_DAYS


class Sourced(Versioned):
    """A fact with where it comes from. Loads leave alone what staff have changed."""

    class Confidence(models.TextChoices):
        """How sure the source makes it."""

        HIGH = "high", _("high")
        MEDIUM = "med", _("medium")
        LOW = "low", _("low")

    source = models.CharField(
        _("source"),
        max_length=1000,
        validators=[RegexValidator(r"[^\s;]", _("Name a source."))],
        help_text=_("An address, or the name of a document; several parted by semicolons."),
    )
    as_of = models.CharField(
        _("as of"),
        max_length=10,
        blank=True,
        validators=[validate_as_of],
        help_text=_("2026, 2026-02 or 2026-02-14; empty where the source is undated."),
    )
    confidence = models.CharField(
        _("confidence"), max_length=4, choices=Confidence, default=Confidence.MEDIUM
    )
    note = models.TextField(_("note"), blank=True)
    edited = models.BooleanField(
        _("changed by staff"), default=False, editable=False,
        help_text=_("A load leaves it as it is."),
    )  # fmt: skip

    class Meta:
        abstract = True

    @property
    def is_old(self) -> bool:
        """Whether a reader should check with the issuer: undated, or more than a year old."""
        return is_old(self.as_of)

    @property
    def addresses(self) -> list[str]:
        """The sources that can be followed."""
        parts = (part.strip() for part in self.source.split(";"))
        return [part for part in parts if part.startswith(("http://", "https://"))]


def count_edits(*watched: type[models.Model]) -> None:
    """Let every change of these models renew the pages that workers and browsers remember, and be
    logged where staff make it."""
    for model in watched:
        watch(model)
        for signal in (post_save, post_delete):
            signal.connect(_changed, sender=model, dispatch_uid=f"edits of {model._meta.label}")
        for relation in model._meta.many_to_many:
            m2m_changed.connect(_changed, sender=getattr(model, relation.name).through)


def _changed(**_signal: object) -> None:
    DataVersion.objects.update(edits=models.F("edits") + 1)
    store.forget_version()
