"""`{% kept a b %}…{% endkept %}`: markup that depends on nothing but a and b is written once.

The frame of every page is such markup; writing it anew costs a list page a tenth of its time.
"""

from collections.abc import Hashable
from typing import Any

from django.conf import settings
from django.template import Context, Library, Node, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = Library()
MOST_KEPT = 100
"""Different values a kept part may have; where there are more, it should not be kept."""


class KeptNode(Node):
    def __init__(self, nodelist: NodeList, keys: list[FilterExpression]) -> None:
        self.nodelist, self.keys = nodelist, keys
        self.written: dict[Hashable, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        key = (get_language(), *[one.resolve(context) for one in self.keys])
        held = self.written.get(key)
        if held is None:
            held = self.nodelist.render(context)
            if len(self.written) < MOST_KEPT and not settings.DEBUG:
                self.written[key] = held
        return held


@register.tag
def kept(parser: Parser, token: Token) -> Any:
    keys = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, keys)
