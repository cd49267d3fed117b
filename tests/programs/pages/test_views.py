"""The program list as a page, as results alone and as a download; any address, never an error."""

import html
import itertools
import re
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.http import HttpResponse, QueryDict
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from careerguide.lists import written
from programs.catalog import catalog
from programs.columns import COLUMNS
from programs.filters import ProgramQuery
from programs.models import Program
from programs.rules.codes import PriceBasis
from programs.rules.ids import program_number, program_slug
from programs.selection import Selection
from tests.programs.test_selection import PROBLEMS

pytestmark = pytest.mark.usefixtures("site_data")
HTMX = {"HX-Request": "true", "HX-Target": "results"}
BERKSHIRE, SPRINGFIELD = "164775-51.0713-21", "167905-51.0713-21"


def page(client: Client, query: str = "", **options: Any) -> str:
    response = client.get(f"/programs/?{query}", **options)
    assert response.status_code == 200
    return response.content.decode()


def slugs(text: str) -> list[str]:
    """The programs shown, in order."""
    return re.findall(r'<th scope="row"><a href="/programs/([^/"]+)/"', text)


def rows_of(text: str) -> list[str]:
    return re.findall(r"<tr[ >].*?</tr>", text, re.DOTALL)


def told(markup: str) -> str:
    """What is read of a piece of a page."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def links(text: str) -> list[str]:
    return [html.unescape(href) for href in re.findall(r'href="([^"]*)"', text)]


def test_the_list_shows_what_massachusetts_coding_programs_cost(client: Client) -> None:
    text = page(client, "state=MA&field=51.0713&sort=price_high")
    held = Program.objects.filter(provider__state="MA", field_id="51.0713")
    known = [p for p in held if p.in_state_high is not None]
    # The price that is usual, where one is; else the range's high end.
    known.sort(key=lambda p: (p.in_state_typical or p.in_state_high, p.pk))
    assert slugs(text)[: len(known)] == [p.slug for p in known]
    assert len(slugs(text)) == held.count()
    assert "Berkshire Community College" in text
    assert 'about</span> $5,330</span> <span class="sub">$1,964–8,418</span>' in text
    assert '$47,700</span> <span class="sub beside">half over $49,910' in text


IN_ORDERS = ["q=medical+coding&near=01040&within=100", "state=MA&sort=provider&size=50",
             "state=RI&sort=-price_high", "state=TX&award=0&sort=provider"]  # fmt: skip


@pytest.mark.parametrize("query", IN_ORDERS)
def test_neighbours_of_one_school_stand_under_its_name_and_no_order_changes(
    client: Client, query: str
) -> None:
    text = page(client, query)
    state, _problems = ProgramQuery.from_params(QueryDict(query))
    selection = Selection(catalog(), state)
    wanted = [catalog().id[row] for row in selection.ordered[: state.size].tolist()]
    assert slugs(text)[: len(wanted)] == [program_slug(int(one)) for one in wanted]
    school = dict(Program.objects.filter(pk__in=wanted).values_list("pk", "provider_id"))
    names = dict(Program.objects.filter(pk__in=wanted).values_list("pk", "provider__name"))
    runs = [list(run) for _key, run in itertools.groupby(wanted, lambda one: school[int(one)])]
    text = text.partition("Online from anywhere <")[0]
    bodies = re.findall(r"<tbody(?! class=\"reach\").*?</tbody>", text, re.DOTALL)
    assert [slugs(body) for body in bodies] == [[program_slug(int(p)) for p in r] for r in runs]
    for run, body in zip(runs, bodies, strict=True):
        name = " ".join(names[int(run[0])].split())
        heads = re.findall(r'<th scope="rowgroup" colspan="7">(.*?)</th>', body, re.DOTALL)
        assert [told(head).startswith(name) for head in heads] == [True] * (len(run) > 1)
        for row in re.findall(r'<th scope="row">.*?</th>', body, re.DOTALL):
            assert name in told(row), "who listens to one row hears whose it is"
            assert row.count("visually-hidden") == (len(run) > 1)


def test_what_is_usual_is_said_once_above_the_rows_and_what_is_not_in_them(client: Client) -> None:
    text = page(client, "q=medical+coding&near=01040&within=100")
    above = told(text[text.index("<caption>") : text.index("</caption>")])
    assert "“About” is our estimate" in above
    assert "Prices: in-state students." in above
    usual = re.search(r"Pay: (.*), unless a job is named\.", above)
    assert usual is not None
    estimates = dict(Program.objects.values_list("pk", "price_basis").filter(
        pk__in=[program_number(slug) for slug in slugs(text)]))  # fmt: skip
    strangers = 0
    for row in [row for row in rows_of(text) if slugs(row)]:
        program = Program.objects.select_related("provider").get(pk=program_number(slugs(row)[0]))
        price = told(
            row[row.index('data-label="Price">') :].partition("</td>")[0].partition(">")[2]
        )
        assert price.startswith("about $") == (
            estimates[program.pk] == PriceBasis.YEAR_ESTIMATE and "$" in price
        )
        assert ("out-of-state" in price) == ("$" in price and program.provider.state != "MA")
        strangers += "out-of-state" in price
        pay = told(row[row.index('data-label="Local starting pay a year') :].partition("</td>")[0])
        job = pay.removesuffix(" far above graduates’ earnings")
        assert row.startswith('<tr class="as-usual">') == job.endswith(usual.group(1))
    assert strangers


def test_each_filter_offered_above_the_list_leaves_as_many_as_it_says(client: Client) -> None:
    for query in ("q=medical+coding&state=MA", "state=RI&award=3", ""):
        text = page(client, query)
        offered = re.findall(r'<a class="chip add" href="([^"]*)">(.*?)</a>', text, re.DOTALL)
        assert 0 < len(offered) <= 5
        for href, label in offered:
            kept, said = parse_qs(html.unescape(href).lstrip("?")), told(label)
            assert parse_qs(query).items() <= kept.items()
            total = re.search(r"([\d,]+) programs?", page(client, html.unescape(href)[1:]))
            assert total is not None
            assert said.rpartition(" ")[2] == total.group(1), said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("q=medical+coding&state=MA", None),
        ("state=RI&cost_max=2000&award=21", "No program matches"),
    ],
)
def test_the_results_tell_the_forms_button_how_many_they_are(
    client: Client, query: str, said: str | None
) -> None:
    for text in (page(client, query), page(client, query, headers=HTMX)):
        state, _problems = ProgramQuery.from_params(QueryDict(query))
        total = Selection(catalog(), state).total
        assert f'data-shows="{said or f"Show {total} programs"}"' in text
    assert ">Show programs</button>" in page(client, query), "without scripts it is as it was"


def test_an_unknown_figure_is_said_in_words_and_never_zero(client: Client) -> None:
    text = page(client, "state=MA&field=51.0713")
    berkshire = text[text.index(BERKSHIRE) :].partition("</tr>")[0]
    assert 'data-label="Graduates earn a year"><span class="unknown">not reported' in berkshire
    beneath = re.findall(r'>\$0</span> <span class="sub">([^<]*)', text)
    assert set(beneath) == {"if MassEducate"}, "no $0 without its if"
    assert len(beneath) == len(re.findall(r"\$0\b", text))


def test_a_row_met_again_says_what_this_reader_asked_for(client: Client) -> None:
    """Rows are kept once written: never for another job, another residency or without picks."""
    base = "state=MA&field=51.0713"
    asked = ["", "&residency=out_of_state", "&occupation=29-2072", "&near=Boston, MA",
             f"&p={BERKSHIRE}", "&sort=price_high"]  # fmt: skip
    first = [page(client, base + more) for more in asked]
    anew = []
    for more in reversed(asked):
        written._kept_rows.forget()
        anew.append(page(client, base + more + "&unused=1"))
    for one, other in zip(first, reversed(anew), strict=True):
        assert rows_of(one) == rows_of(other)
    assert len({tuple(rows_of(text)) for text in first}) == len(asked)


@pytest.mark.parametrize(
    ("size", "shown"), [("", 25), ("size=50", 50), ("size=100", 100), ("size=5000", 100)]
)
def test_a_page_shows_at_most_a_hundred_programs(client: Client, size: str, shown: int) -> None:
    assert len(slugs(page(client, size))) == shown


def test_pages_follow_one_another_without_gap_or_overlap(client: Client) -> None:
    seen: list[str] = []
    for number in range(1, 4):
        seen += slugs(page(client, f"state=RI&field=51&size=50&sort=earnings_median&page={number}"))
    held = Program.objects.filter(provider__state="RI").values_list("pk", "field_id")
    expected = {program_slug(pk) for pk, field in held if str(field).startswith("51.")}
    assert len(seen) == len(set(seen)) == 150 < len(expected)
    assert set(seen) <= expected


def test_a_page_past_the_end_is_the_last(client: Client) -> None:
    last = slugs(page(client, "state=RI&page=999999"))
    assert last
    assert last == slugs(page(client, "state=RI&page=99999999999"))


def test_the_results_alone_are_given_to_htmx_and_are_part_of_the_page(client: Client) -> None:
    whole = page(client, "state=MA&field=51.0713")
    part = page(client, "state=MA&field=51.0713", headers=HTMX)
    assert "<html" in whole
    assert "<html" not in part
    assert slugs(part) == slugs(whole)


@pytest.mark.parametrize("header", [{"HX-Target": "body"}, {"HX-History-Restore-Request": "true"}])
def test_htmx_gets_the_whole_page_where_it_needs_it(client: Client, header: dict[str, str]) -> None:
    assert "<html" in page(client, "state=MA", headers=HTMX | header)


def test_a_cache_is_told_that_the_two_differ(client: Client) -> None:
    for options in ({}, {"headers": HTMX}):
        response = client.get("/programs/?state=RI", **options)  # type: ignore[arg-type]
        told = set(re.split(", ?", response["Vary"]))
        assert {"HX-Request", "HX-Target", "HX-History-Restore-Request"} <= told


@pytest.mark.parametrize(("query", "name"), PROBLEMS.items())
def test_a_value_that_cannot_be_used_is_told_beside_its_field(
    client: Client, query: str, name: str
) -> None:
    text = page(client, query)
    assert slugs(text)
    assert text.count('class="field-error"') == text.count(f'id="{name}-error"') == 1


@pytest.mark.parametrize(("query", "name"), PROBLEMS.items())
def test_a_value_that_cannot_be_used_is_told_with_the_results_alone(
    client: Client, query: str, name: str
) -> None:
    text = page(client, query, headers=HTMX)
    assert text.count('class="warn"') + text.count('class="field-error"') == 1


def test_a_page_number_that_is_none_is_told_above_the_results(client: Client) -> None:
    text = page(client, "page=two")
    assert "“two” is not a number." in text


def test_what_was_typed_wrongly_stays_in_its_field(client: Client) -> None:
    assert 'value="che&quot;ap"' in page(client, "cost_max=che%22ap")


def test_nothing_a_reader_types_is_markup(client: Client) -> None:
    attack = "<script>alert(1)</script>"
    for name in ("q", "near", "field", "occupation", "cost_max", "sort", "state", "p"):
        assert attack not in page(client, urlencode({name: attack}))


def test_each_active_filter_is_a_chip_that_removes_it_alone(client: Client) -> None:
    query = "state=MA&state=NH&award=21&cost_max=9000&q=medical"
    chips = re.findall(r'<a class="chip" href="([^"]*)"', page(client, query))
    left = [parse_qs(urlsplit(html.unescape(href)).query) for href in chips]
    whole = parse_qs(query)
    removed = []
    for one in left:
        gone = {(n, v) for n, values in whole.items() for v in values} - {
            (n, v) for n, values in one.items() for v in values
        }
        assert len(gone) == 1
        removed += list(gone)
    assert sorted(removed) == sorted((n, v) for n, values in whole.items() for v in values)


def test_an_empty_list_says_what_dropping_each_filter_would_give(client: Client) -> None:
    text = page(client, "state=RI&cost_max=2000&award=21")
    assert slugs(text) == []
    assert "No program matches" in text
    for label, query in (("Without price to $2,000", "state=RI&award=21"),
                         ("Without Rhode Island", "cost_max=2000&award=21")):  # fmt: skip
        assert label in text
        count = re.search(r"([\d,]+) programs?", page(client, query))
        assert count is not None
        assert count.group(0) in text


def test_every_link_of_the_list_keeps_the_readers_choices(client: Client) -> None:
    query = "state=MA&field=51.07&size=50&p=tx-32211"
    text = page(client, query, headers=HTMX)
    sorts = [href for href in links(text) if "sort=" in href]
    assert len(sorts) >= 5
    for href in sorts:
        kept = parse_qs(urlsplit(href).query)
        assert (kept["state"], kept["field"], kept["size"], kept["p"]) == (
            ["MA"],
            ["51.07"],
            ["50"],
            ["tx-32211"],
        )


def test_every_link_of_the_list_leads_somewhere(client: Client) -> None:
    text = page(client, "state=MA&field=51.0713&near=01608&within=100&cost_max=9000")
    hrefs = {href for href in links(text) if not href.startswith(("#", "http", "/static", "data:"))}
    assert len(hrefs) > 20
    for href in sorted(hrefs):
        address = f"/programs/{href}" if href.startswith("?") else href
        assert client.get(address).status_code in (200, 302), address


def test_programs_are_picked_for_comparison_up_to_six(client: Client) -> None:
    picks = slugs(page(client, "state=RI&size=10"))[:6]
    text = page(client, "state=RI&" + "&".join(f"p={p}" for p in picks[:2]))
    assert "Compare (2 of 6)" in text
    assert "/programs/compare/?" in text
    assert any(href.count("p=") == 3 for href in links(text))
    row = text[text.index(f'id="pick-{picks[0]}"') :].partition("</a>")[0]
    assert f"?state=RI&amp;p={picks[1]}" in row, "a pick is taken out again where it was made"
    full = page(client, "state=RI&" + "&".join(f"p={p}" for p in picks))
    assert "Compare (6 of 6)" in full
    assert "six picked" in full
    assert not any(href.count("p=") > 6 for href in links(full))


@pytest.mark.parametrize(
    "query",
    ["", "state=MA&sort=price_high", "q=medical+coder&near=01608", "award=21&cost_max=5000&page=3"],
)
def test_the_list_asks_the_database_at_most_twice(
    client: Client, query: str, django_assert_max_num_queries: Any
) -> None:
    page(client, "q=warm")
    with django_assert_max_num_queries(2):
        page(client, query)


def test_the_same_page_again_is_not_sent_again(client: Client) -> None:
    first = client.get("/programs/?state=RI")
    again = client.get("/programs/?state=RI", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/programs/?state=MA", headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_list_can_only_be_read(client: Client, method: str) -> None:
    assert getattr(client, method)("/programs/").status_code == 405


def test_too_many_parameters_are_refused_clearly(client: Client) -> None:
    assert client.get("/programs/?" + "state=MA&" * 1001).status_code == 400


NAMES = """q earns status field occupation award state near within delivery control residency
cost_max cost_unknown months_max months_unknown earnings_min earnings_unknown pay_min pay_unknown
sort page view size p _export differences other"""
names = st.sampled_from(NAMES.split())
plausible = st.sampled_from(
    ["", "0", "1", "21", "-1", "3.5", "1e9", "NaN", "inf", "-inf", "9" * 400, "$6,000", "MA", "ma",
     "TX", "XX", "51", "51.07", "51.0713", "51.", "5", ".", "29-2072", "29-", "01608", "99999",
     "Worcester, MA", ", MA", "medical coder", "nurse boston", "in-person", "public", "in_district",
     "csv", "CSV", "xlsx", "plot", "tx-32211", BERKSHIRE, "999999-99.9999-99", "\x00", "a\x00b",
     "%00",
     "'", '"', ";", "<b>", "\\", "%", "_", "🧾", "\u202e", "٣", "²", "Ⅷ", "ﬀ", "\ud800", "a " * 80]
)  # fmt: skip
sorting = st.sampled_from(COLUMNS.sorts())
anything = st.one_of(plausible, plausible, sorting, st.text(max_size=40), st.integers().map(str))
parameters = st.lists(st.tuples(names, anything), max_size=8)


def address(path: str, given_parameters: list[tuple[str, str]]) -> str:
    encoded = [(name, value.encode("utf-8", "surrogatepass")) for name, value in given_parameters]
    return f"{path}?{urlencode(encoded)}"


def body(response: HttpResponse) -> bytes:
    """All of a short answer, and the beginning of a long download.

    A download that is left half read must be closed, as a server does: else the garbage collector
    closes it in the middle of anything, and the interpreter may crash.
    """
    if not response.streaming:
        return response.content
    lines = iter(response.streaming_content)  # type: ignore[attr-defined]
    read = b"".join(itertools.islice(lines, 300))
    response._iterator.close()  # type: ignore[attr-defined]
    return read


@pytest.mark.parametrize(
    ("extra", "headers", "examples"),
    [
        pytest.param([], {}, 500, id="page"),
        pytest.param([], HTMX, 900, id="results"),
        pytest.param([("_export", "csv")], {}, 600, id="download"),
    ],
)
def test_any_address_gives_a_page_or_a_clear_refusal(
    client: Client, extra: list[tuple[str, str]], headers: dict[str, str], examples: int
) -> None:
    @settings(max_examples=examples, suppress_health_check=list(HealthCheck))
    @given(parameters)
    @example([("page", "-5"), ("size", "-5")])
    @example([("award", "21")] * 200)
    @example([("q", "a b c d e f g h i j k l m n o p")])
    @example([("p", f"tx-{number}") for number in range(80)])
    @example([("near", "01608"), ("near", "\x00")])
    def check(given_parameters: list[tuple[str, str]]) -> None:
        response: Any = client.get(address("/programs/", given_parameters + extra), headers=headers)
        if response.status_code == 302:
            # Every program, or every one of a state, as no more was asked for: that is a file.
            assert re.fullmatch(r"/downloads/programs(-[a-z]{2})?\.csv\.gz", response["Location"])
            return
        assert response.status_code in (200, 400)
        assert body(response)
        if response.status_code == 400:
            assert response["Content-Type"].startswith("text/plain")

    check()


def test_a_line_with_a_place_and_a_delivery_becomes_filters_that_can_be_seen(
    client: Client,
) -> None:
    text = page(client, "q=welder+in+Houston")
    assert slugs(text) == slugs(page(client, "q=welder&near=Houston"))
    assert "Understood as “welder”, within 25 miles of Houston, TX." in text
    typed = page(client, "q=%22welder+in+Houston%22")
    assert "Understood as" not in typed
    online = page(client, "q=medical+billing+and+coding+online")
    assert slugs(online) == slugs(page(client, "q=medical+billing+and+coding&delivery=online"))


def test_a_line_that_only_may_name_a_place_keeps_its_words_as_they_are(client: Client) -> None:
    text = page(client, "q=nurse+worcester")
    assert 'name="q" value="nurse worcester"' in text
    assert "worcester worcester" not in text
    online = page(client, "q=nurse+worcester+online")
    assert 'name="q" value="nurse worcester"' in online


def test_where_none_lies_near_a_wider_circle_is_shown_and_said(client: Client) -> None:
    text = page(client, "q=truck+driver&near=Worcester")
    assert "None lies within 25 miles; these lie within 50." in text
    assert slugs(text) == slugs(page(client, "q=truck+driver&near=Worcester&within=50"))


def test_text_without_a_word_finds_nothing_and_says_so(client: Client) -> None:
    text = page(client, "q=%F0%9F%9A%91")
    assert slugs(text) == []
    assert "has no word that can be looked up" in text


def test_a_program_shows_the_pay_of_the_job_that_the_list_was_asked_for(client: Client) -> None:
    """Business leads to several jobs, whose pay stands together unless one is asked for."""
    query = "state=MA&field=52.0201&award=5"
    [slug, *_others] = slugs(page(client, query))
    href = f"/programs/{slug}/"
    soc = next(
        soc for soc in ("11-3121", "13-1082", "11-3071", "13-1111")
        if f"{href}?occupation={soc}" in page(client, f"{query}&occupation={soc}&size=100")
    )  # fmt: skip
    listed = page(client, f"{query}&occupation={soc}&size=100")
    row = listed[listed.index(f"{href}?occupation={soc}") :].partition("</tr>")[0]
    pay = re.findall(r"\$[\d,]+", row.partition('data-label="Local starting pay')[2])[0]

    def headline(address: str) -> str:
        return client.get(address).content.decode().partition("Jobs it relates to")[0]

    assert pay in headline(f"{href}?occupation={soc}")
    assert pay not in headline(href)


def test_a_school_is_a_filter_by_its_number_or_its_name(client: Client) -> None:
    by_number = page(client, "school=164775")
    assert "Berkshire Community College" in by_number
    assert slugs(by_number) == slugs(page(client, "school=berkshire+community+college"))
    held = Program.objects.filter(provider_id=164775).count()
    assert f"{held} programs" in by_number
