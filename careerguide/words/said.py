"""What a page says of the words it read: how they were understood, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from careerguide.pages.language import spoken
from careerguide.words.data_text import data_text, joined
from careerguide.words.line import read
from careerguide.words.text import stems
from careerguide.words.topics import topics


@dataclass(frozen=True)
class Reading:
    """A sentence about the words, and a link; `warns` where nothing could be used."""

    text: str
    label: str = ""
    href: str = ""
    warns: bool = False

    def beside(self, other: "Reading") -> "Reading":
        """Both as one; the link is the first one's that has any."""
        linked = self if self.href else other
        text, warns = joined(" ", (self.text, other.text)), self.warns or other.warns
        return Reading(text, linked.label, linked.href, warns)


def reading_of(selection: Any) -> Reading | None:
    """Of a list's search `q`; None where it was taken as it stands."""
    query, typed = selection.query, selection.typed or selection.query.q
    understood = selection.typed and _understood(selection)
    return reading(typed, lambda exact: query.but(q=exact).query(), understood)


def reading(typed: str, href: Callable[[str], str], understood: str = "") -> Reading | None:
    """Of any text that was searched for; None where it was taken as it stands.

    `href` gives the address of the same page with other words; `understood` is what the words
    became where that is known.
    """
    if not typed:
        return None
    line = read(typed)
    if topic := topics().get(line.topic):
        return Reading(data_text(topic.text), data_text(topic.label), spoken(topic.address))
    if line.is_empty and not stems(typed):
        said = _("“%(words)s” has no word that can be looked up, so nothing is found.")
        return Reading(said % {"words": typed[:40]}, warns=True)
    only = _("Search for just “%(words)s”") % {"words": typed[:60]}, href(f'"{typed}"')
    if line.left_out:
        said = _("“%(words)s” is not known here and was left out.")
        return Reading(said % {"words": " ".join(line.left_out)}, *only)
    if line.spelled:
        said = _("Showing results for “%(words)s”.") % {"words": understood or line.spelled}
        return Reading(said, *only)
    if understood:
        return Reading(_("Understood as %(words)s.") % {"words": understood}, *only)
    return None


def _understood(selection: Any) -> str:
    """The filters that the words became, as the page's chips say them."""
    chips = [words for one in selection.filters for _value, words in one.chips(selection)]
    return ", ".join(dict.fromkeys(chips))
