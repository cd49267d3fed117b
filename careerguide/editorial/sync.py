"""Load what staff may change afterwards: a load replaces its own rows, never theirs."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model

from careerguide.editorial.models import Sourced
from careerguide.editorial.record import MARK
from careerguide.editorial.revisions import FileRow
from careerguide.editorial.sheets import Cells, Known, Related, Sheet, Values
from careerguide.editorial.snapshots import plain, snapshot
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


class ByMonth(EditorialLoader):
    """One whose edition is the month it was gathered in."""

    def edition(self, path: Path, year: int) -> str:
        """“gathered 2026-11”; of an older file the year."""
        return f"gathered {self.gathered if year == self.year(path) else year}"


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


class WordsLoader(ByMonth, SheetLoader):
    """A sheet of names and phrases, which are no measured figures."""

    def more(self, values: Values, cells: Cells, run: Run) -> Values:
        """The date of each row and how sure it is are the table's."""
        return {"as_of": self.gathered, "confidence": Sourced.Confidence.MEDIUM}


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

    Rows that staff changed or added (`edited`) stay as they are, and those that staff deleted stay
    away; both are counted, and what the file says of them is kept (`FileRow`). Numbers stay, so
    that what points at a row goes on pointing at it. A row that says the same is not saved.
    """
    stored = model._default_manager.all()
    for name in key:
        stored = stored.select_related(name) if model._meta.get_field(name).is_relation else stored
    by_key = {_key(row, key): row for row in stored}
    by_number = {str(row.pk): row for row in by_key.values()}
    kept, withdrawn = 0, 0
    against = {
        tuple(row.values.get(name) for name in key): row
        for row in FileRow.objects.filter(label=model._meta.label_lower)
    }
    for values in rows:
        told = against.get(tuple(plain(values[name]) for name in key))
        row = by_key.pop(tuple(values[name] for name in key), None)
        if told is not None and row is None:
            # Staff deleted it, or changed what it was known by.
            row = by_number.get(told.key)
            by_key = {name: one for name, one in by_key.items() if one is not row}
        if told is not None and told.withdrawn and row is None:
            _take_down(told, values)
            withdrawn += 1
        elif row is None:
            model._default_manager.create(**values)
        elif row.edited:  # type: ignore[attr-defined]
            _take_down(told or _file_row(row), values)
            kept += 1
        elif _differs(row, values):
            # Thousands of rows are as they were, and nobody else can write while these are saved.
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
    gone = [row.pk for row in by_key.values() if not row.edited]  # type: ignore[attr-defined]
    model._default_manager.filter(pk__in=gone).delete()
    kept += len(by_key) - len(gone)
    if kept:
        run.note("rows kept as staff changed them", kept)
    if withdrawn:
        run.note("rows left out as staff withdrew them", withdrawn)


def _differs(row: Model, values: Values) -> bool:
    """Whether the file says something else; related rows are compared by their keys."""
    for name, value in values.items():
        attribute = getattr(row._meta.get_field(name), "attname", name)
        if getattr(row, attribute) != (value.pk if isinstance(value, Model) else value):
            return True
    return False


def _file_row(row: Model) -> FileRow:
    return FileRow(
        label=row._meta.label_lower, key=str(row.pk), title=str(row)[:200], values=snapshot(row)
    )


def _take_down(told: FileRow, values: Values) -> None:
    """Keep what the file says now of a row that staff's stands for."""
    said = told.values | {name: plain(value) for name, value in values.items()}
    said.pop(MARK, None)
    if told.pk is None or said != told.values:
        told.values = said
        told.save()


def _key(row: Model, key: Sequence[str]) -> tuple[object, ...]:
    """The key's values; a related row is compared as itself."""
    return tuple(getattr(row, name) for name in key)
