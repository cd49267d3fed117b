"""How answers are put into sentences."""

from collections.abc import Callable

from careerguide.editorial.models import Sourced
from certifications.rules.facts import Certification
from certifications.rules.terms import Origin
from guides import credentials
from guides.cited import dated
from guides.reader import Reader

MOST = 6
"""Sentences about single certifications that one answer holds."""


def with_date(sentence: str, origin: Origin | Sourced) -> str:
    """The sentence with the date and confidence of its figures."""
    return f"{sentence} ({dated(origin.as_of, origin.confidence)})"


def each(reader: Reader, say: Callable[[Certification], str]) -> list[str]:
    """A sentence about each of the guide's certifications of which there is something to say."""
    found = [sentence for one in credentials.chosen(reader) if (sentence := say(one))]
    return found[:MOST]
