"""The code systems that records are coded in."""

from careerguide.editorial.sync import Cells, Once, Values, checked, read, sync
from careerguide.releases.files import Table
from careerguide.releases.loader import Run, register
from certifications.models import CodeSystem
from certifications.sources.base import GatheredLoader
from certifications.sources.dates import newest

COLUMNS = (
    "slug", "name", "abbreviation", "maintained_by", "used_for", "settings", "update_cycle",
    "source_url", "source_date", "note",
)  # fmt: skip


@register
class CodeSystemsLoader(GatheredLoader):
    slug = "code-systems"
    title = "Code systems of health records"
    files = ("certifications/code_systems.csv",)
    rows = (12, 200)

    def load(self, table: Table, run: Run) -> None:
        slugs = Once("the slug")

        def system(cells: Cells) -> Values:
            """The file has no column for confidence: medium."""
            values = checked(
                CodeSystem,
                slug=cells["slug"],
                name=cells["name"],
                abbreviation=cells["abbreviation"],
                maintained_by=cells["maintained_by"],
                used_for=cells["used_for"],
                places=cells["settings"],
                update_cycle=cells["update_cycle"],
                source=cells["source_url"],
                as_of=newest(cells["source_date"]),
                confidence="med",
                note=cells["note"],
            )
            slugs.add(values["slug"])
            return values

        sync(CodeSystem, ("slug",), read(table, COLUMNS, run, system), run)
