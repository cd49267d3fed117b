"""Write many like rows from one template, some twenty times faster than Django's own loop.

The markup stays a Django template, restricted to text, `{{ name }}`, `{% if name %}` with else,
`{% translate %}` and comments; anything else is refused when the template is read. Values are
strings (or None for none) and are escaped here.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.template import Context, loader
from django.template.base import Node, NodeList, TextNode, VariableNode
from django.template.defaulttags import CommentNode, IfNode, LoadNode, TemplateLiteral
from django.templatetags.i18n import TranslateNode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

Part = tuple[str, str, tuple["Parts", "Parts"] | None]
"""Literal text; or a variable's name; or a name with what to write if it is true, and if not."""
Parts = list[Part]


def write_rows(template: str, rows: Iterable[Mapping[str, Any]]) -> SafeString:
    """All rows through `template`, as safe HTML."""
    parts = _compiled(template, get_language() or "")
    out: list[str] = []
    for row in rows:
        _write(parts, row, out.append)
    return mark_safe("".join(out))  # noqa: S308 - every value was escaped in _write


def _write(parts: Parts, row: Mapping[str, Any], put: Any) -> None:
    for text, name, branches in parts:
        if branches is not None:
            _write(branches[0] if row[name] else branches[1], row, put)
        elif name:
            put(escape(row[name] or ""))
        else:
            put(text)


@lru_cache(maxsize=50)
def _compiled(template: str, _language: str) -> Parts:
    backend = loader.get_template(template)
    nodes: NodeList = backend.template.nodelist  # type: ignore[attr-defined]
    return _parts(nodes, template)


def _parts(nodes: Iterable[Node], template: str) -> Parts:
    parts: Parts = []
    for node in nodes:
        if isinstance(node, TextNode):
            parts.append((node.s, "", None))
        elif isinstance(node, TranslateNode) and node.asvar is None:
            parts.append((node.render(Context()), "", None))
        elif isinstance(node, VariableNode) and not node.filter_expression.filters:
            parts.append(("", _name(node.filter_expression, template), None))
        elif isinstance(node, IfNode):
            parts.append(_branches(node, template))
        elif not isinstance(node, CommentNode | LoadNode):
            raise ImproperlyConfigured(f"{template}: a row template can't hold {node!r}")
    return parts


def _branches(node: IfNode, template: str) -> Part:
    (condition, yes), *others = node.conditions_nodelists
    elses = [test for test, _nodes in others if test is not None]
    if not isinstance(condition, TemplateLiteral) or elses:
        raise ImproperlyConfigured(f"{template}: a row template tests one name at a time")
    name = _name(condition.value, template)
    otherwise = _parts(others[0][1], template) if others else []
    return "", name, (_parts(yes, template), otherwise)


def _name(expression: Any, template: str) -> str:
    lookups = getattr(expression.var, "lookups", None)
    if lookups is None or len(lookups) != 1:
        raise ImproperlyConfigured(f"{template}: a row template knows only plain names")
    return str(lookups[0])
