"""Releases of public data, what loading them counted, and how readers are told of them.

Names hold no table codes, and dates in words. Those in use are read once per build: pages name
their sources without asking again.
"""

import re

from django.db import models
from django.utils.dates import MONTHS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from careerguide.pages.cache import per_build
from careerguide.pages.english import Cited

TABLE = re.compile(r" \([A-Z]+(_[A-Z]+)?\)$")
"""A publisher's own code of a table after its title, such as (C_A)."""
CODED = re.compile(r"[A-Z]+(20\d\d)(_[A-Z]+)?")
DAY = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")
MONTH = re.compile(r"gathered (20\d\d)-(\d\d)")
NAMED_MONTH = re.compile(r"([A-Z][a-z]+) (20\d\d)")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SCHOOL_YEAR = re.compile(r"(20\d\d)-(\d\d)")


def release_name(title: str, edition: str) -> Cited:
    """“Completions, 2024” for “Completions (C_A)” and “C2024_A”; no edition is said twice."""
    title, *said = release_parts(title, edition)
    if said == [edition] and any(map(str.isalpha, edition)):
        return Cited.of(f"{title}, {edition}")  # its publisher's own words, too
    return Cited.of(title, "".join(f", {one}" for one in said))


def release_parts(title: str, edition: str) -> list[str]:
    """The same in parts, of which templates say each in the reader's language."""
    title, said = TABLE.sub("", title), edition_words(edition)
    return [title] if said in title else [title, said]


def edition_words(edition: str) -> str:
    """“June 10, 2026” for “2026-06-10”, “2023–24” for “2023-24”; others as they are.

    “May 2025” has its month in the reader’s language."""
    if found := CODED.fullmatch(edition):
        return found[1]
    if found := DAY.fullmatch(edition):
        parts = {"month": _month(found[2]), "day": int(found[3]), "year": found[1]}
        return gettext("%(month)s %(day)s, %(year)s") % parts
    if found := MONTH.fullmatch(edition):
        parts = {"month": _month(found[2]), "year": found[1]}
        return gettext("gathered %(month)s %(year)s") % parts
    if (found := NAMED_MONTH.fullmatch(edition)) and found[1] in _MONTHS:
        parts = {"month": str(MONTHS[_MONTHS.index(found[1]) + 1]), "year": found[2]}
        return gettext("%(month)s %(year)s") % parts
    if found := SCHOOL_YEAR.fullmatch(edition):
        return f"{found[1]}–{found[2]}"
    return edition


def due_words(due: str) -> str:
    """“August 27, 2026” for “2026-08-27”, “May 2027” for “2027-05”; "" stays."""
    year, _dash, month = due.partition("-")
    if len(month) == 2:
        return gettext("%(month)s %(year)s") % {"month": _month(month), "year": year}
    return edition_words(due)


def _month(number: str) -> str:
    return str(MONTHS.get(int(number), number))


class Release(models.Model):
    """One edition of one source, as loaded. Counts are rows of the publisher's file."""

    source = models.SlugField(_("source"), max_length=40)
    edition = models.CharField(_("edition"), max_length=60)
    year = models.SmallIntegerField(_("year the figures describe"), default=0)
    title = models.CharField(_("title"), max_length=200)
    publisher = models.CharField(_("publisher"), max_length=200)
    licence = models.CharField(_("license"), max_length=200)
    url = models.URLField(_("publisher's page"), blank=True)
    caveats = models.TextField(_("what it cannot say"), blank=True)
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    code = models.CharField(_("loader that read it"), max_length=16, blank=True, editable=False)
    by_hand = models.BooleanField(
        _("loaded by hand"), default=False, editable=False,
        help_text=_("By an operator, from a file that data/ does not hold, which stands back."),
    )  # fmt: skip
    bytes = models.PositiveBigIntegerField(_("bytes"), default=0)
    is_current = models.BooleanField(_("in use"), default=True)
    rows_read = models.PositiveIntegerField(_("rows read"), default=0)
    rows_loaded = models.PositiveIntegerField(_("rows loaded"), default=0)
    rows_unmatched = models.PositiveIntegerField(_("rows unmatched"), default=0)
    rows_rejected = models.PositiveIntegerField(_("rows rejected"), default=0)
    reasons = models.JSONField(_("counts by reason"), default=dict, blank=True)
    seconds = models.FloatField(_("seconds to load"), default=0)
    loaded_at = models.DateTimeField(_("loaded at"), auto_now=True)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ("source", "-year", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("source", "edition"), name="release_once_per_edition")
        ]

    def __str__(self) -> str:
        return release_name(self.title, self.edition)

    @classmethod
    def current(cls, source: str) -> "Release | None":
        """The newest release of `source` in use; None before one is loaded."""
        releases = cls.objects.filter(source=source, is_current=True)
        return releases.order_by("-year", "-pk").first()


class Reject(models.Model):
    """A row that a loader could not read, with its line in the file and why."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="rejects")
    line = models.PositiveIntegerField(_("line"))
    reason = models.CharField(_("reason"), max_length=200)
    row = models.CharField(_("row"), max_length=500)

    class Meta:
        verbose_name = _("reject")
        verbose_name_plural = _("rejects")
        ordering = ("release", "line", "pk")

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


@per_build(spoken=False)
def releases_in_use() -> tuple[Release, ...]:
    """By rising year, so that a later one of a source replaces an earlier in a dictionary."""
    return tuple(Release.objects.filter(is_current=True).order_by("year", "pk"))


def by_source(*of_figures: int) -> dict[str, Release]:
    """Each source's newest release in use.

    Where a source has several in use, the year does not say which of them a figure was read from:
    `of_figures` are the keys of the releases whose rows are shown, and stand for their sources.
    """
    found = {release.source: release for release in releases_in_use()}
    return found | {one.source: one for one in releases_in_use() if one.pk in of_figures}
