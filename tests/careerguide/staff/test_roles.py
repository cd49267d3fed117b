"""What each role finds and may press; test_every_address.py asks every address for each."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.test import Client

from careerguide.columns import beside
from careerguide.editorial.jobs import ImportJob
from careerguide.editorial.proposals import Proposal
from careerguide.editorial.record import recorded
from careerguide.editorial.revisions import ChangeSet
from certifications.models import Fee
from tests.admin_pages import act, listed, path

pytestmark = pytest.mark.usefixtures("site_data")
ROLES = ("Viewer", "Editor", "Publisher", "Data admin")
role = pytest.mark.parametrize("role", ROLES)


@pytest.fixture
def signed_in(client: Client) -> Any:
    def as_role(name: str) -> Client:
        person = User.objects.create_user(name.replace(" ", ""), is_staff=True)
        person.groups.add(Group.objects.get(name=name))
        client.force_login(person)
        return client

    return as_role


@role
def test_every_queue_opens_for_every_role_and_no_other(signed_in: Any, role: str) -> None:
    client = signed_in(role)
    for slug in ("reports", "moved", "unchecked", "contradictions", "broken-links", "scheduled",
                 "review"):  # fmt: skip
        assert client.get(f"/admin/queue/{slug}/").status_code == 200, slug
    assert client.get("/admin/queue/none-such/").status_code == 404


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
