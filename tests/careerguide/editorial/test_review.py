"""A draft is kept, reviewed, previewed and published or rejected; readers see it only then."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from careerguide.editorial import preview
from careerguide.editorial.proposals import Proposal
from careerguide.editorial.revisions import ChangeSet, Revision
from certifications.models import Certification, Fee
from tests.admin_pages import change, path
from tests.careerguide.editorial.clients import certification, editor, opened, resent, saved, words
from tests.data import SiteData, static_files, using

WRITES = [
    f"{verb}_{model}"
    for verb in ("add", "change", "delete", "view")
    for model in ("certification", "fee")
]


def with_rights(name: str, *codenames: str) -> Client:
    user = User.objects.create_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def writer(site_data: SiteData, settings: Any) -> Client:
    """Staff who may change certifications and publish nothing."""
    settings.EDITORS_PUBLISH = False
    return with_rights("writer", *WRITES)


@pytest.fixture
def publisher(site_data: SiteData) -> Client:
    return with_rights("publisher", *WRITES, "publish_proposal", "view_proposal")


def published(client: Client, row: Proposal) -> Any:
    """Press Publish on the proposal's page."""
    page = client.get(path(Proposal, f"{row.pk}/change/"))
    sent: dict[str, Any] = {"_proposal": row.pk, "_save": "Publish"}
    for name, value in page.context["sent"]:
        sent.setdefault(name, []).append(value) if name != "_proposal" else None
    return client.post(page.context["proposal"].form_address, sent)


def proposed(client: Client, row: Any, **values: Any) -> Proposal:
    answer = saved(client, row, opened(client, row) | values)
    assert answer.status_code == 302, answer.context["errors"]
    return Proposal.objects.order_by("-pk")[0]


def test_what_an_editor_saves_awaits_review_and_changes_nothing(
    writer: Client, publisher: Client
) -> None:
    fee = certification(425).fees.get()
    one = proposed(writer, fee, amount="450", _why="New list")
    assert (one.state, one.who, one.why) == ("submitted", "writer", "New list")
    assert Fee.objects.get(pk=fee.pk).amount == 425
    assert not Revision.objects.exists()
    page = words(publisher.get(path(Proposal, f"{one.pk}/change/")))
    assert "425.00 450.00" in page
    assert published(publisher, one).status_code == 302
    fee.refresh_from_db()
    one.refresh_from_db()
    assert (fee.amount, one.state, one.decided_by) == (450, "published", "publisher")
    log = ChangeSet.objects.get()
    assert (log.who, one.change) == ("publisher", log)
    assert published(publisher, one).status_code in (200, 302), "a second press changes nothing"
    assert Revision.objects.count() == 1


def test_lines_added_and_deleted_on_a_page_are_proposed_with_it(
    writer: Client, publisher: Client
) -> None:
    one = certification(1, 2)
    row = proposed(writer, one, **{"fees-0-DELETE": "on", "fees-1-amount": "20"})
    assert sorted(fee.amount for fee in one.fees.all()) == [1, 2]
    assert {entry.action for entry in row.revisions} == {"deleted", "changed"}
    assert published(publisher, row).status_code == 302
    assert [fee.amount for fee in one.fees.all()] == [20]


def test_a_rejected_proposal_says_why_to_who_made_it(writer: Client, publisher: Client) -> None:
    fee = certification(425).fees.get()
    one = proposed(writer, fee, amount="450")
    answer = path(Proposal, f"{one.pk}/answer/")
    publisher.post(answer, {"reject": "1", "_why": ""})
    one.refresh_from_db()
    assert one.state == "submitted", "a reason is needed"
    publisher.post(answer, {"reject": "1", "_why": "The list is of 2024"})
    one.refresh_from_db()
    assert (one.state, one.answer) == ("rejected", "The list is of 2024")
    assert "The list is of 2024" in words(writer.get(path(Proposal, f"{one.pk}/change/")))
    assert Fee.objects.get(pk=fee.pk).amount == 425


def test_a_clash_is_found_when_a_draft_is_published(writer: Client, publisher: Client) -> None:
    fee = certification(425).fees.get()
    one = proposed(writer, fee, amount="450")
    saved(publisher, fee, opened(publisher, fee) | {"amount": "430"})
    told = published(publisher, one)
    assert told.status_code == 200
    assert "425.00 430.00 450" in words(told)
    one.refresh_from_db()
    assert one.is_open
    sent = resent(told, **{"take-amount": "mine", "_proposal": str(one.pk)})
    assert saved(publisher, fee, sent).status_code == 302
    one.refresh_from_db()
    assert (one.state, Fee.objects.get(pk=fee.pk).amount) == ("published", 450)


def test_a_draft_is_opened_again_as_it_was_kept(writer: Client) -> None:
    fee = certification(425).fees.get()
    one = proposed(writer, fee, amount="450", _draft="1")
    assert one.state == "draft"
    page = writer.get(path(Proposal, f"{one.pk}/change/"))
    sent = dict(page.context["sent"]) | {"_proposal": one.pk, "_reopen": "1"}
    form = saved(writer, fee, sent)
    assert form.status_code == 200
    assert 'value="450"' in form.content.decode()
    again = resent(form, amount="455", _proposal=str(one.pk))
    assert saved(writer, fee, again).status_code == 302
    one.refresh_from_db()
    assert (Proposal.objects.count(), one.state) == (1, "submitted")
    assert one.would[0]["after"]["amount"] == "455.00"


def test_a_new_row_is_proposed_too(writer: Client, publisher: Client) -> None:
    one = certification()
    sent = {
        "certification": one.pk, "organization": "", "kind": "exam", "audience": "any",
        "amount": "12", "source": "Made up", "as_of": "2026", "confidence": "med", "note": "",
    }  # fmt: skip
    assert writer.post(path(Fee, "add/"), sent).status_code == 302
    row = Proposal.objects.get()
    assert (row.key, one.fees.count()) == ("", 0)
    assert published(publisher, row).status_code == 302
    assert one.fees.get().amount == 12


def test_who_may_not_publish_neither_deletes_rows_nor_imports_nor_decides(
    writer: Client,
) -> None:
    fee = certification(425).fees.get()
    assert writer.post(change(fee).replace("change/", "delete/"), {"post": "1"}).status_code == 403
    assert writer.get("/admin/certifications/fee/import/").status_code == 403
    sent = {"action": "let_loads_replace", "_selected_action": [fee.pk]}
    writer.post(path(Fee), sent)
    one = proposed(writer, fee, amount="450")
    assert writer.post(path(Proposal, f"{one.pk}/answer/"), {"reject": "1"}).status_code == 403
    assert published(writer, one).status_code == 302
    fee.refresh_from_db()
    assert (fee.amount, one.state) == (425, "submitted"), "it is proposed anew"
    other = with_rights("other", *WRITES)
    assert other.get(path(Proposal, f"{one.pk}/change/")).status_code == 403


def test_small_teams_let_editors_publish(writer: Client, settings: Any) -> None:
    settings.EDITORS_PUBLISH = True
    fee = certification(425).fees.get()
    assert saved(writer, fee, opened(writer, fee) | {"amount": "450"}).status_code == 302
    assert Fee.objects.get(pk=fee.pk).amount == 450
    assert not Proposal.objects.exists()


@pytest.fixture
def own_site(site: SiteData, tmp_path: Path, django_db_blocker: Any) -> Iterator[SiteData]:
    """The loaded site, of this test alone, which another process sees too."""
    own = site.copy(tmp_path)
    (own.var / "static").symlink_to(static_files(site))
    with using(own), django_db_blocker.unblock():
        yield own


def test_the_public_page_is_previewed_by_staff_alone_and_kept_nowhere(
    own_site: SiteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "LONGEST", None)  # however slow the machine is
    anna, reader = editor("anna"), Client()
    one = Certification.objects.get(slug="cpc")
    address = one.get_absolute_url()
    before = reader.get(address).content.decode()
    fee = one.fees.filter(kind="exam").first()
    assert fee is not None
    kept = proposed(anna, fee, amount="98765", _draft="1")
    assert kept.page == address
    page = anna.get(f"{address}?preview={kept.pk}")
    text = page.content.decode()
    assert "98,765" in text
    assert "not published" in text
    assert page["X-Robots-Tag"] == "noindex"
    assert "no-store" in page["Cache-Control"]
    for client in (reader, Client(), anna):
        assert "98,765" not in client.get(address).content.decode()
    assert "98,765" not in reader.get(f"{address}?preview={kept.pk}").content.decode()
    assert reader.get(address).content.decode() == before
    assert anna.get(f"{address}?preview=99999").status_code == 404
    assert anna.get(f"{address}?preview=x").status_code == 404
    fee.refresh_from_db()
    assert fee.amount != 98765
    looker = with_rights("looker", "view_fee")
    assert looker.get(f"{address}?preview={kept.pk}").status_code in (200, 403)
