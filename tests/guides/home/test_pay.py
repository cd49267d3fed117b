"""What a job pays where one is, against the publisher's file."""

import html

import pytest

from guides.home.pay import Pay, _meaning, _range
from tests import raw
from tests.guides.home.asked import answer, cell, links

pytestmark = pytest.mark.usefixtures("site_data")

WORCESTER, MASSACHUSETTS, NATION = "49340", "25", "99"
PAY = "What it pays"


def hourly(area: str, soc: str) -> str:
    row = raw.paid(soc)[area]
    return f"${float(row['H_PCT25']):,.2f}–{float(row['H_MEDIAN']):,.2f} an hour"


@pytest.mark.parametrize(
    ("near", "area", "name"),
    [
        ("01608", WORCESTER, "Worcester, MA"),
        ("MA", MASSACHUSETTS, "Massachusetts"),
        ("", NATION, "the United States"),
        ("00000", NATION, "the United States"),
    ],
)
def test_pay_is_p25_to_median_of_the_smallest_area(near: str, area: str, name: str) -> None:
    text = cell(f"{PAY} in {name}", "29-2072", near)
    assert text.startswith(hourly(area, "29-2072"))
    assert "BLS OEWS, May 2025" in text


def test_a_metro_without_the_job_gives_way_to_its_state_and_the_page_says_so() -> None:
    foresters = "19-1032"
    assert WORCESTER not in raw.paid(foresters)
    text = cell(f"{PAY} in Massachusetts", foresters, "01608")
    assert text.startswith(hourly(MASSACHUSETTS, foresters))
    assert "Not published for Worcester, MA." in text


def test_a_state_without_the_job_gives_way_to_the_nation_and_both_are_named() -> None:
    orthodontists = "29-1023"
    assert MASSACHUSETTS not in raw.paid(orthodontists)
    text = cell(f"{PAY} in the United States", orthodontists, "01608")
    assert text.startswith(hourly(NATION, orthodontists))
    assert "Not published for Worcester, MA. Not published for Massachusetts." in text


def test_withheld_pay_is_not_said_to_be_unpublished_nor_zero() -> None:
    engineers = "17-2111"
    assert raw.paid(engineers)[WORCESTER]["H_MEDIAN"] == "*"
    text = cell(f"{PAY} in Massachusetts", engineers, "01608")
    assert text.startswith(hourly(MASSACHUSETTS, engineers))
    assert "Withheld for Worcester, MA." in text


def test_a_job_paid_by_the_year_is_given_by_the_year() -> None:
    row = raw.paid("25-1065")[NATION]
    assert row["ANNUAL"] == "TRUE"
    text = cell(PAY, "25-1065")
    assert text.startswith(f"${int(row['A_PCT25']):,}–{int(row['A_MEDIAN']):,} a year")


def test_pay_that_is_only_known_as_at_least_says_so() -> None:
    physicians = "29-1214"
    row = raw.paid(physicians)["01"]
    assert (row["H_PCT25"], row["H_MEDIAN"]) == ("#", "#")
    text = cell(f"{PAY} in Alabama", physicians, "AL")
    assert text.startswith("at least $")
    assert "Three in four earn more." in text


@pytest.mark.parametrize(
    ("p25", "median", "bound", "shown", "meaning"),
    [
        (
            "$20.00",
            "$25.50",
            False,
            "$20.00–25.50",
            "Half earn $25.50 or more, a quarter less than $20.00.",
        ),
        (
            "$95.00",
            "at least $115.00",
            False,
            "$95.00 to at least $115.00",
            "A quarter earn less than $95.00.",
        ),
        ("", "$25.50", False, "$25.50", "Half earn more; what the lowest quarter earns is not"),
        ("$20.00", "", False, "$20.00", "Three in four earn more"),
        ("at least $115.00", "at least $115.00", True, "at least $115.00", "Three in four"),
    ],
)
def test_what_is_known_of_a_range_is_told_from_what_is_not(
    p25: str, median: str, bound: bool, shown: str, meaning: str
) -> None:
    pay = Pay(p25, median, hourly=True, p25_is_bound=bound)
    assert _range(pay) == shown
    assert meaning in _meaning(pay)


def test_the_heading_and_the_figure_lead_to_the_wage_pages() -> None:
    found = links(html.unescape(answer("29-2072", "01608")))
    assert found["Medical Records Specialists"] == "/salaries/29-2072/"
    assert found["See all percentiles"] == f"/salaries/29-2072/{WORCESTER}/"
