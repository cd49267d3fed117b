"""Files of one layout, gathered by hand: bodies, code systems, and what surveys say holders earn.

Their last columns are `source_url` and `source_date`.
"""

import re

from careerguide.editorial.sheets import Cell, Cells, Converted, Sheet, Values
from careerguide.editorial.spreadsheets import whole
from careerguide.editorial.sync import SheetLoader
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Run
from certifications.models import Certification, CodeSystem, Organization, SurveyPay
from certifications.sources.provenance import GatheredLoader, newest

SOURCE = (Cell("source_url", "source"), Converted("source_date", newest, "as_of"))
RENAMED = re.compile(r".+ \(now (?P<now>[^()]+)\)")


class SurelyGathered(SheetLoader, GatheredLoader):
    """A file without a column for confidence: medium."""

    def more(self, values: Values, cells: Cells, run: Run) -> Values:
        return {"confidence": "med"}


class BodiesLoader(SurelyGathered):
    slug = "certifying-bodies"
    title = "Certifying bodies, accreditors and associations"
    files = ("certifications/bodies.csv",)
    rows = (15, 200)
    sheet = Sheet(
        Organization,
        ("slug",),
        ("slug", "name", "abbreviation", "kind", "website", "note", *SOURCE),
    )
    # Certifications name their body by it.
    once = ("abbreviation",)


class CodeSystemsLoader(SurelyGathered):
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


class PayLoader(SheetLoader, GatheredLoader):
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
        if not values["value"]:
            raise RowError("value_usd: no one earns nothing")
        return {}

    def gather(self, table: Table, run: Run) -> list[Values]:
        """Each figure with the certification that its credential, as printed, is."""
        known = by_credential()
        return [
            values | {"certification": known.get(_today(values["credential"]))}
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


def _today(printed: str) -> str:
    """The name of today: COC for “CPC-H (now COC)”."""
    renamed = RENAMED.fullmatch(printed)
    return renamed["now"] if renamed else printed
