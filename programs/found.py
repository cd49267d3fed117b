"""What words mean among programs, providers and fields: keys of their rows, best first, for staff.

As readers find them: the lists' own reading of the words, and nothing beside it.
"""

import numpy as np

from careerguide.columns.narrowing import Mask
from careerguide.lists.state import BadValue
from careerguide.words.index import search_words
from careerguide.words.lexicon import Kind, spellings
from careerguide.words.line import read
from careerguide.words.text import stems
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.meaning import field_mask
from programs.named import indexes
from programs.schoolnames import schools_named
from programs.understood import selected


def programs(text: str) -> list[list[int]]:
    """Numbers of the programs that the list's search finds, a group for each tier of its match."""
    selection = selected(ProgramQuery(q=text), ())
    rows, meaning = selection.ordered, selection.meant["q"]
    tiers = np.zeros(len(rows), dtype=np.int8) if meaning is None else meaning.tier[rows]
    ids = catalog().id[rows]
    return [ids[tiers == tier].tolist() for tier in np.unique(tiers)]


def providers(text: str) -> list[list[int]]:
    """Numbers of the providers of this name, then those with the words in it or in their place."""
    words = spellings().spelled_out(search_words(text))
    first, others = schools_named(words) if words else (_nowhere(), _nowhere())
    line = read(text)
    if not (first.any() or others.any()) and line.words:  # as it was probably meant
        first, others = schools_named(line.words)
        if line.place_text:
            others &= indexes()["provider"].having(spellings().spelled_out(stems(line.place_text)))
    ids = np.array(catalog()["provider_ids"])
    return [ids[first].tolist(), ids[others & ~first].tolist()]


def fields(text: str) -> list[list[str]]:
    """CIP codes of the fields of study that the list's filter finds: what the words mean first."""
    known = catalog()
    try:
        found = field_mask(known, text)
    except BadValue:
        return []
    first = np.zeros(len(found), dtype=bool)
    for key in read(text).keys(Kind.FIELD)[:1]:
        first = known.fields_under(key)
    return [
        [known.field_codes[at] for at in np.flatnonzero(mask).tolist()]
        for mask in (found & first, found & ~first)
    ]


def _nowhere() -> Mask:
    return np.zeros(len(catalog().provider_names), dtype=bool)
