"""What staff did is taken back: an edit, an import, a deletion; before and after loads. Made up."""

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from careerguide.editorial.revisions import ChangeSet, FileRow, Revision
from certifications.models import Certification, Fee, OpensOccupation
from tests.admin_pages import act, delete, path
from tests.careerguide.editorial.clients import editor, opened, saved
from tests.certifications.sources.small import bodies, certifications

FEES = "/admin/certifications/fee/"


@pytest.fixture(autouse=True)
def loaded_once(empty_db: object, tmp_path: Path) -> None:
    bodies(tmp_path)
    certifications(tmp_path, {"exam_fee_member": "100"})


@pytest.fixture
def anna(loaded_once: None) -> Client:
    return editor("anna")


def fee() -> Fee:
    return Fee.objects.get(certification__slug="mca", kind="exam", audience="member")


def reload(folder: Path, amount: str) -> None:
    certifications(folder, {"exam_fee_member": amount, "name": f"Made-up {amount}"})


def last() -> ChangeSet:
    return ChangeSet.objects.order_by("-at")[0]


def take_back(client: Client, row: Any) -> list[str]:
    """Press the button; what was refused."""
    address = path(type(row), f"{row.pk}/undo/")
    page = client.post(address, {"_why": "By mistake"}, follow=True)
    return [str(one) for one in page.context["messages"] if one.level_tag == "error"]


def edited(client: Client, amount: str) -> ChangeSet:
    row = fee()
    assert saved(client, row, opened(client, row) | {"amount": amount}).status_code == 302
    return last()


def test_an_edit_is_taken_back_and_the_row_follows_its_file_again(
    anna: Client, tmp_path: Path
) -> None:
    done = edited(anna, "111")
    reload(tmp_path, "100")
    assert fee().amount == 111
    assert take_back(anna, done) == []
    assert (fee().amount, fee().edited) == (100, False)
    assert not FileRow.objects.exists()
    reload(tmp_path, "120")
    assert fee().amount == 120


def test_an_edit_that_a_new_file_overtook_is_taken_back_to_the_new_file(
    anna: Client, tmp_path: Path
) -> None:
    done = edited(anna, "111")
    reload(tmp_path, "120")
    assert take_back(anna, done) == []
    assert (fee().amount, fee().edited) == (120, False)


def test_the_first_of_two_edits_is_taken_back_alone(anna: Client, tmp_path: Path) -> None:
    first = edited(anna, "111")
    row = fee()
    saved(anna, row, opened(anna, row) | {"note": "asked"})
    assert take_back(anna, first) == []
    assert (fee().amount, fee().note, fee().edited) == (100, "asked", True)
    reload(tmp_path, "120")
    assert (fee().amount, fee().note) == (100, "asked")


def test_what_was_changed_since_is_told_and_not_overwritten(anna: Client) -> None:
    first = edited(anna, "111")
    edited(anna, "112")
    assert "112.00, no longer 111.00" in take_back(anna, first)[0]
    assert fee().amount == 112


def test_an_undo_is_taken_back_like_any_change(anna: Client) -> None:
    take_back(anna, edited(anna, "111"))
    assert last().how == "undo"
    assert last().undoes is not None
    assert last().why == "By mistake"
    assert take_back(anna, last()) == []
    assert (fee().amount, fee().edited) == (111, True)


def test_a_withdrawn_row_stays_away_through_loads_until_the_file_wins_again(
    anna: Client, tmp_path: Path
) -> None:
    delete(anna, fee(), "Not asked")
    for amount in ("100", "120"):
        reload(tmp_path, amount)
        assert not Fee.objects.filter(kind="exam", audience="member").exists()
    told = FileRow.objects.get()
    assert (told.withdrawn, Decimal(told.values["amount"])) == (True, 120)
    assert act(anna, path(FileRow), "let_files_win", told).status_code == 302
    assert (fee().amount, fee().edited) == (120, False)
    reload(tmp_path, "130")
    assert fee().amount == 130


def test_a_deletion_is_taken_back_after_a_load_with_the_number_it_had(
    anna: Client, tmp_path: Path
) -> None:
    pk = fee().pk
    delete(anna, fee())
    reload(tmp_path, "120")
    assert take_back(anna, last()) == []
    assert (fee().pk, fee().amount, fee().edited) == (pk, 120, False)
    reload(tmp_path, "130")
    assert Fee.objects.get(pk=pk).amount == 130


def test_a_certification_comes_back_with_all_that_hung_on_it(anna: Client, tmp_path: Path) -> None:
    one = Certification.objects.get(slug="mca")

    def all_of_it() -> list[Any]:
        return [
            sorted(map(str, Fee.objects.values_list("pk", "kind", "audience", "amount", "edited"))),
            sorted(OpensOccupation.objects.values_list("pk", "soc")),
            sorted(Certification.objects.values_list("pk", "slug", "name")),
            sorted(one.settings.values_list("pk", flat=True)),
        ]

    before = all_of_it()
    assert len(before[0]) > 1
    delete(anna, one)
    reload(tmp_path, "100")
    assert not Certification.objects.filter(slug="mca").exists()
    certifications(tmp_path, {"exam_fee_member": "100"})
    assert take_back(anna, last()) == []
    assert all_of_it() == before


def test_an_edited_row_gets_the_files_value_at_once(anna: Client, tmp_path: Path) -> None:
    edited(anna, "111")
    reload(tmp_path, "120")
    assert act(anna, FEES, "let_loads_replace", fee()).status_code == 302
    assert (fee().amount, fee().edited) == (120, False)


def test_a_fee_known_by_another_name_is_not_doubled_by_the_next_load(
    anna: Client, tmp_path: Path
) -> None:
    row = fee()
    count = Fee.objects.count()
    saved(anna, row, opened(anna, row) | {"audience": "student"})
    reload(tmp_path, "120")
    assert Fee.objects.count() == count


def test_an_import_of_500_rows_is_taken_back_whole(anna: Client, tmp_path: Path) -> None:
    one = Certification.objects.get(slug="mca")
    told: dict[str, Any] = {"source": "https://example.org/made-up"}
    OpensOccupation.objects.all().delete()
    Certification.objects.bulk_create(
        Certification(
            slug=f"mu-{n}", name=f"Made-up {n}", abbreviation=f"MU{n}", focus_id="coding",
            organization=one.organization, **told,
        )
        for n in range(499)
    )  # fmt: skip
    to = "/admin/certifications/certification/"
    exported = anna.get(f"{to}export.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(exported)))
    for row in rows:
        row["note"] = "Asked in November"
    rows[0]["summary"] = "One more"
    assert len(rows) == 500
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    file = SimpleUploadedFile("a.csv", text.getvalue().encode())
    page = anna.post(f"{to}import/", {"file": file})
    assert (page.context["outcome"].new, page.context["outcome"].changed) == (0, 500)
    anna.post(f"{to}import/", {"looked": page.context["looked"], "_why": "November"})
    assert Certification.objects.filter(note="Asked in November", edited=True).count() == 500
    done = last()
    assert (done.how, done.why, done.revisions.count()) == ("import", "November", 500)
    assert take_back(anna, done) == []
    assert not Certification.objects.exclude(note="").exists()
    assert not Certification.objects.filter(edited=True).exists()
    assert anna.get(path(Revision, "?q=November")).status_code == 200


def test_who_may_not_write_the_rows_takes_nothing_back(anna: Client) -> None:
    from django.contrib.auth.models import Permission, User

    done = edited(anna, "111")
    looker = User.objects.create_user("looker", is_staff=True)
    looker.user_permissions.set(Permission.objects.filter(codename="view_changeset"))
    client = Client()
    client.force_login(looker)
    page = client.get(path(ChangeSet, f"{done.pk}/change/"))
    assert page.status_code == 200
    assert "undo/" not in page.content.decode()
    assert client.post(path(ChangeSet, f"{done.pk}/undo/")).status_code == 403
    assert fee().amount == 111
