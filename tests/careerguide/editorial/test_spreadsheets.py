"""What a cell's text means; text that a spreadsheet could run comes back as it was."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.editorial import spreadsheets
from careerguide.releases.errors import RowError


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


@pytest.mark.parametrize(
    ("text", "value"), [("", None), ("0", 0), ("024", 24), ("999999999", 999_999_999)]
)
def test_a_whole_number_is_read(text: str, value: int | None) -> None:
    assert spreadsheets.whole(text) == value


@pytest.mark.parametrize("text", ["-1", "1.0", "1,000", "ten", "²", "٣", "1234567890"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(RowError, match="whole number"):
        spreadsheets.whole(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("", None), ("0", "0"), ("$1,500.00", "1500.00"), ("-5", "-5"), ("61.5", "61.5")],
)
def test_a_number_is_read_with_dollar_sign_and_commas(text: str, value: str | None) -> None:
    assert spreadsheets.decimal(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize("text", ["nan", "Infinity", "1e3", "1,50", "5 $", "about 5", "٣"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(RowError, match="Write a number"):
        spreadsheets.decimal(text)


@pytest.mark.parametrize(
    ("text", "value"), [("", None), ("YES", True), ("1", True), ("no", False), ("False", False)]
)
def test_an_answer_is_yes_no_or_not_known(text: str, value: bool | None) -> None:
    assert spreadsheets.yes_no(text) is value
