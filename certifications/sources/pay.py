"""What surveys say holders of a credential earn."""

import re

from careerguide.editorial.sync import Cells, Once, Values, checked, read, sync
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Run, register
from certifications.models import Certification, SurveyPay
from certifications.sources.base import GatheredLoader, whole
from certifications.sources.dates import newest

COLUMNS = (
    "credential", "metric", "value_usd", "survey", "survey_year", "population",
    "source_url", "source_date", "confidence", "note",
)  # fmt: skip
KEY = ("credential", "metric", "survey", "year", "population", "source")
RENAMED = re.compile(r".+ \(now (?P<now>[^()]+)\)")


def by_credential() -> dict[str, Certification]:
    """Certifications by abbreviation; a group (“e.g. CASCC CANPC”) by each it names."""
    found = {}
    for certification in Certification.objects.all():
        shown = certification.abbreviation
        names = shown.removeprefix("e.g. ").split() if shown.startswith("e.g. ") else [shown]
        found.update(dict.fromkeys(names, certification))
    return found


@register
class PayLoader(GatheredLoader):
    slug = "credential-pay"
    title = "Pay by credential, from surveys"
    caveats = "Averages of those who answered a survey: not wage statistics, not local."
    files = ("certifications/salary_by_credential.csv",)
    rows = (55, 1_000)

    def load(self, table: Table, run: Run) -> None:
        known, seen = by_credential(), Once("the figure")

        def pay(cells: Cells) -> Values:
            printed = cells["credential"]
            renamed = RENAMED.fullmatch(printed)
            value = whole(cells["value_usd"], "the pay")
            if not value:
                raise RowError("the pay is blank")
            year = whole(cells["survey_year"], "the survey's year")
            if year and not 1980 <= year <= int(self.gathered[:4]):
                raise RowError("the survey's year is no year of a survey")
            values = checked(
                SurveyPay,
                credential=printed,
                certification=known.get(renamed["now"] if renamed else printed),
                metric=cells["metric"],
                value=value,
                survey=cells["survey"],
                year=year,
                population=cells["population"],
                source=cells["source_url"],
                as_of=newest(cells["source_date"]),
                confidence=cells["confidence"],
                note=cells["note"],
            )
            seen.add(tuple(values[name] for name in KEY))
            return values

        sync(SurveyPay, KEY, read(table, COLUMNS, run, pay), run)
