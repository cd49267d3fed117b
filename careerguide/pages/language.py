"""The reader's language, which the address says: /es/… is Spanish, without one it is English.

Nothing else decides it: a link means the same for whoever opens it, and shared caches hold each
page once.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from contextvars import ContextVar
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from careerguide.pages import speech

OWN: str = settings.LANGUAGE_CODE
"""The language of addresses that name none."""
OTHERS = {f"/{code}/": code for code, _name in settings.LANGUAGES if code != OWN}
"""The beginnings of addresses in other languages, to their codes."""
NAMES: dict[str, str] = dict(settings.LANGUAGES)
ENGLISH = "/api/"
"""The beginning of addresses that stand in one language alone: developers read them."""


def of(path: str) -> str:
    """The language of an address."""
    return OTHERS.get(path[: path.find("/", 1) + 1], OWN)


def bare(path: str) -> str:
    """An address without its language: what the page is, whoever reads it."""
    code = of(path)
    return path if code == OWN else path[len(code) + 1 :]


def spoken(href: str) -> str:
    """A link as data and staff write it (“/aid/”), to the same page in the language in use; to
    another site, or within the page, as it is."""
    code = translation.get_language() or OWN
    if code == OWN or not href.startswith("/") or href.startswith("//") or of(href) != OWN:
        return href
    return f"/{code}{href}"


def in_each(path: str) -> Iterator[tuple[str, str]]:
    """Every language's code, and the same page's address in it, as far as it has one."""
    plain = bare(path)
    if plain.startswith(ENGLISH):
        yield OWN, plain
        return
    for code in NAMES:
        yield code, plain if code == OWN else f"/{code}{plain}"


def for_files() -> AbstractContextManager[None]:
    """What is sent as a file (CSV, JSON) is in English, whatever page it was asked for on: programs
    that read one find the same words."""
    return translation.override(OWN)


Result = TypeVar("Result")
_looked_up: ContextVar[dict[tuple[object, str | None], object] | None] = ContextVar(
    "looked up", default=None
)


def once(make: Callable[[], Result]) -> Result:
    """What `make` gives in the language in use, asked for once while a request is answered: what a
    page asks for some hundred times need not be looked up as often, however cheaply."""
    known = _looked_up.get()
    if known is None:
        return make()
    key = make, speech.code()
    try:
        return known[key]  # type: ignore[return-value]
    except KeyError:
        found = known[key] = make()
        return found


class Language:
    """Speaks the language of the address while a request is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        for code in OTHERS.values():
            speech.texts(code)  # once for all processes of a server

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        code = of(request.path_info)
        translation.activate(code)
        before = _looked_up.set({})
        try:
            response = self.get_response(request)
        finally:
            _looked_up.reset(before)
            translation.activate(OWN)
        if code != OWN:
            response.headers.setdefault("Content-Language", code)
        return response
