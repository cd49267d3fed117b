"""Staff find every imported row and change none; others find nothing."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careerguide.admin import MOST_COUNTED
from careerguide.editorial.models import Sourced
from careerguide.releases.builder import Wanted
from careerguide.releases.models import Release
from certifications.models import Certification
from programs.build import build_programs
from programs.models import (
    Completion,
    FieldOfStudy,
    FurtherTraining,
    License,
    Program,
    Provider,
)
from salaries.build import wages as _wages  # noqa: F401 - registers the builders below
from salaries.models import Occupation, Wage
from tests.admin_pages import change, path, shown_form

pytestmark = pytest.mark.usefixtures("site_data")
OURS = ("core", "programs", "salaries")
MODELS = [model for app in OURS for model in apps.get_app_config(app).get_models()]
named = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
# What staff keep is theirs to change (tests/certifications/test_admin.py), and short.
imported = pytest.mark.parametrize(
    "model",
    [model for model in MODELS if not issubclass(model, Sourced)],
    ids=lambda model: model._meta.label,
)
# tests/salaries/test_admin.py looks closer at its own.
here = pytest.mark.parametrize(
    "model",
    [model for model in MODELS if model._meta.app_label != "salaries"],
    ids=lambda model: model._meta.label,
)


@named
def test_every_model_is_in_the_admin(model: type[Model]) -> None:
    assert admin.site.is_registered(model)


@imported
def test_every_list_opens_with_few_queries_and_counts_no_large_table(
    admin_client: Client, model: type[Model]
) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = admin_client.get(path(model))
    assert response.status_code == 200
    assert len(queries) <= 12
    for query in queries.captured_queries:
        if "COUNT(" in query["sql"] and model._meta.db_table in query["sql"]:
            assert "LIMIT" in query["sql"]


@here
@pytest.mark.parametrize(
    "query", ["q=164775", "q=berkshire", "q=%00", "q=%22'", "q=51.0713", "p=2", "p=99999", "e=1"]
)
def test_any_search_or_page_of_a_list_opens(
    admin_client: Client, model: type[Model], query: str
) -> None:
    assert admin_client.get(path(model, f"?{query}"), follow=True).status_code == 200


@here
def test_lists_can_be_sorted_by_any_column(admin_client: Client, model: type[Model]) -> None:
    columns = admin.site._registry[model].list_display
    text = admin_client.get(path(model)).content.decode()
    sortable = [at for at in range(1, len(columns) + 1) if f"?o={at}" in text or f"o=-{at}" in text]
    for at in sortable:
        sign = "-" if at % 2 else ""
        assert admin_client.get(path(model, f"?o={sign}{at}")).status_code == 200


@here
def test_every_choice_of_a_lists_filters_opens(admin_client: Client, model: type[Model]) -> None:
    text = admin_client.get(path(model)).content.decode()
    sidebar = text.partition('id="changelist-filter"')[2]
    choices = set(re.findall(r'href="(\?[^"]+)"', sidebar))
    if admin.site._registry[model].list_filter:
        assert choices
    for choice in choices:
        address = path(model, choice.replace("&amp;", "&"))
        assert admin_client.get(address).status_code == 200


@imported
def test_a_row_can_be_read_and_neither_changed_added_nor_deleted(
    admin_client: Client, model: type[Model]
) -> None:
    row: Any = model._default_manager.first()
    if row is None:
        pytest.skip("no such rows in this data")
    change = path(model, f"{str(row.pk).replace('_', '_5F')}/change/")
    text = admin_client.get(change).content.decode()
    assert 'name="_save"' not in text
    assert admin_client.post(change, {"name": "changed"}).status_code == 403
    assert admin_client.get(path(model, "add/")).status_code == 403
    assert (
        admin_client.post(change.replace("/change/", "/delete/"), {"post": "yes"}).status_code
        == 403
    )
    again: Any = model._default_manager.get(pk=row.pk)
    assert vars(again).keys() == vars(row).keys()


@pytest.mark.parametrize(
    ("model", "term", "expected"),
    [
        (Program, "164775-51.0713-21", 1),
        (Program, "164775", None),
        (Program, "tx-32211", 1),
        (Program, "berkshire comm", None),
        (Provider, "164775", 1),
        (Provider, "Berkshire", None),
        (Completion, "164775", None),
    ],
)
def test_programs_are_found_by_number_and_by_their_schools_name(
    admin_client: Client, model: type[Model], term: str, expected: int | None
) -> None:
    text = admin_client.get(path(model), {"q": term}).content.decode()
    results = text.partition('id="result_list"')[2].partition("</table>")[0]
    found = results.count("<tr>") - 1
    assert found == expected if expected is not None else found > 0
    words = "Home Builders" if "tx" in term else "Berkshire"
    assert words in results


def results(client: Client, model: type[Model], words: str, **more: str) -> str:
    """The table of what a search in the admin finds."""
    text = client.get(path(model), {"q": words, **more}).content.decode()
    return text.partition('id="result_list"')[2].partition("</table>")[0]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Wachusett", "Mount Wachusett Community College"),
        ("51.0713", "Medical Billing and Coding Specialist"),
        ("medical coding", "Medical Billing and Coding"),
        ("medical codding", "Medical Billing and Coding"),
        ("cna ohio", "Apollo Career Center"),
        ("BHCC", "Bunker Hill Community College"),
    ],
)
def test_staff_find_programs_by_the_words_of_readers(
    admin_client: Client, words: str, found: str
) -> None:
    assert found in results(admin_client, Program, words)


@pytest.mark.parametrize("words", ["Wachusett", "51.0713", "medical coding", "cna ohio", "xray"])
def test_the_admin_finds_as_many_programs_as_the_public_list(
    admin_client: Client, words: str
) -> None:
    public = admin_client.get("/programs/", {"q": words}).content.decode()
    count = re.search(r"([\d,]+)</strong> programs?|([\d,]+) programs?", public)
    assert count
    staff = admin_client.get(path(Program), {"q": words}).context["cl"].result_count
    assert f"{staff:,}" in count[0]


@pytest.mark.parametrize(
    ("model", "words", "first"),
    [
        (Provider, "MIT", "Massachusetts Institute of Technology"),
        (Provider, "harverd", "Harvard University"),
        (Provider, "Wachusett", "Mount Wachusett Community College"),
        (FieldOfStudy, "medical coding", "51.0713"),
        (FieldOfStudy, "welder", "48.0508"),
        (Occupation, "cna", "31-1131"),
        (Occupation, "medical coding", "29-2072"),
        (Wage, "medical coding", "29-2072 Medical Records Specialists"),
        (Certification, "medical coding", "CMC"),
        (Certification, "aapc cpc", "CPC"),
    ],
)
def test_staff_find_rows_of_any_list_by_what_readers_call_them(
    admin_client: Client, model: type[Model], words: str, first: str
) -> None:
    rows = results(admin_client, model, words).partition("<tbody>")[2].partition("</tr>")
    assert first in rows[0]


def test_what_words_mean_best_comes_first_until_staff_choose_an_order(
    admin_client: Client,
) -> None:
    own, sorted_ = (
        re.findall(r'field-name"[^>]*>.*?>(.*?)</a>', results(admin_client, Program, words, **more))
        for words, more in (("medical coding", {}), ("medical coding", {"o": "0"}))
    )
    meant = re.compile("coding|coder|billing|health information|medical records", re.IGNORECASE)
    assert len(own) == 50
    assert sum(map(bool, map(meant.search, own))) > 35
    assert sorted_ == sorted(sorted_)
    assert own != sorted_


def test_what_no_word_means_is_still_found_by_how_a_name_begins(admin_client: Client) -> None:
    assert "Bunker Hill" in results(admin_client, Provider, "Bunker Hil")


def test_a_large_table_is_counted_only_so_far(admin_client: Client) -> None:
    text = admin_client.get(path(Completion)).content.decode()
    assert f"{MOST_COUNTED:,}" in text or str(MOST_COUNTED) in text
    assert Completion.objects.count() > MOST_COUNTED


@pytest.mark.parametrize("rest", ["", "auth/user/", "core/release/", "programs/program/"])
def test_the_admin_is_for_staff_only(client: Client, django_user_model: Any, rest: str) -> None:
    response = client.get(f"/admin/{rest}")
    assert (response.status_code, "login" in response["Location"]) == (302, True)
    reader = django_user_model.objects.create_user("reader", password="only a reader")
    client.force_login(reader)
    assert client.get(f"/admin/{rest}").status_code == 302


def test_staff_without_rights_see_no_data(client: Client, django_user_model: Any) -> None:
    client.force_login(django_user_model.objects.create_user("staff", is_staff=True))
    assert client.get(path(Release)).status_code == 403


@pytest.mark.parametrize("model", [License, FurtherTraining])
def test_staff_change_what_they_keep_and_the_next_build_reckons_with_it(
    admin_client: Client, model: type[Model]
) -> None:
    row: Any = model._default_manager.first()
    data = shown_form(admin_client, change(row))
    assert build_programs, "imported, it is registered"
    before = Wanted.now().digests["programs"]
    answer = admin_client.post(path(model, f"{row.pk}/change/"), data | {"note": "asked the board"})
    assert answer.status_code == 302, answer.context["errors"]
    row.refresh_from_db()
    assert (row.note, row.edited) == ("asked the board", True)
    assert Wanted.now().digests["programs"] != before


def test_what_is_no_pattern_or_award_level_is_refused(admin_client: Client) -> None:
    row: Any = License.objects.get(soc="29-1141")
    data = shown_form(admin_client, change(row))
    for wrong in ({"named": "("}, {"awards": "9"}, {"cips": "nursing"}):
        answer = admin_client.post(path(License, f"{row.pk}/change/"), data | wrong)
        assert answer.status_code == 200, wrong
        assert set(answer.context["adminform"].form.errors) == set(wrong)
