"""The publishers' files as they stand in `data/`, opened plainly."""

import csv
import gzip
import re
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import IO, Any

import openpyxl

DATA = Path(__file__).resolve().parents[2] / "data"
IPEDS_UNKNOWN = frozenset({"", ".", "-1", "-2", "-3"})
"""IPEDS: blank, missing, not reported, not applicable, not available."""


def newest(pattern: str) -> Path:
    """The file of the latest year among those that match, by the digits in their names."""
    return max(DATA.glob(pattern), key=lambda path: re.findall(r"\d+", path.name))


def year_of(path: Path) -> int:
    """The first year, 20xx, in a file's name."""
    found = re.search(r"20\d\d", path.name)
    assert found, f"{path.name} names no year"
    return int(found.group())


def day_of(path: Path) -> str:
    """The day, 20xx-xx-xx, in a file's name."""
    found = re.search(r"20\d\d-\d\d-\d\d", path.name)
    assert found, f"{path.name} names no day"
    return found.group()


def cells(path: Path, *columns: str) -> Iterator[tuple[str, ...]]:
    """Two or more named columns of every row of a csv or csv.gz, without outer spaces."""
    with _opened(path) as text:
        reader = csv.reader(text)
        header = [name.strip() for name in next(reader)]
        pick = itemgetter(*(header.index(name) for name in columns))
        for row in reader:
            if len(row) == len(header):  # notes under a table have one cell
                yield tuple(map(str.strip, pick(row)))


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def records(path: Path) -> Iterator[dict[str, str]]:
    """Every row of a small csv, by the names of its columns."""
    with path.open(encoding="utf-8-sig", newline="") as text:
        for row in csv.DictReader(text):
            yield {name: (cell or "").strip() for name, cell in row.items() if name}


def plain_table(path: Path) -> tuple[list[str], list[list[str]]]:
    """The names in a csv's first line, and the lines below."""
    with _opened(path) as text:
        header, *rows = csv.reader(text)
    return header, rows


def sheet(path: Path, name: str = "", header: int = 1) -> tuple[list[str], list[tuple[Any, ...]]]:
    """A workbook's sheet: the names in its `header`th line, and the lines below."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    lines = (book[name] if name else book.worksheets[0]).iter_rows(values_only=True)
    rows = list(lines)
    book.close()
    return [str(cell or "").strip() for cell in rows[header - 1]], rows[header:]


def number(text: str) -> float | None:
    """A figure of IPEDS or of a list; None for each way of saying that there is none."""
    return None if text in IPEDS_UNKNOWN else float(text.replace(",", ""))


def whole(text: str) -> int | None:
    """The same, to the nearest whole one."""
    value = number(text)
    return None if value is None else round(value)
