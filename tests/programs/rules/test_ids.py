import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.places.states import STATE_FIPS
from programs.rules.codes import AwardLevel
from programs.rules.ids import (
    MOST_CAMPUS,
    MOST_PROGRAM,
    ProgramConverter,
    ipeds_program,
    list_source,
    listed_by,
    number_on_list,
    program_number,
    program_slug,
    state_program,
    state_provider,
)

unitids = st.integers(100_000, 999_999)
cips = st.tuples(st.integers(0, 99), st.integers(0, 9999)).map(lambda c: f"{c[0]:02}.{c[1]:04}")
levels = st.sampled_from([int(level) for level in AwardLevel])
states = st.sampled_from(sorted(STATE_FIPS))
numbers = st.integers(0, MOST_PROGRAM)
campuses = st.integers(0, MOST_CAMPUS)


@given(unitids, cips, levels)
def test_an_ipeds_programs_slug_says_what_it_is_and_leads_back(
    unitid: int, cip: str, level: int
) -> None:
    number = ipeds_program(unitid, cip, level)
    assert program_slug(number) == f"{unitid}-{cip}-{level}"
    assert program_number(f"{unitid}-{cip}-{level}") == number


@given(states, numbers)
def test_a_listed_programs_slug_is_its_state_and_its_number_there(state: str, number: int) -> None:
    program = state_program(state, number)
    assert program_slug(program) == f"{state.lower()}-{number}"
    assert program_number(f"{state.lower()}-{number}") == program
    assert (listed_by(program), number_on_list(program)) == (list_source(state), number)


def test_links_to_the_first_states_list_lead_where_they_led() -> None:
    assert program_number("tx-32211") == 48_000_032_211
    assert list_source("TX") == "etpl-tx"


@given(st.tuples(unitids, cips, levels), st.tuples(unitids, cips, levels))
def test_no_two_programs_of_schools_share_a_number(
    one: tuple[int, str, int], other: tuple[int, str, int]
) -> None:
    assert (ipeds_program(*one) == ipeds_program(*other)) == (one == other)
    assert listed_by(ipeds_program(*one)) == ""


@given(unitids, cips, levels, st.tuples(states, numbers), st.tuples(states, numbers))
def test_no_two_states_programs_share_a_number_nor_one_with_a_school(
    unitid: int, cip: str, level: int, one: tuple[str, int], other: tuple[str, int]
) -> None:
    assert (state_program(*one) == state_program(*other)) == (one == other)
    assert state_program(*one) < ipeds_program(unitid, cip, level)


@given(unitids, st.tuples(states, campuses), st.tuples(states, campuses))
def test_no_two_campuses_share_a_key_nor_one_with_a_school(
    unitid: int, one: tuple[str, int], other: tuple[str, int]
) -> None:
    assert (state_provider(*one) == state_provider(*other)) == (one == other)
    assert state_provider(*one) > unitid


@pytest.mark.parametrize("program", [0, 32_211, 3_000_000_001, 99_000_000_001, -1])
def test_a_key_of_no_state_has_no_slug(program: int) -> None:
    with pytest.raises(ValueError):
        program_slug(program)


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
        "xx-1",
        "uk-32211",
    ],
)
def test_text_that_is_no_programs_is_none(text: str) -> None:
    assert program_number(text) is None


def test_an_address_of_no_program_is_not_found_rather_than_an_error() -> None:
    converter = ProgramConverter()
    with pytest.raises(ValueError):
        converter.to_python("064775-51.0713-21")
    assert converter.to_url(converter.to_python("tx-32211")) == "tx-32211"
