"""Staff change guides, sections and questions; what the articles said they only read. Made up."""

import csv
import io
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careerguide.columns import store
from careerguide.releases.models import Release
from certifications.models import Certification, Organization
from guides.models import Article, Guide, Item, OlderWage, Question, Section, SourceFact
from tests.admin_pages import change, path, shown_form

pytestmark = pytest.mark.usefixtures("site_data")
MODELS = list(apps.get_app_config("paths").get_models())
named = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
SAID: dict[str, Any] = {"source": "https://example.org/made-up", "as_of": "2026-02"}


@pytest.fixture
def made_up() -> dict[str, Any]:
    body = Organization.objects.create(
        slug="mu-body", name="Made-up", abbreviation="MUB", kind="certifying body", **SAID
    )
    Certification.objects.create(
        slug="mu-one",
        name="Made-up",
        abbreviation="MU",
        organization=body,
        focus_id="coding",
        **SAID,
    )
    guide = Guide.objects.create(
        slug="made-up", title="Made up", summary="Made up", occupations="29-2072",
        fields="51.0713", certifications="mu-one",
    )  # fmt: skip
    section = Section.objects.create(guide=guide, order=1, anchor="first", title="First")
    rows: list[Any] = [
        guide,
        section,
        Item.objects.create(section=section, order=1, text="A made-up line", **SAID),
        Question.objects.create(
            number=900, topic="Made up", question="Is it?", answer="Yes.", asked_at="here", **SAID
        ),
        Article.objects.create(number=900, document="made up", about="nothing"),
        SourceFact.objects.create(
            fact_id="SF9999", document="made up", kind="x", subject="A", attribute="B", value="C"
        ),
        OlderWage.objects.create(
            release=Release.objects.all()[0], soc="29-2072", area="Made-up", vintage="2024",
            unit="hour", median=2000,
        ),
    ]  # fmt: skip
    return {type(row)._meta.model_name: row for row in rows}


@named
def test_every_list_and_page_opens_with_few_queries(
    admin_client: Client, model: type[Model], made_up: dict[str, Any]
) -> None:
    assert admin.site.is_registered(model)
    row = made_up[str(model._meta.model_name)]
    with CaptureQueriesContext(connection) as queries:
        assert admin_client.get(path(model)).status_code == 200
    assert len(queries) <= 12
    for address in (path(model, "?q=made"), path(model, "?q=%00"), change(row)):
        assert admin_client.get(address, follow=True).status_code == 200


@pytest.mark.parametrize("model", [Guide, Section, Item, Question])
def test_what_staff_change_is_marked_and_renews_the_pages(
    admin_client: Client, model: type[Model], made_up: dict[str, Any]
) -> None:
    row = made_up[str(model._meta.model_name)]
    assert admin_client.get(path(model, "add/")).status_code == 200
    name = {Guide: "summary", Section: "text", Item: "text", Question: "answer"}[model]
    before = store.page_version()
    sent = shown_form(admin_client, change(row)) | {name: "In new words."}
    response = admin_client.post(change(row), sent)
    assert response.status_code == 302, response.context["errors"]
    row.refresh_from_db()
    assert (getattr(row, name), row.edited) == ("In new words.", True)
    assert store.page_version() != before


def test_a_step_changed_and_one_added_on_the_guides_page_are_marked(
    admin_client: Client, made_up: dict[str, Any]
) -> None:
    guide = made_up["guide"]
    sent = shown_form(admin_client, change(guide)) | {"sections-0-title": "New title"}
    sent |= {"sections-TOTAL_FORMS": "2", "sections-1-order": "2", "sections-1-anchor": "second"}
    sent |= {"sections-1-title": "Second", "sections-1-step": "on", "sections-1-guide": guide.pk}
    response = admin_client.post(change(guide), sent)
    assert response.status_code == 302, response.context["errors"]
    held = list(guide.sections.values_list("anchor", "title", "step", "edited"))
    assert held == [("first", "New title", False, True), ("second", "Second", True, True)]
    guide.refresh_from_db()
    assert not guide.edited


def test_a_guide_saved_with_nothing_changed_marks_nothing(admin_client: Client) -> None:
    guide = Guide.objects.get(slug="medical-coder-massachusetts")
    before = list(guide.sections.values())
    assert sum("\n" in row["text"] for row in before) > 5
    assert not any(row["edited"] for row in before)
    sent = shown_form(admin_client, change(guide))
    assert any("\r\n" in str(value) for value in sent.values())
    assert admin_client.post(change(guide), sent).status_code == 302
    assert list(guide.sections.values()) == before
    assert LogEntry.objects.latest("pk").get_change_message() == "No fields changed."


def test_a_paragraph_that_staff_add_is_kept_as_files_have_it(
    admin_client: Client, made_up: dict[str, Any]
) -> None:
    section = made_up["section"]
    sent = shown_form(admin_client, change(section)) | {"text": "One.\r\n\r\nTwo.\r\n"}
    assert admin_client.post(change(section), sent).status_code == 302
    section.refresh_from_db()
    assert (section.text, section.edited) == ("One.\n\nTwo.", True)


def test_a_line_added_to_a_section_needs_a_source(
    admin_client: Client, made_up: dict[str, Any]
) -> None:
    section = made_up["section"]
    sent = shown_form(admin_client, change(section)) | {"items-TOTAL_FORMS": "2"}
    line = {"order": "2", "text": "Second", "confidence": "med", "section": section.pk}
    sent |= {f"items-1-{name}": value for name, value in line.items()}
    assert admin_client.post(change(section), sent).status_code == 200
    sent["items-1-source"] = "https://example.org/"
    assert admin_client.post(change(section), sent).status_code == 302
    assert list(section.items.values_list("text", "edited")) == [
        ("A made-up line", False),
        ("Second", True),
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [("occupations", "29-2072 99-9999"), ("fields", "51.9998"), ("certifications", "mu-one nil")],
)
def test_a_guide_names_only_what_the_site_knows(
    admin_client: Client, made_up: dict[str, Any], name: str, value: str
) -> None:
    guide = made_up["guide"]
    sent = shown_form(admin_client, change(guide)) | {name: value}
    html = admin_client.post(change(guide), sent).content.decode()
    assert f"Not known here: {value.split()[-1]}." in html
    guide.refresh_from_db()
    assert getattr(guide, name) != value


@pytest.mark.parametrize("model", [SourceFact, OlderWage])
def test_what_the_articles_said_can_be_read_and_not_changed(
    admin_client: Client, model: type[Model], made_up: dict[str, Any]
) -> None:
    row = made_up[str(model._meta.model_name)]
    assert 'name="_save"' not in admin_client.get(change(row)).content.decode()
    assert admin_client.post(change(row), {"note": "x"}).status_code == 403
    assert admin_client.get(path(model, "add/")).status_code == 403


@named
def test_staff_without_rights_see_nothing(
    client: Client, django_user_model: Any, model: type[Model], made_up: dict[str, Any]
) -> None:
    client.force_login(django_user_model.objects.create_user("staff", is_staff=True))
    for address in (path(model), change(made_up[str(model._meta.model_name)])):
        assert client.get(address).status_code == 403
        assert client.post(address, {}).status_code == 403


@pytest.mark.parametrize("model", [Guide, Section, Item, Question])
def test_a_table_goes_out_and_comes_back_unchanged_and_changed(
    admin_client: Client, model: type[Model]
) -> None:
    text = admin_client.get(path(model, "export.csv")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == min(model._default_manager.count(), 2_000)

    def looked() -> Any:
        out = io.StringIO()
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
        file = SimpleUploadedFile("a.csv", out.getvalue().encode())
        return admin_client.post(path(model, "import/"), {"file": file})

    outcome = looked().context["outcome"]
    assert (outcome.problems, outcome.changes, outcome.same) == ([], [], len(rows))
    name = {Guide: "summary", Section: "title", Item: "text", Question: "question"}[model]
    rows[0][name] = "In new words"
    page = looked()
    assert admin_client.post(
        path(model, "import/"), {"looked": page.context["looked"]}
    ).status_code == 302  # fmt: skip
    row = model._default_manager.get(**{name: "In new words"})
    assert row.edited  # type: ignore[attr-defined]
