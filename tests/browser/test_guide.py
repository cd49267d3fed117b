"""A guide from its first line to its last, as someone in Springfield reads it.

Where its links within the site lead is tested without a browser (tests/guides/test_guides.py).
"""

import re
from functools import lru_cache
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import raw

GUIDE = "/paths/medical-coder-massachusetts/"
SPRINGFIELD, WORCESTER = ("Springfield, MA", "01103"), ("Worcester, MA", "01608")


def contents(page: Page) -> Locator:
    """The links of “On this page”, which is folded on phones."""
    links = page.get_by_role("navigation", name="On this page").get_by_role("link")
    if not links.first.is_visible():
        page.locator("summary", has_text="On this page").click()
    return links


@pytest.mark.parametrize(
    ("scripts", "width"), [(True, 1280), (False, 360)], ids=["with scripts", "without, on a phone"]
)
def test_every_section_is_reached_from_the_contents(visit: Any, scripts: bool, width: int) -> None:
    page, failed = visit(GUIDE, scripts=scripts, width=width)
    page.emulate_media(reduced_motion="reduce")
    titles = contents(page).all_inner_texts()
    below = page.locator("xpath=//nav[@aria-label='On this page']/following::section/h2")
    sections = below.all_inner_texts()
    assert [title for title in sections if title in titles] == titles
    # All but the summary of the steps, which stands right below.
    assert [title for title in sections if title not in titles] in ([], sections[:1])
    for title in titles:
        contents(page).get_by_text(title, exact=True).click()
        heading = page.get_by_role("heading", name=title, exact=True)
        expect(heading).to_be_in_viewport()
        words = heading.locator("xpath=ancestor::section[1]").inner_text()
        assert len(words) > len(title) + 100, title
        page.go_back()
    assert failed.found == []


def dollars(figure: str) -> str:
    """A yearly wage as the guide writes it; signs for what is not published as they are."""
    return f"${int(figure):,}" if figure.isdigit() else figure


@lru_cache
def coders() -> dict[str, list[str]]:
    """What medical records specialists earned in May 2025, a year, by area and percentile."""
    columns = [f"A_{name}" for name in ("PCT10", "PCT25", "MEDIAN", "PCT75", "PCT90")]
    return {
        row["AREA_TITLE"]: [dollars(row[column]) for column in columns]
        for row in raw.paid("29-2072").values()
        if row["AREA_TYPE"] in ("2", "4")
    }


def readers_own(page: Page, area: str) -> None:
    """The area is marked as the reader's own in the table of pay, and its figures are published."""
    row = page.locator("#pay tr", has_text="your area")
    expect(row).to_have_count(1)
    expect(row.get_by_role("rowheader")).to_contain_text(area)
    assert row.get_by_role("cell").all_inner_texts() == coders()[area]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_its_figures_are_those_of_the_readers_own_place(visit: Any, scripts: bool) -> None:
    page, failed = visit(GUIDE, scripts=scripts)
    expect(page.get_by_text("your area")).to_have_count(0)
    nearest = {}
    for name, zip_code in (SPRINGFIELD, WORCESTER):
        page.get_by_label("Your ZIP or city").fill(zip_code)
        page.get_by_role("button", name="Show my area").click()
        expect(page).to_have_url(re.compile(f"near={zip_code}"))
        expect(page.get_by_text(f"“In short” looks around {name} {zip_code}")).to_be_visible()
        expect(page.get_by_label("Your ZIP or city")).to_have_value(zip_code)
        readers_own(page, name)
        nearest[name] = page.locator("#training").inner_text()
    assert nearest["Springfield, MA"] != nearest["Worcester, MA"]
    page.go_back()
    readers_own(page, "Springfield, MA")
    assert failed.found == []


def test_a_place_that_is_not_known_is_said_and_the_guide_still_stands(visit: Any) -> None:
    page, failed = visit(f"{GUIDE}?near=00000")
    expect(page.get_by_label("Your ZIP or city")).to_have_value("00000")
    expect(page.locator("#near-error")).to_be_visible()
    expect(page.locator("#pay")).to_contain_text(coders()["Boston-Cambridge-Newton, MA-NH"][2])
    assert failed.found == []
