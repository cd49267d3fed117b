"""What is remembered, and until when: as long as a build is in use, a page may stay, or for good.

Every memory of a worker but that of whole pages (careerguide/pages/memory.py) is one of these.
`{% kept a b %}…{% endkept %}` is the same for markup that depends on nothing but a and b: the frame
of every page is such markup, and writing it anew costs a list page a tenth of its time.
"""

import re
from collections.abc import Callable, Hashable
from functools import update_wrapper
from itertools import chain, zip_longest
from typing import Any, Generic, ParamSpec, TypeVar, overload

from django.conf import settings
from django.template import Context, Library, Node, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from careerguide.columns import store

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
register = Library()
MOST_KEPT = 100
"""Different values a kept part may have; where there are more, it should not be kept."""


def _always() -> str:
    return ""


class Remembered(Generic[Arguments, Result]):
    """A function whose results are kept by language and arguments while `until` says the same.

    Where they hold no words (`spoken` is false), all languages share them. They must not be
    changed. At most `most` are kept; then all are forgotten. What raises is tried again.
    """

    def __init__(
        self, make: Callable[Arguments, Result], until: Callable[[], str], most: int,
        *, spoken: bool = True,
    ) -> None:  # fmt: skip
        self._make, self._until, self._most, self._spoken = make, until, most, spoken
        self._now = ""
        self._kept: dict[Hashable, Result] = {}
        update_wrapper(self, make)
        store.on_forget(self.forget)

    def __call__(self, *given: Arguments.args, **named: Arguments.kwargs) -> Result:
        now = self._until()
        if now != self._now or len(self._kept) >= self._most:
            self._kept, self._now = {}, now
        language = get_language() if self._spoken else ""
        kept, key = self._kept, (language, given, *named.items())
        if key not in kept:
            kept[key] = self._make(*given, **named)
        return kept[key]

    def forget(self) -> None:
        """Make it anew at the next call; for tests, and after a load."""
        self._kept = {}


class Kept(Generic[Result]):
    """Results by a key that says all they are made of, its language too. At most `most` are kept;
    then all are forgotten. They must not be changed."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Hashable, Result] = {}

    def of(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """What is kept under a key, made now if nothing is."""
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= self._most:
                self._kept = {}
            found = self._kept[key] = make()
        return found


def per_language(make: Callable[Arguments, Result]) -> Remembered[Arguments, Result]:
    """Words that never change are looked up once for each language."""
    return Remembered(make, _always, 1_000)


@per_language
def _path(name: str) -> str:
    return reverse(name)


_PLAIN = re.compile(r"[\w.~-]+", re.ASCII).fullmatch
"""What stands in addresses as it is."""


@per_language
def _around(name: str, many: int) -> list[list[str]]:
    """Room for what stands around the arguments in the path of a page."""
    return []


def address(name: str, *arguments: str) -> str:
    """The path of a page: `reverse` costs a page of links half a millisecond.

    What stands around the arguments is learnt from the first path in which each occurs once.
    """
    if not arguments:
        return _path(name)
    known = _around(name, len(arguments))
    if not known or not all(map(_PLAIN, arguments)):
        path = reverse(name, args=arguments)
        pieces = re.split("|".join(map(re.escape, arguments)), path)
        if not known and "".join(chain(*zip_longest(pieces, arguments, fillvalue=""))) == path:
            known.append(pieces)
        return path
    return "".join(chain(*zip_longest(known[0], arguments, fillvalue="")))


@overload
def per_build(make: Callable[Arguments, Result]) -> Remembered[Arguments, Result]: ...
@overload
def per_build(
    *, most: int = 100, spoken: bool = True
) -> Callable[[Callable[Arguments, Result]], Remembered[Arguments, Result]]: ...
def per_build(
    make: Callable[..., Any] | None = None, *, most: int = 100, spoken: bool = True
) -> Any:
    """Made of the data: kept while the build in use stays. `most` results are kept.

    What holds no words of a language says `spoken=False`: the data is in memory once.
    """
    if make is None:
        return lambda made: Remembered(made, store.version, most, spoken=spoken)
    return Remembered(make, store.version, most, spoken=spoken)


@overload
def per_page_version(make: Callable[Arguments, Result]) -> Remembered[Arguments, Result]: ...
@overload
def per_page_version(
    *, spoken: bool
) -> Callable[[Callable[Arguments, Result]], Remembered[Arguments, Result]]: ...
def per_page_version(make: Callable[..., Any] | None = None, *, spoken: bool = True) -> Any:
    """Made of what staff may change, too: a load makes a new build, and an edit counts itself."""
    if make is None:
        return lambda made: Remembered(made, store.page_version, 100, spoken=spoken)
    return Remembered(make, store.page_version, 100, spoken=spoken)


class KeptNode(Node):
    """The markup between {% kept %} and {% endkept %}, by language and the values it names."""

    def __init__(self, nodelist: NodeList, keys: list[FilterExpression]) -> None:
        self.nodelist, self.keys = nodelist, keys
        self.written: dict[Hashable, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """Kept for up to MOST_KEPT different values; for none in debug."""
        key = (get_language(), *[one.resolve(context) for one in self.keys])
        kept = self.written.get(key)
        if kept is None:
            kept = self.nodelist.render(context)
            if len(self.written) < MOST_KEPT and not settings.DEBUG:
                self.written[key] = kept
        return kept


@register.tag
def kept(parser: Parser, token: Token) -> Any:
    """{% kept a b %}…{% endkept %}: markup that depends on nothing but a and b."""
    keys = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, keys)
