"""The guides of data/guide as loaded: whole, with codes that exist and links that work."""

import csv

import pytest
from django.test import Client

from guides import answers
from guides.models import Guide, Item, Question, Section
from programs.models import FieldOfStudy
from salaries.models import Occupation
from tests import raw
from tests.raw import DATA

pytestmark = pytest.mark.usefixtures("site_data")

ROUTE = ["diploma", "training", "experience", "certify", "first-job", "grow"]


def test_there_are_four_guides_one_of_them_for_massachusetts() -> None:
    assert dict(Guide.objects.values_list("slug", "state")) == {
        "medical-coder-massachusetts": "MA",
        "medical-biller": "",
        "medical-coder-or-biller": "",
        "health-information-technician": "",
    }
    for guide in Guide.objects.filter(state=""):
        assert "{place}" in guide.title


def test_each_guide_has_the_steps_of_the_route_in_order() -> None:
    for guide in Guide.objects.all():
        steps = guide.sections.filter(step=True).order_by("order")
        assert list(steps.values_list("anchor", flat=True)) == ROUTE, guide.slug


def test_each_guide_has_its_live_figures_and_the_massachusetts_one_all_it_needs() -> None:
    common = {"programs", "certifications", "local pay", "outlook", "employers", "checklist"}
    for guide in Guide.objects.all():
        panels = set(guide.sections.exclude(panel="").values_list("panel", flat=True))
        assert panels >= common | {"growth"}, guide.slug
    used = set(Section.objects.values_list("panel", flat=True))
    assert used == set(Section.Panel.values)


def test_the_codes_of_a_guide_exist() -> None:
    known = {row["slug"] for row in raw.rows("certifications/certifications.csv")}
    for guide in Guide.objects.all():
        socs, cips = guide.occupations.split(), guide.fields.split()
        assert Occupation.objects.filter(code__in=socs).count() == len(socs)
        assert FieldOfStudy.objects.filter(code__in=cips).count() == len(cips)
        assert set(guide.certifications.split()) <= known


def test_every_link_of_a_line_leads_to_a_page_that_understands_it(client: Client) -> None:
    links = {href for href in Item.objects.values_list("href", flat=True) if href.startswith("/")}
    assert len(links) > 15
    for href in links:
        response = client.get(href.replace("{state}", "MA"))
        assert response.status_code == 200, href
        assert "field-error" not in response.content.decode(), href


def test_every_fact_a_line_names_is_a_fact() -> None:
    with (DATA / "guide/source_facts.csv").open(newline="") as stream:
        facts = {row["fact_id"] for row in csv.DictReader(stream)}
    named = {
        fact for facts in Item.objects.values_list("facts", flat=True) for fact in facts.split()
    }
    assert len(named) > 150
    assert named <= facts


def test_every_question_is_asked_at_a_place_there_is_and_by_a_known_answer() -> None:
    places = set(Section.objects.values_list("anchor", flat=True)) | set(Section.Panel.values)
    assert list(Question.objects.values_list("number", flat=True)) == list(range(1, 26))
    for question in Question.objects.all():
        assert question.asked_at in places, question
        assert not question.live or question.live in answers.ANSWERS, question


def test_lines_and_answers_cite_what_they_rest_on() -> None:
    for row in [*Item.objects.all(), *Question.objects.all()]:
        row.full_clean(exclude=["section"])
        assert row.source == "careerguide" or "document" in row.source or row.addresses, row
