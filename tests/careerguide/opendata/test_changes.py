"""/changes/: what loads brought and what staff corrected, and never who or why."""

from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from django.contrib.auth.models import User
from django.test import Client

from careerguide.columns import store
from careerguide.editorial.record import recorded
from careerguide.editorial.revisions import ChangeSet, Revision
from careerguide.releases.changes import BuildChange
from certifications.models import Fee
from guides.models import Guide
from programs.models import ProgramCorrection

pytestmark = pytest.mark.usefixtures("site_data")
ATOM = "{http://www.w3.org/2005/Atom}"
PROGRAM = "164775-51.0713-21"


@pytest.fixture(autouse=True)
def fresh() -> Any:
    store.forget()
    yield
    store.forget()


@pytest.fixture
def mary(db: None) -> User:
    return User.objects.create_user("mary.editor")


def correct(mary: User, why: str = "phoned Jo Bloggs") -> ProgramCorrection:
    with recorded(mary, ChangeSet.How.EDIT, why):
        return ProgramCorrection.objects.create(
            program=PROGRAM, field="books", value="250", reason="The school says so.",
            source="https://example.org/prices", as_of="2026-11", note="ask again in May",
        )  # fmt: skip


def page(client: Client, query: str = "") -> str:
    response = client.get(f"/changes/{query}")
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_correction_is_told_by_its_row_and_not_by_whom_or_why(client: Client, mary: User) -> None:
    correct(mary)
    told = page(client)
    assert "Corrections: 1 added." in told
    assert f"{PROGRAM}: " in told
    for secret in ("mary.editor", "Jo Bloggs", "ask again"):
        assert secret not in told
        assert secret not in client.get("/changes/feed.xml").content.decode()


def test_an_undone_change_is_told_as_such(client: Client, mary: User) -> None:
    row = correct(mary)
    with recorded(mary, ChangeSet.How.UNDO):
        row.delete()
    told = page(client)
    assert "Corrections: 1 added." in told
    assert "Corrections: 1 taken away." in told
    assert "1 of these undoes an earlier one." in told


def test_what_is_no_data_is_not_told(client: Client, mary: User) -> None:
    before = page(client)
    guide = Guide.objects.first()
    assert guide
    with recorded(mary, ChangeSet.How.EDIT):
        guide.title = "A draft that nobody should see"
        guide.save()
    assert Revision.objects.filter(label="paths.guide").exists()
    assert "nobody should see" not in page(client)
    assert page(client).count("<section") == before.count("<section")


def test_many_rows_of_a_day_are_counted_and_some_named(client: Client, mary: User) -> None:
    fees = list(Fee.objects.all()[:20])
    with recorded(mary, ChangeSet.How.IMPORT):
        for fee in fees:
            fee.amount += 1
            fee.save()
    assert "Fees of credentials: 20 changed." in page(client)
    titles = dict.fromkeys(Revision.objects.order_by("-pk").values_list("title", flat=True)[:20])
    assert f", and {len(titles) - 12} more." in page(client)


def load(**more: Any) -> BuildChange:
    path = "/salaries/29-2072/39/"
    moved = {"key": 1, "title": "A <job>, Ohio", "path": path, "before": 40000.0, "after": 60000.0}
    counted = {
        "rows": 1200, "new": 3, "gone": 0, "changed": 1, "figures": {"annual_median": 1},
        "moved": {"annual_median": [moved]},
    }  # fmt: skip
    names = {"name": "Wages, May 2026", "before": "Wages, May 2025"}
    news = [{"source": "oews", "what": "new"} | names]
    values = {"token": "made-up", "tables": {"wages": counted}, "brought": news} | more
    return BuildChange.objects.create(**values)


def test_a_load_is_told_with_its_counts_and_what_moved_most(client: Client) -> None:
    change = load()
    told = page(client)
    assert "Wages, May 2026 stands in for Wages, May 2025." in told
    assert "Wages: 3 new rows, 1 changed of 1,200." in told
    assert 'href="/salaries/29-2072/39/">A &lt;job&gt;, Ohio' in told
    assert "$40,000" in told
    assert "$60,000" in told
    assert f'id="load-{change.pk}"' in told


def test_a_first_load_and_one_that_could_not_be_compared_say_so(client: Client) -> None:
    load(first=True, tables=None, brought=[])
    assert "First load" in page(client)
    load(tables=None)
    store.forget()  # as a build makes every worker do; it has another version, too
    assert "the build before was not on this machine" in page(Client(), "?another")


def test_the_feed_has_the_pages_entries_in_atom(client: Client, mary: User) -> None:
    load()
    correct(mary)
    response = client.get("/changes/feed.xml")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = fromstring(response.content)
    entries = feed.findall(f"{ATOM}entry")
    told = page(client)
    assert len(entries) == told.count("<section") >= 2
    for entry in entries:
        link = entry.find(f"{ATOM}link").get("href")
        assert link.startswith("http://testserver/changes/#")
        assert f'id="{link.partition("#")[2]}"' in told
        assert entry.findtext(f"{ATOM}updated")
    dates = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert dates == sorted(dates, reverse=True)
    assert client.post("/changes/feed.xml").status_code == 405
