"""Open a release as its publisher ships it: csv, csv.gz, tab-separated text, zip, xlsx."""

import csv
import gzip
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from careerguide.releases.errors import LoadError
from careerguide.releases.workbooks import Workbook

MAX_INFLATED = 600 * 1024 * 1024
"""Most bytes a compressed release may inflate to; the largest known (OEWS) needs 80 MB."""

Fields = list[Any]
"""A row's fields: text, or a workbook's values (careerguide/releases/workbooks.py)."""
Row = tuple[int, Fields]
"""With its line number."""


@dataclass
class Table:
    """A header and the rows under it, each with its line number in the file."""

    header: list[str]
    rows: Iterator[Row]

    def positions(self, *names: str) -> list[int]:
        """Where the named columns stand (case, outer spaces and line breaks ignored).

        Raises LoadError, naming them, where the header lacks any.
        """
        seen = {name: at for at, name in enumerate(self.header)}
        missing = [name for name in names if name.upper() not in seen]
        if missing:
            raise LoadError(
                f"the header lacks {', '.join(missing)}; is this the right file?"
                f" It has {', '.join(self.header)[:2000]}"
            )
        return [seen[name.upper()] for name in names]


def file_digest(path: Path) -> str:
    """The SHA-256 of the file as it is, compressed or not."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class _Bounded(io.RawIOBase):
    """A stream that refuses to give more than `limit` bytes."""

    def __init__(self, inner: IO[bytes] | gzip.GzipFile, limit: int) -> None:
        self.inner, self.left, self.limit = inner, limit, limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Raises LoadError once more than the limit was asked for."""
        chunk = self.inner.read(len(buffer))
        self.left -= len(chunk)
        if self.left < 0:
            raise LoadError(f"it inflates past {self.limit:,} bytes, the most this site accepts")
        buffer[: len(chunk)] = chunk
        return len(chunk)


@contextmanager
def open_table(
    path: Path,
    *,
    sheet: str = "",
    header_line: int = 1,
    delimiter: str = ",",
    columns: tuple[str, ...] = (),
    encoding: str = "utf-8-sig",
    limit: int = MAX_INFLATED,
) -> Iterator[Table]:
    """The table in `path`; `columns` names them where the file has no header line.

    Raises LoadError with one clear sentence for anything that is wrong with the file.
    """
    if not path.is_file():
        raise LoadError("there is no such file")
    try:
        with _open_bytes(path, limit) as (name, stream):
            if name.endswith(".xlsx"):
                yield _sheet(stream, sheet, header_line, limit)
            else:
                yield _text(stream, delimiter, header_line, columns, encoding)
    except (EOFError, zlib.error) as error:
        raise LoadError("it is truncated: the compressed data ends early") from error
    except (gzip.BadGzipFile, zipfile.BadZipFile) as error:
        raise LoadError(f"it is damaged or not what its name says ({error})") from error
    except UnicodeDecodeError as error:
        name = {"utf-8": "UTF-8"}.get(error.encoding, error.encoding)
        raise LoadError(f"it is not {name} text (byte {error.start} of a block)") from error
    except csv.Error as error:
        raise LoadError(f"it is not readable as CSV ({error})") from error


@contextmanager
def _open_bytes(path: Path, limit: int) -> Iterator[tuple[str, IO[bytes]]]:
    """Name and content of the table itself, unpacked. Raises LoadError for an empty file."""
    if path.stat().st_size == 0:
        raise LoadError("it is empty")
    name = path.name.lower()
    if name.endswith(".gz"):
        with gzip.open(path) as inner:
            yield name[:-3], io.BufferedReader(_Bounded(inner, limit), 1 << 18)
    elif name.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            member = _member(archive, limit)
            with _opened(archive, member) as inner:
                bounded = io.BufferedReader(_Bounded(inner, limit), 1 << 18)
                if member.lower().endswith(".xlsx"):
                    # A workbook must be seekable, so it is held whole; its size was checked.
                    yield member.lower(), io.BytesIO(bounded.read())
                else:
                    yield member.lower(), bounded
    else:
        with path.open("rb") as stream:
            yield name, stream


def _opened(archive: zipfile.ZipFile, member: str) -> IO[bytes]:
    """Raises BadZipFile also for what zipfile itself calls a RuntimeError."""
    try:
        return archive.open(member)
    except RuntimeError as error:  # it wants a password, or an unknown compression
        raise zipfile.BadZipFile(str(error)) from error


def _member(archive: zipfile.ZipFile, limit: int) -> str:
    """The one table in a zip; IPEDS adds a revised `_rv` copy, which wins.

    Raises LoadError where there is none, no telling which, or too large a one.
    """
    tables = [i for i in archive.infolist() if i.filename.lower().endswith((".csv", ".xlsx"))]
    if not tables:
        raise LoadError("the zip holds no csv or xlsx")
    revised = [i for i in tables if Path(i.filename).stem.lower().endswith("_rv")]
    chosen = revised[0] if revised else tables[0]
    if len(tables) > 1 and not revised:
        raise LoadError(f"the zip holds {len(tables)} tables; load the one you mean by itself")
    if chosen.file_size > limit:
        raise LoadError(f"it inflates past {limit:,} bytes, the most this site accepts")
    return chosen.filename


def _text(
    stream: IO[bytes], delimiter: str, header_line: int, columns: tuple[str, ...], encoding: str
) -> Table:
    """The table in a text file. Raises LoadError where it has no header line."""
    text = io.TextIOWrapper(stream, encoding=encoding, errors="strict", newline="")
    if delimiter == "\t":
        reader = csv.reader(text, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(text, delimiter=delimiter, strict=True)
    if columns:
        return Table([c.upper() for c in columns], enumerate(reader, 1))
    for _skip in range(header_line - 1):
        next(reader, None)
    header = next(reader, None)
    if not header:
        raise LoadError("it is empty: there is no header line")
    return Table([" ".join(h.split()).upper() for h in header], enumerate(reader, header_line + 1))


def _sheet(stream: IO[bytes], sheet: str, header_line: int, limit: int) -> Table:
    """The table on a workbook's sheet. Raises LoadError where it is damaged or not there."""
    with zipfile.ZipFile(stream) as archive:
        inflated = sum(info.file_size for info in archive.infolist())
    if inflated > limit:
        raise LoadError(f"it inflates past {limit:,} bytes, the most this site accepts")
    stream.seek(0)
    book = Workbook(stream)
    names = list(book.paths)
    if sheet and sheet not in names:
        raise LoadError(f"the workbook has no sheet “{sheet}”; it has {', '.join(names)}")
    lines = book.rows(sheet or names[0])
    number, cells = next((line for line in lines if line[0] >= header_line), (0, []))
    if number != header_line or not any(cells):
        raise LoadError("it is empty: there is no header line")
    header = [" ".join(str(h if h is not None else "").split()).upper() for h in cells]
    # Wholly empty lines at the end are not rows; each has the sheet's own number.
    return Table(header, (line for line in lines if any(c is not None for c in line[1])))
