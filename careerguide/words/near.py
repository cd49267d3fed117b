"""Phrases that words are but for one typing error which makes another word."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from careerguide.words.index import LITTLE, SHORTEST_PREFIX

Phrase = tuple[str, ...]


class NearPhrases:
    """Phrases of several words, by all of their words but one; little words aside."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._but_one: dict[Phrase, list[tuple[str, Phrase]]] = defaultdict(list)
        for phrase in phrases:
            name = _decide(phrase)
            for at, word in enumerate(name) if len(name) > 1 else ():
                self._but_one[_without(name, at)].append((word, phrase))

    def find(self, words: Sequence[str]) -> Phrase:
        """The phrase that is meant: “home health aid”, “tool and dye”; () where none is.

        A word's first letter is right, and one word alone is left to the vocabulary.
        """
        typed = _decide(words)
        for at, word in enumerate(typed) if len(typed) > 1 else ():
            others = self._but_one.get(_without(typed, at), ())
            for meant, phrase in others if len(word) >= SHORTEST_PREFIX else ():
                if word[0] == meant[0] and OSA.distance(word, meant, score_cutoff=1) == 1:
                    return phrase
        return ()


def _decide(words: Iterable[str]) -> Phrase:
    return tuple(word for word in words if word not in LITTLE)


def _without(words: Phrase, at: int) -> Phrase:
    return (*words[:at], "", *words[at + 1 :])
