"""Titles of the data in other languages, as phrases that find what they name.

They are no rows of `Synonym`: who translates a title makes it findable by that alone.
"""

from collections import defaultdict
from collections.abc import Iterable

from careerguide.words.models import Synonym, Translation
from careerguide.words.text import stems


def in_other_languages(kind: str, titles: Iterable[tuple[str, str]]) -> list[Synonym]:
    """Translated titles of one kind; `titles` are (English title, key as a synonym has it).

    A phrase that staff gave a meaning of that kind keeps it alone.
    """
    own = Synonym.objects.filter(kind=kind).values_list("phrase", flat=True)
    known = {tuple(stems(phrase)) for phrase in own}
    keys: dict[str, list[str]] = defaultdict(list)
    for title, key in titles:
        keys[title].append(key)
    return [
        Synonym(phrase=one.text, language=one.language, kind=kind, key=key)
        for one in Translation.objects.filter(english__in=keys)
        if tuple(stems(one.text)) not in known
        for key in keys[one.english]
    ]
