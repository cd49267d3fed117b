"""Two editors have one page open: nothing is overwritten, and each clash is told. Made-up rows."""

from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client

from careerguide.editorial.guarded import VersionedLines
from careerguide.editorial.revisions import Revision
from careerguide.editorial.safely import SafeAdmin
from certifications.models import Certification, Fee
from programs.models import ProgramCorrection
from tests.admin_pages import change, path
from tests.careerguide.editorial.clients import (
    SAID,
    certification,
    editor,
    opened,
    resent,
    saved,
    words,
)

pytestmark = pytest.mark.usefixtures("site_data")


@pytest.fixture
def anna(db: None) -> Client:
    return editor("anna")


@pytest.fixture
def ben(db: None) -> Client:
    return editor("ben")


def test_the_second_save_of_a_field_is_refused_and_all_three_values_are_shown(
    anna: Client, ben: Client
) -> None:
    fee = certification(425).fees.get()
    first, second = opened(anna, fee), opened(ben, fee)
    assert saved(anna, fee, first | {"amount": "450", "_why": "New list"}).status_code == 302
    answer = saved(ben, fee, second | {"amount": "470"})
    fee.refresh_from_db()
    assert (answer.status_code, fee.amount) == (200, 450)
    said = words(answer)
    assert "Others changed this while you did" in said
    assert "Amount in dollars 425.00 450.00 470" in said
    assert "anna" in said
    assert "New list" in said


@pytest.mark.parametrize(("take", "amount"), [("mine", 470), ("theirs", 450)])
def test_the_editor_takes_either_value(anna: Client, ben: Client, take: str, amount: int) -> None:
    fee = certification(425).fees.get()
    first, second = opened(anna, fee), opened(ben, fee)
    saved(anna, fee, first | {"amount": "450"})
    told = saved(ben, fee, second | {"amount": "470", "note": "asked"})
    again = saved(ben, fee, resent(told))
    assert again.status_code == 200, "an answer is missing"
    assert saved(ben, fee, resent(again, **{"take-amount": take})).status_code == 302
    fee.refresh_from_db()
    assert (fee.amount, fee.note) == (amount, "asked")


def test_what_two_wrote_in_different_fields_is_told_and_then_both_kept(
    anna: Client, ben: Client
) -> None:
    fee = certification(425).fees.get()
    first, second = opened(anna, fee), opened(ben, fee)
    saved(anna, fee, first | {"amount": "450"})
    told = saved(ben, fee, second | {"note": "asked"})
    assert "The form below has both." in words(told)
    assert saved(ben, fee, resent(told)).status_code == 302
    fee.refresh_from_db()
    assert (fee.amount, fee.note) == (450, "asked")


def test_both_writing_the_same_is_no_clash_and_no_second_change(anna: Client, ben: Client) -> None:
    fee = certification(425).fees.get()
    first, second = opened(anna, fee), opened(ben, fee)
    saved(anna, fee, first | {"amount": "450"})
    assert saved(ben, fee, second | {"amount": "450.00"}).status_code == 302
    assert Revision.objects.count() == 1


def test_a_third_save_before_the_answer_is_told_too(anna: Client, ben: Client) -> None:
    fee = certification(425).fees.get()
    first, second = opened(anna, fee), opened(ben, fee)
    saved(anna, fee, first | {"amount": "450"})
    told = saved(ben, fee, second | {"amount": "470"})
    saved(anna, fee, opened(anna, fee) | {"amount": "455"})
    again = saved(ben, fee, resent(told, **{"take-amount": "mine"}))
    fee.refresh_from_db()
    assert (again.status_code, fee.amount) == (200, 455)
    assert "425.00 455.00 470" in words(again) or "450.00 455.00 470" in words(again)


def test_lines_of_one_page_clash_each_for_itself(anna: Client, ben: Client) -> None:
    one = certification(1, 2, 3)
    first, second = opened(anna, one), opened(ben, one)
    at = {first[f"fees-{n}-amount"]: n for n in range(3)}
    one_, two, three = (f"fees-{at[str(n)]}-amount" if str(n) in at else "" for n in (1, 2, 3))
    if not one_:
        one_, two, three = (f"fees-{n}-amount" for n in range(3))
    assert saved(anna, one, first | {one_: "100"}).status_code == 302
    answer = saved(ben, one, second | {two: "200"})
    assert answer.status_code == 302, "another line of the page is no clash"
    assert sorted(fee.amount for fee in one.fees.all()) == [3, 100, 200]
    answer = saved(ben, one, second | {one_: "111", three: "300"})
    assert answer.status_code == 200
    assert [clash.fields[0].theirs for clash in answer.context["clashes"]] == ["100.00"]
    assert sorted(fee.amount for fee in one.fees.all()) == [3, 100, 200], "nothing of it is saved"


def test_a_line_that_another_deleted_is_told_with_the_reason_and_can_be_put_back(
    anna: Client, ben: Client
) -> None:
    one = certification(1, 2)
    first, second = opened(anna, one), opened(ben, one)
    pk = first["fees-0-id"]
    sent = first | {"fees-0-DELETE": "on", "_why": "No longer asked"}
    assert saved(anna, one, sent).status_code == 302
    assert not Fee.objects.filter(pk=pk).exists()
    told = saved(ben, one, second | {"fees-0-amount": "9"})
    assert told.status_code == 200
    assert "No longer asked" in words(told)
    assert "Put it back with what you wrote" in words(told)
    assert saved(ben, one, resent(told)).status_code == 200, "an answer is needed"
    back = saved(ben, one, resent(told, **{"fees-0-take-line": "mine"}))
    assert back.status_code == 302, back.context["errors"]
    assert Fee.objects.get(pk=pk).amount == 9


def test_a_line_deleted_while_a_save_of_it_is_looked_at_is_told(
    anna: Client, ben: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = certification(1, 2)
    first, second = opened(anna, one), opened(ben, one)
    pk = first["fees-0-id"]
    deletion = first | {"fees-0-DELETE": "on", "_why": "No longer asked"}
    look, begin, tries = VersionedLines.full_clean, SafeAdmin._gone, []

    def with_the_line_gone(lines: VersionedLines) -> None:
        """Taken back with Ben's transaction, on the one connection that tests have."""
        if len(tries) == 1 and lines.prefix == "fees":
            assert lines.initial_forms, "the rows are read before they are looked at"
            Fee.objects.filter(pk=pk).delete()
        look(lines)

    def deleted_before_the_second_try(page: SafeAdmin, request: HttpRequest, key: str) -> Any:
        if request.user.get_username() == "ben":
            tries.append(key)
            if len(tries) == 2:
                assert saved(anna, one, deletion).status_code == 302
        return begin(page, request, key)

    monkeypatch.setattr(VersionedLines, "full_clean", with_the_line_gone)
    monkeypatch.setattr(SafeAdmin, "_gone", deleted_before_the_second_try)
    told = saved(ben, one, second | {"fees-0-amount": "9"})
    assert told.status_code == 200
    assert "Put it back with what you wrote" in words(told)


def test_a_line_that_another_deleted_stays_deleted_and_is_told(anna: Client, ben: Client) -> None:
    one = certification(1, 2)
    first, second = opened(anna, one), opened(ben, one)
    saved(anna, one, first | {"fees-0-DELETE": "on", "_why": "No longer asked"})
    answer = ben.post(change(one), second | {"fees-1-amount": "7"}, follow=True)
    assert "No longer asked" in answer.content.decode()
    assert [fee.amount for fee in one.fees.all()] == [7]
    told = saved(ben, one, second | {"fees-0-amount": "9", "fees-1-amount": "7"})
    left = resent(told, **{"fees-0-take-line": "theirs", "fees-1-take-amount": "mine"})
    assert saved(ben, one, left).status_code == 302
    assert one.fees.count() == 1


def test_a_line_that_another_changed_is_not_deleted_unseen(anna: Client, ben: Client) -> None:
    one = certification(1, 2)
    first, second = opened(anna, one), opened(ben, one)
    saved(anna, one, first | {"fees-0-amount": "100"})
    told = saved(ben, one, second | {"fees-0-DELETE": "on"})
    assert (told.status_code, one.fees.count()) == (200, 2)
    assert "100.00" in words(told)
    assert saved(ben, one, resent(told, **{"fees-0-DELETE": "on"})).status_code == 302
    assert one.fees.count() == 1


def test_a_page_saved_unchanged_undoes_nothing_that_others_saved(anna: Client, ben: Client) -> None:
    one = certification(1)
    first, second = opened(anna, one), opened(ben, one)
    saved(anna, one, first | {"name": "New name", "fees-0-amount": "100"})
    assert saved(ben, one, second).status_code == 302
    one.refresh_from_db()
    assert (one.name, one.fees.get().amount) == ("New name", 100)


def test_a_row_deleted_meanwhile_is_told_with_the_form_kept(anna: Client, ben: Client) -> None:
    fee = certification(425).fees.get()
    second = opened(ben, fee)
    gone = change(fee).replace("change/", "delete/")
    page = anna.get(gone)
    sent = {"post": "yes", page.context["carried_name"]: page.context["carried"]}
    assert anna.post(gone, sent | {"_why": "Twice the same"}).status_code == 302
    told = saved(ben, fee, second | {"amount": "9"})
    assert told.status_code == 409
    assert "anna" in words(told)
    assert "Twice the same" in words(told)
    back = dict(told.context["sent"]) | {"_put_back": "1"}
    assert saved(ben, fee, back).status_code == 302
    assert Fee.objects.get(pk=fee.pk).amount == 9


def test_a_row_changed_since_its_deletion_page_was_shown_is_shown_again(
    anna: Client, ben: Client
) -> None:
    fee = certification(425).fees.get()
    gone = change(fee).replace("change/", "delete/")
    page = ben.get(gone)
    sent = {"post": "yes", page.context["carried_name"]: page.context["carried"]}
    saved(anna, fee, opened(anna, fee) | {"amount": "450"})
    told = ben.post(gone, sent)
    assert Fee.objects.filter(pk=fee.pk).exists()
    assert "425.00 450.00" in words(told)
    sent[told.context["carried_name"]] = told.context["carried"]
    assert ben.post(gone, sent).status_code == 302
    assert not Fee.objects.filter(pk=fee.pk).exists()


def test_a_form_that_does_not_say_what_it_began_with_saves_nothing(ben: Client) -> None:
    fee = certification(425).fees.get()
    sent = opened(ben, fee) | {"amount": "1"}
    for carried in ("", "made up"):
        assert saved(ben, fee, sent | {"_began": carried}).status_code == 200
    fee.refresh_from_db()
    assert fee.amount == 425


def test_settings_chosen_by_two_clash(anna: Client, ben: Client) -> None:
    one = certification()
    first, second = opened(anna, one), opened(ben, one)
    saved(anna, one, first | {"settings": ["hospital"]})
    told = saved(ben, one, second | {"settings": []} | {"name": "Other"})
    assert told.status_code == 200
    assert Certification.objects.get(pk=one.pk).settings.count() == 1
    assert saved(ben, one, resent(told)).status_code == 302
    assert Certification.objects.get(pk=one.pk).settings.count() == 1


def test_a_correction_has_a_version_too(anna: Client, ben: Client) -> None:
    row = ProgramCorrection(
        program="164775-51.0713-21", field="price_in_state", value="9800", reason="Asked", **SAID
    )
    row.save()
    first, second = opened(anna, row), opened(ben, row)
    assert saved(anna, row, first | {"value": "9900"}).status_code == 302
    assert saved(ben, row, second | {"value": "9700"}).status_code == 200
    same = saved(ben, row, second)
    assert same.status_code == 302, (same.context["errors"], same.context["clashes"])
    row.refresh_from_db()
    assert row.value == "9900"


def test_every_save_is_in_the_log_whole(anna: Client) -> None:
    one = certification(425)
    sent = opened(anna, one) | {"name": "New", "fees-0-amount": "450", "_why": "Price list 2026"}
    saved(anna, one, sent)
    log = Revision.objects.select_related("change").order_by("label")
    assert {entry.label: set(entry.differing) for entry in log} == {
        "certifications.certification": {"name", "edited"},
        "certifications.fee": {"amount", "edited"},
    }
    assert len({entry.change_id for entry in log}) == 1
    change_ = log[0].change
    assert (change_.who, change_.why, change_.how) == ("anna", "Price list 2026", "edit")
    fee = log[1]
    assert (fee.before["amount"], fee.after["amount"]) == ("425.00", "450.00")
    assert set(fee.before) >= {"kind", "audience", "source", "as_of", "confidence", "note"}
    for page in (
        path(Revision), path(Revision, "?q=anna"), path(Revision, "?q=Made-up"),
        path(Revision, f"{fee.pk}/change/"), path(type(change_)),
        path(type(change_), f"?q={change_.pk}"), path(type(change_), f"{change_.pk}/change/"),
        change(one).replace("change/", "history/"),
    ):  # fmt: skip
        assert "anna" in anna.get(page).content.decode(), page
