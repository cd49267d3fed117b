"""Certifications compared in a browser, against the gathered files read anew."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.certifications.truth import certifications, figures

PICKED = ("cpc", "cca", "cbcs")


def cells(page: Page, row: str) -> list[str]:
    """What the comparison shows of a row: the figures alone, without notes."""
    found = page.locator("table.compare tr", has=page.get_by_role("rowheader", name=row))
    return found.locator("td:not(.read) > span:first-child").all_inner_texts()


def cost(slug: str, years: int) -> str:
    """Of the cheapest way to hold it that is open to anyone, as the page should write it."""
    row = certifications()[slug]
    ways = figures(row, years)
    if row["membership_required"] == "yes":
        ways = {"member": ways["member"]}
    # A total that is whole comes before one of which a part is not known.
    known, whole = min(ways.values(), key=lambda way: (not way[1], way[0]))
    return f"${known:,}" if whole else f"at least ${known:,}"


def exam(slug: str) -> str:
    """One attempt, at the fee for those who must be members or need not be."""
    row = certifications()[slug]
    member = row["membership_required"] == "yes"
    return f"${row['exam_fee_member' if member else 'exam_fee_nonmember']}"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_three_are_found_filtered_picked_and_compared(visit: Any, scripts: bool) -> None:
    page, failed = visit("/certifications/", scripts=scripts)
    page.get_by_label("Highest exam cost").fill("500")
    if scripts:
        page.get_by_label("Highest exam cost").press("Enter")
    else:
        page.get_by_role("button", name="Show results").click()
    expect(page).to_have_url(re.compile("exam_max=500"))
    for count, slug in enumerate(PICKED, start=1):
        page.get_by_role("link", name=f"Compare {slug.upper()}", exact=True).click()
        expect(page.locator(".tray .chip")).to_have_count(count)
    page.get_by_role("link", name="Compare (3 of 6)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare certifications and licenses")
    heads = page.locator("table.compare thead th .name a")
    expect(heads).to_have_text([slug.upper() for slug in PICKED])

    truth = [certifications()[slug] for slug in PICKED]
    assert cells(page, "Exam, one attempt") == [exam(slug) for slug in PICKED]
    assert cells(page, "To earn") == [cost(slug, 1) for slug in PICKED]
    assert cells(page, "Over 5 years") == [cost(slug, 5) for slug in PICKED]
    assert cells(page, "Questions and time") == [
        f"{row['exam_questions']} questions, {row['exam_minutes']} minutes" for row in truth
    ]
    assert cells(page, "Open book") == [row["exam_open_book"] for row in truth]
    assert cells(page, "Pass mark") == [row["pass_mark"].replace("-", "–") for row in truth]

    page.get_by_role("link", name="10 years").click()
    expect(page.get_by_role("rowheader", name="Over 10 years")).to_be_visible()
    assert cells(page, "Over 10 years") == [cost(slug, 10) for slug in PICKED]
    page.get_by_role("link", name="Remove CPC").click()
    expect(heads).to_have_text(["CCA", "CBCS"])
    page.go_back()
    expect(heads).to_have_text(["CPC", "CCA", "CBCS"])
    page.go_forward()
    expect(heads).to_have_text(["CCA", "CBCS"])
    page.get_by_role("link", name="Add or change").click()
    expect(page.locator(".tray .chip")).to_have_count(2)
    assert failed.found == []
