"""What cells mean, whoever reads them; a sheet tells all that is wrong with a row at once."""

from decimal import Decimal
from typing import Any

import pytest

from careerguide.editorial.sheets import (
    PROVENANCE,
    Amount,
    Cell,
    Converted,
    Known,
    Related,
    Several,
    Sheet,
    YesNo,
    told,
)
from careerguide.editorial.spreadsheets import cell_text
from careerguide.editorial.sync import SheetLoader
from careerguide.releases.errors import RowError
from careerguide.releases.loader import LOADERS, discover
from certifications.models import Certification, Exam, PassRate

RATES = Sheet(PassRate, ("year",), ("year", "percent", "first_time", *PROVENANCE))
GOOD = {"year": "2025", "percent": "61.5", "first_time": "yes", "source": "x", "as_of": "2026"}


@pytest.mark.parametrize(("text", "value"), [("", False), ("YES", True), ("no", False)])
def test_an_answer_that_knows_no_third_is_no_where_blank(text: str, value: bool) -> None:
    assert YesNo("a", third=False).read(text, Known()) is value


def test_a_cell_is_as_its_field_is() -> None:
    fields = (
        "slug", "organization", "settings", "membership_required", "apprentice_of", "summary",
    )  # fmt: skip
    cells = Sheet(Certification, ("slug",), fields).cells
    assert [type(cell) for cell in cells] == [Cell, Related, Several, YesNo, Related, Cell]
    assert [getattr(cell, "needed", None) for cell in cells[1:5:3]] == [True, False]
    assert [type(cell) for cell in RATES.cells[:3]] == [Converted, Amount, YesNo]


def test_a_good_row_becomes_values() -> None:
    values = RATES.values(GOOD | {"confidence": "low", "note": ""}, Known())
    assert values["percent"] == Decimal("61.5")
    assert (values["year"], values["first_time"], values["as_of"]) == (2025, True, "2026")


def test_all_that_is_wrong_with_a_row_is_told_by_column() -> None:
    bad: dict[str, Any] = {"percent": "most", "year": "1066", "confidence": "sure", "as_of": "May"}
    with pytest.raises(RowError) as error:
        RATES.values(GOOD | bad, Known())
    for words in ("percent: Write a number", "year: No figure", "confidence: ", "as_of: Write a"):
        assert words in str(error.value)


def test_a_blank_that_must_be_known_is_refused() -> None:
    _values, problems = RATES.read(GOOD | {"percent": ""}, Known())
    assert told(problems) == [
        "percent: An amount is missing. Leave the row out where it is unknown."
    ]


def test_a_column_may_be_called_otherwise_than_its_field() -> None:
    sheet = Sheet(Exam, ("minutes",), ("minutes", Cell("from", "source")))
    assert sheet.columns == ["minutes", "from"]
    assert sheet.values({"minutes": "90", "from": "x"}, Known())["source"] == "x"
    with pytest.raises(RowError, match="from: This field cannot be blank"):
        sheet.values({"minutes": "90", "from": ""}, Known())


def test_a_number_too_large_for_its_field_is_refused_on_every_database() -> None:
    with pytest.raises(RowError, match="minutes: Write a whole number of at most 32767"):
        Sheet(Exam, (), ("minutes",)).values({"minutes": "32768"}, Known())


def test_a_header_is_told_what_it_lacks_and_what_is_too_much() -> None:
    assert RATES.wrong_columns(["percent", "year"]) == []
    said = " ".join(RATES.wrong_columns(["percent", "percent", "moon", ""]))
    for words in ("lacks the columns year.", "unknown columns: moon, “”.", "twice: percent."):
        assert words in said


@pytest.mark.usefixtures("site_data")
def test_every_loaded_row_is_written_and_read_back_as_it_was() -> None:
    discover()
    known, columns = Known(), set()
    for loader in LOADERS.values():
        if isinstance(loader, SheetLoader):
            sheet = loader.sheet
            columns |= {f"{sheet.model._meta.model_name}.{column}" for column in sheet.columns}
            for row in sheet.related(sheet.model._default_manager.all()):
                held = {cell.field: cell.value_of(row) for cell in sheet.cells}
                texts = {c.column: cell_text(c.write(held[c.field])) for c in sheet.cells}
                assert sheet.read(texts, known) == (held, {}), row
    assert {"correction.today_figure", "guide.flagship", "guide.topic", "article.about"} <= columns
