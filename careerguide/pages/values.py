"""What functions made of templates call: values looked up, filtered and written as Django does."""

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from django.template import Context, Node
from django.template.base import render_value_in_context
from django.utils.safestring import SafeData, SafeString, mark_safe

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
        by_name = HAS_NAMES[kind] = hasattr(kind, "__getitem__")
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


def scopes(names: Names, name: str, values: Any) -> Iterator[Names]:
    """The names within a loop, for each of its values."""
    items = list(values or ())
    for at, item in enumerate(items):
        loop = {"counter": at + 1, "counter0": at, "first": not at, "last": at == len(items) - 1}
        yield {**names, name: item, "forloop": loop}


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
