"""The home page's question, answered while one writes, after a submit, and on the way back."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

BOX = "A job, school, exam, field or town"
ANSWERED = "Medical Records Specialists in Massachusetts"


def ask(page: Page, words: str, *, scripts: bool = True) -> None:
    """Write as a reader does; without scripts the answer needs a click."""
    page.get_by_label(BOX).fill(words)
    if not scripts:
        page.get_by_role("button", name="Find", exact=True).click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_question_is_answered_and_the_way_back_leads_to_the_answer(
    visit: Any, scripts: bool
) -> None:
    page, faults = visit("/", scripts=scripts, width=360)
    ask(page, "medical coder Massachusetts", scripts=scripts)
    expect(page.locator("#results h2")).to_have_text(ANSWERED)
    expect(page).to_have_url(re.compile(r"/\?q=medical(\+|%20)coder(\+|%20)Massachusetts$"))
    expect(page).to_have_title(re.compile(ANSWERED))
    link = page.get_by_role("link", name=re.compile(r"See the \d+ programs"))
    count = re.findall(r"\d+", link.inner_text())[0]
    link.click()
    expect(page.locator(".result-count")).to_have_text(re.compile(rf"^{count} programs"))
    page.go_back()
    expect(page.locator("#results h2")).to_have_text(ANSWERED)
    expect(page.get_by_label(BOX)).to_have_value("medical coder Massachusetts")
    assert faults.found == []


def test_the_answer_is_announced_while_the_reader_goes_on_writing(visit: Any) -> None:
    page, faults = visit("/", width=360)
    ask(page, "medical coder MA")
    heard = page.locator("#status")
    expect(heard).to_contain_text(f"{ANSWERED} What it pays in Massachusetts: $")
    expect(heard).to_contain_text("Programs for this job, in Massachusetts: 17.")
    expect(page.get_by_label(BOX)).to_be_focused()
    page.get_by_label(BOX).fill("zzzqqq")
    expect(heard).to_have_text("No work by the name of “zzzqqq” is known here.")
    page.get_by_label(BOX).fill("welder Massachusetts")
    page.get_by_label(BOX).press("Enter")
    expect(heard).to_contain_text("Welders, Cutters, Solderers, and Brazers in Massachusetts")
    expect(page.get_by_label(BOX)).to_be_focused()
    assert faults.found == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_place_nobody_knows_is_said_beside_the_box(visit: Any, scripts: bool) -> None:
    page, faults = visit("/", scripts=scripts, width=360)
    ask(page, "welder 00000", scripts=scripts)
    box = page.get_by_label(BOX)
    expect(page.locator("#near-error")).to_have_text("We know no ZIP code 00000.")
    expect(box).to_have_accessible_description("We know no ZIP code 00000.")
    expect(box).to_have_value("welder 00000")
    expect(page.locator("#results h2")).to_contain_text("in the United States")
    ask(page, "welder 60601", scripts=scripts)
    expect(page.locator("#results h2")).to_contain_text("near Chicago, IL 60601")
    expect(page.locator("#near-error")).to_be_empty()
    assert faults.found == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_find_programs_goes_to_the_list_with_words_and_state(visit: Any, scripts: bool) -> None:
    page, faults = visit("/", scripts=scripts, width=360)
    page.get_by_label(BOX).fill("medical coding Massachusetts")
    page.get_by_role("button", name="Find programs").click()
    expect(page).to_have_url(re.compile(r"/programs/\?q=medical\+coding&state=MA$"))
    assert faults.found == []


def test_the_question_and_the_first_figure_are_seen_without_scrolling(visit: Any) -> None:
    page, _faults = visit("/", width=360)
    seen = [
        page.get_by_role("heading", level=1),
        page.get_by_label(BOX),
        page.get_by_role("button", name="Find programs"),
        page.locator(".town"),
        page.locator(".range text").first,
    ]
    bottoms = []
    for part in seen:
        box = part.bounding_box()
        assert box is not None
        bottoms.append(box["y"] + box["height"])
    assert bottoms == sorted(bottoms)
    assert bottoms[-1] <= 740


def test_on_a_phone_each_figure_of_the_example_is_a_row(visit: Any) -> None:
    page, _faults = visit("/", width=360)
    boxes = [figure.bounding_box() for figure in page.locator(".figure").all()]
    assert len(boxes) == 3
    assert {(box["x"], box["width"]) for box in boxes} == {(16, 328)}


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_box_and_its_button_stand_in_one_line(visit: Any, width: int) -> None:
    page, _faults = visit("/?q=welder&near=00000", width=width)
    middles = {
        round(part.bounding_box()["y"] + part.bounding_box()["height"] / 2)
        for part in page.locator(".box > *").all()
    }
    assert len(middles) == 1


def test_the_town_makes_way_for_an_answer_and_the_box_stays_where_it_is(visit: Any) -> None:
    page, _faults = visit("/", width=1280)
    before = page.get_by_label(BOX).bounding_box()
    expect(page.locator(".town")).to_be_visible()
    ask(page, "medical coder MA")
    expect(page.locator("#results h2")).to_have_text(ANSWERED)
    expect(page.locator(".town")).to_be_hidden()
    assert page.get_by_label(BOX).bounding_box() == before


def test_hour_and_year_are_one_switch_that_links_carry(visit: Any) -> None:
    page, faults = visit("/?q=medical+coder+01608", width=1280)
    page.get_by_role("navigation", name="Show pay by the").get_by_role("link", name="hour").click()
    expect(page).to_have_url(re.compile("unit=hour"))
    expect(page.locator(".said")).to_contain_text("an hour")
    page.get_by_role("link", name="See all percentiles").click()
    expect(page).to_have_url(re.compile(r"/salaries/29-2072/49340/\?unit=hour"))
    assert faults.found == []


def test_an_answer_that_does_not_come_is_said(visit: Any) -> None:
    page, _faults = visit("/", width=360)
    page.route("**/?q=*", lambda route: route.abort())
    page.get_by_label(BOX).fill("welder")
    expect(page.locator("#problem")).to_be_visible()
    expect(page.locator("#status")).to_contain_text("could not be loaded")
