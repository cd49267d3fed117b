"""What a plan's names mean, and what is said of those that mean nothing."""

import pytest

from plan.query import PlanQuery, look_up

pytestmark = pytest.mark.usefixtures("site_data")


def test_a_job_and_a_place_are_found_without_a_word() -> None:
    target, problems = look_up(PlanQuery(target="medical coder", zip="01608"))
    assert problems == []
    assert (target.soc, target.state) == ("29-2072", "MA")
    assert [area.code for area in target.areas] == ["49340", "25", "99"]


def test_what_can_not_be_found_is_said_by_field() -> None:
    target, problems = look_up(PlanQuery(target="zzzqqq", zip="00000", state="TX"))
    assert [(problem.name, problem.value) for problem in problems] == [
        ("target", "zzzqqq"),
        ("zip", "00000"),
    ]
    assert (target.soc, target.place, target.state) == ("", None, "TX")


def test_nothing_asked_is_nothing_wrong() -> None:
    target, problems = look_up(PlanQuery())
    assert (problems, target.matches, target.place) == ([], (), None)
