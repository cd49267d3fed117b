"""What every loader of hand-gathered rows shares."""

import re
from pathlib import Path
from typing import ClassVar

from careerguide.editorial.sync import EditorialLoader
from careerguide.releases.errors import RowError

WHOLE = re.compile(r"[0-9]{1,9}")
PROVENANCE = ("source", "as_of", "confidence", "note")
"""The columns that every row of our own files ends with."""


class GatheredLoader(EditorialLoader):
    """A file gathered by hand."""

    licence = "Facts, cited row by row"
    caveats = "Gathered by hand from dated pages; check fees and rules with the issuer."
    gathered: ClassVar[str] = "2026-11"

    def edition(self, path: Path, year: int) -> str:
        return f"gathered {self.gathered if year == self.year(path) else year}"


def whole(cell: str, what: str) -> int | None:
    """A whole number; None when blank."""
    if not cell:
        return None
    if not WHOLE.fullmatch(cell):
        raise RowError(f"{what} is not a whole number")
    return int(cell)


def yes_no(cell: str, what: str) -> bool | None:
    """Yes, no, or None when blank: not stated."""
    try:
        return {"yes": True, "no": False, "": None}[cell.lower()]
    except KeyError:
        raise RowError(f"{what} is neither yes nor no") from None
