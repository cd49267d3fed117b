import string
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import example, given
from hypothesis import strategies as st

from careerguide.lists.state import (
    MOST_VALUES,
    UrlState,
    choice,
    choices,
    clean,
    decimal,
    flag,
    listed,
    whole,
    words,
)

COLOURS = ["red", "green", "blue"]


def letter(text: str) -> str | None:
    return text if text in tuple(string.ascii_lowercase) else None


@dataclass(frozen=True)
class State(UrlState):
    q: str = words(20)
    colour: str = choice(lambda: COLOURS)
    shade: str = choice(lambda: COLOURS, "red")
    colours: tuple[str, ...] = choices(lambda: COLOURS)
    cost: int | None = whole(0, 1000)
    months: float | None = decimal(0, 120)
    unknown: bool = flag()
    page: int = whole(1, 1_000_000, 1, clamp=True)
    letters: tuple[str, ...] = listed(letter, str, 6)


tidy = st.text(st.characters(exclude_categories=("C", "Z")), max_size=20)
states = st.builds(
    State,
    q=tidy,
    colour=st.sampled_from(["", *COLOURS]),
    shade=st.sampled_from(COLOURS),
    colours=st.sets(st.sampled_from(COLOURS)).map(
        lambda held: tuple(c for c in COLOURS if c in held)
    ),
    cost=st.none() | st.integers(0, 1000),
    months=st.none() | st.integers(0, 1200).map(lambda tenths: tenths / 10),
    unknown=st.booleans(),
    page=st.integers(1, 1_000_000),
    letters=st.lists(st.sampled_from(string.ascii_lowercase), max_size=6, unique=True).map(tuple),
)
values = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "\x00", "1e308", "-1", "9" * 400, "NaN", "inf", "٣", "½", "$6,000", "red", "--", "."]
    ),
    st.integers().map(str),
    st.floats().map(str),
)
parameters = st.lists(
    st.tuples(st.sampled_from([f.name for f in fields(State)]) | st.text(max_size=5), values),
    max_size=12,
)


def read(query: str) -> tuple[State, dict[str, str]]:
    state, problems = State.from_params(QueryDict(query))
    return state, {problem.name: problem.message for problem in problems}


@given(states)
def test_a_state_written_to_an_address_reads_back_as_itself(state: State) -> None:
    assert read(urlencode(state.to_params())) == (state, {})
    assert read(state.query().removeprefix("?")) == (state, {})


@given(parameters)
@example([("cost", "1" * 5000)])
@example([("page", "-99999999999999999999")])
@example([("letters", "a")] * 500)
def test_any_parameters_give_a_state_that_reads_back_as_itself(
    given_parameters: list[tuple[str, str]],
) -> None:
    query = QueryDict(mutable=True)
    for name, value in given_parameters:
        query.appendlist(name, value)
    state, problems = State.from_params(query)
    for problem in problems:
        field = next(f for f in fields(State) if f.name == problem.name)
        assert getattr(state, problem.name) == field.default
        assert problem.message
        assert len(problem.value) <= 100
        assert "\x00" not in problem.value
    again, none = State.from_params(QueryDict(urlencode(state.to_params())))
    assert (again, none) == (state, [])


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("colour=pink", "colour"),
        ("colour=RED", "colour"),
        ("colours=red&colours=pink", "colours"),
        ("cost=cheap", "cost"),
        ("cost=1001", "cost"),
        ("cost=-1", "cost"),
        ("cost=1.5", "cost"),
        ("cost=%D9%A3", "cost"),
        ("cost=1e3", "cost"),
        ("cost=0x10", "cost"),
        ("cost=" + "9" * 30, "cost"),
        ("cost=1.2.3", "cost"),
        ("months=120.5", "months"),
        ("months=nan", "months"),
        ("months=inf", "months"),
        ("months=12+months", "months"),
        ("page=two", "page"),
    ],
)
def test_a_value_that_cannot_be_used_is_a_problem_and_no_filter(query: str, name: str) -> None:
    state, problems = read(query)
    assert state == State()
    assert list(problems) == [name]


@pytest.mark.parametrize(
    ("query", "name", "value"),
    [
        ("cost=$1,000", "cost", 1000),
        ("cost=+500+", "cost", 500),
        ("cost=500.0", "cost", 500),
        ("cost=1&cost=2", "cost", 2),
        ("cost=", "cost", None),
        ("months=4.5", "months", 4.5),
        ("unknown=on", "unknown", True),
        ("unknown=1", "unknown", True),
        ("unknown=0", "unknown", False),
        ("unknown=maybe", "unknown", False),
        ("page=0", "page", 1),
        ("page=-4", "page", 1),
        ("page=99999999", "page", 1_000_000),
        ("shade=", "shade", "red"),
        ("q=++medical%00%0Acoder++", "q", "medical coder"),
        ("q=" + "a" * 50, "q", "a" * 20),
        ("colours=blue&colours=red&colours=blue", "colours", ("red", "blue")),
        ("colours=", "colours", ()),
        ("letters=b&letters=a&letters=b&letters=%3F", "letters", ("b", "a")),
    ],
)
def test_what_people_type_is_understood(query: str, name: str, value: Any) -> None:
    state, problems = read(query)
    assert getattr(state, name) == value
    assert problems == {}


def test_only_so_many_values_of_one_parameter_are_read() -> None:
    query = urlencode([("colours", "red")] * MOST_VALUES + [("colours", "pink")] * 500)
    assert read(query)[0].colours == ("red",)


def test_one_more_than_the_limit_is_kept_so_that_the_page_can_say_so() -> None:
    state, _problems = read(urlencode([("letters", c) for c in "abcdefghij"]))
    assert len(state.letters) == 7


def test_defaults_are_left_out_of_the_address() -> None:
    assert State().query() == "?"
    assert State(q="a b", cost=0).query() == "?q=a+b&cost=0"


@given(states, st.sampled_from(["q", "colour", "cost", "unknown", "letters"]))
def test_dropping_a_filter_keeps_the_others_and_starts_on_the_first_page(
    state: State, name: str
) -> None:
    kept = {f.name: getattr(state, f.name) for f in fields(state) if f.name not in (name, "page")}
    dropped = state.without(name)
    assert {n: getattr(dropped, n) for n in kept} == kept
    assert getattr(dropped, name) == getattr(State(), name)
    assert dropped.page == 1


@given(states, states, st.sampled_from(["q", "colour", "cost", "unknown", "letters"]))
def test_links_that_differ_in_one_field_are_written_as_the_states_they_lead_to(
    state: State, other: State, name: str
) -> None:
    value = getattr(other, name)
    state.query()  # from here on its parts are kept
    changed = state.but(**{name: value})
    expected = "?" + urlencode(changed.to_params())
    assert changed.query() == expected
    link = QueryDict(state.linker(name, "page")(value).removeprefix("?"))
    assert State.from_params(link) == (changed, [])
    assert state.query() == "?" + urlencode(state.to_params())


def test_one_value_of_several_can_be_dropped() -> None:
    assert State(colours=("red", "blue")).without("colours", "red").colours == ("blue",)


@given(st.text())
def test_cleaned_text_is_one_line_without_control_characters(text: str) -> None:
    shown = clean(text)
    assert shown == shown.strip()
    assert "  " not in shown
    assert all(c.isprintable() or c == " " or not c.isascii() for c in shown)
    assert clean(shown) == shown
