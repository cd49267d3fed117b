"""Tables made before others' edits: told by line; looking at one holds nobody up. Made-up rows."""

import csv
import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from certifications.models import Certification, Fee
from tests.admin_pages import delete
from tests.careerguide.editorial.clients import certification, opened, saved, words
from tests.data import SiteData

FEES = "/admin/certifications/fee/"
Rows = list[dict[str, str]]


@pytest.fixture
def one(empty_db: SiteData) -> Certification:
    return certification(425, 300)


def exported(client: Client) -> Rows:
    text = client.get(f"{FEES}export.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def looked(client: Client, rows: Rows) -> Any:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    file = SimpleUploadedFile("a.csv", out.getvalue().encode())
    return client.post(f"{FEES}import/", {"file": file})


def problems(response: Any) -> list[str]:
    return [" ".join(said) for _line, said in response.context["outcome"].problems]


def of(rows: Rows, amount: str) -> dict[str, str]:
    return next(row for row in rows if row["amount"] == amount)


def test_a_row_that_another_changed_is_an_error_of_its_line(
    one: Certification, anna: Client, ben: Client
) -> None:
    rows, fee = exported(ben), one.fees.get(amount=425)
    saved(anna, fee, opened(anna, fee) | {"amount": "450", "_why": "New list"})
    of(rows, "425.00")["amount"] = "470"
    told = problems(looked(ben, rows))
    assert len(told) == 1
    for said in ("anna", "New list", "amount: now 450.00, yours 470", "when the file was made"):
        assert said in told[0]
    assert "425.00" in told[0]
    assert sorted(fee.amount for fee in one.fees.all()) == [300, 450]


def test_a_stale_row_that_says_what_stands_there_is_no_error(
    one: Certification, anna: Client, ben: Client
) -> None:
    rows, fee = exported(ben), one.fees.get(amount=425)
    saved(anna, fee, opened(anna, fee) | {"amount": "450"})
    of(rows, "425.00")["amount"] = "450"
    page = looked(ben, rows)
    assert (problems(page), page.context["outcome"].same) == ([], 2)


def test_a_row_that_another_deleted_or_added_since_is_told(
    one: Certification, anna: Client, ben: Client
) -> None:
    rows, fee = exported(ben), one.fees.get(amount=425)
    delete(anna, fee, "Twice the same")
    told = problems(looked(ben, rows))
    assert "anna" in told[0]
    assert "Twice the same" in told[0]
    row = of(rows, "300.00")
    row |= {"version": "", "amount": "301"}
    assert "Somebody added this row" in problems(looked(ben, [row]))[0]
    row = of(rows, "425.00") | {"version": ""}
    page = looked(ben, [row])
    assert page.context["outcome"].new == 1, "without its version it is a new row"


def test_the_summary_counts_new_changed_unchanged_and_wrong_rows(ben: Client) -> None:
    rows = exported(ben)
    rows[0]["note"] = "asked"
    new = rows[0] | {"kind": "renewal", "version": "", "amount": "9"}
    assert "1 new 1 changed 1 unchanged 0 with errors" in words(looked(ben, [*rows, new]))
    wrong = rows[0] | {"audience": "non-member", "version": "", "amount": "x"}
    page = words(looked(ben, [*rows, new, wrong]))
    assert "1 new 1 changed 1 unchanged 1 with errors" in page


def test_a_table_without_versions_says_so(ben: Client) -> None:
    rows = [{k: v for k, v in row.items() if k != "version"} for row in exported(ben)]
    rows[0]["amount"] = "1"
    assert "no column “version”" in words(looked(ben, rows))


@pytest.fixture
def busy(empty_db: SiteData) -> Iterator[None]:
    """Another process is writing, and goes on for as long as the test."""
    with closing(sqlite3.connect(empty_db.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 50")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def opened_before(one: Certification, ben: Client) -> tuple[Fee, dict[str, Any], Rows]:
    fee = one.fees.get(amount=425)
    return fee, opened(ben, fee), exported(ben)


def test_looking_at_a_table_waits_for_nobody_and_a_busy_database_keeps_what_was_written(
    opened_before: tuple[Fee, dict[str, Any], Rows], ben: Client, busy: None
) -> None:
    fee, sent, rows = opened_before
    of(rows, "425.00")["amount"] = "470"
    page = looked(ben, rows)
    assert page.context["outcome"].changed == 1
    answer = saved(ben, fee, sent | {"amount": "480"})
    assert answer.status_code == 503
    assert ("amount", "480") in answer.context["sent"]
    assert "Try again" in answer.content.decode()
    again = ben.post(f"{FEES}import/", {"looked": page.context["looked"]})
    assert "The database is busy" in again.content.decode()
    assert again.context["looked"], "it can be confirmed again"
