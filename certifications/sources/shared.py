"""What a load of one table must leave standing: another file's rows, and staff's."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Model, Q

from careerguide.editorial.models import Sourced
from careerguide.editorial.sync import Values
from careerguide.releases.loader import Run
from certifications.models import Certification

REQUIREMENT_KEY = ("certification", "kind", "strength")
FROM_COLUMNS = Q(kind="education", strength="to sit") | Q(
    kind="experience", strength__in=("to sit", "full title"), months__isnull=False
)
"""Requirements that the columns of certifications.csv give: education to sit, and a number of
months. Advice, accreditation, and experience in words without a number stand in requirements.csv.
"""


def values_of(row: Model) -> Values:
    """A row's columns, as `sync` takes them; its number and staff's mark are not among them."""
    skipped = {"id", "edited"}
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


def held_by_edits(slugs: set[str], run: Run) -> list[Values]:
    """Certifications that the file no longer has, but on which rows of staff's stand."""
    gone = Certification.objects.exclude(slug__in=slugs).filter(edited=False)
    kept = [one for one in gone if _has_edits(one)]
    if kept:
        run.note("certifications kept for what staff changed about them", len(kept))
    return [values_of(one) for one in kept]


def _has_edits(certification: Certification) -> bool:
    tables = (r for r in Certification._meta.related_objects if issubclass(_table(r), Sourced))
    return any(
        _table(r)._default_manager.filter(**{r.field.name: certification, "edited": True}).exists()
        for r in tables
    )


def _table(relation: Any) -> type[Model]:
    table: type[Model] = relation.related_model
    return table
