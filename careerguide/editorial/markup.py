"""Safe Markdown of staff's longer texts: bold, emphasis, links, lists; all else stays as written.

No HTML passes, and no link but to this site or to a page of the web (`links.safe_link`).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token

from careerguide.editorial.links import safe_link

OUTSIDE = "external noopener noreferrer nofollow"
RULES = ["emphasis", "link", "list", "escape"]


def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"html": False}).enable(RULES)
    reader.validateLink = lambda url: bool(safe_link(url))  # type: ignore[method-assign]
    reader.add_render_rule("link_open", _link)
    return reader


def _link(self: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    """A link that leaves the site says so to browsers and crawlers."""
    if not str(tokens[at].attrs.get("href", "")).startswith(("/", "#")):
        tokens[at].attrs["rel"] = OUTSIDE
    return str(self.renderToken(tokens, at, options, env))


READER = _reader()


@lru_cache(maxsize=2_000)
def marked(text: str) -> SafeString:
    """A text as paragraphs and lists of HTML."""
    return SafeString(READER.render(text).strip())


def unmarked(text: str) -> str:
    """The words of a text without its marks, as a line."""
    words = (
        child.content if child.type == "text" else " "
        for token in READER.parse(text)
        for child in token.children or ()
        if child.type in ("text", "softbreak")
    )
    return "".join(words)
