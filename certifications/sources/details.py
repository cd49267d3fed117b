"""Our own sourced files of details: one row, one fact, in the columns of its table.

Each row ends with its source, its date, how sure it is, and a note.
"""

from typing import ClassVar

from careerguide.editorial.models import Sourced
from careerguide.editorial.sheets import PROVENANCE, Cells, Sheet, Values
from careerguide.editorial.sync import Once, SheetLoader, checked, read, sync
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Run
from certifications.models import (
    ApprenticeRoute,
    Certification,
    Correction,
    Exam,
    LadderStep,
    PassRate,
    Preparation,
    Requirement,
    TestedCode,
)
from certifications.sources.certifications import FROM_COLUMNS, REQUIREMENT_KEY, with_others
from certifications.sources.provenance import GatheredLoader


class DetailLoader(SheetLoader, GatheredLoader):
    """A file of facts about certifications; those of one that is not loaded are left out."""

    owners: ClassVar[tuple[str, ...]] = ("certification",)
    rows = (1, 2_000)


def detail(model: type[Sourced], *columns: str, key: tuple[str, ...]) -> Sheet:
    """A sheet of facts about certifications, each known by its certification and `key`."""
    return Sheet(model, ("certification", *key), ("certification", *columns, *PROVENANCE))


class PassRatesLoader(DetailLoader):
    slug = "certification-pass_rates"
    title = "Pass rates of certification exams"
    files = ("certifications/pass_rates.csv",)
    sheet = detail(PassRate, "year", "percent", "first_time", key=("year", "first_time"))


class ApprenticeRoutesLoader(DetailLoader):
    slug = "certification-apprentice_routes"
    title = "Ways to lift an apprentice designation"
    files = ("certifications/apprentice_routes.csv",)
    sheet = detail(ApprenticeRoute, "order", "months_of_work", "text", key=("order",))


class TestedCodesLoader(DetailLoader):
    slug = "certification-tested_codes"
    title = "Code systems that exams test"
    files = ("certifications/tested_codes.csv",)
    sheet = detail(TestedCode, "code_system", key=("code_system",))


class PreparationsLoader(DetailLoader):
    slug = "certification-preparations"
    title = "Fields of study that prepare for certifications"
    caveats = "An editorial judgment: what a field teaches beside what an exam asks."
    files = ("certifications/preparations.csv",)
    sheet = detail(Preparation, "cip", "required", key=("cip",))


class RequirementsLoader(DetailLoader):
    """What certifications ask beside the columns of certifications.csv: accreditation, advice."""

    slug = "certification-requirements"
    title = "What certifications ask or advise"
    files = ("certifications/requirements.csv",)
    sheet = detail(
        Requirement, "kind", "strength", "months", "accreditor", "text", key=REQUIREMENT_KEY[1:]
    )

    def more(self, values: Values, cells: Cells, run: Run) -> Values:
        """Raises RowError for what certifications.csv says in its columns."""
        same = {name: values[name] for name in REQUIREMENT_KEY}
        given = Requirement.objects.filter(FROM_COLUMNS, edited=False, **same)
        if _is_of_columns(values) or given.exists():
            raise RowError("it belongs in the columns of certifications.csv")
        return {}

    def load(self, table: Table, run: Run) -> None:
        own = self.gather(table, run)
        rows = with_others(Requirement, REQUIREMENT_KEY, own, FROM_COLUMNS)
        sync(Requirement, REQUIREMENT_KEY, rows, run)


def _is_of_columns(values: Values) -> bool:
    """What FROM_COLUMNS says, of a row that is not in the database yet."""
    if values["kind"] == "education":
        return bool(values["strength"] == "to sit")
    in_words = values["kind"] != "experience" or values["months"] is None
    return not in_words and values["strength"] != "advised"


class LadderLoader(DetailLoader):
    slug = "certification-ladder"
    title = "Steps from one certification to the next"
    files = ("certifications/ladder.csv",)
    sheet = detail(LadderStep, "to", "months_low", "months_high", "text", key=("to",))


class CorrectionsLoader(DetailLoader):
    """A correction is of a certification, an organization, both, or neither: of the field."""

    slug = "certification-corrections"
    title = "Corrections of what is told about certifications"
    files = ("certifications/corrections.csv",)
    owners = ("certification", "organization")
    sheet = Sheet(
        Correction,
        ("key",),
        (
            "key", "certification", "organization", "topic", "said", "said_by", "holds", "facts",
            *PROVENANCE, "today_figure", "today_occupation", "today_area",
        ),
    )  # fmt: skip


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
