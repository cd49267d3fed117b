"""Editors keep a guide in every language: Spanish beside the English, lapsed where that changes."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from careerguide.editorial.proposals import Proposal
from careerguide.editorial.revisions import Revision
from careerguide.words.models import Translation
from guides.models import Guide, Item, Question, Section
from tests.admin_pages import change, sent_by

pytestmark = pytest.mark.usefixtures("site_data")
SAID: dict[str, Any] = {"source": "https://example.org/made-up", "as_of": "2026-02"}


@pytest.fixture
def section() -> Section:
    guide = Guide.objects.create(
        slug="made-up", title="Made up", summary="A made-up guide", occupations="29-2072",
        fields="51.0713", certifications="cpc",
    )  # fmt: skip
    return Section.objects.create(
        guide=guide, order=1, anchor="first", title="First", text="Read **this**.\n\nThen that."
    )


def said(english: str) -> str | None:
    found = Translation.objects.filter(language="es", english=english).first()
    return found.text if found else None


def shown(client: Client, row: Any) -> dict[str, str]:
    return sent_by(client.get(change(row)).content.decode())


def saved(client: Client, row: Any, **written: str) -> str:
    """Send a row's form as it was shown, but for what is written; the page after it."""
    response = client.post(change(row), shown(client, row) | written, follow=True)
    assert response.redirect_chain, response.context["errors"]
    return response.content.decode()


def spanish_page(client: Client, section: Section) -> str:
    return client.get(f"/es/paths/{section.guide.slug}/").content.decode()


def test_spanish_written_beside_the_english_is_shown_to_readers(
    admin_client: Client, client: Client, section: Section
) -> None:
    assert '<div lang="en"><p>Read <strong>this</strong>.</p></div>' in spanish_page(
        client, section
    )
    saved(admin_client, section, text_es="Lea **esto**.\r\n\r\nY luego eso.")
    assert said(section.text) == "Lea **esto**.\n\nY luego eso."
    page = spanish_page(client, section)
    assert "<p>Lea <strong>esto</strong>.</p>" in page
    assert "<p>Y luego eso.</p>" in page
    assert "Read <strong>this" not in page
    english = client.get(f"/paths/{section.guide.slug}/").content.decode()
    assert "Read <strong>this</strong>." in english
    assert "Lea" not in english
    assert 'lang="en">Read' not in english


def test_a_translation_changes_neither_the_text_nor_its_mark(
    admin_client: Client, section: Section
) -> None:
    saved(admin_client, section, title_es="Primero")
    section.refresh_from_db()
    assert (section.edited, section.version) == (False, 1)
    row = Translation.objects.get(english="First")
    assert (row.text, row.edited, row.language) == ("Primero", True, "es")
    saved(admin_client, section, title_es="Lo primero")
    row.refresh_from_db()
    assert (row.text, row.version) == ("Lo primero", 3 - 1)
    log = Revision.of("core.translation", row.pk)
    assert [one.action for one in log] == ["changed", "added"]
    assert log[0].change.who == "admin"
    assert log[0].before["text"] == "Primero"


def test_saving_a_page_with_nothing_changed_writes_no_translation(
    admin_client: Client, section: Section
) -> None:
    Translation.objects.create(english="First", text="Primero", **SAID)
    before = list(Translation.objects.values())
    for row in (section, section.guide, Question.objects.all()[0]):
        saved(admin_client, row)
    assert list(Translation.objects.values()) == before


def test_where_the_english_changes_the_spanish_lapses_and_is_kept_at_hand(
    admin_client: Client, client: Client, section: Section
) -> None:
    saved(admin_client, section, title_es="Primero")
    page = saved(admin_client, section, title="The first")
    assert "Title, in Español lapsed" in page
    assert said("The first") is None
    assert said("First") == "Primero"
    assert '<span lang="en">The first</span>' in spanish_page(client, section)
    form = admin_client.get(change(section)).content.decode()
    assert "Lapsed: the English changed" in form
    assert sent_by(form)["title_es"] == "Primero"


def test_a_lapsed_text_counts_again_once_it_is_confirmed_or_corrected(
    admin_client: Client, client: Client, section: Section
) -> None:
    saved(admin_client, section, title_es="Primero")
    saved(admin_client, section, title="The first")
    saved(admin_client, section, order="2")
    assert said("The first") is None, "saving something else confirms nothing"
    saved(admin_client, section, **{"title_es-holds": "on"})
    assert said("The first") == "Primero"
    assert "Primero" in spanish_page(client, section)
    assert "Lapsed" not in admin_client.get(change(section)).content.decode()
    saved(admin_client, section, title="First of all")
    saved(admin_client, section, title_es="Antes que nada")
    assert said("First of all") == "Antes que nada"


def test_both_languages_changed_at_once_belong_together(
    admin_client: Client, section: Section
) -> None:
    saved(admin_client, section, title_es="Primero")
    page = saved(admin_client, section, title="Second", title_es="Segundo")
    assert said("Second") == "Segundo"
    assert "lapsed" not in page


def test_an_emptied_box_takes_the_translation_away(admin_client: Client, section: Section) -> None:
    saved(admin_client, section, title_es="Primero")
    saved(admin_client, section, title_es="")
    assert said("First") is None
    assert Revision.objects.filter(label="core.translation", action="deleted").exists()


def test_lines_and_sections_are_translated_on_the_page_of_what_they_belong_to(
    admin_client: Client, client: Client, section: Section
) -> None:
    line = Item.objects.create(section=section, order=1, group="Do", text="A made-up line", **SAID)
    sent = {"items-0-text_es": "Un renglón inventado", "items-0-group_es": "Haga"}
    saved(admin_client, section, **sent)
    saved(
        admin_client, section.guide, **{"sections-0-title_es": "Primero", "title_es": "Inventada"}
    )
    line.refresh_from_db()
    assert not line.edited
    page = spanish_page(client, section)
    for words in ("Un renglón inventado", "Haga", "Primero", "Inventada"):
        assert words in page


def test_what_others_wrote_meanwhile_is_told_and_replaced_by_who_has_seen_it(
    admin_client: Client, section: Section
) -> None:
    saved(admin_client, section, title_es="Primero")
    mine = shown(admin_client, section) | {"title_es": "Uno"}
    saved(admin_client, section, title_es="Lo primero")
    answer = admin_client.post(change(section), mine)
    assert answer.status_code == 200
    assert "It says now: “Lo primero”" in answer.content.decode()
    assert said("First") == "Lo primero"
    again = sent_by(answer.content.decode()) | {"title_es": "Uno"}
    answer = admin_client.post(change(section), again)
    assert answer.status_code == 302, answer.context["errors"]
    assert said("First") == "Uno"


@pytest.mark.parametrize("text", ["", "x" * 1_501])
def test_a_translation_of_nothing_or_of_too_much_is_refused_at_its_box(
    admin_client: Client, section: Section, text: str
) -> None:
    sent = shown(admin_client, section) | {"text": text, "text_es": "Algo"}
    answer = admin_client.post(change(section), sent)
    assert answer.status_code == 200
    assert "text_es" in answer.context["adminform"].form.errors
    assert said(text) is None


def test_an_editor_proposes_and_a_viewer_reads(
    client: Client, section: Section, settings: Any
) -> None:
    settings.EDITORS_PUBLISH = False
    for role in ("Viewer", "Editor"):
        user = User.objects.create_user(role, password="made-up", is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        assert client.get(change(section)).status_code == 200, role
    sent = shown(client, section) | {"title_es": "Primero"}
    assert client.post(change(section), sent).status_code == 302
    assert said("First") is None, "what an editor writes waits for review"
    proposal = Proposal.objects.get()
    assert [one.after["text"] for one in proposal.revisions] == ["Primero"]
