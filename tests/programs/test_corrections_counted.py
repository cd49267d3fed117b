"""Corrected and added figures where they are counted: lists, orders, bills, plans."""

from collections.abc import Iterator

import numpy as np
import pytest
from django.http import QueryDict
from django.test import Client

from careerguide.columns import store
from plan.offer import Offer
from plan.page.page import read
from programs.aid import bill_of
from programs.catalog import built, catalog
from programs.filters import ProgramQuery
from programs.rules.aid import Reader
from programs.rules.codes import LengthBasis, SchoolKind
from programs.rules.ids import program_number
from programs.selection import Selection
from tests.data import SiteData
from tests.programs.test_corrections import CODING, HERE, correct, lines, listed, text
from tests.programs.test_local import program

pytestmark = pytest.mark.usefixtures("taken_back")
BAY = "168883-43.0102-21"
"""Bay College, Michigan: usually $9,063 in-state and $5,614 in-district, over 32 weeks."""


@pytest.fixture
def taken_back(site_data: SiteData) -> Iterator[None]:
    """What a test changes is taken back, so what the process keeps of it is forgotten."""
    yield
    store.forget()


def row_of(slug: str) -> int:
    row = catalog().row(program_number(slug) or 0)
    assert row is not None
    return row


def paid(slug: str, query: str) -> list[int]:
    """What lists say that a reader would pay: at least, if granted, at most."""
    selection = Selection(catalog(), *ProgramQuery.from_params(QueryDict(query)))
    rows = np.array([row_of(slug)], dtype=np.int32)
    return [int(selection.you_pay(end, rows)[0]) for end in ("low", "if_met", "high")]


def offer(query: str, slug: str = CODING) -> Offer:
    return next(one for one in read(QueryDict(query)).offers if one.slug == slug)


def test_a_corrected_figure_is_what_is_usual_and_no_estimate(client: Client) -> None:
    before = text(client, f"/programs/{CODING}/")
    assert "about $5,330" in before
    assert "The sticker price is an estimate" in before
    usual = f"{HERE}&sort=price_typical"
    place = listed(usual).index(CODING)
    correct("price_in_state", "9800")
    correct("months", "7")
    line = lines(HERE)[CODING]
    assert (line["price_typical"], line["price_typical_basis"]) == (
        "9800",
        "checked by our editors",
    )
    assert (line["months_typical"], line["length_basis"], line["length_reports"]) == (
        "7.0", "checked by our editors", "",
    )  # fmt: skip
    assert listed(usual).index(CODING) > place
    page = text(client, f"/programs/{CODING}/")
    in_state = page.partition("Price, in-state")[2] or page.partition("price, in-state")[2]
    assert in_state.split()[0] == "$9,800"
    assert "sticker price, in-state $9,800" in page
    assert "The sticker price is an estimate" not in page
    assert "about $5,330" in page, "in-district nothing was corrected"
    row = text(client, f"/programs/?{HERE}&school=164775&q=medical+coding")
    assert "$9,800 checked by our editors" in row


def test_of_a_corrected_range_nothing_is_usual_and_the_most_counts(client: Client) -> None:
    correct("price_in_state", "9800-12000")
    correct("months", "5-6")
    line = lines(HERE)[CODING]
    assert (line["price_low"], line["price_typical"], line["price_high"]) == ("9800", "", "12000")
    assert (line["months_low"], line["months_typical"], line["months_high"]) == ("5.0", "", "6.0")
    assert line["you_pay_high"] == "12000"
    page = text(client, f"/programs/{CODING}/")
    assert "$9,800–12,000 checked by our editors" in page
    assert "5–6 months checked by our editors" in page
    assert "sticker price, in-state $12,000" in page


def test_a_bill_begins_at_the_corrected_price() -> None:
    """Full Pell of $7,395 a year for seven of nine months is $5,752: $9,800 less that is $4,048."""
    correct("price_in_state", "9800")
    correct("months", "7")
    bill = bill_of(catalog(), row_of(CODING), Reader("MA"), "in_state")
    assert (bill.sticker, bill.if_met, bill.high) == (9_800, 0, 9_800)
    assert paid(CODING, HERE) == [bill.low, bill.if_met, bill.high]
    assert paid(CODING, "residency=in_state") == [9_800 - 5_752, 9_800, 9_800]


def test_aid_that_pays_a_districts_price_pays_no_more_than_the_corrected_price() -> None:
    """Michigan Reconnect pays up to $5,614, which is more than $100: nothing is left, not less."""
    assert paid(BAY, "state=MI&age=30&degree=none") == [2_995, 3_449, 9_063]
    correct("price_in_state", "100", BAY)
    bill = bill_of(catalog(), row_of(BAY), Reader("MI", age=30, degree="none"), "in_state")
    assert (bill.low, bill.if_met, bill.high) == (0, 0, 100)
    assert paid(BAY, "state=MI&age=30&degree=none") == [0, 0, 100]


def test_a_plan_counts_on_corrected_figures_and_only_for_whom_they_are() -> None:
    query = "target=29-2072&zip=01201&wage=17&within=50"
    before = offer(query)
    assert before.sure == (0.5, 0.5)
    correct("price_in_state", "9800")
    correct("months", "6")
    after = offer(query)
    assert after.sure == (1.0, 1.0)
    assert (after.figured.sticker_low, after.figured.sticker_high) == (9_800, 9_800)
    assert after.figured.price_typical == 9_800
    assert after.figured.months_typical == 6
    stranger = offer(f"{query}&residency=out_of_state")
    assert stranger.sure == (0.5, 1.0)
    assert stranger.figured.price_typical == 10_667, "0.95 times $11,228, as published"


def test_an_added_program_and_school_are_counted_like_others() -> None:
    """Of an added school neither kind nor federal aid is known: no aid that asks for one counts."""
    row = program(price_low=3_900, price_high=3_900, months_low=6, months_high=6)
    known = catalog()
    at = row_of(row.address)
    assert known["in_state_typical"][at] == known["out_of_state_typical"][at] == 3_900
    assert known["months_typical"][at] == 6
    assert known["length_basis"][at] == LengthBasis.CORRECTED
    provider = int(known.provider[at])
    assert known["school_kind"][provider] == SchoolKind.UNKNOWN
    assert known["federal_aid"][provider] == -1
    bill = bill_of(known, at, Reader("MA"), "in_state")
    assert paid(row.address, HERE) == [bill.low, bill.if_met, bill.high] == [3_900] * 3
    found = offer("target=29-2072&zip=01608&wage=17", row.address)
    assert (found.price.typical if found.price else None, found.sure) == (3_900, (1.0, 1.0))
    others = Selection(known, ProgramQuery(state=("MA",))).you_pay(
        "if_met", np.arange(built().size)
    )
    assert (others <= known.sticker("in_state")[: built().size]).all()
