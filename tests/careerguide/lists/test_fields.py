from dataclasses import dataclass

from django.http import QueryDict

from careerguide.lists.fields import FieldMaker, any_of
from careerguide.lists.state import UrlState, choices, decimal, flag, whole


@dataclass(frozen=True)
class State(UrlState):
    cost: int | None = whole(0, 1000)
    cost_unknown: bool = flag()
    months: float | None = decimal(0, 120)
    colour: tuple[str, ...] = choices(lambda: ["red", "blue"])


def maker(query: str) -> FieldMaker:
    return FieldMaker(*State.from_params(QueryDict(query)))


def test_what_was_typed_stays_typed_with_its_problem_beside_it() -> None:
    field = maker("cost=cheap").number("cost", "Highest price", hint="in dollars")
    assert field.value == "cheap"
    assert "not a number" in field.error
    assert field.described_by == "cost-hint cost-error"


def test_a_field_without_value_is_empty_and_zero_is_a_value() -> None:
    assert maker("").number("cost", "Highest price").value == ""
    assert maker("cost=0").number("cost", "Highest price").value == "0"


def test_a_number_shows_no_decimals_it_was_not_given() -> None:
    assert maker("months=12").number("months", "Length").value == "12"
    assert maker("months=4.5").number("months", "Length").value == "4.5"


def test_a_numeric_field_says_whether_unknown_figures_pass() -> None:
    for query, passes in (("", False), ("cost_unknown=1", True)):
        field = maker(query).number("cost", "Highest price", unknown="cost_unknown")
        assert (field.unknown, field.unknown_name) == (passes, "cost_unknown")


def test_chosen_options_are_marked_and_open_their_group() -> None:
    options = [("red", "Red"), ("blue", "Blue")]
    chosen = maker("colour=blue").checks("colour", "Colour", options)
    assert [o.value for o in chosen.options if o.chosen] == ["blue"]
    assert chosen.open
    assert not maker("").checks("colour", "Colour", options).open


def test_a_select_without_choice_stands_on_any() -> None:
    field = maker("colour=pink").select("colour", "Colour", [any_of(), ("red", "Red")])
    assert [o.value for o in field.options if o.chosen] == []
    assert field.error
