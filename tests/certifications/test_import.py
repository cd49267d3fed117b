"""Tables of certifications and fees go out and come back: all rows, or none. Made-up rows."""

import csv
import io
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from careerguide.columns import store
from careerguide.editorial import importing, spreadsheets
from careerguide.editorial import models as editorial
from certifications.models import Certification, Fee, Organization, Setting

pytestmark = pytest.mark.usefixtures("site_data", "made_up")
SAID: dict[str, Any] = {"source": "https://example.org/made-up", "as_of": "2026-02"}
FEE_COLUMNS = [
    "certification", "organization", "kind", "audience", "amount", "source", "as_of",
    "confidence", "note",
]  # fmt: skip
FEES, CERTIFICATIONS = "/admin/certifications/fee/", "/admin/certifications/certification/"


@pytest.fixture
def made_up(site_data: Any) -> None:
    """A body with two certifications and three fees."""
    Fee.objects.all().delete()
    Certification.objects.all().delete()
    body = Organization.objects.create(
        slug="mu-body", name="Made-up Body", abbreviation="MUB", kind="certifying body", **SAID
    )
    one, two = (
        Certification.objects.create(
            slug=slug, name=f"Made-up, “{slug}”", abbreviation=slug.upper(), organization=body,
            focus_id="coding", level="entry", note="Two\r\nlines ", **SAID,
        )
        for slug in ("mu-one", "mu-two")
    )  # fmt: skip
    one.settings.set(
        [Setting.objects.create(slug=slug, name=slug) for slug in ("mu-here", "mu-there")]
    )
    Certification.objects.filter(slug="mu-two").update(apprentice_of=one, membership_required=True)
    Fee.objects.create(certification=one, kind="exam", audience="member", amount=425, **SAID)
    Fee.objects.create(
        certification=two, kind="exam", audience="any", amount=Decimal("9.5"), **SAID
    )
    Fee.objects.create(organization=body, kind="dues", amount=222, note="=1+1", **SAID)


def fee(**changes: Any) -> dict[str, Any]:
    row = dict.fromkeys(FEE_COLUMNS, "") | SAID
    row |= {"certification": "mu-one", "kind": "exam", "audience": "member", "amount": "425"}
    return row | {"confidence": "med"} | changes


def csv_file(*rows: dict[str, Any], name: str = "fees.csv") -> SimpleUploadedFile:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return SimpleUploadedFile(name, text.getvalue().encode())


def xlsx_file(*rows: dict[str, Any]) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    file = io.BytesIO()
    book.save(file)
    return SimpleUploadedFile("fees.xlsx", file.getvalue())


def send(client: Client, file: SimpleUploadedFile, to: str = FEES) -> Any:
    return client.post(f"{to}import/", {"file": file})


def confirm(client: Client, response: Any, to: str = FEES) -> Any:
    assert response.context["looked"], told(response)
    return client.post(f"{to}import/", {"looked": response.context["looked"]})


def told(response: Any) -> list[str]:
    """The messages a reader sees: of the form, and of the lines."""
    context = response.context
    texts = [str(text) for texts in context["form"].errors.values() for text in texts]
    if outcome := context["outcome"]:
        texts += [f"Line {line}: {' '.join(said)}" for line, said in outcome.problems]
    html = response.content.decode().replace("&#x27;", "'")
    assert all(text.split(":")[0] in html for text in texts)
    return texts


def held() -> dict[str, list[tuple[Any, ...]]]:
    """Every value of both tables, to see that nothing changed."""
    kinds = (Fee, Certification, Certification.settings.through)
    return {
        kind._meta.label: list(kind._default_manager.order_by("pk").values_list()) for kind in kinds
    }


def exported(client: Client, to: str, form: str) -> bytes:
    response = client.get(f"{to}export.{form}")
    assert f".{form}" in response["Content-Disposition"]
    return response.content


def test_good_rows_are_shown_first_and_saved_once_confirmed(admin_client: Client) -> None:
    before = held()
    rows = [fee(amount="450.50"), fee(audience="non-member", amount="$1,500")]
    response = send(admin_client, csv_file(*rows))
    html = response.content.decode()
    assert "<del>425.00</del> <ins>450.50</ins>" in html
    assert "style=" not in html[html.index("import-preview") :]
    assert held() == before
    version = store.page_version()
    assert confirm(admin_client, response)["Location"] == FEES
    amounts = Fee.objects.filter(certification__slug="mu-one").order_by("amount")
    assert [(one.amount, one.edited) for one in amounts] == [
        (Decimal("450.50"), True),
        (Decimal(1500), True),
    ]
    assert store.page_version() != version
    assert not Fee.objects.get(certification__slug="mu-two").edited


def test_the_history_tells_what_an_import_changed(admin_client: Client) -> None:
    confirm(admin_client, send(admin_client, csv_file(fee(amount="450"), fee(kind="renewal"))))
    entries = LogEntry.objects.order_by("pk").values_list("change_message", flat=True)
    assert list(entries) == ["Imported: amount (425.00 → 450).", "Imported."]


def test_every_bad_row_is_named_by_line_and_nothing_changes(admin_client: Client) -> None:
    before = held()
    soon = (editorial.today() + timedelta(days=40)).isoformat()
    rows = [
        fee(amount="450"),
        fee(kind="renewal", amount="-1"),
        fee(kind="renewal", audience="any", as_of=soon),
        fee(certification="no-such", kind="bribe"),
        fee(certification="", organization=""),
        fee(kind="material", source="  "),
        fee(kind="second attempt", amount="about 5"),
        fee(kind="two attempts", amount=""),
        fee(amount="460"),
        fee(kind="material", audience="any", note="a\x00b"),
        fee(kind="material", audience="non-member"),
    ]
    response = send(admin_client, csv_file(*rows))
    said = dict(text.split(": ", 1) for text in told(response))
    assert list(said) == [f"Line {line}" for line in (3, 4, 5, 6, 7, 8, 9, 10, 11)]
    assert "greater than or equal to 0" in said["Line 3"]
    assert "lies in the future" in said["Line 4"]
    assert "There is no certification “no-such”." in said["Line 5"]
    assert "'bribe' is not a valid choice" in said["Line 5"]
    assert "belongs to a certification or an organization" in said["Line 6"]
    assert "source: This field cannot be blank." in said["Line 7"]
    assert "not “about 5”" in said["Line 8"]
    assert "An amount is missing" in said["Line 9"]
    assert "the same one as in line 2" in said["Line 10"]
    assert "can't be shown" in said["Line 11"]
    assert not response.context["looked"]
    assert held() == before


def test_a_line_is_numbered_as_a_spreadsheet_does_blank_ones_too(admin_client: Client) -> None:
    file = csv_file(fee(note="two\nlines"), fee(amount="x", kind="renewal"))
    file.file = io.BytesIO(file.read().replace(b"\r\nmu-one,,renewal", b"\r\n\r\nmu-one,,renewal"))
    assert told(send(admin_client, file))[0].startswith("Line 4: ")


def test_a_row_that_turned_bad_after_the_look_changes_nothing(admin_client: Client) -> None:
    rows = [fee(amount="450"), fee(certification="mu-two", audience="any", amount="10")]
    response = send(admin_client, csv_file(*rows))
    Certification.objects.filter(slug="mu-two").update(slug="gone")
    before = held()
    after = confirm(admin_client, response)
    assert told(after) == ["Line 3: certification: There is no certification “mu-two”."]
    assert held() == before


def test_a_file_is_confirmed_once(admin_client: Client) -> None:
    """A page left open must not bring back what somebody has changed since."""
    response = send(admin_client, csv_file(fee(amount="450")))
    confirm(admin_client, response)
    Fee.objects.filter(amount=450).update(amount=470)
    again = confirm(admin_client, response)
    assert "have changed since you looked" in again.content.decode()
    assert "<del>470.00</del> <ins>450</ins>" in again.content.decode()
    assert Fee.objects.filter(amount=470).exists()
    confirm(admin_client, again)
    assert Fee.objects.filter(amount=450).exists()


def test_only_what_was_looked_at_here_can_be_confirmed(
    admin_client: Client, staff: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    response = send(admin_client, csv_file(fee(amount="450")))
    before, looked = held(), response.context["looked"]
    forged = signing.dumps({"columns": FEE_COLUMNS, "lines": [], "digest": ""})
    monkeypatch.setattr(importing, "GOOD_FOR", 60)
    for text in (forged, looked[:-1], ""):
        answer = admin_client.post(f"{FEES}import/", {"looked": text}, follow=True)
        assert "That look is over" in answer.content.decode()
    elsewhere = admin_client.post(f"{CERTIFICATIONS}import/", {"looked": looked})
    assert elsewhere["Location"] == f"{CERTIFICATIONS}import/"
    other = staff("add_fee", "change_fee", "view_fee", "import_tables")
    assert other.post(f"{FEES}import/", {"looked": looked})["Location"] == f"{FEES}import/"
    assert held() == before


def test_a_look_is_over_after_a_day(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    response = send(admin_client, csv_file(fee(amount="450")))
    monkeypatch.setattr(importing, "GOOD_FOR", -1)
    assert confirm(admin_client, response)["Location"] == f"{FEES}import/"
    assert not Fee.objects.filter(amount=450).exists()


@pytest.mark.parametrize("to", [FEES, CERTIFICATIONS])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_goes_out_and_comes_back_changes_nothing(
    admin_client: Client, to: str, form: str
) -> None:
    before, version = held(), store.page_version()
    file = SimpleUploadedFile(f"a.{form}", exported(admin_client, to, form))
    response = send(admin_client, file, to)
    assert response.context["outcome"].same == (3 if to == FEES else 2)
    assert "every row is as it stands" in response.content.decode()
    assert not response.context["looked"]
    assert held() == before
    assert store.page_version() == version


def test_rows_that_were_deleted_come_back_from_an_export(admin_client: Client) -> None:
    both = {to: exported(admin_client, to, "xlsx") for to in (CERTIFICATIONS, FEES)}
    keys = ("slug", "name", "focus", "settings", "apprentice_of__slug", "membership_required")
    rows = [
        lambda: sorted(map(str, Certification.objects.values_list(*keys))),
        lambda: sorted(map(str, Fee.objects.values_list("certification__slug", "amount", "note"))),
    ]
    before = [read() for read in rows]
    Fee.objects.all().delete()
    Certification.objects.all().delete()
    for to, data in both.items():
        confirm(admin_client, send(admin_client, SimpleUploadedFile("a.xlsx", data), to), to)
    assert [read() for read in rows] == before


def test_an_export_has_keys_for_people_and_no_numbers_of_rows(admin_client: Client) -> None:
    text = exported(admin_client, FEES, "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == [*FEE_COLUMNS[:5], "part", *FEE_COLUMNS[5:], "version"]
    found = {(row["certification"], row["organization"], row["amount"]) for row in rows}
    assert found == {("mu-one", "", "425.00"), ("mu-two", "", "9.50"), ("", "mu-body", "222.00")}


def test_a_filtered_list_exports_what_it_shows(admin_client: Client) -> None:
    shown = "?kind__exact=dues"
    assert f'export.csv{shown}"' in admin_client.get(f"{FEES}{shown}").content.decode()
    text = admin_client.get(f"{FEES}export.csv{shown}").content.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == 1


def test_a_filter_that_is_none_leads_back_to_the_list(admin_client: Client) -> None:
    assert admin_client.get(f"{FEES}export.csv?moon=1")["Location"] == f"{FEES}?e=1"
    assert admin_client.get(f"{FEES}export.ods").status_code == 404


def test_a_text_too_long_for_a_workbook_goes_out_as_csv_only(admin_client: Client) -> None:
    Fee.objects.filter(kind="dues").update(note="a" * 40_000)
    answer = admin_client.get(f"{FEES}export.xlsx", follow=True)
    assert "too long for a workbook" in answer.content.decode()
    assert b"a" * 40_000 in exported(admin_client, FEES, "csv")


def test_amounts_in_a_workbook_are_numbers_and_nothing_is_a_formula(admin_client: Client) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported(admin_client, FEES, "xlsx")))
    cells = [cell for row in book.active.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells if cell.column_letter == "E"} == {"n"}
    assert "f" not in {cell.data_type for cell in cells}
    assert "'=1+1" in [cell.value for cell in cells]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''@", "'plain", "＝1"])
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_formula_goes_out_harmless_and_comes_back_as_it_was(
    admin_client: Client, text: str, name: str
) -> None:
    Fee.objects.filter(kind="dues").update(note=text)
    data = exported(admin_client, FEES, name[2:])
    if name == "a.csv":
        notes = [row["note"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig")))]
        assert all(note[:1] not in tuple("=+-@＝") for note in notes if note)
    Fee.objects.filter(kind="dues").update(note="changed meanwhile")
    confirm(admin_client, send(admin_client, SimpleUploadedFile(name, data)))
    assert Fee.objects.get(kind="dues").note == text


def test_a_workbook_as_spreadsheets_keep_it_is_understood(admin_client: Client) -> None:
    rows = [
        fee(amount=450.5, as_of=2026),
        fee(kind="renewal", amount=10, as_of=datetime(2026, 2, 14), note=12),  # noqa: DTZ001
    ]
    confirm(admin_client, send(admin_client, xlsx_file(*rows)))
    found = (
        Fee.objects.filter(edited=True).order_by("amount").values_list("amount", "as_of", "note")
    )
    assert list(found) == [(10, "2026-02-14", "12"), (Decimal("450.5"), "2026", "")]


def test_a_certification_with_its_settings_is_added_and_changed(admin_client: Client) -> None:
    new = {
        "slug": "mu-new", "name": "New", "abbreviation": "MUN", "organization": "mu-body",
        "focus": "billing", "settings": "mu-here; mu-there", "apprentice_of": "mu-one",
        "membership_required": "TRUE", "confidence": "low", **SAID,
    }  # fmt: skip
    changed = new | {"slug": "mu-one", "settings": "mu-here", "apprentice_of": ""}
    response = send(admin_client, csv_file(new, changed), CERTIFICATIONS)
    confirm(admin_client, response, CERTIFICATIONS)
    added = Certification.objects.get(slug="mu-new")
    assert (added.apprentice_of.slug, added.membership_required, added.edited) == (
        "mu-one",
        True,
        True,
    )
    assert set(added.settings.values_list("slug", flat=True)) == {"mu-here", "mu-there"}
    one = Certification.objects.get(slug="mu-one")
    assert list(one.settings.values_list("slug", flat=True)) == ["mu-here"]
    # Columns that the file leaves out stay as they were.
    assert (one.focus_id, one.level) == ("billing", "entry")


def test_an_apprentice_designation_may_follow_its_title_in_the_same_file(
    admin_client: Client,
) -> None:
    title = {
        "slug": "mu-new", "name": "New", "abbreviation": "N", "organization": "mu-body",
        "focus": "coding", "apprentice_of": "", "confidence": "med", **SAID,
    }  # fmt: skip
    apprentice = title | {"slug": "mu-new-a", "apprentice_of": "mu-new"}
    response = send(admin_client, csv_file(apprentice, title), CERTIFICATIONS)
    assert told(response) == ["Line 2: apprentice_of: There is no certification “mu-new”."]
    response = send(admin_client, csv_file(title, apprentice), CERTIFICATIONS)
    confirm(admin_client, response, CERTIFICATIONS)
    assert Certification.objects.get(slug="mu-new-a").apprentice_of.slug == "mu-new"


def test_settings_and_answers_that_are_not_known_are_told(admin_client: Client) -> None:
    row = {
        "slug": "mu-one", "settings": "mu-here; moon", "membership_required": "maybe",
        "organization": "nobody",
    }  # fmt: skip
    said = told(send(admin_client, csv_file(row), CERTIFICATIONS))
    assert len(said) == 1
    for words in ("There is no “moon”.", "Write yes, no, or nothing", "organization “nobody”"):
        assert words in said[0]


def test_columns_that_are_wrong_are_named(admin_client: Client) -> None:
    row = {"certification": "mu-one", "kind": "exam", "price": "5", "amount": "5"}
    said = told(send(admin_client, csv_file(row)))
    assert "lacks the columns organization, audience" in said[0]
    assert "unknown columns: price" in said[0]
    double = SimpleUploadedFile("a.csv", ",".join([*FEE_COLUMNS, "kind"]).encode() + b"\na,b")
    assert "columns twice: kind" in told(send(admin_client, double))[0]


def test_cells_beyond_the_header_are_told(admin_client: Client) -> None:
    file = csv_file(fee())
    file.file = io.BytesIO(file.read().rstrip() + b",surplus\r\n")
    assert told(send(admin_client, file)) == [
        "Line 2: There are cells beyond the last column: “surplus”."
    ]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"\n\n", "empty"),
        ("a.csv", ",".join(FEE_COLUMNS).encode(), "no rows below its header"),
        ("a.csv", ",".join(FEE_COLUMNS).encode() + "\nmu-one,é".encode("cp1252"), "not UTF-8"),
        ("a.csv", ",".join(FEE_COLUMNS).encode() + b'\nmu-one,"a"b,', "not readable as CSV"),
        ("a.xlsx", b"certification,kind", "damaged or not what its name says"),
        ("a.xlsx", b"PK\x03\x04 cut short", "damaged or not what its name says"),
        ("a.ods", b"x", "ends in .csv or .xlsx"),
        ("a.csv", b"x" * (spreadsheets.LARGEST + 1), "larger than"),
        ("a.csv", b"slug\n" + b"a\n" * (spreadsheets.MOST_ROWS + 1), "more than 2000 rows"),
        ("a.csv", b"a," * 60 + b"b\n1\n", "more than 50 columns"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_reason(
    admin_client: Client, name: str, data: bytes, message: str
) -> None:
    before = held()
    assert message in " ".join(told(send(admin_client, SimpleUploadedFile(name, data))))
    assert held() == before


def test_a_workbook_that_unpacks_to_too_much_is_refused(admin_client: Client) -> None:
    row = fee(note="a" * 30_000)
    file = xlsx_file(*[row] * 600)
    assert (file.size or 0) < spreadsheets.LARGEST
    assert "inflates past" in told(send(admin_client, file))[0]


def test_what_is_too_much_for_the_page_that_carries_it_is_told_at_once(
    admin_client: Client, settings: Any
) -> None:
    """Small as a workbook, a table may be larger than what a form may post back."""
    file = csv_file(fee(amount="450", note=random.Random(1).randbytes(2_000).hex()))
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 4_000
    response = send(admin_client, file)
    assert "too much in it" in " ".join(told(response))
    assert not response.context["looked"]


@pytest.fixture
def staff(client: Client) -> Callable[..., Client]:
    def with_rights(*codenames: str) -> Client:
        user = User.objects.create_user("staff", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client.force_login(user)
        return client

    return with_rights


@pytest.mark.parametrize("to", [FEES, CERTIFICATIONS])
def test_staff_without_rights_neither_import_nor_export(
    staff: Callable[..., Client], to: str
) -> None:
    client = staff()
    for page in ("import/", "export.csv", "export.xlsx"):
        assert client.get(f"{to}{page}").status_code == 403
        assert client.post(f"{to}{page}", {"looked": "x"}).status_code == 403


def test_who_may_only_look_may_export_and_not_import(staff: Callable[..., Client]) -> None:
    client = staff("view_fee", "change_fee")
    assert client.get(f"{FEES}export.csv").status_code == 200
    assert client.get(f"{FEES}import/").status_code == 403
    assert client.post(f"{FEES}import/", {"looked": "x"}).status_code == 403
    html = client.get(FEES).content.decode()
    assert "export.csv" in html
    assert "import/" not in html


def test_the_right_to_bring_in_tables_is_one_of_its_own(staff: Callable[..., Client]) -> None:
    client = staff("view_fee", "add_fee", "change_fee")
    assert client.get(f"{FEES}import/").status_code == 403
    assert f"{FEES}import/" not in client.get(FEES).content.decode()


def test_import_and_export_pages_obey_the_content_security_policy(admin_client: Client) -> None:
    answers = [admin_client.get(f"{to}import/") for to in (FEES, CERTIFICATIONS)]
    answers.append(send(admin_client, csv_file(fee(amount="450"))))
    answers.append(send(admin_client, csv_file(fee(amount="x"))))
    for answer in answers:
        html = answer.content.decode()
        assert "style=" not in html.partition('id="content-main"')[2].partition("<footer")[0]
        assert "onchange=" not in html
