"""English that is left on a page in another language: what tests of pages hold them to.

    from tests.language.leftover import english_left

    assert english_left(client.get("/es/aid/").content.decode()) == []

It reads what people read or hear: text, and the attributes that are shown or spoken (`alt`,
`title`, `placeholder`, `aria-label`, a description). What stands in an element with `lang="en"` (or
`translate="no"`) is English on purpose and passes; so do scripts, styles, code and addresses. Of
the rest a text is English where one of these holds:

- it is, as a whole, a text of ours (an English message of a .po file, or of
  data/translations/texts.csv) whose translation is another;
- it has a word that English has and Spanish has not: WORDS.

Names that a translator left in a Spanish sentence (“Bureau of Labor Statistics”), and English words
that one explains in brackets (“secundaria (high school)”), pass everywhere: they are gathered from
the translations themselves, and so do the states’ names. A name of the data (a school, a
credential, an official title) has to be marked; one without any of WORDS (“Accounting, Other”)
passes unless it is a text of ours.

`python -m tests.language.leftover http://127.0.0.1:8000 /es/programs/ …` says it of a running site.
"""

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html.parser import HTMLParser
from typing import Any

from careerguide.places.states import STATE_NAMES
from tests.language.messages import APPS, TOP, kept

_WORDS = """
about after all also among an and any are at be because before both but by can could do does each
every for from get gets goes had have her his how if in into is it its least less like many might
more most must need needs not of off on one only or other our out over own per same should
since so some than that the their them then there these they this those through to under until up
use was we were what when where which while who whole why will with within without would yes yet you
your award awards certificate certificates credential credentials credit credits field fields health
hour hours hourly job jobs length license licensed list medical month months occupation occupations
officer pay price prices published reported school schools state states training tuition unknown
wage wages week weeks work workers year years yearly"""
WORDS = frozenset(_WORDS.split())
"""Words of English that are no words of Spanish, small."""
DATE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d\d?,)? 20\d\d\b"
)
"""“may 2026” is a Spanish date."""
SPOKEN = frozenset(("alt", "title", "placeholder", "aria-label", "aria-description", "label"))
"""Attributes that people see or hear."""
SILENT = frozenset(("script", "style", "code", "kbd", "samp", "pre", "template"))
_VOID = """
area base br col embed hr img input link meta source track wbr
path circle line rect use polyline polygon ellipse stop"""
VOID = frozenset(_VOID.split())
"""Elements that hold no text; those of drawings where they are written short."""
SMALL = r"(?:of|and|the|for|in|on|at|to|by|with|from|or|&|de|your|an)"
LARGE = r"[A-Z][\w’'./&*+-]*"
NAME = re.compile(rf"{LARGE}(?:(?: {SMALL}){{0,3}} {LARGE})*")
"""Words that begin large, with small ones between them."""
IN_BRACKETS = re.compile(r"\([^()]+\)")
ADDRESS = re.compile(r"https?://\S+|\b[\w.-]+\.(?:com|edu|gov|org|net)\b\S*")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


def english_left(html: str, names: Iterable[str] = (), language: str = "es") -> list[str]:
    """What is English on a page and not marked so, each once, in the page's order.

    `names` may stand within longer texts, which can mark nothing: schools, official titles in a
    sentence. A text that is a name alone has to be marked all the same.
    """
    page = _Page(language)
    page.feed(html)
    page.close()
    found = dict.fromkeys(" ".join(said.split()) for said in page.said)
    longest = sorted(filter(None, names), key=len, reverse=True)
    return [said for said in found if is_english(said, longest, language)]


@cache
def names() -> tuple[str, ...]:
    """What sentences hold in English: names of schools, fields, jobs, areas and aid, and towns."""
    from programs.catalog import catalog
    from programs.models import AidProgram
    from salaries.wagestore import wages

    known = catalog()
    return (
        *known.provider_names, *known.field_titles, *known.columns["listed_names"],
        *wages().titles, *(area.title for area in wages().areas),
        *AidProgram.objects.values_list("name", flat=True), *known.columns["provider_cities"],
    )  # fmt: skip


def is_english(text: str, names: Sequence[str] = (), language: str = "es") -> bool:
    """Whether a text of a page in another language is English, as far as its words tell.

    `names`, the longest first, count for nothing within it.
    """
    if text in _ours(language):
        return True
    bare = ADDRESS.sub("", text)
    for name in sorted(set(_named(bare)) & _names(language), key=len, reverse=True):
        bare = bare.replace(name, "")
    if not _has_english(bare):
        return False
    for name in names:
        if name in bare and name != text:
            bare = bare.replace(name, "")
    return _has_english(bare)


def _has_english(text: str) -> bool:
    """Whether it has one of WORDS, or an English date; OR and IN are states."""
    if DATE.search(text):
        return True
    return any(word.lower() in WORDS for word in WORD.findall(text) if not word.isupper())


class _Page(HTMLParser):
    """Texts outside what is marked as English."""

    def __init__(self, language: str) -> None:
        super().__init__(convert_charrefs=True)
        self.language = language
        self.open: list[tuple[str, bool]] = []
        """Elements around, and whether what is in them is passed over."""
        self.said: list[str] = []

    @property
    def passed_over(self) -> bool:
        return bool(self.open) and self.open[-1][1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: dict[str, Any] = dict(attrs)
        over = self.passed_over or tag in SILENT
        if (lang := given.get("lang")) is not None:
            over = tag in SILENT or lang != self.language
        if given.get("translate") == "no":
            over = True
        if not over:
            self.said += [given[name] for name in SPOKEN if given.get(name)]
            if tag == "meta" and "description" in str(given.get("name") or given.get("property")):
                self.said.append(given.get("content") or "")
            if tag == "input" and given.get("type") in ("submit", "button", "reset"):
                self.said.append(given.get("value") or "")
        if tag not in VOID:
            self.open.append((tag, over))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while any(tag == one for one, _over in self.open):
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self.passed_over and data.strip():
            self.said.append(data)


@cache
def _said(language: str) -> dict[str, tuple[str, ...]]:
    """Every text of ours with its translations, those of plurals and contexts too."""
    found: dict[str, set[str]] = {}
    for app in APPS:
        for one in kept(app, language):
            many = isinstance(one.id, tuple)
            said = one.string if isinstance(one.string, tuple) else (one.string,)
            for text in one.id if many else (one.id,):
                found.setdefault(text, set()).update(filter(None, said))
    with (TOP / "data/translations/texts.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["language"] == language:
                found.setdefault(row["english"], set()).add(row["text"])
    return {text: tuple(said) for text, said in found.items()}


@cache
def _ours(language: str) -> frozenset[str]:
    """Whole texts that are only English: no translation says them."""
    foreign = {said for every in _said(language).values() for said in every}
    return frozenset(text for text in _said(language) if text.strip() and text not in foreign)


@cache
def _names(language: str) -> frozenset[str]:
    """Names and bracketed words that translations keep in English, as whole as they stand there."""
    every = (name for said in _said(language).values() for text in said for name in _named(text))
    return frozenset((*every, *STATE_NAMES.values()))


def _named(text: str) -> Iterator[str]:
    for name in (*NAME.findall(text), *IN_BRACKETS.findall(text)):
        if _has_english(name):
            yield name


def _main(site: str, *addresses: str) -> None:
    from urllib.request import urlopen

    for address in addresses:
        with urlopen(site + address) as answer:
            left = english_left(answer.read().decode())
        print(f"{address}: {len(left)}")
        for text in left:
            print("   ", " ".join(text.split())[:160])


if __name__ == "__main__":
    _main(*sys.argv[1:])
