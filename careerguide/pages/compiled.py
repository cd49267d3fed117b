"""Parts of pages, written by functions that are made of their templates: some four times faster.

`{% written "programs/_jobs.html" with title=name %}` gives what `{% include %}` gives. The template
is read once for each language: what depends on nothing (text, translations, addresses without
arguments) becomes constants. Nodes that are not known here are rendered by Django, and a template
that sets names by other tags than `{% translate … as … %}` is left to Django as a whole.
"""

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, cast

from django.conf import settings
from django.template import Context, Library, Node, NodeList, loader
from django.template.base import (
    FilterExpression,
    Origin,
    Parser,
    TextNode,
    Token,
    Variable,
    VariableNode,
    render_value_in_context,
)
from django.template.defaulttags import (
    CommentNode,
    ForNode,
    IfNode,
    LoadNode,
    TemplateLiteral,
    URLNode,
)
from django.template.loader_tags import ExtendsNode, IncludeNode, do_include
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.html import escape
from django.utils.safestring import SafeData, SafeString, mark_safe
from django.utils.translation import get_language

Names = dict[str, Any]
"""The template's context, flat."""
CONTEXT = "\0context"
"""The name of the context itself, for what Django renders."""
register = Library()
_PLAIN = Context()


class NotCompiled(Exception):
    """A template that only Django can render."""


def text(value: Any) -> str:
    """A value as Django writes it: escaped unless it is safe."""
    if type(value) is str:
        return escape(value)
    return value if isinstance(value, SafeString) else str(render_value_in_context(value, _PLAIN))


def found(names: Names, name: str, *more: str) -> Any:
    """What a dotted name stands for, as Django looks it up; "" where it stands for nothing."""
    try:
        value = _called(names.get(name, ""))
        for one in more:
            value = _called(_within(value, one))
    except Exception as error:
        if not getattr(error, "silent_variable_failure", False):
            raise
        return ""
    return value


def _within(value: Any, name: str) -> Any:
    if not isinstance(value, str | list | tuple) and hasattr(value, "__getitem__"):
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
    if not callable(value) or getattr(value, "do_not_call_in_templates", False):
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


def rendered(node: Node, names: Names) -> str:
    """A node as Django renders it."""
    context = names[CONTEXT]
    with context.update(names):
        return node.render_annotated(context)


def holds(condition: Any, names: Names) -> bool:
    """Whether a condition holds, as Django judges it."""
    context = names[CONTEXT]
    with context.update(names):
        return bool(condition.eval(context))


class _Compiler:
    """One template's function. What its code names beside `row` stands in `known`."""

    def __init__(self) -> None:
        self.known: Names = {
            "text": text, "found": found, "filtered": filtered, "scopes": scopes,
            "rendered": rendered, "holds": holds,
        }  # fmt: skip

    def function(self, nodes: Iterable[Node]) -> Callable[[Names], str]:
        """`lambda row: f"…{text(found(row, 'name'))}…"`."""
        made = ast.parse("lambda row: 0", mode="eval")
        assert isinstance(made.body, ast.Lambda)
        made.body.body = self._joined(list(nodes))
        code = compile(ast.fix_missing_locations(made), "<template>", "eval")
        return cast("Callable[[Names], str]", eval(code, self.known))  # noqa: S307 - of nodes

    def _name(self, thing: object) -> ast.expr:
        name = f"_{len(self.known)}"
        self.known[name] = thing
        return _load(name)

    def _joined(self, nodes: Sequence[Node]) -> ast.expr:
        parts: list[ast.expr] = []
        for at, node in enumerate(nodes):
            if isinstance(node, TranslateNode) and node.asvar:
                said = node.filter_expression.resolve(_PLAIN) if not node.noop else None
                if not isinstance(node.filter_expression.var, str | Variable) or said is None:
                    raise NotCompiled(node)
                constant = TranslateNode(node.filter_expression, noop=False)
                rest = self._joined(nodes[at + 1 :])
                scope = ast.Dict(
                    [None, ast.Constant(node.asvar)],
                    [_load("row"), self._name(SafeString(constant.render(Context())))],
                )
                parts.append(_shown(_each(rest, ast.List([scope], ast.Load()))))
                break
            if (part := self._part(node)) is not None:
                parts.append(part)
        return ast.JoinedStr(parts)

    def _part(self, node: Node) -> ast.expr | None:
        if isinstance(node, TextNode):
            return _constant(node.s)
        if isinstance(node, CommentNode | LoadNode):
            return None
        if isinstance(node, VariableNode):
            return _shown(_call("text", self._value(node.filter_expression)))
        if isinstance(node, IfNode):
            return _shown(self._branches(node.conditions_nodelists))
        if isinstance(node, TranslateNode) and node.message_context is None:
            variable = node.filter_expression.var
            if isinstance(variable, Variable) and variable.lookups is None:
                return _constant(node.render(Context()))
        if isinstance(node, URLNode) and not (node.args or node.kwargs or node.asvar):
            return _constant(node.render(Context()))
        if isinstance(node, ForNode) and len(node.loopvars) == 1 and not node.is_reversed:
            return _shown(self._loop(node))
        if isinstance(node, IncludeNode) and (included := _nodes_of(node)) is not None:
            return _shown(self._included(node, included))
        if getattr(node, "asvar", None) or getattr(node, "target_var", None):
            raise NotCompiled(node)
        if not isinstance(node, ForNode | IncludeNode | URLNode | BlockTranslateNode):
            self._check(node)
        return _shown(_call("rendered", self._name(node), _load("row")))

    def _check(self, node: Node) -> None:
        """A node of another library may set names for those after it, if it has none inside."""
        if type(node).__name__ not in RENDERED:
            raise NotCompiled(node)

    def _branches(self, branches: Sequence[tuple[Any, NodeList]]) -> ast.expr:
        if not branches:
            return ast.Constant("")
        (condition, nodes), *others = branches
        if condition is None:
            return self._joined(nodes)
        return ast.IfExp(self._test(condition), self._joined(nodes), self._branches(others))

    def _test(self, condition: Any) -> ast.expr:
        if isinstance(condition, TemplateLiteral):
            return self._value(cast("FilterExpression", condition.value))
        if condition.id in ("and", "or"):
            both: list[ast.expr] = [self._test(condition.first), self._test(condition.second)]
            return ast.BoolOp(ast.And() if condition.id == "and" else ast.Or(), both)
        if condition.id == "not":
            return ast.UnaryOp(ast.Not(), self._test(condition.first))
        return _call("holds", self._name(condition), _load("row"))

    def _loop(self, node: Any) -> ast.expr:
        values = self._value(node.sequence)
        inside = _call("scopes", _load("row"), ast.Constant(node.loopvars[0]), values)
        whole = _each(self._joined(node.nodelist_loop), inside)
        if not node.nodelist_empty:
            return whole
        return ast.IfExp(values, whole, self._joined(node.nodelist_empty))

    def _included(self, node: IncludeNode, nodes: NodeList) -> ast.expr:
        if not node.extra_context and not node.isolated_context:
            return self._joined(nodes)
        keys: list[ast.expr | None] = [ast.Constant(name) for name in node.extra_context]
        values = [self._value(one) for one in node.extra_context.values()]
        before = [] if node.isolated_context else [_load("row")]
        scope = ast.Dict([*([None] * len(before)), *keys], [*before, *values])
        if node.isolated_context:
            scope.keys.append(ast.Constant(CONTEXT))
            context = ast.Subscript(_load("row"), ast.Constant(CONTEXT), ast.Load())
            scope.values.append(context)
        return _each(self._joined(nodes), ast.List([scope], ast.Load()))

    def _value(self, expression: FilterExpression) -> ast.expr:
        value = self._variable(expression.var)
        for function, arguments in expression.filters:
            if getattr(function, "expects_localtime", False):
                raise NotCompiled(expression)
            given = [
                self._variable(one) if is_name else self._name(one) for is_name, one in arguments
            ]
            value = _call("filtered", self._name(function), value, *given)
        return value

    def _variable(self, variable: Any) -> ast.expr:
        if not isinstance(variable, Variable):
            return self._name(variable)
        if variable.translate:
            return self._name(variable.resolve(_PLAIN))
        if variable.lookups is None:
            return self._name(variable.literal)
        return _call("found", _load("row"), *map(ast.Constant, map(str, variable.lookups)))


RENDERED = {"KeptNode", "SimpleNode", "InclusionNode", "LocalizeNode", "SpacelessNode", "WithNode"}
"""Nodes that Django renders, and that set no name for those after them."""


def _load(name: str) -> ast.expr:
    return ast.Name(name, ast.Load())


def _call(name: str, *arguments: ast.expr) -> ast.expr:
    return ast.Call(_load(name), list(arguments), [])


def _constant(text: str) -> ast.expr:
    """Compiled code holds no subclass of str, which safe text is."""
    return ast.Constant(text.encode().decode())


def _shown(value: ast.expr) -> ast.expr:
    return ast.FormattedValue(value, conversion=-1)


def _each(body: ast.expr, scopes_of: ast.expr) -> ast.expr:
    """`"".join([body for row in scopes_of])`"""
    loop = ast.comprehension(ast.Name("row", ast.Store()), scopes_of, [], 0)
    join = ast.Attribute(ast.Constant(""), "join", ast.Load())
    return ast.Call(join, [ast.ListComp(body, [loop])], [])


def _nodes_of(node: IncludeNode) -> NodeList | None:
    """What an include of a fixed name includes; None where Django has to find or extend it."""
    name = node.template.var
    if not isinstance(name, str) or node.template.filters or name.startswith("."):
        return None
    nodes: NodeList = loader.get_template(name).template.nodelist  # type: ignore[attr-defined]
    return None if any(isinstance(one, ExtendsNode) for one in nodes) else nodes


@lru_cache(maxsize=500)
def compiled(template: str, _language: str) -> Callable[[Names], str] | None:
    """The function of a template in the language in use; None for one that is Django's."""
    nodes: NodeList = loader.get_template(template).template.nodelist  # type: ignore[attr-defined]
    try:
        return _Compiler().function(nodes)
    except NotCompiled:
        return None


class WrittenNode(Node):
    """An include, by its function where there is one.

    By Django in debug, when templates change, and where figures or markup are written otherwise.
    """

    def __init__(self, include: IncludeNode) -> None:
        self.include = include

    def render(self, context: Context) -> SafeString:
        """As the include would."""
        name = self.include.template.resolve(context)
        left = settings.DEBUG or context.use_l10n is False or not context.autoescape
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
