"""A Django template as one Python expression, made of its nodes.

What depends on nothing (text, translations, addresses without arguments) becomes constants. Nodes
that are not known here are rendered by Django. A template that sets names by other tags than
`{% translate … as … %}` is Django's as a whole: NotCompiled.
"""

import ast
from collections.abc import Callable, Sequence
from copy import copy
from typing import Any, cast

from django.template import Context, Node, NodeList, loader
from django.template.base import FilterExpression, TextNode, Variable, VariableNode
from django.template.defaulttags import (
    CommentNode,
    ForNode,
    IfNode,
    LoadNode,
    TemplateLiteral,
    URLNode,
)
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.templatetags.l10n import LocalizeNode
from django.utils.safestring import SafeString
from django.utils.timezone import template_localtime  # type: ignore[attr-defined]

from careerguide.pages.values import (
    CONTEXT,
    PLAIN,
    Names,
    as_data,
    filtered,
    found,
    holds,
    rendered,
    scopes,
    text,
)


class NotCompiled(Exception):
    """A template that only Django can render."""


class Included(Node):
    """A node that stands for an include, of which functions are made as of any other."""

    include: IncludeNode


class Compiler:
    """One template's function. What its code names beside `row` stands in `known`."""

    def __init__(self) -> None:
        self.blocks: list[dict[str, BlockNode]] = []
        """Blocks of the templates that are being extended, by name, the innermost's last."""
        self.write = "text"
        parts = (text, as_data, found, filtered, scopes, rendered, holds, template_localtime)
        self.known: Names = {part.__name__: part for part in parts}

    def function(self, template: str) -> Callable[[Names], str]:
        """`lambda row: f"…{text(found(row, 'name'))}…"`."""
        made = ast.parse("lambda row: 0", mode="eval")
        assert isinstance(made.body, ast.Lambda)
        made.body.body = self.whole(template)
        code = compile(ast.fix_missing_locations(made), "<template>", "eval")
        return cast("Callable[[Names], str]", eval(code, self.known))  # noqa: S307 - of nodes

    def _name(self, thing: object) -> ast.expr:
        name = f"_{len(self.known)}"
        self.known[name] = thing
        return _load(name)

    def _joined(self, nodes: Sequence[Node]) -> ast.expr:
        parts: list[ast.expr] = []
        for at, node in enumerate(nodes):
            if named := _named(node):
                name, value = named
                scope = ast.Dict([None, ast.Constant(name)], [_load("row"), self._name(value)])
                rest = self._joined(nodes[at + 1 :])
                parts.append(_shown(_each(rest, ast.List([scope], ast.Load()))))
                break
            if (part := self._part(node)) is not None:
                parts.append(part)
        return ast.JoinedStr(parts)

    def _part(self, node: Node) -> ast.expr | None:
        if isinstance(node, Included):
            node = node.include
        if isinstance(node, TextNode):
            return _constant(node.s)
        if isinstance(node, CommentNode | LoadNode):
            return None
        if isinstance(node, VariableNode):
            return _shown(_call(self.write, self._value(node.filter_expression)))
        if isinstance(node, IfNode):
            return _shown(self._branches(node.conditions_nodelists))
        if (said := _said(node)) is not None:
            return _constant(said)
        if isinstance(node, ForNode) and len(node.loopvars) == 1 and not node.is_reversed:
            return _shown(self._loop(node))
        if isinstance(node, IncludeNode) and (included := self._included(node)):
            return _shown(included)
        if isinstance(node, BlockNode) and self.blocks:
            return _shown(self._joined(self.blocks[-1].get(str(node.name), node).nodelist))
        if isinstance(node, LocalizeNode):
            return _shown(self._localized(node))
        if getattr(node, "asvar", None) or getattr(node, "target_var", None):
            raise NotCompiled(node)
        if not isinstance(node, ForNode | IncludeNode | URLNode | BlockTranslateNode):
            self._check(node)
        localized = ast.Constant(None if self.write == "text" else False)
        return _shown(_call("rendered", self._name(node), _load("row"), localized))

    def _check(self, node: Node) -> None:
        """A node of another library may set names for those after it."""
        if type(node).__name__ not in RENDERED:
            raise NotCompiled(node)

    def _localized(self, node: LocalizeNode) -> ast.expr:
        """Figures within are written as data, or as the reader's language writes them."""
        before, self.write = self.write, "text" if node.use_l10n else "as_data"
        inside = self._joined(cast("NodeList", node.nodelist))
        self.write = before
        return inside

    def whole(self, name: str) -> ast.expr:
        """A template, with its blocks put into those that it extends.

        Raises NotCompiled where Django must render it.
        """
        nodes, blocks = _nodes_of(name), dict[str, BlockNode]()
        while extending := [one for one in nodes if isinstance(one, ExtendsNode)]:
            blocks = {**extending[0].blocks, **blocks}
            parent = cast("FilterExpression", extending[0].parent_name).var
            if not isinstance(parent, str):
                raise NotCompiled(name)
            nodes = _nodes_of(parent)
        if any(_asks_above(block) for block in blocks.values()):
            raise NotCompiled(name)
        self.blocks.append(blocks)
        made = self._joined(nodes)
        self.blocks.pop()
        return made

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

    def _included(self, node: IncludeNode) -> ast.expr | None:
        """What an include writes; None where that is Django's to say."""
        name, outer = _name_of(node), list(self.blocks)
        try:
            inside = self.whole(name) if name else None
        except NotCompiled:
            self.blocks, inside = outer, None
        if inside is None:
            return None
        if not node.extra_context and not node.isolated_context:
            return inside
        keys: list[ast.expr | None] = [ast.Constant(name) for name in node.extra_context]
        values = [self._value(one) for one in node.extra_context.values()]
        before = [] if node.isolated_context else [_load("row")]
        scope = ast.Dict([*([None] * len(before)), *keys], [*before, *values])
        if node.isolated_context:
            scope.keys.append(ast.Constant(CONTEXT))
            context = ast.Subscript(_load("row"), ast.Constant(CONTEXT), ast.Load())
            scope.values.append(context)
        return _each(inside, ast.List([scope], ast.Load()))

    def _value(self, expression: FilterExpression) -> ast.expr:
        value = self._variable(expression.var)
        for function, arguments in expression.filters:
            if getattr(function, "expects_localtime", False):
                value = _call("template_localtime", value)
            given = [
                self._variable(one) if is_name else self._name(one) for is_name, one in arguments
            ]
            value = _call("filtered", self._name(function), value, *given)
        return value

    def _variable(self, variable: Any) -> ast.expr:
        if not isinstance(variable, Variable):
            return self._name(variable)
        if variable.translate:
            return self._name(variable.resolve(PLAIN))
        if variable.lookups is None:
            return self._name(variable.literal)
        return _call("found", _load("row"), *map(ast.Constant, map(str, variable.lookups)))


RENDERED = {"KeptNode", "SimpleNode", "InclusionNode", "SpacelessNode", "WithNode"}
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


def _name_of(node: IncludeNode) -> str:
    """The fixed name that an include has; "" where Django has to find it."""
    name = node.template.var
    fixed = isinstance(name, str) and not node.template.filters and not name.startswith(".")
    return str(name) if fixed else ""


def _nodes_of(template: str) -> NodeList:
    nodes: NodeList = loader.get_template(template).template.nodelist  # type: ignore[attr-defined]
    return nodes


def _asks_above(block: BlockNode) -> bool:
    """Whether a block asks for what it replaces."""
    variables: list[Any] = list(block.nodelist.get_nodes_by_type(VariableNode))
    return any(str(one.filter_expression.var).startswith("block.") for one in variables)


def _said(node: Node) -> str | None:
    """The words of a translation, or an address without arguments; None for another node."""
    if isinstance(node, URLNode) and not (node.args or node.kwargs or node.asvar):
        return node.render(Context())
    if not isinstance(node, TranslateNode) or node.asvar or node.message_context:
        return None
    variable = node.filter_expression.var
    if isinstance(variable, Variable) and variable.lookups is None:
        return node.render(Context())
    return None


def _named(node: Node) -> tuple[str, SafeString] | None:
    """The name that such a node gives its words by “as”; None where it gives none."""
    name = getattr(node, "asvar", None)
    if not name or not isinstance(node, URLNode | TranslateNode):
        return None
    own = copy(node)
    own.asvar = None
    said = _said(own)
    return None if said is None else (name, SafeString(said))
