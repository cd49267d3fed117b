"""What waits is counted, handed out and settled; it comes back when it says something else."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import OperationalError
from django.test import Client

from careerguide.editorial.models import today
from careerguide.staff.models import Assigned, Checked, LinkAnswer, ReaderReport
from careerguide.staff.queues import Open
from certifications.models import Fee
from programs.models import Flag, ProgramCorrection
from programs.models.catalog import WARNINGS

pytestmark = pytest.mark.usefixtures("site_data")


def role(name: str) -> tuple[Client, User]:
    person = User.objects.create_user(name.lower(), is_staff=True)
    person.groups.add(Group.objects.get(name=name))
    client = Client()
    client.force_login(person)
    return client, person


def waiting(client: Client, slug: str, **asked: str) -> list[Any]:
    """What a queue shows, page by page."""
    found: dict[str, Any] = {}
    for number in range(1, 9):  # past the last page it is the last again
        shown = client.get(f"/admin/queue/{slug}/", asked | {"p": str(number)}).context["lines"]
        found |= {line["item"].key: line["item"] for line in shown}
    return list(found.values())


def ticked(client: Client, slug: str, item: Any) -> dict[str, Any]:
    """What a browser sends of the queue's page with this row, or what has this key, ticked."""
    key = getattr(item, "key", None) or str(item.pk)
    return {"key": [one.as_shown for one in waiting(client, slug) if one.key == key]}


def count(client: Client, slug: str) -> int:
    shown = client.get("/admin/").context["queues"]
    return next(len(one.items) for one in shown if one.queue.slug == slug)


def report(**said: str) -> ReaderReport:
    given = {"page": "/certifications/cpc/", "message": "It costs more.", "sender": "made up"}
    return ReaderReport.objects.create(**{**given, **said})


def unchecked_by_hand() -> set[int]:
    """Fees without a date, or whose date began more than 366 days ago, read out of the column."""
    old = set()
    for pk, as_of in Fee.objects.values_list("pk", "as_of"):
        parts = [int(part) for part in as_of.split("-")] if as_of else []
        begun = date(*[*parts, 1, 1][:3]) if parts else None
        if begun is None or today() - begun > timedelta(days=366):
            old.add(pk)
    return old


def test_the_home_counts_what_each_queue_shows(admin_client: Client) -> None:
    report()
    report(message="And this.")
    assert count(admin_client, "reports") == 2
    flags = Flag.objects.exclude(kind__in=WARNINGS).values_list("program", "kind").distinct()
    assert count(admin_client, "contradictions") == flags.count() > 900


def test_twenty_fees_are_confirmed_at_once_and_leave_the_queue_as_of_today() -> None:
    Fee.objects.filter(pk__in=Fee.objects.values("pk")[:20]).update(as_of="2024-03")
    editor, person = role("Editor")
    shown = waiting(editor, "unchecked", kind="certifications.fee")
    assert {int(item.key.split()[1]) for item in shown} == unchecked_by_hand()
    assert len(shown) >= 20
    for item in shown:
        fee = Fee.objects.get(pk=item.key.split()[1])
        assert f"amount in dollars: {fee.amount}" in item.said, "it can be held against its source"
        assert fee.source.split(";")[0] in item.said
    amounts = dict(Fee.objects.values_list("pk", "amount"))
    keys = [item.key for item in shown[:20]]
    sent = {"key": [item.as_shown for item in shown[:20]], "settle": ""}
    editor.post("/admin/queue/unchecked/?kind=certifications.fee", sent)
    left = waiting(editor, "unchecked", kind="certifications.fee")
    assert {item.key for item in left} == {item.key for item in shown[20:]}
    for key in keys:
        fee = Fee.objects.get(pk=key.split()[1])
        assert (fee.as_of, fee.edited) == (today().isoformat(), True)
        assert fee.amount == amounts[fee.pk]
        history = editor.get(f"/admin/certifications/fee/{fee.pk}/history/").content.decode()
        assert "unchanged" in history
        assert person.username in history


def test_a_viewer_sees_the_queue_and_settles_nothing() -> None:
    row = report()
    viewer, _person = role("Viewer")
    html = viewer.get("/admin/queue/reports/").content.decode()
    assert "It costs more." in html
    assert 'type="checkbox"' not in html
    viewer.post("/admin/queue/reports/", ticked(viewer, "reports", row) | {"settle": ""})
    viewer.post("/admin/queue/reports/", ticked(viewer, "reports", row) | {"take": ""})
    row.refresh_from_db()
    assert row.state == "open"
    assert not Assigned.objects.exists()


def test_what_somebody_takes_is_theirs_until_it_is_settled() -> None:
    row, other = report(), report(message="Another thing.")
    editor, _person = role("Editor")
    publisher, _other = role("Publisher")
    editor.post("/admin/queue/reports/", ticked(editor, "reports", row) | {"take": ""})
    assert [item.key for item in waiting(editor, "reports", who="mine")] == [str(row.pk)]
    assert [item.key for item in waiting(publisher, "reports", who="nobody")] == [str(other.pk)]
    assert "editor" in publisher.get("/admin/queue/reports/").content.decode()
    assert "1 yours" in editor.get("/admin/").content.decode()
    publisher.post("/admin/queue/reports/", ticked(publisher, "reports", row) | {"take": ""})
    assert waiting(editor, "reports", who="mine") == []
    publisher.post("/admin/queue/reports/", ticked(publisher, "reports", row) | {"settle": ""})
    assert not Assigned.objects.exists()


def test_what_another_has_settled_meanwhile_is_left_alone_and_told() -> None:
    row = report()
    editor, _one = role("Editor")
    publisher, _two = role("Publisher")
    sent = ticked(editor, "reports", row) | {"settle": ""}
    publisher.post("/admin/queue/reports/", sent)
    told = editor.post("/admin/queue/reports/", sent, follow=True).content.decode()
    assert "1 was left alone" in told


def test_what_was_saved_since_the_queue_was_shown_is_not_confirmed() -> None:
    Fee.objects.filter(pk__in=Fee.objects.values("pk")[:2]).update(as_of="2024-03")
    editor, _one = role("Editor")
    first, second = waiting(editor, "unchecked", kind="certifications.fee")[:2]
    fee = Fee.objects.get(pk=first.key.split()[1])
    fee.amount += 1
    fee.save()
    sent = {"key": [first.as_shown, second.as_shown], "settle": ""}
    told = editor.post("/admin/queue/unchecked/", sent, follow=True).content.decode()
    assert "1 was checked" in told
    assert "1 was left alone: somebody settled or changed it" in told
    fee.refresh_from_db()
    assert fee.as_of != today().isoformat()


def test_a_press_that_finds_the_database_busy_is_kept_to_be_sent_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row, (editor, _one) = report(), role("Editor")
    sent = ticked(editor, "reports", row) | {"take": ""}

    def busy(*_args: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(Open, "take", busy)
    page = editor.post("/admin/queue/reports/", sent)
    assert page.status_code == 503
    assert "Try again" in page.content.decode()
    monkeypatch.undo()
    again = dict(page.context["sent"])
    assert again["key"] == sent["key"][0]
    editor.post("/admin/queue/reports/", again)
    assert Assigned.objects.exists()


def test_newest_come_first_and_oldest_on_demand(admin_client: Client) -> None:
    first, second = report(message="First."), report(message="Second.")
    newest = [item.key for item in waiting(admin_client, "reports")]
    assert newest == [str(second.pk), str(first.pk)]
    assert [item.key for item in waiting(admin_client, "reports", order="oldest")] == newest[::-1]


def test_a_contradiction_found_right_comes_back_when_it_says_something_else(
    admin_client: Client,
) -> None:
    shown = waiting(admin_client, "contradictions", kind="price-outlier")
    before = count(admin_client, "contradictions")
    sent = {"key": [shown[0].as_shown], "settle": ""}
    admin_client.post("/admin/queue/contradictions/", sent)
    assert count(admin_client, "contradictions") == before - 1
    number, kind = shown[0].key.split()
    flag = next(one for one in Flag.objects.filter(kind=kind) if one.program.slug == number)
    flag.reason = "price of another year far outside the field's range"
    flag.save()
    assert count(admin_client, "contradictions") == before


def test_edit_leads_from_a_contradiction_to_the_correction_begun(admin_client: Client) -> None:
    for kind, field in (("length-band", "months"), ("price-outlier", "price_in_state"),
                        ("closed-school", "closed")):  # fmt: skip
        shown = waiting(admin_client, "contradictions", kind=kind)
        form = admin_client.get(shown[0].edit).context["adminform"].form
        assert form.initial["field"] == field


def test_a_correction_whose_source_moved_waits_until_it_is_looked_at(admin_client: Client) -> None:
    row = ProgramCorrection(program="164775-51.0713-21", field="months", value="9",
                            reason="Made up", source="made up for this test")  # fmt: skip
    row.save()
    ProgramCorrection.objects.filter(pk=row.pk).update(imported="7", checked_on=date(2026, 1, 5))
    shown = waiting(admin_client, "moved")
    assert [item.key for item in shown] == [f"programcorrection {row.pk}"]
    admin_client.post("/admin/queue/moved/", {"key": [shown[0].as_shown], "settle": ""})
    row.refresh_from_db()
    assert row.checked_on == today()
    assert waiting(admin_client, "moved") == []


def test_a_broken_link_waits_once_however_many_rows_hold_it(admin_client: Client) -> None:
    fee = Fee.objects.filter(source__startswith="https://").first()
    assert fee
    LinkAnswer.objects.create(
        url=fee.addresses[0], status=404, problem="HTTP 404", asked_at="2026-11-20T12:00Z",
        broken_since="2026-11-20T12:00Z",
    )  # fmt: skip
    shown = waiting(admin_client, "broken-links")
    assert [item.said for item in shown] == [f"HTTP 404: {fee.addresses[0]}"]
    assert fee.addresses[0] in admin_client.get(shown[0].edit).content.decode()
    admin_client.post("/admin/queue/broken-links/", {"key": [shown[0].as_shown], "settle": ""})
    assert waiting(admin_client, "broken-links") == []
    LinkAnswer.objects.update(problem="HTTP 410", status=410)
    assert len(waiting(admin_client, "broken-links")) == 1


@pytest.mark.parametrize("asked", ["?p=9999", "?p=x", "?kind=none", "?who=none", "?order=%00"])
def test_any_filter_of_a_queue_opens(admin_client: Client, asked: str) -> None:
    assert admin_client.get(f"/admin/queue/unchecked/{asked}").status_code == 200


def test_a_keyless_or_made_up_press_settles_nothing(admin_client: Client) -> None:
    report()
    admin_client.post("/admin/queue/reports/", {"settle": ""})
    admin_client.post("/admin/queue/reports/", {"key": ["0", "x", "auth.user 1"], "settle": ""})
    assert count(admin_client, "reports") == 1
    assert not Checked.objects.exists()


def test_every_row_of_settings_tables_is_a_table_and_every_table_has_a_heading(
    settings: Any, admin_client: Client
) -> None:
    from django.contrib import admin

    named = [label for _heading, labels in settings.TABLES for label in labels]
    assert sorted(named) == sorted(model._meta.label for model in admin.site._registry)
    html = admin_client.get("/admin/").content.decode()
    for model in admin.site._registry:
        assert f"/admin/{model._meta.app_label}/{model._meta.model_name}/" in html
