"""Where the figures of a wage page come from."""

from typing import TypedDict

from django.urls import reverse

from careerguide.pages.cache import per_build
from careerguide.releases.models import Release, releases_in_use
from salaries.build.release import releases_of_figures

IN_PARTS = "rpp"
"""Metros, states and parts of states are three files of one release."""


class Source(TypedDict):
    publisher: str
    release: str
    href: str


def edition(slug: str) -> str:
    """The edition in use of a source, such as “2024–34”; "" where there is none."""
    held = _sources().get(slug)
    return held["release"].rpartition(", ")[2] if held else ""


def sources(*slugs: str) -> list[Source]:
    """The releases in use of these sources, in the form of components/source.html."""
    held = _sources()
    return [held[slug] for slug in slugs if slug in held]


@per_build
def _sources() -> dict[str, Source]:
    found = {slug: _source(release) for slug, release in releases_of_figures().items()}
    if IN_PARTS in found:
        parts = sorted(r.edition for r in releases_in_use() if r.source == IN_PARTS)
        title = next(r.title for r in releases_in_use() if r.source == IN_PARTS)
        found[IN_PARTS] |= {"release": f"{title}: {'; '.join(parts)}", "href": reverse("sources")}
    return found


def _source(release: Release) -> Source:
    href = reverse("release", args=(release.pk,))
    return Source(publisher=release.publisher, release=str(release), href=href)
