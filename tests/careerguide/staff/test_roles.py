"""Every page of the admin for every role: what each may is written out here once more."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db.models import Model
from django.test import Client
from django.urls import URLResolver

from careerguide.admin import ImportedAdmin
from careerguide.columns import beside
from careerguide.editorial.importing import SheetsAdmin
from careerguide.editorial.jobs import ImportJob
from careerguide.editorial.log import LogAdmin
from careerguide.editorial.proposals import Proposal
from careerguide.editorial.record import recorded
from careerguide.editorial.revisions import ChangeSet
from certifications.models import Fee
from tests.admin_pages import act, listed, path

pytestmark = pytest.mark.usefixtures("site_data")
ROLES = ("Viewer", "Editor", "Publisher", "Data admin")
ACCOUNTS = {"auth", "otp_totp", "otp_static"}
NEVER_ADDED = {"staff.ReaderReport"}
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
every_table = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
role = pytest.mark.parametrize("role", ROLES)


@pytest.fixture
def signed_in(client: Client) -> Any:
    def as_role(name: str) -> Client:
        person = User.objects.create_user(name.replace(" ", ""), is_staff=True)
        person.groups.add(Group.objects.get(name=name))
        client.force_login(person)
        return client

    return as_role


def may(role: str, model: type[Model], action: str) -> bool:
    """What the roles are meant to be: the words of docs/editing.md."""
    if model._meta.app_label in ACCOUNTS or model._meta.label == "core.Attempt":
        return False
    if action == "view":
        return True
    if isinstance(admin.site._registry[model], ImportedAdmin | LogAdmin) or role == "Viewer":
        return False
    if action == "delete":
        return role in ("Publisher", "Data admin")
    if action == "import":
        return role == "Data admin"
    return action == "change" or model._meta.label not in NEVER_ADDED


def status(allowed: bool) -> int:
    return 200 if allowed else 403


@role
@every_table
def test_every_page_of_a_table_opens_for_those_who_may_and_for_nobody_else(
    signed_in: Any, model: type[Model], role: str
) -> None:
    client = signed_in(role)
    page = admin.site._registry[model]
    assert client.get(path(model)).status_code == status(may(role, model, "view"))
    assert client.get(path(model, "add/")).status_code == status(may(role, model, "add"))
    if isinstance(page, SheetsAdmin):
        wanted = status(may(role, model, "import"))
        assert client.get(path(model, "import/")).status_code == wanted
        assert client.get(path(model, "export.csv")).status_code == 200
    row: Any = model._default_manager.first()
    if row is None:
        return
    own = f"{str(row.pk).replace('_', '_5F')}/"
    seen = status(may(role, model, "view"))
    assert client.get(path(model, f"{own}change/")).status_code == seen
    assert client.get(path(model, f"{own}history/")).status_code == seen
    wanted = status(may(role, model, "delete"))
    assert client.get(path(model, f"{own}delete/")).status_code == wanted
    if not may(role, model, "change"):
        assert client.post(path(model, f"{own}change/"), {}).status_code == 403


@role
def test_no_role_makes_or_changes_accounts_or_rights(signed_in: Any, role: str) -> None:
    client = signed_in(role)
    own = User.objects.get(username=role.replace(" ", ""))
    for rest in ("auth/user/", f"auth/user/{own.pk}/change/", f"auth/user/{own.pk}/password/",
                 "auth/group/", "otp_totp/totpdevice/"):  # fmt: skip
        assert client.get(f"/admin/{rest}").status_code == 403, rest
    own.refresh_from_db()
    assert not own.is_superuser
    assert client.get("/admin/password_change/").status_code == 200


@role
def test_the_other_pages_of_the_admin_open_for_every_role(signed_in: Any, role: str) -> None:
    client = signed_in(role)
    for rest in ("", "queue/reports/", "queue/moved/", "queue/unchecked/", "queue/contradictions/",
                 "queue/broken-links/", "queue/scheduled/", "queue/review/", "code/spare/",
                 "code/new/", "jsi18n/", "certifications/", "password_change/",
                 "password_change/done/"):  # fmt: skip
        assert client.get(f"/admin/{rest}").status_code == 200, rest
    assert client.get("/admin/queue/none-such/").status_code == 404


PAGES_OF_TABLES = {
    "changelist", "add", "history", "delete", "change", "import", "export", "undo", "again",
    "answer", "password_change",
}  # fmt: skip
"""What each table's pages are called, after its own name."""
OTHER_PAGES = {
    "index", "login", "logout", "password_change", "password_change_done", "autocomplete",
    "jsi18n", "view_on_site", "code", "code-new", "code-spare", "queue", "app_list", "config",
    "qrcode",
}  # fmt: skip


def named(patterns: Any) -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from named(one.url_patterns)
        elif one.name:
            yield one.name


def test_no_page_of_the_admin_is_forgotten_here() -> None:
    tables = sorted((f"{m._meta.app_label}_{m._meta.model_name}_" for m in MODELS), key=len)
    kinds = set()
    for name in named(admin.site.get_urls()):
        table = next((one for one in reversed(tables) if name.startswith(one)), "")
        kinds.add(name.removeprefix(table))
    kinds -= {"auth_user_password_change"}
    assert kinds <= PAGES_OF_TABLES | OTHER_PAGES
    assert PAGES_OF_TABLES - kinds <= {"password_change"}, "each is there"


@pytest.fixture
def changed() -> dict[str, str]:
    """A change of a fee, a proposal and an import that stopped: what is to be pressed of each."""
    root = User.objects.create_superuser("root")
    fee = Fee.objects.all()[0]
    with recorded(root, ChangeSet.How.EDIT) as recorder:
        fee.amount += 1
        fee.save()
    change = recorder.change
    job = ImportJob.objects.create(
        label="certifications.fee", table={"columns": [], "lines": []}, state="refused", who="root"
    )
    kept = Proposal.objects.create(label="certifications.fee", key=str(fee.pk), state="submitted")
    return {
        f"core/changeset/{change.pk}/undo/": "publish",
        f"core/revision/{change.revisions.get().pk}/undo/": "publish",
        f"core/proposal/{kept.pk}/answer/": "publish",
        f"core/importjob/{job.pk}/again/": "import",
    }


@role
def test_what_is_only_pressed_is_refused_to_those_who_may_not(
    signed_in: Any, changed: dict[str, str], role: str, settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    settings.EDITORS_PUBLISH = False
    monkeypatch.setattr(beside, "start", lambda *command: None)
    client = signed_in(role)
    publishes = role in ("Publisher", "Data admin")
    for rest, needed in changed.items():
        assert client.get(f"/admin/{rest}").status_code == 405, rest
        allowed = role == "Data admin" if needed == "import" else publishes
        assert client.post(f"/admin/{rest}").status_code == (302 if allowed else 403), rest


@role
def test_an_action_of_a_list_is_refused_to_those_who_may_not(signed_in: Any, role: str) -> None:
    client, fee = signed_in(role), Fee.objects.all()[0]
    Fee.objects.filter(pk=fee.pk).update(edited=True)
    may_change, may_delete = role != "Viewer", role in ("Publisher", "Data admin")
    where = path(Fee)
    shown = client.get(where).context
    if not may_change:
        assert "seen" in shown
        assert not shown["cl"].formset
    client.post(where, listed(client, where, "let_loads_replace", fee))
    assert Fee.objects.get(pk=fee.pk).edited != may_change
    page = act(client, where, "delete_selected", fee)
    sent = {"action": "delete_selected", "_selected_action": [fee.pk], "post": "yes"}
    if may_delete:
        sent[page.context["carried_name"]] = page.context["carried"]
    client.post(where, sent)
    assert Fee.objects.filter(pk=fee.pk).exists() != may_delete


def test_the_home_fits_the_role(signed_in: Any) -> None:
    home = signed_in("Viewer").get("/admin/").content.decode()
    assert "Reader reports" in home
    assert "Latest loads" not in home
    assert 'class="addlink"' not in home
    assert "/admin/auth/" not in home
    home = signed_in("Data admin").get("/admin/").content.decode()
    assert "Latest loads" in home
    assert 'class="addlink"' in home


def test_rights_given_by_hand_to_a_role_go_with_the_next_migration_and_lost_ones_return() -> None:
    viewer = Group.objects.get(name="Viewer")
    before = set(viewer.permissions.values_list("codename", flat=True))
    viewer.permissions.add(Permission.objects.get(codename="change_user"))
    viewer.permissions.remove(Permission.objects.get(codename="view_fee"))
    call_command("migrate", verbosity=0)
    assert set(viewer.permissions.values_list("codename", flat=True)) == before


def test_other_groups_stay_as_they_were_made() -> None:
    own = Group.objects.create(name="Fees only")
    own.permissions.add(Permission.objects.get(codename="change_fee"))
    call_command("migrate", verbosity=0)
    assert [one.codename for one in own.permissions.all()] == ["change_fee"]


def test_staff_without_any_role_find_a_home_that_says_so(client: Client) -> None:
    client.force_login(User.objects.create_user("new", is_staff=True))
    home = client.get("/admin/")
    assert home.status_code == 200
    assert "no rights yet" in home.content.decode()
    assert client.get("/admin/queue/reports/").status_code == 403
