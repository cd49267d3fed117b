"""Two to six programs side by side: like with like, and a best mark only where it is true."""

import html
import re
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings

from careerguide.lists.comparison import Figure, Group, Row
from programs.catalog import catalog
from programs.models import Flag, Program
from programs.pages.compare import CompareState, Comparison
from programs.rules.ids import program_number
from tests.compared import plain, same, sources, table
from tests.programs.pages.test_views import address, parameters

pytestmark = pytest.mark.usefixtures("site_data")
STARTS, HALF = "A year, starts near (25th percentile)", "A year, half earn over (median)"
BERKSHIRE, SPRINGFIELD = "164775-51.0713-21", "167905-51.0713-21"
REPORTED, LISTED = "226903-51.0713-2", "tx-32211"
FOUR = (BERKSHIRE, SPRINGFIELD, REPORTED, LISTED)


def page(client: Client, *slugs: str, more: str = "") -> str:
    query = "&".join([*(f"p={slug}" for slug in slugs), more])
    response = client.get(f"/programs/compare/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def comparison(*slugs: str, **state: Any) -> list[Group]:
    numbers = tuple(number for slug in slugs if (number := program_number(slug)))
    return Comparison(CompareState(p=numbers, **state), catalog(), {}).groups()


def rows(*slugs: str, **state: Any) -> dict[str, Row]:
    return {row.label: row for group in comparison(*slugs, **state) for row in group.rows}


def test_programs_stand_in_the_order_in_which_they_were_picked(client: Client) -> None:
    for picked in (FOUR, FOUR[::-1]):
        head = page(client, *picked).partition("</thead>")[0]
        shown = re.findall(r'<span class="name">.*?<a href="/programs/([^/]+)/"', head)
        assert shown == list(picked)


def test_rows_are_grouped_by_what_a_reader_asks(client: Client) -> None:
    text = page(client, *FOUR)
    groups = re.findall(r'<th scope="rowgroup"[^>]*><span>(.*?)</span>', text)
    assert [html.unescape(group) for group in groups] == [
        "Cost",
        "Length",
        "Outcomes",
        "Local pay",
        "School",
    ]


def test_four_programs_are_compared_with_their_own_figures(client: Client) -> None:
    shown = table(page(client, *FOUR, more="residency=in_state"))
    lead = [cell.removeprefix("about ").partition(" ")[0] for cell in shown["Tuition and fees"]]
    assert lead == ["$5,330", "$5,240", "$18,450", "$5,600"]
    assert "$1,964–8,418, estimate, in-state" in shown["Tuition and fees"][0]
    assert [cell.split(" ")[0] for cell in shown[STARTS]][:2] == ["$47,700", "$47,870"]
    assert [cell.split(" ")[0] for cell in shown[HALF]][:2] == ["$49,910", "$58,060"]
    graduates = next(cells for label, cells in shown.items() if label.startswith("Graduates in"))
    assert [cell.split(" ")[0] for cell in graduates][:2] == ["2", "13"]


def test_every_known_figure_has_its_source(client: Client) -> None:
    found = sources(page(client, *FOUR))
    assert len(found) > 10
    assert [cell for cell, named in found if not named] == []


def test_unknown_figures_are_said_to_be_and_never_best(client: Client) -> None:
    for row in re.findall(r"<td[^>]*>(.*?)</td>", page(client, *FOUR), re.DOTALL):
        if 'class="unknown"' in row:
            assert 'class="best"' not in row
            assert "$0" not in row


def marked(row: Row) -> list[int]:
    return [at for at, figure in enumerate(row.figures) if figure.best]


def test_a_reported_total_and_an_estimate_are_not_ranked_against_each_other() -> None:
    assert marked(rows(BERKSHIRE, REPORTED)["Tuition and fees"]) == []


def test_overlapping_estimates_get_no_mark() -> None:
    assert marked(rows(BERKSHIRE, SPRINGFIELD)["Tuition and fees"]) == []


def test_the_lower_of_two_reported_totals_is_marked() -> None:
    found = rows(REPORTED, "103501-51.0713-21")["Tuition and fees"]
    assert [figure.low for figure in found.figures] == [18_450, 12_729]
    assert marked(found) == [1]


def test_pay_of_different_places_is_not_ranked() -> None:
    assert marked(rows(BERKSHIRE, SPRINGFIELD)[STARTS]) == []


def test_the_median_of_all_who_hold_a_job_is_never_marked_best() -> None:
    """It is of people of all ages; the starting pay alone may win."""
    held = Program.objects.filter(provider_id=166027, local_p25__gt=0).exclude(
        flags__kind=Flag.Kind.PAY_ABOVE
    )
    least, most = held.order_by("local_p25").first(), held.order_by("local_p25").last()
    assert least is not None
    assert most is not None
    assert (least.pay_area, least.local_p25) < (most.pay_area + "0", most.local_p25)
    found = rows(least.slug, most.slug)
    assert marked(found[STARTS]) == [1]
    assert marked(found[HALF]) == []


def every_figure(program: str, others: list[str]) -> list[Figure]:
    at = 0
    found = rows(program, *others, residency="in_state")
    return [row.figures[at] for row in found.values()]


@pytest.mark.parametrize("kind", [Flag.Kind.PRICE_OUTLIER, Flag.Kind.LENGTH_BAND])
def test_a_contradicted_figure_is_shown_as_such_and_gets_no_mark(kind: str) -> None:
    label = {Flag.Kind.PRICE_OUTLIER: "Tuition and fees"}.get(kind, "Full-time length")
    flagged = Program.objects.filter(flags__kind=kind, in_state_high__gt=0)
    others = Program.objects.filter(flags=None, price_basis=1, length_basis=1, months_high__gt=0)
    companions = [p.slug for p in others.order_by("pk")[:3]]
    for program in flagged.order_by("pk")[:20]:
        row = rows(program.slug, *companions, residency="in_state")[label]
        assert row.figures[0].flag
        assert 0 not in marked(row)


def test_low_earnings_are_told_and_still_may_be_the_highest() -> None:
    """103501: $42,214 where high school alone earns $42,938; 226903: $31,017 beside $34,809."""
    row = rows("103501-51.0713-21", REPORTED)["Graduates’ median earnings, 4 years after finishing"]
    warning = "graduates earn less than people in the state who only finished high school"
    assert [figure.warning for figure in row.figures] == [warning, warning]
    assert [figure.flag for figure in row.figures] == ["", ""]
    assert marked(row) == [0]


def test_earnings_of_one_year_are_ranked_among_themselves_and_never_with_those_of_four() -> None:
    """103501: $42,214 after 4; 226903: $23,883 and $31,017; 101994: $24,349 after 1 year."""
    found = rows("103501-51.0713-21", REPORTED, "101994-48.0508-21")
    one = found["Graduates’ median earnings, 1 year after finishing"]
    four = found["Graduates’ median earnings, 4 years after finishing"]
    assert [figure.high for figure in one.figures][1:] == [23_883, 24_349]
    assert [figure.high for figure in four.figures] == [42_214, 31_017, None]
    assert marked(four) == [0]
    assert [figure.note for figure in one.figures][1:] == [
        "of another class than 4 years after",
        "",
    ]


def test_a_comparison_says_which_school_is_open_as_ipeds_says(client: Client) -> None:
    """HD2024: 109730, Associated Technical College-San Diego, CLOSEDAT 12/31/2023."""
    shown = table(page(client, "109730-10.9999-0", BERKSHIRE, LISTED))["Status"]
    assert shown == ["closed, as IPEDS says: 12/31/2023", "open", "not reported"]


def test_a_comparison_says_what_high_school_alone_earns_in_each_state(client: Client) -> None:
    shown = table(page(client, *FOUR))["People in the state who only finished high school earn"]
    assert [cell.partition(" ")[0] for cell in shown] == ["$41,044", "$41,044", "$34,809", "not"]


def test_a_program_of_a_closed_school_gets_no_mark() -> None:
    closed = Program.objects.filter(
        flags__kind=Flag.Kind.CLOSED, price_basis=1, in_state_high__gt=0
    ).order_by("in_state_high")
    others = Program.objects.filter(flags=None, price_basis=1).order_by("-in_state_high")
    companions = [p.slug for p in others[:2]]
    for program in closed[:5]:
        for figure in every_figure(program.slug, companions):
            assert not figure.best


def test_a_row_says_whether_it_differs_and_equal_rows_can_be_hidden(client: Client) -> None:
    text = page(client, BERKSHIRE, SPRINGFIELD)
    assert 'class="compare"' in text
    assert "Show only differences" in text
    assert same(text)["Kind"] == ["public", "public"]
    assert "Kind: public" in plain(text)
    assert "The same for both" in text
    hidden = page(client, BERKSHIRE, SPRINGFIELD, more="differences=1")
    assert "only-differences" in hidden
    assert "Show all rows" in hidden


def test_prices_are_for_the_residency_asked_for(client: Client) -> None:
    shown = {
        who: table(page(client, BERKSHIRE, SPRINGFIELD, more=f"residency={who}"))[
            "Tuition and fees"
        ]
        for who in ("in_state", "out_of_state")
    }
    assert shown["in_state"][0].startswith("about $5,330 $1,964–8,418")
    assert shown["out_of_state"][0].startswith("about $10,700 $3,930–16,842")


def test_a_seventh_program_is_left_out_and_the_limit_told(client: Client) -> None:
    slugs = [p.slug for p in Program.objects.filter(provider__state="RI").order_by("pk")[:8]]
    six = page(client, *slugs[:6])
    assert six.count('<th scope="col"') == 6
    assert "more than six programs" not in six
    eight = page(client, *slugs)
    assert eight.count('<th scope="col"') == 6
    assert "more than six programs; the first six are shown" in plain(eight)


@pytest.mark.parametrize("slugs", [(), (BERKSHIRE,)])
def test_fewer_than_two_programs_are_told_to_be_too_few(
    client: Client, slugs: tuple[str, ...]
) -> None:
    assert "Pick two to six programs" in plain(page(client, *slugs))


def test_a_program_that_is_not_in_the_data_is_named(client: Client) -> None:
    text = plain(page(client, BERKSHIRE, SPRINGFIELD, "999999-51.0713-21"))
    assert "Not in the current data, so not shown: 999999-51.0713-21" in text
    assert text.count("Remove") == 2


def test_the_same_program_twice_is_shown_once(client: Client) -> None:
    assert page(client, BERKSHIRE, BERKSHIRE, SPRINGFIELD).count('<th scope="col"') == 2


def test_a_program_can_be_removed_and_others_added_without_losing_the_rest(client: Client) -> None:
    text = page(client, *FOUR, more="residency=in_state")
    removals = [html.unescape(href) for href in re.findall(r'class="remove" href="([^"]*)"', text)]
    assert len(removals) == 4
    for slug, href in zip(FOUR, removals, strict=True):
        assert slug not in href
        assert "residency=in_state" in href
        for other in set(FOUR) - {slug}:
            assert f"p={other}" in href
        assert client.get(f"/programs/compare/{href}").status_code == 200
    more = re.search(r'href="(/programs/\?[^"]*)"[^>]*>\s*Add or change programs', text)
    assert more is not None
    listed = client.get(html.unescape(more.group(1))).content.decode()
    assert "Compare (4 of 6)" in listed


def test_a_place_that_is_not_known_is_told_and_the_comparison_stands(client: Client) -> None:
    text = page(client, BERKSHIRE, SPRINGFIELD, more="near=Nowhereville")
    assert "We know no place" in text
    assert text.count('<th scope="col"') == 2


def test_the_comparison_asks_the_database_at_most_six_times(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    page(client, *FOUR)
    with django_assert_max_num_queries(6):
        page(client, *FOUR, more="near=01608&differences=1")


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(parameters)
@example([("p", f"tx-{n}") for n in range(100)])
@example([("p", "\x00"), ("near", "\x00"), ("residency", "x"), ("differences", "maybe")])
def test_any_address_gives_a_comparison_or_a_clear_word(
    client: Client, given_parameters: list[tuple[str, str]]
) -> None:
    picked = [("p", slug) for slug in FOUR]
    response = client.get(address("/programs/compare/", [*picked, *given_parameters]))
    assert response.status_code == 200
