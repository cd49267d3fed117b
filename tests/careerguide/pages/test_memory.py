"""Whole pages are remembered while the data stays the same, for readers who are not signed in."""

import math
from typing import Any

import pytest
from django.db.models import F
from django.test import Client

from careerguide.columns import store
from careerguide.columns.models import DataVersion

pytestmark = pytest.mark.usefixtures("site_data")
PATH = "/programs/?state=RI&award=21"


def test_the_same_address_again_asks_the_database_nothing(
    client: Client, django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However slow the machine: a look at the version that falls due between the two is no miss.
    monkeypatch.setattr(store, "CHECK_EVERY", math.inf)
    first = client.get(PATH)
    with django_assert_num_queries(0):
        again = client.get(PATH)
    assert again.content == first.content
    assert dict(again.items()) == dict(first.items())


def test_every_answer_from_memory_has_the_headers_of_the_first(client: Client) -> None:
    first, again = client.get(PATH), client.get(PATH)
    for name in ("Content-Security-Policy", "X-Frame-Options", "Vary", "ETag", "Referrer-Policy"):
        assert again[name] == first[name]


def test_results_alone_and_whole_pages_are_not_taken_for_one_another(client: Client) -> None:
    htmx = {"HX-Request": "true", "HX-Target": "results"}
    for headers, whole in ((None, True), (htmx, False), (None, True), (htmx, False)):
        text = client.get(PATH, headers=headers).content.decode()
        assert ("<html" in text) is whole


def test_compressed_and_plain_answers_are_not_taken_for_one_another(client: Client) -> None:
    for encoding in ("gzip", "", "br", "gzip", ""):
        response = client.get(PATH, headers={"Accept-Encoding": encoding})
        assert response.get("Content-Encoding", "") in (encoding, "")
        if not encoding:
            assert b"<html" in response.content


def test_other_data_is_another_page(client: Client) -> None:
    etag = client.get(PATH)["ETag"]
    DataVersion.objects.update(edits=F("edits") + 1)
    store.forget()
    try:
        response = client.get(PATH, headers={"If-None-Match": etag})
        assert (response.status_code, response["ETag"] != etag) == (200, True)
    finally:
        store.forget()


def test_while_a_build_is_not_here_its_pages_are_those_of_the_last(client: Client) -> None:
    etag = client.get(PATH)["ETag"]
    edits = DataVersion.objects.values_list("edits", flat=True).get()
    DataVersion.objects.update(token="0" * 16, edits=edits)
    store.forget()
    try:
        assert client.get(PATH, headers={"If-None-Match": etag}).status_code == 304
    finally:
        store.forget()


def test_who_is_signed_in_gets_a_page_of_their_own(admin_client: Client) -> None:
    assert "ETag" not in admin_client.get(PATH)


@pytest.mark.parametrize(
    "path", ["/healthz", "/readyz", "/metrics", "/admin/login/", "/programs/?_export=csv&q=zzzyx"]
)
def test_what_must_be_fresh_or_is_a_download_is_not_remembered(client: Client, path: str) -> None:
    assert "ETag" not in client.get(path)


@pytest.mark.parametrize("path", ["/programs/tx-99999999/", "/nothing/"])
def test_a_page_that_does_not_exist_is_not_remembered(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "ETag" not in response


def test_a_reader_who_has_the_page_is_told_so_with_no_body(client: Client) -> None:
    etag = client.get(PATH)["ETag"]
    response = client.get(PATH, headers={"If-None-Match": etag})
    assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)
    assert "HX-Request" in response["Vary"]


def test_only_so_many_pages_are_remembered(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr("careerguide.pages.memory.MOST_PAGES", 2)
    for page in (1, 2, 3):
        client.get(f"{PATH}&page={page}&size=5")
    with django_assert_num_queries(0):
        client.get(f"{PATH}&page=3&size=5")
