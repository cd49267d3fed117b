"""The list near a place in groups by reach, each with how many it has in all."""

import html
import re
from collections import Counter

import pytest
from django.test import Client

from careerguide.places.find import find_place
from careerguide.places.states import miles
from programs.models import Program, Provider
from programs.rules.codes import Entry
from programs.rules.ids import program_number, program_slug

pytestmark = pytest.mark.usefixtures("site_data")
NEAR = "q=medical+coding&near=01040&within=50&size=100"
ENDS = {"Within 5 miles": 5, "5 to 25 miles": 25, "25 to 50 miles": 50}
ONLINE = "Online from anywhere"
HEAD = re.compile(r'<tr class="group"><th[^>]*>([^<]+) <span class="count">([\d,]+)</span>')
ROW = re.compile(r'<th scope="row"><a href="/programs/([^/"]+)/')


def groups(client: Client, query: str) -> dict[str, tuple[int, list[str]]]:
    """Each group's count as its heading says it, and the programs beneath."""
    text = client.get(f"/programs/?{query}").content.decode()
    parts = HEAD.split(text)
    found = zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    return {
        html.unescape(name): (int(count.replace(",", "")), ROW.findall(rows))
        for name, count, rows in found
    }


def far(slug: str) -> float:
    """Miles from Holyoke's ZIP code to the program's school."""
    program = Program.objects.get(pk=next(p.pk for p in _held([slug])))
    here, school = find_place("01040"), Provider.objects.get(pk=program.provider_id)
    return float(miles(here.latitude, here.longitude, school.latitude, school.longitude))


def _held(slugs: list[str]) -> list[Program]:
    return [p for p in Program.objects.filter(provider__state__in=("MA", "CT", "NY", "RI"))
            if program_slug(p.pk) in slugs]  # fmt: skip


def test_each_program_stands_in_the_group_of_its_distance_and_counts_are_whole(
    client: Client,
) -> None:
    found = groups(client, NEAR)
    assert list(found) == [*ENDS, ONLINE]
    low = 0
    for name, high in ENDS.items():
        count, slugs = found[name]
        assert count == len(slugs) > 0
        assert all(low <= round(far(slug), 6) <= high for slug in slugs)
        low = high


def test_counts_are_of_all_pages_and_only_the_last_page_ends_online(client: Client) -> None:
    whole = groups(client, NEAR)
    wide = NEAR.replace("size=100", "size=25").replace("within=50", "within=100")
    first, last = (groups(client, f"{wide}&page={n}") for n in (1, 1_000))
    assert ONLINE not in first, "what is near comes first, all of it"
    assert ONLINE in last
    assert all(first[name][0] == last[name][0] for name in set(first) & set(last))
    begun = set(ENDS) & set(first)
    assert len(begun) > 1
    assert all(first[name][0] == whole[name][0] for name in begun)
    assert sum(len(slugs) for _count, slugs in first.values()) == 25


def test_online_programs_are_few_linked_to_all_and_none_stands_twice(client: Client) -> None:
    found = groups(client, NEAR)
    count, slugs = found[ONLINE]
    text = client.get(f"/programs/?{NEAR}").content.decode()
    assert len(slugs) == 3 < count
    assert f"See all {count}" in text
    every = Counter(slug for _count, own in found.values() for slug in own)
    assert max(every.values()) == 1
    link = re.search(r'href="(\?[^"]*)"[^>]*>See all', text)
    assert link
    there = client.get(f"/programs/{html.unescape(link[1])}").content.decode()
    assert f"{count} programs" in there
    assert slugs[0] in ROW.findall(there)


def test_what_is_for_people_already_in_the_field_stands_apart(client: Client) -> None:
    found = groups(client, "q=welding&near=77002&size=100")
    entries = dict(Program.objects.filter(provider__state="TX").values_list("pk", "entry"))
    for name, (_count, slugs) in found.items():
        apart = name == "For people already in the field, or single courses"
        numbers = [program_number(slug) for slug in slugs if name != ONLINE]
        assert all((entries[n] == Entry.FURTHER) == apart for n in numbers if n in entries), name
    assert len(found["For people already in the field, or single courses"][1]) > 3


@pytest.mark.parametrize("query", ["q=medical+coding&state=MA", f"{NEAR}&sort=price_high"])
def test_without_a_place_or_in_another_order_there_are_no_groups(
    client: Client, query: str
) -> None:
    assert groups(client, query) == {}


def test_farthest_first_the_groups_stand_the_other_way_round(client: Client) -> None:
    found = groups(client, f"{NEAR}&sort=-distance")
    assert list(found) == [*reversed(ENDS), ONLINE]
