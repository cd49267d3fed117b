"""Actions of lists, and deletions: what was saved since it was shown is told, never overwritten."""

import html
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client

from careerguide.editorial.revisions import ChangeSet, FileRow
from careerguide.editorial.safely import SafeAdmin
from certifications.models import Certification, Fee
from tests.admin_pages import act, change, listed
from tests.careerguide.editorial.clients import opened, saved, words

FEES = "/admin/certifications/fee/"
FILE_ROWS = "/admin/core/filerow/"


def told(answer: Any) -> str:
    """What the page says above its content, and in it."""
    return html.unescape(answer.content.decode())


def test_an_action_leaves_alone_what_was_saved_since_the_list_was_shown_and_tells_it(
    one: Certification, anna: Client, ben: Client
) -> None:
    fees = list(one.fees.order_by("-amount"))
    Fee.objects.update(edited=True)
    sent = listed(ben, FEES, "let_loads_replace", *fees)
    saved(anna, fees[0], opened(anna, fees[0]) | {"amount": "9", "_why": "The list of May"})
    answer = ben.post(FEES, sent, follow=True)
    for said in ("Anna changed", "425.00 → 9.00", "The list of May", "2 rows follow their files"):
        assert said in told(answer)
    kept = Fee.objects.get(pk=fees[0].pk)
    assert (kept.edited, kept.amount) == (True, 9)
    assert not Fee.objects.filter(pk__in=[fees[1].pk, fees[2].pk], edited=True).exists()


def test_an_action_on_nothing_but_such_rows_does_nothing(
    one: Certification, anna: Client, ben: Client
) -> None:
    fee = one.fees.get(amount=425)
    sent = listed(ben, FEES, "let_loads_replace", fee)
    saved(anna, fee, opened(anna, fee) | {"amount": "9"})
    answer = ben.post(FEES, sent, follow=True)
    assert "Anna changed" in told(answer)
    assert "their file" not in told(answer)
    assert Fee.objects.get(pk=fee.pk).edited


def test_a_page_that_does_not_say_what_it_showed_starts_no_action(
    one: Certification, ben: Client
) -> None:
    fee = one.fees.get(amount=425)
    Fee.objects.filter(pk=fee.pk).update(edited=True)
    for seen in ("", "made up"):
        sent = listed(ben, FEES, "let_loads_replace", fee) | {"_seen": seen}
        assert "does not say what it showed" in told(ben.post(FEES, sent, follow=True))
        assert Fee.objects.get(pk=fee.pk).edited


def test_all_rows_of_a_list_of_several_pages_are_held_against_what_it_showed(
    one: Certification, anna: Client, ben: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admin.site._registry[Fee], "list_per_page", 1)
    Fee.objects.update(edited=True)
    first = ben.get(FEES).context["cl"].result_list[0]
    sent = listed(ben, FEES, "let_loads_replace", first) | {"select_across": "1"}
    other = one.fees.exclude(pk=first.pk).first()
    assert other is not None
    saved(anna, other, opened(anna, other) | {"amount": "9"})
    answer = ben.post(FEES, sent, follow=True)
    assert "Anna changed" in told(answer)
    assert [fee.pk for fee in Fee.objects.filter(edited=True)] == [other.pk]


def test_a_file_does_not_win_over_what_was_saved_since_the_list_was_shown(
    one: Certification, anna: Client, ben: Client
) -> None:
    fee = one.fees.get(amount=425)
    saved(anna, fee, opened(anna, fee) | {"amount": "450"})
    row = FileRow.objects.get()
    sent = listed(ben, FILE_ROWS, "let_files_win", row)
    saved(anna, fee, opened(anna, fee) | {"amount": "460", "_why": "Asked again"})
    answer = ben.post(FILE_ROWS, sent, follow=True)
    assert "450.00 → 460.00" in told(answer)
    assert "Asked again" in told(answer)
    assert Fee.objects.get(pk=fee.pk).amount == 460
    assert act(ben, FILE_ROWS, "let_files_win", row).status_code == 302
    assert ChangeSet.objects.first().how == "file"  # type: ignore[union-attr]
    assert Fee.objects.get(pk=fee.pk).amount == 425


def test_rows_that_hang_on_a_deleted_one_are_shown_again_where_they_changed(
    one: Certification, anna: Client, ben: Client
) -> None:
    gone = change(one).replace("change/", "delete/")
    sent = asked(ben.get(gone))
    fee = one.fees.get(amount=425)
    saved(anna, fee, opened(anna, fee) | {"amount": "450", "_why": "The list of May"})
    page = ben.post(gone, sent)
    assert Certification.objects.filter(pk=one.pk).exists()
    assert "425.00 450.00" in words(page)
    assert "The list of May" in words(page)
    Fee.objects.create(certification=one, kind="renewal", audience="all", amount=7, source="s")
    page = ben.post(gone, sent := asked(page))
    assert Certification.objects.filter(pk=one.pk).exists(), "a line was added meanwhile"
    assert ben.post(gone, asked(page)).status_code == 302
    assert not Fee.objects.exists()


def test_rows_of_a_list_are_deleted_as_their_page_showed_them(
    one: Certification, anna: Client, ben: Client
) -> None:
    where = "/admin/certifications/certification/"
    page = act(ben, where, "delete_selected", one)
    sent = asked(page) | {"action": "delete_selected", "_selected_action": [one.pk]}
    fee = one.fees.get(amount=425)
    saved(anna, fee, opened(anna, fee) | {"amount": "450"})
    page = ben.post(where, sent)
    assert "425.00 450.00" in words(page)
    assert Certification.objects.filter(pk=one.pk).exists()
    sent |= asked(page) | {"_why": "Not offered any more"}
    answer = ben.post(where, sent, follow=True)
    assert "Successfully deleted 1" in told(answer)
    assert not Fee.objects.exists()
    assert "Not offered any more" in words(anna.get("/admin/core/changeset/"))


def test_the_answer_to_a_question_before_a_deletion_starts_no_other_action(
    one: Certification, anna: Client, ben: Client
) -> None:
    fee = one.fees.get(amount=425)
    Fee.objects.filter(pk=fee.pk).update(edited=True)
    sent = {"post": "yes", "action": "let_loads_replace", "_selected_action": [fee.pk]}
    assert "does not say what it showed" in told(ben.post(FEES, sent, follow=True))


def test_no_list_has_boxes_to_write_in() -> None:
    """They would send no version; a form of each row's own does."""
    pages = admin.site._registry.values()
    assert not [page for page in pages if page.list_editable]
    assert [page for page in pages if isinstance(page, SafeAdmin)]


def asked(page: Any) -> dict[str, Any]:
    """What the page that asks before a deletion sends."""
    return {"post": "yes", page.context["carried_name"]: page.context["carried"]}
