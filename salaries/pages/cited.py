"""Where the figures of a wage page come from."""

from typing import TypedDict

from django.urls import reverse

from salaries.occupations import Occupations


class Source(TypedDict):
    publisher: str
    release: str
    href: str


def edition(known: Occupations, slug: str) -> str:
    """The edition in use of a source, such as “2024–34”; "" where there is none."""
    held = known.profiles["sources"].get(slug)
    return held["release"].rpartition(", ")[2] if held else ""


def sources(known: Occupations, *slugs: str) -> list[Source]:
    """The releases in use of these sources, in the form of components/source.html."""
    held = known.profiles["sources"]
    return [
        Source(
            publisher=one["publisher"],
            release=one["release"],
            href=reverse("release", args=(one["pk"],)) if one["pk"] else reverse("sources"),
        )
        for slug in slugs
        if (one := held.get(slug))
    ]
