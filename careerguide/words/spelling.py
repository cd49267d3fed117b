"""The likely word for one that nobody uses: nearest by typing errors, then the most used."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import islice, product
from math import inf

from rapidfuzz.distance import OSA, Indel

from careerguide.folding import as_heard, errors_allowed
from careerguide.words.text import stem

LONGEST = 40
"""Letters of a word that is still looked up."""
FEWEST_SOUNDS = 3
"""Of words that are taken for one another because they sound the same."""
FEWEST_TURNED = 5
"""Letters of a word in which any other order of the same letters is taken for one error."""
MOST_LIKELY, MOST_TRIED = 4, 64
"""Words that one may have been meant for; and lines of such words that are tried."""
SHORTEST_PART, MOST_PARTS = 3, 5
"""Letters of a word that was written together with others; and how many such are told apart."""
INITIALS = 2
"""Letters that stand for a job and have a plural: “RNs”, “PTs”."""
LONG, RARER = 6, 1000
"""Letters of a word that may be an error of the labels, and how much rarer it then is."""


class Vocabulary:
    """Words with how much they are used."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights

    @cached_property
    def _by_start(self) -> dict[str, list[str]]:
        """Words by their first letter: a typing error seldom stands there."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.weights:
            if word.isalpha() and len(word) > 2:
                found[word[0]].append(word)
        return found

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        """Words by what they sound like: who writes as they hear errs in the first letter too."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.weights:
            if word.isalpha() and len(word) > 3:
                found[as_heard(word)].append(word)
        return found

    @cached_property
    def _by_letters(self) -> dict[str, list[str]]:
        """Words by their letters in order: who types fast has them in another."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.weights:
            if word.isalpha() and len(word) >= FEWEST_TURNED:
                found["".join(sorted(word))].append(word)
        return found

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.weights)

    def __contains__(self, word: str) -> bool:
        return word in self.weights

    def begins(self, start: str) -> bool:
        """Whether some word begins so: a reader may not have typed it to its end."""
        at = bisect_left(self._sorted, start)
        return at < len(self._sorted) and self._sorted[at].startswith(start)

    def knows(self, word: str) -> bool:
        """Whether labels have the word, or one that begins so."""
        return word in self or self.begins(word)

    def nearest(self, word: str) -> str:
        """The word that was probably meant; "" where none is near."""
        return next(iter(self.likely(word)), "")

    def likely(self, word: str) -> list[str]:
        """Words that may have been meant, the likeliest first, at most MOST_LIKELY."""
        most = errors_allowed(len(word))
        if not most or len(word) > LONGEST or not word.isalpha():
            return []
        sound = as_heard(word)
        heard = set(self._by_sound.get(sound, ())) if len(sound) >= FEWEST_SOUNDS else set[str]()
        letters = sorted(word)
        turned = self._by_letters.get("".join(letters), ()) if len(word) >= FEWEST_TURNED else ()
        found: dict[str, tuple[int, int, float]] = {}
        for known in (*self._near(word, most), *heard, *turned):
            # One that sounds the same is one error nearer; letters in another order are one error.
            alike = known in heard
            same = letters == sorted(known) and word[0] == known[0]
            distance = OSA.distance(word, known, score_cutoff=most + alike) - alike
            distance = 1 if same and len(word) >= FEWEST_TURNED else distance
            if distance > most:
                continue
            # Letters left out, doubled or in another order are likelier errors than other letters.
            other = Indel.distance(word, known) > 1 and not same
            found[known] = (distance, int(other), -self.weights[known])
        best = nsmallest(MOST_LIKELY, found, key=found.__getitem__)
        return list(dict.fromkeys(map(self._commoner, best)))

    def _commoner(self, word: str) -> str:
        """The word itself, or the far commoner one that is one error away."""
        if len(word) < LONG:
            return word
        others = [known for known in self._near(word, 1) if known != word]
        near = [k for k in others if OSA.distance(word, k, score_cutoff=1) == 1]
        best = max(near, key=self.weights.__getitem__, default=word)
        return best if self.weights[best] > RARER * self.weights[word] else word

    def _near(self, word: str, most: int) -> Iterable[str]:
        starts = (word[0], word[1]) if len(word) > 1 and word[1] != word[0] else (word[0],)
        for start in starts:
            for known in self._by_start.get(start, ()):
                if abs(len(known) - len(word)) <= most and (
                    start == word[0] or known[1:2] == word[0]
                ):
                    yield known

    def parted(self, word: str) -> tuple[str, ...]:
        """One word that is several: “cybersecurity”; the fewest, and of these the most used. ()
        where it is not, or where it is more than MOST_PARTS."""
        best: list[tuple[int, float, tuple[str, ...]] | None] = [(0, -inf, ())]
        for end in range(1, min(len(word), LONGEST) + 1):
            ways = [
                (before[0] + 1, max(before[1], -self.weights[part]), (*before[2], part))
                for start in range(end - SHORTEST_PART + 1)
                if (before := best[start]) and (part := stem(word[start:end])) in self.weights
            ]
            best.append(min(ways, default=None))
        whole = best[-1] if len(word) <= LONGEST else None
        return whole[2] if whole and whole[0] <= MOST_PARTS else ()

    def _is_begun(self, word: str) -> bool:
        """Whether a word may only be unfinished: not where an error makes a far commoner one."""
        if len(word) < 4 or not self.begins(word):
            return False
        at, most = bisect_left(self._sorted, word), 0.0
        while at < len(self._sorted) and self._sorted[at].startswith(word):
            most, at = max(most, self.weights[self._sorted[at]]), at + 1
        likely = self.nearest(word) if len(word) >= LONG else ""
        return not likely or self.weights[likely] <= RARER * most

    def respelled(
        self, words: Sequence[str], *, begun: bool = True,
        means: Callable[[Sequence[str]], bool] | None = None,
    ) -> tuple[str, ...] | None:  # fmt: skip
        """`words` with the likely word for each that is not known; None where all are known.

        With `begun` one that may only be unfinished stays. A word without a likely one stays as it
        is. Neighbours that make one known word are joined.
        Where `means` is given, of several likely words those that together mean something count.
        A word that labels have a thousand times less often than its neighbour is their own error.
        """
        found: list[str] = []
        others: dict[int, list[str]] = {}
        changed = False
        at = 0
        while at < len(words):
            word = words[at]
            if word in self:
                found.append(likely := self._commoner(word))
                changed |= likely != word
            elif (begun and self._is_begun(word)) or not word.isalpha():
                found.append(word)
            elif len(word) == INITIALS + 1 and word[-1] == "s" and word[:-1] in self:
                found.append(word[:-1])
                changed = True
            elif at + 1 < len(words) and word + words[at + 1] in self:
                found.append(word + words[at + 1])
                changed, at = True, at + 1
            elif every := self.likely(word):
                others[len(found)] = every
                found.append(every[0])
                changed = True
            elif parts := self.parted(word):
                found += parts
                changed = True
            else:
                found.append(word)
            at += 1
        if means and any(len(every) > 1 for every in others.values()):
            ways = product(*(others.get(place, [word]) for place, word in enumerate(found)))
            found = next((list(w) for w in islice(ways, MOST_TRIED) if means(w)), found)
        return tuple(found) if changed else None
