"""What every loader of hand-gathered rows shares."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model

from careerguide.core.loading.errors import RowError
from careerguide.core.loading.files import Table
from careerguide.core.loading.loader import Loader, Run
from careerguide.core.loading.parse import text
from careerguide.core.models import Release

Cells = dict[str, str]
Values = dict[str, Any]
Made = TypeVar("Made")
WHOLE = re.compile(r"[0-9]{1,9}")
PROVENANCE = ("source", "as_of", "confidence", "note")
"""The columns that every row of our own files ends with."""


class GatheredLoader(Loader):
    """A file gathered by hand. Its name has no year: the class says when it was gathered."""

    publisher = "careerguide"
    licence = "Facts, cited row by row"
    caveats = "Gathered by hand from dated pages; check fees and rules with the issuer."
    gathered: ClassVar[str] = "2026-11"

    def year(self, path: Path) -> int:
        return int(self.gathered[:4])

    def edition(self, path: Path, year: int) -> str:
        return f"gathered {self.gathered if year == self.year(path) else year}"

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
    """`values`, held to the rules of the model's fields; relations are the caller's to find."""
    relations = {field.name for field in model._meta.fields if field.is_relation}
    try:
        model(**values).clean_fields(exclude=relations)
    except ValidationError as error:
        said = [
            f"{model._meta.get_field(name).verbose_name}: {' '.join(messages)}"  # type: ignore[union-attr]
            for name, messages in error.message_dict.items()
        ]
        raise RowError("; ".join(said)) from None
    return values


def once(seen: set[Any], key: Any, what: str) -> None:
    """Refuse a second row for one thing: nobody could say which of them holds."""
    if key in seen:
        raise RowError(f"{what} stands in the file twice")
    seen.add(key)


def whole(cell: str, what: str) -> int | None:
    """A whole number; None when blank."""
    if not cell:
        return None
    if not WHOLE.fullmatch(cell):
        raise RowError(f"{what} is not a whole number")
    return int(cell)


def yes_no(cell: str, what: str) -> bool | None:
    """Yes, no, or None when blank: not stated."""
    try:
        return {"yes": True, "no": False, "": None}[cell.lower()]
    except KeyError:
        raise RowError(f"{what} is neither yes nor no") from None
