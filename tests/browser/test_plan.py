"""The planner as a reader meets it, and on paper."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

WORCESTER = "/plan/?target=29-2072&zip=01608&wage=17&budget=6000&pace=part"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_reader_in_worcester_plans_changes_the_budget_and_compares_two(
    visit: Any, scripts: bool
) -> None:
    page, faults = visit("/plan/", scripts=scripts, width=360)
    page.get_by_label("Job you want").fill("medical coder")
    page.get_by_label("Where you are").fill("01608")
    page.get_by_label("Present pay").first.fill("17")
    page.get_by_label("You can spend").fill("6000")
    page.get_by_role("button", name="Plan", exact=True).click()
    expect(page.locator("#routes h2")).to_have_text("Medical Records Specialists, Worcester, MA")
    assert page.locator(".plan-route").count() > 5
    page.locator("summary", has_text="Your answers").click()
    page.get_by_label("You can spend").fill("400")
    page.get_by_role("button", name="Plan", exact=True).click()
    expect(page).to_have_url(re.compile("budget=400"))
    expect(page.locator(".plan-apart .flag").first).to_contain_text("more than you can spend")
    for _pick in range(2):
        page.locator("a.pick", has_text="Compare").first.click()
    expect(page.locator(".compare thead th")).to_have_count(2)
    expect(page.locator("#compared svg")).to_be_visible()
    assert faults.found == []


def test_a_plan_with_four_routes_prints_on_one_page(visit: Any) -> None:
    page, _faults = visit(WORCESTER)
    for _pick in range(4):
        page.locator("a.pick", has_text="Compare").first.click()
    expect(page.locator(".compare thead th")).to_have_count(4)
    paper = page.pdf(format="Letter", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 1


def test_bad_input_stays_in_its_field_with_the_message_beside_it(visit: Any) -> None:
    page, faults = visit("/plan/?target=medical+coder&zip=00000&wage=lots")
    expect(page.get_by_label("Where you are")).to_have_value("00000")
    expect(page.locator("#zip-error")).to_be_visible()
    expect(page.locator("#wage-error")).to_contain_text("not a number")
    assert faults.found == []
