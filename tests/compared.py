"""A comparison's page read as a reader would: rows of words by their label."""

import html
import re


def plain(markup: str) -> str:
    """The words of some HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def table(text: str) -> dict[str, list[str]]:
    """The comparison's rows as words, by their label; what is the same of all, once for each."""
    found = {}
    for row in re.findall(r"<tr class=\"(?:differs|alike)\"[^>]*>(.*?)</tr>", text, re.DOTALL):
        label = plain(re.split(r'<span class="(?:sub|source)">', row.partition("</th>")[0])[0])
        cells = re.findall(r'<td(?! class="read")[^>]*>(.*?)</td>', row, re.DOTALL)
        found[label] = [plain(cell) for cell in cells]
    return found | same(text)


def same(text: str) -> dict[str, list[str]]:
    """The rows that one line says of all."""
    found = {}
    things = text.count('<th scope="col"')
    for row in re.findall(r'<tr class="same".*?</tr>', text, re.DOTALL):
        said = re.search(r"<(?:summary|p)>(.*?)</(?:summary|p)>", row, re.DOTALL)
        for one in re.findall(r"<span>(.*?)</span>", said[1] if said else "", re.DOTALL):
            label, _colon, value = plain(one).partition(": ")
            found[label] = [value] * things
    return found


def sources(text: str) -> list[tuple[str, bool]]:
    """Each cell with an amount, and whether a source stands in it or beside its row's label."""
    found = []
    for row in re.findall(r"<tr class=\"(?:differs|alike)\"[^>]*>(.*?)</tr>", text, re.DOTALL):
        head, _end, cells = row.partition("</th>")
        for cell in re.findall(r'<td(?! class="read")[^>]*>(.*?)</td>', cells, re.DOTALL):
            named = re.search(r'class="source">[^<]{10,}<', head + cell)
            found += [(plain(cell), bool(named))] if "$" in cell else []
    return found
