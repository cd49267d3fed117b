"""A page as it is printed: how many sheets it takes, and the words that stand on them."""

import io
import unicodedata
from dataclasses import dataclass

from playwright.sync_api import Page
from pypdf import PdfReader


@dataclass(frozen=True)
class Paper:
    sheets: int
    text: str

    def missing(self, *wanted: str) -> list[str]:
        """Those that do not stand on it."""
        found = letters(self.text)
        return [words for words in wanted if letters(words) not in found]


def letters(text: str) -> str:
    """Text as it can be compared: lines break anywhere, and some fonts draw “fi” as one sign."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def printed(page: Page) -> Paper:
    """On Letter paper, as the page's own style asks."""
    reader = PdfReader(io.BytesIO(page.pdf(format="Letter", prefer_css_page_size=True)))
    return Paper(len(reader.pages), "\n".join(sheet.extract_text() for sheet in reader.pages))
