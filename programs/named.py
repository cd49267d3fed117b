"""What programs, fields and schools are called, as word indexes: made once a build."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from careerguide.columns.narrowing import Mask, mask_of
from careerguide.pages.cache import per_build, per_page_version
from careerguide.places.states import STATE_NAMES
from careerguide.words.index import LabelIndex, deciding
from careerguide.words.lexicon import Kind, Labels, index_of, spellings
from careerguide.words.models import Synonym
from careerguide.words.text import stems
from careerguide.words.titled import in_other_languages
from programs.catalog import Catalog, catalog, plain_titles
from programs.kept import per_names, per_schools


@per_names
def indexes() -> dict[str, LabelIndex]:
    """Word indexes over what people search by: fields, programs listed, schools and places; and
    what staff call programs. Each is made anew only where its own names changed."""
    return {**_of_schools(), **_of_build(), "own": index_of(catalog().own_names.values())}


@per_build(spoken=False)
def _of_build() -> dict[str, LabelIndex]:
    columns = catalog().columns
    return {
        "field": index_of(
            f"{title} {plain_titles().get(at, '')}"
            for at, title in enumerate(columns["field_titles"])
        ),
        "listed": index_of(columns["listed_names"]),
    }


@per_schools
def _of_schools() -> dict[str, LabelIndex]:
    columns = catalog().columns
    providers = zip(
        columns["provider_names"],
        columns["provider_aliases"],
        columns["provider_cities"],
        columns["provider_states"],
        (STATE_NAMES.get(state, "") for state in columns["provider_states"]),
        strict=True,
    )
    every = list(providers)
    return {
        "provider": index_of(" ".join(parts) for parts in every),
        "placed": index_of(" ".join((name, *where)) for name, _aliases, *where in every),
        "school": index_of(columns["provider_names"]),
    }


@per_page_version(spoken=False)
def titled_fields() -> list[Synonym]:
    """Fields of study by their plain titles in other languages."""
    codes = catalog().field_codes
    titles = ((title, codes[at]) for at, title in plain_titles().items())
    return in_other_languages(Kind.FIELD, titles)


@per_build(spoken=False)
def _by_title() -> dict[tuple[str, ...], list[int]]:
    """Places of fields by the words of their title, and by those of their plain one."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, official in enumerate(catalog().columns["field_titles"]):
        plain = plain_titles().get(at, "")
        for title in {official, official.removesuffix(GENERAL), plain}:
            if words := tuple(sorted(deciding(spellings().spelled_out(stems(title))))):
                found[words].append(at)
    return dict(found)


GENERAL = ", General"
"""Ends the title of the field that others of its group are parts of."""


def titled(words: Sequence[str]) -> list[int]:
    """Places of the fields of study whose title is just these words."""
    return _by_title().get(tuple(sorted(deciding(words))), [])


def named_so(catalog: Catalog, words: Sequence[str]) -> Mask:
    """Programs whose field's title, or the name a state or staff gives them, has every word."""
    found = mask_of(catalog.of_fields(indexes()["field"].matching(words)), catalog.size)
    found[: len(catalog.listed)] |= indexes()["listed"].matching(words)
    if catalog.own_names:
        rows = np.array(list(catalog.own_names), dtype=np.int32)
        found[rows[indexes()["own"].matching(words)]] = True
    return found


def field_labels() -> Labels:
    """Titles of fields, for spelling."""
    index = indexes()["field"]
    return index, np.full(index.size, WEIGHT)


def listed_labels() -> Labels:
    """Names of listed programs, for spelling."""
    index = indexes()["listed"]
    return index, np.full(index.size, WEIGHT)


def school_names() -> LabelIndex:
    """Names of providers, for spelling."""
    return indexes()["school"]


def new_names() -> LabelIndex:
    """Names that staff gave programs and schools since the build, for spelling."""
    overlay = catalog().overlay
    return index_of(overlay.new_names if overlay else ())


def school_aliases() -> LabelIndex:
    """What providers are called besides, for spelling."""
    return index_of(catalog()["provider_aliases"])


WEIGHT = 100.0
"""How much the words of a field or a listed program are used, as of a job that so many have."""
