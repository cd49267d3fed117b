"""What a school that closed is shown as, and where it is not shown at all; over all of them."""

import html
import json
import re

import pytest
from django.http import QueryDict
from django.test import Client

from guides.home.figures import programs_cell
from guides.home.question import Question
from plan.page.page import read
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.models import Program, Provider
from programs.pages.panels import programs_nearby, similar
from programs.rules.ids import program_slug
from programs.selection import Selection
from tests.programs.brute import Row, gone, programs, status

pytestmark = pytest.mark.usefixtures("site_data")


def closed() -> list[Row]:
    return [row for row in programs() if gone(row)]


def zips() -> dict[int, str]:
    return dict(Provider.objects.values_list("pk", "zip"))


def test_no_plan_from_the_zip_of_a_closed_school_offers_it() -> None:
    at, asked = zips(), set()
    for row in closed():
        where = at[row.provider][:5]
        if not row.occupation or not where or (where, row.occupation) in asked:
            continue
        asked.add((where, row.occupation))
        found = read(QueryDict(f"target={row.occupation}&zip={where}&wage=12"))
        assert found.results, (where, row.occupation)
        offered = {key.partition("~")[0] for key in found.results}
        for one in closed():
            assert program_slug(one.id) not in offered, (where, row.occupation)
    assert len({where for where, _soc in asked}) > 20


def test_the_school_that_was_the_first_route_in_laredo_is_gone_from_it(client: Client) -> None:
    """IPEDS: 226125 closed on 12/31/2023."""
    page = client.get("/plan/?target=39-5012&zip=78040&wage=12").content.decode()
    assert "Plan" in page
    assert "226125-" not in page


def test_home_answers_count_open_schools_and_lead_to_a_list_of_just_these(client: Client) -> None:
    at, asked = zips(), 0
    for row in closed():
        where = at[row.provider][:5]
        if not row.occupation or not where:
            continue
        question = Question.read(QueryDict(f"q={row.occupation}&near={where}"))
        _cell, href = programs_cell(question)
        if not href:
            continue
        asked += 1
        selection = Selection(catalog(), *ProgramQuery.from_params(QueryDict(href.split("?")[1])))
        assert not catalog().gone[selection.matching.rows].any(), href
    assert asked > 50


def test_no_program_is_like_one_of_a_closed_school() -> None:
    known = catalog()
    shut = {program_slug(row.id) for row in closed()}
    fields = {row.field for row in closed()}
    places = {row.state for row in closed()}
    beside = [p for p in programs() if p.field in fields and p.state in places][::97]
    assert len(beside) > 100
    for row in beside:
        lists = similar(known, Program.objects.get(pk=row.id))
        shown = {one["href"].split("/")[-2] for group in lists for one in group["programs"]}
        assert not shown & shut


def test_no_closed_school_stands_beside_the_wages_of_a_job() -> None:
    shut = {program_slug(row.id) for row in closed()}
    asked = {(row.occupation, row.area) for row in closed() if row.occupation and row.area}
    assert len(asked) > 50
    for soc, area in asked:
        assert (
            not {one["href"].split("/")[-2] for one in programs_nearby(soc, area).programs} & shut
        )


@pytest.mark.parametrize(
    "query",
    ["", "sort=price_high", "sort=-months_high", "sort=provider", "sort=-field", "q=business",
     "state=MA", "state=MA&sort=-awards", "near=78040&within=100", "near=02170&sort=price_low"],
)  # fmt: skip
def test_closed_schools_stand_last_in_every_order(query: str) -> None:
    known = catalog()
    numbers = {row.id for row in closed()}
    rows = Selection(known, *ProgramQuery.from_params(QueryDict(query))).ordered
    last = [int(number) in numbers for number in known.id[rows]]
    assert any(last)
    assert last == sorted(last)


def test_a_closed_school_is_marked_in_the_list_by_a_word_and_on_its_page(client: Client) -> None:
    """HD2024: 109730, Associated Technical College-San Diego, closed on 12/31/2023."""
    row = next(row for row in closed() if row.provider == 109730)
    page = client.get("/programs/?q=Associated+Technical+College-San+Diego").content.decode()
    [line] = [one for one in page.split("<tbody") if program_slug(row.id) in one][:1]
    assert 'class="closed"' in line
    assert '<span class="flag">closed</span>' in line
    own = client.get(f"/programs/{program_slug(row.id)}/").content.decode()
    assert '<h1 class="closed">' in own
    assert "School marked closed" in own
    assert "Plan with this program" not in own


def test_only_what_closed_is_struck_out(client: Client) -> None:
    with_closed = {row.state for row in closed()}
    state = next(row.state for row in programs() if row.state and row.state not in with_closed)
    page = client.get(f"/programs/?state={state}").content.decode()
    assert '<th scope="row"><a href=' in page
    assert 'class="closed"' not in page
    absent = next(row for row in programs() if status(row) == "absent")
    own = client.get(f"/programs/{program_slug(absent.id)}/").content.decode()
    assert 'class="closed"' not in own
    assert "The school is not in the newest IPEDS directory" in html.unescape(own)


def test_no_closed_school_offers_a_price_to_search_engines(client: Client) -> None:
    for row in closed()[::9]:
        page = client.get(f"/programs/{program_slug(row.id)}/").content.decode()
        said = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        assert said
        assert "offers" not in json.dumps([json.loads(one) for one in said])
