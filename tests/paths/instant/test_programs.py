"""How many programs lead there, against the list itself and against rows counted anew."""

import re

import pytest
from django.test import Client

from programs.models import Flag, Program
from tests.paths.instant.asked import answer, cell, cells, links
from tests.paths.pages import words
from tests.programs.brute import Row, Wanted, programs

pytestmark = pytest.mark.usefixtures("site_data")

LEADING = "Programs that lead there"


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


def test_the_cheapest_and_the_shortest_are_so_among_those_nothing_contradicts() -> None:
    wanted = Wanted(occupation="51-4121", zip="60601")
    rows = undisputed(expected(wanted, "IL", "IN", "WI"))
    price = min(p for row in rows if (p := wanted.price(row, "high")) is not None)
    months = min(row.months_high for row in rows if row.months_high is not None)
    markup = answer("51-4121", "60601")
    for label, value in (("Cheapest", price), ("Shortest", months)):
        line = re.search(rf"<p[^>]*>{label}: .*?</p>", markup)
        assert line
        [href] = re.findall(r'href="/programs/([^"]+)/"', line[0])
        program = next(row for row in rows if Program(pk=row.id).slug == href)
        found = wanted.price(program, "high") if label == "Cheapest" else program.months_high
        assert found == value
        if label == "Cheapest":
            assert f"${price:,}" in line[0]


def test_a_program_that_is_both_is_named_once() -> None:
    wanted = Wanted(occupation="29-2072", zip="01608")
    assert len(expected(wanted, "MA", "CT", "RI", "NH")) == 1
    text = cell(LEADING, "29-2072", "01608")
    assert text.startswith("1 Cheapest and shortest: $")
    assert text.count("Quinsigamond Community College") == 1


def test_beside_those_near_stand_those_of_the_whole_state(client: Client) -> None:
    total = len(expected(Wanted(occupation="29-2072", states=("MA",)), "MA"))
    href = links(answer("29-2072", "01608"))[f"{total} in Massachusetts"]
    assert shown_total(client, href) == total


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
