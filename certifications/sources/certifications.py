"""Certifications, with their fees, exams, requirements, renewals and occupations."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Model, Q

from careerguide.editorial.models import Sourced
from careerguide.editorial.sheets import Cells, Values
from careerguide.editorial.spreadsheets import decimal
from careerguide.editorial.sync import Once, checked, read, sync
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Run
from certifications.models import (
    Certification,
    Exam,
    Fee,
    JobFamily,
    OpensOccupation,
    Organization,
    Renewal,
    Requirement,
    Setting,
)
from certifications.sources.provenance import (
    FEES,
    GatheredLoader,
    as_of,
    confidence,
    labelled,
    read_cell,
    sentences_about,
)
from certifications.sources.row import COLUMNS, Gathered, gather

REQUIREMENT_KEY = ("certification", "kind", "strength", "way")
FROM_COLUMNS = Q(way=0) & (
    Q(kind="education", strength="to sit")
    | Q(kind="experience", strength__in=("to sit", "full title"), months__isnull=False)
)
"""Requirements that the columns of certifications.csv give: education to sit, and a number of
months. Advice, accreditation, what is one way of several, and experience in words or hours without
a number of months stand in requirements.csv.
"""
SETTINGS = {
    "inpatient": "Hospital, inpatient",
    "outpatient": "Outpatient",
    "hospital": "Hospital, kind not stated",
    "billing-company": "Billing company or department",
    "payer": "Health plan or insurer",
    "office": "Physician office, practice or clinic",
    "other": "Other",
}
"""Settings to filter by, in the words shown first; staff may rename them."""
DUES = {"membership_fee_annual": "dues", "student_membership_fee": "student dues"}
"""Columns that say what a body's members pay for a year, with the kind of fee."""
REST_ON = re.compile(r"\bdues\b[^.]*\brest on\b[^.]*\b(20\d\d)\b")
"""A note that says of which year the pages are that dues come from."""
FEE_KEY = ("certification", "organization", "kind", "audience", "part")


class CertificationsLoader(GatheredLoader):
    """One row a certification, spread over the tables of what hangs on it."""

    slug = "certifications"
    title = "Certifications: fees, exams, requirements and renewal"
    files = ("certifications/certifications.csv",)
    rows = (30, 500)

    def load(self, table: Table, run: Run) -> None:
        """Each row fills several tables, and the rows of one body have to agree on its dues."""
        bodies = {body.abbreviation: body for body in Organization.objects.all()}
        families = {one.slug: one for one in JobFamily.objects.all()}
        slugs, names = Once("the slug"), Once("the abbreviation")
        by_body: defaultdict[str, list[Cells]] = defaultdict(list)

        def row(cells: Cells) -> Gathered:
            gathered = gather(cells, bodies, families)
            check_dues(cells, by_body[cells["body"]])
            slugs.add(cells["slug"])
            names.add(cells["abbreviation"])
            by_body[cells["body"]].append(cells)
            return gathered

        rows = read(table, COLUMNS, run, row)
        sync(
            Certification,
            ("slug",),
            [*(r.certification for r in rows), *kept_for_edits(slugs, run)],
            run,
        )
        known = {c.slug: c for c in Certification.objects.all()}
        # Those that staff withdrew are not there, nor is what hangs on them.
        rows = [row for row in rows if row.cells["slug"] in known]
        of_body = [
            values | {"certification": None, "organization": bodies[body]}
            for body, cells in by_body.items()
            for values in dues_of_body(cells)
        ]
        of_certification = _of(rows, known, "fees", organization=None)
        sync(Fee, FEE_KEY, [*of_body, *of_certification], run)
        columns = _of(rows, known, "requirements")
        asked = with_others(Requirement, REQUIREMENT_KEY, columns, ~FROM_COLUMNS)
        sync(Requirement, REQUIREMENT_KEY, asked, run)
        sync(Exam, ("certification",), _of(rows, known, "exam"), run)
        sync(Renewal, ("certification",), _of(rows, known, "renewal"), run)
        sync(OpensOccupation, ("certification", "soc"), _of(rows, known, "occupations"), run)
        _tie(rows, known)


def _of(
    rows: list[Gathered], known: dict[str, Certification], table: str, **more: None
) -> Iterator[Values]:
    """The values of one table for every row, each with its certification."""
    for row in rows:
        for values in getattr(row, table):
            yield values | more | {"certification": known[row.cells["slug"]]}


def dues_of_body(rows: list[Cells]) -> list[Values]:
    """The dues of one body, said by each of its certifications' rows alike.

    Where a note says the year of the pages they rest on, they are of that year: or more exactly,
    of a row's date for fees that lies in it. The sources are the pages that every row cites.
    """
    found = []
    for column, kind in DUES.items():
        saying = [cells for cells in rows if cells[column]]
        if saying:
            note = sentences_about(saying[0]["note"], "dues")
            found.append(
                checked(
                    Fee,
                    kind=kind,
                    audience="any",
                    part="",
                    amount=read_cell(saying[0], column, decimal),
                    source=_cited_by_all(saying),
                    as_of=_dues_date(saying),
                    confidence=confidence(saying[0]["confidence"], note),
                    note=note,
                )
            )
    return found


def check_dues(cells: Cells, others: list[Cells]) -> None:
    """Raises RowError for a row whose dues differ from those of its body's rows before it."""
    for column, what in DUES.items():
        mine = read_cell(cells, column, decimal)
        said = {read_cell(other, column, decimal) for other in others} - {None}
        if mine is not None and said - {mine}:
            raise RowError(f"its {what} differ from those in another row of {cells['body']}")


def _cited_by_all(rows: list[Cells]) -> str:
    cited = [[url.strip() for url in cells["source_url"].split(";")] for cells in rows]
    common = [url for url in cited[0] if all(url in urls for urls in cited)]
    return "; ".join(common or cited[0])


def _dues_date(rows: list[Cells]) -> str:
    said = [year for cells in rows for year in REST_ON.findall(cells["note"])]
    if not said:
        return max(as_of(cells["source_date"], FEES) for cells in rows)
    year = max(said)
    exact = [day for cells in rows for day in labelled(cells["source_date"], FEES)]
    return max((day for day in exact if day.startswith(year)), default=year)


def _tie(rows: list[Gathered], known: dict[str, Certification]) -> None:
    """Settings, and which full title an apprentice designation (CPC-A) belongs to (CPC)."""
    settings = {
        slug: Setting.objects.get_or_create(slug=slug, defaults={"name": name})[0]
        for slug, name in SETTINGS.items()
    }
    titles = {c.abbreviation: c for c in known.values()}
    for row in rows:
        certification = known[row.cells["slug"]]
        if certification.edited:
            continue
        certification.settings.set(settings[slug] for slug in row.settings)
        shown = certification.abbreviation
        full = titles.get(shown.removesuffix("-A")) if shown.endswith("-A") else None
        if certification.apprentice_of != full:
            certification.apprentice_of = full
            certification.save(update_fields=["apprentice_of"])


def values_of(row: Model) -> Values:
    """A row's columns, as `sync` takes them, without its number, its version and staff's mark."""
    skipped = {"id", "edited", "version"}
    return {f.name: getattr(row, f.name) for f in row._meta.fields if f.name not in skipped}


def with_others(
    model: type[Model], key: Sequence[str], rows: Iterable[Values], others: Q
) -> Iterator[Values]:
    """`rows`, and those that another file gave: `sync` would else take them for gone."""
    given = set()
    for values in rows:
        given.add(tuple(values[name] for name in key))
        yield values
    for row in model._default_manager.filter(others, edited=False):
        if tuple(getattr(row, name) for name in key) not in given:
            yield values_of(row)


def kept_for_edits(slugs: set[str], run: Run) -> list[Values]:
    """Certifications that the file no longer has, but on which rows of staff's stand."""
    gone = Certification.objects.exclude(slug__in=slugs).filter(edited=False)
    kept = [one for one in gone if _has_edits(one)]
    if kept:
        run.note("certifications kept for what staff changed about them", len(kept))
    return [values_of(one) for one in kept]


def _has_edits(certification: Certification) -> bool:
    """Whether staff changed a row of another table that names it."""
    for relation in Certification._meta.related_objects:
        table = relation.related_model
        if issubclass(table, Sourced):
            mine = {relation.field.name: certification}
            if table._default_manager.filter(edited=True, **mine).exists():
                return True
    return False
