"""Fields of study and schools whose names begin with what is typed, best first."""

from math import log10

import numpy as np
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.pages.cache import per_build, per_page_version
from careerguide.pages.numbers import count
from careerguide.words.data_text import data_words
from careerguide.words.lexicon import Kind, lexicon
from careerguide.words.models import Synonym
from careerguide.words.starts import (
    BEGINS,
    EXACT,
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
from careerguide.words.text import stems
from programs.catalog import catalog
from programs.kept import per_names
from programs.named import titled_fields
from programs.plain import plain_titles
from programs.schoolnames import other_names

FIELD, SCHOOL = Kind.FIELD.value, "school"
OF_RANK = 10.0
"""How much a phrase's next meaning is behind: more than any field is larger than another."""

MOST_KEPT = 3_000
"""Suggestions of each kind that stay written: readers see the same few again and again."""
STRANGE = 0.001
"""Puts another name of a school after its own."""


def field_suggestions(text: str, most: int) -> list[Suggestion]:
    """Fields of study that have programs, by phrase and title; one of a name, the largest.

    A code so far gives those whose codes begin so.
    """
    found: dict[str, Suggestion] = {}
    code = code_begun(text, ".")
    for hit in _coded(code) if code else _fields().find(typed_words(text), 2 * most):
        one = _field(hit)
        found.setdefault(one.label, one)
    return list(found.values())[:most]


def school_suggestions(text: str, most: int) -> list[Suggestion]:
    """Schools by any of their names; those of the same name are one."""
    return [_school(hit) for hit in _schools().find(typed_words(text), most)]


def _coded(code: str) -> list[Hit]:
    """Fields with programs whose code begins so, the largest first."""
    known, sizes = catalog(), _programs_of_fields()
    found = [at for at, one in enumerate(known.field_codes) if one.startswith(code) and sizes[at]]
    found.sort(key=lambda at: (known.field_codes[at] != code, -sizes[at]))
    tiers = (EXACT if known.field_codes[at] == code else BEGINS for at in found)
    return [
        Hit(Name(known.field_titles[at], at), tier) for at, tier in zip(found, tiers, strict=True)
    ]


@per_build(most=MOST_KEPT)
def _field(hit: Hit) -> Suggestion:
    known, at = catalog(), hit.name.item
    code, title = known.field_codes[at], known.field_titles[at]
    label = data_words(plain_titles().get(code, title))
    texts = (text for text in (hit.name.text, title) if _means(text, code, title))
    value = next(texts, code)
    detail = said(_programs(_programs_of_fields()[at]), also_called(hit.name.text, label))
    href = f"{reverse('programs:list')}?{urlencode({'field': code})}"
    return Suggestion(FIELD, label, detail, value, href, hit.tier)


def _means(text: str, code: str, title: str) -> bool:
    """Whether a box takes the text for the field: as a phrase, or by the words of its title."""
    known = lexicon()
    phrase = known.spelled_out(stems(text))
    keys = [meaning.key for meaning in known.of(phrase) if meaning.kind == Kind.FIELD]
    return any(code.startswith(key) for key in keys) if keys else text == title


@per_names
def _school(hit: Hit) -> Suggestion:
    known, at = catalog(), hit.name.item
    name = known.provider_names[at]
    alike, number = _same_name()[name]
    where = known.place(at) if alike == 1 else _("%(n)s places") % {"n": count(alike)}
    href = f"{reverse('programs:list')}?{urlencode({'q': name})}"
    return Suggestion(SCHOOL, name, said(where, _programs(number)), name, href, hit.tier)


def _programs(number: int) -> str:
    return ngettext("%(n)s program", "%(n)s programs", number) % {"n": count(number)}


@per_names
def _programs_of_fields() -> list[int]:
    """For each field, how many programs it holds; a code of two or four digits, those under it."""
    known = catalog()
    own = np.bincount(known.field[known.field >= 0], minlength=len(known.field_codes)).tolist()
    total = dict.fromkeys(known.field_codes, 0)
    for code, number in zip(known.field_codes, own, strict=True):
        for part in {code, code[:5], code[:2]} & total.keys():
            total[part] += number
    return [total[code] for code in known.field_codes]


@per_page_version
def _fields() -> Starts:
    """Titles, plain names, and phrases by rank; larger fields first."""
    known, sizes = catalog(), _programs_of_fields()
    score = [-log10(size) if size else None for size in sizes]
    plain = plain_titles()
    names = []
    for at, code in enumerate(known.field_codes):
        if (own := score[at]) is not None and known.field_titles[at]:
            official = known.field_titles[at]
            names.append(Name(title := plain.get(code, official), at, own))
            if title != official:
                names.append(Name(official, at, own + strangeness(official, title)))
    for one in (*Synonym.objects.filter(kind=Kind.FIELD), *titled_fields()):
        place = known.field_at.get(one.key)
        if place is not None and (own := score[place]) is not None:
            title = plain.get(one.key, known.field_titles[place])
            strange = strangeness(one.phrase, title, one.language)
            names.append(Name(one.phrase, place, OF_RANK * (one.rank - 1) + own + strange))
    return Starts(names, inside=True)


@per_names
def _same_name() -> dict[str, tuple[int, int]]:
    """By the name of a school, how many have it and how many programs these have."""
    known = catalog()
    own = np.bincount(known.provider, minlength=len(known.provider_names)).tolist()
    found: dict[str, tuple[int, int]] = {}
    for name, number in zip(known.provider_names, own, strict=True):
        alike, total = found.get(name, (0, 0))
        found[name] = alike + 1, total + number
    return found


@per_names
def _schools() -> Starts:
    """Names and other names of schools with programs; those with more come first."""
    known, sizes = catalog(), _same_name()
    first: dict[str, int] = {}
    for at, name in enumerate(known.provider_names):
        first.setdefault(name, at)
    scores = {name: -log10(sizes[name][1]) for name in first if sizes[name][1]}
    names = [Name(name, first[name], score) for name, score in scores.items()]
    for words, places in other_names().items():
        alias = " ".join(words)
        if len(alias) > 1:
            alike = sorted({known.provider_names[at] for at in places} & scores.keys())
            own = [(first[name], scores[name] + STRANGE) for name in alike]
            names += [Name(alias, at, score, inside=False) for at, score in own]
    return Starts(names, inside=True)
