"""What phrases mean, and every word that labels use: read once a build, and after an edit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from careerguide.folding import joined
from careerguide.pages.cache import per_build, per_page_version
from careerguide.words.index import GENERIC, LITTLE, LITTLE_SPANISH, LabelIndex, deciding
from careerguide.words.models import Synonym
from careerguide.words.near import NearPhrases
from careerguide.words.spelling import Vocabulary
from careerguide.words.text import MOST_WORDS, root, root_of_spanish, stem, stems
from careerguide.words.used import Used, gathered, used, with_names

Kind, SPANISH = Synonym.Kind, Synonym.Language.SPANISH
Labels = tuple[LabelIndex, NDArray[np.float64]]
"""Labels, and how much each is used: employment, awards; float64 by label."""
WHAT = frozenset({Kind.OCCUPATION, Kind.FIELD, Kind.CERTIFICATION, Kind.ISSUER, Kind.NOT_A_JOB})
"""Kinds that a line may be about."""
TOPIC = frozenset({Kind.NOT_A_JOB})
ABOUT = WHAT - TOPIC
ISSUER = frozenset({Kind.ISSUER})
HOW = frozenset({Kind.AWARD, Kind.DELIVERY, Kind.NOISE})
"""Kinds that say something beside."""
LONGEST_PHRASE = 6
"""Words of a phrase."""
Phrase = tuple[str, ...]
FRAME = "frame"
"""The key of noise that is one word and says nothing in any place."""
OF_PHRASE = 1e5
"""The weight of a word of a phrase: as of a job that so many have."""


@dataclass(frozen=True)
class Meaning:
    """One thing that a phrase means; `key` as its Synonym has it."""

    kind: str
    key: str
    rank: int
    language: str


def _loosened(phrase: Phrase) -> Iterator[Phrase]:
    """A phrase whatever the order of its words, as they are and by their roots; none where too
    few of them decide, or one says which only where it stands."""
    words = sorted(word for word in phrase if word not in LITTLE | LITTLE_SPANISH)
    if len(words) > 1 and GENERIC.isdisjoint(words):
        yield tuple(words)
        yield tuple(sorted(map(root, words)))
        yield tuple(sorted(map(root_of_spanish, words)))


class Lexicon:
    """Phrases with their meanings, best first, and the vocabulary of all labels."""

    def __init__(self, synonyms: Iterable[Synonym], used: Used | None = None) -> None:
        self.used = used or Used({}, frozenset(), (), (), lambda _words: False, lambda _words: "")
        found: dict[Phrase, list[Meaning]] = defaultdict(list)
        every = list(synonyms)
        self._spelled = {
            tuple(stems(one.phrase)): tuple(stems(one.key))
            for one in every
            if one.kind == Kind.SPELLING
        }
        framing = {stem(one.phrase) for one in every if (one.kind, one.key) == (Kind.NOISE, FRAME)}
        self.frame = LITTLE | LITTLE_SPANISH | framing
        """Words that alone say nothing wherever they stand: of “how much do … get paid”."""
        for one in every:
            if one.key == FRAME:
                continue
            if one.kind != Kind.SPELLING and (phrase := tuple(self.spelled_out(stems(one.phrase)))):
                # Of longer lines no more is read.
                found[phrase[:MOST_WORDS]].append(
                    Meaning(one.kind, one.key, one.rank, one.language)
                )
        for meanings in found.values():
            meanings.sort(key=lambda m: (m.rank, m.kind, m.key))
        self.phrases = dict(found)
        self._joined: dict[str, Phrase] = {}
        self._roots: dict[Phrase, Phrase] = {}
        self._spanish: dict[Phrase, Phrase] = {}
        for phrase, meanings in self.phrases.items():
            self._joined.setdefault(joined(phrase), phrase)
            if any(meaning.kind in WHAT for meaning in meanings):
                self._roots.setdefault(tuple(map(root, phrase)), phrase)
            if any(meaning.language == SPANISH for meaning in meanings):
                self._spanish.setdefault(tuple(map(root_of_spanish, phrase)), phrase)
        self._loose: dict[Phrase, Phrase] = {}
        for phrase, meanings in self.phrases.items():
            if any(meaning.kind in ABOUT for meaning in meanings):
                for loose in _loosened(phrase):
                    self._loose.setdefault(loose, phrase)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Every word of labels and phrases, by how much it is used."""
        weights = defaultdict(float, self.used.weights)
        for phrase, meanings in self.phrases.items():
            known = any(meaning.kind in WHAT for meaning in meanings)
            for word in phrase:
                weights[word] += OF_PHRASE if known else 1
        for phrase, spelled in self._spelled.items():
            for word in (*phrase, *spelled):
                weights[word] += 1
        return Vocabulary(dict(weights))

    def of(self, words: Sequence[str], kinds: frozenset[str] = WHAT) -> tuple[Meaning, ...]:
        """What exactly these words mean, best first; none where no phrase is just that."""
        phrase = tuple(words)
        if phrase not in self.phrases:
            phrase = (
                self._joined.get(joined(phrase))
                or self._roots.get(tuple(map(root, phrase)))
                or self._spanish.get(tuple(map(root_of_spanish, phrase)), ())
            )
        return tuple(m for m in self.phrases.get(phrase, ()) if m.kind in kinds)

    def means(self, words: Sequence[str]) -> bool:
        """Whether words mean or name something, with or without what only says how."""
        return bool(words) and (self.is_phrase(words) or self.is_name(self.spelled_out(words)))

    def is_phrase(self, words: Sequence[str]) -> bool:
        """Whether words are a phrase, with or without what only says how."""
        whole = self.spelled_out(words)
        if self.of(whole, WHAT):
            return True
        left = [whole[at] for at in self.parted(whole)[0]]
        left = [left[at] for at in self.parted(left, TOPIC)[0]]
        return bool(self.of(left, ABOUT) or self.of(deciding(left), ABOUT))

    def loosely(self, words: Sequence[str]) -> tuple[Meaning, ...]:
        """What the words mean in another order or form, little words aside: “drive trucks”.

        “School nurse” is no school of nursing: words that seldom say which keep their place.
        """
        phrase = next(filter(None, map(self._loose.get, _loosened(tuple(words)))), ())
        return tuple(m for m in self.phrases.get(phrase, ()) if m.kind in ABOUT)

    def topics(self, words: Sequence[str]) -> tuple[Meaning, ...]:
        """What words are about that say only what is no job: “good paying, no experience”."""
        left, meant = self.parted(words, TOPIC)
        return tuple(meant) if all(words[at] in self.frame for at in left) else ()

    def spelled_out(self, words: Sequence[str]) -> list[str]:
        """`words` with what is shortened in them written out: “st” is “saint”."""
        found: list[str] = []
        at = 0
        while at < len(words):
            for size in (3, 2, 1):
                spelled = self._spelled.get(tuple(words[at : at + size]))
                if spelled is not None and at + size <= len(words):
                    found += spelled
                    at += size
                    break
            else:
                found.append(words[at])
                at += 1
        return found

    def parted(
        self, words: Sequence[str], beside: frozenset[str] = HOW
    ) -> tuple[list[int], list[Meaning]]:
        """Places of the words that are left without phrases that say how (online, certificate),
        or without those of other kinds `beside` what the words are about.

        And what these phrases mean. The longest goes first; words that say nothing go with them.
        """
        left, meant = list(range(len(words))), list[Meaning]()
        held = self._held(words)
        for size in range(min(LONGEST_PHRASE, len(left)), 0, -1):
            at = 0
            while at + size <= len(left):
                phrase = [words[place] for place in left[at : at + size]]
                is_what = not held.isdisjoint(left[at : at + size]) or self.of(
                    phrase, WHAT - beside
                )
                found = () if is_what else self.of(phrase, beside)
                if found:
                    meant += found
                    del left[at : at + size]
                else:
                    at += 1
        return left, meant

    def _held(self, words: Sequence[str]) -> set[int]:
        """Places of words that stand in a longer phrase of what is learned: the “a” of “A+”."""
        held: set[int] = set()
        for size in range(min(LONGEST_PHRASE, len(words) - 1), 1, -1):
            for at in range(len(words) - size + 1):
                every = self.phrases.get(tuple(words[at : at + size]), ())
                if any(meaning.kind in ABOUT for meaning in every):
                    held.update(range(at, at + size))
        return held

    def part(self, words: Sequence[str]) -> tuple[Meaning, ...]:
        """What the longest phrase among the words means, where they mean nothing as a whole.

        One that is a degree's own name comes before: an MBA in health care is an MBA. What is no
        job comes after words beside it that are one: “evening paralegal boston”.
        """
        best: tuple[Meaning, ...] = ()
        topic = range(0)
        for size in range(min(LONGEST_PHRASE, len(words)), 0, -1):
            for at in range(len(words) - size + 1):
                every = self.phrases.get(tuple(words[at : at + size]), ())
                kinds = {meaning.kind for meaning in every}
                if kinds >= {Kind.AWARD, Kind.FIELD}:
                    return tuple(every)
                beside = not set(topic) & set(range(at, at + size))
                if kinds & (ABOUT if topic else WHAT) and beside and (topic or not best):
                    best = tuple(m for m in every if m.kind in WHAT)
                    topic = range(0) if kinds & ABOUT else range(at, at + size)
        return best

    def unframed(self, words: Sequence[str]) -> list[str]:
        """`words` without those of frames, where what is left means or is called something.

        For lines that mean nothing as they stand: questions that no list has are made of the same
        words in another order.
        """
        left = [word for word in words if word not in self.frame]
        if not left or len(left) == len(words):
            return []
        return left if self.of(left) or self.loosely(left) or self.is_title(left) else []

    @cached_property
    def near(self) -> NearPhrases:
        """What finds phrases about a subject that have one typing error."""
        every = self.phrases.items()
        return NearPhrases(phrase for phrase, of in every if any(m.kind in ABOUT for m in of))

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Words of what people learn and do: a place of such a name needs a preposition."""
        return self.used.subjects.union(
            *(p for p, every in self.phrases.items() if any(m.kind != Kind.SCHOOL for m in every))
        )

    def schools(self, words: Sequence[str]) -> Iterator[list[str]]:
        """Words of schools' names that these may be short for: “umass lowell”, best first."""
        for size in range(min(LONGEST_PHRASE, len(words)), 0, -1):
            phrase = tuple(words[:size])
            if phrase not in self.phrases:
                phrase = self._joined.get(joined(phrase), ())
            for meaning in self.phrases.get(phrase, ()):
                if meaning.kind == Kind.SCHOOL:
                    yield [*self.spelled_out(stems(meaning.key)), *words[size:]]

    def is_used(self, word: str) -> bool:
        """Whether some label or phrase has the word, whole."""
        return word in self.vocabulary

    def is_begun(self, words: Sequence[str]) -> bool:
        """Whether some label has the words or ones that they begin, so that lists find them."""
        return any(index.matching(words).any() for index in (*self.used.titles, *self.used.names))

    def is_title(self, words: Sequence[str]) -> bool:
        """Whether a published title has all the words."""
        return bool(words) and any(index.having(words).any() for index in self.used.titles)

    def is_name(self, words: Sequence[str]) -> bool:
        """Whether a school's name or a title has all the words: such a line names no place beside
        it, and its words are spelled as they should be."""
        indexes = (*self.used.titles, *self.used.names)
        return any(index.having(words).any() for index in indexes) or self.used.is_school(words)


@per_build(spoken=False)
def spellings() -> Lexicon:
    """What is spelled out, for indexes: an edit to it counts from the next load."""
    return Lexicon(Synonym.objects.filter(kind=Kind.SPELLING))


def index_of(labels: Iterable[str]) -> LabelIndex:
    """An index of labels whose shortened words are spelled out, as those of lines are."""
    return LabelIndex(labels, spellings().spelled_out)


@per_page_version(spoken=False)
def lexicon() -> Lexicon:
    """The phrases, titles in other languages, and labels in use, with the names that staff gave
    since the build."""
    known = [*Synonym.objects.all(), *chain.from_iterable(gathered(settings.TITLED))]
    return Lexicon(known, with_names(used(), gathered(settings.NEW_NAMES)))
