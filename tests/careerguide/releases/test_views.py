"""What the site says of its data: names of releases, /sources/, /readyz, pages before any data."""

import html
import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from careerguide.columns.models import DataVersion
from careerguide.releases.models import Reject, Release, release_name
from programs.models import Flag, Program
from tests.data import SiteData


def plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def source_rows(client: Client) -> list[list[str]]:
    text = client.get("/sources/").content.decode()
    body = text.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]


def test_every_release_in_use_is_listed_with_its_counts_and_licence(
    client: Client, site_data: SiteData
) -> None:
    listed = source_rows(client)
    releases = list(Release.objects.filter(is_current=True))
    assert len(listed) == len(releases) >= 31
    rows = {(row[0], row[1]): row for row in listed}
    for release in releases:
        name, read = release_name(release.title, release.edition), f"{release.rows_read:,}"
        row = next(row for (title, n), row in rows.items() if title.startswith(name) and n == read)
        assert [cell.replace(",", "") for cell in row[1:5]] == [
            str(release.rows_read),
            str(release.rows_loaded),
            str(release.rows_unmatched),
            str(release.rows_rejected),
        ]
        assert row[5] == release.licence
        assert release.licence


def test_a_release_that_was_replaced_is_not_listed(client: Client, site_data: SiteData) -> None:
    before = len(source_rows(client))
    Release.objects.filter(source="soc").update(is_current=False)
    assert len(source_rows(Client())) == before - 1


def test_contradictions_and_where_programs_come_from_are_counted(
    client: Client, site_data: SiteData
) -> None:
    text = plain(client.get("/sources/").content.decode())
    for kind in Flag.Kind:
        assert f"Marked: {kind.label} {Flag.objects.filter(kind=kind).count():,}" in text
    for origin in set(Program.Origin) - {Program.Origin.LOCAL}:  # staff's are of no build
        count = Program.objects.filter(origin=origin).count()
        assert f"Programs from {origin.label} {count:,}" in text


def test_a_releases_page_shows_its_rejected_rows_line_by_line(
    client: Client, site_data: SiteData
) -> None:
    release = Release.objects.get(source="zip")
    assert release.rows_rejected > 100
    seen: list[int] = []
    for page in range(1, 8):
        text = client.get(f"/sources/{release.pk}/?page={page}").content.decode()
        assert release.sha256 in text
        lines = [int(n) for n in re.findall(r"<li>Line (\d+): .+ <code>.+</code></li>", text)]
        assert len(lines) <= 100
        seen += [line for line in lines if line not in seen]
    kept = list(Reject.objects.filter(release=release).values_list("line", flat=True))
    assert sorted(seen) == sorted(kept)
    assert f"The first {len(kept)} of {release.rows_rejected} are kept" in text


def test_more_loaded_than_read_is_explained(client: Client, site_data: SiteData) -> None:
    release = Release.objects.get(source="ipeds-ic-py")
    assert release.rows_loaded > release.rows_read
    for address in ("/sources/", f"/sources/{release.pk}/"):
        text = client.get(address).content.decode()
        assert text.count("A row of this file holds several records") == 1


def test_every_release_has_a_page_and_each_reason_stands_on_it(
    client: Client, site_data: SiteData
) -> None:
    for release in Release.objects.all():
        text = plain(client.get(f"/sources/{release.pk}/").content.decode())
        for counts in release.reasons.values():
            for why in counts:
                assert why in text


@pytest.mark.parametrize("pk", ["0", "99999", "9" * 30, "-1", "x"])
def test_a_release_that_does_not_exist_is_not_found(
    client: Client, site_data: SiteData, pk: str
) -> None:
    assert client.get(f"/sources/{pk}/").status_code == 404


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=x", "page=99999999999", "page=%00"])
def test_any_page_of_rejects_opens(client: Client, site_data: SiteData, query: str) -> None:
    release = Release.objects.get(source="zip")
    assert client.get(f"/sources/{release.pk}/?{query}").status_code == 200


def test_pages_about_data_ask_little_of_the_database(
    client: Client, site_data: SiteData, django_assert_max_num_queries: Any
) -> None:
    for path in ("/sources/", f"/sources/{Release.objects.get(source='zip').pk}/"):
        with django_assert_max_num_queries(6):
            assert client.get(path).status_code == 200


def test_readiness_says_which_releases_are_loaded(client: Client, site_data: SiteData) -> None:
    response = client.get("/readyz")
    assert response.status_code == 200
    told = json.loads(response.content)
    assert told["status"] == "ok"
    assert {"oews May 2025", "ipeds-c C2024_A", "etpl-tx 2024-03-20"} <= set(told["releases"])
    assert "no-cache" in response["Cache-Control"]


def test_readiness_says_when_there_is_no_data(client: Client, empty_db: SiteData) -> None:
    response = client.get("/readyz")
    assert response.status_code == 503
    assert json.loads(response.content)["status"] == "no data: run manage.py load_all"


def test_readiness_says_when_there_is_no_database(client: Client, empty_db: SiteData) -> None:
    with connection.schema_editor() as schema:
        schema.delete_model(DataVersion)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert json.loads(response.content)["status"] == "no database"


PAGES = [
    "/", "/programs/", "/programs/?_export=csv&q=nurse", "/programs/compare/?p=tx-1&p=tx-2",
    "/salaries/",
    "/salaries/29-2072/", "/salaries/29-2072/14460/",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_before_anything_is_loaded_pages_say_so(
    client: Client, empty_db: SiteData, path: str
) -> None:
    response = client.get(path)
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "no figures to show yet" in response.content.decode()


def test_before_anything_is_loaded_sources_are_an_empty_list(
    client: Client, empty_db: SiteData
) -> None:
    assert client.get("/sources/").status_code == 200


@pytest.mark.parametrize("path", ["/sources/", "/readyz", "/", "/programs/compare/"])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_public_pages_can_only_be_read(
    client: Client, site_data: SiteData, path: str, method: str
) -> None:
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize("path", ["/nothing/", "/programs", "/admin", "/%00", "/" + "a" * 3000])
def test_an_address_that_does_not_exist_is_not_found_or_mended(
    client: Client, site_data: SiteData, path: str
) -> None:
    assert client.get(path).status_code in (404, 301)


@pytest.mark.parametrize(
    ("title", "edition", "name"),
    [
        ("Completions (C_A)", "C2024_A", "Completions, 2024"),
        ("Institution directory (HD)", "HD2024", "Institution directory, 2024"),
        ("Student charges (IC_AY)", "2023-24", "Student charges, 2023–24"),
        ("Standard Occupational Classification 2018", "2018",
         "Standard Occupational Classification 2018"),
        ("Wages, May 2024, as printed", "May 2024", "Wages, May 2024, as printed"),
        ("College Scorecard", "2026-06-10", "College Scorecard, June 10, 2026"),
        ("Pay by credential", "gathered 2026-11", "Pay by credential, gathered November 2026"),
        ("Employment Projections", "2025–35", "Employment Projections, 2025–35"),
        ("O*NET job zones", "29.3", "O*NET job zones, 29.3"),
    ],
)  # fmt: skip
def test_a_release_is_named_without_codes_and_no_year_twice(
    title: str, edition: str, name: str
) -> None:
    assert release_name(title, edition) == name
