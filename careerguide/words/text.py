"""Words without plurals and endings, as labels and queries are compared."""

from careerguide.folding import raw_words

MOST_WORDS = 10
"""Words of one line that are read."""


def stem(word: str) -> str:
    """A word without the ending of its plural: “nurses”, “secretaries”, “coaches”."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "sui" else word


def stems(text: str) -> list[str]:
    """The words of a text, in order, folded and stemmed."""
    return [stem(word) for word in raw_words(text)]


_ENDINGS = ("nologist", "nician", "nology", "ing", "er", "or", "ist")
SHORTEST_ROOT = 3


def root(word: str) -> str:
    """A word without the ending that makes it a person or an activity: “welder”, “welding”.

    A long one loses its last “e” too, as “drive” does in “driving”.

    Roots are compared only where the words themselves are not known.
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_ROOT:
            return word[: -len(ending)]
    return word[:-1] if word.endswith("e") and len(word) - 1 > SHORTEST_ROOT else word


def root_of_spanish(word: str) -> str:
    """A Spanish word without gender and plural, after `stem`: “soldador”, “soldadora”, “soldadore”.

    Compared only where the words themselves are not known, and only with Spanish phrases.
    """
    return word[:-1] if len(word) > 4 and word[-1] in "aeo" else word
