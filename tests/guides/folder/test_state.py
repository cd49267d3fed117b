"""A folder's address: what it holds is read and written back; what it can't hold is named."""

from urllib.parse import quote

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from guides.folder.state import LONGEST_PLAN, MOST, MOST_PLANS, Read

SPRINGFIELD, HOLYOKE = "167905-51.0713-21", "166133-51.0714-21"
PLAN = "target=29-2072&zip=01103"


def read(query: str) -> Read:
    return Read.of(QueryDict(query))


def test_every_kind_is_written_back_as_it_was_read() -> None:
    query = (
        f"?p={SPRINGFIELD}&p=tx-32211&c=cpc&w=29-2072~44140&plan={quote(PLAN, safe='')}"
        "&near=01103&residency=in_state"
    )
    found = read(query[1:])
    assert (found.problems, found.refused, found.over) == ((), (), ())
    assert found.state.query() == query
    assert found.state.count == 5


def test_the_same_thing_twice_is_one_thing() -> None:
    found = read(f"p={SPRINGFIELD}&p={SPRINGFIELD}&c=CPC&c=cpc&w=292072~44140&w=29-2072~44140")
    assert found.state.count == 3


@pytest.mark.parametrize("name", ["p", "c", "w", "plan"])
def test_what_can_be_no_such_thing_is_named_and_left_out(name: str) -> None:
    found = read(f"{name}=<script>&{name}=a b c")
    assert found.state.query() == "?"
    assert found.refused == ("<script>", "a b c")


def test_of_too_many_the_first_are_kept_and_that_is_said() -> None:
    programs = "&".join(f"p=tx-{n}" for n in range(1, MOST + 9))
    plans = "&".join(f"plan=target%3Dnurse%26zip%3D0110{n}" for n in range(1, MOST_PLANS + 3))
    found = read(f"{programs}&{plans}")
    assert (len(found.state.p), len(found.state.plan)) == (MOST, MOST_PLANS)
    assert found.over == ("p", "plan")


@pytest.mark.parametrize(
    "hostile",
    [
        "https://evil.example/?target=29-2072",
        "//evil.example/",
        "javascript:alert(1)",
        "zip=01103",
        "target=&zip=01103",
        "target=29-2072&years=7",
        "target=29-2072&wage=lots",
        f"target={'nurse' * LONGEST_PLAN}",
    ],
)
def test_a_plan_that_the_planner_did_not_write_is_refused(hostile: str) -> None:
    found = read(f"plan={quote(hostile, safe='')}")
    assert found.state.plan == ()
    assert len(found.refused) == 1


def test_of_a_plan_only_what_the_planner_reads_is_kept() -> None:
    dirty = f"?{PLAN}&next=https://evil.example/&page=3&r=only~cca&r=<b>"
    assert read(f"plan={quote(dirty, safe='')}").state.plan == (f"{PLAN}&r=only~cca",)


@given(st.dictionaries(st.sampled_from(["p", "c", "w", "plan", "near", "residency"]), st.text()))
def test_no_address_fails_and_what_was_read_stays_as_it_is(params: dict[str, str]) -> None:
    query = QueryDict(mutable=True)
    query.update(params)
    found = Read.of(query)
    again = read(found.state.query()[1:])
    assert (again.state, again.refused, again.over) == (found.state, (), ())
