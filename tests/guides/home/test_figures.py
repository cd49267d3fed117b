"""What a job pays where one is, how many programs lead to it, and the certification that is
cheapest to earn, against the publishers' files and against rows counted anew."""

import html
import re

import pytest
from django.test import Client

from guides.home.figures import Pay, _pay_meaning, _pay_range
from programs.catalog import catalog
from programs.models import Flag, Program
from programs.models.catalog import WARNINGS
from programs.rules.lengths import too_short
from tests import raw
from tests.certifications.truth import certifications, figures
from tests.guides.home.asked import answer, cell, cells, links
from tests.guides.pages import words
from tests.programs.brute import Row, Wanted, gone, leading_months, programs
from tests.verify.words import about_money

pytestmark = pytest.mark.usefixtures("site_data")

WORCESTER, MASSACHUSETTS, NATION = "49340", "25", "99"
PAY = "What it pays"


def yearly(area: str, soc: str) -> str:
    row = raw.paid(soc)[area]
    low, median = (int(row[name].replace(",", "")) for name in ("A_PCT25", "A_MEDIAN"))
    return f"${low:,}–{median:,} a year"


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
    assert text.startswith(yearly(area, "29-2072"))
    assert "BLS OEWS, May 2025" in text


def test_a_metro_without_the_job_gives_way_to_its_state_and_the_page_says_so() -> None:
    foresters = "19-1032"
    assert WORCESTER not in raw.paid(foresters)
    text = cell(f"{PAY} in Massachusetts", foresters, "01608")
    assert text.startswith(yearly(MASSACHUSETTS, foresters))
    assert "Not published for Worcester, MA." in text


def test_a_state_without_the_job_gives_way_to_the_nation_and_both_are_named() -> None:
    orthodontists = "29-1023"
    assert MASSACHUSETTS not in raw.paid(orthodontists)
    text = cell(f"{PAY} in the United States", orthodontists, "01608")
    assert text.startswith(yearly(NATION, orthodontists))
    assert "Not published for Worcester, MA. Not published for Massachusetts." in text


def test_withheld_pay_is_not_said_to_be_unpublished_nor_zero() -> None:
    engineers = "17-2111"
    assert raw.paid(engineers)[WORCESTER]["A_MEDIAN"] == "*"
    text = cell(f"{PAY} in Massachusetts", engineers, "01608")
    assert text.startswith(yearly(MASSACHUSETTS, engineers))
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
    assert _pay_range(pay) == shown
    assert meaning in _pay_meaning(pay)


def test_the_heading_and_the_figure_lead_to_the_wage_pages() -> None:
    found = links(html.unescape(answer("29-2072", "01608")))
    assert found["Medical Records Specialists"] == "/salaries/29-2072/"
    assert found["See all percentiles"] == f"/salaries/29-2072/{WORCESTER}/"


LEADING = "Programs for this job"
AFTER_BACHELOR = {6, 7, 8, 17, 18, 19}


def expected(wanted: Wanted, *states: str) -> list[Row]:
    by_number = {row.id: row for row in programs(*states) if not gone(row)}
    return [by_number[number] for number in wanted.answer(by_number.values())]


def undisputed(rows: list[Row]) -> list[Row]:
    contradictions = Flag.objects.exclude(kind__in=WARNINGS)
    flagged = set(contradictions.values_list("program_id", flat=True))
    return [row for row in rows if row.id not in flagged]


def shown_total(client: Client, href: str) -> int:
    """How many the list at an address says it has."""
    found = re.search(r"data-announce[^>]*>([\d,]+) program", client.get(href).content.decode())
    assert found, href
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize(
    ("soc", "near", "wanted", "states"),
    [
        ("51-4121", "60601", Wanted(occupation="51-4121", zip="60601"), ("IL", "IN", "WI")),
        ("29-2072", "MA", Wanted(occupation="29-2072", states=("MA",)), ("MA",)),
        ("29-2061", "", Wanted(occupation="29-2061"), ()),
    ],
)
def test_the_count_is_the_lists_and_that_of_the_rows(
    client: Client, soc: str, near: str, wanted: Wanted, states: tuple[str, ...]
) -> None:
    total = len(expected(wanted, *states))
    assert total > 10
    assert cell(LEADING, soc, near).startswith(f"{total:,} ")
    found = links(answer(soc, near))
    assert shown_total(client, found[f"See the {total:,} programs"]) == total
    assert found["Compare programs"] == found[f"See the {total:,} programs"]


@pytest.mark.parametrize(
    ("soc", "labels"),
    [("31-9091", ("Cheapest", "Shortest")), ("51-4121", ("Cheapest and shortest",))],
)
def test_the_cheapest_and_the_shortest_are_so_among_those_nothing_contradicts(
    soc: str, labels: tuple[str, ...]
) -> None:
    wanted = Wanted(occupation=soc, zip="60601")
    rows = undisputed(expected(wanted, "IL", "IN", "WI"))
    price = min(p for row in rows if (p := wanted.leading(row)) is not None)
    months = min(m for row in rows if (m := leading_months(row)) is not None)
    markup = answer(soc, "60601")
    for label in labels:
        line = re.search(rf"<p[^>]*>{label}: .*?</p>", markup)
        assert line
        [href] = re.findall(r'href="/programs/([^"]+)/\?occupation=', line[0])
        program = next(row for row in rows if Program(pk=row.id).slug == href)
        if "Cheapest" in label:
            assert wanted.leading(program) == price
            assert f"${price:,}" in line[0] or f"about {about_money(price)}" in line[0]
        if "hortest" in label:
            assert leading_months(program) == months


def test_what_asks_for_a_degree_first_is_not_the_cheapest_way_in() -> None:
    """A graduate's certificate costs less than the bachelor's degree that it asks for."""
    teachers = "25-2021"
    rows = undisputed(expected(Wanted(occupation=teachers, states=("IL",)), "IL"))
    wanted = Wanted(occupation=teachers, states=("IL",))
    prices = {
        later: min(p for row in rows if (row.award_level in AFTER_BACHELOR) is later
                   and (p := wanted.leading(row)) is not None)
        for later in (False, True)
    }  # fmt: skip
    assert prices[True] < prices[False]
    [line] = re.findall(r"<p[^>]*>Cheapest.*?</p>", answer(teachers, "IL"))
    [href] = re.findall(r'href="/programs/([^"]+)/\?occupation=', line)
    program = next(row for row in rows if Program(pk=row.id).slug == href)
    assert wanted.leading(program) == prices[False]


def test_a_program_that_is_both_is_named_once() -> None:
    wanted = Wanted(occupation="29-2072", zip="01608")
    assert len(expected(wanted, "MA", "CT", "RI", "NH")) == 1
    text = cell(LEADING, "29-2072", "01608")
    assert text.startswith("1 about $")
    assert "heapest" not in text
    assert text.count("Quinsigamond Community College") == 1


def test_a_program_that_ties_with_the_cheapest_is_not_called_the_shortest() -> None:
    """The cheapest near Springfield lasts as long as others do: none is shorter."""
    wanted = Wanted(occupation="31-9092", zip="01103")
    rows = undisputed(expected(wanted, "MA", "CT", "RI", "NH"))
    priced = [row for row in rows if wanted.leading(row) is not None]
    cheapest = min(priced, key=lambda row: (wanted.leading(row), row.id))
    lengths = [months for row in rows if (months := leading_months(row)) is not None]
    assert lengths.count(leading_months(cheapest) or 0) > 1
    assert min(lengths) == leading_months(cheapest)
    text = cell(LEADING, "31-9092", "01103")
    assert "Cheapest and shortest: about $" in text
    assert "Shortest:" not in text


def test_a_course_of_weeks_that_is_listed_as_a_degree_is_not_the_cheapest_degree() -> None:
    """A Texas listing of 8 weeks as a bachelor's degree is no program to compare others with."""
    store = catalog()
    [row] = [at for at in range(store.size) if store.id[at] == 48000030265]
    assert (int(store["award_level"][row]), float(store["months_high"][row]) < 3) == (5, True)
    assert store["flags"][row]
    assert too_short(5, float(store["months_high"][row]))
    assert not too_short(5, None)
    assert not too_short(3, 14.77), "four terms of 16 weeks are an associate degree"


def test_beside_those_near_stand_those_of_the_whole_state(client: Client) -> None:
    total = len(expected(Wanted(occupation="29-2072", states=("MA",)), "MA"))
    found = links(answer("29-2072", "01608"))
    href = found[f"See all {total} in Massachusetts"]
    assert shown_total(client, href) == total
    assert found["Compare programs"] == href, "one program alone can't be compared"


def test_where_none_is_near_the_state_answers_and_the_page_says_so() -> None:
    wanted = Wanted(occupation="29-2072", zip="79843")
    assert not wanted.answer(programs("TX", "NM"))
    found = cells("29-2072", "79843")
    [label] = [name for name in found if name.startswith(LEADING)]
    assert label == f"{LEADING}, in Texas"
    total = len(expected(Wanted(occupation="29-2072", states=("TX",)), "TX"))
    assert found[label].startswith(f"{total} None is listed within 25 miles of Marfa, TX 79843.")


def test_a_job_that_no_program_leads_to_offers_no_list() -> None:
    teachers = "25-1065"
    text = cell(LEADING, teachers, "MA")
    assert text == ("none listed No program is counted as a way in: people come from study of the"
                    " field that they teach.")  # fmt: skip
    assert "Compare programs" not in words(answer(teachers, "MA"))


def test_where_no_program_is_known_anywhere_that_is_said_once() -> None:
    text = cell(LEADING, "35-3023", "34489")
    assert text.startswith("none listed None is listed in the United States. Trade schools")


def test_programs_for_people_already_in_the_field_are_not_said_to_be_missing(
    client: Client,
) -> None:
    practitioners = "29-1171"
    text = cell(LEADING, practitioners, "02108")
    assert "No program leads a beginner there." in text
    found = links(answer(practitioners, "02108"))
    [(words_of, href)] = [(w, h) for w, h in found.items() if "already in the field" in w]
    assert words_of.startswith(f"{shown_total(client, href):,} programs")


def test_trade_schools_are_not_missed_of_a_job_that_starts_with_a_degree() -> None:
    said = "Trade schools that are not colleges are listed for Texas only."
    assert said in cell(LEADING, "31-9091", "01103")
    assert said not in cell(LEADING, "29-1242", "56083")


def test_a_school_far_from_the_reader_is_named_with_its_town() -> None:
    text = cell(LEADING, "29-9021", "23891")
    assert "at Mountain Empire Community College, Big Stone Gap, VA" in text


def test_an_unknown_price_is_said_and_not_shown_as_none() -> None:
    doctors = "29-1229"
    text = cell(LEADING, doctors)
    assert "No price is known." in text
    assert "$0" not in text


CHEAPEST = "Cheapest certification to earn"


def earning(row: dict[str, str]) -> tuple[bool, int]:
    """Whether a part is unknown, and the known dollars, of the cheapest way that is open."""
    ways = figures({**row, "renewal_cycle_months": ""}, 1)
    exam = {"member": row["exam_fee_member"], "non-member": row["exam_fee_nonmember"]}
    open_ways = ["member"] if row["membership_required"] == "yes" else ["member", "non-member"]
    dues = row["membership_fee_annual"].isdigit()
    return min(
        (not exam[way].isdigit() or (way == "member" and not dues), ways[way][0])
        for way in open_ways
    )


def test_the_cheapest_is_the_one_with_the_lowest_known_total() -> None:
    every = certifications()
    asked = [slug for slug, row in every.items() if "29-2072" in row["related_soc"]]
    asked = [slug for slug in asked if not slug.endswith("-a")]  # apprentice designations
    assert len(asked) == 18
    costs = {slug: earning(every[slug]) for slug in asked}
    slug = min(costs, key=lambda one: costs[one])
    assert not costs[slug][0]
    text = cell(CHEAPEST, "29-2072", "MA")
    assert text.startswith(f"${costs[slug][1]:,} ")
    assert every[slug]["name"] in text


def test_it_says_when_the_figure_is_from_and_how_sure_it_is() -> None:
    assert "confidence" in cell(CHEAPEST, "29-2072")


def test_the_comparison_holds_the_six_cheapest() -> None:
    href = links(answer("29-2072"))["Compare the 6 cheapest of 18"]
    assert href.startswith("/certifications/compare/?c=cbcs&c=cca&")
    assert href.count("c=") == 6 + "/certifications/compare/?".count("c=")


def test_a_certification_of_unknown_cost_is_not_free() -> None:
    text = cell("Certification for it", "11-9111")
    assert text.startswith("cost not known ")
    assert "not known: the exam fee" in text
    assert "$0" not in text


def test_a_job_without_certifications_says_nothing_of_them() -> None:
    assert not [label for label in cells("carpenter") if "certification" in label]
