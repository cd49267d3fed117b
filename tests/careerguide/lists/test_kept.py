"""What staff keep is declared once: the API and the downloads have the same columns and values."""

import csv
import io
from datetime import date
from typing import Any

import pytest

from careerguide.columns import store
from careerguide.lists import prepared
from careerguide.lists.csvfile import csv_response, safe
from programs.models import ProgramCorrection
from tests.careerguide.api.conftest import ask as ask
from tests.careerguide.api.conftest import client as client

IN_THE_API_ALONE = {"page", "reasons"}
NAMES = ("aid", "corrections", "sources")


@pytest.fixture
def corrected(site_data: Any) -> None:
    row = ProgramCorrection(
        program="164775-51.0713-21", field="months", value="4", as_of="2026-09",
        reason="The school's page says so.", source="https://example.edu/fees",
        checked_on=date(2026, 11, 26),
    )  # fmt: skip
    row.full_clean()
    row.save()
    store.forget()


def lines(name: str) -> list[dict[str, str]]:
    sheet = prepared.sheet(name)
    assert sheet is not None
    text = b"".join(csv_response(name, sheet)).decode("utf-8-sig")  # type: ignore[arg-type]
    return list(csv.DictReader(io.StringIO(text)))


def plain(value: Any) -> str:
    """A value of the API as a cell."""
    if isinstance(value, dict) and "value" in value:
        value = value["value"]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


@pytest.mark.parametrize("name", NAMES)
def test_the_download_has_the_columns_and_the_values_of_the_api(
    ask: Any, corrected: None, name: str
) -> None:
    answer = ask(f"{name}/?size=100")
    assert answer["total"] == len(answer["data"]) == len(lines(name)) > 0
    for record, line in zip(answer["data"], lines(name), strict=True):
        assert set(line) | {"key"} == set(record) - IN_THE_API_ALONE
        for column, cell in line.items():
            assert cell == safe(plain(record[column])), (column, record["key"])


@pytest.mark.parametrize("name", NAMES)
def test_every_column_says_what_it_is_in_words(site_data: Any, name: str) -> None:
    sheet = prepared.sheet(name)
    assert sheet is not None
    for one in sheet.fields:
        assert one.kind != "any"
        assert str(one.label)[:1].isupper(), one.name
