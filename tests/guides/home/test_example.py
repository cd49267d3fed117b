"""What the home page shows before anything is asked: real pay, every state, real routes."""

import re
from itertools import pairwise

import pytest
from django.test import Client

from careerguide.places.states import STATE_NAMES, Kind, state_tiles, states_that_are
from certifications.store import certifications
from guides.home.gates import kind_of
from guides.home.popular import popular
from guides.home.tiles import tiles
from guides.home.ways import ways
from plan.page.ribbon import MONTHS
from plan.query import PlanQuery
from salaries.models import Projection, Wage
from tests import raw
from tests.guides.home.asked import answer, question

pytestmark = pytest.mark.usefixtures("site_data")


def test_popular_jobs_are_those_a_certificate_leads_into_with_most_openings() -> None:
    trained = Projection.objects.filter(entry_education="Postsecondary nondegree award")
    jobs = Wage.objects.filter(area="99", occupation__group="detailed").values("occupation")
    first = trained.filter(occupation__in=jobs).order_by("-openings")[:6]
    shown = popular("", "hourly")["jobs"]
    assert [one["title"] for one in shown] == [one.occupation.title for one in first]


@pytest.mark.parametrize(("state", "area"), [("", "99"), ("MA", "25"), ("TX", "48")])
@pytest.mark.parametrize(("unit", "column"), [("hourly", "H_MEDIAN"), ("annual", "A_MEDIAN")])
def test_their_pay_is_as_published_where_the_reader_is(
    state: str, area: str, unit: str, column: str
) -> None:
    [job] = [one for one in popular(state, unit)["jobs"] if one["title"] == "Nursing Assistants"]
    published = raw.paid("31-1131")[area][column].replace(",", "")
    digits = 2 if unit == "hourly" else 0
    assert job["median"] == f"${float(published):,.{digits}f}"
    assert job["bar"] is not None
    ends = (job["bar"].p10, job["bar"].p25, job["bar"].median, job["bar"].p75, job["bar"].p90)
    assert all(low <= high for low, high in pairwise(ends))


def test_a_place_without_wages_shows_the_nations() -> None:
    assert popular("GU", "hourly")["place"] in ("Guam", "the United States")
    assert popular("ZZ", "hourly")["place"] == "the United States"


def test_every_state_has_one_square_and_no_two_the_same() -> None:
    places = state_tiles()
    assert set(places) == set(states_that_are(Kind.STATE, Kind.DISTRICT))
    assert len(set(places.values())) == len(places) == 51


def test_squares_show_the_medians_as_published() -> None:
    found = tiles("29-2072", "hourly", "MA")
    rows = raw.paid("29-2072")
    for tile in found["tiles"]:
        [area] = re.findall(r"/salaries/29-2072/(\d\d)/$", tile["href"])
        assert tile["said"] == f"${float(rows[area]['H_MEDIAN']):,.2f} an hour"
        assert tile["name"] == STATE_NAMES[tile["code"]]
    assert [tile["code"] for tile in found["tiles"] if tile["own"]] == ["MA"]


def test_a_ribbon_stands_where_the_plan_says_the_first_pay_comes() -> None:
    found = ways(PlanQuery(target="29-2072", state="MA"), "hourly")["found"]
    assert found
    for way in found:
        ribbon, words = way["ribbon"], way["first_pay"]
        assert ribbon is not None
        ends = [float(n) for n in re.findall(r"[\d.]+", words)]
        scale = 1 if "month" in words else 12
        soon = min(100, 100 * ends[0] * scale / MONTHS)
        assert ribbon.soon == pytest.approx(soon, abs=0.5)
        assert ribbon.soon + ribbon.maybe + ribbon.paid == pytest.approx(100)


@pytest.mark.parametrize(
    ("slug", "kind"), [("cca", "open"), ("rhit", "shut"), ("cbcs", "shut"), ("ccs", "half")]
)
def test_a_gate_is_what_its_issuer_asks_of_a_beginner(slug: str, kind: str) -> None:
    assert kind_of(certifications().by_slug[slug]) == kind


def test_a_place_alone_asks_for_the_work_and_shows_popular_jobs_there(client: Client) -> None:
    for words, place in (("01608", "Massachusetts"), ("Texas", "Texas")):
        assert question(words).target.state == {"Massachusetts": "MA", "Texas": "TX"}[place]
        text = client.get("/", {"q": words}).content.decode()
        assert "Write the work or the field of study, too." in text
        assert f"What popular jobs pay in {place}" in text


def test_a_bill_needs_to_know_where_the_reader_lives() -> None:
    assert "Left, if granted" in answer("medical coder 01608")
    assert "Left, if granted" not in answer("medical coder")
    assert "Prices and aid depend on where you live." in answer("medical coder")


def test_the_words_may_end_in_a_place() -> None:
    for words, where in (
        ("medical coder 01608", "near Worcester, MA 01608"),
        ("welder Texas", "in Texas"),
        ("welder Springfield, IL", "near Springfield, IL"),
    ):
        assert question(words).where == where
    assert "00000" in question("welder 00000").near_problem
