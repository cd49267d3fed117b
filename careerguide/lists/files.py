"""Writes a table into its files, all of them in one pass over its lines."""

import csv
import gzip
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from careerguide.lists import parquet
from careerguide.lists.csvfile import BOM, safe
from careerguide.lists.schema import Sheet

TOGETHER = 8_000
"""Lines held at a time: a row group of the Parquet file, some 20 MB of a table of many columns."""


def write_files(sheet: Sheet, packed: Path, columnar: Path | None = None) -> int:
    """Write a sheet as gzipped CSV and, unless None, as Parquet; returns how many lines it has."""
    rows = 0
    with (
        packed.open("wb") as raw,
        gzip.GzipFile("", "wb", 6, raw, mtime=0) as zipped,
        io.TextIOWrapper(zipped, encoding="utf-8", newline="") as text,
        parquet.writing(columnar, sheet.fields) as table,
    ):
        text.write(BOM)
        writer = csv.writer(text)
        writer.writerow(sheet.names)
        for lines in _batches(sheet.lines):
            writer.writerows([safe(value) for value in line] for line in lines)
            table.write(lines)
            rows += len(lines)
    return rows


def _batches(lines: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    """Lines by TOGETHER; of none a single empty batch, so that every file is made."""
    left = iter(lines)
    yield list(islice(left, TOGETHER))
    while batch := list(islice(left, TOGETHER)):
        yield batch
