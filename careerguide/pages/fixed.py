"""What of a template's nodes is known before any page: fixed words, addresses, and names."""

from copy import copy
from typing import Any

from django.template import Context, Node, NodeList, Template, loader
from django.template.base import Variable, VariableNode
from django.template.defaulttags import URLNode
from django.template.library import SimpleNode
from django.template.loader_tags import BlockNode, IncludeNode
from django.templatetags.i18n import BlockTranslateNode, GetCurrentLanguageNode, TranslateNode
from django.templatetags.static import StaticNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from careerguide.pages.cache import KeptNode

NAMING = (BlockTranslateNode, SimpleNode, TranslateNode, URLNode)
"""Nodes that may give a name to what they make."""


def names_within(node: Node) -> set[str]:
    """The names that tags within a condition give, which Django knows after it, too."""
    inside: list[Any] = [one for kind in NAMING for one in node.get_nodes_by_type(kind)]
    names = (getattr(one, "asvar", None) or getattr(one, "target_var", None) for one in inside)
    return {name for name in names if name}


def name_of(node: IncludeNode) -> str:
    """The fixed name that an include has; "" where Django has to find it."""
    name = node.template.var
    fixed = isinstance(name, str) and not node.template.filters and not name.startswith(".")
    return str(name) if fixed else ""


def nodes_of(template: str) -> NodeList:
    nodes: NodeList = loader.get_template(template).template.nodelist  # type: ignore[attr-defined]
    return nodes


def asks_above(block: BlockNode) -> bool:
    """Whether a block asks for what it replaces."""
    variables: list[Any] = list(block.nodelist.get_nodes_by_type(VariableNode))
    return any(str(one.filter_expression.var).startswith("block.") for one in variables)


def said(node: Node) -> str | None:
    """The words of a translation, or an address without arguments; None for another node."""
    if isinstance(node, URLNode) and not (node.args or node.kwargs or node.asvar):
        return node.render(Context())
    if isinstance(node, KeptNode) and not node.keys:
        return _forever(node)
    if isinstance(node, StaticNode) and node.varname is None and isinstance(node.path.var, str):
        return _forever(node)
    if not isinstance(node, TranslateNode) or node.asvar or node.message_context:
        return None
    variable = node.filter_expression.var
    if isinstance(variable, Variable) and variable.lookups is None:
        return node.render(Context())
    return None


def _forever(node: Node) -> str:
    """What a node writes that depends on nothing."""
    context, template = Context(), Template("")
    with context.render_context.push_state(template), context.bind_template(template):
        return node.render(context)


def named_words(node: Node) -> tuple[str, SafeString] | None:
    """The name that such a node gives its words by “as”; None where it gives none."""
    if isinstance(node, GetCurrentLanguageNode):
        return node.variable, SafeString(get_language() or "")
    name = getattr(node, "asvar", None)
    if not name or not isinstance(node, URLNode | TranslateNode):
        return None
    own = copy(node)
    own.asvar = None
    words = said(own)
    return None if words is None else (name, SafeString(words))
