"""The section's lines as boxes to tick on paper, each with its way into the filters."""

from typing import TypedDict
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.utils.translation import gettext as _

from careerguide.pages.cache import per_language
from careerguide.pages.numbers import count
from careerguide.words.data_text import data_text, sentence
from guides.cited import Cited, cited
from guides.library import HeldSection
from guides.reader import Reader

LEN_CIP = len("51.0707")
"""A field of study in full; shorter codes are groups of fields."""


class Criterion(TypedDict):
    """A box to tick, the list that it sets a filter of, and what it alone cites."""

    text: str
    group: str
    href: str
    name: str
    cited: Cited | None


class ChecklistPanel(TypedDict):
    """The boxes, and what most of them cite."""

    cited: Cited | None
    alike: bool
    criteria: list[Criterion]


def checklist(reader: Reader, section: HeldSection) -> ChecklistPanel:
    """What most lines cite is said once, under the list; the others say their own."""
    each = [cited(line, figure=False) for line in section.lines]
    most = max(each, key=each.count) if each else None
    return {
        "cited": most,
        "alike": all(one == most for one in each),
        "criteria": [
            {
                "text": reader.said(line.text),
                "group": data_text(line.group),
                "href": href_here(reader, line.href),
                "name": name_of(reader, line.href),
                "cited": None if own == most else own,
            }
            for line, own in zip(section.lines, each, strict=True)
        ],
    }


def name_of(reader: Reader, href: str) -> str:
    """What a link opens, in words: the filter that it sets, or the site it leads to."""
    address = urlsplit(href)
    if address.hostname:
        return _("Look it up at %(site)s") % {"site": address.hostname.removeprefix("www.")}
    asked = {name: _written(value) for name, value in parse_qsl(address.query)}
    for key, words in _names().items():
        if key in asked:
            return words % asked
    field = asked.get("field", "")
    at = reader.catalog.field_at.get(field) if len(field) == LEN_CIP else None
    if at is None:
        return _("All programs in these fields")
    field = data_text(reader.catalog.field_titles[at])
    return sentence(_("Programs in %(field)s"), {"field": field})


def _written(value: str) -> str:
    """A number with its commas."""
    return count(int(value)) if value.isdecimal() else value


@per_language
def _names() -> dict[str, str]:
    """By the parameter that narrows or orders the list."""
    return {
        "delivery": _("Programs that are online at least in part"),
        "cost_max": _("Programs of at most $%(cost_max)s"),
        "months_max": _("Programs of at most %(months_max)s months"),
        "within": _("Programs within %(within)s miles"),
        "sort": _("Programs by what graduates earned"),
    }


def href_here(reader: Reader, href: str) -> str:
    """The link with the reader's state, and their place where it looks around one."""
    filled = reader.link(href)
    if reader.place and "within=" in filled:
        filled += "&" + urlencode({"near": reader.url.near})
    return filled
