"""Our table of what fields of study are called in everyday words."""

from careerguide.editorial.sheets import Cell, Related, Sheet
from careerguide.editorial.sync import WordsLoader
from programs.models import FieldOfStudy, PlainTitle

SHEET = Sheet(
    PlainTitle,
    ("field",),
    (Related("cip", FieldOfStudy, "field", by="code", needed=True), Cell("plain", "title"),
     "source"),
)  # fmt: skip


class PlainTitlesLoader(WordsLoader):
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
