"""Tables of our own that staff may change: licenses, and kinds of further training."""

from careerguide.editorial.sheets import PROVENANCE, Sheet
from careerguide.editorial.sync import SheetLoader
from programs.models import FurtherTraining, License

LICENSE_SHEET = Sheet(
    License, ("soc",), ("soc", "job", "asks", "awards", "cips", "named", *PROVENANCE)
)
FURTHER_SHEET = Sheet(
    FurtherTraining,
    ("slug",),
    ("slug", "order", "cips", "awards", "named", "unless", "reason", *PROVENANCE),
)


class LicensesLoader(SheetLoader):
    """Jobs whose license asks for schooling."""

    slug = "licenses"
    title = "What licenses ask of schooling"
    licence = "facts"
    caveats = "About fifty jobs. States differ in hours; their boards decide."
    files = ("licenses/licenses.csv",)
    rows = (20, 400)
    models = (License,)
    sheet = LICENSE_SHEET
    gathered = "2026-11"


class FurtherTrainingLoader(SheetLoader):
    """Programs that are no way into a job for beginners."""

    slug = "further-training"
    title = "Programs for people already in the field"
    licence = "facts"
    caveats = "Known by field, award level or name: a name that says nothing is taken for a way in."
    files = ("programs/further_training.csv",)
    rows = (5, 400)
    models = (FurtherTraining,)
    sheet = FURTHER_SHEET
    gathered = "2026-11"
