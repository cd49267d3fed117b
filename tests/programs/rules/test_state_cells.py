"""Cells of states' lists, as different states write them. The cells here are made up."""

import pytest

from programs.rules.state_cells import (
    amount,
    cell_text,
    cip_code,
    day,
    derived,
    length,
    share,
    soc_codes,
    zip_code,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("460000", "46.0000"), ("10504", "01.0504"), ("51.0713", "51.0713"),
        ("1.0201", "01.0201"), ("13.121", "13.1210"), ("46", "46.0000"),
        ("11.020099999999999", "11.0201"), ("51.0713 - Medical insurance, level 2", "51.0713"),
        ("CIP 51-0713", "51.0713"), ("51.071300", "51.0713"), ("", ""), ("Nursing", ""),
        ("51.07", ""), ("52", ""), ("5107130", ""),
    ],
)  # fmt: skip
def test_a_field_is_known_however_its_code_is_written(text: str, code: str) -> None:
    assert cip_code(text, {"46.0000"}) == code


def test_jobs_are_found_among_titles_and_marks() -> None:
    assert soc_codes("29-2072.00 Medical Records; 43-6013 and 29207200") == ["29-2072", "43-6013"]
    assert soc_codes("292072") == ["29-2072"]
    assert soc_codes("29-20, Coder, 1234567") == []


def test_what_is_no_amount_is_unknown_and_never_nothing() -> None:
    assert [amount(text) for text in ("$1,500.50", "0", "1500 USD")] == [1500.5, 0, 1500]
    assert [amount(text) for text in ("-1", "free", "", "1,500-2,000")] == [None] * 4


def test_a_share_is_between_none_and_all() -> None:
    assert [share(text) for text in ("83%", "0.83", "83", "1", "1%")] == [0.83, 0.83, 0.83, 1, 0.01]
    assert [share(text) for text in ("-1", "120", "most")] == [None] * 3


def test_a_length_is_in_the_unit_it_names() -> None:
    assert length("12 weeks") == ("weeks", 12)
    assert length("6-month course") == ("weeks", 26)
    assert length("120 Hours") == ("hours", 120)
    assert length("10 days") == ("weeks", 2)
    assert length("12") is None


def test_what_a_spreadsheet_did_to_days_and_zip_codes_is_undone() -> None:
    assert (day("45473"), day("November 6, 2023")) == ("2024-06-30", "November 6, 2023")
    assert (zip_code("2139"), zip_code("78701-1234"), zip_code("K1A 0B1")) == (
        "02139", "78701", "K1A 0B1",
    )  # fmt: skip
    assert (cell_text(78701.0), cell_text("78701.0"), cell_text(0.5)) == ("78701", "78701", "0.5")


def test_a_derived_number_lasts_and_has_its_room() -> None:
    assert derived("a", 1000) == derived("a", 1000) != derived("b", 1000)
    assert all(0 < derived(str(n), 7) <= 7 for n in range(100))
