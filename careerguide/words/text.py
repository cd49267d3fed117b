"""Text as words that can be compared: without case, accents, marks, plurals. One for every box."""

import re
import unicodedata

MOST_WORDS = 10
"""Words of one line that are read."""
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼ`´", ""))
_WORD = re.compile(r"[a-z0-9]+")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")


def fold(text: str) -> str:
    """Lower-case text without accents and apostrophes; “D.C.” is “dc”."""
    plain = text.translate(_APOSTROPHES).lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _INITIALS.sub(lambda found: found[0].replace(".", ""), plain)


def stem(word: str) -> str:
    """A word without the ending of its plural: “nurses”, “secretaries”, “coaches”."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "sui" else word


def raw_words(text: str) -> list[str]:
    """The words of a text, in order, folded."""
    return _WORD.findall(fold(text))


def stems(text: str) -> list[str]:
    """The words of a text, in order, folded and stemmed."""
    return [stem(word) for word in raw_words(text)]


def joined(words: list[str] | tuple[str, ...]) -> str:
    """Words written as one: “x ray”, “x-ray” and “xray” are the same."""
    return "".join(words)


_ENDINGS = ("nician", "ing", "er", "or", "ist")


def root(word: str) -> str:
    """A word without the ending that makes it a person or an activity: “welder”, “welding”.

    Roots are compared only where the words themselves are not known.
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
