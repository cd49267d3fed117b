"""The answer as a whole: what else was meant, the guide, the plan, and what to try instead."""

import pytest
from django.test import Client

from salaries.models import Projection, Wage
from tests.guides.home.asked import answer, links, question
from tests.guides.pages import words

pytestmark = pytest.mark.usefixtures("site_data")


def test_a_screen_reader_hears_every_figure_of_the_answer() -> None:
    markup = answer("medical coder", "MA")
    announced = markup[markup.index("data-announce") :].split("</div>", 1)[0]
    spoken = words(announced.split(">", 1)[1])
    assert spoken.startswith("Medical Records Specialists in Massachusetts")
    for part in ("What it pays in Massachusetts: $", "this job, in Massachusetts: 17.", "$117"):
        assert part in spoken


def test_words_with_several_meanings_offer_the_others_with_the_place_kept() -> None:
    found = links(answer("truck driver", "01608"))
    others = {text: href for text, href in found.items() if href.startswith("/?q=")}
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


def test_a_job_without_a_guide_offers_none() -> None:
    assert "Guide:" not in answer("welder", "MA")


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


def test_a_misspelled_job_is_offered_as_it_is_spelled() -> None:
    found = links(answer("medical assistnt", "MA"))
    assert found["Medical Assistants"] == "/?q=Medical+Assistants&near=MA"


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
