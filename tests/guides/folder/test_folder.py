"""The folder's page: the figures are those of the pages it gathers, and nothing is made up."""

import html
import re
import xml.etree.ElementTree as ET
from datetime import date
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from django.test import Client

from guides.folder import page as folders
from guides.folder.page import written_date
from guides.folder.share import LONGEST, qr_svg
from programs.models import Provider
from tests.guides.pages import rows, source, words

pytestmark = pytest.mark.usefixtures("site_data")

SPRINGFIELD, HOLYOKE, CAPE_COD = "167905-51.0713-21", "166133-51.0714-21", "165194-51.0713-21"
PLAN = "target=29-2072&zip=01103&r=only~cca&r=only~cpc"
FULL = (
    f"/folder/?p={SPRINGFIELD}&p={HOLYOKE}&p={CAPE_COD}&c=cca&c=cbcs&w=29-2072~44140"
    f"&plan={quote(PLAN, safe='')}&near=01103"
)


def items(address: str) -> dict[str, str]:
    """What the folder says of each thing, as words, by the address its heading leads to."""
    found = {}
    for article in re.findall(
        r'<article class="folder-item">(.*?)</article>', source(address), re.DOTALL
    ):
        href = re.search(r'<h3>.*?href="([^"]+)"', article, re.DOTALL)
        assert href
        found[html.unescape(href[1])] = words(article)
    return found


def handout(address: str) -> str:
    return words(source(address).partition('<div class="handout"')[2].partition("</aside>")[0])


def test_a_program_costs_lasts_and_pays_what_the_list_says() -> None:
    listed = source("/programs/?q=medical+billing&near=01103&within=100")
    row = next(r for r in re.findall(r"<tr.*?</tr>", listed, re.DOTALL) if HOLYOKE in r)
    shown = next(text for href, text in items(FULL).items() if HOLYOKE in href)
    figures = re.findall(r"\$[\d,]+", words(row))
    assert len(figures) >= 5
    paper = handout(FULL)
    for figure in figures:
        assert figure in shown or figure in paper, figure
    assert "if MassEducate" in words(row)
    assert "→ with aid $0 if MassEducate" in shown
    assert "If MassEducate. Decides: Community college financial aid office." in paper


def test_every_sum_of_zero_stands_with_its_if() -> None:
    for text in (*items(FULL).values(), handout(FULL)):
        for after in re.split(r"(?<![\d–-])\$0(?![\d–,])", text)[1:]:
            assert re.match(r"\W*if ", after, re.IGNORECASE), after[:60]


def test_a_certification_costs_and_asks_what_its_page_says() -> None:
    shown = items(FULL)["/certifications/cca/"]
    own = words(source("/certifications/cca/"))
    figures = re.findall(r"\$[\d,]+", shown)
    assert len(figures) == 3
    assert all(figure in own for figure in figures)
    assert "high school diploma" in shown


def test_pay_is_what_the_page_of_the_job_in_the_place_says() -> None:
    shown = items(FULL)["/salaries/29-2072/44140/"]
    table = {row[0]: row[1] for row in rows(source("/salaries/29-2072/44140/")) if len(row) > 1}
    year = rows(
        source("/salaries/29-2072/44140/").partition("Pay a year")[2].partition("Pay an hour")[0]
    )
    own = {row[0]: row[1] for row in year if len(row) > 1}
    for label in ("A quarter earn less than", "Median: half earn less", "A quarter earn more than"):
        assert own[label] in shown
    assert table["Jobs"] in shown


def test_a_plan_costs_and_lasts_what_the_planner_says() -> None:
    (shown,) = [text for href, text in items(FULL).items() if href.startswith("/plan/")]
    planner = source(f"/plan/?{PLAN}")
    compared = re.search(r'<table class="compare.*?</table>', planner, re.DOTALL)
    assert compared
    by_label = {row[0]: row[1:] for row in rows(compared[0])}
    costs = by_label["Before the first pay"][:2]
    assert all("$" in cost for cost in costs)
    # What is the same of both stands in a line.
    same = re.search(r"First pay after: ([^<]+?)<", compared[0])
    assert same
    for figure in (*costs, same[1]):
        assert figure.removesuffix(" lowest").removesuffix(" cheapest") in shown
    (href,) = [href for href in items(FULL) if href.startswith("/plan/")]
    assert href == f"/plan/?{PLAN}"


def test_who_said_nothing_sees_out_of_state_prices_and_that_it_is_so() -> None:
    address = f"/folder/?p={SPRINGFIELD}"
    text = words(source(address))
    assert "Prices are for out-of-state students" in text
    assert "prices: out-of-state students" in text
    assert "MassEducate" not in text
    at_home = words(source(f"{address}&near=MA"))
    assert "Prices are for out-of-state students" not in at_home
    assert "$0 if MassEducate" in at_home


def test_comparisons_hold_these_picks_place_and_residency() -> None:
    text = source(f"{FULL}&residency=in_state")
    hrefs = [html.unescape(h) for h in re.findall(r'href="(/[a-z]+/compare/[^"]+)"', text)]
    programs, credentials = [urlsplit(href) for href in hrefs]
    assert programs.path == "/programs/compare/"
    assert parse_qs(programs.query) == {
        "p": [SPRINGFIELD, HOLYOKE, CAPE_COD], "residency": ["in_state"], "near": ["01103"],
    }  # fmt: skip
    assert parse_qs(credentials.query) == {"c": ["cca", "cbcs"]}
    pay = source("/folder/?w=29-2072~44140&w=29-2072~25&w=31-9092~25")
    assert "/salaries/compare/?o=29-2072&amp;o=31-9092&amp;a=44140&amp;a=25" in pay
    for href in hrefs:
        source(href)


def test_of_more_than_six_the_first_six_are_compared() -> None:
    listed = re.findall(r'id="pick-([\d.-]+)"', source("/programs/?state=MA&size=50"))[:8]
    text = source("/folder/?" + "&".join(f"p={slug}" for slug in listed))
    href = re.search(r'href="(/programs/compare/[^"]+)"', text)
    assert href
    assert href[1].count("p=") == 6
    assert "A comparison takes the first six." in words(text)


def test_what_is_not_in_the_data_is_named() -> None:
    query = "p=999999-51.0713-21&c=no-such&w=29-2072~99999&w=99-9999~25&plan=target%3Dzzzqqq"
    text = words(source(f"/folder/?{query}&p={SPRINGFIELD}&residency=mars"))
    for name in ("999999-51.0713-21", "no-such", "29-2072~99999", "99-9999~25", "zzzqqq"):
        assert name in text.partition("Not in the current data, so not shown:")[2], name
    assert "“mars” is not one of the choices." in text


def test_nonsense_is_named_and_never_becomes_markup() -> None:
    hostile = '"><script>alert(1)</script>'
    query = "&".join(f"{name}={quote(hostile)}" for name in ("p", "c", "w", "plan", "near"))
    text = source(f"/folder/?{query}")
    assert "<script>alert" not in text
    assert "Not understood, so left out:" in words(text)
    assert "It is empty." in words(text)


def test_too_many_are_told() -> None:
    text = words(source("/folder/?" + "&".join(f"p=tx-{n}" for n in range(1, 40))))
    assert "The address has more than 12 programs; the first are shown." in text


def test_without_scripts_a_pick_is_a_link_that_shows_the_thing_with_a_way_back() -> None:
    for page, expected in (
        (f"/programs/{SPRINGFIELD}/", f"/folder/?p={SPRINGFIELD}&residency=in_state"),
        ("/programs/?q=medical+coder&state=MA", f"/folder/?p={SPRINGFIELD}&near=MA"),
        ("/programs/?q=medical+coder&near=01103&residency=in_district",
         f"/folder/?p={SPRINGFIELD}&near=01103&residency=in_district"),
        ("/certifications/", "/folder/?c=cca"),
        ("/certifications/cca/", "/folder/?c=cca"),
        ("/salaries/29-2072/44140/", "/folder/?w=29-2072~44140"),
        ("/plan/?target=29-2072&zip=01103", "/folder/?plan=target%3D29-2072%26zip%3D01103"),
        (f"/programs/compare/?p={SPRINGFIELD}&p={HOLYOKE}",
         f"/folder/?p={SPRINGFIELD}&p={HOLYOKE}"),
        ("/certifications/compare/?c=cca&c=cpc", "/folder/?c=cca&c=cpc"),
        ("/salaries/compare/?o=29-2072&a=25&a=44140", "/folder/?w=29-2072%7E25&w=29-2072%7E44140"),
    ):  # fmt: skip
        links = re.findall(r'<a[^>]*data-put[^>]*href="([^"]+)"', source(page))
        found = [html.unescape(unquote(link) if "w=" in link else link) for link in links]
        wanted = unquote(expected) if "w=" in expected else expected
        assert wanted in found, page
        text = source(wanted)
        assert text.count('<article class="folder-item">') >= 1
        assert re.search(r'<article class="folder-item">.*?<h3>.*?<a href="/', text, re.DOTALL)


def test_the_figures_that_a_list_showed_travel_with_the_link() -> None:
    listed = source("/programs/?q=medical+coder&state=MA&residency=in_district")
    row = next(r for r in re.findall(r"<tr.*?</tr>", listed, re.DOTALL) if SPRINGFIELD in r)
    link = re.search(r'data-put[^>]*href="([^"]+)"', row)
    assert link
    shown = next(iter(items(html.unescape(link[1])).values()))
    price = re.search(r"\$[\d,]+", words(row))
    assert price
    assert price[0] in shown
    assert "$0 if MassEducate" in shown


def test_each_thing_can_be_taken_out_and_the_others_stay() -> None:
    links = re.findall(r'<a class="link" href="(\?[^"]*)" data-edit>Remove', source(FULL))
    assert len(links) == 7
    for link in links:
        left = items("/folder/" + html.unescape(link))
        assert len(left) == 6


def test_the_address_is_shared_whole_by_link_mail_and_code(client: Client) -> None:
    text = source(FULL)
    address = re.search(r'id="folder-address" readonly value="([^"]+)"', text)
    assert address
    shared = html.unescape(address[1])
    assert shared == "http://testserver" + FULL
    mail = re.search(r'href="(mailto:\?[^"]+)"', text)
    assert mail
    assert shared in parse_qs(urlsplit(html.unescape(mail[1])).query)["body"][0]
    href = re.search(r'href="(/folder/qr\.svg[^"]+)"', text)
    assert href
    response = client.get(html.unescape(href[1]))
    assert response["Content-Type"].startswith("image/svg+xml")
    assert response.content.decode() == qr_svg(shared, inline=False)
    drawing = ET.fromstring(response.content)
    assert drawing.tag.endswith("svg")
    assert b"style" not in response.content


def test_a_code_is_of_the_folder_alone(client: Client) -> None:
    plain = client.get(f"/folder/qr.svg?c=cca&x={'evil' * 9}&c=<script>").content
    assert plain == client.get("/folder/qr.svg?c=cca").content


def test_what_is_too_long_for_paper_gets_no_code() -> None:
    assert qr_svg("x" * LONGEST, inline=True)
    assert qr_svg("x" * (LONGEST + 1), inline=True) == ""


def test_nothing_private_can_be_sent() -> None:
    text = source(FULL)
    fields = re.findall(r"<(?:input|textarea|select)\b[^>]*>", text)
    private = [field for field in fields if "data-private" in field]
    assert len(private) > 8
    assert not [field for field in private if re.search(r"\sname=|\sform=", field)]
    outside = re.sub(r"<form.*?</form>", "", text, flags=re.DOTALL)
    assert all(field in outside for field in private)


def test_the_hand_out_has_the_day_the_address_and_whom_to_call(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(folders.timezone, "localdate", lambda: date(2027, 1, 9))
    paper = handout(FULL)
    assert "January 9, 2027" in paper
    assert html.unescape(FULL) in paper
    for unitid in (167905, 166133, 165194):
        school = Provider.objects.get(pk=unitid)
        assert school.website in paper
        assert f"{school.city}, {school.state}" in paper
        assert f"Call {school.name}" in paper
    assert written_date(date(2026, 11, 27)) == "November 27, 2026"


@pytest.mark.django_db
def test_a_telephone_number_that_is_known_stands_where_it_is_needed(client: Client) -> None:
    Provider.objects.filter(pk=167905).update(phone="4137817822")
    paper = handout(FULL)
    assert "413-781-7822" in paper
    assert "Call Springfield Technical Community College, 413-781-7822." in paper
    assert 'href="tel:+14137817822"' in source(FULL)
    assert "413-781-7822" in words(
        client.get(f"/programs/{SPRINGFIELD}/?occupation=").content.decode()
    )


def test_an_empty_folder_says_how_to_fill_it_and_is_found_by_no_search() -> None:
    text = source("/folder/")
    assert "“Put in folder” stands beside every program" in words(text)
    assert '<meta name="robots" content="noindex">' in text


def test_the_day_is_never_an_old_one(client: Client) -> None:
    """No page of the folder is kept in memory."""
    assert "ETag" not in client.get("/folder/?c=cca")


def test_a_price_stays_what_it_was_on_the_programs_page() -> None:
    """Its page speaks to somebody of the state; so do what it compares and the folder."""
    page = source(f"/programs/{SPRINGFIELD}/")
    price = re.search(r'price, in-state</p>\s*<p class="number">([^<]+)<', page)
    assert price
    for path in ("/programs/compare/", "/folder/"):
        link = re.search(rf'href="({path}\?p={SPRINGFIELD}[^"]*)"', page)
        assert link
        assert price[1] in words(source(html.unescape(link[1]))), path
    assert "No state’s aid is counted: say where you live." in words(
        source(f"/folder/?p={SPRINGFIELD}&residency=in_state")
    )
