"""The home page: the answer as a whole, what to try instead of one, and the example."""

import html
import re
from copy import copy
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from guides.home import example
from guides.library import Library
from programs.models import Program
from salaries.models import Projection, Wage
from tests import raw
from tests.guides.home.asked import ALONE, answer, links, question
from tests.guides.pages import words

pytestmark = pytest.mark.usefixtures("site_data")

ASKED = {"q": "medical coder", "near": "01608"}


def page(client: Client, asked: dict[str, str] | None = None) -> str:
    return html.unescape(client.get("/", asked).content.decode())


def test_the_figures_are_those_of_the_newest_wages(client: Client) -> None:
    massachusetts = raw.paid("29-2072")["25"]
    text = page(client)
    assert f"${int(massachusetts['A_MEDIAN'].replace(',', '')):,} a year" in text
    assert f"${int(massachusetts['A_PCT25'].replace(',', '')):,} a year" in text
    assert "BLS OEWS, May 2025" in text


def test_the_count_of_programs_is_of_all(client: Client) -> None:
    assert f"{Program.objects.count():,} programs" in page(client)


@pytest.mark.parametrize("asked", [None, ASKED, {"q": "zzzqqq"}])
def test_every_link_leads_somewhere(client: Client, asked: dict[str, str] | None) -> None:
    links = set(re.findall(r'<a [^>]*href="(/[^"#]*)"', page(client, asked)))
    assert len(links) >= 5
    for href in links:
        assert client.get(href).status_code in (200, 302), href


def flagged(*slugs: str) -> Library:
    """The guides, with these as the home page's example."""
    known = example.library()
    guides = {}
    for slug, guide in known.guides.items():
        row = copy(guide.row)
        row.flagship = slug in slugs
        guides[slug] = replace(guide, row=row)
    return replace(known, guides=guides)


def test_the_example_is_the_first_guide_that_editors_chose(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = "medical-coder-massachusetts"
    assert f'class="button" href="/paths/{chosen}/"' in page(client)
    both = flagged("health-information-technician", "medical-biller")
    monkeypatch.setattr(example, "library", lambda: both)
    text = page(client, {"again": "1"})
    assert "For example: billing and posting clerks in the United States" in text
    assert 'class="button" href="/paths/medical-biller/"' in text
    assert 'href="/programs/?occupation=43-3021&status=open&status=unknown"' in text
    assert 'href="/salaries/43-3021/99/"' in text
    [nation] = [
        row
        for row in raw.rows("oews/all_data_M_2025.csv.gz")
        if (row["AREA"], row["OCC_CODE"], row["I_GROUP"]) == ("99", "43-3021", "cross-industry")
    ]
    assert f"${int(nation['A_MEDIAN'].replace(',', '')):,} a year" in text
    nowhere = flagged()
    monkeypatch.setattr(example, "library", lambda: nowhere)
    assert "For example" not in page(client, {"again": "2"})


def test_an_answer_takes_the_place_of_the_example(client: Client) -> None:
    text, shown = page(client, ASKED), "For example: medical coding and billing in"
    parts = ['name="q" value="medical coder 01608"', 'class="answer"']
    assert [text.count(part) for part in parts] == [1, 1]
    assert sorted(parts, key=text.index) == parts
    assert shown not in text
    for unanswered in (None, {"q": "zzzqqq"}):
        assert 'class="answer"' not in page(client, unanswered)
        assert shown in page(client, unanswered)


def test_the_example_goes_and_comes_with_the_answer_alone(client: Client) -> None:
    def shown(q: str) -> str:
        alone = client.get("/", {"q": q}, headers=ALONE).content.decode()
        return alone.split('<div id="example" hx-swap-oob="true">')[1]

    assert "For example" in shown("")
    assert "<" not in shown("welder").replace("</div>", "")


def test_a_reader_who_writes_gets_the_answer_alone(client: Client) -> None:
    response = client.get("/", ASKED, headers=ALONE)
    alone = response.content.decode()
    assert 'class="answer"' in alone
    assert "<form" not in alone
    assert "<title>Medical Records Specialists near Worcester, MA 01608" in alone
    assert {"HX-Request", "HX-Target"} <= set(re.split(", ?", response["Vary"]))


def test_a_place_nobody_knows_keeps_what_was_typed_with_the_message_beside_it(
    client: Client,
) -> None:
    text = page(client, {"q": "welder", "near": '00"000'})
    field = re.search(r'<input id="q".*?id="near-note"', text, re.DOTALL)
    assert field
    assert 'value="welder 00"000"' in field[0]
    assert 'aria-describedby="q-error near-error" aria-invalid="true"' in field[0]
    assert 'We know no place “00"000”' in field[0]
    assert 'class="answer"' in text


def test_work_nobody_knows_is_said_at_its_field(client: Client) -> None:
    field = re.search(r'<input id="q".*?</p>', page(client, {"q": "zzzqqq"}), re.DOTALL)
    assert field
    assert 'aria-describedby="q-error near-error" aria-invalid="true"' in field[0]
    assert "No work by the name of “zzzqqq” is known here." in field[0]
    assert "aria-invalid" not in page(client, {"q": "welder"})


def test_the_message_comes_and_goes_with_the_answer_alone(client: Client) -> None:
    def message(near: str) -> str:
        answer = client.get("/", {"q": "welder", "near": near}, headers=ALONE).content.decode()
        [found] = re.findall(r'id="near-error" hx-swap-oob="true">(.*?)</p>', answer)
        return str(found)

    assert message("00000") == "We know no ZIP code 00000."
    assert message("01608") == ""


def test_only_the_page_as_such_is_for_search_engines(client: Client) -> None:
    noindex = '<meta name="robots" content="noindex">'
    assert noindex not in page(client)
    for asked in (ASKED, {"near": "01608"}, {"q": "zzzqqq"}):
        text = page(client, asked)
        assert noindex in text
        assert '<link rel="canonical" href="http://testserver/">' in text


def test_the_title_says_what_is_answered(client: Client) -> None:
    assert "<title>careerguide: ways into a job, compared</title>" in page(client)
    title = "<title>Medical Records Specialists near Worcester, MA 01608 · careerguide</title>"
    assert title in page(client, ASKED)


@pytest.mark.parametrize(
    "asked",
    [
        None,
        ASKED,
        {"q": "welder", "near": "Springfield, IL"},
        {"q": "welder", "near": "New York"},
        {"q": "zzzqqq", "near": "nowhere"},
    ],
)
def test_a_page_asks_the_database_at_most_five_times(
    client: Client, django_assert_max_num_queries: Any, asked: dict[str, str] | None
) -> None:
    client.get("/", {"q": "electrician"})
    with django_assert_max_num_queries(5):
        client.get("/", asked)


def test_a_screen_reader_hears_every_figure_of_the_answer() -> None:
    markup = answer("medical coder", "MA")
    announced = markup[markup.index("data-announce") :].split("</div>", 1)[0]
    spoken = words(announced.split(">", 1)[1])
    assert spoken.startswith("Medical Records Specialists in Massachusetts")
    for part in ("What it pays in Massachusetts: $", "this job, in Massachusetts: 17.", "$117"):
        assert part in spoken


def test_words_with_several_meanings_offer_the_others_with_the_place_kept() -> None:
    found = links(answer("truck driver", "01608"))
    others = {
        text: href
        for text, href in found.items()
        if href.startswith("/?q=") and text not in ("hour", "year")
    }
    assert "Light Truck Drivers" in others
    assert 2 <= len(others) <= 4
    for text, href in others.items():
        assert href.endswith("&near=01608")
        assert f">{text}</a> near Worcester" in Client().get(href).content.decode()


def test_a_title_written_in_full_means_itself_alone() -> None:
    assert question("Registered Nurses").target.matches == ("29-1141",)
    assert "Or did you mean" not in answer("Registered Nurses")


@pytest.mark.parametrize(
    ("q", "near", "href"),
    [
        ("medical coder", "01608", "/paths/medical-coder-massachusetts/?near=01608"),
        ("medical coder", "MA", "/paths/medical-coder-massachusetts/?state=MA"),
        ("medical coder", "TX", "/paths/medical-coder-or-biller/?state=TX"),
        ("medical coder", "", "/paths/medical-coder-or-biller/"),
    ],
)
def test_the_guide_is_that_of_the_readers_state_or_one_for_any(
    client: Client, q: str, near: str, href: str
) -> None:
    [found] = [h for text, h in links(answer(q, near)).items() if text.startswith("Guide:")]
    assert found == href
    assert client.get(found).status_code == 200


def test_a_job_that_nobody_wrote_a_guide_for_has_the_one_built_from_data() -> None:
    [found] = [h for text, h in links(answer("welder", "MA")).items() if text.startswith("Guide:")]
    assert found == "/paths/51-4121/?near=MA"


@pytest.mark.parametrize(
    ("near", "href"),
    [
        ("01608", "/plan/?target=29-2072&zip=01608"),
        ("Massachusetts", "/plan/?target=29-2072&state=MA"),
        ("00000", "/plan/?target=29-2072"),
    ],
)
def test_plan_my_way_takes_the_job_and_the_place_along(
    client: Client, near: str, href: str
) -> None:
    assert links(answer("medical coder", near))["Plan my way"] == href
    assert "Medical Records Specialists" in client.get(href).content.decode()


def test_a_misspelled_job_is_answered_as_the_likely_one_and_says_so() -> None:
    found = answer("medical assistnt", "MA")
    assert links(found)["Medical Assistants"] == "/salaries/31-9092/"
    assert "Showing results for “medical assistant”." in found
    typed = links(found)["Search for just “medical assistnt”"]
    assert typed == "/?q=%22medical+assistnt%22&near=MA"


def test_a_school_is_answered_by_its_programs(client: Client) -> None:
    found = links(answer("Bunker Hill", "Worcester"))
    [(label, href)] = [(t, h) for t, h in found.items() if t.startswith("Bunker Hill")]
    held = Program.objects.filter(provider_id=165112).count()
    assert label == f"Bunker Hill Community College: {held} programs"
    assert f"{held} programs" in client.get(href).content.decode()


def test_what_is_no_job_is_said_to_be_none_and_offered_something_better() -> None:
    found = answer("work from home")
    assert "not one job" in found
    assert links(found)["Programs taught online"] == "/programs/?delivery=online"


def test_a_certification_is_answered_beside_the_job_it_is_for() -> None:
    found = links(answer("CPC"))
    assert found["Medical Records Specialists"] == "/salaries/29-2072/"
    assert "/certifications/cpc/" in found.values()


def test_words_that_name_no_job_but_find_programs_lead_to_them(client: Client) -> None:
    found = links(answer("quinsigamond welding"))
    [(text, href)] = [(t, h) for t, h in found.items() if t.startswith("See the")]
    count = text.removeprefix("See the ").split(" ")[0]
    assert f"{count} program" in client.get(href).content.decode()


def test_words_nobody_uses_get_examples_that_work() -> None:
    markup = answer("zzzqqq", "MA")
    assert "No work by the name of “zzzqqq” is known here." in words(markup)
    found = links(markup)
    trained = Projection.objects.filter(entry_education="Postsecondary nondegree award")
    jobs = Wage.objects.filter(area="99", occupation__group="detailed").values("occupation")
    first = trained.filter(occupation__in=jobs).order_by("-openings")[:4]
    assert list(found) == [one.occupation.title for one in first]
    for href in found.values():
        assert 'class="answer"' in Client().get(href).content.decode()


def test_a_place_alone_asks_for_the_work() -> None:
    assert "Write the work or the field of study, too." in answer("", "01608")


def test_nothing_asked_is_nothing_answered() -> None:
    assert words(answer()).startswith("careerguide: ways into a job, compared")
    assert "data-announce" not in answer()
