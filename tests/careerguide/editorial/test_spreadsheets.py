"""Text that a spreadsheet could run goes out harmless and comes back as it was."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.editorial import spreadsheets


@given(st.text(alphabet="'=+-@a \n", max_size=6))
def test_any_text_survives_being_made_harmless(text: str) -> None:
    kept = spreadsheets.plain(text)
    assert spreadsheets.cell_text(spreadsheets.harmless(kept)) == kept
    assert not spreadsheets.harmless(kept).startswith(spreadsheets.RUNS)


@pytest.mark.parametrize("form", list(spreadsheets.FORMATS))
@given(st.lists(st.text("'=+-@a,;\"é 1\n", max_size=6), min_size=2, max_size=2))
def test_a_written_table_is_read_as_it_was(form: str, texts: list[str]) -> None:
    row = [spreadsheets.plain(text) for text in [*texts, "end"]]
    grid = spreadsheets.read(spreadsheets.write(["a", "b", "c"], [row], form), form)
    assert grid.columns == ["a", "b", "c"]
    assert [(line.number, line.texts, line.beyond) for line in grid.lines] == [(2, row, "")]


def test_an_amount_is_written_as_a_number() -> None:
    data = spreadsheets.write(["amount"], [[Decimal("-4.50")]], "csv")
    assert data.decode("utf-8-sig") == "amount\r\n-4.50\r\n"
