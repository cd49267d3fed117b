"""What search engines and those who show links are told, against figures read another way."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from careerguide.columns import builds, store
from careerguide.pages import structured as schema
from careerguide.places.states import STATE_NAMES
from certifications.models import Certification
from certifications.store import certifications
from programs.models import Flag, Program
from programs.rules.codes import LengthBasis, PriceBasis
from salaries.occupations import occupations
from salaries.wagestore import BIT, WageStore
from tests import raw
from tests.programs.brute import gone, programs

pytestmark = pytest.mark.usefixtures("site_data")

SITE = "http://testserver"
CODING = "/programs/167905-51.0713-21/"
LISTED = "/programs/tx-32211/"
GUIDE = "/paths/medical-coder-massachusetts/"
ANYWHERE = "/paths/medical-coder-or-biller/"
WAGES = "/salaries/29-2072/"
TERRITORIES = {"AS", "FM", "GU", "MH", "MP", "PW", "PR", "VI"}


def text(address: str) -> str:
    response: Any = Client().get(address)
    assert response.status_code == 200, address
    body = b"".join(response) if response.streaming else response.content
    return str(body.decode())


def sitemap(address: str) -> list[str]:
    root = ElementTree.fromstring(text(address))
    return [found.text or "" for found in root.iter() if found.tag.endswith("}loc")]


def described(address: str) -> dict[str, Any]:
    """The page's JSON-LD by type."""
    [block] = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', text(address), re.DOTALL
    )
    document = json.loads(block)
    assert document["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in document["@graph"]}


def about(address: str) -> dict[str, Any]:
    kinds = ("EducationalOccupationalProgram", "Occupation", "EducationalOccupationalCredential")
    [thing] = [thing for kind, thing in described(address).items() if kind in kinds]
    return dict(thing)


def head(address: str) -> dict[str, list[str]]:
    """The canonical address, the title, the description and Open Graph, as written."""
    page = text(address)
    found = {"canonical": re.findall(r'<link rel="canonical" href="([^"]*)">', page)}
    found["title"] = re.findall(r"<title>([^<]*?)(?: · careerguide)?</title>", page)[:1]
    for name, value in re.findall(r'<meta (?:name|property)="([\w:]+)" content="([^"]*)">', page):
        found.setdefault(name, []).append(value)
    return found


def of(program: Program) -> dict[str, Any]:
    return about(program.get_absolute_url())


def crawled(address: str, rules: list[tuple[str, str]]) -> bool:
    """Whether robots.txt allows an address: the longest rule that fits decides (RFC 9309)."""
    fitting = [
        (len(pattern), verb == "Allow")
        for verb, pattern in rules
        if re.match(".*".join(map(re.escape, pattern.split("*"))), address)
    ]
    return max(fitting, default=(0, True))[1]


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("/", True),
        ("/programs/", True),
        ("/programs/167905-51.0713-21/", True),
        ("/paths/medical-coder-or-biller/?state=MA", True),
        ("/es/paths/medical-coder-or-biller/?state=MA", True),
        ("/es/paths/medical-coder-or-biller/?state=MA&sort=change", False),
        ("/es/programs/?page=2", False),
        ("/paths/medical-coder-or-biller/?state=MA&sort=change", False),
        ("/paths/medical-coder-or-biller/?sort=change", False),
        ("/programs/?p=167905-51.0713-21", False),
        ("/programs/?state=MA&sort=price_high", False),
        ("/programs/?page=2", False),
        ("/programs/compare/?p=tx-1&p=tx-2", False),
        ("/programs/?_export=csv", False),
        ("/salaries/29-2072/?type=metro", False),
        ("/plan/?target=29-2072", False),
        ("/admin/", False),
    ],
)
def test_filters_orders_picks_and_pages_are_not_crawled(
    client: Client, address: str, read: bool
) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    parts = [line.partition(": ") for line in lines]
    rules = [(verb, rule) for verb, _colon, rule in parts if verb in ("Allow", "Disallow")]
    assert crawled(address, rules) is read


@pytest.mark.parametrize(
    "path", ["/programs/", "/certifications/", "/salaries/", "/salaries/29-2072/"]
)
def test_a_list_is_found_by_search_engines_and_its_filtered_addresses_are_not(
    client: Client, path: str
) -> None:
    told = '<meta name="robots" content="noindex,follow">'
    assert told not in client.get(path).content.decode()
    assert client.get(f"{path}?sort=x").content.decode().count(told) == 1


@pytest.mark.parametrize("path", ["/programs/", "/certifications/", "/plan/?target=29-2072"])
def test_no_pick_is_a_link_for_crawlers(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    picks = re.findall(r'<a class="pick[^>]*>', page)
    assert picks
    assert all('rel="nofollow"' in pick for pick in picks)


def test_robots_are_told_of_the_sitemap(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert lines[:2] == ["User-agent: *", "Disallow: /admin/"]
    assert [line for line in lines if line.startswith("Sitemap:")] == [
        f"Sitemap: {SITE}/sitemap.xml"
    ]


def test_the_sitemaps_hold_every_program_of_a_school_that_may_be_open_once() -> None:
    pages, spanish, *parts = sitemap("/sitemap.xml")
    assert (pages, spanish) == (f"{SITE}/sitemap-pages.xml", f"{SITE}/sitemap-pages-es.xml")
    listed = [sitemap(part.removeprefix(SITE)) for part in parts]
    assert max(map(len, listed)) <= 50_000
    addresses = [address for part in listed for address in part]
    offered = [row for row in programs() if not gone(row)]
    assert len(addresses) == len(set(addresses)) == len(offered) < len(programs())
    some = [row.id for row in offered][::20_011]
    assert {SITE + Program(pk=one).get_absolute_url() for one in some} <= set(addresses)
    for address in (*addresses[::60_000], addresses[-1]):
        assert Client().get(address.removeprefix(SITE)).status_code == 200, address


def test_the_other_pages_are_listed_once_and_answer() -> None:
    pages = [address.removeprefix(SITE) for address in sitemap("/sitemap-pages.xml")]
    assert len(pages) == len(set(pages))
    lists = {"/", "/paths/", "/plan/", "/programs/", "/certifications/", "/salaries/", "/sources/"}
    certifications = {f"/certifications/{one.slug}/" for one in Certification.objects.all()}
    states = {f"{ANYWHERE}?state={state}" for state in STATE_NAMES if state not in TERRITORIES}
    assert len(states) == 51
    detailed = {
        f"/salaries/{soc}/"
        for soc, row in raw.paid_in("99").items()
        if row["O_GROUP"] == "detailed"
    }
    assert lists | certifications | states | {GUIDE, ANYWHERE} <= set(pages)
    assert {page for page in pages if re.fullmatch(r"/salaries/.+/", page)} == detailed
    assert not [page for page in pages if page.startswith(("/admin", "/healthz", "/styleguide"))]
    assert f"{GUIDE}?state=MA" not in pages
    spanish = sitemap("/sitemap-pages-es.xml")
    assert spanish == [f"{SITE}/es{page}" for page in pages]
    for page in {*lists, *certifications, GUIDE, *sorted(states)[:3], *sorted(detailed)[:3]}:
        assert Client().get(page).status_code == 200, page


def test_every_address_in_the_sitemap_is_the_canonical_one_of_its_page() -> None:
    for address in sitemap("/sitemap-pages.xml")[:70]:
        assert head(address.removeprefix(SITE))["canonical"] == [address]


@pytest.mark.parametrize("part", ["programs-0", "programs-01", "programs-99", "programs-", "x"])
def test_there_are_no_other_sitemaps(client: Client, part: str) -> None:
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/", "/"),
        ("/programs/?state=MA&page=2", "/programs/"),
        ("/programs/compare/?p=167905-51.0713-21", "/programs/compare/"),
        (f"{CODING}?x=1", CODING),
        ("/salaries/?q=nurse", "/salaries/"),
        (f"{WAGES}?state=MA", WAGES),
        (f"{WAGES}14460/", f"{WAGES}14460/"),
        ("/certifications/?focus=coding", "/certifications/"),
        ("/certifications/cpc/?near=01608", "/certifications/cpc/"),
        (f"{GUIDE}?near=01103", GUIDE),
        (f"{ANYWHERE}?state=texas&sort=-change", f"{ANYWHERE}?state=TX"),
        (f"{ANYWHERE}?state=nowhere", ANYWHERE),
        ("/plan/?target=29-2072&zip=01608", "/plan/"),
        ("/sources/", "/sources/"),
    ],
)
def test_a_page_names_its_own_address_title_and_description(address: str, canonical: str) -> None:
    found = head(address)
    assert found["canonical"] == found["og:url"] == [SITE + canonical]
    assert found["og:title"] == found["title"]
    assert found["og:description"] == found["description"]
    assert found["title"][0].strip()
    assert found["description"][0].strip()
    assert found["og:type"] == ["website"]
    assert found["og:site_name"] == ["careerguide"]
    [image] = found["og:image"]
    assert finders.find(image.removeprefix(f"{SITE}/static/"))


@pytest.mark.parametrize("address", ["/nothing/", "/programs/1-2/", "/salaries/99-9999/"])
def test_a_missing_page_has_no_address_of_its_own(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert b"canonical" not in response.content
    assert b"og:" not in response.content


@pytest.mark.parametrize(
    ("address", "area", "where"),
    [
        (WAGES, "99", "United States"),
        (f"{WAGES}14460/", "14460", "Boston-Cambridge-Newton, MA-NH"),
    ],
)
def test_an_occupations_percentiles_are_the_published_ones(
    address: str, area: str, where: str
) -> None:
    nation = raw.paid("29-2072")[area]
    thing = about(address)
    assert thing["occupationLocation"]["name"] == where
    assert thing["occupationalCategory"] == "29-2072"
    [salary] = thing["estimatedSalary"]
    assert {name: value for name, value in salary.items() if isinstance(value, int)} == {
        "percentile10": raw.amount(nation["A_PCT10"]),
        "percentile25": raw.amount(nation["A_PCT25"]),
        "median": raw.amount(nation["A_MEDIAN"]),
        "percentile75": raw.amount(nation["A_PCT75"]),
        "percentile90": raw.amount(nation["A_PCT90"]),
    }
    assert (salary["currency"], salary["duration"]) == ("USD", "P1Y")


def test_a_withheld_percentile_is_left_out() -> None:
    columns = {"A_PCT10": "percentile10", "A_PCT25": "percentile25", "A_MEDIAN": "median",
               "A_PCT75": "percentile75", "A_PCT90": "percentile90"}  # fmt: skip
    incomplete = [
        row
        for soc, row in raw.paid_in("99").items()
        if soc in occupations().at
        and any(not row[column].replace(",", "").isdigit() for column in columns)
    ]
    assert incomplete
    for row in incomplete:
        said = about(f"/salaries/{row['OCC_CODE']}/").get("estimatedSalary", [{}])[0]
        for column, name in columns.items():
            published = row[column].replace(",", "")
            assert said.get(name) == (int(published) if published.isdigit() else None), row


def test_a_percentile_known_only_as_at_least_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Made up: this edition top-codes none of the nation's percentiles."""
    exact = WageStore.figures

    def top_coded(self: WageStore, row: int) -> dict[str, Any]:
        return exact(self, row) | {"annual_p90": 239_200, "top_coded": BIT["annual_p90"]}

    monkeypatch.setattr(WageStore, "figures", top_coded)
    [salary] = about(f"{WAGES}?made-up")["estimatedSalary"]
    assert "percentile90" not in salary
    assert salary["percentile75"] > 0


def test_a_program_is_what_the_database_says() -> None:
    one = Program.objects.select_related("provider").get(pk=48_000_032_211)
    thing = of(one)
    assert thing["name"] == one.name
    assert thing["url"] == f"{SITE}{LISTED}"
    assert thing["provider"]["@type"] == "EducationalOrganization"
    assert thing["provider"]["name"] == one.provider.name
    address = thing["provider"]["address"]
    assert address["addressLocality"] == one.provider.city
    assert address["addressRegion"] == one.provider.state
    assert address["postalCode"] == one.provider.zip


def test_a_reported_price_and_length_are_given_as_reported() -> None:
    unflagged = Program.objects.exclude(flags__isnull=False)
    one = unflagged.filter(
        price_basis=PriceBasis.PROGRAM_TOTAL, length_basis=LengthBasis.REPORTED, in_state_low=15150
    )[0]
    assert (one.in_state_low, one.out_of_state_high) == (15150, 15150)
    thing = of(one)
    assert [offer["price"] for offer in thing["offers"]] == [15150]
    assert thing["offers"][0]["priceCurrency"] == "USD"
    assert one.months_low is not None
    assert thing["timeToComplete"] == f"P{int(one.months_low)}M"


def test_prices_that_differ_by_residency_say_for_whom() -> None:
    listed = Program.objects.filter(price_basis=PriceBasis.LISTING, flags=None)
    one = listed.filter(out_of_state_low=None)[0]
    assert {offer["category"]: offer["price"] for offer in of(one)["offers"]} == {
        "in-district": one.in_district_low,
        "in-state": one.in_state_low,
    }


def test_an_unknown_or_estimated_price_or_length_is_not_given() -> None:
    for basis in (PriceBasis.UNKNOWN, PriceBasis.YEAR_ESTIMATE):
        for one in Program.objects.filter(price_basis=basis)[:5]:
            assert "offers" not in of(one)
            assert "price" not in json.dumps(of(one))
    for length in (LengthBasis.UNKNOWN, LengthBasis.AWARD_LEVEL):
        for one in Program.objects.filter(length_basis=length)[:5]:
            assert "timeToComplete" not in of(one)


def test_a_contradicted_figure_is_not_given() -> None:
    flagged = Flag.objects.select_related("program")
    for flag in flagged.filter(kind=Flag.Kind.PRICE_OUTLIER)[:5]:
        assert "offers" not in of(flag.program)
    for flag in flagged.filter(kind__in=[Flag.Kind.LENGTH_BAND, Flag.Kind.LISTED_LENGTH])[:5]:
        assert "timeToComplete" not in of(flag.program)


def test_zero_is_never_a_price_or_a_length() -> None:
    assert schema.offers({"in-state": 0, "out-of-state": None}) == []
    assert schema.offers({"in-state": 0, "out-of-state": 0}) == []
    assert schema.duration(0.0) == schema.duration(None) == ""


@pytest.mark.parametrize(
    ("months", "written"), [(9.0, "P9M"), (7.38, "P32W"), (0.92, "P4W"), (0.23, "P1W"), (4.5, "")]
)
def test_a_length_is_written_in_the_unit_it_was_counted_in(months: float, written: str) -> None:
    assert schema.duration(months) == written


def test_a_certification_names_who_recognizes_it() -> None:
    for row in Certification.objects.select_related("organization"):
        thing = about(reverse("certifications:detail", args=[row.slug]))
        assert thing["name"] == row.name
        assert thing["recognizedBy"]["name"] == row.organization.name
        assert thing["credentialCategory"] == "certification"
    assert certifications().by_slug.keys() == set(
        Certification.objects.values_list("slug", flat=True)
    )


@pytest.mark.parametrize(
    "address",
    [
        CODING,
        LISTED,
        WAGES,
        f"{WAGES}14460/",
        "/certifications/cpc/",
        GUIDE,
        "/paths/older-articles/",
    ],
)
def test_the_breadcrumbs_are_those_shown(address: str) -> None:
    [shown] = re.findall(r'<nav class="breadcrumbs".*?</nav>', text(address), re.DOTALL)
    links = re.findall(r'<a href="([^"]*)">([^<]*)</a>', shown)
    steps = described(address)["BreadcrumbList"]["itemListElement"]
    assert [(one["item"], one["name"]) for one in steps[:-1]] == [(SITE + a, n) for a, n in links]
    assert steps[-1]["item"] == SITE + address
    assert [one["position"] for one in steps] == list(range(1, len(links) + 2))


def test_a_name_that_ends_the_script_is_harmless() -> None:
    made_up = 'A </script><script>alert(1)</script> <!-- & "B"'
    Program.objects.filter(pk=48_000_032_211).update(name=made_up)
    address = f"{LISTED}?made-up"  # a page not yet in memory
    thing = about(address)
    assert thing["name"] == made_up
    assert "<script>alert" not in text(address)
    assert head(address)["og:title"] == head(address)["title"]


def test_without_data_the_sitemap_says_so_and_robots_still_answers(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builds, "root", lambda: tmp_path)  # where no build is
    store.forget()
    try:
        for address in ("/sitemap.xml", "/sitemap-pages.xml", "/sitemap-programs-1.xml"):
            response = client.get(address)
            assert response.status_code == 503
            assert b"canonical" not in response.content
        assert client.get("/robots.txt").status_code == 200
    finally:
        store.forget()
