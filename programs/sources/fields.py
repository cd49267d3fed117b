"""CIP 2020, and the crosswalk from fields of study to occupations."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path

from careerguide.releases.bulk import insert_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table, open_table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import text
from programs.models import FieldOccupation, FieldOfStudy
from salaries.models import Occupation
from salaries.sources.soc import soc_code

CIP = re.compile(r"\d\d(\.\d\d(\d\d)?)?")
Link = tuple[int, str, str, str, str, str]
COLUMNS = ("release_id", "field_id", "occupation_id", "origin", "reason", "source")


def cip_code(value: object, length: int = 7) -> str:
    """A CIP code such as 51.0713, however the publisher quotes it (="51.0713", 51.0713).

    Raises RowError for other text, and for a code longer than `length` characters.
    """
    code = text(value).removeprefix("=").strip('"')
    if not CIP.fullmatch(code) or len(code) > length:
        raise RowError("the CIP code is not like 51.0713")
    return code


class CipLoader(Loader):
    """Codes and titles of families, groups and fields of study."""

    slug = "cip"
    title = "Classification of Instructional Programs 2020"
    publisher = "National Center for Education Statistics"
    url = "https://nces.ed.gov/ipeds/cipcode/"
    files = ("crosswalk/CIPCode2020.csv",)
    rows = (2_000, 3_500)
    models = (FieldOfStudy,)

    def load(self, table: Table, run: Run) -> None:
        """Load every code that stands in CIP 2020; those moved or deleted are left out.

        What it can't use is rejected (RowError).
        """
        cells = itemgetter(*table.positions("CIPCode", "CIPTitle", "Action"))
        seen: set[str] = set()

        def parse(row: list[str]) -> tuple[str, str] | None:
            code, title, action = cells(row)
            if text(action) in ("Moved from", "Deleted"):
                run.unmatch("codes that CIP 2020 moved or deleted")
                return None
            code = cip_code(code)
            if code in seen:
                raise RowError("the CIP code stands in the file twice")
            seen.add(code)
            return code, _title(title)

        insert_rows(
            FieldOfStudy, ("code", "title"), run.parsed(table.rows, len(table.header), parse)
        )


def _title(value: object) -> str:
    """CIP ends titles with a full stop and writes families in capitals. RowError for a blank."""
    title = text(value).rstrip(".")
    if not title:
        raise RowError("the title is blank")
    return title.capitalize() if title.isupper() else title


class CrosswalkLoader(Loader):
    """The official links from fields of study to occupations."""

    slug = "cip-soc"
    title = "CIP 2020 to SOC 2018 crosswalk"
    publisher = "NCES and US Bureau of Labor Statistics"
    url = "https://nces.ed.gov/ipeds/cipcode/post3.aspx?y=56"
    caveats = "Says which jobs a field relates to, not whether its award suffices for them."
    files = ("crosswalk/CIP2020_SOC2018_Crosswalk.xlsx",)
    rows = (5_000, 7_500)
    models = (FieldOccupation,)
    year_pattern = r"CIP(20\d\d)"

    @contextmanager
    def open(self, path: Path) -> Iterator[Table]:
        """Overridden for the sheet that lists occupations by field; the workbook has others."""
        with open_table(path, sheet="CIP-SOC") as table:
            yield table

    def load(self, table: Table, run: Run) -> None:
        """Load the links between codes this site knows, each once."""
        links = _Links(run, FieldOccupation.Origin.OFFICIAL)
        cells = itemgetter(*table.positions("CIP2020Code", "SOC2018Code"))

        def parse(row: list[str]) -> Link | None:
            cip, soc = cells(row)
            if text(soc) == "99-9999" or text(cip) == "99.9999":
                run.unmatch("fields that the crosswalk links to no occupation")
                return None
            return links.row(cip_code(cip), soc_code(soc), "", "")

        rows = run.parsed(table.rows, len(table.header), parse)
        insert_rows(FieldOccupation, COLUMNS, rows)


class EditorialLinksLoader(Loader):
    """This site's own links from fields of study to occupations."""

    slug = "cip-soc-editorial"
    title = "Editorial links from fields to occupations"
    publisher = "careerguide"
    licence = "MIT"
    caveats = "Ours, each with its reason, where the official crosswalk misses where people work."
    files = ("crosswalk/editorial_links_*.csv",)
    rows = (1, 1_000)
    models = (FieldOccupation,)

    def load(self, table: Table, run: Run) -> None:
        """Load the links that have a reason and a source, and are not official ones too.

        What it can't use is rejected (RowError).
        """
        links = _Links(run, FieldOccupation.Origin.EDITORIAL)
        cells = itemgetter(*table.positions("cip", "soc", "reason", "source"))

        def parse(row: list[str]) -> Link | None:
            cip, soc, reason, source = cells(row)
            if not text(reason) or not text(source):
                raise RowError("an editorial link needs a reason and a source")
            return links.row(cip_code(cip), soc_code(soc), text(reason), text(source))

        rows = run.parsed(table.rows, len(table.header), parse)
        insert_rows(FieldOccupation, COLUMNS, rows)


class _Links:
    """Checks links against the fields and occupations this site knows."""

    def __init__(self, run: Run, origin: str) -> None:
        self.run, self.origin = run, origin
        self.fields = set(FieldOfStudy.objects.values_list("code", flat=True))
        self.occupations = set(Occupation.objects.values_list("code", flat=True))
        others = FieldOccupation.objects.exclude(release=run.release)
        self.seen = set(others.values_list("field_id", "occupation_id"))

    def row(self, cip: str, soc: str, reason: str, source: str) -> Link | None:
        """What to load; None for an unknown code, which is counted. RowError for a link twice."""
        if cip not in self.fields or soc not in self.occupations:
            self.run.unmatch("codes that CIP 2020 or SOC 2018 does not have")
            return None
        if (cip, soc) in self.seen:
            raise RowError("this link exists already")
        self.seen.add((cip, soc))
        return (self.run.release.pk, cip, soc, self.origin, reason, source)
