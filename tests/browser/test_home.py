"""The home page's question, answered while one writes, after a submit, and on the way back."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

WORK, NEAR = "Work or field of study", "Near (ZIP, city or state)"
ANSWERED = "Medical Records Specialists in Massachusetts"


def ask(page: Page, work: str, near: str, *, scripts: bool = True) -> None:
    """Write as a reader does; without scripts the answer needs a click."""
    page.get_by_label(WORK).fill(work)
    page.get_by_label(NEAR).fill(near)
    if not scripts:
        page.get_by_role("button", name="Show answers").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_question_is_answered_and_the_way_back_leads_to_the_answer(
    visit: Any, scripts: bool
) -> None:
    page, faults = visit("/", scripts=scripts, width=360)
    ask(page, "medical coder", "Massachusetts", scripts=scripts)
    expect(page.locator("#results h2")).to_have_text(ANSWERED)
    expect(page).to_have_url(re.compile(r"/\?q=medical(\+|%20)coder&near=Massachusetts$"))
    expect(page).to_have_title(re.compile(ANSWERED))
    link = page.get_by_role("link", name=re.compile(r"See the \d+ programs"))
    count = re.findall(r"\d+", link.inner_text())[0]
    link.click()
    expect(page.locator(".result-count")).to_have_text(re.compile(rf"^{count} programs"))
    page.go_back()
    expect(page.locator("#results h2")).to_have_text(ANSWERED)
    expect(page.get_by_label(WORK)).to_have_value("medical coder")
    expect(page.get_by_label(NEAR)).to_have_value("Massachusetts")
    assert faults.found == []


def test_the_answer_is_announced_while_the_reader_goes_on_writing(visit: Any) -> None:
    page, faults = visit("/", width=360)
    ask(page, "medical coder", "MA")
    heard = page.locator("#status")
    expect(heard).to_contain_text(f"{ANSWERED} What it pays in Massachusetts: $")
    expect(heard).to_contain_text("Programs for this job, in Massachusetts: 17.")
    expect(page.get_by_label(NEAR)).to_be_focused()
    page.get_by_label(WORK).fill("zzzqqq")
    expect(heard).to_have_text("No work by the name of “zzzqqq” is known here.")
    page.get_by_label(WORK).fill("welder")
    page.get_by_label(WORK).press("Enter")
    expect(heard).to_contain_text("Welders, Cutters, Solderers, and Brazers in Massachusetts")
    expect(page.get_by_label(WORK)).to_be_focused()
    assert faults.found == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_place_nobody_knows_is_said_beside_its_field(visit: Any, scripts: bool) -> None:
    page, faults = visit("/", scripts=scripts, width=360)
    ask(page, "welder", "00000", scripts=scripts)
    near = page.get_by_label(NEAR)
    expect(page.locator("#near-error")).to_have_text("We know no ZIP code 00000.")
    expect(near).to_have_accessible_description("We know no ZIP code 00000.")
    expect(near).to_have_value("00000")
    expect(page.locator("#results h2")).to_contain_text("in the United States")
    ask(page, "welder", "60601", scripts=scripts)
    expect(page.locator("#results h2")).to_contain_text("near Chicago, IL 60601")
    expect(page.locator("#near-error")).to_be_empty()
    assert faults.found == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_find_programs_goes_to_the_list_with_words_and_state(visit: Any, scripts: bool) -> None:
    page, faults = visit("/", scripts=scripts, width=360)
    page.get_by_label(WORK).fill("medical coding")
    page.get_by_label(NEAR).fill("Massachusetts")
    page.get_by_role("button", name="Find programs").click()
    expect(page).to_have_url(re.compile(r"/programs/\?q=medical\+coding&state=MA$"))
    assert faults.found == []


def test_the_question_and_the_first_figure_are_seen_without_scrolling(visit: Any) -> None:
    page, _faults = visit("/", width=360)
    seen = [
        page.get_by_role("heading", level=1),
        page.get_by_label(WORK),
        page.get_by_label(NEAR),
        page.get_by_role("button", name="Show answers"),
        page.get_by_role("button", name="Find programs"),
        page.locator(".figure .number").first,
    ]
    bottoms = []
    for part in seen:
        box = part.bounding_box()
        assert box is not None
        bottoms.append(box["y"] + box["height"])
    assert bottoms == sorted(bottoms)
    assert bottoms[-1] <= 740


def test_on_a_phone_each_figure_is_a_row_and_beside_them_there_is_nothing(visit: Any) -> None:
    page, _faults = visit("/", width=360)
    boxes = [figure.bounding_box() for figure in page.locator(".figure").all()]
    assert len(boxes) == 3
    assert {(box["x"], box["width"]) for box in boxes} == {(16, 328)}


@pytest.mark.parametrize("width", [768, 1280])
def test_fields_and_buttons_stand_in_one_line(visit: Any, width: int) -> None:
    page, _faults = visit("/?q=welder&near=00000", width=width)
    tops = {part.bounding_box()["y"] for part in page.locator(".ask :is(input, .button)").all()}
    assert len(tops) == 1


def test_an_answer_that_does_not_come_is_said(visit: Any) -> None:
    page, _faults = visit("/", width=360)
    page.route("**/?q=*", lambda route: route.abort())
    page.get_by_label(WORK).fill("welder")
    expect(page.locator("#problem")).to_be_visible()
    expect(page.locator("#status")).to_contain_text("could not be loaded")
