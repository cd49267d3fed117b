"""The section's lines as boxes to tick on paper, each with its way into the filters."""

from typing import Any
from urllib.parse import urlencode

from careerguide.paths.cited import cited
from careerguide.paths.held import HeldSection
from careerguide.paths.panels.registry import panel
from careerguide.paths.reader import Reader


@panel("checklist")
def checklist(reader: Reader, section: HeldSection) -> dict[str, Any]:
    return {
        "criteria": [
            {
                "text": reader.filled(line.text),
                "group": line.group,
                "href": way(reader, line.href),
                "filter": line.href.startswith("/"),
                "cited": cited(line),
            }
            for line in section.lines
        ]
    }


def way(reader: Reader, href: str) -> str:
    """The link with the reader's state, and their place where it looks around one."""
    filled = reader.filled(href)
    if reader.place and "within=" in filled:
        filled += "&" + urlencode({"near": reader.url.near})
    return filled
