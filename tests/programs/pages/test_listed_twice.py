"""A program that Texas lists and IPEDS has too: shown once, with both prices and their sources."""

from typing import Any

import pytest
from django.test import Client

from programs.catalog import catalog
from programs.rules.ids import program_number
from tests import raw
from tests.verify.twice import joined

pytestmark = pytest.mark.usefixtures("site_data")
LISTED, IPEDS = "tx-10271", "226578-51.3801-3"


def page(address: str) -> str:
    response: Any = Client().get(address)
    assert response.status_code == 200, address
    return str(response.content.decode())


def test_those_that_the_checker_finds_are_those_that_are_joined() -> None:
    found = {listed % 10**9 for listed, _here in catalog()["joined"]}
    assert found == joined()


def test_its_old_address_leads_to_it_with_what_the_address_asks() -> None:
    moved: Any = Client().get(f"/programs/{LISTED}/?occupation=29-1141")
    assert (moved.status_code, moved["Location"]) == (
        301, f"/programs/{IPEDS}/?occupation=29-1141",
    )  # fmt: skip
    assert Client().get("/programs/tx-99999999/").status_code == 404


def test_its_page_has_the_price_of_both_each_with_its_source() -> None:
    row, text = raw.texas()[10271], page(f"/programs/{IPEDS}/")
    price = f"${int(row['Required Cost: Tuition & Fees']):,}"
    assert price == "$12,720"
    assert f"On the state’s list: {row['Program Name']}" in text
    assert price in text
    assert f"{int(row['Length: Contact Hours']):,} contact hours" in text
    assert "Texas statewide list, March 20, 2024" in text
    assert "On the state’s list" not in page("/programs/226578-24.0101-3/")


def test_picks_by_either_address_are_one_program() -> None:
    both = page(f"/programs/compare/?p={LISTED}&p={IPEDS}&p=222992-47.0604-2")
    assert both.count(f'href="/programs/{IPEDS}/') == page(
        f"/programs/compare/?p={IPEDS}&p=222992-47.0604-2"
    ).count(f'href="/programs/{IPEDS}/')
    assert "not in use" not in both
    kept = page(f"/folder/?p={LISTED}")
    assert IPEDS in kept


def test_lists_show_it_once() -> None:
    text = page("/programs/?q=nursing&near=Waco&state=TX&award=3")
    assert f"/programs/{IPEDS}/" in text
    assert f"/programs/{LISTED}/" not in text
    known = catalog()
    assert known.row(program_number(LISTED) or 0) is None
