"""Two editors in two browsers: the second is shown yours, theirs and the original, and chooses."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page, expect

from tests.admin_pages import change

NARROW, WIDE = 360, 1280


@pytest.fixture
def address(empty_db: Any) -> Iterator[str]:
    """The admin on an empty database, served in this process."""
    thread = LiveServerThread("127.0.0.1", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    assert thread.error is None
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


@pytest.fixture
def signed_in(address: str, browser: Browser) -> Iterator[Callable[[str, int], Page]]:
    """A browser of its own for an editor of this name, this wide."""
    from tests.careerguide.editorial.clients import editor

    contexts = []

    def open_for(name: str, width: int) -> Page:
        cookie = editor(name).cookies[settings.SESSION_COOKIE_NAME].value
        context = browser.new_context(viewport={"width": width, "height": 900}, base_url=address)
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}]
        )
        contexts.append(context)
        return context.new_page()

    yield open_for
    for context in contexts:
        context.close()


def picture(page: Page, name: str) -> None:
    """For people to look at, where a folder is named."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_clash_is_shown_and_answered(signed_in: Callable[[str, int], Page], width: int) -> None:
    from tests.careerguide.editorial.clients import certification

    one = certification(425, 300, 200)
    anna, ben = signed_in("anna", WIDE), signed_in("ben", width)
    for page in (anna, ben):
        page.goto(change(one))
        page.locator("summary", has_text="Fees").click()
    amounts = 'input[name$="-amount"]:not([name*="__prefix__"])'
    rows = anna.locator(amounts)
    values = [rows.nth(n).input_value() for n in range(3)]
    first, gone = values.index("425.00"), values.index("300.00")
    anna.locator(f'[name="fees-{first}-amount"]').fill("450")
    anna.locator(f'[name="fees-{gone}-DELETE"]').check()
    anna.get_by_label("Why (for the log)").fill("The list of November")
    anna.locator('[name="_save"]').last.click()
    expect(anna.get_by_text("was changed successfully")).to_be_visible()

    ben.locator(f'[name="fees-{first}-amount"]').fill("470")
    ben.locator(f'[name="fees-{gone}-amount"]').fill("310")
    ben.locator('[name="_save"]').last.click()
    expect(ben.get_by_role("heading", name="Others changed this while you did")).to_be_visible()
    told = ben.locator(".clashes")
    for words in ("425.00", "450.00", "470", "The list of November", "anna", "310"):
        expect(told.get_by_text(words, exact=False).first).to_be_visible()
    wide = told.evaluate("one => [one.scrollWidth, one.clientWidth]")
    assert wide[0] <= wide[1], "the clash fits the screen"
    picture(ben, f"clash-{width}")
    told.get_by_label("450.00").check()
    told.get_by_label("Put it back with what you wrote").check()
    ben.locator('[name="_save"]').last.click()
    expect(ben.get_by_text("was changed successfully")).to_be_visible()
    assert sorted(fee.amount for fee in one.fees.all()) == [200, 310, 450]
    ben.goto(change(one).replace("change/", "history/"))
    picture(ben, f"history-{width}")
    ben.goto("/admin/core/revision/")
    picture(ben, f"log-{width}")
    ben.locator("#result_list tbody a").first.click()
    expect(ben.get_by_role("button", name="Take this change back")).to_be_visible()
    picture(ben, f"revision-{width}")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_one_press_puts_the_source_on_all_lines_without_a_new_page(
    signed_in: Callable[[str, int], Page], width: int
) -> None:
    from tests.careerguide.editorial.clients import certification

    one = certification(425, 300)
    anna = signed_in("anna", width)
    anna.goto(change(one))
    anna.locator("#id_source").fill("https://example.org/list-of-may")
    anna.locator("#id_as_of").fill("2026-05")
    anna.get_by_role("button", name="Same source for all lines").click()
    expect(anna.locator(".same-source [role=status]")).to_contain_text("2.")
    for line in range(2):
        expect(anna.locator(f'[name="fees-{line}-as_of"]')).to_have_value("2026-05")
    picture(anna, f"same-source-{width}")
    anna.locator('[name="_save"]').last.click()
    expect(anna.get_by_text("was changed successfully")).to_be_visible()
    assert {fee.source for fee in one.fees.all()} == {"https://example.org/list-of-may"}


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_an_action_tells_what_was_saved_since_the_list_was_shown(
    signed_in: Callable[[str, int], Page], width: int
) -> None:
    from tests.careerguide.editorial.clients import certification

    certification(425, 300)
    anna, ben = signed_in("anna", WIDE), signed_in("ben", width)
    ben.goto("/admin/certifications/fee/")
    ben.locator("#action-toggle").check()
    ben.get_by_label("Action:").select_option("delete_selected")
    anna.goto("/admin/certifications/fee/")
    anna.locator("#result_list tbody th a").first.click()
    anna.get_by_label("Amount in dollars").fill("9")
    anna.get_by_label("Why (for the log)").fill("The list of May")
    anna.locator('[name="_save"]').last.click()
    expect(anna.get_by_text("was changed successfully")).to_be_visible()
    ben.get_by_role("button", name="Go").click()
    expect(ben.locator(".messagelist")).to_contain_text("Anna changed")
    expect(ben.locator(".messagelist")).to_contain_text("The list of May")
    expect(ben.get_by_role("button", name="Yes, delete")).to_be_visible()
    wide = ben.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1]
    picture(ben, f"told-{width}")


@pytest.mark.parametrize("width", [320, NARROW, 768, 1024, WIDE])
def test_no_list_and_no_form_is_wider_than_the_screen(
    signed_in: Callable[[str, int], Page], width: int
) -> None:
    from tests.careerguide.editorial.clients import certification

    one = certification(425, 300)
    page = signed_in("anna", width)
    for address in ("certifications/certification/", "certifications/fee/", "core/revision/",
                    "certifications/organization/", "auth/user/"):  # fmt: skip
        page.goto(f"/admin/{address}")
        assert page.locator("#result_list tbody tr").count() or "revision" in address, address
        assert wider(page) == [], address
    page.goto(change(one))
    for section in page.locator(".inline-group summary").all():
        section.click()
    assert page.locator('[name="fees-0-amount"]').is_visible()
    assert wider(page) == []


def wider(page: Page) -> list[str]:
    """What reaches beyond the screen, or is scrolled sideways."""
    found: list[str] = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("#content *")]
            .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
                && (one === document.documentElement
                    || ["auto", "scroll"].includes(getComputedStyle(one).overflowX))
                && !["SELECT", "TEXTAREA", "INPUT"].includes(one.tagName))
            .map((one) => `${one.tagName}#${one.id}.${one.className} ${one.scrollWidth}`)"""
    )
    return found
