"""A reader says what is wrong without account, script or third party; machines get nowhere."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from careerguide.editorial.revisions import Revision
from careerguide.staff import reporting
from careerguide.staff.models import ReaderReport
from tests.admin_pages import shown_form

pytestmark = pytest.mark.usefixtures("site_data")
PAGE = "/certifications/cpc/"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The time by which forms are signed, which tests move."""

    class Clock:
        now = 1_790_000_000.0

        def go(self, seconds: float) -> None:
            self.now += seconds

    clock = Clock()
    monkeypatch.setattr(signing.time, "time", lambda: clock.now)
    return clock


def form_of(client: Client, address: str, **headers: str) -> dict[str, Any]:
    """What a browser sends back of the form at an address."""
    html = client.get(address, headers=headers).content.decode()
    tags = re.findall(r"<input [^>]*>", html.partition("<form")[2])
    named = {name: tag for tag in tags for name in re.findall(r'name="(\w+)"', tag)}
    values = {name: re.findall(r'value="([^"]*)"', tag) for name, tag in named.items()}
    return {name: value[0] if value else "" for name, value in values.items()} | {"message": ""}


def link_on(client: Client, address: str) -> str:
    """The first “Is this wrong?” of a page."""
    html = client.get(address).content.decode()
    found = re.search(r'class="is-wrong[^>]*href="([^"]+)"', html)
    assert found, f"{address} offers no way to say that a figure is wrong"
    return found[1].replace("&amp;", "&")


def send(client: Client, clock: Any, *, wait: float = 20, page: str = PAGE, **said: str) -> Any:
    sent = form_of(client, f"/report/?page={page}&about=exam")
    clock.go(wait)
    return client.post("/report/", sent | {"message": "The exam costs $499 now."} | said)


@pytest.mark.parametrize(
    "address",
    [PAGE, "/programs/?state=MA", "/programs/164775-51.0713-21/", "/salaries/29-2072/",
     "/salaries/29-2072/25/", "/aid/", "/paths/medical-coder-massachusetts/"],
)  # fmt: skip
def test_every_kind_of_page_offers_to_say_that_a_figure_is_wrong(
    client: Client, clock: Any, address: str
) -> None:
    sent = form_of(client, link_on(client, address), Referer=f"http://testserver{address}")
    assert sent["page"].replace("%20", " ") == address
    assert sent["about"]


def test_a_report_names_page_and_figure_and_waits(client: Client, clock: Any) -> None:
    sent = form_of(client, link_on(client, "/programs/164775-51.0713-21/"))
    clock.go(20)
    said = {"message": "The school says $9,000.", "email": "reader@example.org"}
    assert client.post("/report/", sent | said)["Location"] == "/report/sent/"
    row = ReaderReport.objects.get()
    assert (row.page, row.state) == ("/programs/164775-51.0713-21/", "open")
    assert row.figure
    assert (row.message, row.email) == (said["message"], said["email"])
    assert "testserver" not in row.sender
    assert "127.0.0.1" not in row.sender


def test_public_pages_carry_a_link_and_no_token_and_stay_remembered(client: Client) -> None:
    first = client.get(PAGE)
    html = first.content.decode()
    assert "/report/?page=" in html
    assert "csrfmiddlewaretoken" not in html
    assert not first.cookies
    assert Client().get(PAGE).content == first.content
    assert Client().get(PAGE, headers={"If-None-Match": first["ETag"]}).status_code == 304
    form = client.get(f"/report/?page={PAGE}")
    assert "no-store" in form["Cache-Control"]
    assert "ETag" not in form


def test_the_form_works_without_a_script_and_sets_but_the_token(client: Client) -> None:
    form = client.get(f"/report/?page={PAGE}&about=exam")
    html = form.content.decode()
    assert set(form.cookies) <= {"csrftoken"}
    assert "on" not in re.findall(r'\s(on\w+)="', html)
    assert "noindex" in html
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/report/", {"message": "Anything."}).status_code == 403


@pytest.mark.parametrize("wait", [0, 2, 13 * 3600])
def test_who_writes_sooner_than_people_can_or_half_a_day_later_is_asked_again(
    client: Client, clock: Any, wait: float
) -> None:
    answer = send(client, clock, wait=wait)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "again" in html or "once more" in html
    assert "The exam costs $499 now." in html
    assert not ReaderReport.objects.exists()
    again = re.search(r'name="begun" value="([^"]+)"', html)
    assert again
    clock.go(10)
    kept = {"page": PAGE, "about": "exam", "message": "The exam costs $499 now.", "email": ""}
    assert client.post("/report/", kept | {"begun": again[1]}).status_code == 302


def test_a_machine_that_fills_in_every_box_is_thanked_and_nothing_is_kept(
    client: Client, clock: Any
) -> None:
    assert send(client, clock, website="http://spam.example").status_code == 302
    assert not ReaderReport.objects.exists()


def test_a_forged_time_is_no_time(client: Client, clock: Any) -> None:
    assert send(client, clock, begun="report:1abc:xyz").status_code == 200
    assert not ReaderReport.objects.exists()


def test_one_address_is_bounded_by_the_hour_and_all_by_the_day(
    client: Client, clock: Any, settings: Any
) -> None:
    settings.REPORTS_PER_HOUR, settings.REPORTS_PER_DAY = 2, 3
    other = Client(REMOTE_ADDR="192.0.2.7")
    answers = [send(client, clock, message=f"Wrong, number {n}.").status_code for n in range(3)]
    assert answers == [302, 302, 429]
    assert send(other, clock).status_code == 302
    third = Client(REMOTE_ADDR="192.0.2.8")
    assert send(third, clock).status_code == 429
    ReaderReport.objects.update(sent_at=timezone.now() - timedelta(days=2))
    assert send(client, clock).status_code == 302


def test_the_same_report_sent_twice_waits_once(client: Client, clock: Any) -> None:
    send(client, clock)
    send(client, clock)
    assert ReaderReport.objects.count() == 1


@pytest.mark.parametrize(
    "page",
    ["https://example.org/", "//example.org/", "javascript:alert(1)", "/admin/", "/report/",
     "/no-such-page/", "", "programs/", "/\\example.org"],
)  # fmt: skip
def test_no_page_but_a_public_one_of_this_site_is_named(
    client: Client, clock: Any, page: str
) -> None:
    assert reporting.own_page(page) == ""
    answer = send(client, clock, page=page)
    assert answer.status_code == 200
    assert not ReaderReport.objects.exists()
    assert "example.org" not in re.findall(r'href="([^"]*)"', answer.content.decode())


@pytest.mark.parametrize("email", ["", "reader@example.org"])
def test_an_address_is_left_by_choice_and_deleted_in_time(
    client: Client, clock: Any, settings: Any, email: str, capsys: Any
) -> None:
    settings.REPORT_EMAIL_DAYS = 30
    assert "deleted after 30 days" in client.get("/report/").content.decode()
    send(client, clock, email=email)
    ReaderReport.objects.update(sent_at=timezone.now() - timedelta(days=29))
    call_command("forget_reporters")
    assert ReaderReport.objects.get().email == email
    ReaderReport.objects.update(sent_at=timezone.now() - timedelta(days=31))
    call_command("forget_reporters")
    row = ReaderReport.objects.get()
    assert (row.email, row.message) == ("", "The exam costs $499 now.")
    assert f"{int(bool(email))} addresses" in capsys.readouterr().out


def test_who_may_not_answer_sees_the_report_and_no_address(client: Client) -> None:
    from tests.careerguide.staff.test_queues import role

    row = ReaderReport.objects.create(
        page=PAGE, message="Wrong.", email="reader@example.org", sender="made up"
    )
    address = f"/admin/staff/readerreport/{row.pk}/change/"
    assert "reader@example.org" not in role("Viewer")[0].get(address).content.decode()
    assert "mailto:reader@example.org" in role("Editor")[0].get(address).content.decode()


def test_an_answer_is_told_on_the_page_and_taken_back(client: Client, admin_client: Client) -> None:
    row = ReaderReport.objects.create(
        page=f"{PAGE}?years=3", figure="exam fee", message="<b>Wrong</b>.", sender="made up"
    )
    before = client.get(PAGE)
    address = f"/admin/staff/readerreport/{row.pk}/change/"
    note = {"state": "corrected", "public_note": "Right: <i>the</i> fee rose in November."}
    sent = shown_form(admin_client, address) | note
    assert admin_client.post(address, sent).status_code == 302
    html = client.get(PAGE, headers={"If-None-Match": before["ETag"]}).content.decode()
    assert "Right: &lt;i&gt;the&lt;/i&gt; fee rose in November." in html
    assert "<b>Wrong" not in html
    assert "fee rose in November" not in client.get("/certifications/cca/").content.decode()
    admin_client.post(address, shown_form(admin_client, address) | note | {"state": "open"})
    assert client.get(PAGE).content == before.content


def test_two_answers_to_one_report_clash_and_the_log_keeps_neither_reader_nor_address() -> None:
    from tests.careerguide.staff.test_queues import role

    row = ReaderReport.objects.create(
        page=PAGE, message="Wrong.", email="reader@example.org", sender="made up"
    )
    (anna, _one), (ben, _two) = role("Editor"), role("Publisher")
    address = f"/admin/staff/readerreport/{row.pk}/change/"
    first, second = shown_form(anna, address), shown_form(ben, address)
    assert anna.post(address, first | {"state": "corrected", "_why": "Asked"}).status_code == 302
    told = ben.post(address, second | {"state": "spam"})
    assert "Others changed this while you did" in (html := told.content.decode())
    assert "Asked" in html
    row.refresh_from_db()
    assert row.state == "corrected"
    kept = Revision.objects.get(label="staff.readerreport")
    assert kept.after is not None
    assert kept.after["state"] == "corrected"
    assert not {"email", "sender"} & kept.after.keys()


def test_a_report_alone_renews_no_page(client: Client, clock: Any) -> None:
    before = client.get(PAGE)
    send(client, clock)
    assert client.get(PAGE, headers={"If-None-Match": before["ETag"]}).status_code == 304
