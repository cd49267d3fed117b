"""The list of certifications: filters, orders, picks, download; any address, never an error."""

import csv
import html
import io
import re
from itertools import chain
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from certifications import store
from certifications.columns import COLUMNS
from certifications.search import find
from tests.certifications.truth import certifications, figures, number, plain, rows

pytestmark = pytest.mark.usefixtures("site_data")
HTMX = {"HX-Request": "true", "HX-Target": "results"}
ALL = "size=100"


def page(client: Client, query: str = "", **options: Any) -> str:
    response = client.get(f"/certifications/?{query}", **options)
    assert response.status_code == 200
    return response.content.decode()


def slugs(text: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/certifications/([^/"]+)/"', text)


def links(text: str) -> list[str]:
    return [html.unescape(href) for href in re.findall(r'href="([^"]*)"', text)]


def download(client: Client, query: str = "") -> list[dict[str, str]]:
    response: Any = client.get(f"/certifications/?{query}&_export=csv")
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_every_certification_of_the_file_is_listed(client: Client) -> None:
    assert set(slugs(page(client, ALL))) == set(certifications())


def test_costs_are_those_of_the_file_reckoned_month_by_month(client: Client) -> None:
    """For every certification whose fees are complete on the routes that are open."""
    truth = certifications()
    checked = 0
    for years in (1, 5, 10):
        for line in download(client, f"years={years}"):
            routes = figures(truth[line["slug"]], years)
            required = truth[line["slug"]]["membership_required"]
            open_routes = ["member"] if required == "yes" else ["member", "non-member"]
            if truth[line["slug"]]["body"] == "NHA":
                open_routes = ["non-member"]
            if truth[line["slug"]]["kind"].startswith(("state", "license")):
                assert line["cost_to_earn_is"] != "complete", "no source gives the state's fee"
                continue
            if truth[line["slug"]]["exam_parts"] or truth[line["slug"]]["registration_fee"]:
                continue
            if truth[line["slug"]]["source_date"].startswith("2018;"):
                assert line["cost_over_years_is"] == "not known", "fees of 2018 count no more"
                continue
            if not required or not truth[line["slug"]]["renewal_cycle_months"]:
                continue
            if "2010 (fees)" in truth[line["slug"]]["source_date"]:
                assert line["cost_over_years_is"] == "not known", "fees of 2010 count no more"
                continue
            least = min(routes[route][0] for route in open_routes)
            sure = [routes[route][0] for route in open_routes if routes[route][1]]
            complete = bool(sure) and min(sure) <= least
            assert line["cost_over_years_is"] == (
                "complete" if complete else "at least" if least else "not known"
            ), line
            assert (float(line["cost_over_years"] or 0), int(line["years"])) == (least, years)
            checked += 1
    assert checked > 60


def test_the_three_that_readers_ask_about_cost_what_was_worked_out_by_hand(client: Client) -> None:
    """CPC 425 + 222; CCA 299 and two renewals of 218; CBCS 117 and two of unknown price."""
    found = {line["slug"]: line for line in download(client)}
    shown = [
        (line["cost_to_earn"], line["cost_over_years"], line["cost_over_years_is"])
        for line in (found["cpc"], found["cca"], found["cbcs"])
    ]
    assert [(float(a), float(b), c) for a, b, c in shown] == [
        (647, 1535, "at least"),
        (299, 735, "complete"),
        (117, 117, "at least"),
    ]


def test_an_unknown_cost_is_said_and_never_zero(client: Client) -> None:
    text = page(client, f"{ALL}&q=CMRT")
    assert slugs(text) == ["cmrt"]
    assert "not known" in text
    assert not re.search(r"\$0(?!\d)", page(client, ALL))
    for line in download(client):
        assert line["cost_to_earn"] != "0"
        assert (line["cost_to_earn"] == "") == (line["cost_to_earn_is"] == "not known")


@pytest.mark.parametrize("key", ["cost_to_earn", "cost_over_years", "exam_fee"])
@pytest.mark.parametrize("sign", ["", "-"])
def test_incomplete_costs_come_after_complete_ones_both_ways(
    client: Client, key: str, sign: str
) -> None:
    lines = download(client, f"sort={sign}{key}")
    kinds = [(line[f"{key}_is"], line[f"{key}_weak"]) for line in lines]
    order = [("complete", ""), ("complete", "yes"), ("at least", ""), ("at least", "yes")]
    order += [("up to", ""), ("not known", "")]
    # Renewals alone unknown: ranked by what they can cost at most, before the weakly supported.
    if key == "cost_over_years":
        at = [line[f"{key}_ranked_at"] for line in lines]
        kinds = [kind for kind, ranked in zip(kinds, at, strict=True) if not ranked]
    assert kinds == sorted(kinds, key=order.index)
    assert set(kinds) >= {("complete", ""), ("at least", ""), ("not known", "")}
    for weak in ("", "yes"):
        known = [float(line[key]) for line in lines
                 if (line[f"{key}_is"], line[f"{key}_weak"]) == ("complete", weak)]  # fmt: skip
        assert known == sorted(known, reverse=bool(sign))
        assert known or key == "cost_over_years"


def test_where_costs_are_not_wholly_known_the_list_says_so(client: Client) -> None:
    """Low to high, $222 stands after $647: the line between says why."""
    text = page(client, ALL)
    partly = text.index("Cost known only in part")
    assert text.index(">$647<") < partly < text.index(">at least $222<")
    assert partly < text.index("Cost not known") < text.index('href="/certifications/cmrt/"')
    assert "Cost known only" not in page(client, f"{ALL}&sort=abbreviation")


def test_an_unknown_price_is_called_so_once(client: Client) -> None:
    cells = re.findall(r"<td.*?</td>", page(client, ALL), re.DOTALL)
    assert not [cell for cell in cells if cell.count("not known") > 1]
    assert not [cell for cell in cells if "up to $" in cell]


def test_names_sort_both_ways(client: Client) -> None:
    up = slugs(page(client, f"{ALL}&sort=abbreviation"))
    down = slugs(page(client, f"{ALL}&sort=-abbreviation"))
    assert up == down[::-1]
    names = [store.certifications().by_slug[slug].short.casefold() for slug in up]
    assert names == sorted(names)


@pytest.mark.parametrize("name", ["focus", "kind", "level", "body"])
def test_a_filter_shows_those_that_have_it(client: Client, name: str) -> None:
    truth = certifications()
    bodies = {row["abbreviation"]: row["slug"] for row in rows("bodies")}
    for value in sorted({row[name] for row in truth.values()}):
        written = bodies.get(value) or value.lower().replace(" ", "-") or "not-stated"
        also = {"both"} if value in ("coding", "billing") else set()
        expected = {slug for slug, row in truth.items() if row[name] in {value} | also}
        assert set(slugs(page(client, f"{ALL}&{name}={written}"))) == expected


def test_the_setting_filter_shows_those_that_have_it(client: Client) -> None:
    for slug, _name in store.certifications().settings:
        shown = slugs(page(client, f"{ALL}&setting={slug}"))
        assert shown
        every = [
            s for s, one in store.certifications().by_slug.items() if slug in dict(one.settings)
        ]
        assert set(shown) == set(every)


def test_the_experience_filter_parts_all_into_three(client: Client) -> None:
    parts = [
        slugs(page(client, f"{ALL}&experience={value}")) for value in ("none", "some", "not-stated")
    ]
    assert {"cpc", "cca", "cbcs", "cpc-a"} <= set(parts[0])
    assert sorted(chain(*parts)) == sorted(certifications())
    assert all(parts)


def test_the_highest_exam_cost_never_lets_an_unknown_one_through_unasked(client: Client) -> None:
    truth = certifications()
    shown = slugs(page(client, f"{ALL}&exam_max=300"))
    prices = {
        slug: number(row["exam_fee_nonmember"]) or number(row["exam_fee_member"])
        for slug, row in truth.items()
        if "(2018" not in row["source_date"] and not row["source_date"].startswith("2018;")
    }
    prices["comptia-a"] = 2 * 265
    assert set(shown) == {slug for slug, price in prices.items() if price and price <= 300}
    asked = slugs(page(client, f"{ALL}&exam_max=300&exam_unknown=1"))
    assert set(shown) < set(asked)
    assert "cpc" not in asked
    assert "rmc" in asked


def test_the_highest_upkeep_leaves_out_what_is_surely_or_maybe_more(client: Client) -> None:
    shown = slugs(page(client, f"{ALL}&upkeep_max=150"))
    assert {"cca", "ccs", "rhit"} <= set(shown)
    assert not {"cpc", "cbcs"} & set(shown)
    asked = slugs(page(client, f"{ALL}&upkeep_max=150&upkeep_unknown=1"))
    assert "cbcs" in asked
    assert "cpc" not in asked, "its dues alone are more"


def test_each_active_filter_is_a_chip_that_removes_it_alone(client: Client) -> None:
    query = "focus=coding&focus=billing&body=aapc&exam_max=500&q=certified"
    chips = re.findall(r'<a class="chip" href="([^"]*)"', page(client, query))
    whole = {(n, v) for n, values in parse_qs(query).items() for v in values}
    gone = []
    for href in chips:
        left = parse_qs(urlsplit(html.unescape(href)).query)
        removed = whole - {(n, v) for n, values in left.items() for v in values}
        assert len(removed) == 1
        gone += list(removed)
    assert sorted(gone) == sorted(whole)


def test_an_empty_list_says_what_dropping_a_filter_would_give(client: Client) -> None:
    text = page(client, "focus=management&body=nha")
    assert slugs(text) == []
    assert "No credential matches" in text
    assert "Without NHA" in text


def test_up_to_six_are_picked_by_plain_links(client: Client) -> None:
    text = page(client, f"{ALL}&c=cpc")
    pick = next(href for href in links(text) if href.endswith("c=cca"))
    text = page(client, pick.removeprefix("?"))
    assert "Compare (2 of 6)" in text
    compare = next(href for href in links(text) if "/compare/?" in href)
    assert client.get(compare).status_code == 200
    full = page(client, "&".join(f"c={slug}" for slug in list(certifications())[:6]))
    assert "six picked" in full
    assert not any(href.count("c=") > 6 for href in links(full))


def test_picks_and_years_are_kept_by_every_link_of_the_list(client: Client) -> None:
    text = page(client, "years=3&c=cpc&focus=coding", headers=HTMX)
    sorts = [href for href in links(text) if "sort=" in href]
    assert len(sorts) >= 3
    for href in sorts:
        kept = parse_qs(urlsplit(href).query)
        assert (kept["years"], kept["c"], kept["focus"]) == (["3"], ["cpc"], ["coding"])


def test_every_link_of_the_list_leads_somewhere(client: Client) -> None:
    hrefs = {h for h in links(page(client, ALL)) if not h.startswith(("#", "http", "/static"))}
    assert len(hrefs) > 60
    for href in sorted(hrefs):
        address = f"/certifications/{href}" if href.startswith("?") else href
        if not address.startswith("/paths/"):
            assert client.get(address).status_code in (200, 302), address


def test_the_results_alone_are_given_to_htmx(client: Client) -> None:
    whole, part = page(client, "focus=coding"), page(client, "focus=coding", headers=HTMX)
    assert "<html" in whole
    assert "<html" not in part
    assert slugs(part) == slugs(whole)
    assert "HX-Request" in client.get("/certifications/")["Vary"]


PROBLEMS = {
    "exam_max": "cheap", "upkeep_max": "-3", "years": "21", "focus": "cooking", "body": "nobody",
    "setting": "moon", "experience": "much", "level": "top", "sort": "luck", "size": "x",
}  # fmt: skip


@pytest.mark.parametrize(("name", "value"), PROBLEMS.items())
def test_a_bad_value_is_told_and_its_filter_not_applied(
    client: Client, name: str, value: str
) -> None:
    text = page(client, f"{name}={value}")
    assert len(slugs(text)) == 25
    assert text.count('class="field-error"') + text.count('class="warn"') >= 1
    refused = client.get(f"/certifications/?{name}={value}&_export=csv")
    assert refused.status_code == 400
    assert name in refused.content.decode()


def test_nothing_a_reader_types_is_markup(client: Client) -> None:
    attack = "<script>alert(1)</script>"
    for name in ("q", "exam_max", "sort", "focus", "c", "years"):
        assert attack not in page(client, urlencode({name: attack}))
    for path in ("compare/", "cpc/"):
        for name in ("c", "near", "state", "years"):
            text = client.get(f"/certifications/{path}?{urlencode({name: attack})}").content
            assert attack not in text.decode()


@pytest.mark.parametrize(
    "path", ["", "?focus=coding&sort=cost_over_years", "compare/?c=cpc&c=cca&c=cbcs", "cpc/"]
)
def test_a_page_asks_the_database_at_most_twice(
    client: Client, path: str, django_assert_max_num_queries: Any
) -> None:
    client.get("/certifications/?q=warm")
    client.get("/certifications/cca/")
    with django_assert_max_num_queries(2):
        assert client.get(f"/certifications/{path}").status_code == 200


def test_all_certifications_are_read_in_a_dozen_queries(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(13):
        store.read()


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("path", ["", "compare/", "cpc/"])
def test_pages_can_only_be_read(client: Client, method: str, path: str) -> None:
    assert getattr(client, method)(f"/certifications/{path}").status_code == 405


NAMES = """q focus level setting body experience exam_max exam_unknown upkeep_max upkeep_unknown
years sort page size c _export near state differences other"""
names = st.sampled_from(NAMES.split())
plausible = st.sampled_from(
    ["", "0", "1", "5", "20", "21", "-1", "3.5", "1e9", "NaN", "inf", "9" * 400, "$300", "coding",
     "health-information", "entry", "not-stated", "aapc", "office", "none", "some", "cpc", "cca",
     "CPC", "nope", "MA", "ZZ", "01608", "99999", "Worcester, MA", "csv", "\x00", "a\x00b", "%00",
     "'", '"', ";", "<b>", "\\", "%", "🧾", "\u202e", "٣", "²", "\ud800", "a " * 80]
)  # fmt: skip
sorting = st.sampled_from(COLUMNS.sorts())
anything = st.one_of(plausible, plausible, sorting, st.text(max_size=40), st.integers().map(str))
parameters = st.lists(st.tuples(names, anything), max_size=8)


@pytest.mark.parametrize(
    ("path", "headers", "examples"),
    [
        pytest.param("", {}, 200, id="list"),
        pytest.param("", HTMX, 300, id="results"),
        pytest.param("compare/", {}, 300, id="compare"),
        pytest.param("cpc/", {}, 200, id="detail"),
        pytest.param("rhit/", {}, 100, id="detail of another"),
    ],
)
def test_any_address_gives_a_page_or_a_clear_refusal(
    client: Client, path: str, headers: dict[str, str], examples: int
) -> None:
    @settings(max_examples=examples, suppress_health_check=list(HealthCheck))
    @given(parameters)
    @example([("c", "cpc")] * 80)
    @example([("c", f"c{n}") for n in range(80)])
    @example([("years", "0"), ("near", "\x00"), ("state", "MA")])
    def check(given_parameters: list[tuple[str, str]]) -> None:
        encoded = [(n, v.encode("utf-8", "surrogatepass")) for n, v in given_parameters]
        address = f"/certifications/{path}?{urlencode(encoded)}"
        response: Any = client.get(address, headers=headers)
        assert response.status_code in (200, 400, 404)
        if response.streaming:
            assert b"".join(response.streaming_content)

    check()


def test_what_lacks_but_renewals_is_ranked_with_the_dearest_known_and_says_so(
    client: Client,
) -> None:
    """CBCS: $117, renewed in months 24 and 48. AHIMA's $218 in two years is the dearest known."""
    held = {line["slug"]: line for line in download(client, "sort=cost_over_years")}
    assert held["cbcs"]["cost_over_years"] == "117.00"
    assert float(held["cbcs"]["cost_over_years_ranked_at"]) == 117 + 2 * 218
    assert float(held["cpc"]["cost_over_years_ranked_at"]) == 425 + 5 * 222 + 2 * 218
    assert held["cca"]["cost_over_years_ranked_at"] == ""
    assert held["cmrs"]["cost_over_years_ranked_at"] == "", "its dues are unknown too"
    order = list(held)
    assert order.index("cca") < order.index("cbcs") < order.index("cpc") < order.index("cmrs")
    text = plain(page(client, "sort=cost_over_years"))
    assert "Known but for renewals: ranked as if these cost the most that is known" in text
    assert "not known: the renewal fee; ranked at $553" in text


def test_a_fee_older_than_two_years_is_shown_and_counts_nowhere(client: Client) -> None:
    held = {line["slug"]: line for line in download(client)}
    assert (held["ccs-p"]["cost_to_earn"], held["ccs-p"]["exam_fee"]) == ("", "")
    text = plain(client.get("/certifications/ccs-p/").content.decode())
    assert "$399 more than two years old: not counted" in text


def test_a_price_says_what_its_exam_asks_for(client: Client) -> None:
    rows = page(client, ALL)
    cell = {
        slug: plain(row.partition("</th>")[2].partition("</td>")[0])
        for row in rows.split("<tr")
        for slug in slugs(f"<tr{row}")
    }
    assert "asks for: high school diploma or GED plus a billing/coding program" in cell["cbcs"]
    assert "asks for no schooling or work to sit" in cell["cpc"]


def test_an_own_name_in_any_form_comes_before_texts_that_have_the_words() -> None:
    assert find("outpatient coding")[0] == "coc"
    assert "ccs" in find("outpatient coding")
