"""A table kept by hand: what its cells mean, and what is wrong with a row.

A `Sheet` is read by loads of our own files and by imports of staff's, and written by exports, so
that one row means the same and is refused for the same reason wherever it comes from.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models import Model
from django.utils.translation import gettext as _

from careerguide.editorial.spreadsheets import SHOWN, decimal, plain, small, whole, yes_no
from careerguide.releases.errors import RowError

Cells = dict[str, str]
"""A row's texts by column; a column that the file leaves out is not among them."""
Values = dict[str, Any]
"""A row's values by the model's field, whatever each field takes."""
Problems = dict[str, list[str]]
"""What is wrong with a row, by column; "" is the row as a whole."""

PARAGRAPH = re.compile(r"\s*¶\s*")
PROVENANCE = ("source", "as_of", "confidence", "note")
"""The columns that every row with a source ends with."""
VERSION = "version"
"""The column that says which save of a row a table was made from."""


def paragraphs(text: str) -> str:
    """A file has a text in one line, its paragraphs parted by ¶."""
    return PARAGRAPH.sub("\n\n", text)


class Known:
    """Related rows by what a file calls them: read once a file, again for what the file adds."""

    def __init__(self) -> None:
        self.rows: dict[tuple[type[Model], str], dict[str, Model]] = {}
        self.added: list[Model] = []
        """Rows that the file adds, which the database has not got yet."""

    def find(self, model: type[Model], by: str, word: str) -> Model | None:
        """The row whose `by` is `word`, or None."""
        rows = self.rows.setdefault((model, by), {})
        if word not in rows:
            rows |= {getattr(row, by): row for row in model._default_manager.all()}
        new = (row for row in self.added if isinstance(row, model) and getattr(row, by) == word)
        return rows.get(word) or next(new, None)


class Cell:
    """Text as it stands: how one column's text becomes a value of `field`, and back.

    `follows` names the related rows, in Django's way, that writing it reads.
    """

    follows = ""

    def __init__(self, column: str, field: str = "") -> None:
        self.column, self.field = column, field or column

    def read(self, text: str, known: Known) -> Any:
        """The value; raises RowError, with a sentence for the row, where the text means nothing."""
        return text

    def value_of(self, row: Model) -> Any:
        """The value that a row has."""
        return getattr(row, self.field)

    def write(self, value: Any) -> str | Decimal:
        """The text that is read as this value; "" for None."""
        return plain(str(value)) if value is not None else ""


class Converted(Cell):
    """A cell read by a function of its text alone."""

    def __init__(self, column: str, convert: Callable[[str], object], field: str = "") -> None:
        super().__init__(column, field)
        self.convert = convert

    def read(self, text: str, known: Known) -> object:
        """What the function makes of the text."""
        return self.convert(text)


class Amount(Cell):
    """A number that a row can't be without: what is unknown is no row."""

    def read(self, text: str, known: Known) -> Decimal:
        """Raises RowError where blank, and for what is no number."""
        value = decimal(text)
        if value is None:
            raise RowError(_("An amount is missing. Leave the row out where it is unknown."))
        return value

    def write(self, value: Decimal) -> Decimal:
        """Amounts stay numbers, to be added up."""
        return value


class YesNo(Cell):
    """Yes or no; blank is None, or False where the model knows no third answer."""

    def __init__(self, column: str, field: str = "", *, third: bool = True) -> None:
        super().__init__(column, field)
        self.third = third

    def read(self, text: str, known: Known) -> bool | None:
        """The answer; RowError for other words than yes and no."""
        answer = yes_no(text)
        return answer if self.third else bool(answer)

    def write(self, value: bool | None) -> str:
        """Yes, no, or "" where it is not known."""
        return "" if value is None else "yes" if value else "no"


class Related(Cell):
    """A related row by its slug, or by another field of its own."""

    def __init__(
        self, column: str, model: type[Model], field: str = "", *, by: str = "slug",
        needed: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(column, field)
        self.model, self.by, self.needed = model, by, needed

    def read(self, text: str, known: Known) -> Model | list[Model] | None:
        """The row so called, or None where blank; RowError for no such row or a needed one."""
        kind = self.model._meta.verbose_name
        if not text and self.needed:
            raise RowError(_("Name a %s.") % kind)
        row = known.find(self.model, self.by, text) if text else None
        if text and row is None:
            raise RowError(
                _("There is no %(kind)s “%(word)s”.") % {"kind": kind, "word": text[:SHOWN]}
            )
        return row

    def write(self, value: Any) -> str:
        """What the row is called by; "" for none."""
        return getattr(value, self.by) if value else ""


class Several(Related):
    """Related rows, parted by semicolons. A model can only be given them once it is saved."""

    def read(self, text: str, known: Known) -> list[Model]:
        """The rows by what they are called; raises RowError naming those that are not there."""
        words = sorted({word.strip() for word in text.split(";")} - {""})
        rows = {word: known.find(self.model, self.by, word) for word in words}
        if unknown := [f"“{word[:SHOWN]}”" for word, row in rows.items() if row is None]:
            raise RowError(_("There is no %s.") % ", ".join(unknown))
        return [row for row in rows.values() if row]

    def value_of(self, row: Model) -> list[Model]:
        """The related rows; none for a row not saved yet."""
        return list(getattr(row, self.field).all()) if row.pk else []

    def write(self, value: Iterable[Model]) -> str:
        """What each is called by, in alphabetical order."""
        return "; ".join(sorted(getattr(row, self.by) for row in value))


def cell_of(field: Any) -> Cell:
    """How a model's field is written in a table, in a column of its name."""
    name = field.name
    if isinstance(field, models.ManyToManyField):
        return Several(name, field.related_model)
    if isinstance(field, models.ForeignKey):
        return Related(name, field.related_model, needed=not field.null)
    if isinstance(field, models.BooleanField):
        return YesNo(name, third=field.null)
    if isinstance(field, models.DecimalField):
        return Converted(name, decimal) if field.null else Amount(name)
    if isinstance(field, models.IntegerField):
        short = isinstance(field, models.PositiveSmallIntegerField)
        return Converted(name, small if short else whole)
    return Cell(name)


@dataclass(frozen=True)
class Sheet:
    """A table of rows of `model`, known by the fields in `key`.

    Columns are named as the model's fields are and mean what these are; a `Cell` in `given` says
    otherwise.
    """

    model: type[Model]
    key: tuple[str, ...]
    given: Sequence[str | Cell]
    lacking: tuple[str, ...] = ()
    """Fields of the key whose column a table may leave out: they are blank then."""

    @cached_property
    def cells(self) -> list[Cell]:
        """The columns in their order."""
        field = self.model._meta.get_field
        return [one if isinstance(one, Cell) else cell_of(field(one)) for one in self.given]

    @property
    def columns(self) -> list[str]:
        """Their names."""
        return [cell.column for cell in self.cells]

    @cached_property
    def key_columns(self) -> list[str]:
        """Names of the columns that say which row it is."""
        return [cell.column for cell in self.cells if cell.field in self.key]

    def wrong_columns(self, named: Sequence[str]) -> list[str]:
        """What is wrong with a file's header, in sentences: a column not of the key may lack."""
        wrong = {
            _("It lacks the columns %s."): [
                c for c in self.key_columns if c not in (*named, *self.lacking)
            ],
            _("It has unknown columns: %s."): [
                c or "“”" for c in named if c not in (*self.columns, VERSION)
            ],
            _("It has columns twice: %s."): sorted({c for c in named if named.count(c) > 1}),
        }
        said = [text % ", ".join(names) for text, names in wrong.items() if names]
        return [*said, _("The columns are %s.") % ", ".join(self.columns)] if said else []

    def related(self, rows: models.QuerySet) -> models.QuerySet:
        """`rows` with all that their cells name, in a query or two."""
        for cell in self.cells:
            if isinstance(cell, Several):
                rows = rows.prefetch_related(cell.field)
            elif follows := cell.follows or isinstance(cell, Related) * cell.field:
                rows = rows.select_related(follows)
        return rows

    def read(self, texts: Mapping[str, str], known: Known) -> tuple[Values, Problems]:
        """The values of a row's columns, and what could not be read."""
        values: Values = {}
        problems: Problems = {}
        for cell in self.cells:
            if cell.column in texts:
                try:
                    values[cell.field] = cell.read(texts[cell.column], known)
                except RowError as error:
                    problems[cell.column] = [str(error)]
        return values, problems

    def faults(self, row: Model, unread: Collection[str], *, alone: bool) -> Problems:
        """What the model's own rules say against a row, by column.

        The columns `unread` are passed over. `alone` leaves out whether other rows allow it: a load
        replaces them.
        """
        columns = {cell.field: cell.column for cell in self.cells}
        skipped = {field for field, column in columns.items() if column in unread}
        if alone:
            # Related rows were found, so they need not be looked for again.
            skipped |= {f.name for f in self.model._meta.fields if f.is_relation}
            skipped |= {f.name for f in self.model._meta.fields if f.name not in columns}
        try:
            row.full_clean(skipped, validate_unique=not alone, validate_constraints=not alone)
        except ValidationError as error:
            told = error.message_dict
            whole_row = {"": told.pop(NON_FIELD_ERRORS)} if NON_FIELD_ERRORS in told else {}
            return whole_row | {columns.get(name, name): said for name, said in told.items()}
        return {}

    def values(self, texts: Mapping[str, str], known: Known) -> Values:
        """A row for a load. Raises RowError with all that is wrong with it."""
        values, problems = self.read(texts, known)
        problems |= self.faults(self.model(**values), problems, alone=True)
        if problems:
            raise RowError(" ".join(told(problems)))
        return values


def told(problems: Problems) -> list[str]:
    """Each problem as a sentence that begins with its column."""
    return [
        f"{column}: {said}" if column else said
        for column, several in problems.items()
        for said in several
    ]
