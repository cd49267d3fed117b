"""Gathered files whose rows are rows of one table: bodies, code systems, pay, and details.

The first three end with `source_url` and `source_date`; each row of a detail, which is one fact
about a certification, with its source, its date, how sure it is, and a note.
"""

import re
from typing import ClassVar

from careerguide.editorial.models import Sourced
from careerguide.editorial.sheets import PROVENANCE, Cell, Cells, Converted, Sheet, Values
from careerguide.editorial.spreadsheets import small, whole
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
    StateRequirement,
    SurveyPay,
    TestedCode,
)
from certifications.sources.certifications import FROM_COLUMNS, REQUIREMENT_KEY, with_others
from certifications.sources.provenance import SOURCE, GatheredLoader

RENAMED = re.compile(r".+ \(now (?P<now>[^()]+)\)")


class PayLoader(SheetLoader, GatheredLoader):
    """Dollars a year that surveys found, each tied to the certification that it names."""

    slug = "credential-pay"
    title = "Pay by credential, from surveys"
    caveats = "Averages of those who answered a survey: not wage statistics, not local."
    files = ("certifications/salary_by_credential.csv",)
    rows = (55, 1_000)
    sheet = Sheet(
        SurveyPay,
        ("credential", "metric", "survey", "year", "population", "source"),
        (
            "credential", "metric", Converted("value_usd", whole, "value"), "survey",
            Converted("survey_year", whole, "year"), "population", *SOURCE, "confidence", "note",
        ),
    )  # fmt: skip

    def more(self, values: Values, cells: Cells, run: Run) -> Values:
        """Nothing beside the sheet's columns. Raises RowError where the pay is 0 or blank."""
        if not values["value"]:
            raise RowError("value_usd: no one earns nothing")
        return {}

    def gather(self, table: Table, run: Run) -> list[Values]:
        """Each figure with the certification that its credential, as printed, is."""
        known = by_credential()
        return [
            values | {"certification": known.get(_name_now(values["credential"]))}
            for values in super().gather(table, run)
        ]


def by_credential() -> dict[str, Certification]:
    """Certifications by abbreviation; a group (“e.g. CASCC CANPC”) by each it names."""
    found = {}
    for certification in Certification.objects.all():
        shown = certification.abbreviation
        names = shown.removeprefix("e.g. ").split() if shown.startswith("e.g. ") else [shown]
        found.update(dict.fromkeys(names, certification))
    return found


def _name_now(printed: str) -> str:
    """The name of today: COC for “CPC-H (now COC)”."""
    renamed = RENAMED.fullmatch(printed)
    return renamed["now"] if renamed else printed


class DetailLoader(SheetLoader, GatheredLoader):
    """A file of facts about certifications; those of one that is not loaded are left out."""

    owners: ClassVar[tuple[str, ...]] = ("certification",)
    rows = (1, 2_000)


def detail(model: type[Sourced], *columns: str | Cell, key: tuple[str, ...]) -> Sheet:
    """A sheet of facts about certifications, each known by its certification and `key`."""
    return Sheet(model, ("certification", *key), ("certification", *columns, *PROVENANCE))


class PassRatesLoader(DetailLoader):
    """Percent who passed, by year."""

    slug = "certification-pass_rates"
    title = "Pass rates of certification exams"
    files = ("certifications/pass_rates.csv",)
    sheet = detail(PassRate, "year", "percent", "first_time", key=("year", "first_time"))


class ApprenticeRoutesLoader(DetailLoader):
    """Ways to lift an apprentice designation, in their order."""

    slug = "certification-apprentice_routes"
    title = "Ways to lift an apprentice designation"
    files = ("certifications/apprentice_routes.csv",)
    sheet = detail(ApprenticeRoute, "order", "months_of_work", "text", key=("order",))


class TestedCodesLoader(DetailLoader):
    """Pairs of a certification and a code system."""

    slug = "certification-tested_codes"
    title = "Code systems that exams test"
    files = ("certifications/tested_codes.csv",)
    sheet = detail(TestedCode, "code_system", key=("code_system",))


class PreparationsLoader(DetailLoader):
    """CIP codes of fields that prepare for a certification."""

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
        Requirement, "kind", "strength", Converted("way", lambda text: small(text) or 0),
        "months", "hours", "accreditor", "text", key=REQUIREMENT_KEY[1:],
    )  # fmt: skip

    def more(self, values: Values, cells: Cells, run: Run) -> Values:
        """Raises RowError for what certifications.csv says in its columns."""
        same = {name: values[name] for name in REQUIREMENT_KEY}
        given = Requirement.objects.filter(FROM_COLUMNS, edited=False, **same)
        if _is_of_columns(values) or given.exists():
            raise RowError("it belongs in the columns of certifications.csv")
        return {}

    def load(self, table: Table, run: Run) -> None:
        """Keeps the requirements that certifications.csv gave, which `sync` would take for gone."""
        own = self.gather(table, run)
        rows = with_others(Requirement, REQUIREMENT_KEY, own, FROM_COLUMNS)
        sync(Requirement, REQUIREMENT_KEY, rows, run)


def _is_of_columns(values: Values) -> bool:
    """What FROM_COLUMNS says, of a row that is not in the database yet."""
    if values["way"]:
        return False
    if values["kind"] == "education":
        return bool(values["strength"] == "to sit")
    in_words = values["kind"] != "experience" or values["months"] is None
    return not in_words and values["strength"] != "advised"


class StateRequirementsLoader(DetailLoader):
    """What states ask, beside the credential that their rules are nearest to."""

    slug = "certification-state_requirements"
    title = "What states ask: hours and fees"
    caveats = "Gathered for a few states; laws change. Ask the state."
    files = ("certifications/state_requirements.csv",)
    sheet = detail(
        StateRequirement, "state", "hours", "clinical_hours", "fee", "text", key=("state", "text")
    )


class LadderLoader(DetailLoader):
    """Steps to another certification, with the months of work between where stated."""

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
        """Its columns belong to two tables, and rows of neither are made or removed.

        Rejects (RowError) a blank summary.
        """
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

        rows = read(table, ("certification", "summary", "delivery", *PROVENANCE), run, summary)
        if kept := sum(_write(known[cells["certification"]], cells) for cells in rows):
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
