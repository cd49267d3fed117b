"""A Django template as one Python expression, made of its nodes.

What depends on nothing (text, translations, addresses without arguments) becomes constants. Nodes
that are not known here are rendered by Django. A template that sets names by other tags than
`{% translate … as … %}` is Django's as a whole: NotCompiled.
"""

import ast
from collections.abc import Callable, Sequence
from typing import Any, cast

from django.template import Node, NodeList
from django.template.base import FilterExpression, TextNode, Variable, VariableNode
from django.template.defaulttags import (
    CommentNode,
    ForNode,
    IfNode,
    LoadNode,
    TemplateLiteral,
    URLNode,
)
from django.template.library import SimpleNode
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from django.templatetags.i18n import BlockTranslateNode
from django.templatetags.l10n import LocalizeNode
from django.utils.safestring import SafeString
from django.utils.timezone import template_localtime  # type: ignore[attr-defined]
from django.utils.translation import gettext, ngettext

from careerguide.pages.cache import KeptNode
from careerguide.pages.expressions import asks_for, call, constant, each, load, shown
from careerguide.pages.fixed import (
    asks_above,
    name_of,
    named_words,
    names_within,
    nodes_of,
    said,
)
from careerguide.pages.nodes import Included, NamingNode
from careerguide.pages.values import (
    CONTEXT,
    PLAIN,
    Names,
    as_data,
    each_of,
    filled,
    filtered,
    found,
    holds,
    kept_part,
    marked,
    named,
    rendered,
    scopes,
    text,
)


class NotCompiled(Exception):
    """A template that only Django can render."""


class Compiler:
    """One template's function. What its code names beside `row` stands in `known`."""

    def __init__(self) -> None:
        self.blocks: list[dict[str, BlockNode]] = []
        """Blocks of the templates that are being extended, by name, the innermost's last."""
        self.write = "text"
        parts: tuple[Callable[..., Any], ...] = (
            text, as_data, found, filtered, scopes, each_of, rendered, holds, named, marked,
            kept_part, template_localtime, filled, ngettext, SafeString,
        )  # fmt: skip
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
        return load(name)

    def _joined(self, nodes: Sequence[Node]) -> ast.expr:
        parts: list[ast.expr] = []
        within: set[str] = set()
        for at, node in enumerate(nodes):
            if fixed := named_words(node):
                name, value = fixed
                scope = ast.Dict([None, ast.Constant(name)], [load("row"), self._name(value)])
                rest = self._joined(nodes[at + 1 :])
                parts.append(shown(each(rest, ast.List([scope], ast.Load()))))
                break
            if naming := self._naming(node):
                name, given, there = naming
                scope = ast.Dict([None, ast.Constant(name)], [load("row"), given])
                rest = ast.JoinedStr([*there, shown(self._joined(nodes[at + 1 :]))])
                parts.append(shown(each(rest, ast.List([scope], ast.Load()))))
                break
            if (part := self._part(node)) is not None:
                parts.append(part)
                if asks_for(part, within):
                    raise NotCompiled(node)
            if isinstance(node, IfNode):
                within |= names_within(node)
        return ast.JoinedStr(parts)

    def _naming(self, node: Node) -> tuple[str, ast.expr, list[ast.expr]] | None:
        """The name that a node gives to what it makes, that, and what is written there."""
        if isinstance(node, NamingNode):
            there = shown(call("found", load("row"), ast.Constant(node.name)))
            return node.name, call("SafeString", self._joined(node.nodelist)), [there]
        name = getattr(node, "asvar", None) or getattr(node, "target_var", None)
        if isinstance(node, BlockTranslateNode) and name and not node.message_context:
            return name, call("SafeString", self._translated(node)), []
        if name and isinstance(node, SimpleNode | URLNode):
            return name, call("named", self._name(node), load("row"), ast.Constant(name)), []
        return None

    def _part(self, node: Node) -> ast.expr | None:
        if isinstance(node, Included):
            node = node.include
        if isinstance(node, TextNode):
            return constant(node.s)
        if isinstance(node, CommentNode | LoadNode):
            return None
        if isinstance(node, VariableNode):
            return shown(call(self.write, self._value(node.filter_expression)))
        if isinstance(node, IfNode):
            return shown(self._branches(node.conditions_nodelists))
        if (words := said(node)) is not None:
            return constant(words)
        if isinstance(node, ForNode) and not node.is_reversed:
            return shown(self._loop(node))
        if type(node) is SimpleNode and not (node.takes_context or node.target_var):
            return shown(self._made(node))
        if isinstance(node, KeptNode):
            keys = map(self._value, node.keys)
            return shown(call("kept_part", self._name(node), load("row"), *keys))
        if isinstance(node, BlockTranslateNode) and not (node.asvar or node.message_context):
            return shown(self._translated(node))
        if isinstance(node, IncludeNode) and (included := self._included(node)):
            return shown(included)
        if isinstance(node, BlockNode) and self.blocks:
            return shown(self._joined(self.blocks[-1].get(str(node.name), node).nodelist))
        if isinstance(node, LocalizeNode):
            return shown(self._localized(node))
        if getattr(node, "asvar", None) or getattr(node, "target_var", None):
            raise NotCompiled(node)
        if not isinstance(node, ForNode | IncludeNode | URLNode | BlockTranslateNode):
            self._check(node)
        localized = ast.Constant(None if self.write == "text" else False)
        return shown(call("rendered", self._name(node), load("row"), localized))

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
        nodes, blocks = nodes_of(name), dict[str, BlockNode]()
        while extending := [one for one in nodes if isinstance(one, ExtendsNode)]:
            blocks = {**extending[0].blocks, **blocks}
            parent = cast("FilterExpression", extending[0].parent_name).var
            if not isinstance(parent, str):
                raise NotCompiled(name)
            nodes = nodes_of(parent)
        if any(asks_above(block) for block in blocks.values()):
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
        return call("holds", self._name(condition), load("row"))

    def _made(self, node: SimpleNode) -> ast.expr:
        """What a tag's function makes."""
        given = [self._value(one) for one in node.args]
        named = [ast.keyword(name, self._value(one)) for name, one in node.kwargs.items()]
        return call("marked", ast.Call(self._name(node.func), given, named))

    def _translated(self, node: Any) -> ast.expr:
        """`{% blocktranslate %}`: its words in the language in use, with values put in."""
        scope: list[tuple[str, ast.expr]] = [
            (name, self._value(one)) for name, one in node.extra_context.items()
        ]
        one, names = node.render_token_list(node.singular)
        words, written = constant(gettext(one)), constant(one)
        if node.plural:
            many, more = node.render_token_list(node.plural)
            scope.append((node.countervar, self._value(node.counter)))
            number = call("found", load("row"), ast.Constant(node.countervar))
            words = call("ngettext", written, constant(many), number)
            names = names + more
        values = [call(self.write, call("found", load("row"), ast.Constant(n))) for n in names]
        data = ast.Dict([ast.Constant(n) for n in names], values)
        inside = call("filled", words, data, written)
        if not scope:
            return inside
        keys: list[ast.expr | None] = [None, *(ast.Constant(name) for name, _value in scope)]
        given = ast.Dict(keys, [load("row"), *(value for _name, value in scope)])
        return each(inside, ast.List([given], ast.Load()))

    def _loop(self, node: Any) -> ast.expr:
        values, body = self._value(node.sequence), self._joined(node.nodelist_loop)
        own = ast.Tuple([ast.Constant(name) for name in node.loopvars], ast.Load())
        inside = call("scopes" if _asks_where(body) else "each_of", load("row"), own, values)
        whole = each(body, inside)
        if not node.nodelist_empty:
            return whole
        return ast.IfExp(values, whole, self._joined(node.nodelist_empty))

    def _included(self, node: IncludeNode) -> ast.expr | None:
        """What an include writes; None where that is Django's to say."""
        name, outer = name_of(node), list(self.blocks)
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
        before = [] if node.isolated_context else [load("row")]
        scope = ast.Dict([*([None] * len(before)), *keys], [*before, *values])
        if node.isolated_context:
            scope.keys.append(ast.Constant(CONTEXT))
            context = ast.Subscript(load("row"), ast.Constant(CONTEXT), ast.Load())
            scope.values.append(context)
        return each(inside, ast.List([scope], ast.Load()))

    def _value(self, expression: FilterExpression) -> ast.expr:
        value = self._variable(expression.var)
        for function, arguments in expression.filters:
            if getattr(function, "expects_localtime", False):
                value = call("template_localtime", value)
            given = [
                self._variable(one) if is_name else self._name(one) for is_name, one in arguments
            ]
            value = call("filtered", self._name(function), value, *given)
        return value

    def _variable(self, variable: Any) -> ast.expr:
        if not isinstance(variable, Variable):
            return self._name(variable)
        if variable.translate:
            return self._name(variable.resolve(PLAIN))
        if variable.lookups is None:
            return self._name(variable.literal)
        return call("found", load("row"), *map(ast.Constant, map(str, variable.lookups)))


def _asks_where(body: ast.expr) -> bool:
    """Whether the inside of a loop asks for “forloop”, or may: what Django renders can."""
    by_django = {"rendered", "holds", "named", "kept_part"}
    return any(
        (isinstance(part, ast.Constant) and part.value == "forloop")
        or (isinstance(part, ast.Name) and part.id in by_django)
        for part in ast.walk(body)
    )


RENDERED = {"KeptNode", "SimpleNode", "InclusionNode", "SpacelessNode", "WithNode"}
"""Nodes that Django renders, and that set no name for those after them."""
