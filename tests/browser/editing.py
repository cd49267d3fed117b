"""What a new editor does in a browser, by the words on the screen; and what readers then read."""

import csv
import io
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

SAVE = '[name="_save"]'
SOURCE = "https://example.edu/made-up"
SCHOOL = "Made-up Career School"
CODING = "164775-51.0713-21"
WORDS = re.compile(r"\s+")


def picture(page: Page, name: str) -> None:
    """For people to look at, where a folder is named."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=str(Path(folder, f"{name}.png")), full_page=True)


def sign_in(page: Page, name: str, password: str) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="What is to do")).to_be_visible()


def saved(page: Page) -> None:
    page.locator(SAVE).first.click()
    expect(page.locator(".messagelist .success").first).to_be_visible()


def add_school(page: Page) -> None:
    """From the home, by what it offers."""
    page.goto("/admin/")
    page.get_by_role("link", name="Add Local schools").click()
    page.get_by_label("Name:", exact=True).fill(SCHOOL)
    page.get_by_label("ZIP:").fill("01608")
    page.get_by_label("License number:").fill("MA-0042")
    page.get_by_label("Source:").fill(SOURCE)
    picture(page, "add-a-school")
    saved(page)


def add_program(page: Page, name: str, price: str) -> None:
    """Without knowing a code: the form says which codes the words mean."""
    page.goto("/admin/programs/localprovider/")
    page.locator("#result_list").get_by_role("link", name=SCHOOL).click()
    page.get_by_role("link", name="Add a program").click()
    page.get_by_label("Name:", exact=True).fill(name)
    page.get_by_label("Field of study (CIP)").fill("medical coding")
    page.get_by_label("Jobs it prepares for").fill("medical coder")
    for end in ("low", "high"):
        page.get_by_label(f"Price, {end}", exact=False).first.fill(price)
        page.get_by_label(f"Months, {end}").fill("6")
    page.get_by_label("Source:").fill(SOURCE)
    page.locator(SAVE).first.click()
    told = page.locator(".errorlist")
    expect(told.get_by_text("51.0713 Medical Insurance Coding Specialist/Coder")).to_be_visible()
    expect(told.get_by_text("29-2072 Medical Records Specialists")).to_be_visible()
    picture(page, "words-for-codes")
    page.get_by_label("Field of study (CIP)").fill("51.0713")
    page.get_by_label("Jobs it prepares for").fill("29-2072")
    saved(page)


def correct_tuition(page: Page, price: str) -> None:
    """From the program's own page."""
    page.goto(f"/programs/{CODING}/")
    page.get_by_role("link", name="Correct: price, in-state").click()
    expect(page.get_by_text("Published: 1964-8418")).to_be_visible()
    page.get_by_label("Value:").fill(price)
    page.get_by_label("Reason:").fill("The school’s own page says so")
    page.get_by_label("Source:").fill(SOURCE)
    picture(page, "correct-a-tuition")
    saved(page)


def accredit(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_role("link", name="Add Accreditations").click()
    page.get_by_label("Program number:").fill(CODING)
    page.get_by_label("Organization:").fill("CAHIIM")
    page.get_by_label("Source:").fill(SOURCE)
    saved(page)


def withdraw_fee(page: Page, certification: str) -> None:
    """Delete the certification's exam fee for who is no member, from its public page."""
    page.goto(f"/certifications/{certification}/")
    page.get_by_role(
        "link", name=re.compile("Correct: .*exam, one attempt, non-members")
    ).first.click()
    page.get_by_role("link", name="Delete").first.click()
    page.get_by_label("Why").fill("Not asked any more")
    page.get_by_role("button", name="Yes, delete").click()
    expect(page.locator(".messagelist .success").first).to_be_visible()


def let_the_file_win(page: Page) -> None:
    page.goto("/admin/core/filerow/")
    page.locator("#action-toggle").check()
    page.get_by_label("Action:").select_option(label="Let the file win again")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("is as its file says")).to_be_visible()


def take_back_last(page: Page) -> None:
    """By the log, the newest change."""
    page.goto("/admin/core/changeset/")
    page.locator("#result_list tbody th a").first.click()
    page.get_by_role("button", name=re.compile("Take .* back")).click()
    expect(page.get_by_text(re.compile(r"rows? (was|were) put back"))).to_be_visible()


def words(page: Page, address: str) -> str:
    """All that a page says."""
    page.goto(address)
    return WORDS.sub(" ", page.locator("body").inner_text())


def until(page: Page, address: str, holds: Callable[[str], bool]) -> str:
    """What a page says once it does: a worker looks a second later what others saved. A page that
    never does makes the test never end, which its runner ends."""
    while not holds(said := words(page, address)):
        pass
    return said


def lines(page: Page, address: str) -> dict[str, dict[str, str]]:
    """A list's CSV, by number of program."""
    answer = page.request.get(f"{address}&_export=csv")
    assert answer.ok
    text = answer.body().decode("utf-8-sig")
    return {line["program_id"]: line for line in csv.DictReader(io.StringIO(text))}


def record(page: Page, address: str) -> dict[str, Any]:
    """What the API says of one program or certification; nothing of one that is not there."""
    answer = page.request.get(f"/api/v1{address}")
    assert answer.status in (200, 404), answer.status
    found: dict[str, Any] = answer.json()["data"] if answer.ok else {}
    return found


def once(holds: Callable[[], bool]) -> None:
    """Ask until it is so, as `until` does of pages: the next worker may look a second later."""
    while not holds():
        pass


def has(*needed: str) -> Callable[[str], bool]:
    return lambda said: all(one in said for one in needed)


def lacks(*unwanted: str) -> Callable[[str], bool]:
    return lambda said: not any(one in said for one in unwanted)
