import re
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerguide.columns.narrowing import EVERY
from careerguide.columns.sorting import sort_rows
from careerguide.places.states import STATE_NAMES
from programs import selection as module
from programs.catalog import catalog
from programs.columns import COLUMNS
from programs.filters import RESIDENCIES, ProgramQuery
from programs.models import Flag
from programs.rules.codes import AwardLevel, Control, Delivery
from programs.selection import Selection
from tests.programs.brute import Row, Wanted, programs

DELIVERIES = {one.slug: one for one in Delivery}
CONTROLS = {one.slug: one for one in Control}

pytestmark = pytest.mark.usefixtures("site_data")
FEW = ("MA", "NH", "RI", "PR")
"""States for what is tried often: few programs, and every kind of them but Texas's."""


def select(query: str) -> Selection:
    state, problems = ProgramQuery.from_params(QueryDict(query))
    return Selection(catalog(), state, problems)


def found(query: str) -> list[int]:
    """The numbers of the programs a query finds, in order; it must have no problem."""
    selection = select(query)
    assert selection.problems == ()
    return [int(number) for number in selection.catalog.id[selection.ordered]]


def few(states: str = "&".join(f"state={s}" for s in FEW)) -> str:
    return states


CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "one state": ("state=MA", {"states": ("MA",)}),
    "two states": ("state=MA&state=TX", {"states": ("MA", "TX")}),
    "a state without programs": ("state=MH&cost_max=1", {"states": ("MH",), "cost_max": 1}),
    "an award level": ("award=21", {"award": (21,)}),
    "several award levels": ("award=20&award=21&award=0", {"award": (0, 20, 21)}),
    "a field family": ("field=51", {"field": "51."}),
    "a field group": ("field=51.07", {"field": "51.07"}),
    "a field": ("field=51.0713", {"field": "51.0713"}),
    "a field with its title": ("field=51.0713+Coder", {"field": "51.0713"}),
    "in person": ("delivery=in-person", {"delivery": (1,)}),
    "online or hybrid": ("delivery=online&delivery=hybrid", {"delivery": (2, 3)}),
    "delivery not reported": ("delivery=unknown&state=TX", {"delivery": (0,), "states": ("TX",)}),
    "public schools": ("control=public&state=MA", {"control": (1,), "states": ("MA",)}),
    "for-profit or nonprofit": ("control=for-profit&control=nonprofit", {"control": (2, 3)}),
    "a highest price": ("state=MA&cost_max=6000", {"states": ("MA",), "cost_max": 6000}),
    "a highest price or unknown": (
        "state=MA&cost_max=6000&cost_unknown=1",
        {"states": ("MA",), "cost_max": 6000, "cost_unknown": True},
    ),
    "a highest price of nothing": ("cost_max=0", {"cost_max": 0}),
    "a highest price in the district": (
        "cost_max=3000&residency=in_district",
        {"cost_max": 3000, "residency": "in_district"},
    ),
    "a longest length": ("months_max=4.5", {"months_max": 4.5}),
    "a longest length or unknown": (
        "months_max=12&months_unknown=on",
        {"months_max": 12, "months_unknown": True},
    ),
    "lowest earnings": ("earnings_min=60000", {"earnings_min": 60_000}),
    "lowest earnings of nothing": ("earnings_min=0", {"earnings_min": 0}),
    "lowest earnings or unknown": (
        "earnings_min=60000&earnings_unknown=1&state=TX",
        {"earnings_min": 60_000, "earnings_unknown": True, "states": ("TX",)},
    ),
    "closed schools": ("status=closed", {"status": ("closed",)}),
    "schools that are not known to be closed": (
        "status=open&status=unknown&state=TX",
        {"status": ("open", "unknown"), "states": ("TX",)},
    ),
    "schools that left the directory": ("status=absent", {"status": ("absent",)}),
    "a gain over high school": ("earns=more&state=MA", {"earns": ("more",), "states": ("MA",)}),
    "no gain, or none known": (
        "earns=less&earns=unknown&award=21",
        {"earns": ("less", "unknown"), "award": (21,)},
    ),
    "lowest local pay": ("pay_min=75000", {"pay_min": 75_000}),
    "lowest local pay or unknown": (
        "pay_min=75000&pay_unknown=1",
        {"pay_min": 75_000, "pay_unknown": True},
    ),
    "a job": ("occupation=29-2072", {"occupation": "29-2072"}),
    "a job by an editorial link": ("occupation=43-3021", {"occupation": "43-3021"}),
    "a job that asks for a degree": ("occupation=29-1141", {"occupation": "29-1141"}),
    "a job that asks for nothing": ("occupation=35-2014", {"occupation": "35-2014"}),
    "pay of the job asked for": (
        "occupation=29-2072&pay_min=60000",
        {"occupation": "29-2072", "pay_min": 60_000},
    ),
    "near a ZIP": ("near=01608", {"zip": "01608"}),
    "within 60 miles of a ZIP": ("near=03060&within=60", {"zip": "03060", "within": 60}),
    "near a ZIP where schools are listed by Texas": ("near=78210&within=5",
                                                     {"zip": "78210", "within": 5}),
    "what it costs a neighbour": (
        "near=01608&within=60&cost_max=9000",
        {"zip": "01608", "within": 60, "cost_max": 9000},
    ),
    "what it costs a neighbour who asks for in-district prices": (
        "near=01608&within=60&cost_max=9000&residency=in_district",
        {"zip": "01608", "within": 60, "cost_max": 9000, "residency": "in_district"},
    ),
    "everything at once": (
        (
            "state=MA&award=21&award=2&field=51&control=public&cost_max=12000&months_max=24"
            "&pay_min=40000&delivery=school-online"
        ),
        {"states": ("MA",), "award": (2, 21), "field": "51.", "control": (1,), "cost_max": 12_000,
         "months_max": 24, "pay_min": 40_000, "delivery": (4,)},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("query", "wanted"), CASES.values(), ids=CASES)
def test_a_filter_finds_what_every_row_looked_at_one_by_one_gives(
    query: str, wanted: dict[str, Any]
) -> None:
    expected = Wanted(**wanted).answer(programs())
    assert sorted(found(f"{query}&sort=award_level")) == sorted(expected)


def test_no_filter_finds_everything() -> None:
    assert len(found("")) == len(programs()) == select("").total


@pytest.mark.parametrize(
    "query", ["cost_max=50000", "months_max=120", "earnings_min=0", "pay_min=0"]
)
def test_an_unknown_figure_passes_no_limit_unless_asked_for(query: str) -> None:
    name = query.partition("_")[0]
    column = {"cost": "out_of_state_high", "months": "months_high", "earnings": "earnings"}
    key = column.get(name, "local_median")
    unknown = {row.id for row in programs() if getattr(row, key) is None}
    assert unknown
    assert unknown.isdisjoint(found(query))
    assert unknown <= set(found(f"{query}&{name}_unknown=1"))


PLACED = "near=01608&within=100"


SORTS = [key for key in COLUMNS.sorts() if key.lstrip("-") != "match"]


@pytest.mark.parametrize("key", SORTS)
@pytest.mark.parametrize("small", [0, 10**9], ids=["walking", "sorting"])
def test_each_sort_key_orders_by_what_it_says_with_unknowns_last_and_ties_by_number(
    key: str, small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SMALL", small)
    assert found(f"state=MA&state=TX&sort={key}") == order(key)


@lru_cache
def order(key: str) -> list[int]:
    return Wanted(states=("MA", "TX"), sort=key).answer(programs("MA", "TX"))


@pytest.mark.parametrize("key", [f"{s}{k}" for k in ("price_low", "price_high") for s in ("", "-")])
@pytest.mark.parametrize("residency", ["", *RESIDENCIES])
def test_prices_are_sorted_for_the_residency_that_counts(key: str, residency: str) -> None:
    place = {"zip": "01608", "within": 100, "residency": residency}
    expected = Wanted(**place, sort=key).answer(programs())
    assert found(f"{PLACED}&residency={residency}&sort={key}") == expected


@pytest.mark.parametrize("key", ["local_wage_median", "-local_wage_p25"])
def test_pay_is_sorted_for_the_job_asked_for(key: str) -> None:
    expected = Wanted(occupation="29-2072", sort=key).answer(programs())
    assert found(f"occupation=29-2072&sort={key}") == expected


@pytest.mark.parametrize("key", ["distance", "-distance"])
def test_programs_near_a_place_are_sorted_by_how_far_they_are(key: str) -> None:
    selection = select(f"near=01608&within=50&sort={key}")
    assert selection.distances is not None
    shown = selection.distances[selection.catalog.provider[selection.ordered]]
    expected = {row.id: Wanted(zip="01608").distance(row) for row in programs(*FEW, "CT", "ME")}
    numbers = [int(n) for n in selection.catalog.id[selection.ordered]]
    assert shown == pytest.approx([expected[number] for number in numbers], abs=0.01)
    gone = selection.catalog.gone[selection.ordered]
    assert gone.any()
    for part in (shown[~gone], shown[gone]):
        assert list(part) == sorted(part, reverse=key.startswith("-"))


def test_without_a_sort_key_a_place_puts_the_nearest_first() -> None:
    assert found("near=01608&within=50") == found("near=01608&within=50&sort=distance")


def test_without_a_sort_key_or_place_most_graduates_come_first() -> None:
    assert found("state=MA") == found("state=MA&sort=-awards")


WHO: dict[str, str] = {
    "": "out_of_state",
    "state=MA": "in_state",
    "state=MA&state=NH": "out_of_state",
    "near=01608": "in_state",
    "near=01608&state=NH": "in_state",
    "residency=in_district": "in_district",
    "state=MA&residency=out_of_state": "out_of_state",
}


@pytest.mark.parametrize(("query", "who"), WHO.items())
def test_prices_are_in_state_where_the_readers_state_is_known(query: str, who: str) -> None:
    assert select(query).residency == who


def test_a_reader_in_massachusetts_pays_the_out_of_state_price_in_new_hampshire() -> None:
    selection = select("near=01845&within=40")
    prices = selection.price("high", EVERY).tolist()
    price = dict(zip(selection.catalog.id.tolist(), prices, strict=True))
    differing = 0
    for row in programs("MA", "NH"):
        own = row.in_state_high if row.state == "MA" else row.out_of_state_high
        assert price[row.id] == (-1 if own is None else own)
        differing += row.state == "NH" and row.in_state_high != row.out_of_state_high
    assert differing > 300


PROBLEMS = {
    "award=99": "award",
    "award=21&award=x": "award",
    "state=XX": "state",
    "delivery=post": "delivery",
    "control=Public": "control",
    "residency=mars": "residency",
    "cost_max=cheap": "cost_max",
    "cost_max=-1": "cost_max",
    "months_max=121": "months_max",
    "earnings_min=1e9": "earnings_min",
    "pay_min=1.5": "pay_min",
    "within=0": "within",
    "sort=price": "sort",
    "near=00000": "near",
    "near=Nowhereville": "near",
    "near=,": "near",
    "field=99.9999": "field",
    "field=zzzz": "field",
    "field=51.0713x": "field",
    "occupation=99-9999": "occupation",
    "occupation=zzzz": "occupation",
    "occupation=!!!": "occupation",
}


@pytest.mark.parametrize(("query", "name"), PROBLEMS.items())
def test_a_value_that_cannot_be_used_is_told_and_filters_nothing(query: str, name: str) -> None:
    selection = select(f"{query}&state=RI" if name != "state" else query)
    assert [problem.name for problem in selection.problems] == [name]
    expected = "" if name == "state" else "state=RI"
    assert selection.total == select(expected).total
    assert selection.problems[0].message


@pytest.mark.parametrize(
    ("near", "label"),
    [
        ("01608", "Worcester, MA 01608"),
        ("01608-1234", "Worcester, MA 01608"),
        ("Worcester, MA", "Worcester, MA"),
        ("worcester massachusetts", "Worcester, MA"),
        ("worcester ma", "Worcester, MA"),
        ("WORCESTER", "Worcester, MA"),
        ("Springfield, Massachusetts", "Springfield, MA"),
    ],
)
def test_a_place_is_a_zip_or_a_name_and_its_label_says_which(near: str, label: str) -> None:
    place = select(f"near={near}").place
    assert place is not None
    assert place.label == label


@pytest.mark.parametrize("name", ["cost_max", "state", "award", "near", "months_max", "field"])
def test_dropping_a_filter_gives_as_many_as_asking_without_it(name: str) -> None:
    parameters = {
        "cost_max": "cost_max=1&cost_unknown=0",
        "state": "state=NH",
        "award": "award=21",
        "near": "near=01608&within=10",
        "months_max": "months_max=3",
        "field": "field=51",
    }
    rest = "&".join(value for key, value in parameters.items() if key != name)
    assert select("&".join(parameters.values())).without(name) == select(rest).total


numbers = st.sampled_from(["", "0", "3000", "9000", "30000", "60000", "1000000"])
queries = st.fixed_dictionaries(
    {},
    optional={
        "award": st.lists(st.sampled_from([int(a) for a in AwardLevel]), max_size=3),
        "delivery": st.lists(st.sampled_from(list(DELIVERIES)), max_size=2),
        "control": st.lists(st.sampled_from(list(CONTROLS)), max_size=2),
        "status": st.lists(st.sampled_from(["open", "closed", "absent", "unknown"]), max_size=2),
        "earns": st.lists(st.sampled_from(["more", "less", "unknown"]), max_size=2),
        "field": st.sampled_from(["51.", "51.07", "51.0713", "52.", "12.0401"]),
        "occupation": st.sampled_from(["29-2072", "43-3021", "31-9092", "11-9111", "25-1071"]),
        "zip": st.sampled_from(["01608", "03060", "02903", "02139"]),
        "within": st.sampled_from([5, 25, 100]),
        "residency": st.sampled_from(RESIDENCIES),
        "cost_max": st.sampled_from([0, 3000, 9000, 60_000]),
        "cost_unknown": st.booleans(),
        "months_max": st.sampled_from([2.5, 12, 24]),
        "months_unknown": st.booleans(),
        "earnings_min": st.sampled_from([30_000, 60_000]),
        "earnings_unknown": st.booleans(),
        "pay_min": st.sampled_from([40_000, 70_000]),
        "pay_unknown": st.booleans(),
        "sort": st.sampled_from([s for s in SORTS if "distance" not in s]),
    },
)


def as_wanted(given_query: dict[str, Any]) -> Wanted:
    changed: dict[str, Any] = {
        "states": FEW,
        "award": tuple(given_query.get("award", ())),
        "delivery": tuple(DELIVERIES[d] for d in given_query.get("delivery", ())),
        "control": tuple(CONTROLS[c] for c in given_query.get("control", ())),
        "status": tuple(given_query.get("status", ())),
        "earns": tuple(given_query.get("earns", ())),
    }
    return Wanted(**(given_query | changed))


def as_query(given_query: dict[str, Any]) -> str:
    query = QueryDict(mutable=True)
    query.setlist("state", list(FEW))
    for name, value in given_query.items():
        name = {"zip": "near"}.get(name, name)
        for one in value if isinstance(value, list) else [value]:
            query.appendlist(name, one.rstrip(".") if name == "field" else f"{one}")
    return query.urlencode().replace("=True", "=1").replace("=False", "=0")


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(queries)
def test_filters_and_orders_combine_as_they_do_row_by_row(given_query: dict[str, Any]) -> None:
    wanted = as_wanted(given_query)
    selection = select(as_query(given_query))
    asked = {problem.name for problem in selection.problems}
    assert asked == set()
    expected = wanted.answer(programs(*FEW))
    got = [int(number) for number in selection.catalog.id[selection.ordered]]
    if given_query.get("sort"):
        assert got == expected
    else:
        assert sorted(got) == sorted(expected)
    assert selection.total == len(expected)


@given(st.lists(st.integers(-1, 5), max_size=30), st.booleans())
def test_rows_without_a_value_come_last_both_ways(values: list[int], falling: bool) -> None:
    rows = np.arange(len(values), dtype=np.int32)
    got = [values[at] for at in sort_rows(rows, np.array(values), falling=falling)]
    known = sorted((v for v in values if v >= 0), reverse=falling)
    assert got == [*known, *[-1] * values.count(-1)]


def test_every_state_can_be_asked_for() -> None:
    by_state: dict[str, list[Row]] = {}
    for row in programs():
        by_state.setdefault(row.state, []).append(row)
    for state in STATE_NAMES:
        assert select(f"state={state}").total == len(by_state.get(state, []))


def test_each_choice_says_how_many_programs_it_would_leave() -> None:
    """Beside what is chosen of the other filters, whatever is chosen of its own."""
    counts = select("state=MA&control=public&earns=less&months_max=24").facet_counts
    asked = {"states": ("MA",), "control": (1,), "months_max": 24}
    for choice in ("more", "less", "unknown"):
        wanted = Wanted(**asked, earns=(choice,)).answer(programs("MA"))
        assert counts["earns"][choice] == len(wanted) > 0
    for state in ("MA", "TX"):
        more = asked | {"states": (state,), "earns": ("less",)}
        assert counts["state"][state] == len(Wanted(**more).answer(programs(state)))


def test_warnings_are_no_reason_to_leave_a_program_out() -> None:
    """Plans, guides and programs like one leave out those whose figures contradict each other."""
    held = catalog()
    trusted = set(held.id[held.trusted(EVERY)].tolist())
    contradicted = Flag.objects.exclude(kind__in=(Flag.Kind.LOW_EARNINGS, Flag.Kind.PAY_ABOVE))
    assert {row.id for row in programs()} - trusted == set(
        contradicted.values_list("program_id", flat=True)
    )


def test_the_list_says_what_a_place_with_typing_errors_was_taken_for(client: Client) -> None:
    shown = client.get("/programs/", {"near": "Worchester MA"}).content.decode()
    assert "We took “Worchester MA” for Worcester, MA. Measured from Worcester, MA." in shown
    assert "We took" not in client.get("/programs/", {"near": "Worcester MA"}).content.decode()


@pytest.mark.parametrize(
    ("near", "state"), [("Massachusetts", "MA"), ("mass", "MA"), ("Guam", "GU"), ("Ohoi", "OH")]
)
def test_near_a_whole_state_is_in_the_state_and_is_said(
    client: Client, near: str, state: str
) -> None:
    text = client.get("/programs/", {"near": near, "q": "nursing"}).content.decode()
    same = client.get("/programs/", {"state": state, "q": "nursing"}).content.decode()
    summary = re.compile(r"<strong[^>]*>[\d,]+ programs?|[\d,]+ programs? match|[\d,]+ programs?")
    assert summary.findall(text)[:1] == summary.findall(same)[:1] != []
    assert text.count(f"We took “{near}” for all of {STATE_NAMES[state]}") >= 1
    assert "We know no single place" not in text


@pytest.mark.parametrize("near", ["New York", "Worcester, Massachusetts"])
def test_a_city_is_none_even_where_its_state_has_its_name(client: Client, near: str) -> None:
    text = client.get("/programs/", {"near": near}).content.decode()
    assert "for all of" not in text
    assert "Measured from" in text


def test_near_a_state_beside_another_one_chosen_is_told_and_filters_nothing(client: Client) -> None:
    text = client.get("/programs/", {"near": "Guam", "state": "MA"}).content.decode()
    assert "We know no single place for all of Guam" in text
