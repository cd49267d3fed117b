"""Where the figures of a wage page come from."""

from typing import TypedDict

from django.urls import reverse

from careerguide.columns import store
from careerguide.pages.cache import per_build
from careerguide.pages.english import Cited
from careerguide.releases.models import Release, by_source, release_name, releases_in_use
from careerguide.words.data_text import data_words
from salaries.wagestore import wages

IN_PARTS = "rpp"
"""Metros, states and parts of states are three files of one release."""


class Source(TypedDict):
    """A release as components/source.html names it, with the address of its page."""

    publisher: str
    release: Cited
    href: str


def edition(slug: str) -> str:
    """The edition in use of a source, such as “2024–34”; "" where there is none."""
    source = _sources().get(slug)
    return source["release"].rpartition(", ")[2] if source else ""


def sources(*slugs: str) -> list[Source]:
    """The releases in use of these sources, in the form of components/source.html."""
    known = _sources()
    return [known[slug] for slug in slugs if slug in known]


def standing_for_sources() -> tuple[int, ...]:
    """Keys of releases that are shown alone, though their sources have several in use: trends read
    the others."""
    try:
        return (wages().release["id"],)
    except store.NoData:
        return ()


@per_build
def releases_of_figures() -> dict[str, Release]:
    """By source, the release its figures on pages are of: of a wage, that of its own row."""
    return by_source(*standing_for_sources())


@per_build
def release_names() -> dict[str, Cited]:
    """The same in words."""
    found = releases_of_figures().items()
    return {slug: release_name(release.title, release.edition) for slug, release in found}


@per_build
def _sources() -> dict[str, Source]:
    found = {
        slug: Source(
            publisher=release.publisher,
            release=release_name(release.title, release.edition),
            href=reverse("release", args=(release.pk,)),
        )
        for slug, release in releases_of_figures().items()
    }
    if IN_PARTS in found:
        parts = sorted(r.edition for r in releases_in_use() if r.source == IN_PARTS)
        title = next(r.title for r in releases_in_use() if r.source == IN_PARTS)
        said = "; ".join(map(data_words, parts))
        found[IN_PARTS] |= {"release": Cited.of(title, f": {said}"), "href": reverse("sources")}
    return found
