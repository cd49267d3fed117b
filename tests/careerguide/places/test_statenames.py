"""States in the reader's language: said so, listed so, and found by what they are called there."""

from typing import Any

import pytest
from django.utils.translation import override

from careerguide.lists.state import BadValue
from careerguide.places.find import find_place, find_where
from careerguide.places.names import STATES_SAID
from careerguide.places.statenames import state_choices, state_name
from careerguide.places.states import STATE_NAMES


def test_every_name_is_of_a_state_and_no_two_states_have_one() -> None:
    assert {code for _language, code in STATES_SAID} <= set(STATE_NAMES)
    for language in {language for language, _code in STATES_SAID}:
        with override(language):
            names = [state_name(code) for code in STATE_NAMES]
        assert len(set(names)) == len(names)


def test_a_state_is_called_as_its_readers_call_it() -> None:
    assert (state_name("NY"), state_name("TX"), state_name("ZZ")) == ("New York", "Texas", "")
    with override("es"):
        assert (state_name("NY"), state_name("TX"), state_name("ZZ")) == ("Nueva York", "Texas", "")


def test_choices_stand_in_the_order_of_what_is_read() -> None:
    assert list(state_choices().items()) == sorted(STATE_NAMES.items(), key=lambda one: one[1])
    with override("es"):
        names = list(state_choices().values())
        assert names.index("Carolina del Norte") < names.index("Colorado")
        assert names.index("Hawái") < names.index("Idaho")
        assert set(state_choices()) == set(STATE_NAMES)


@pytest.mark.parametrize(("code", "name"), [(c, n) for (_l, c), n in STATES_SAID.items()])
def test_who_writes_a_name_means_the_state(code: str, name: str, site_data: Any) -> None:
    """Or the city of that name in it, as in English."""
    found = find_where(name)
    assert (found.place.state if found.place else found.state) == code


def test_a_town_may_stand_before_it_and_the_capital_keeps_its_name(site_data: Any) -> None:
    assert find_place("Raleigh, Carolina del Norte").label == "Raleigh, NC"
    assert find_place("Albany Nueva York").label == "Albany, NY"
    assert find_place("Washington DC").label == "Washington, DC"
    with pytest.raises(BadValue):
        find_place("Carolina del Norte")
