"""Pages of records, errors, limits, memory and other sites: what every answer holds to."""

import re
from typing import Any

import pytest
from django.conf import LazySettings
from django.db.models import F
from django.test import Client

from careerguide.api.kept import kept_records
from careerguide.api.limits import MOST_NETWORKS, Buckets
from careerguide.api.site import resources
from careerguide.columns import store
from careerguide.columns.models import DataVersion
from careerguide.pages import memory
from tests.careerguide.api.conftest import Ask
from tests.data import SiteData

PATH = "/api/v1/occupations/?q=welder"


def follow(ask: Ask, path: str) -> list[str]:
    keys: list[str] = []
    following: str | None = path
    while following:
        answer = ask(following)
        keys += [record["key"] for record in answer["data"]]
        following = answer["next"] and answer["next"].partition("/api/v1/")[2]
    return keys


@pytest.mark.parametrize("path", ["occupations/?size=100", "certifications/?size=7", "areas/",
                                  "schools/?state=VT&size=3", "aid/?state=MA&size=4"])  # fmt: skip
def test_cursors_lead_through_every_record_once(ask: Ask, path: str) -> None:
    keys = follow(ask, path)
    assert len(keys) == len(set(keys)) == ask(path)["total"]


def test_numbered_pages_and_cursors_give_the_same_records(ask: Ask) -> None:
    second = ask(ask("programs/?state=RI&size=10")["next"].partition("/api/v1/")[2])
    assert second["data"] == ask("programs/?state=RI&size=10&page=2")["data"]


def test_a_list_that_grew_meanwhile_goes_on_behind_the_same_record(ask: Ask) -> None:
    first = ask("schools/?state=RI&size=5")
    cursor = first["next"].partition("cursor=")[2]
    wider = ask(f"schools/?state=RI&size=50&cursor={cursor}")["data"]
    assert wider[0]["key"] not in [record["key"] for record in first["data"]]


def test_no_page_is_longer_than_a_hundred_records(ask: Ask) -> None:
    assert len(ask("programs/?size=100000")["data"]) == 100


def test_one_record_has_the_figures_of_the_list(ask: Ask) -> None:
    for path in ("occupations/?q=welder", "wages/29-2072/?state=MA", "certifications/?q=CPC",
                 "schools/?state=VT", "areas/?state=VT", "aid/?state=MA", "sources/",
                 "programs/"):  # fmt: skip
        record = ask(path)["data"][0]
        assert ask(f"{path.partition('?')[0]}{record['key']}/")["data"] == record


def test_each_parameter_that_cannot_be_used_is_named_with_what_may_be(ask: Ask) -> None:
    found = ask("programs/?state=XX&cost_max=lots&near=nowhereville&stat=MA&age=7", 400)
    wrong = {one["name"]: one for one in found["parameters"]}
    assert set(wrong) == {"state", "cost_max", "near", "stat", "age"}
    assert wrong["state"]["detail"] == "“XX” is not one of the choices."
    assert "MA" in wrong["state"]["accepted"]["enum"]
    assert wrong["cost_max"]["accepted"] == {
        "type": "integer", "minimum": 0, "maximum": 1_000_000,
    }  # fmt: skip
    assert wrong["age"]["detail"] == "Use a number from 14 to 100."
    assert "state" in wrong["stat"]["accepted"]["enum"]
    assert found["status"] == 400
    assert found["title"] == "Bad Request"


def test_what_the_page_says_of_a_parameter_the_api_says_too(client: Client, ask: Ask) -> None:
    page = client.get("/programs/?months_max=soon").content.decode()
    said = ask("programs/?months_max=soon", 400)["parameters"][0]["detail"]
    assert said in page


ALIKE = ("programs/?state=RI", "programs/?state=RI&residency=in_state", "programs/?near=02903",
         "programs/?state=RI&occupation=29-2072", "programs/?state=RI&near=01608&within=50",
         "programs/?state=RI&income=30000&household=2", "programs/164775-51.0713-21/",
         "certifications/", "certifications/?years=1", "certifications/?years=9",
         "occupations/?q=nurse", "wages/29-2072/?state=MA", "wages/29-1141/?state=MA",
         "schools/?state=RI", "areas/?state=MA", "aid/?state=MA", "sources/")  # fmt: skip


def test_records_that_were_kept_are_what_would_be_written_now(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "MOST_PAGES", 0)
    now = {}
    for path in ALIKE:
        kept_records.forget()
        now[path] = ask(path)
    for _again in range(2):
        for path in reversed(ALIKE):
            assert ask(path) == now[path], path


@pytest.mark.parametrize("cursor", ["", "x", "abc", "%00", "8" * 5_000, "OUlJUzB5REUxMzk3", "é"])
def test_what_is_no_cursor_is_refused(ask: Ask, cursor: str) -> None:
    found = ask(f"programs/?cursor={cursor}", 400)
    assert [one["name"] for one in found["parameters"]] == ["cursor"]


def test_a_cursor_of_another_query_is_refused(ask: Ask) -> None:
    cursor = ask("programs/?state=RI")["next"].partition("cursor=")[2]
    found = ask(f"programs/?state=MA&cursor={cursor}", 400)
    assert "other parameters" in found["detail"]


@pytest.mark.parametrize("path", [
    "nothing/", "programs/1-2/", "programs/999999-51.0713-21/", "schools/1/", "schools/²/",
    "occupations/99-9999/", "wages/99-9999/", "wages/29-2072/nowhere/", "certifications/zzz/",
    "plans/zzz/?target=29-2072", "sources/0/", "corrections/x/", "aid/x/",
])  # fmt: skip
def test_what_is_not_there_is_a_problem(ask: Ask, path: str) -> None:
    assert ask(path, 404)["status"] == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_only_reading_is_answered(client: Client, method: str) -> None:
    answer = getattr(client, method)(PATH)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.json()["status"] == 405


def test_before_anything_is_loaded_it_says_so(empty_db: SiteData) -> None:
    for name, one in resources().items():
        path = f"{name}/" + "29-2072/" * len(one.within)
        query = "?target=29-2072" if name == "plans" else ""
        answer = Client().get(f"/api/v1/{path}{query}")
        assert (answer.status_code, answer["Content-Type"], answer["Retry-After"]) == (
            503, "application/problem+json", "30",
        ), name  # fmt: skip
    assert Client().get("/api/v1/openapi.json").status_code == 200


def test_an_error_of_ours_is_a_problem_without_what_is_inside(
    site_data: SiteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: Any, **_named: Any) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(type(resources()["occupations"]), "select", fails)
    answer = Client(raise_request_exception=False).get(PATH)
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert b"secret" not in answer.content


def test_while_the_data_stays_an_etag_is_answered_with_304(client: Client) -> None:
    first = client.get(PATH)
    again = client.get(PATH, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    DataVersion.objects.update(edits=F("edits") + 1)
    store.forget()
    try:
        after = client.get(PATH, headers={"If-None-Match": first["ETag"]})
        assert (after.status_code, after["ETag"] != first["ETag"]) == (200, True)
        assert after.json()["data_version"] != first.json()["data_version"]
    finally:
        store.forget()


def test_answers_from_memory_are_open_to_other_sites_too(client: Client) -> None:
    first, again = client.get(PATH), client.get(PATH)
    assert first.content == again.content
    for answer in (first, again, client.head(PATH), client.get("/api/v1/nothing/")):
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "RateLimit-Remaining" in answer["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Origin" not in client.get("/programs/?state=RI")


def test_a_browser_that_asks_first_is_told_that_it_may_read(client: Client) -> None:
    answer = client.options(PATH, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Access-Control-Allow-Credentials" not in answer


def test_a_head_has_the_headers_of_the_answer_and_no_body(client: Client) -> None:
    whole, head = client.get(PATH), client.head(PATH)
    assert (head.status_code, head.content) == (200, b"")
    assert (head["ETag"], head["Content-Length"]) == (whole["ETag"], whole["Content-Length"])


def test_what_a_reader_says_of_money_is_shared_by_no_cache(client: Client) -> None:
    answer = client.get("/api/v1/programs/?state=RI&income=30000")
    assert answer["Cache-Control"] == "private, no-cache"


def test_what_the_browser_keeps_of_a_reader_changes_no_answer(client: Client, ask: Ask) -> None:
    plain = ask("programs/?state=MA")
    client.cookies["reader"] = "income=30000&household=1"
    assert ask("programs/?state=MA") == plain


def test_too_many_requests_are_told_how_long_to_wait(
    site_data: SiteData, settings: LazySettings
) -> None:
    settings.API_PER_MINUTE = 10
    client = Client()
    left = [int(client.get(PATH)["RateLimit-Remaining"]) for _ in range(10)]
    assert left == sorted(left, reverse=True)
    refused = client.get(PATH)
    assert (refused.status_code, refused["Content-Type"]) == (429, "application/problem+json")
    assert 1 <= int(refused["Retry-After"]) <= 6
    assert refused["RateLimit-Limit"] == "10"
    assert refused["Access-Control-Allow-Origin"] == "*"
    assert client.get(PATH, REMOTE_ADDR="192.0.2.9").status_code == 200
    assert client.get("/programs/?state=RI").status_code == 200, "pages have no such limit"


class TestBuckets:
    now = 1_000.0

    def buckets(self, limit: int) -> Buckets:
        return Buckets(limit, lambda: self.now)

    def test_a_bucket_fills_again_as_time_passes(self) -> None:
        buckets = self.buckets(60)
        for _ in range(60):
            assert not buckets.take("a").wait
        assert buckets.take("a").wait == 1
        self.now += 5
        assert [buckets.take("a").wait for _ in range(6)] == [0, 0, 0, 0, 0, 1]

    def test_a_request_that_is_refused_does_not_lengthen_the_wait(self) -> None:
        buckets = self.buckets(60)
        for _ in range(60):
            buckets.take("a")
        assert {buckets.take("a").wait for _ in range(100)} == {1}

    def test_dear_requests_count_as_several(self) -> None:
        buckets = self.buckets(60)
        assert [buckets.take("a", 25).wait for _ in range(3)] == [0, 0, 15]
        assert not buckets.take("a", 10).wait

    def test_networks_are_counted_apart_and_forgotten_in_the_end(self) -> None:
        buckets = self.buckets(10)
        for number in range(MOST_NETWORKS + 5):
            assert buckets.take(str(number)).remaining == 9
        assert len(buckets.used) == MOST_NETWORKS


def test_it_is_english_alone_and_the_page_leads_to_no_other_language(client: Client) -> None:
    assert client.get("/es/api/").status_code == 404
    assert client.get("/es/api/v1/occupations/").status_code == 404
    page = client.get("/api/", headers={"Accept-Language": "es"}).content.decode()
    assert "/es/" not in page
    assert 'href="/api/"' in client.get("/es/sources/").content.decode()


def test_the_page_leads_to_an_answer_of_each_list(client: Client) -> None:
    page = client.get("/api/").content.decode()
    links = re.findall(r'href="(/api/v1/[^"]*)" data-try', page)
    assert len(links) == len(resources())
    for link in links:
        answer = client.get(link.replace("&amp;", "&"))
        assert (answer.status_code, bool(answer.json()["data"])) == (200, True) or "corr" in link
