"""How many programs lead to a job, against the list itself and against rows counted anew."""

import re

import pytest
from django.test import Client

from programs.catalog import catalog
from programs.models import Flag, Program
from programs.rules.lengths import too_short
from tests.guides.home.asked import answer, cell, cells, links
from tests.guides.pages import words
from tests.programs.brute import Row, Wanted, programs

pytestmark = pytest.mark.usefixtures("site_data")

LEADING = "Programs for this job"


def expected(wanted: Wanted, *states: str) -> list[Row]:
    by_number = {row.id: row for row in programs(*states)}
    return [by_number[number] for number in wanted.answer(by_number.values())]


def undisputed(rows: list[Row]) -> list[Row]:
    flagged = set(Flag.objects.values_list("program_id", flat=True))
    return [row for row in rows if row.id not in flagged]


def shown_total(client: Client, href: str) -> int:
    """How many the list at an address says it has."""
    found = re.search(r"data-announce[^>]*>([\d,]+) program", client.get(href).content.decode())
    assert found, href
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize(
    ("soc", "near", "wanted", "states"),
    [
        ("51-4121", "60601", Wanted(occupation="51-4121", zip="60601"), ("IL", "IN", "WI")),
        ("29-2072", "MA", Wanted(occupation="29-2072", states=("MA",)), ("MA",)),
        ("29-2061", "", Wanted(occupation="29-2061"), ()),
    ],
)
def test_the_count_is_the_lists_and_that_of_the_rows(
    client: Client, soc: str, near: str, wanted: Wanted, states: tuple[str, ...]
) -> None:
    total = len(expected(wanted, *states))
    assert total > 10
    assert cell(LEADING, soc, near).startswith(f"{total:,} ")
    found = links(answer(soc, near))
    assert shown_total(client, found[f"See the {total:,} programs"]) == total
    assert found["Compare programs"] == found[f"See the {total:,} programs"]


@pytest.mark.parametrize(
    ("soc", "labels"),
    [("31-9092", ("Cheapest", "Shortest")), ("51-4121", ("Cheapest and shortest",))],
)
def test_the_cheapest_and_the_shortest_are_so_among_those_nothing_contradicts(
    soc: str, labels: tuple[str, ...]
) -> None:
    wanted = Wanted(occupation=soc, zip="60601")
    rows = undisputed(expected(wanted, "IL", "IN", "WI"))
    price = min(p for row in rows if (p := wanted.price(row, "high")) is not None)
    months = min(row.months_high for row in rows if row.months_high is not None)
    markup = answer(soc, "60601")
    for label in labels:
        line = re.search(rf"<p[^>]*>{label}: .*?</p>", markup)
        assert line
        [href] = re.findall(r'href="/programs/([^"]+)/"', line[0])
        program = next(row for row in rows if Program(pk=row.id).slug == href)
        if "Cheapest" in label:
            assert wanted.price(program, "high") == price
            assert f"${price:,}" in line[0] or f"–{price:,}" in line[0]
        if "hortest" in label:
            assert program.months_high == months


def test_a_program_that_is_both_is_named_once() -> None:
    wanted = Wanted(occupation="29-2072", zip="01608")
    assert len(expected(wanted, "MA", "CT", "RI", "NH")) == 1
    text = cell(LEADING, "29-2072", "01608")
    assert text.startswith("1 $")
    assert "heapest" not in text
    assert text.count("Quinsigamond Community College") == 1


def test_a_program_that_ties_with_the_cheapest_is_not_called_the_shortest() -> None:
    """The cheapest near Springfield lasts as long as others do: none is shorter."""
    wanted = Wanted(occupation="29-2072", zip="01103")
    rows = undisputed(expected(wanted, "MA", "CT", "RI", "NH"))
    priced = [row for row in rows if wanted.price(row, "high") is not None]
    cheapest = min(priced, key=lambda row: (wanted.price(row, "high"), row.id))
    ties = [row for row in rows if row.months_high == cheapest.months_high]
    assert len(ties) > 1
    assert min(row.months_high for row in rows if row.months_high) == cheapest.months_high
    text = cell(LEADING, "29-2072", "01103")
    assert "Cheapest and shortest: $" in text
    assert "Shortest:" not in text


def test_a_course_of_weeks_that_is_listed_as_a_degree_is_not_the_cheapest_degree() -> None:
    """A Texas listing of 8 weeks as a bachelor's degree is no program to compare others with."""
    store = catalog()
    [row] = [at for at in range(store.size) if store.id[at] == 48000030265]
    assert (int(store["award_level"][row]), float(store["months_high"][row]) < 3) == (5, True)
    assert store["flags"][row]
    assert too_short(5, float(store["months_high"][row]))
    assert not too_short(5, None)
    assert not too_short(3, 14.77), "four terms of 16 weeks are an associate degree"


def test_beside_those_near_stand_those_of_the_whole_state(client: Client) -> None:
    total = len(expected(Wanted(occupation="29-2072", states=("MA",)), "MA"))
    found = links(answer("29-2072", "01608"))
    href = found[f"See all {total} in Massachusetts"]
    assert shown_total(client, href) == total
    assert found["Compare programs"] == href, "one program alone can't be compared"


def test_where_none_is_near_the_state_answers_and_the_page_says_so() -> None:
    wanted = Wanted(occupation="29-2072", zip="79843")
    assert not wanted.answer(programs("TX", "NM"))
    found = cells("29-2072", "79843")
    [label] = [name for name in found if name.startswith(LEADING)]
    assert label == f"{LEADING}, in Texas"
    total = len(expected(Wanted(occupation="29-2072", states=("TX",)), "TX"))
    assert found[label].startswith(f"{total} None is listed within 25 miles of Marfa, TX 79843.")


def test_a_job_that_no_program_leads_to_offers_no_list() -> None:
    teachers = "25-1065"
    text = cell(LEADING, teachers, "MA")
    assert text.startswith("none listed None is listed in Massachusetts.")
    assert "Compare programs" not in words(answer(teachers, "MA"))


def test_an_unknown_price_is_said_and_not_shown_as_none() -> None:
    doctors = "29-1229"
    text = cell(LEADING, doctors)
    assert "No price is known." in text
    assert "$0" not in text
