"""Our table of what people call things."""

from pathlib import Path

from careerguide.editorial.sheets import Cells, Sheet, Values
from careerguide.editorial.sync import SheetLoader
from careerguide.releases.loader import Run
from careerguide.words.models import Synonym

SHEET = Sheet(
    Synonym,
    ("phrase", "language", "kind", "key"),
    ("phrase", "language", "kind", "key", "rank", "source"),
)


class SynonymsLoader(SheetLoader):
    """Phrases and their meanings; each row says where that is stated."""

    slug = "synonyms"
    title = "What people call jobs, fields and credentials"
    publisher = "careerguide"
    licence = "MIT; job titles CC BY 4.0 (O*NET, USDOL/ETA)"
    caveats = "Ours, each row with its source: what most people mean, not an official title."
    files = ("search/synonyms.csv",)
    rows = (200, 20_000)
    sheet = SHEET
    gathered = "2026-11"

    def edition(self, path: Path, year: int) -> str:
        """The month in which it was gathered."""
        return f"gathered {self.gathered if year == self.year(path) else year}"

    def more(self, values: Values, cells: Cells, run: Run) -> Values:
        """The words alone: a phrase's meaning is not a measured figure."""
        return {"as_of": self.gathered, "confidence": Synonym.Confidence.MEDIUM}
