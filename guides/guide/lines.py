"""The lines of a guide's section under their headings, each with where it comes from."""

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _

from guides.cited import cited, only_articles
from guides.library import HeldSection
from guides.models import Item
from guides.reader import Reader

ISSUERS = ("certifications", "certify", "apprentice")
"""Where an old figure is one that the issuer of a certification can be asked about."""


def groups(reader: Reader, part: HeldSection) -> list[dict[str, Any]]:
    """Lines under their headings, in order. What most lines of a group cite is said once.

    Beside live figures, what only the older articles say steps back: it is folded.
    """
    found: dict[str, list[Item]] = defaultdict(list)
    for line in part.lines:
        found[line.group].append(line)
    made = [_group(reader, part, name, rows) for name, rows in found.items()]
    for group, rows in zip(made, found.values(), strict=True):
        live = bool(part.row.panel and group["name"])
        group["folded"] = live and all(map(only_articles, rows))
    return sorted(made, key=lambda group: group["folded"])


def said_once(groups: list[dict[str, Any]]) -> dict[str, Any] | None:
    """What all groups of a section cite, taken out of them; None where they differ.

    A fold keeps what it cites, which would mean nothing outside while it is closed.
    """
    first = groups[0]["cited"] if groups else None
    apart = (group["folded"] or group["others"] or group["cited"] != first for group in groups)
    if first is None or any(apart):
        return None
    for group in groups:
        group["cited"] = None
    return dict(first)


def _group(reader: Reader, part: HeldSection, name: str, rows: list[Item]) -> dict[str, Any]:
    issued = {part.row.panel, part.row.anchor} & set(ISSUERS)
    each = [cited(row, figure=None if issued else False) for row in rows]
    most = max(each, key=each.count)
    alike = each.count(most) == len(each)
    if each.count(most) == 1 and not alike:
        most = {}
    return {
        "name": name,
        "cited": most or None,
        "others": "" if alike else _("All others:"),
        "lines": [
            {
                "text": reader.filled(row.text),
                "href": reader.filled(row.href),
                "cited": None if own == most else own,
            }
            for row, own in zip(rows, each, strict=True)
        ],
    }
