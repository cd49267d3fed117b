"""Template nodes of our own that functions are made of (careerguide/pages/compiler.py)."""

from django.template import Node, NodeList
from django.template.loader_tags import IncludeNode


class Included(Node):
    """A node that stands for an include, of which functions are made as of any other."""

    include: IncludeNode


class NamingNode(Node):
    """A node that writes its content and gives it a name for those after it."""

    nodelist: NodeList
    name: str
