import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.rules.codes import AwardLevel
from programs.rules.ids import (
    ProgramConverter,
    ipeds_program,
    program_number,
    program_slug,
    texas_program,
)

unitids = st.integers(100_000, 999_999)
cips = st.tuples(st.integers(0, 99), st.integers(0, 9999)).map(lambda c: f"{c[0]:02}.{c[1]:04}")
levels = st.sampled_from([int(level) for level in AwardLevel])
numbers = st.integers(0, 99_999_999)


@given(unitids, cips, levels)
def test_an_ipeds_programs_slug_says_what_it_is_and_leads_back(
    unitid: int, cip: str, level: int
) -> None:
    number = ipeds_program(unitid, cip, level)
    assert program_slug(number) == f"{unitid}-{cip}-{level}"
    assert program_number(f"{unitid}-{cip}-{level}") == number


@given(numbers)
def test_a_texas_programs_slug_is_its_number_there(number: int) -> None:
    assert program_slug(texas_program(number)) == f"tx-{number}"
    assert program_number(f"tx-{number}") == texas_program(number)


@given(st.tuples(unitids, cips, levels), st.tuples(unitids, cips, levels), numbers)
def test_no_two_programs_share_a_number(
    one: tuple[int, str, int], other: tuple[int, str, int], number: int
) -> None:
    assert (ipeds_program(*one) == ipeds_program(*other)) == (one == other)
    assert ipeds_program(*one) != texas_program(number)


@given(unitids, cips, levels)
def test_numbers_fit_the_databases_integers(unitid: int, cip: str, level: int) -> None:
    assert 0 < ipeds_program(unitid, cip, level) < 2**63


@given(st.text())
def test_any_text_is_a_programs_or_none(text: str) -> None:
    number = program_number(text)
    if number is not None:
        assert program_number(program_slug(number)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "164775",
        "164775-51.0713",
        "164775-510713-21",
        "064775-51.0713-21",
        "164775-51.0713-210",
        "tx-",
        "TX-1",
        "tx-123456789",
        "tx--1",
        " tx-1",
        "tx-1\n",
        "16477٥-51.0713-21",
        "tx-٣٤",
    ],
)
def test_text_that_is_no_programs_is_none(text: str) -> None:
    assert program_number(text) is None


def test_an_address_of_no_program_is_not_found_rather_than_an_error() -> None:
    converter = ProgramConverter()
    with pytest.raises(ValueError):
        converter.to_python("064775-51.0713-21")
    assert converter.to_url(converter.to_python("tx-32211")) == "tx-32211"
