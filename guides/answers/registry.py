"""Functions by the key that `Question.live` gives; each returns sentences, none where unknown."""

from collections.abc import Callable

from careerguide.editorial.models import Sourced
from certifications.rules.facts import Certification
from certifications.rules.terms import Origin
from guides import credentials
from guides.cited import dated
from guides.reader import Reader

Answer = Callable[[Reader], list[str]]
_ANSWERS: dict[str, Answer] = {}
MOST = 6
"""Sentences about single certifications that one answer holds."""


def live(make: Answer) -> Answer:
    """Register a function under its own name, which `Question.live` gives."""
    _ANSWERS[make.__name__] = make
    return make


def known() -> frozenset[str]:
    return frozenset(_ANSWERS)


def answer(reader: Reader, key: str) -> list[str]:
    """Sentences for a question; none for a key that is not known."""
    make = _ANSWERS.get(key)
    return make(reader) if make else []


def with_date(sentence: str, origin: Origin | Sourced) -> str:
    """The sentence with the date and confidence of its figures."""
    return f"{sentence} ({dated(origin.as_of, origin.confidence)})"


def each(reader: Reader, say: Callable[[Certification], str]) -> list[str]:
    """A sentence about each of the guide's certifications of which there is something to say."""
    found = [sentence for one in credentials.chosen(reader) if (sentence := say(one))]
    return found[:MOST]
