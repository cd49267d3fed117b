import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.lists.csvfile import PART, csv_response, safe
from careerguide.lists.schema import Sheet


def read_back(columns: list[str], rows: list[list[Any]]) -> list[list[str]]:
    response = csv_response("programs", Sheet.plain(columns, rows))
    body = b"".join(response.streaming_content)  # type: ignore[arg-type]
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


@given(st.lists(st.lists(st.text(max_size=8), min_size=3, max_size=3), max_size=5))
def test_text_reads_back_as_it_was_unless_a_spreadsheet_would_run_it(rows: list[list[str]]) -> None:
    header, *body = read_back(["a", "b", "c"], rows)
    assert header == ["a", "b", "c"]
    for sent, got in zip(rows, body, strict=True):
        for value, cell in zip(sent, got, strict=True):
            assert cell[:1] not in tuple("=+-@\t\r")
            assert cell in (value, f"'{value}")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK()"])
def test_a_formula_is_sent_as_text(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("value", [-5, -5.5, 0, None, "", "a=b", "5-6", " =1"])
def test_numbers_and_plain_text_are_sent_as_they_are(value: Any) -> None:
    assert safe(value) == value


def test_an_unknown_is_an_empty_cell_and_zero_is_not() -> None:
    assert read_back(["a", "b"], [[None, 0]]) == [["a", "b"], ["", "0"]]


def test_a_download_has_a_name_and_says_it_is_utf_8_csv() -> None:
    response = csv_response("programs", Sheet.plain(["a"], []))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="programs.csv"'


def test_a_download_begins_with_the_mark_by_which_spreadsheets_know_utf_8() -> None:
    response = csv_response("programs", Sheet.plain(["school"], [["St John’s"]]))
    body = b"".join(response.streaming_content)  # type: ignore[arg-type]
    assert body == b"\xef\xbb\xbfschool\r\nSt John\xe2\x80\x99s\r\n"


def test_rows_are_made_a_part_at_a_time_as_they_are_sent() -> None:
    made = []

    def rows() -> Any:
        for number in range(1000):
            made.append(number)
            yield ["x" * 998]

    response = csv_response("programs", Sheet.plain(["a"], rows()))
    sent = iter(response.streaming_content)  # type: ignore[arg-type]
    first = next(sent)
    assert first.startswith(b"\xef\xbb\xbfa\r\nxxx")
    assert len(first) // 1000 == len(made) == PART // 1000 + 1
    assert len(b"".join(sent)) == 1_000_000 + 6 - len(first)
