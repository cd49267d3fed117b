"""The figures at the top of a guide: the reader's own place, and the lists they lead to."""

import html
import re

import pytest
from django.test import Client

from tests import raw

pytestmark = pytest.mark.usefixtures("site_data")

MASSACHUSETTS = "/paths/medical-coder-massachusetts/"
ANYWHERE = "/paths/medical-coder-or-biller/"


def in_short(address: str) -> str:
    """The section's markup."""
    page = html.unescape(Client().get(address).content.decode())
    found = re.search(r'<section class="answer".*?</section>', page, re.DOTALL)
    assert found, address
    return found.group()


@pytest.mark.parametrize(
    ("address", "area", "where"),
    [
        (f"{MASSACHUSETTS}?near=01103", "44140", "near Springfield, MA 01103"),
        (MASSACHUSETTS, "25", "in Massachusetts"),
        (f"{ANYWHERE}?state=TX", "48", "in Texas"),
        (ANYWHERE, "99", "in the United States"),
        (f"{MASSACHUSETTS}?near=77002", "25", "in Massachusetts"),
    ],
)
def test_pay_is_of_the_place_the_guide_is_read_for(address: str, area: str, where: str) -> None:
    row = raw.paid("29-2072")[area]
    said = in_short(address)
    assert f"In short: Medical Records Specialists {where}" in said
    low, median = (int(row[name]) for name in ("A_PCT25", "A_MEDIAN"))
    assert f"${low:,}–{median:,} a year" in said


def test_the_programs_counted_are_those_of_the_list_it_leads_to(client: Client) -> None:
    [(href, n)] = re.findall(
        r'href="([^"]*)">See the ([\d,]+) programs', in_short(f"{MASSACHUSETTS}?near=01103")
    )
    assert f"{n} programs" in client.get(href).content.decode()


def test_every_link_of_it_leads_somewhere(client: Client) -> None:
    links = re.findall(r'href="([^"]*)"', in_short(f"{MASSACHUSETTS}?near=01103"))
    assert len(links) >= 4
    for href in links:
        assert client.get(href).status_code == 200, href
