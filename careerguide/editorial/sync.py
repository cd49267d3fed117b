"""Load what staff may change afterwards: a load replaces its own rows, never theirs."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model

from careerguide.editorial.sheets import Cells, Known, Related, Sheet, Values
from careerguide.editorial.spreadsheets import cell_text
from careerguide.releases.errors import RowError
from careerguide.releases.files import Fields, Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.models import Release

Made = TypeVar("Made")


class EditorialLoader(Loader):
    """A file of our own. Its name has no year: the class says when it was gathered or written."""

    aside = False
    publisher = "careerguide"
    gathered: ClassVar[str]

    def year(self, path: Path) -> int:
        """From `gathered`, since the file's name has none."""
        return int(self.gathered[:4])

    def discard(self, release: Release) -> None:
        """Keep the rows: `sync` replaces what a load made and leaves what staff changed."""


class SheetLoader(EditorialLoader):
    """A file whose columns are a sheet's, and perhaps some beside them."""

    sheet: ClassVar[Sheet]
    owners: ClassVar[tuple[str, ...]] = ()
    """Columns that say what a row is about. Where that is not loaded, the row is left out."""
    beside: ClassVar[tuple[str, ...]] = ()
    """Columns of the file that the sheet lacks, for `more`."""
    once: ClassVar[tuple[str, ...]] = ()
    """Fields beside the key whose values no two rows may share."""

    def load(self, table: Table, run: Run) -> None:
        """Bring the sheet's table in line with the file."""
        sync(self.sheet.model, self.sheet.key, self.gather(table, run), run)

    def gather(self, table: Table, run: Run) -> list[Values]:
        """The values of every row that can be read and belongs to something loaded."""
        known = Known()
        keys = [self.sheet.key, *((name,) for name in self.once)]
        seen = [Once(", ".join(key)) for key in keys]
        owners = [cell for cell in self.sheet.cells if cell.column in self.owners]

        def make(cells: Cells) -> Values | None:
            for cell in owners:
                assert isinstance(cell, Related)
                word = cells[cell.column]
                if word and known.find(cell.model, cell.by, word) is None:
                    run.unmatch(f"{cell.model._meta.verbose_name_plural} that are not loaded")
                    return None
            values = self.sheet.values(cells, known)
            more = self.more(values, cells, run)
            if more is None:
                return None
            values |= more
            for key, before in zip(keys, seen, strict=True):
                before.add(tuple(values[name] for name in key))
            return values

        return read(table, (*self.sheet.columns, *self.beside), run, make)

    def more(self, values: Values, cells: Cells, run: Run) -> Values | None:
        """Values that the sheet does not give; None for a row left out, which it counts itself.

        Raises RowError for a row that can't stand in this file.
        """
        return {}


def read(
    table: Table, columns: Sequence[str], run: Run, make: Callable[[Cells], Made | None]
) -> list[Made]:
    """What `make` builds from each row's cells by column; None for a row it counted itself."""
    places = dict(zip(columns, table.positions(*columns), strict=True))

    def parse(row: Fields) -> Made | None:
        return make({name: cell_text(row[at]) for name, at in places.items()})

    return list(run.parsed(table.rows, len(table.header), parse))


def checked(model: type[Model], **values: object) -> Values:
    """`values`, held to the rules of the model's own fields, as the admin holds its forms.

    Fields not given, and relations, are the caller's to see to. Raises RowError, naming each field
    that is wrong.
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

    def add(self, key: Hashable) -> None:
        """Raises RowError for a key that was seen before."""
        if key in self:
            raise RowError(f"{self.what} stands in the file twice")
        super().add(key)


def sync(model: type[Model], key: Sequence[str], rows: Iterable[Values], run: Run) -> None:
    """Make the table hold `rows`: found by `key`, created, updated, or deleted where missing.

    Rows that staff changed or added (`edited`) stay as they are, and are counted. Numbers stay, so
    that what points at a row goes on pointing at it.
    """
    stored = model._default_manager.all()
    for name in key:
        stored = stored.select_related(name) if model._meta.get_field(name).is_relation else stored
    by_key = {_key(row, key): row for row in stored}
    kept = 0
    for values in rows:
        row = by_key.pop(tuple(values[name] for name in key), None)
        if row is None:
            model._default_manager.create(**values)
        elif row.edited:  # type: ignore[attr-defined]
            kept += 1
        elif any(getattr(row, name) != value for name, value in values.items()):
            # Thousands of rows are as they were, and nobody else can write while these are saved.
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
    gone = [row.pk for row in by_key.values() if not row.edited]  # type: ignore[attr-defined]
    model._default_manager.filter(pk__in=gone).delete()
    kept += len(by_key) - len(gone)
    if kept:
        run.note("rows kept as staff changed them", kept)


def _key(row: Model, key: Sequence[str]) -> tuple[object, ...]:
    """The key's values; a related row is compared as itself."""
    return tuple(getattr(row, name) for name in key)
