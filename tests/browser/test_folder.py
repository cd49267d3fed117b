"""The folder in a browser: picks survive pages, private words are never sent, paper holds all."""

import io
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.keys import Keys
from tests.browser.paper import letters

SPRINGFIELD, HOLYOKE, CAPE_COD = "167905-51.0713-21", "166133-51.0714-21", "165194-51.0713-21"
PICKS = f"p={SPRINGFIELD}&p={HOLYOKE}&p={CAPE_COD}&c=cca&c=cbcs"
FULL = f"/folder/?{PICKS}&near=01103"
LIST = "/programs/?q=medical+coder&state=MA"
CLIENT, NOTE = "Zuzanna Quill", "Prefers evenings; her sister studied here."


def cover(page: Page) -> Any:
    return page.locator(".site-header [data-folder]")


def sheets(page: Page, size: str) -> list[str]:
    reader = PdfReader(io.BytesIO(page.pdf(format=size, prefer_css_page_size=True)))
    return [sheet.extract_text() for sheet in reader.pages]


def smallest_type(page: Page) -> float:
    """Points of the smallest text that is printed."""
    page.emulate_media(media="print")
    pixels: float = page.evaluate("""() => {
      const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const sizes = [];
      while (words.nextNode()) {
        const { textContent, parentElement: owner } = words.currentNode;
        const hidden = !owner.getClientRects().length || owner.closest(".visually-hidden");
        if (textContent.trim() && !hidden) sizes.push(parseFloat(getComputedStyle(owner).fontSize));
      }
      return Math.min(...sizes);
    }""")
    page.emulate_media(media="screen")
    return pixels * 72 / 96


def test_a_programs_own_comparison_begins_with_those_in_the_folder(visit: Any) -> None:
    page, failed = visit(f"/programs/{SPRINGFIELD}/")
    compare = page.locator("a[data-beside]")
    expect(compare).to_have_text("Compare this program")
    page.locator("main a[data-put]").first.click()
    expect(compare).to_have_text("Compare this program")
    page.goto(f"/programs/{HOLYOKE}/")
    expect(compare).to_have_text("Compare it with those in your folder")
    compare.click()
    expect(page.locator("table.compare thead th:not(.read)")).to_have_count(2)
    expect(page).to_have_url(re.compile(f"p={HOLYOKE}.*p={SPRINGFIELD}"))
    assert failed.found == []


def test_picks_of_every_kind_survive_searches_and_pages(visit: Any) -> None:
    page, failed = visit(LIST)
    expect(cover(page)).to_have_text(re.compile(r"^\s*Folder\s*$"))
    put = page.locator("#results a.put").first
    name = page.locator("#results tbody th > a").first.inner_text()
    put.click()
    expect(cover(page)).to_have_text(re.compile(r"Folder\s*\(1\)"))
    expect(page.locator("#status")).to_have_text("Put in your folder. Things in it: 1")
    expect(put).to_have_text(re.compile("^In folder"))
    page.get_by_label("Sort by").select_option(label="School, A to Z")
    expect(page).to_have_url(re.compile("sort=provider"))
    expect(page.locator("#results a.put.held")).to_have_count(1)
    page.goto("/certifications/cca/")
    page.get_by_role("link", name="Put in folder").click()
    page.goto("/salaries/29-2072/44140/")
    page.get_by_role("link", name="Put in folder").click()
    page.goto("/plan/?target=29-2072&zip=01103")
    page.get_by_role("link", name="Put this plan in folder").click()
    expect(cover(page)).to_have_text(re.compile(r"\(4\)"))
    page.reload()
    expect(cover(page)).to_have_text(re.compile(r"\(4\)"))
    cover(page).click()
    expect(page).to_have_url(re.compile(r"/folder/\?p=[^&]+&c=cca&w=.+&plan=.+&near=MA$"))
    headings = page.locator(".folder-item h3 a")
    expect(headings).to_have_count(4)
    expect(headings.first).to_have_text(name)
    expect(page.locator("[data-other]")).to_be_hidden()
    assert failed.found == []


def test_what_is_in_leads_to_the_folder_and_an_empty_address_opens_it(visit: Any) -> None:
    page, failed = visit("/certifications/cca/")
    page.get_by_role("link", name="Put in folder").click()
    page.get_by_role("link", name="In folder").click()
    expect(page).to_have_url(re.compile(r"/folder/\?c=cca$"))
    page.goto("/folder/")
    expect(page).to_have_url(re.compile(r"/folder/\?c=cca$"))
    page.get_by_role("link", name="Remove CCA").click()
    expect(cover(page)).to_have_text(re.compile(r"^\s*Folder\s*$"))
    expect(page.get_by_text("It is empty.")).to_be_visible()
    assert failed.found == []


def test_removing_and_moving_house_are_kept(visit: Any) -> None:
    page, failed = visit(FULL)
    page.get_by_role("link", name="Remove CCA").click()
    expect(cover(page)).to_have_text(re.compile(r"\(4\)"))
    expect(page.locator("[data-other]")).to_be_hidden()
    page.get_by_label("Where you live").fill("Worcester, MA")
    page.get_by_role("button", name="Set").click()
    expect(page).to_have_url(re.compile("near=Worcester"))
    expect(page.locator("[data-other]")).to_be_hidden()
    page.goto("/programs/")
    expect(cover(page)).to_have_attribute("href", re.compile("c=cbcs.*near=Worcester"))
    assert failed.found == []


def test_a_folder_from_a_link_is_not_mixed_with_ones_own_unasked(visit: Any) -> None:
    page, failed = visit("/folder/?c=cca")
    page.get_by_label("Client’s name").fill(CLIENT)
    page.goto(FULL)
    told = page.locator("[data-other]")
    expect(told).to_be_visible()
    expect(page.get_by_label("Client’s name")).to_have_value("")
    expect(cover(page)).to_have_text(re.compile(r"\(1\)"))
    told.get_by_role("button", name="Add it to mine").click()
    expect(cover(page)).to_have_text(re.compile(r"\(5\)"))
    expect(page.locator("[data-other]")).to_be_hidden()
    expect(page.get_by_label("Client’s name")).to_have_value(CLIENT)
    page.goto("/folder/?c=cpc")
    page.get_by_role("button", name="Keep this one instead of mine").click()
    expect(cover(page)).to_have_text(re.compile(r"\(1\)"))
    page.reload()
    expect(page.locator("[data-other]")).to_be_hidden()
    expect(page.get_by_label("Client’s name")).to_have_value("")
    assert failed.found == []


def test_what_is_typed_is_kept_printed_and_never_sent(visit: Any) -> None:
    page, failed = visit(FULL)
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(f"{asked.url} {asked.post_data} {asked.headers}"))
    page.get_by_label("Client’s name").fill(CLIENT)
    page.get_by_label("Note on").first.fill(NOTE)
    page.get_by_label("Your own steps").fill("Bring the FAFSA letter")
    page.get_by_label("Call Holyoke Community College.").check()
    page.reload()
    expect(page.get_by_label("Client’s name")).to_have_value(CLIENT)
    expect(page.get_by_label("Call Holyoke Community College.")).to_be_checked()
    page.get_by_role("button", name="Set").click()
    expect(page.get_by_label("Client’s name")).to_have_value(CLIENT)
    text = letters("".join(sheets(page, "Letter")))
    for typed in (CLIENT, NOTE, "Bring the FAFSA letter"):
        assert letters(typed) in text
    assert page.locator(".tick.done").count() == 1
    assert sent
    for words in ("Quill", "evenings; her", "letter"):
        assert not [one for one in sent if words in one]
        assert words not in page.url
    assert page.context.cookies() == []
    page.get_by_role("button", name="Empty the folder").click()
    expect(page.get_by_text("It is empty.")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    assert failed.found == []


@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_three_programs_two_certifications_stand_on_two_sheets(visit: Any, size: str) -> None:
    page, failed = visit(FULL)
    page.get_by_label("Client’s name").fill(CLIENT)
    found = sheets(page, size)
    assert len(found) == 2
    first, second = (letters(text) for text in found)
    schools = "Springfield Technical Community College", "Cape Cod Community College"
    more = "If MassEducate.", "www.hcc.edu", "This folder:", "p=165194-51.0713-21"
    for words in (CLIENT, *schools, *more):
        assert letters(words) in first, words
    for words in (CLIENT, "CCA", "CBCS", "Next steps", "Sources", "Notes"):
        assert letters(words) in second, words
    assert smallest_type(page) >= 10 - 1e-3
    assert failed.found == []


@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_pay_and_a_plan_stand_on_the_same_two_sheets(visit: Any, size: str) -> None:
    page, _failed = visit(f"{FULL}&w=29-2072~44140&plan=target%3D29-2072%26zip%3D01103")
    assert len(sheets(page, size)) == 2


@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_long_names_and_notes_flow_to_a_third_sheet_and_nothing_is_cut(
    visit: Any, size: str
) -> None:
    page, _failed = visit(FULL)
    name = "Maximiliana Featherstonehaugh-Cholmondeley de la Vega y Rodríguez of Northampton"
    page.get_by_label("Client’s name").fill(name)
    notes = [f"{n} " + "asks for childcare, a bus pass and evening hours; " * 9 for n in (1, 2, 3)]
    for at, note in enumerate(notes):
        page.locator("textarea[data-private^='note p:']").nth(at).fill(note.strip())
    page.evaluate("""for (const one of document.querySelectorAll(".choice h3")) one.append(
      " and a further name of a program as state lists have them, with every word spelled out")""")
    found = sheets(page, size)
    assert len(found) == 3
    text = letters("".join(found))
    assert text.count(letters("with every word spelled out")) == 3
    for words in (name, *notes, "Sources", "Next steps"):
        assert letters(words) in text
    page.emulate_media(media="print")
    assert page.evaluate("document.querySelector('.handout').scrollWidth") <= page.evaluate(
        "document.querySelector('.handout').clientWidth"
    )


def test_without_scripts_the_folder_is_an_address_and_paper_has_lines_to_write_on(
    visit: Any,
) -> None:
    page, failed = visit(LIST, scripts=False)
    page.locator("#results a.put").first.click()
    expect(page).to_have_url(re.compile(r"/folder/\?p=[^&]+&near=MA$"))
    expect(page.locator(".folder-item")).to_have_count(1)
    buttons = page.locator("[data-print], [data-copy], [data-private]")
    expect(buttons.locator("visible=true")).to_have_count(0)
    assert len(sheets(page, "Letter")) == 2
    page.emulate_media(media="print")
    for blank in ("For", "With"):
        expect(page.locator(".handout .blank", has_text=blank).first).to_be_visible()
    page.emulate_media(media="screen")
    page.locator("main").get_by_role("link", name="Programs").last.click()
    expect(page).to_have_url(re.compile(r"/programs/\?near=MA$"))
    assert failed.found == []


def test_with_keys_alone_a_pick_is_put_told_and_taken_out(visit: Any) -> None:
    page, failed = visit("/certifications/")
    keys = Keys(page)
    keys.tab_to("Put in folder CBCS")
    keys.press("Enter")
    expect(page.locator("#status")).to_have_text("Put in your folder. Things in it: 1")
    assert keys.name.startswith("In folder")
    keys.press("Enter")
    expect(page).to_have_url(re.compile(r"/folder/\?c=cbcs$"))
    keys.tab_to("Client’s name")
    keys.write(CLIENT)
    keys.tab_to("Remove CBCS")
    keys.press("Enter")
    expect(page.get_by_text("It is empty.")).to_be_visible()
    assert failed.found == []


def test_the_address_is_copied_whole(visit: Any) -> None:
    page, _failed = visit(FULL)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the address").click()
    expect(page.locator("#status")).to_have_text("Address copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_browser_that_keeps_nothing_still_has_a_folder_in_its_address(visit: Any) -> None:
    page, failed = visit("/programs/")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw Error() } })"
    )
    page.goto("/certifications/cca/")
    page.get_by_role("link", name="Put in folder").click()
    expect(page).to_have_url(re.compile(r"/folder/\?c=cca$"))
    expect(page.locator(".folder-item")).to_have_count(1)
    assert failed.found == []


def test_a_counselor_hands_over_two_sheets_and_a_link_that_is_compared_on_a_phone(
    visit: Any,
) -> None:
    page, failed = visit("/programs/?q=medical+coding&near=01103&within=50")
    page.locator("#results a.put").first.click()
    page.goto(f"/programs/{HOLYOKE}/")
    page.get_by_role("link", name="Put in folder").click()
    page.goto("/programs/?q=health+information&state=MA")
    page.locator("#results a.put:not(.held)").nth(2).click()
    page.goto("/certifications/")
    page.get_by_role("link", name="Put in folder CCA", exact=True).click()
    page.goto("/certifications/cpc/")
    page.get_by_role("link", name="Put in folder").click()
    expect(cover(page)).to_have_text(re.compile(r"\(5\)"))
    cover(page).click()
    page.get_by_label("Client’s name").fill(CLIENT)
    for size in ("Letter", "A4"):
        found = sheets(page, size)
        assert len(found) == 2
        assert letters(CLIENT) in letters(found[0])
    link = page.locator("#folder-address").input_value()
    phone, also_failed = visit(link, width=360)
    assert "Quill" not in phone.content()
    phone.get_by_role("link", name="Compare these programs").click()
    third = phone.locator("table.compare thead th:not(.read)").nth(2)
    before = third.bounding_box()
    third.evaluate("one => one.closest('.scroll').scrollBy({ left: 170, behavior: 'instant' })")
    after = third.bounding_box()
    assert before
    assert after
    assert after["x"] < before["x"] - 100
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    assert failed.found == also_failed.found == []
