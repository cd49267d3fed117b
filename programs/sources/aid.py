"""Aid programs, a table of our own that staff may change."""

from careerguide.editorial.sheets import PROVENANCE, Sheet
from careerguide.editorial.sync import SheetLoader
from programs.models import AidProgram

KEPT = ("id", "edited", "version", *PROVENANCE)
AID_SHEET = Sheet(
    AidProgram,
    ("key",),
    (*(f.name for f in AidProgram._meta.concrete_fields if f.name not in KEPT), *PROVENANCE),
)


class AidLoader(SheetLoader):
    """Who pays for training, for whom, and who decides."""

    slug = "aid"
    title = "Aid for training"
    licence = "facts"
    caveats = (
        "Read from stored copies of pages; rules change every year: the office named decides."
        " Of nine states nothing was gathered."
    )
    files = ("aid/programs.csv",)
    rows = (40, 1_000)
    models = (AidProgram,)
    sheet = AID_SHEET
    gathered = "2026-11"
