"""Load what staff may change afterwards: a load replaces its own rows, never theirs."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model

from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.models import Release
from careerguide.releases.parse import text

Cells = dict[str, str]
Values = dict[str, Any]
Made = TypeVar("Made")


class EditorialLoader(Loader):
    """A file of our own. Its name has no year: the class says when it was gathered or written."""

    publisher = "careerguide"
    gathered: ClassVar[str]

    def year(self, path: Path) -> int:
        return int(self.gathered[:4])

    def discard(self, release: Release) -> None:
        """Keep the rows: `sync` replaces what a load made and leaves what staff changed."""


def read(
    table: Table, columns: Sequence[str], run: Run, make: Callable[[Cells], Made | None]
) -> list[Made]:
    """What `make` builds from each row's cells by column; None for a row it counted itself."""
    places = dict(zip(columns, table.positions(*columns), strict=True))

    def parse(row: list[Any]) -> tuple[Made] | None:
        made = make({name: text(row[at]) for name, at in places.items()})
        return None if made is None else (made,)

    return [made for (made,) in run.parsed(table.rows, len(table.header), parse)]


def checked(model: type[Model], **values: Any) -> Values:
    """`values`, held to the rules of the model's own fields, as the admin holds its forms.

    Fields not given, and relations, are the caller's to see to.
    """
    left = {f.name for f in model._meta.fields if f.is_relation or f.name not in values}
    try:
        model(**values).clean_fields(exclude=left)
    except ValidationError as error:
        names = {field.name: field.verbose_name for field in model._meta.fields}
        said = [f"{names[name]}: {' '.join(told)}" for name, told in error.message_dict.items()]
        raise RowError("; ".join(said)) from None
    return values


class Once(set[Any]):
    """Keys seen in a file. A second row for one is refused: nobody could say which of them holds.

    `what` they name is for the reason.
    """

    def __init__(self, what: str = "it") -> None:
        super().__init__()
        self.what = what

    def add(self, key: Any) -> None:
        if key in self:
            raise RowError(f"{self.what} stands in the file twice")
        super().add(key)


def sync(model: type[Model], key: Sequence[str], rows: Iterable[dict[str, Any]], run: Run) -> None:
    """Make the table hold `rows`: found by `key`, created, updated, or deleted where missing.

    Rows that staff changed or added (`edited`) stay as they are, and are counted. Numbers stay, so
    that what points at a row goes on pointing at it.
    """
    held = {_key(row, key): row for row in model._default_manager.all()}
    kept = 0
    for values in rows:
        row = held.pop(tuple(values[name] for name in key), None)
        if row is None:
            model._default_manager.create(**values)
        elif row.edited:  # type: ignore[attr-defined]
            kept += 1
        else:
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
    gone = [row.pk for row in held.values() if not row.edited]  # type: ignore[attr-defined]
    model._default_manager.filter(pk__in=gone).delete()
    kept += len(held) - len(gone)
    if kept:
        run.note("rows kept as staff changed them", kept)


def _key(row: Model, key: Sequence[str]) -> tuple[Any, ...]:
    """The key's values; a related row is compared as itself."""
    return tuple(getattr(row, name) for name in key)
