"""A page as its reader sees it: the tables, labelled figures and lists within <main>."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

AMOUNT = re.compile(r"\$[\d,]*\d(?:\.\d\d)?(?![\d.]*[kM])")
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
ASIDE = frozenset({"sub", "flag", "source", "visually-hidden", "best"})
"""Classes of what stands beside a value, not of the value."""
NO_FIGURES = frozenset({"nav", "result-tools", "small"})
"""Tags and classes of what holds numbers of pages and explanations, not figures."""


@dataclass
class Node:
    """An element with what it holds, in order: text, and elements."""

    tag: str
    attributes: dict[str, str]
    inside: list["Node | str"] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def walk(self, without: frozenset[str] = frozenset()) -> Iterator["Node"]:
        """This element and all in it, in order, but for elements `without` and what they hold."""
        yield self
        for part in self.inside:
            if isinstance(part, Node) and not {part.tag, *part.classes} & without:
                yield from part.walk(without)

    def all(self, tag: str, of: str = "") -> list["Node"]:
        """Elements of this tag (and class) at any depth, in order."""
        return [n for n in self.walk() if n.tag == tag and (not of or of in n.classes)]

    def text(self, without: frozenset[str] = frozenset()) -> str:
        """What is read, with single spaces; `without` leaves out elements of these classes."""
        return " ".join("".join(self._texts(without)).split())

    def _texts(self, without: frozenset[str]) -> Iterator[str]:
        for part in self.inside:
            if isinstance(part, str):
                yield part
            elif not part.classes & without:
                yield from part._texts(without)

    def amounts(self) -> list[str]:
        """Amounts of dollars, each within one run of text: figures of two cells do not touch."""
        return [amount for text in self._texts(frozenset()) for amount in AMOUNT.findall(text)]

    @property
    def value(self) -> str:
        """The figure without what stands beside it; "" where words say why there is none."""
        if any("unknown" in node.classes for node in self.walk()):
            return ""
        return self.text(ASIDE)

    def aside(self) -> list[str]:
        """What stands beside the value, piece by piece."""
        return [node.text() for node in self.walk() if "sub" in node.classes]

    @property
    def href(self) -> str:
        links = self.all("a")
        return links[0].attributes.get("href", "") if links else ""


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("page", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag in [node.tag for node in self.open[1:]]:
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


class Page:
    """One page's <main>."""

    def __init__(self, html: str) -> None:
        builder = _Builder()
        builder.feed(html)
        self.main = builder.open[0].all("main")[0]
        self._looked: set[int] = set()

    def figures(self) -> dict[str, Node]:
        """The large figures by what they are: label to the whole block."""
        found = {
            node.all("p", "label")[0].text(): node.all("p", "number")[0]
            for node in self.main.all("div", "figure")
        }
        self.look(*found.values())
        return found

    def facts(self, heading: str) -> list[tuple[str, Node]]:
        """Labels with their values in the section of this heading."""
        found = []
        for section in self._sections(heading):
            names, values = section.all("dt"), section.all("dd")
            found += [(name.text(), value) for name, value in zip(names, values, strict=True)]
            self.look(*values)
        return found

    def table(self, heading: str = "", at: int = 0) -> list[list[Node]]:
        """The rows of a section's table, each with all its cells; empty where there is none."""
        sections = self._sections(heading) if heading else [self.main]
        tables = [table for section in sections for table in section.all("table")]
        if at >= len(tables):
            return []
        rows = [
            [n for n in row.inside if isinstance(n, Node) and n.tag in ("td", "th")]
            for row in tables[at].all("tr")
        ]
        for row in rows:
            self.look(*row)
        return rows

    def items(self, heading: str) -> list[Node]:
        """The items of a section's lists."""
        found = [item for section in self._sections(heading) for item in section.all("li")]
        self.look(*found)
        return found

    def look(self, *nodes: Node) -> None:
        """Note that these are compared with what the files say."""
        self._looked.update(map(id, nodes))

    def _sections(self, heading: str) -> list[Node]:
        def named(section: Node) -> bool:
            titles = section.all("h2")
            return bool(titles) and titles[0].text().startswith(heading)

        return [section for section in self.main.all("section") if named(section)]

    def unseen(self) -> Counter[str]:
        """Figures that nothing looked at, by the heading they stand under.

        Those are cells, labelled values and list items with a number, and amounts of dollars in
        sentences and charts that repeat none of these (“$20k” of an axis is none).
        """
        found: Counter[str] = Counter()
        held = self.main.all("p", "number")
        for section in self.main.all("section"):
            titles = section.all("h2")
            for node in section.walk(NO_FIGURES):
                if node.tag in ("td", "dd", "li"):
                    held.append(node)
                    if titles and id(node) not in self._looked and re.search(r"\d", node.text()):
                        found[titles[0].text()] += 1
        said = {amount for node in held for amount in node.amounts()}
        stray = [amount for amount in self.main.amounts() if amount not in said]
        found["sentences and charts"] += len(stray)
        return +found
