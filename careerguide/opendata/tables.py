"""The tables of the whole data as they are prepared now, with the releases they come from."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings

from careerguide.lists import prepared
from careerguide.lists.prepared import Note
from careerguide.lists.schema import DataField, Whole
from careerguide.opendata.licenses import License, license_of
from careerguide.pages.cache import per_build
from careerguide.pages.slots import filler
from careerguide.releases.models import Release, releases_in_use


@dataclass(frozen=True)
class Table:
    """A table: its name in addresses, what it is, and its files; `note` is None while these are
    being made."""

    name: str
    whole: Whole
    note: Note | None

    @property
    def fields(self) -> list[DataField]:
        """Its columns."""
        return fields_of(self.name)

    @cached_property
    def releases(self) -> list[Release]:
        """What its figures come from, each release once."""
        slugs = dict.fromkeys(slug for one in self.fields for slug in one.sources)
        found = [release for slug in (*slugs, *self.whole.sources) for release in of_source(slug)]
        return list({release.pk: release for release in found}.values())

    @property
    def licenses(self) -> list[License]:
        """What its publishers allow, each license once."""
        return licenses(self.releases)


def licenses(releases: Iterable[Release]) -> list[License]:
    """The licenses of some releases, each once."""
    return list(dict.fromkeys(license_of(one.licence) for one in releases))


def of_source(slug: str) -> list[Release]:
    """The releases in use of a source whose figures are shown, or of all that begin with its name,
    as states' lists do."""
    known, fill = releases_in_use(), filler("releases that stand for their sources")
    stand = set(fill() if fill else ())
    found = [one for one in known if one.source == slug]
    alone = [one for one in found if one.pk in stand]
    return alone or found or [one for one in known if one.source.startswith(f"{slug}-")]


def tables() -> list[Table]:
    """Every table of settings.PREPARED, in order."""
    return [Table(name, prepared.whole(name), prepared.note(name)) for name in settings.PREPARED]


@per_build
def fields_of(name: str) -> list[DataField]:
    """A table's columns: its sheet is made for them, and none of its lines."""
    found = prepared.sheet(name)
    return [] if found is None else list(found.fields)
