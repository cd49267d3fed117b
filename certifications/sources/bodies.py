"""Certifying bodies, accreditors and associations."""

from careerguide.editorial.sync import Cells, Once, Values, checked, read, sync
from careerguide.releases.files import Table
from careerguide.releases.loader import Run, register
from certifications.models import Organization
from certifications.sources.base import GatheredLoader
from certifications.sources.dates import newest

COLUMNS = (
    "slug", "name", "abbreviation", "kind", "website", "note", "source_url", "source_date",
)  # fmt: skip


@register
class BodiesLoader(GatheredLoader):
    slug = "certifying-bodies"
    title = "Certifying bodies, accreditors and associations"
    files = ("certifications/bodies.csv",)
    rows = (15, 200)

    def load(self, table: Table, run: Run) -> None:
        slugs, abbreviations = Once("the slug"), Once("the abbreviation")

        def organization(cells: Cells) -> Values:
            """The file has no column for confidence: medium."""
            values = checked(
                Organization,
                slug=cells["slug"],
                name=cells["name"],
                abbreviation=cells["abbreviation"],
                kind=cells["kind"],
                website=cells["website"],
                source=cells["source_url"],
                as_of=newest(cells["source_date"]),
                confidence="med",
                note=cells["note"],
            )
            slugs.add(values["slug"])
            # Certifications name their body by it.
            abbreviations.add(values["abbreviation"])
            return values

        sync(Organization, ("slug",), read(table, COLUMNS, run, organization), run)
