"""A page as it is printed: how many sheets it takes, and the words that stand on them."""

import io
from dataclasses import dataclass

from playwright.sync_api import Page
from pypdf import PdfReader


@dataclass(frozen=True)
class Paper:
    sheets: int
    text: str

    def missing(self, *wanted: str) -> list[str]:
        """Those that do not stand on it. Lines break anywhere, so spaces do not count."""
        found = "".join(self.text.split())
        return [words for words in wanted if "".join(words.split()) not in found]


def printed(page: Page) -> Paper:
    """On Letter paper, as the page's own style asks."""
    reader = PdfReader(io.BytesIO(page.pdf(format="Letter", prefer_css_page_size=True)))
    return Paper(len(reader.pages), "\n".join(sheet.extract_text() for sheet in reader.pages))
