"""What a worker keeps of answers: records as JSON, and the releases that figures come from."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from careerguide.api.figures import Origin, Record
from careerguide.api.text import text_of
from careerguide.lists.written import KeptRows
from careerguide.pages.cache import per_page_version
from careerguide.releases.models import CODED, Release

MOST_KEPT = 2_000
"""Records of a list that a worker keeps, up to 8 kB each."""


class Kept(NamedTuple):
    """A record as JSON, and the slugs of its sources."""

    json: bytes
    sources: frozenset[str]


@per_page_version(spoken=False)
def kept_records(_resource: str) -> KeptRows[Kept]:
    """Records of a list, by what they depend on."""
    return KeptRows(MOST_KEPT)


class Known:
    """What the origins of figures are made of: the edition of each source, by slug, and the origin
    of each record's facts whose columns name none."""

    own: Sequence[Origin] = ()

    def __init__(self, editions: Mapping[str, str]) -> None:
        self._editions = editions
        self._origins: dict[str, Origin] = {}

    def origin(self, slug: str) -> Origin:
        """A source with its edition; one object for all figures, which compare them."""
        found = self._origins.get(slug)
        if found is None:
            found = self._origins[slug] = (slug, self._editions.get(slug, ""))
        return found


class Telling(Protocol):
    """A list, of which is asked what releases it names, and how."""

    def releases(self) -> Mapping[str, Release]:
        """By source."""

    def release(self, slug: str, release: Release) -> Record:
        """As answers name it."""


class Releases(NamedTuple):
    """Releases in use, by source: the edition of each, and each as answers name it."""

    editions: dict[str, str]
    as_json: dict[str, bytes]


@per_page_version(spoken=False)
def releases_told(resource: Telling) -> Releases:
    """What a list says of releases."""
    found = resource.releases()
    return Releases(
        {slug: dated(release) for slug, release in found.items()},
        {
            slug: text_of(resource.release(slug, release)).encode()
            for slug, release in found.items()
        },
    )


def dated(release: Release) -> str:
    """The edition; of a table's code the year in it."""
    coded = CODED.fullmatch(release.edition)
    return coded[1] if coded else release.edition


def told(release: Release) -> Record:
    """A release as answers name it."""
    return {
        "title": str(release),
        "publisher": release.publisher,
        "edition": dated(release),
        "license": release.licence,
        "url": release.url,
    }
