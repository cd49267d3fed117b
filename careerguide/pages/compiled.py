"""Parts of pages, written by functions that are made of their templates: some four times faster.

`{% written "programs/_jobs.html" with title=name %}` gives what `{% include %}` gives. A template
is read once for each language (careerguide/pages/compiler.py).
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, cast

from django import shortcuts
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import Context, Library, RequestContext, loader
from django.template.base import Origin, Parser, Token
from django.template.loader_tags import IncludeNode, do_include
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from careerguide.pages.compiler import Compiler, NotCompiled
from careerguide.pages.nodes import Included
from careerguide.pages.values import CONTEXT, Names

register = Library()


@lru_cache(maxsize=500)
def compiled(template: str, _language: str) -> Callable[[Names], str] | None:
    """The function of a template in the language in use; None for one that is Django's."""
    try:
        return Compiler().function(template)
    except NotCompiled:
        return None


def write(template: str, names: Names) -> SafeString:
    """A whole template with these names, as `render_to_string` writes it without a request."""
    function = None if settings.DEBUG else compiled(template, get_language() or "")
    if function is None:
        return loader.render_to_string(template, names)
    return _written(function, template, Context(names))


def render(
    request: HttpRequest, template: str, names: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """A whole page with these names, as `django.shortcuts.render` gives it."""
    function = None if settings.DEBUG else compiled(template, get_language() or "")
    if function is None:
        return shortcuts.render(request, template, names, status=status)
    context = RequestContext(request, {**names})
    return HttpResponse(_written(function, template, context), status=status)


def _written(function: Callable[[Names], str], template: str, context: Context) -> SafeString:
    own = loader.get_template(template).template  # type: ignore[attr-defined]
    with context.render_context.push_state(own), context.bind_template(own):
        flat = cast("Names", context.flatten())
        return SafeString(function({**flat, CONTEXT: context}))


class WrittenNode(Included):
    """An include, by its function where there is one.

    By Django in debug, when templates change, and where figures, times or markup are written
    otherwise.
    """

    def __init__(self, include: IncludeNode) -> None:
        self.include = include

    def render(self, context: Context) -> SafeString:
        """As the include would."""
        name = self.include.template.resolve(context)
        otherwise = context.use_l10n is False or context.use_tz is False or not context.autoescape
        left = settings.DEBUG or otherwise
        write = None if left else compiled(name, get_language() or "")
        if write is None:
            return self.include.render(context)
        names = cast("Names", context.flatten())
        names |= {key: one.resolve(context) for key, one in self.include.extra_context.items()}
        names[CONTEXT] = context
        return SafeString(write(names))


@register.tag
def written(parser: Parser, token: Token) -> WrittenNode:
    """{% written "a/template.html" with name=value %}: as {% include %}."""
    include = do_include(parser, token)
    include.origin, include.token = cast("Origin", parser.origin), token
    return WrittenNode(include)
