"""What a reader typed, cut into what it is about, how, and where. One reading for every box.

`read` gives the same Line for the same text while the data and the synonyms stay. Text in quotation
marks is taken word for word: nothing is read into it and no spelling is changed.
"""

import re
from dataclasses import dataclass, field, replace

from careerguide.folding import fold, raw_words
from careerguide.pages.cache import per_page_version
from careerguide.places.find import Place
from careerguide.words.index import GENERIC, LITTLE, SEATS, deciding
from careerguide.words.lexicon import HOW, ISSUER, TOPIC, WHAT, Kind, Lexicon, Meaning, lexicon
from careerguide.words.text import MOST_WORDS, stem, stems
from careerguide.words.where import parted_place

QUOTED = re.compile(r"\s*[\"“”«](.+?)[\"“”»]?\s*$")
SOC = re.compile(r"(\d\d)-(\d{4})(\.\d\d)?|(\d\d)(\d{4})(\.\d\d)?|(\d\d)\.(\d{4})\.\d\d")
CIP = re.compile(r"(\d\d)(?:\.(\d\d|\d{4})|-(\d\d))?|(\d\d)(\d{2}|\d{4})|(\d)\.(\d{2,4})")
FULL_CODE = 7
"""Letters of a whole CIP code."""
NAMED = frozenset(("soc", "cip", "code", "onet", "codigo"))
"""Words beside which digits are a code though no mark parts them."""
ANY_DIGITS = re.compile(r"(?<=\d)\.?(?:x{2,4}|\*+)$")
"""Stands for the digits of a code that are not asked for: “51.38xx”."""
CUT = re.compile(r"[\s,;:()#]+")
PARTED = re.compile(r"\b(\d\d) (\d{4})\b")


@dataclass(frozen=True)
class Line:
    """A text as understood.

    `words` are the stems that decide; `meanings` what exactly these mean, best first. `spelled` is
    the text as it was probably meant, "" where it is as typed. `place_text` is the part of the text
    that names a place.
    """

    text: str
    words: tuple[str, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    part: tuple[Meaning, ...] = ()
    """What the longest phrase among the words means, where they mean nothing as a whole: used
    only where the words find nothing either."""
    how: tuple[Meaning, ...] = ()
    spelled: str = ""
    soc: str = ""
    cip: str = ""
    place_text: str = ""
    place: Place | None = None
    state: str = ""
    sure: bool = False
    """Whether the place is named as one: “near Worcester”, “Worcester MA”, a ZIP code, a state."""
    about: str = ""
    """The text without its place and without what only says how, as typed."""
    exact: bool = False
    left_out: tuple[str, ...] = ()
    """Words that no label has, beside others that some have."""
    typed: tuple[str, ...] = field(default=())
    """Every stem of the text, those that decide nothing too."""

    def keys(self, kind: str) -> tuple[str, ...]:
        """What the words mean of one kind, best first."""
        return tuple(dict.fromkeys(m.key for m in self.meanings if m.kind == kind))

    def part_keys(self, kind: str) -> tuple[str, ...]:
        """What a part of the words means of one kind, best first."""
        return tuple(dict.fromkeys(m.key for m in self.part if m.kind == kind))

    def how_keys(self, kind: str) -> tuple[str, ...]:
        """What is said beside, of one kind: award levels, delivery."""
        of_words = [m for m in self.meanings if m.kind == kind]
        return tuple(dict.fromkeys(m.key for m in (*self.how, *of_words) if m.kind == kind))

    @property
    def soc_by_dot(self) -> str:
        """The SOC code that a CIP code would be with its other mark: “29.2072”; "" otherwise."""
        return self.cip.replace(".", "-") if len(self.cip) == FULL_CODE and not self.soc else ""

    @property
    def cip_by_hyphen(self) -> str:
        """The CIP code that a SOC code would be with its other mark: “51-0713”; "" otherwise."""
        return self.soc.replace("-", ".") if self.soc and not self.cip else ""

    @property
    def topic(self) -> str:
        """What the line is about where that is no job (careerguide.words.topics); "" otherwise."""
        return next(iter(self.keys(Kind.NOT_A_JOB)), "")

    @property
    def part_topic(self) -> str:
        """The same of a part of the words: for a line that names no job."""
        return next(iter(self.part_keys(Kind.NOT_A_JOB)), "")

    @property
    def is_empty(self) -> bool:
        """Whether no word can be used."""
        return not (self.words or self.how or self.soc or self.cip or self.place or self.state)


def read(text: str) -> Line:
    """The text as understood, with today's synonyms."""
    return _read(text[:200])


@per_page_version
def _read(text: str) -> Line:
    return reading(text, lexicon())


def reading(text: str, known: Lexicon) -> Line:
    """The text as understood with these phrases."""
    if quoted := QUOTED.match(text):
        words = tuple(word for word in deciding(stems(quoted[1])) if not word.isdigit())
        return Line(text, words, exact=True, typed=tuple(stems(quoted[1])))
    if code := _code(text):
        return code
    if known.of(known.spelled_out(stems(text)), WHAT):
        return _what(text, text, known)
    what, where = parted_place(text, known)
    line = _what(text, what, known)
    is_name = bool(line.meanings) or known.is_name(line.typed) or known.is_name(line.words)
    begun = known.is_begun(line.words)
    spelled = None
    if not is_name:
        whole = known.spelled_out(stems(what))
        spelled = known.vocabulary.respelled(whole, begun=begun, means=known.means)
    if not (is_name or known.means(spelled or ())):
        spelled = known.near.find(known.spelled_out(stems(what))) or spelled
    if not (is_name or begun or known.means(spelled or ())):
        school = known.used.school_near(line.typed)
        spelled = tuple(raw_words(school)) or spelled
    if spelled:
        line = _what(text, " ".join(spelled), known, spelled=" ".join(spelled))
    unknown = [word for word in line.words if not known.vocabulary.knows(word)]
    if unknown and not (is_name or line.meanings):
        left = [word for word in line.typed if word not in unknown]
        if deciding(left) and set(left) & set(line.words) and all(map(known.is_used, left)):
            shorter = _what(text, " ".join(left), known)
            line = replace(shorter, spelled=line.spelled, left_out=tuple(unknown))
    return replace(
        line, place_text=where.text, place=where.place, state=where.state, sure=where.sure
    )


def _what(text: str, what: str, known: Lexicon, spelled: str = "") -> Line:
    """What words mean, whole or without what only says how."""
    raw = raw_words(what)
    words = known.spelled_out([stem(word) for word in raw])[:MOST_WORDS]
    aligned = raw if len(raw) == len(words) else words
    whole = known.of(words, WHAT)
    kept, how = (list(range(len(words))), list[Meaning]()) if whole else known.parted(words)
    if not whole and kept[:1] == [0] and (degree := known.of([words[0], "in"], HOW)):
        # “BS nursing” says which degree as “BS in nursing” does; “welding MS” says where.
        rest = [words[at] for at in kept[1:]]
        if known.of(rest, WHAT) or known.is_title(rest):
            kept, how = kept[1:], [*how, *degree]
    left = [words[at] for at in kept]
    about = what.strip(" ,") if len(kept) == len(words) else " ".join(aligned[at] for at in kept)
    meanings = whole or known.of(left, WHAT)
    if not meanings:
        left = deciding(left)
        meanings = known.of(left, WHAT)
    for beside in () if meanings else (ISSUER,) if known.is_name(words) else (TOPIC, ISSUER):
        # “Weekend cna class” is about a job, though “weekend” alone is about none; “AAPC CPB” is
        # about what AAPC issues.
        named = [left[at] for at in known.parted(left, beside)[0]]
        if not meanings and (found := known.of(named, WHAT - beside)):
            left, meanings = named, found
    if not meanings and not known.is_name(words):  # “lineman college” is no school’s name
        for named in (
            [word for word in left if word not in SEATS],
            [word for word in words if word not in GENERIC],  # “A&P school”: its “a” is no article
        ):
            if not meanings and (found := known.of(named, WHAT)):
                left, meanings = named, found
    if not (meanings or known.is_name(words)):
        meanings = known.loosely(left) or known.topics(words)
    if not (meanings or known.is_name(words) or known.is_title(left)) and (
        named := known.unframed(left)
    ):
        left, meanings = named, known.of(named) or known.loosely(named)
    if not meanings and all(word.isdigit() for word in left) and not known.is_title(left):
        left = []  # digits that are no code say nothing
    if not meanings and LITTLE.issuperset(words):
        left = []
    also = known.of(words if whole else left, frozenset({Kind.AWARD, Kind.DELIVERY}))
    part = () if meanings else known.part(words)
    also += tuple(m for m in part if m.kind == Kind.AWARD)
    return Line(
        text, tuple(deciding(left)), meanings, part, (*how, *also), spelled, about=about,
        typed=tuple(words),
    )  # fmt: skip


def _code(text: str) -> Line | None:
    """A code in any usual form, alone or with words before or after it: “SOC 47-2111”.

    Beside words only a code with its mark, or one that is called a code, counts: “1040” is a form.
    """
    plain = fold(text).strip()
    called = not NAMED.isdisjoint(CUT.split(plain))
    if called or PARTED.fullmatch(plain):
        plain = PARTED.sub(r"\1-\2", plain)
    tokens = CUT.split(plain)
    for token in filter(None, tokens):
        if len(tokens) > 1 and not called and not re.search(r"\d[.-]\d", token):
            continue
        if soc := SOC.fullmatch(token):
            first, second = filter(None, (*soc.group(1, 2), *soc.group(4, 5), *soc.group(7, 8)))
            return Line(text, soc=f"{first}-{second}", cip=_cip(token))
        if cip := _cip(ANY_DIGITS.sub("", token)):
            return Line(text, cip=cip)
    return None


def _cip(code: str) -> str:
    """A CIP code as published: “513801” is 51.3801, “51.38” stays; "" for another text."""
    found = CIP.fullmatch(code.rstrip("."))
    if not found:
        return ""
    if found[1]:
        return ".".join(filter(None, (found[1], found[2] or found[3])))
    return f"{found[4]}.{found[5]}" if found[4] else f"0{found[6]}.{found[7]}"
