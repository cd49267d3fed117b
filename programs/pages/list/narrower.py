"""Filters that would narrow a list, each with how many programs it leaves."""

from typing import TypedDict

from django.utils.text import capfirst

from careerguide.columns.codes import Code
from careerguide.pages.cache import per_language
from careerguide.pages.labels import translated
from careerguide.pages.numbers import count
from programs.rules.codes import AwardLevel, Control, Delivery
from programs.selection import Selection

OFFERED: dict[str, type[Code]] = {"award": AwardLevel, "delivery": Delivery, "control": Control}
"""The filters whose choices are offered, with their codes."""
MOST_OFFERED = 5


class Narrower(TypedDict):
    """A filter that is off, the list with it, and how many programs that has."""

    label: str
    href: str
    count: str


@per_language
def known_words(codes: type[Code]) -> dict[str, str]:
    """Few words for each code but the unknown one, by what addresses call it."""
    return {code.slug: capfirst(translated(code.note)) for code in codes if code}


def narrower(selection: Selection) -> list[Narrower]:
    """Choices of the filters that are off; those first that leave most, none that leaves all."""
    query, total = selection.query, selection.total
    found = [
        (left, words, name, value)
        for name, codes in OFFERED.items()
        if not getattr(query, name)
        for value, words in known_words(codes).items()
        if 0 < (left := selection.facet_counts[name].get(value, 0)) < total
    ]
    found.sort(key=lambda one: -one[0])
    return [
        Narrower(label=words, href=query.but(**{name: (value,)}).query(), count=count(left))
        for left, words, name, value in found[:MOST_OFFERED]
    ]
