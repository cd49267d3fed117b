"""Every address of the admin, for every role, by GET and by POST.

What each role may is written down in two tables beside this file, not read from the rights that the
site gives: `admin_tables.csv` says what kind of table each is, `admin_access.csv` what a role finds
at each page of a kind. An address that is in neither is a failure: who adds a page writes down
whom it is for.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import URLResolver

from careerguide.columns import beside
from tests.careerguide.staff.rows import make_rows

pytestmark = pytest.mark.usefixtures("site_data")
HERE = Path(__file__).parent
SITE = "site"
NOBODY, ROOT = "nobody", "superuser"
ROLES = (NOBODY, "Viewer", "Editor", "Publisher", "Data admin", ROOT)
DOOR = "/admin/login/?next="
PART = re.compile(r"<(?:\w+:)?(\w+)>")
AT = {
    "app_list": "programs/", "(?P<url>.*)$": "nowhere", "queue": "queue/reports/",
    "autocomplete":
        "autocomplete/?app_label=programs&model_name=localprogram&field_name=provider&term=",
}  # fmt: skip
"""Addresses of patterns that have several."""


class Page(NamedTuple):
    """A pattern of the admin: what table it is of (“” for the site's own), and which of its pages,
    as tables beside this file call it."""

    table: str
    page: str
    route: str


def routes(patterns: Any, before: str = "") -> Iterator[tuple[str, str]]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, route)
        else:
            yield route, one.name or route


def pages() -> list[Page]:
    """Every pattern that the admin answers to."""
    prefixes = {f"{m._meta.app_label}/{m._meta.model_name}/": m for m in admin.site._registry}
    found = []
    for route, name in routes(admin.site.get_urls()):
        own = "/".join(route.split("/")[:2]) + "/"
        if own in prefixes:
            found.append(Page(prefixes[own]._meta.label_lower, route.removeprefix(own), route))
        else:
            found.append(Page("", name, route))
    return found


def read(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


KINDS = {one["table"]: one["kind"] for one in read("admin_tables.csv")} | {"": SITE}
ACCESS = {(one["kind"], one["page"], one["method"]): one for one in read("admin_access.csv")}


def row(label: str) -> Model:
    """The row that a table's pages are asked about."""
    app, _dot, name = label.partition(".")
    model: type[Model] = next(
        m for m in admin.site._registry
        if (m._meta.app_label, m._meta.model_name) == (app, name)
    )  # fmt: skip
    found = model._base_manager.order_by("pk").first()
    assert found is not None, f"{label} has no row to be asked about: rows.py makes one"
    return found


def address(page: Page) -> str:
    """Where one finds it, of the table's first row."""
    if page.page in AT:
        return f"/admin/{AT[page.page]}"
    if page.page == "view_on_site":
        shown: Any = row("certifications.certification")
        kind = ContentType.objects.get_for_model(shown)
        return f"/admin/r/{kind.pk}/{shown.pk}/"
    parts = {"form": "csv"}
    if PART.search(page.route) and page.table:
        key = str(row(page.table).pk).replace("_", "_5F")
        parts |= dict.fromkeys(("object_id", "id", "pk"), key)
    return "/admin/" + PART.sub(lambda part: parts[part[1]], page.route)


def found_at(client: Client, where: str, method: str) -> str:
    """What somebody finds there; what a press writes is taken back."""
    kept = client.cookies.copy()
    with transaction.atomic():
        answer: Any = client.generic(method, where)
        transaction.set_rollback(True)
    client.cookies = kept
    if answer.status_code == 302 and answer["Location"].startswith(DOOR):
        return "door"
    named = {403: "no", 404: "404", 405: "405"}
    return named.get(answer.status_code, "in" if answer.status_code < 500 else "fails")


def signed_in(role: str) -> Client:
    client = Client(raise_request_exception=False)
    if role == NOBODY:
        return client
    person = User.objects.create_user("who", is_staff=True, is_superuser=role == ROOT)
    if role != ROOT:
        person.groups.add(Group.objects.get(name=role))
    client.force_login(person)
    return client


def test_every_address_of_the_admin_is_written_down_and_nothing_else_is() -> None:
    there = {(KINDS.get(one.table, f"unknown table {one.table}"), one.page) for one in pages()}
    assert there == {(kind, page) for kind, page, _method in ACCESS}
    assert set(KINDS) - {""} == {model._meta.label_lower for model in admin.site._registry}
    assert {method for *_page, method in ACCESS} == {"GET", "POST"}
    assert all((kind, page, m) in ACCESS for kind, page in there for m in ("GET", "POST"))


@pytest.fixture
def unwritten(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Pages are not written out: whom they are for is decided before, and it takes minutes."""

    def leave(answer: SimpleTemplateResponse) -> SimpleTemplateResponse:
        answer.content = b""
        return answer

    return lambda: monkeypatch.setattr(SimpleTemplateResponse, "render", leave)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_finds_at_each_address_what_is_written_down(
    role: str, monkeypatch: pytest.MonkeyPatch, unwritten: Any
) -> None:
    if role != "Editor":
        unwritten()
    monkeypatch.setattr(beside, "start", lambda *command: None)
    make_rows()
    client = signed_in(role)
    wrong = []
    for page in pages():
        where = address(page)
        for method in ("GET", "POST"):
            wanted = ACCESS[KINDS[page.table], page.page, method][role]
            if (got := found_at(client, where, method)) != wanted:
                wrong.append(f"{method} {where}: {got}, not {wanted}")
    assert not wrong, "\n".join(wrong)
