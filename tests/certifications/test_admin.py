"""Staff change certifications and fees in the admin; what they save is theirs. Made-up rows."""

import json
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careerguide.columns import store
from careerguide.editorial import models as editorial
from careerguide.editorial.models import Sourced
from certifications import models
from certifications.models import Certification, Fee, Organization, Requirement, Setting
from tests.admin_pages import act, change, path, shown_form

pytestmark = pytest.mark.usefixtures("site_data")
MODELS = list(apps.get_app_config("certifications").get_models())
named = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
SAID: dict[str, Any] = {"source": "https://example.org/made-up", "as_of": "2026-02"}
CHECKED = {"confidence": "med", "note": ""}


@pytest.fixture
def made_up() -> dict[str, Any]:
    """One row of everything, made up for these tests."""
    body = Organization.objects.create(
        slug="made-up-body", name="Made-up Body", abbreviation="MUB", kind="certifying body", **SAID
    )
    one, other = (
        Certification.objects.create(
            slug=slug, name=f"Made-up {slug}", abbreviation=slug.upper(), organization=body,
            focus_id="coding", level="entry", **SAID,
        )
        for slug in ("mu-one", "mu-two")
    )  # fmt: skip
    of = {"certification": one, **SAID}
    codes = models.CodeSystem.objects.create(
        slug="mu-code", name="Made-up codes", abbreviation="MUC", used_for="tests", **SAID
    )
    rows = [
        body, one, codes,
        Fee.objects.create(kind="exam", audience="member", amount=Decimal(425), **of),
        Fee.objects.create(organization=body, kind="dues", amount=Decimal(222), **SAID),
        Requirement.objects.create(kind="experience", strength="to sit", text="None", **of),
        models.Exam.objects.create(minutes=240, **of),
        models.PassRate.objects.create(year=2025, percent=Decimal("61.5"), **of),
        models.Renewal.objects.create(cycle_months=24, **of),
        models.ApprenticeRoute.objects.create(months_of_work=24, text="Work", **of),
        models.TestedCode.objects.create(code_system=codes, **of),
        models.Preparation.objects.create(cip="51.0713", **of),
        models.OpensOccupation.objects.create(soc="29-2072", **of),
        models.LadderStep.objects.create(to=other, text="Next", **of),
        models.SurveyPay.objects.create(
            credential="MU-ONE", metric="mean", value=50000, survey="Made-up", **of
        ),
        models.Correction.objects.create(
            key="mu", topic="Made-up", said="A", said_by="B", holds="C", **of
        ),
        Setting.objects.create(slug="mu-place", name="Made-up place"),
        models.StateRequirement.objects.create(state="OH", hours=75, text="Made-up hours", **of),
        models.JobFamily.objects.create(slug="mu-family", name="Made-up family", **SAID),
    ]  # fmt: skip
    return {type(row)._meta.model_name: row for row in reversed(rows)}


@named
def test_every_list_add_and_change_page_opens(
    admin_client: Client, model: type[Model], made_up: dict[str, Any]
) -> None:
    row = made_up[str(model._meta.model_name)]
    assert admin.site.is_registered(model)
    for address in (path(model), path(model, "?q=made"), path(model, "add/"), change(row)):
        assert admin_client.get(address).status_code == 200
    for query in ("?age=old", "?age=recent", "?edited__exact=1", "?age=x", "?q=%00"):
        assert admin_client.get(path(model, query), follow=True).status_code == 200


@named
def test_a_list_asks_the_database_as_often_for_many_rows_as_for_few(
    admin_client: Client, model: type[Model], made_up: dict[str, Any]
) -> None:
    with CaptureQueriesContext(connection) as queries:
        admin_client.get(path(model))
    assert len(queries) <= 12


@named
def test_a_page_saved_as_it_stands_is_not_marked(
    admin_client: Client, model: type[Model], made_up: dict[str, Any]
) -> None:
    row = made_up[str(model._meta.model_name)]
    sent = shown_form(admin_client, change(row))
    response = admin_client.post(change(row), sent)
    assert response.status_code == 302, response.context["errors"]
    again: Any = model._default_manager.get(pk=row.pk)
    assert not getattr(again, "edited", False)
    assert not Fee.objects.filter(certification__slug="mu-one", edited=True).exists()


@named
def test_a_changed_note_marks_its_row_as_changed_by_staff(
    admin_client: Client, model: type[Model], made_up: dict[str, Any]
) -> None:
    row = made_up[str(model._meta.model_name)]
    if not isinstance(row, Sourced):
        pytest.skip("a plain name")
    sent = shown_form(admin_client, change(row)) | {"note": "Asked by telephone."}
    assert admin_client.post(change(row), sent).status_code == 302
    again: Any = model._default_manager.get(pk=row.pk)
    assert (again.note, again.edited) == ("Asked by telephone.", True)


def test_staff_name_a_figure_of_today_beside_a_correction(
    admin_client: Client, made_up: dict[str, Any]
) -> None:
    row = made_up["correction"]
    sent = shown_form(admin_client, change(row)) | {
        "today_figure": "annual_median", "today_occupation": "29-2072", "today_area": "25",
    }  # fmt: skip
    for wrong in ({"today_area": ""}, {"today_area": "Boston"}, {"today_figure": "change_percent"}):
        errors = admin_client.post(change(row), sent | wrong).context["adminform"].form.errors
        assert set(errors) == {"today_area"}
    assert admin_client.post(change(row), sent).status_code == 302
    row.refresh_from_db()
    assert (row.today_figure, row.today_occupation, row.today_area, row.edited) == (
        "annual_median", "29-2072", "25", True,
    )  # fmt: skip


def test_a_changed_and_an_added_line_are_marked_and_the_certification_is_not(
    admin_client: Client, made_up: dict[str, Any]
) -> None:
    one = made_up["certification"]
    sent = shown_form(admin_client, change(one))
    sent |= {"fees-0-amount": "450", "fees-TOTAL_FORMS": "2", "requirements-TOTAL_FORMS": "1"}
    sent |= {f"fees-1-{k}": v for k, v in {**SAID, **CHECKED}.items()}
    sent |= {"fees-1-kind": "exam", "fees-1-audience": "non-member", "fees-1-amount": "500"}
    sent |= {"fees-1-certification": str(one.pk), "fees-1-id": ""}
    response = admin_client.post(change(one), sent)
    assert response.status_code == 302, response.context["errors"]
    fees = Fee.objects.filter(certification=one).order_by("amount")
    assert [(fee.amount, fee.edited) for fee in fees] == [(450, True), (500, True)]
    one.refresh_from_db()
    assert not one.edited
    assert not Requirement.objects.get(certification=one).edited


def test_the_history_tells_who_changed_what_from_what_to_what(
    admin_client: Client, made_up: dict[str, Any]
) -> None:
    one = made_up["certification"]
    sent = shown_form(admin_client, change(one)) | {"fees-0-amount": "450", "level": "advanced"}
    admin_client.post(change(one), sent)
    entry = LogEntry.objects.latest("pk")
    assert entry.user.username == "admin"
    told = entry.get_change_message()
    assert "level (entry → advanced)" in told
    assert "amount in dollars (425.00 → 450)" in told
    history = admin_client.get(change(one).replace("change/", "history/")).content.decode()
    assert "425.00 → 450" in history


def test_the_history_names_related_rows(admin_client: Client, made_up: dict[str, Any]) -> None:
    one = made_up["certification"]
    body = Organization.objects.create(
        slug="mu-other", name="Other", abbreviation="MUO", kind="association", **SAID
    )
    sent = shown_form(admin_client, change(one)) | {"organization": body.pk}
    sent |= {"settings": ["mu-place"]}
    assert admin_client.post(change(one), sent).status_code == 302
    told = LogEntry.objects.latest("pk").get_change_message()
    assert "issued by (MUB (Made-up Body) → MUO (Other))" in told
    assert "settings (– → Made-up place)" in told


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("amount", "-1", "greater than or equal to 0"),
        ("amount", "", "required"),
        ("as_of", (editorial.today() + timedelta(days=40)).isoformat()[:7], "lies in the future"),
        ("as_of", "02/2026", "Write a date as"),
        ("as_of", "2026-02-30", "Write a date as"),
        ("source", "", "required"),
        ("source", "   ", "required"),
        ("kind", "renewal", "has only dues"),
    ],
)
def test_what_cannot_be_true_is_refused_with_a_reason(
    admin_client: Client, made_up: dict[str, Any], field: str, value: str, message: str
) -> None:
    fee = Fee.objects.get(organization__slug="made-up-body")
    sent = shown_form(admin_client, change(fee)) | {field: value}
    response = admin_client.post(change(fee), sent)
    assert response.status_code == 200
    assert message in response.content.decode().replace("&#x27;", "'")
    again = Fee.objects.get(pk=fee.pk)
    assert (again.amount, again.source, again.edited) == (222, SAID["source"], False)


@pytest.mark.parametrize(
    "owners", [{}, {"certification": True, "organization": True}], ids=["none", "two"]
)
def test_a_fee_has_exactly_one_owner(
    admin_client: Client, made_up: dict[str, Any], owners: dict[str, bool]
) -> None:
    sent = {**SAID, **CHECKED, "kind": "dues", "audience": "any", "amount": "5"}
    sent |= {name: made_up[name].pk for name in owners}
    html = admin_client.post(path(Fee, "add/"), sent).content.decode()
    assert "A fee belongs to a certification or an organization." in html


@pytest.mark.parametrize("together", [True, False], ids=["two new lines", "one held, one new"])
def test_the_same_fee_twice_is_told_and_not_a_fault(
    admin_client: Client, made_up: dict[str, Any], together: bool
) -> None:
    one = made_up["certification"]
    sent = shown_form(admin_client, change(one))
    numbers = (1, 2) if together else (1,)
    for at in numbers:
        sent |= {f"fees-{at}-{k}": v for k, v in {**SAID, **CHECKED}.items()}
        sent |= {f"fees-{at}-kind": "renewal" if together else "exam", f"fees-{at}-amount": "9"}
        sent |= {f"fees-{at}-audience": "member", f"fees-{at}-certification": str(one.pk)}
    sent["fees-TOTAL_FORMS"] = str(1 + len(numbers))
    response = admin_client.post(change(one), sent)
    assert response.status_code == 200
    assert "already exists" in (html := response.content.decode()) or "duplicate" in html
    assert Fee.objects.filter(certification=one).count() == 1


def test_loads_may_replace_a_row_again_once_staff_say_so(
    admin_client: Client, made_up: dict[str, Any]
) -> None:
    one = made_up["certification"]
    Certification.objects.filter(slug__in=["mu-one", "mu-two"]).update(edited=True)
    assert act(admin_client, path(Certification), "let_loads_replace", one).status_code == 302
    edited = dict(Certification.objects.filter(edited=True).values_list("slug", "pk"))
    assert "mu-one" not in edited
    assert "mu-two" in edited
    assert "replace it again" in LogEntry.objects.latest("pk").change_message


def test_the_key_of_a_loaded_row_cannot_be_changed(
    admin_client: Client, made_up: dict[str, Any]
) -> None:
    one = made_up["certification"]
    html = admin_client.get(change(one)).content.decode()
    assert 'name="slug"' not in html
    sent = shown_form(admin_client, change(one)) | {"slug": "other", "note": "new"}
    admin_client.post(change(one), sent)
    one.refresh_from_db()
    assert (one.slug, one.note) == ("mu-one", "new")


def test_an_undated_row_is_found_among_the_old_ones(
    admin_client: Client, made_up: dict[str, Any]
) -> None:
    old = editorial.today() - timedelta(days=400)
    for slug, as_of in (("mu-one", ""), ("mu-two", old.isoformat()[:7])):
        Certification.objects.filter(slug=slug).update(as_of=as_of)
    Organization.objects.filter(slug="made-up-body").update(as_of=editorial.today().isoformat())
    found = admin_client.get(path(Certification, "?age=old")).content.decode()
    assert "MU-ONE" in found
    assert "MU-TWO" in found
    recent = admin_client.get(path(Certification, "?age=recent")).content.decode()
    assert "MU-ONE" not in recent
    assert "Made-up Body" in admin_client.get(path(Organization, "?age=recent")).content.decode()


def test_a_source_is_shown_as_a_link_and_never_as_markup(
    admin_client: Client, made_up: dict[str, Any]
) -> None:
    Certification.objects.filter(slug="mu-one").update(source="https://example.org/<b>x</b>")
    html = admin_client.get(path(Certification, "?q=mu-one")).content.decode()
    assert 'href="https://example.org/' in html
    assert "<b>x</b>" not in html


def test_an_edit_renews_the_pages_at_once(admin_client: Client, made_up: dict[str, Any]) -> None:
    fee = made_up["fee"]
    before = store.page_version()
    admin_client.post(change(fee), shown_form(admin_client, change(fee)) | {"amount": "426"})
    assert Fee.objects.get(pk=fee.pk).amount == 426
    assert store.page_version() != before


def test_a_reader_sees_an_edited_fee_at_the_next_look(
    admin_client: Client, made_up: dict[str, Any]
) -> None:
    reader, fee = Client(), made_up["certification"].fees.get()
    address = made_up["certification"].get_absolute_url()
    first = reader.get(address)
    assert "$425" in first.content.decode()
    assert reader.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    admin_client.post(change(fee), shown_form(admin_client, change(fee)) | {"amount": "431"})
    again = reader.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert "$431" in again.content.decode()
    assert "$425" not in again.content.decode()


@pytest.fixture
def staff(client: Client) -> Callable[..., Client]:
    def with_rights(*codenames: str) -> Client:
        user = User.objects.create_user("staff", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client.force_login(user)
        return client

    return with_rights


@named
def test_staff_without_rights_see_and_change_nothing(
    staff: Callable[..., Client], model: type[Model], made_up: dict[str, Any]
) -> None:
    client = staff()
    row = made_up[str(model._meta.model_name)]
    for address in (path(model), path(model, "add/"), change(row)):
        assert client.get(address).status_code == 403
        assert client.post(address, {"note": "x"}).status_code == 403


def test_staff_who_may_only_look_cannot_save(
    staff: Callable[..., Client], made_up: dict[str, Any]
) -> None:
    client = staff("view_fee", "view_certification")
    assert client.get(change(made_up["fee"])).status_code == 200
    assert client.post(change(made_up["fee"]), {"amount": "1"}).status_code == 403


@named
def test_every_loaded_row_passes_its_models_validation(model: type[Model]) -> None:
    for row in model._default_manager.all():
        try:
            row.full_clean(validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            pytest.fail(f"{row!r}: {json.dumps(error.message_dict)}")
