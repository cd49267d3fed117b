"""What functions made of templates call: values looked up, filtered and written as Django does."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from django.template import Context, Node
from django.template.base import render_value_in_context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeData, SafeString, mark_safe
from django.utils.translation import get_language

from careerguide.pages.cache import KeptNode

Names = dict[str, Any]
"""The template's context, flat."""
CONTEXT = "\0context"
"""The name of the context itself, for what Django renders."""
PLAIN = Context()
HAS_NAMES: dict[type, bool] = {str: False, SafeString: False, list: False, tuple: False}
"""Which kinds of values hold others by name, of those that were met; these do by number alone."""
special = re.compile("[&<>\"']").search


def text(value: Any) -> str:
    """A value as Django writes it: escaped unless it is safe."""
    if type(value) is str:
        return escape(value) if special(value) else value
    return value if isinstance(value, SafeString) else str(render_value_in_context(value, PLAIN))


def as_data(value: Any) -> str:
    """The same for `{% localize off %}`: figures as programs read them."""
    return text(str(value) if isinstance(value, int | float) else value)


def found(names: Names, name: str, *more: str) -> Any:
    """What a dotted name stands for, as Django looks it up; "" where it stands for nothing.

    Raises what the template engine would.
    """
    try:
        value = names.get(name, "")
        if callable(value):
            value = _called(value)
        if not more:
            return value
        for one in more:
            value = _within(value, one)
            if callable(value):
                value = _called(value)
    except Exception as error:
        if not getattr(error, "silent_variable_failure", False):
            raise
        return ""
    return value


def _within(value: Any, name: str) -> Any:
    kind = type(value)
    by_name = HAS_NAMES.get(kind)
    if by_name is None:
        by_name = hasattr(kind, "__getitem__") and not issubclass(kind, tuple)
        HAS_NAMES[kind] = by_name
    if by_name:
        try:
            return value[name]
        except (TypeError, AttributeError, KeyError, ValueError, IndexError):
            pass
    if name.isdigit():
        try:
            return value[int(name)]
        except (TypeError, KeyError, IndexError):
            return ""
    return getattr(value, name, "")


def _called(value: Any) -> Any:
    if getattr(value, "do_not_call_in_templates", False):
        return value
    return "" if getattr(value, "alters_data", False) else value()


def filtered(function: Callable[..., Any], value: Any, *arguments: Any) -> Any:
    """A filter's result, as safe as Django says."""
    more = {"autoescape": True} if getattr(function, "needs_autoescape", False) else {}
    made = function(value, *arguments, **more)
    if getattr(function, "is_safe", False) and isinstance(value, SafeData):
        return mark_safe(made)  # noqa: S308 - the filter is said to keep what is safe so
    return made


def each_of(names: Names, own: Sequence[str], values: Any) -> list[Names]:
    """The names within a loop that does not ask where it is, for each of its values."""
    if len(own) == 1:
        name = own[0]
        return [{**names, name: item} for item in values or ()]
    return [names | dict(zip(own, item, strict=True)) for item in values or ()]


def scopes(names: Names, own: Sequence[str], values: Any) -> Iterator[Names]:
    """The names within a loop, for each of its values."""
    found = each_of(names, own, list(values or ()))
    last = len(found) - 1
    for at, scope in enumerate(found):
        loop = {"counter": at + 1, "counter0": at, "first": not at, "last": at == last}
        yield scope | {"forloop": loop}


def marked(made: Any) -> str:
    """What a tag's function made, as Django writes it: escaped unless it is safe."""
    return made if isinstance(made, SafeString) else str(conditional_escape(made))


def filled(words: str, values: Mapping[str, str], otherwise: str) -> str:
    """Words with values put in; those of the template where a translation names others."""
    try:
        return words % values
    except (KeyError, ValueError):
        return otherwise % values


def kept_part(node: KeptNode, names: Names, *key: Any) -> str:
    """What `{% kept %}` keeps under these values; written by Django the first time."""
    return node.written.get((get_language(), *key)) or rendered(node, names, localized=None)


def rendered(node: Node, names: Names, localized: bool | None) -> str:
    """A node as Django renders it, its figures as the section that it stands in says."""
    context = names[CONTEXT]
    before, context.use_l10n = context.use_l10n, localized
    with context.update(names):
        said = str(node.render_annotated(context))
    context.use_l10n = before
    return said


def named(node: Node, names: Names, name: str) -> Any:
    """What a node makes and gives this name."""
    context = names[CONTEXT]
    with context.update(names):
        node.render_annotated(context)
        return context[name]


def holds(condition: Any, names: Names) -> bool:
    """Whether a condition holds, as Django judges it."""
    context = names[CONTEXT]
    with context.update(names):
        return bool(condition.eval(context))
