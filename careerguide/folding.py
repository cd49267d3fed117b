"""Text as words that can be compared, and typing errors: one folding for every box. No Django."""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz.distance import OSA

_SIGNS = str.maketrans({
    **dict.fromkeys("'’‘ʼʻ`´", ""),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
})  # fmt: skip
"""Apostrophes as phones, Hawaiian and typewriters have them are nothing; every dash is a hyphen."""
_LOOK_ALIKE = str.maketrans("авеікмнорсстухѕј", "abeikmnopcctyxsj")
"""Cyrillic letters that stand in texts for the Latin ones that they look or sound like."""
_WORD = re.compile(r"[a-z0-9]+")
_PLUS = re.compile(r"(?<=[^\W\d_])\s?\+")
_MARKS = re.compile(r"[./]")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}|\b[a-z](?:/[a-z])+\b")


def fold(text: str) -> str:
    """Lower-case text without accents and apostrophes: “D.C.” as dc, “A/C” ac, “A+” a plus."""
    plain = _PLUS.sub(" plus", text.translate(_SIGNS).lower())
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LOOK_ALIKE)
    return _INITIALS.sub(lambda found: _MARKS.sub("", found[0]), plain)


def raw_words(text: str) -> list[str]:
    """The words of a text, in order, folded: “O’Fallon” is ofallon."""
    return _WORD.findall(fold(text))


def joined(words: Iterable[str]) -> str:
    """Words as one, so that “x ray” and “xray”, “De Kalb” and “DeKalb” need no own rule."""
    return "".join(words)


def errors_allowed(letters: int) -> int:
    """Typing errors by the length of what was typed: in a short word one makes another word."""
    return 0 if letters < 4 else 1 if letters < 7 else 2 if letters < 11 else 3


def nearest(typed: str, names: Iterable[str]) -> dict[str, int]:
    """The names with the fewest typing errors (a letter more, less, other, or two exchanged)."""
    most = errors_allowed(len(typed))
    if not most:
        return {}
    near = {
        name: errors
        for name in names
        if abs(len(name) - len(typed)) <= most
        and (errors := OSA.distance(typed, name, score_cutoff=most)) <= most
    }
    fewest = min(near.values(), default=0)
    return {name: errors for name, errors in near.items() if errors == fewest}


_AS_HEARD = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"^(?:kn|gn|pn)", "n"),
        (r"^ps", "s"),
        (r"^wr", "r"),
        (r"(?:t|s|c|ss|x)i(?:o|a)n", "Sn"),
        (r"(?:ti|ci)(?=a|ou)", "S"),
        (r"tch|sh", "S"),
        (r"ch", "k"),
        (r"ph", "f"),
        (r"gh", ""),
        (r"mb", "m"),
        (r"ck|c(?![eiy])|q", "k"),
        (r"c|z", "s"),
        (r"x", "ks"),
        (r"g(?=[eiy])|dg", "j"),
        (r"(?<=.)[aeiouyhw]", ""),
        (r"^[aeiouyhw]+", "a"),
        (r"(.)\1+", r"\1"),
    )
)
"""Letters that sound alike in English, one after another; vowels inside a word are left out."""


def as_heard(word: str) -> str:
    """What a word sounds like, roughly: “optition” as “optician”, “sycology” as “psychology”."""
    for pattern, said in _AS_HEARD:
        word = pattern.sub(said, word)
    return word
