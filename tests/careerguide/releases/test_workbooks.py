"""Workbooks are read as openpyxl reads them, which writes the ones here."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest

from careerguide.releases.errors import LoadError
from careerguide.releases.workbooks import Workbook

SHEET = "xl/worksheets/sheet2.xml"
ROWS = [
    ["Code", "Title", "Jobs", None],
    ["11-1011", "A & B <c> “d”", 1200, 1.5],
    [None, None, None, None],
    [None, " spaced ", True, "001"],
    ["# withheld", "two\nlines", -3, 1e20],
    [datetime(2026, 2, 14, 12, 30), date(2026, 11, 27), 46_000, "2026-11-27"],  # noqa: DTZ001 - cells have no zone
]


def book() -> io.BytesIO:
    made, stream = openpyxl.Workbook(), io.BytesIO()
    made.active.title = "Notes & more"
    made.active.append(["not this one"])
    sheet = made.create_sheet("Figures")
    for row in ROWS:
        sheet.append(row)
    made.save(stream)
    return stream


def shared_book() -> io.BytesIO:
    """The same as Excel writes it: texts stand together, some in parts, or with how they sound."""
    stream, texts = io.BytesIO(), []

    def share(found: re.Match[str]) -> str:
        texts.append(found[1])
        return f't="s"><v>{len(texts) - 1}</v>'

    with zipfile.ZipFile(book()) as old, zipfile.ZipFile(stream, "w") as new:
        for one in old.namelist():
            part = old.read(one).decode()
            if one == SHEET:
                part = re.sub(r't="inlineStr"><is>(.*?)</is>', share, part, flags=re.DOTALL)
            new.writestr(one, part)
        parts = "".join(f"<si><r>{text}</r><rPh><t>how</t></rPh></si>" for text in texts)
        new.writestr("xl/sharedStrings.xml", f"<sst>{parts}</sst>")
    return stream


def with_part(
    name: str, change: tuple[str, str], made: Callable[[], io.BytesIO] = book
) -> io.BytesIO:
    """The book with one of its parts changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(made()) as old, zipfile.ZipFile(stream, "w") as new:
        for one in old.namelist():
            part = old.read(one).decode()
            new.writestr(one, part.replace(*change) if one == name else part)
    return stream


def test_sheets_and_cells_are_what_openpyxl_finds() -> None:
    own = Workbook(book())
    theirs = openpyxl.load_workbook(book(), read_only=True)
    assert list(own.paths) == theirs.sheetnames == ["Notes & more", "Figures"]
    expected = [list(row) for row in theirs["Figures"].iter_rows(values_only=True)]
    found = dict(own.rows("Figures"))
    assert [found.get(number, [None] * 4) for number in range(1, 7)] == expected
    kinds = [type(cell) for row in expected for cell in row]
    assert [type(c) for n in range(1, 7) for c in found.get(n, [None] * 4)] == kinds


def test_cells_without_a_place_follow_one_another() -> None:
    plain = with_part(SHEET, (' r="B2"', ""))
    assert dict(Workbook(plain).rows("Figures"))[2] == ROWS[1]


def test_texts_that_stand_together_are_found() -> None:
    assert list(Workbook(shared_book()).rows("Figures")) == list(Workbook(book()).rows("Figures"))


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml"])
def test_a_document_type_is_refused(part: str) -> None:
    root = "<worksheet" if part == SHEET else "<sst"
    bomb = with_part(part, (root, f'<!DOCTYPE a [<!ENTITY b "c">]>{root}'), shared_book)
    with pytest.raises(LoadError, match="damaged"):
        list(Workbook(bomb).rows("Figures"))


def test_a_sheet_that_is_cut_short_is_refused() -> None:
    short = with_part(SHEET, ("</sheetData>", ""))
    with pytest.raises(LoadError, match="damaged"):
        list(Workbook(short).rows("Figures"))


def test_a_file_without_sheets_is_refused() -> None:
    with pytest.raises(LoadError, match="no sheets"):
        Workbook(with_part("xl/workbook.xml", ("<sheet ", "<other ")))
