"""Two to six certifications side by side, and a sentence only where it is beyond doubt."""

import html
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client

from certifications import store
from certifications.models import Certification as Row
from certifications.models import Fee
from certifications.pages.compare import verdicts
from certifications.rules.facts import Certification
from tests.certifications.truth import certifications, plain
from tests.compared import table

pytestmark = pytest.mark.usefixtures("site_data")
THREE = ("cpc", "cca", "cbcs")


def page(client: Client, *slugs: str, more: str = "") -> str:
    query = "&".join([*(f"c={slug}" for slug in slugs), more])
    response = client.get(f"/certifications/compare/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_they_stand_in_the_order_in_which_they_were_picked(client: Client) -> None:
    for picked in (THREE, THREE[::-1]):
        head = page(client, *picked).partition("</thead>")[0]
        shown = re.findall(r'<span class="name"><a href="/certifications/([^/]+)/"', head)
        assert shown == list(picked)


def test_cpc_cca_and_cbcs_show_their_own_figures(client: Client) -> None:
    shown = table(page(client, *THREE))
    earn = [cell.split(" ")[0] for cell in shown["To earn"]]
    assert earn == ["$647", "$299", "$117"]
    over = shown["Over 5 years"]
    assert [cell.partition(" not known")[0] for cell in (over[0], over[2])] == [
        "at least $1,535",
        "at least $117",
    ]
    assert over[1].startswith("$735 ")
    truth = certifications()
    for at, slug in enumerate(THREE):
        assert truth[slug]["exam_minutes"] in shown["Questions and time"][at]
        assert shown["Open book"][at] == truth[slug]["exam_open_book"]
        assert truth[slug]["ceu_required"] in shown["Renewal"][at]


def test_every_known_cost_has_its_date_and_confidence(client: Client) -> None:
    shown = table(page(client, *THREE))
    for label in ("To earn", "Over 5 years", "Exam, one attempt", "Membership"):
        for cell in shown[label]:
            assert "$" not in cell or re.search(r"(20\d\d|undated), \w+ confidence", cell), cell


def test_lowest_is_marked_only_where_no_other_can_be_lower(client: Client) -> None:
    shown = table(page(client, *THREE))
    assert [" lowest" in cell for cell in shown["To earn"]] == [False, False, True]
    assert not any("lowest" in cell for cell in shown["Over 5 years"])
    two = table(page(client, "cpc", "cca"))
    assert [" lowest" in cell for cell in two["Over 5 years"]] == [False, True]


def test_a_license_is_not_compared_with_a_certification_and_no_winner_is_named(
    client: Client,
) -> None:
    text = page(client, "cbcs", "cna-ma")
    assert "We name none that costs least to earn" in plain(text)
    assert "state license, Massachusetts" in plain(text)
    assert not any(" lowest" in cell for cells in table(text).values() for cell in cells)


def test_what_is_undated_or_of_low_confidence_wins_nothing(client: Client) -> None:
    """AWS CCP at $100 is below the CBCS at $117, by a prep site without a date."""
    text = page(client, "cbcs", "aws-ccp")
    said = plain(text)
    assert "AWS CCP is the lowest ($100), but from an undated or weakly supported source" in said
    assert not any(" lowest" in cell for cells in table(text).values() for cell in cells)


def test_a_certification_of_which_nothing_is_known_keeps_others_from_being_lowest(
    client: Client,
) -> None:
    shown = table(page(client, "cbcs", "cmrt"))
    assert not any("lowest" in cell for cells in shown.values() for cell in cells)
    assert "not known" in shown["To earn"][1]
    assert "$0" not in " ".join(shown["To earn"])


def test_the_sentence_names_the_cheapest_to_earn_and_says_why(client: Client) -> None:
    text = plain(page(client, *THREE))
    assert "CBCS costs least to earn: $117. CBCS: asks for: high school diploma or GED plus" in text
    assert "CPC: $425 exam + $222 dues = $647 (as a member)" in text
    assert "CCA: $299 exam (without membership)" in text
    sums = [text.index(start) for start in ("CPC: $425", "CCA: $299", "CBCS: $117")]
    assert sums == sorted(sums), "in the order of the columns"


def test_the_sentence_says_what_keeps_the_five_years_open_and_what_is_certain(
    client: Client,
) -> None:
    text = plain(page(client, *THREE))
    assert "We can’t say which costs least over 5 years." in text
    assert "Not known: the renewal fees of CPC and CBCS." in text
    assert "CCA ($735) costs less than CPC (at least $1,535)" in text
    assert "if each of its renewals costs less than $309" in text, "(735 - 117) / 2"


def test_once_the_missing_fee_is_known_the_sentence_is_plain() -> None:
    ones = {slug: store.certifications().by_slug[slug] for slug in THREE}
    cbcs = ones["cbcs"]
    exam = next(fee for fee in cbcs.fees if fee.kind == "exam")
    for amount, cheapest in ((308, "CBCS"), (310, "CCA")):
        fees = (*cbcs.fees, replace(exam, kind="renewal", amount=Decimal(amount)))
        known = [ones["cpc"], ones["cca"], replace(cbcs, fees=fees)]
        assert f"{cheapest} costs least" in verdicts(known, 5)[1].sentence
        [asks] = verdicts(known, 5)[1].more
        assert asks.startswith(f"{cheapest}: asks for"), "only what it asks to sit"
    fees = (*cbcs.fees, replace(exam, kind="renewal", amount=Decimal(309)))
    tied: list[Certification] = [ones["cca"], replace(cbcs, fees=fees)]
    assert "cost the same" in verdicts(tied, 5)[1].sentence


@pytest.mark.parametrize(
    ("slugs", "said"),
    [
        (("cbcs", "rmc"), "the exam fee of RMC; the dues of RMC; whether RMC asks for membership"),
        (("cic", "cmbs"), "the exam fees of CIC and CMBS; the dues of CMBS"),
        (("cmrs", "coc", "chri"), "the exam fee of COC; the dues of CMRS and CHRI"),
    ],
)
def test_every_part_that_is_not_known_is_named_with_its_certifications(
    slugs: tuple[str, ...], said: str
) -> None:
    first = verdicts([store.certifications().by_slug[slug] for slug in slugs], 5)[0]
    assert first.more[0] == f"Not known: {said}."


def test_each_fact_has_the_confidence_its_own_page_gives_it(client: Client) -> None:
    shown = table(page(client, "cpc", "cca"))
    own = plain(client.get("/certifications/cpc/").content.decode())
    exam = own.partition(" The exam ")[2].partition(" Keeping it ")[0]
    assert shown["Exam facts from"][0] == "undated, high confidence"
    assert "undated, high confidence" in exam
    assert "Facts from" not in shown


def test_lowest_is_explained_only_where_it_stands(client: Client) -> None:
    assert "“Lowest” stands only" in page(client, *THREE)
    assert "“Lowest” stands only" not in page(client, "rhit", "cca")


def test_an_edit_by_staff_is_on_the_page_at_once(client: Client) -> None:
    page(client, *THREE)
    row = Row.objects.get(slug="cbcs")
    Fee.objects.create(
        certification=row, kind="renewal", amount=50, source="https://nhanow.com", as_of="2026-10"
    )
    assert "CBCS costs least over 5 years: $217." in plain(page(client, *THREE))


def test_other_years_are_a_link_away(client: Client) -> None:
    text = page(client, *THREE)
    hrefs = [html.unescape(h) for h in re.findall(r'href="(\?[^"]*years=\d+[^"]*)"', text)]
    assert len(hrefs) >= 3
    assert "Over 1 year" in table(page(client, *THREE, more="years=1"))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Pick two to six certifications"),
        ("c=cpc", "Pick two to six certifications"),
        ("c=cpc&c=gone", "not shown: gone"),
        ("&".join(f"c=x{n}" for n in range(9)), "names more than six"),
        ("c=cpc&c=cca&years=99", "Use a number from 1 to 20"),
    ],
)
def test_what_cannot_be_compared_is_said(client: Client, query: str, said: str) -> None:
    response = client.get(f"/certifications/compare/?{query}")
    assert response.status_code == 200
    assert said in plain(response.content.decode())


def test_differences_alone_can_be_shown(client: Client) -> None:
    assert "only-differences" in page(client, *THREE, more="differences=1")
