"""A source is offered, dated, and put on all lines by one press. Made-up rows."""

from typing import Any

from django.test import Client

from careerguide.editorial.models import today
from certifications.models import Certification, Fee
from tests.admin_pages import change, path
from tests.careerguide.editorial.clients import editor, opened, resent, saved, words

NEW = {"source": "https://example.org/list-of-may", "as_of": "2026-05", "confidence": "high"}


def said(fee: Fee) -> tuple[str, str, str]:
    return fee.source, fee.as_of, fee.confidence


def test_one_press_puts_a_forms_source_onto_its_lines_to_be_looked_at_and_saved(
    one: Certification, anna: Client
) -> None:
    before = [said(fee) for fee in one.fees.all()]
    page = saved(anna, one, opened(anna, one) | NEW | {"_same_source": "1"})
    assert page.status_code == 200
    assert "Nothing is saved yet" in words(page)
    assert [said(fee) for fee in one.fees.all()] == before
    assert saved(anna, one, resent(page)).status_code == 302
    assert {said(fee) for fee in one.fees.all()} == {tuple(NEW.values())}
    assert all(fee.edited for fee in one.fees.all())


def test_a_line_that_is_to_be_deleted_keeps_its_source(one: Certification, anna: Client) -> None:
    sent = opened(anna, one) | NEW | {"_same_source": "1", "fees-0-DELETE": "on"}
    page = saved(anna, one, sent)
    fees = next(f.formset for f in page.context["inline_admin_formsets"] if f.formset.prefix == "fees")  # fmt: skip  # noqa: E501
    assert fees.forms[0]["source"].value() != NEW["source"]
    assert fees.forms[1]["source"].value() == NEW["source"]


def test_what_others_changed_meanwhile_is_told_then_too(one: Certification, anna: Client) -> None:
    ben, sent = editor("ben"), opened(anna, one)
    fee = one.fees.get(amount=425)
    saved(ben, fee, opened(ben, fee) | {"source": "https://example.org/another"})
    page = saved(anna, one, sent | NEW | {"_same_source": "1"})
    assert "https://example.org/another" in words(page)
    assert saved(anna, one, resent(page)).status_code == 200, "an answer is needed"


def test_the_sources_of_its_tables_are_offered(one: Certification, anna: Client) -> None:
    html = anna.get(path(Fee, "add/")).content.decode()
    assert '<option value="https://example.org/made-up">' in html
    assert 'list="known-sources"' in html


def test_a_new_row_is_as_of_this_month_and_an_undated_one_stays_undated(
    one: Certification, anna: Client
) -> None:
    form: Any = anna.get(path(Fee, "add/")).context["adminform"].form
    assert form["as_of"].value() == f"{today():%Y-%m}"
    Fee.objects.update(as_of="")
    form = anna.get(change(one.fees.all()[0])).context["adminform"].form
    assert form["as_of"].value() == ""
