"""What a row's note says about one of its figures."""

import re

SENTENCE = re.compile(r"(?<=\.)\s+(?=[A-Z0-9])")
SECOND_HAND = re.compile(r"\b(rests? on|comes? from)\b.*\bthird-party\b")


def about(note: str, *words: str) -> str:
    """The sentences of `note` with one of `words` in them."""
    kept = (
        sentence
        for sentence in SENTENCE.split(note)
        if any(word in sentence.lower() for word in words)
    )
    return " ".join(kept)


def confidence(given: str, note: str) -> str:
    """How sure a figure is: the row's word, lowered by what `note` says about the figure.

    Low where it says “low confidence”; medium at most where it rests on third-party pages.
    """
    if "low confidence" in note:
        return "low"
    if given == "high" and any(map(SECOND_HAND.search, SENTENCE.split(note))):
        return "med"
    return given
