"""Mend what publishers' files got wrong in names and web addresses, where the right form is sure.

Each mend says what it was, so that a load can count it.
"""

import re
from collections.abc import Callable
from html import unescape
from html.entities import html5

Note = Callable[[str], None]
LOST = "\N{REPLACEMENT CHARACTER}"
"""Stands where a publisher's file lost a character."""

_ENTITY = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31})(;|(?!\w))")
_TWICE_ENCODED = re.compile("[\u00c2\u00c3\u00e2][\u0080-\u00bf\u2013-\u2122\u0152-\u0192\u02dc]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def mended(text: str, note: Note) -> str:
    """A name without HTML entities, text encoded twice, control characters or lost characters."""
    if "&" in text:
        text = _noting(text, decoded(text), "HTML entities in a name, decoded", note)
    if text.isascii() and text.isprintable():
        return text
    text = _noting(text, _TWICE_ENCODED.sub(_once, text), "names encoded twice, decoded", note)
    text = _noting(text, _CONTROL.sub(_windows, text), "control characters in a name", note)
    if LOST in text:
        note("names in which the file lost a character: apostrophes and dashes put back")
        text = _without_lost(text)
    return text


def _noting(before: str, after: str, what: str, note: Note) -> str:
    if before != after:
        note(what)
    return after


def decoded(text: str) -> str:
    """HTML entities as what they stand for, also those that lack their semicolon: `1/8&quot x`.

    What only looks like one (AT&T, &a at the end of a cut text) stays.
    """
    return _ENTITY.sub(_entity, text)


def _entity(found: re.Match[str]) -> str:
    name = found[1]
    known = name.startswith("#") or f"{name}{found[2]}" in html5
    return unescape(f"&{name};") if known else found[0]


def _once(found: re.Match[str]) -> str:
    """What was UTF-8 and was read as Windows text; itself where it was not."""
    try:
        return found[0].encode("cp1252").decode()
    except UnicodeError:
        return found[0]


def _windows(found: re.Match[str]) -> str:
    """A character of Windows text that was read as Latin-1; a space for any other."""
    try:
        return found[0].encode("latin-1").decode("cp1252") if found[0] >= "\x80" else " "
    except UnicodeError:
        return " "


def _without_lost(text: str) -> str:
    """Driver�s is an apostrophe and a � between spaces a dash; others are left out.

    They are mostly trademark signs and hard spaces: between letters a space stands for them.
    """
    text = re.sub(rf"(?<=[A-Za-z]){LOST}(?=s\b)", "’", text)
    text = re.sub(rf"(?<= ){LOST}(?= )", "–", text)
    text = re.sub(rf"(?<=[\w)]){LOST}+(?=\w)", " ", text)
    return text.replace(LOST, "")


_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,24}\.?"
_ADDRESS = re.compile(rf"(?:https?://)?{_HOST}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_AMONG_WORDS = re.compile(r"https?://|www\.|[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,4}\b")
"""How an address begins that stands among words: “Manufact.Process” is none."""
_SCHEME = re.compile(r"(https?)(?::/*|\.(?=www\.))", re.IGNORECASE)
_NO_SLASHES = re.compile(
    r"(https?):((?:[a-z0-9-]+\.)+?(?:edu|com|org|net|gov|us))[^/]*", re.IGNORECASE
)
"""An address that lost all its slashes: what follows the host can't be told from it for sure."""


def _only_host(word: str) -> str:
    found = _NO_SLASHES.fullmatch(word)
    return f"{found[1]}://{found[2]}" if found else word


def web_address(text: str, note: Note) -> str:
    """The first web address in a cell, with its scheme; "" where it holds none.

    A scheme that is missing is https. E-mail addresses and words are none.
    """
    if not text:
        return ""
    words = text.replace("&amp;", "&").split()
    alone = len(words) == 1
    for word in words:
        address = _only_host(word.strip("()<>,;'\""))
        address = _SCHEME.sub(r"\1://", address, count=1)
        if not (alone or _AMONG_WORDS.match(address)) or not _ADDRESS.fullmatch(address):
            continue
        if not alone:  # what follows a # was cut by the space
            address = address.partition("#")[0]
        if address not in (text, text.removesuffix("/")) or not alone:
            note("web addresses written with errors, mended")
        address = address.rstrip("/")
        return address if "://" in address else f"https://{address}"
    note("web addresses that are none, left out")
    return ""
