"""Our table of what fields of study are called in everyday words."""

from pathlib import Path

from careerguide.editorial.sheets import Cell, Cells, Related, Sheet, Values
from careerguide.editorial.sync import SheetLoader
from careerguide.releases.loader import Run
from programs.models import FieldOfStudy, PlainTitle

SHEET = Sheet(
    PlainTitle,
    ("field",),
    (Related("cip", FieldOfStudy, "field", by="code", needed=True), Cell("plain", "title"),
     "source"),
)  # fmt: skip


class PlainTitlesLoader(SheetLoader):
    """A title for each field that CIP names in words few would use."""

    slug = "plain-titles"
    title = "Fields of study in everyday words"
    publisher = "careerguide"
    licence = "MIT"
    caveats = "Ours: what the field is called in a conversation, not its published title."
    files = ("search/plain_titles.csv",)
    rows = (1, 3_500)
    sheet = SHEET
    owners = ("cip",)
    gathered = "2026-11"

    def edition(self, path: Path, year: int) -> str:
        """The month in which it was written."""
        return f"gathered {self.gathered if year == self.year(path) else year}"

    def more(self, values: Values, cells: Cells, run: Run) -> Values:
        """A name is not a measured figure: its date and how sure it is are the table's."""
        return {"as_of": self.gathered, "confidence": PlainTitle.Confidence.MEDIUM}
