"""Which occupation an address under /paths/ means, and where the guide to an occupation is."""

from collections.abc import Callable
from typing import NamedTuple

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import slugify

from careerguide.columns import store
from careerguide.pages.cache import address, per_build
from salaries.occupations import occupations
from salaries.pages.views import explained, rewritten


class Found(NamedTuple):
    """The occupation whose guide an address is, or the address to go to; both "" for none."""

    soc: str = ""
    href: str = ""


def guide_href(soc: str, near: str = "") -> str:
    """The guide to an occupation from a place as written; "" for one without wages."""
    return guides_from(near)(soc)


def guides_from(near: str) -> Callable[[str], str]:
    """What makes the address of any occupation's guide from one place, as `guide_href`."""
    try:
        known = occupations().at
    except store.NoData:
        return lambda soc: ""
    index, place = address("paths:index"), f"?{urlencode({'near': near})}" if near else ""
    return lambda soc: f"{index}{soc}/{place}" if soc in known else ""


def base(soc: str) -> str:
    """The address of an occupation's guide without a place."""
    return f"{address('paths:index')}{soc}/"


def family(code: str) -> str:
    """The major group of an occupation: 29-2072 is of 29-0000."""
    return f"{code[:2]}-0000"


def find(slug: str) -> Found:
    """A SOC code is a guide; one written otherwise, a title or a part of a combination leads to it,
    and a group of occupations to its place in the list."""
    known = occupations()
    if slug in known.at:
        return Found(slug)
    if better := rewritten(known, slug):
        return Found(href=base(better)) if better in known.at else find(better)
    if by_title := _titles().get(slug.lower()):
        return Found(href=base(by_title))
    other = explained(known, slug)
    if other["wages"]:
        return Found(href=base(other["wages"]["code"]))
    if other["is_group"] and other["members"]:
        group = family(other["members"][0]["code"])
        return Found(href=f"{reverse('paths:index')}#f-{group}")
    return Found()


@per_build
def _titles() -> dict[str, str]:
    """By title as an address has it, the code."""
    known = occupations()
    return {slugify(title): code for code, title in zip(known.codes, known.titles, strict=True)}
