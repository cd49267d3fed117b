"""Staff find from a public page to what they may change; nobody else's page knows of it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from guides.models import Section
from tests.careerguide.staff.test_queues import role

pytestmark = pytest.mark.usefixtures("site_data")
PAGES = {
    "/certifications/cpc/": "/admin/certifications/fee/",
    "/paths/medical-coder-massachusetts/": "/admin/paths/section/",
    "/programs/164775-51.0713-21/": "/admin/programs/programcorrection/add/",
    "/salaries/29-2072/25/": "/admin/salaries/wagenote/add/",
}


@pytest.mark.parametrize(("page", "leads"), PAGES.items())
def test_editors_find_what_they_may_change_on_the_page_and_each_link_opens(
    page: str, leads: str
) -> None:
    editor, _person = role("Editor")
    answer = editor.get(page)
    html = answer.content.decode()
    links = html.partition('aria-label="For staff"')[2].partition("</nav>")[0].split('href="')[1:]
    addresses = [link.partition('"')[0].replace("&amp;", "&") for link in links]
    assert any(address.startswith(leads) for address in addresses)
    for address in addresses:
        assert editor.get(address).status_code == 200, address
    assert "no-store" in answer["Cache-Control"]
    assert "ETag" not in answer


@pytest.mark.parametrize("page", PAGES)
def test_readers_pages_are_the_same_before_and_after_staff_looked(page: str) -> None:
    before = Client().get(page)
    editor, _person = role("Editor")
    editor.get(page)
    after = Client().get(page)
    assert after.content == before.content
    assert "/admin/" not in after.content.decode()
    assert after.headers.get("ETag") == before.headers.get("ETag")


@pytest.mark.parametrize("page", PAGES)
def test_who_may_change_nothing_and_who_is_no_staff_sees_no_links(page: str) -> None:
    viewer, _person = role("Viewer")
    assert "/admin/" not in viewer.get(page).content.decode()
    reader = Client()
    reader.force_login(User.objects.create_user("reader"))
    assert "/admin/" not in reader.get(page).content.decode()


def test_an_editor_writes_bold_words_and_a_link_in_a_guide(client: Client) -> None:
    section = Section.objects.filter(guide__slug="medical-coder-massachusetts").first()
    assert section
    section.text = "Read **both** [lists](/programs/).\n\n- one\n- <b>two</b>"
    section.save()
    html = client.get("/paths/medical-coder-massachusetts/").content.decode()
    assert '<p>Read <strong>both</strong> <a href="/programs/">lists</a>.</p>' in html
    assert "<li>&lt;b&gt;two&lt;/b&gt;</li>" in html
    editor, _person = role("Editor")
    shown = editor.get(f"/admin/paths/section/{section.pk}/change/").content.decode()
    assert "<strong>both</strong>" in shown
