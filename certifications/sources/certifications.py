"""Certifications, with their fees, exams, requirements, renewals and occupations."""

from collections import defaultdict
from collections.abc import Iterator

from careerguide.editorial.sync import Cells, Once, Values, read, sync
from careerguide.releases.files import Table
from careerguide.releases.loader import Run, register
from certifications.models import (
    Certification,
    Exam,
    Fee,
    OpensOccupation,
    Organization,
    Renewal,
    Requirement,
)
from certifications.sources.base import GatheredLoader
from certifications.sources.fees import dues, same_dues
from certifications.sources.gathered import COLUMNS, Gathered, gather
from certifications.sources.places import ensure_settings
from certifications.sources.shared import FROM_COLUMNS, REQUIREMENT_KEY, held_by_edits, with_others

FEE_KEY = ("certification", "organization", "kind", "audience")


@register
class CertificationsLoader(GatheredLoader):
    slug = "certifications"
    title = "Certifications: fees, exams, requirements and renewal"
    files = ("certifications/certifications.csv",)
    rows = (30, 500)

    def load(self, table: Table, run: Run) -> None:
        bodies = {body.abbreviation: body for body in Organization.objects.all()}
        slugs = Once("the slug")
        by_body: defaultdict[str, list[Cells]] = defaultdict(list)

        def row(cells: Cells) -> Gathered:
            gathered = gather(cells, bodies)
            same_dues(cells, by_body[cells["body"]])
            slugs.add(cells["slug"])
            by_body[cells["body"]].append(cells)
            return gathered

        rows = read(table, COLUMNS, run, row)
        sync(
            Certification,
            ("slug",),
            [*(r.certification for r in rows), *held_by_edits(slugs, run)],
            run,
        )
        known = {c.slug: c for c in Certification.objects.all()}
        of_body = [
            values | {"certification": None, "organization": bodies[body]}
            for body, cells in by_body.items()
            for values in dues(cells)
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
        found = getattr(row, table)
        for values in found if isinstance(found, list) else filter(None, [found]):
            yield values | more | {"certification": known[row.cells["slug"]]}


def _tie(rows: list[Gathered], known: dict[str, Certification]) -> None:
    """Settings, and which full title an apprentice designation (CPC-A) belongs to (CPC)."""
    settings = ensure_settings()
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
