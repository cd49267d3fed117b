"""Gathered files that certifications rest on: who issues them, job families, code systems."""

from careerguide.editorial.sheets import PROVENANCE, Cell, Cells, Sheet, Values
from careerguide.editorial.sync import SheetLoader
from careerguide.releases.loader import Run
from certifications.models import CodeSystem, JobFamily, Organization
from certifications.sources.provenance import SOURCE, GatheredLoader


class WithoutConfidence(SheetLoader, GatheredLoader):
    """A file without a column for confidence."""

    def more(self, values: Values, cells: Cells, run: Run) -> Values:
        """Medium confidence for every row."""
        return {"confidence": "med"}


class BodiesLoader(WithoutConfidence):
    """Organizations, known by their slugs."""

    slug = "certifying-bodies"
    title = "Certifying bodies, accreditors and associations"
    files = ("certifications/bodies.csv",)
    rows = (15, 200)
    sheet = Sheet(
        Organization, ("slug",),
        ("slug", "name", "abbreviation", "kind", "website", "note", *SOURCE),
    )  # fmt: skip
    # Certifications name their body by it.
    once = ("abbreviation",)


class FamiliesLoader(SheetLoader, GatheredLoader):
    """Job families, in the order of the file."""

    slug = "job-families"
    title = "Job families of credentials"
    caveats = "Groups of this site's own, to find credentials by."
    files = ("certifications/families.csv",)
    rows = (5, 200)
    sheet = Sheet(JobFamily, ("slug",), ("slug", "order", "name", "found_as", *PROVENANCE))


class CodeSystemsLoader(WithoutConfidence):
    """Code systems that records are coded in, whichever exam tests them."""

    slug = "code-systems"
    title = "Code systems of health records"
    files = ("certifications/code_systems.csv",)
    rows = (12, 200)
    sheet = Sheet(
        CodeSystem,
        ("slug",),
        (
            "slug", "name", "abbreviation", "maintained_by", "used_for", Cell("settings", "places"),
            "update_cycle", *SOURCE, "note",
        ),
    )  # fmt: skip
