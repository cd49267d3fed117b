"""Workbooks: every list's, with typed cells, reasons for what is unknown, and nothing that runs."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from careerguide.lists import page
from careerguide.lists.schema import DATE, INTEGER, NUMBER, DataField, Reason, Sheet
from careerguide.lists.workbook import xlsx_response
from careerguide.lists.xlsx import LONGEST, Page, workbook

LISTS = (
    "/programs/?state=VT", "/programs/?near=01608&field=51.0713", "/salaries/",
    "/salaries/29-2072/", "/certifications/?years=3",
    "/salaries/compare/?o=29-2072&o=29-1141&a=25&a=06", "/plan/?target=29-2072&zip=01608&wage=18",
)  # fmt: skip


def read(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


def fetched(client: Client, address: str) -> Any:
    response: Any = client.get(address)
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def sheets(client: Client, address: str) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    table, about = read(fetched(client, f"{address}&_export=xlsx".replace("/&", "/?")))
    return list(table.iter_rows(values_only=True)), list(about.iter_rows(values_only=True))


@pytest.mark.parametrize("address", LISTS)
def test_a_workbook_has_the_rows_and_figures_of_the_csv(
    client: Client, site_data: Any, address: str
) -> None:
    text = fetched(client, f"{address}&_export=csv".replace("/&", "/?")).decode("utf-8-sig")
    expected = list(csv.reader(io.StringIO(text)))
    (names, *lines), _about = sheets(client, address)
    assert list(names) == expected[0]
    assert len(lines) == len(expected) - 1 > 0
    for line, cells in zip(lines, expected[1:], strict=True):
        for value, cell in zip(line, cells, strict=True):
            if isinstance(value, bool):
                assert cell == str(value)
            elif isinstance(value, int | float):
                assert float(cell) == pytest.approx(value)
            elif cell:
                assert value == cell
            # An empty cell of the CSV is empty here, or says in words why.
            assert value is None or cell or isinstance(value, str)


@pytest.mark.parametrize("address", LISTS)
def test_the_second_sheet_says_whence_and_when_and_what_each_column_is(
    client: Client, site_data: Any, address: str
) -> None:
    (names, *lines), about = sheets(client, address)
    assert about[0][1] == f"http://testserver{address}"
    assert isinstance(about[1][1], datetime)
    assert about[2][1] == len(lines)
    assert [line[0] for line in about[-len(names) :]] == list(names)


def test_an_unknown_figure_is_its_reason_and_never_zero(client: Client, site_data: Any) -> None:
    (names, *lines), about = sheets(client, "/programs/?state=VT")
    books = [line[names.index("books")] for line in lines]
    assert {type(one) for one in books} <= {int, float, str}
    assert "not reported" in books
    sources = {line[0]: line[4] for line in about if len(line) > 4}
    assert "Completions" in sources["awards_2024"]


def test_of_a_long_list_the_first_rows_are_sent_and_the_link_says_so(
    client: Client, site_data: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "MOST_IN_WORKBOOK", 20)
    assert "Download the first 20 as XLSX" in client.get("/programs/?state=VT").content.decode()
    (_names, *lines), about = sheets(client, "/programs/?state=VT")
    total = next(line[1] for line in about if line[0] == "Of")
    assert (len(lines), total > 20) == (20, True)


def test_a_parameter_that_means_nothing_gives_no_workbook(client: Client, site_data: Any) -> None:
    refused = client.get("/salaries/?wage_min=-5&_export=xlsx")
    assert (refused.status_code, refused["Content-Type"][:10]) == (400, "text/plain")


@pytest.mark.usefixtures("site_data")
def test_numbers_dates_and_reasons_are_what_they_are() -> None:
    fields = [DataField("n", NUMBER), DataField("i", INTEGER), DataField("d", DATE), DataField("x")]
    lines = [
        ["12.50", 3, date(2026, 11, 28), True],
        [None, Reason("withheld"), "2026-02-14", Decimal("1.5")],
        [float("nan"), "", None, None],
    ]
    table = read(b"".join(xlsx_response("x", Sheet(fields, lines), "http://a/")))["Table"]  # type: ignore[arg-type]
    rows = list(table.iter_rows(values_only=True))
    assert rows[1] == (12.5, 3, datetime(2026, 11, 28), True)  # noqa: DTZ001 - as openpyxl reads
    assert rows[2] == (None, "withheld", datetime(2026, 2, 14), 1.5)  # noqa: DTZ001
    assert table.freeze_panes == "A2"
    assert table["A1"].font.b


@pytest.mark.usefixtures("site_data")
@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "=HYPERLINK(1)"])
def test_text_that_looks_like_a_formula_is_text_with_an_apostrophe(text: str) -> None:
    content = b"".join(xlsx_response("x", Sheet.plain([text], [[text]]), text))  # type: ignore[arg-type]
    for sheet in read(content):
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value):
            assert cell.data_type != "f"
            assert not str(cell.value).startswith(("=", "@", "+", "＝"))


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_makes_a_file_that_is_read(texts: list[str]) -> None:
    content = workbook([Page("a & b", [9] * len(texts), [texts, texts])])
    with ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            fromstring(packed.read(name))


def test_a_text_that_is_too_long_is_cut() -> None:
    content = workbook([Page("a", [9], [["x"], ["y" * 40_000]])])
    assert len(read(content)["a"]["A2"].value) == LONGEST
