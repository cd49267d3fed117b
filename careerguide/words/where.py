"""The place that a line names beside what it is about: “nurse near Worcester”, “cna ohio”."""

import re
from dataclasses import dataclass

from careerguide.folding import raw_words
from careerguide.lists.state import BadValue
from careerguide.places.find import Place, find_where, is_large
from careerguide.places.names import is_county, splits, words_of
from careerguide.places.states import STATE_BY_NAME
from careerguide.words.lexicon import HOW, Lexicon
from careerguide.words.text import stems

ZIP = re.compile(r"\d{5}(-?\d{4})?")
WHERE = re.compile(
    r"(?P<what>.*?)[\s,]+(?P<how>near|in|around|at|close to|nearby|cerca de|en)\s+(?P<place>\S.*)",
    re.IGNORECASE,
)
IN = frozenset(("in", "en", "at"))
"""Prepositions that stand before other things than places too: “technician in nails”."""
MOST_PLACE_WORDS = 4


@dataclass(frozen=True)
class Where:
    """The place that a line names, as typed; nothing by default."""

    text: str = ""
    place: Place | None = None
    state: str = ""
    sure: bool = False
    respelled: bool = False

    @property
    def is_large(self) -> bool:
        """Whether it is a state, or a town that is rather meant than another word."""
        return bool(self.state) or bool(self.place and is_large(self.place))


def parted_place(text: str, known: Lexicon) -> tuple[str, Where]:
    """What a line is about and the place that it names: “nurse near Worcester”, “cna ohio”."""
    if found := WHERE.fullmatch(text):
        said = known.of(stems(f"{found['how']} {found['place']}"), HOW)
        where = None if said else _found(found["place"], sure=True)
        if where and found["how"].lower() in IN and _is_subject(found["place"], known):
            where = where if where.is_large and not where.respelled else None
        if where and raw_words(found["what"]):
            return found["what"], where
    if known.is_name(known.spelled_out(stems(text))):
        return text, Where()
    parts = text.replace(",", " , ").split()
    for size in range(min(MOST_PLACE_WORDS, len(parts) - 1), 0, -1):
        head, tail = parts[:-size], parts[-size:]
        name = " ".join(tail).replace(" ,", ",").strip(" ,")
        if not raw_words(name) or not raw_words(" ".join(head)):
            continue
        if known.of(stems(" ".join(parts[-size - 1 :])), HOW):
            break
        if any(known.of(stems(text), HOW) for text in (tail[0], name)) or _is_more_than_place(tail):
            continue
        sure = "," in tail[1:] or head[-1] == "," or bool(ZIP.fullmatch(tail[-1]))
        sure = sure or name.lower() in STATE_BY_NAME  # though programs have “Texas” in their names
        where = _found(name, sure=sure)
        sure = sure or name.isupper() or bool(where and where.place and where.sure)
        if where and (sure or not _is_subject(name, known) or _is_beside(where, head, known)):
            return " ".join(head).replace(" ,", ",").strip(" ,"), where
    return text, Where()


def _is_subject(name: str, known: Lexicon) -> bool:
    """Whether all words of a place's name are words of what people learn and do."""
    return all(word in known.subjects for word in stems(name))


def _is_beside(where: Where, head: list[str], known: Lexicon) -> bool:
    """Whether a large town stands after words that mean something by themselves: “lvn boston”."""
    return where.is_large and not where.respelled and known.is_phrase(stems(" ".join(head)))


def _is_more_than_place(words: list[str]) -> bool:
    """Whether a ZIP code alone makes a place of words that name none of it: “coder 01608”."""
    if len(words) < 2 or not ZIP.fullmatch(words[-1]):
        return False
    town = _found(" ".join(words[:-1]).replace(" ,", ","), sure=False)
    zip_code = _found(words[-1], sure=True)
    if town is None or zip_code is None or zip_code.place is None:
        return True
    return zip_code.place.state not in (town.state, town.place.state if town.place else "")


def _found(name: str, *, sure: bool) -> Where | None:
    """A town, a ZIP code or a state; None where the name means none."""
    name = name.strip(" ,.?!")
    try:
        found = find_where(name)
    except BadValue:
        return None
    if found.respelled and not (sure or is_county(words_of(name))):
        return None
    with_state = any(True for _town in splits(words_of(name)))
    sure = sure or bool(found.state) or with_state
    return Where(name, found.place, found.state, sure, bool(found.respelled))
