"""Guides, sections and texts that become public on a day, which nothing but reading decides."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from careerguide.columns import store
from careerguide.editorial import preview, scheduled
from careerguide.editorial.models import today
from guides.models import Guide, Section
from tests.admin_pages import change, shown_form
from tests.careerguide.editorial.clients import editor
from tests.data import SiteData, static_files, using

SLUG = "medical-coder-massachusetts"
PAGE = f"/paths/{SLUG}/"
NEW = "Made up: the exam changes on this day."


@pytest.fixture
def later() -> date:
    return today() + timedelta(days=30)


def read(day: date | None = None) -> str:
    """The guide's page, on a day, as a process answers that remembers no other day's."""
    store.forget()
    with scheduled.shown_as_of(day or today()):
        return Client().get(PAGE).content.decode()


@pytest.fixture
def section(site_data: SiteData) -> Iterator[Section]:
    yield Section.objects.filter(guide__slug=SLUG).exclude(text="").order_by("order")[0]
    store.forget()


def scheduled_text(section: Section, day: date, client: Client) -> Any:
    sent = shown_form(client, change(section)) | {"next_on": day.isoformat(), "next_text": NEW}
    return client.post(change(section), sent)


def test_a_new_text_takes_the_place_of_the_old_on_its_day(section: Section, later: date) -> None:
    anna, was = editor("anna"), section.text
    assert scheduled_text(section, later, anna).status_code == 302
    first = was.split(".")[0].split("*")[0].split("[")[0].strip()[:30]
    for day in (None, later - timedelta(days=1)):
        assert NEW not in read(day)
        assert first in read(day)
    for day in (later, later + timedelta(days=400)):
        assert NEW in read(day)
        assert first not in read(day)
    with scheduled.shown_as_of(later):
        row = Section.objects.get(pk=section.pk)
        assert (row.text, row.next_text, row.next_on) == (NEW, "", None)
        sent = shown_form(anna, change(row)) | {"title": "Another title"}
        assert anna.post(change(row), sent).status_code == 302
    assert Section.objects.get(pk=section.pk).text == NEW, "an edit after the day keeps it"


def test_a_text_without_a_day_and_a_day_without_a_text_are_refused(
    section: Section, later: date
) -> None:
    anna = editor("anna")
    for more in (
        {"next_text": NEW}, {"next_on": later.isoformat()},
        {"next_text": NEW, "next_on": today().isoformat()},
    ):  # fmt: skip
        answer = anna.post(change(section), shown_form(anna, change(section)) | more)
        assert answer.status_code == 200, more
    section.refresh_from_db()
    assert section.next_on is None


@pytest.mark.parametrize("model", ["guide", "section"])
def test_a_guide_or_a_section_is_seen_from_its_day_on(
    section: Section, later: date, model: str
) -> None:
    row: Any = section if model == "section" else section.guide
    row.public_from = later
    row.save()

    def is_seen(day: date | None) -> bool:
        store.forget()
        with scheduled.shown_as_of(day or today()):
            answer = Client().get(PAGE)
        return answer.status_code == 200 and section.title in answer.content.decode()

    assert not is_seen(None)
    assert not is_seen(later - timedelta(days=1))
    assert is_seen(later)


def test_pages_are_read_anew_when_the_day_changes(
    section: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.page_version()
    tomorrow = today() + timedelta(days=1)
    monkeypatch.setattr(store.timezone, "localdate", lambda: tomorrow)
    store.forget_version()
    assert store.page_version() != before
    assert store.made_of() == before.rpartition(".")[0], "downloads are not made anew"


def test_the_queue_tells_what_waits_for_its_day(section: Section, later: date) -> None:
    anna = editor("anna")
    scheduled_text(section, later, anna)
    Guide.objects.filter(slug=SLUG).update(public_from=later)
    page = anna.get("/admin/queue/scheduled/")
    said = [line["item"].said for line in page.context["lines"]]
    assert len(said) == 2
    assert any("new text is public from" in one for one in said)
    assert {line["item"].page for line in page.context["lines"]} == {f"{PAGE}?preview={later}"}
    with scheduled.shown_as_of(later):
        assert not anna.get("/admin/queue/scheduled/").context["lines"]


@pytest.fixture
def own_site(site: SiteData, tmp_path: Path, django_db_blocker: Any) -> Iterator[SiteData]:
    """The loaded site, of this test alone, which another process sees too."""
    own = site.copy(tmp_path)
    (own.var / "static").symlink_to(static_files(site))
    with using(own), django_db_blocker.unblock():
        yield own


def test_staff_alone_see_the_page_as_it_will_be(
    own_site: SiteData, later: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "LONGEST", None)  # however slow the machine is
    anna, reader = editor("anna"), Client()
    one = Section.objects.filter(guide__slug=SLUG).exclude(text="").order_by("order")[0]
    scheduled_text(one, later, anna)
    asked = f"{PAGE}?preview={later}"
    assert asked in anna.get(change(one)).content.decode()
    page = anna.get(asked)
    assert NEW in page.content.decode()
    assert "as it will be on" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert NEW not in reader.get(asked).content.decode()
    assert NEW not in anna.get(PAGE).content.decode()
    assert anna.get(f"{PAGE}?preview=2026-13-45").status_code == 404
