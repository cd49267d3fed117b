"""Tables as Parquet, where pyarrow is installed: it is needed while files are made, and never by
the site that serves them."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from careerguide.lists.schema import BOOLEAN, DATE, INTEGER, NUMBER, DataField


def is_installed() -> bool:
    """Whether files can be made here."""
    return find_spec("pyarrow") is not None


class Writes(Protocol):
    """Takes a table's lines, many at a time."""

    def write(self, lines: Sequence[Sequence[Any]]) -> None:
        """Append these lines, whose cells are those of the table's CSV."""


class Nothing:
    """Takes lines where no Parquet is made."""

    def write(self, lines: Sequence[Sequence[Any]]) -> None:
        """Keeps none of them."""


class _Parquet(AbstractContextManager["_Parquet"]):
    """A file that grows by one row group a call, so that memory holds no more than that."""

    def __init__(self, file: Path, fields: Sequence[DataField]) -> None:
        import pyarrow
        from pyarrow import parquet

        self.arrow, self.fields = pyarrow, fields
        self.schema = pyarrow.schema([_field(pyarrow, one) for one in fields])
        self.writer = parquet.ParquetWriter(file, self.schema, compression="zstd")

    def write(self, lines: Sequence[Sequence[Any]]) -> None:
        columns = zip(*lines, strict=True) if lines else ([] for _one in self.fields)
        arrays = [
            self.arrow.array([field.value(cell) for cell in cells], type=kind.type)
            for field, kind, cells in zip(self.fields, self.schema, columns, strict=True)
        ]
        self.writer.write_batch(self.arrow.record_batch(arrays, schema=self.schema))

    def __exit__(self, *_error: object) -> None:
        self.writer.close()


def writing(file: Path | None, fields: Sequence[DataField]) -> AbstractContextManager[Writes]:
    """What writes a table into `file`; nothing for None."""
    return nullcontext(Nothing()) if file is None else _Parquet(file, fields)


def _field(arrow: Any, field: DataField) -> Any:
    """With its description and unit, as tools show them."""
    kinds = {INTEGER: arrow.int64(), NUMBER: arrow.float64(), BOOLEAN: arrow.bool_(),
             DATE: arrow.date32()}  # fmt: skip
    said = {"description": str(field.about or field.label), "unit": str(field.unit)}
    said = {name: words for name, words in said.items() if words}
    return arrow.field(field.name, kinds.get(field.kind, arrow.string()), metadata=said)
