"""Every page of the admin for every role: what each may is written out here once more."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db.models import Model
from django.test import Client

from careerguide.admin import ImportedAdmin
from careerguide.editorial.importing import SheetsAdmin
from careerguide.editorial.log import LogAdmin
from tests.admin_pages import path

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
                 "queue/broken-links/", "code/spare/", "jsi18n/"):  # fmt: skip
        assert client.get(f"/admin/{rest}").status_code == 200, rest
    assert client.get("/admin/queue/none-such/").status_code == 404


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
