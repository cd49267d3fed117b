"""An address is all there is to share: whoever opens it sees the same."""

import re
from typing import Any

from playwright.sync_api import Page, expect

PLAN = "/plan/?target=29-2072&zip=01608&wage=17&budget=6000&pace=part"


def routes(page: Page) -> list[str]:
    return page.locator(".plan-table .plan-route > th > a").all_inner_texts()


def facts(page: Page) -> list[str]:
    return page.locator(".plan-table .plan-route").first.locator("td").all_inner_texts()


def test_a_shared_plan_opens_with_the_same_routes_figures_and_picks(visit: Any) -> None:
    page, failed = visit(PLAN)
    page.locator("a.pick", has_text="Compare").nth(1).click()
    expect(page.locator("table.compare thead th:not(.read)")).to_have_count(1)
    page.locator("a.pick", has_text="Compare").first.click()
    expect(page.locator("table.compare thead th:not(.read)")).to_have_count(2)
    for scripts in (True, False):
        other, also_failed = visit(page.url, scripts=scripts)
        assert routes(other) == routes(page)
        assert facts(other) == facts(page)
        compared, same = ("table.compare thead th:not(.read)", "table.compare tbody td")
        assert other.locator(compared).all_inner_texts() == page.locator(compared).all_inner_texts()
        assert other.locator(same).all_inner_texts() == page.locator(same).all_inner_texts()
        assert also_failed.found == []
    assert failed.found == []


def test_back_and_forward_show_each_list_as_it_was(visit: Any) -> None:
    page, failed = visit("/programs/?q=medical+coding&state=MA")
    rows = page.locator("#results tbody th > a")
    seen = {page.url: rows.all_inner_texts()}
    page.get_by_role("columnheader", name="Price").get_by_role("link").click()
    expect(page).to_have_url(re.compile("sort=price_high"))
    expect(page.locator("#results th[aria-sort]")).to_contain_text("Price")
    seen[page.url] = rows.all_inner_texts()
    page.get_by_label("Highest price").fill("9000")
    page.get_by_label("Highest price").press("Enter")
    expect(page).to_have_url(re.compile("cost_max=9000"))
    expect(page.locator(".chips")).to_contain_text("9,000")
    seen[page.url] = rows.all_inner_texts()
    rows.first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(list(seen.values())[-1][0])
    first, second, third = seen
    for go, url in (
        (page.go_back, third),
        (page.go_back, second),
        (page.go_back, first),
        (page.go_forward, second),
        (page.go_forward, third),
    ):
        go()
        expect(page).to_have_url(url)
        expect(rows).to_have_text(seen[url])
        expect(page.get_by_label("Highest price")).to_have_value("9000" if url == third else "")
    assert failed.found == []
