"""Pages as a reader sees them: words without markup, one section at a time."""

import html
import re

from django.test import Client


def source(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200, f"{address} answers {response.status_code}"
    return response.content.decode()


def words(markup: str) -> str:
    """What a reader sees, in one line: no tags, and no data for machines."""
    shown = re.sub(r"<script.*?</script>", " ", markup, flags=re.DOTALL)
    text = re.sub(r"<[^>]+>", " ", shown)
    return " ".join(html.unescape(text).split())


def section(address: str, anchor: str) -> str:
    """The markup of one section of a guide."""
    found = re.search(
        rf'<section class="section" id="{anchor}">(.*?)</section>', source(address), re.DOTALL
    )
    assert found, f"{address} has no section {anchor}"
    return found[1]


def rows(markup: str) -> list[list[str]]:
    """The cells of every table row, as words; the first is the row's heading."""
    found = re.findall(r"<tr[^>]*>(.*?)</tr>", markup, re.DOTALL)
    return [
        [words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in found
    ]
