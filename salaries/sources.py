"""Where the figures of a wage page come from."""

from typing import TypedDict

from django.urls import reverse

from salaries.occupations import Occupations


class Source(TypedDict):
    publisher: str
    release: str
    href: str


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
