"""Who each certification is for, and where its exam is taken, in our own words."""

from careerguide.editorial.sync import Cells, Once, checked, read
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Run, register
from certifications.models import Certification, Exam
from certifications.sources.base import PROVENANCE, GatheredLoader


@register
class SummariesLoader(GatheredLoader):
    """Fills one column of certifications and one of exams, which other rows make.

    Those rows have their own sources; where a delivery rests on another, its text says which.
    """

    slug = "certification-summaries"
    title = "Certifications in a sentence or two"
    files = ("certifications/summaries.csv",)
    rows = (1, 1_000)

    def load(self, table: Table, run: Run) -> None:
        known = {c.slug: c for c in Certification.objects.all()}
        seen = Once("the certification")

        def summary(cells: Cells) -> Cells | None:
            if cells["certification"] not in known:
                run.unmatch("certifications that are not loaded")
                return None
            seen.add(cells["certification"])
            if not cells["summary"]:
                raise RowError("the summary is blank")
            # Not kept, but a sentence too needs a source.
            checked(Exam, delivery=cells["delivery"], **{name: cells[name] for name in PROVENANCE})
            return cells

        kept = 0
        for cells in read(
            table, ("certification", "summary", "delivery", *PROVENANCE), run, summary
        ):
            kept += _write(known[cells["certification"]], cells)
        if kept:
            run.note("rows kept as staff changed them", kept)


def _write(certification: Certification, cells: Cells) -> int:
    """How many of the two rows staff changed, so that they stay as they are."""
    exam = Exam.objects.filter(certification=certification).first()
    kept = 0
    for row, name in ((certification, "summary"), (exam, "delivery")):
        if row is None:
            continue
        if row.edited:
            kept += 1
        elif getattr(row, name) != cells[name]:
            setattr(row, name, cells[name])
            row.save(update_fields=[name])
    return kept
