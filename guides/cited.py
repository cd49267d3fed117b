"""Where an editorial line comes from, of when it is and how sure it is, in a few words."""

import re
from collections import defaultdict
from typing import TypedDict
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.editorial.models import Sourced, is_old
from careerguide.pages.cache import per_build, per_language
from careerguide.pages.english import as_english
from careerguide.places.states import STATE_NAMES
from careerguide.releases.models import release_name, releases_in_use
from careerguide.words.data_text import joined
from certifications.labels import confidence_words, date_words
from certifications.rules.terms import Origin
from programs.rules.ids import list_source
from salaries.pages.cited import releases_of_figures

DOCUMENT = re.compile(r"(?P<number>\d{3})_[0-9a-f]+(\.txt)?|.*\bdocument (?P<other>\d{3})\)?")
OWN = "careerguide"
"""The source of what this site's editors say themselves."""
FIGURE = re.compile(r"(?<![\w-])(?!(19|20)\d\d\b)\$?\d[\d,.]*%?(?![\w-])")
"""A number in text that is neither a year nor part of a name such as ICD-10-CM."""


class SourceLink(TypedDict):
    """A source's short name, and its address or ""."""

    label: str
    href: str


class Cited(TypedDict):
    """Where a line comes from, as guides/_cited.html shows it."""

    links: list[SourceLink]
    words: str


class ReleaseLink(TypedDict):
    """A release as components/source.html shows it."""

    publisher: str
    release: str
    href: str


def document_number(source: str) -> int | None:
    """Which older article a source names, counted from one; None for another source."""
    found = DOCUMENT.fullmatch(source.strip())
    return int(found["number"] or found["other"]) + 1 if found else None


def only_articles(row: Sourced | Origin) -> bool:
    """Whether nothing but the older articles says so."""
    return all(document_number(part) for part in row.source.split(";"))


@per_language
def _link(part: str) -> tuple[str, str]:
    """A source's short name, and its address or ""."""
    if part.startswith(("http://", "https://")):
        host = urlsplit(part).hostname or part
        return as_english(host.removeprefix("www.")), part
    if number := document_number(part):
        name = _("older article %(n)s") % {"n": number}
        return name, f"{reverse('paths:articles')}#article-{number}"
    return (_("our own words") if part == OWN else as_english(part)), ""


def cited(
    row: Sourced | Origin, *, figure: bool | None = None, without: int | None = None
) -> Cited:
    """Links, date and confidence of a row; of our own words the date alone, as they rest on none.

    A figure (by default: text with a number) that is undated or over a year old says that the
    issuer should be asked. The older article `without` is left out where others say so.
    """
    parts = [part.strip() for part in row.source.split(";") if part.strip()]
    parts = [part for part in parts if document_number(part) != without or not without] or parts
    if figure is None:
        figure = bool(FIGURE.search(str(row)))
    own = parts == [OWN]
    words = date_words(row.as_of) if own else dated(row.as_of, row.confidence, figure=figure)
    return {"links": links(parts), "words": words}


def links(parts: list[str]) -> list[SourceLink]:
    """A link to each source; a second page of the same site is told from the first by a number."""
    found: list[SourceLink] = []
    times: dict[str, int] = defaultdict(int)
    for label, href in map(_link, dict.fromkeys(parts)):
        times[label] += 1
        again = f" ({times[label]})" if times[label] > 1 else ""
        found.append({"label": joined("", (label, again)), "href": href})
    return found


def dated(as_of: str, confidence: str, *, figure: bool = True) -> str:
    """“February 2026 · high confidence”, and for an old or undated figure that one should ask."""
    words = [date_words(as_of), confidence_words(confidence)]
    if figure and is_old(as_of):
        words.append(_("check with the issuer"))
    return " · ".join(words)


def with_date(sentence: str, origin: Origin | Sourced) -> str:
    """The sentence with the date and confidence of its figures."""
    return joined("", (sentence, f" ({dated(origin.as_of, origin.confidence)})"))


def release(source: str) -> ReleaseLink | None:
    """The release that figures of a source are of; None where none is in use."""
    found = releases_of_figures().get(source)
    if found is None:
        return None
    name, href = release_name(found.title, found.edition), reverse("release", args=[found.pk])
    return {"publisher": found.publisher, "release": name, "href": href}


def releases(*sources: str) -> list[ReleaseLink]:
    """The releases in use of those sources that have one."""
    return [found for source in sources if (found := release(source))]


@per_build(spoken=False)
def state_lists(state: str = "") -> list[str]:
    """The sources of the state lists in use: that of one state, or of all."""
    wanted = {list_source(code) for code in ([state] if state else STATE_NAMES)}
    return [one.source for one in releases_in_use() if one.source in wanted]
