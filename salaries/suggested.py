"""Occupations whose names begin with what is typed, best first."""

import re
from collections import Counter

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.folding import raw_words
from careerguide.pages.cache import per_build, per_page_version
from careerguide.pages.numbers import count
from careerguide.words.data_text import data_words
from careerguide.words.lexicon import Kind, lexicon
from careerguide.words.models import Synonym
from careerguide.words.starts import (
    BEGINS,
    EXACT,
    SOMEHOW,
    Hit,
    Name,
    Starts,
    Suggestion,
    also_called,
    code_begun,
    said,
    strangeness,
    typed_words,
)
from careerguide.words.text import MOST_WORDS, stems
from salaries.search import jobs, titled_jobs

KIND = Kind.OCCUPATION.value
SHORTEST = 3
"""Letters of a last word that may begin others in a job title."""
OF_RANK = 10.0
"""How much a phrase's next meaning is behind: more than any occupation is larger than another."""
CAPITALS = re.compile(r"\b(?:[A-Z]{2,5}|[A-Za-z]+)\b")
MOST_KEPT = 3_000
"""Suggestions that stay written: readers see the same few again and again."""


def suggestions(text: str, most: int) -> list[Suggestion]:
    """Occupations by what people call them and by title; larger ones first within a tier.

    A code so far gives those whose codes begin so.
    """
    if code := code_begun(text, "-"):
        return [_suggestion(hit) for hit in _coded(code)[:most]]
    return [_suggestion(hit) for hit in _names().find(typed_words(text), most)]


def _coded(code: str) -> list[Hit]:
    """Occupations whose code begins so, the largest first."""
    known = jobs()
    found = [at for at, one in enumerate(known.codes) if one.startswith(code)]
    found.sort(key=lambda at: -known.weight[at])
    return [Hit(Name(known.titles[at], at), EXACT if known.codes[at] == code else BEGINS)
            for at in found]  # fmt: skip


@per_build(most=MOST_KEPT)
def _suggestion(hit: Hit) -> Suggestion:
    known, at = jobs(), hit.name.item
    title, number = data_words(known.titles[at]), int(known.weight[at])
    employed = _("%(n)s jobs") % {"n": count(number)} if number > 1 else ""
    detail = said(employed, also_called(hit.name.text, title))
    href = f"{reverse('home')}?q={known.codes[at]}"
    return Suggestion(KIND, title, detail, _value(title, known.codes[at]), href, hit.tier)


def _value(title: str, code: str) -> str:
    """What a box takes for the occupation: its title, or its code where that is another's name."""
    known = lexicon()
    phrase = known.spelled_out(stems(title))
    keys = [meaning.key for meaning in known.of(phrase) if meaning.kind == Kind.OCCUPATION]
    return code if keys and keys[0] != code else title.lower()


@per_page_version
def _names() -> Starts:
    """Titles, and phrases by rank."""
    known = jobs()
    size = np.log10(known.weight)
    names = [Name(title, at, -float(size[at])) for at, title in enumerate(known.titles)]
    for one in (*Synonym.objects.filter(kind=Kind.OCCUPATION), *titled_jobs()):
        if (at := known.at.get(one.key)) is not None:
            score = OF_RANK * (one.rank - 1) - float(size[at])
            strange = strangeness(one.phrase, known.titles[at], one.language)
            names.append(Name(written(one.phrase), at, score + strange))
    return Starts(names, inside=True)


def by_job_titles(text: str, most: int) -> list[Suggestion]:
    """Occupations with a job title that has all words, of which the last may be unfinished.

    First those of which most such titles are, and that most people have.
    """
    words = stems(text)[:MOST_WORDS]
    if not words or len(words[-1]) < SHORTEST:
        return []
    known = jobs()
    labels = np.flatnonzero(known.index.beginning(lexicon().spelled_out(words)))
    if not len(labels):
        return []
    of_label = known.of_label[labels]
    shares = np.bincount(of_label, minlength=len(known.codes)) / len(labels)
    scores = np.where(shares > 0, shares + np.log10(known.weight) / 10, 0)
    best = [at for at in np.argsort(-scores, kind="stable")[:most].tolist() if scores[at]]
    names = (Name(_shortest(labels[of_label == at]).partition(" (")[0], at) for at in best)
    return [_suggestion(Hit(name, SOMEHOW)) for name in names]


def _shortest(labels: NDArray[np.int64]) -> str:
    """The first label of fewest words."""
    known = jobs()
    return known.labels[int(labels[np.argmin(known.index.lengths[labels])])]


@per_build(spoken=False)
def _capitals() -> frozenset[str]:
    """Words that titles mostly write in capitals: “RN”, “CNC”."""
    forms: Counter[tuple[str, bool]] = Counter()
    for label in jobs().labels:
        forms.update((word.lower(), word.isupper()) for word in CAPITALS.findall(label))
    return frozenset(w for (w, upper), n in forms.items() if upper and n > forms[w, False])


def written(phrase: str) -> str:
    """A phrase as titles write its words."""
    capitals = _capitals()
    if not capitals.intersection(raw_words(phrase)):
        return phrase
    return " ".join(word.upper() if word in capitals else word for word in phrase.split())
