"""Guides, sections, lines and questions from made-up files; what staff changed stays."""

from pathlib import Path

import pytest
from django.db.models import Model

from guides.models import Guide, Item, Question, Section
from tests.guides.sources.made import (
    guide,
    guides,
    item,
    items,
    question,
    questions,
    section,
    sections,
)
from tests.programs.sources.small import rejected

pytestmark = pytest.mark.usefixtures("empty_db")


def all_rows(model: type[Model]) -> list[tuple[object, ...]]:
    return list(model._default_manager.order_by("pk").values_list())


def fill(folder: Path, words: str = "You like lists.") -> None:
    guides(folder, guide())
    sections(folder, section(text="One. ¶ Two."), section(anchor="work", order="20", step="1"))
    items(folder, item(text=words), item(order="2", text="You like rules.", facts="SF001 SF002"))
    questions(folder, question())


def test_a_paragraph_mark_parts_paragraphs(tmp_path: Path) -> None:
    fill(tmp_path)
    assert Section.objects.get(anchor="fit").text == "One.\n\nTwo."
    assert list(Section.objects.filter(step=True).values_list("anchor", flat=True)) == ["work"]


def test_a_second_load_changes_nothing(tmp_path: Path) -> None:
    """Also where the file is another, with the same rows: numbers stay, so links to them do."""
    fill(tmp_path)
    kept = [all_rows(model) for model in (Guide, Section, Item, Question)]
    fill(tmp_path)
    assert [all_rows(model) for model in (Guide, Section, Item, Question)] == kept
    items(
        tmp_path,
        item(order="2", text="You like rules.", facts="SF001 SF002"),
        item(text="You like lists."),
    )
    assert all_rows(Item) == kept[2]


def test_a_changed_row_is_changed_and_one_that_is_gone_deleted(tmp_path: Path) -> None:
    fill(tmp_path)
    first = Item.objects.get(order=1)
    items(tmp_path, item(text="You like maps."))
    [row] = Item.objects.all()
    assert (row.pk, row.text) == (first.pk, "You like maps.")


def test_what_staff_changed_or_added_stays_and_is_counted(tmp_path: Path) -> None:
    fill(tmp_path)
    Item.objects.filter(order=1).update(text="Ours.", edited=True)
    fit = Section.objects.get(anchor="fit")
    Item.objects.create(section=fit, order=9, text="New.", source="staff", edited=True)
    release = items(tmp_path, item(text="Theirs."))
    assert list(Item.objects.values_list("order", "text")) == [(1, "Ours."), (9, "New.")]
    assert release.reasons["noted"] == {"rows kept as staff changed them": 2}


def test_a_section_that_is_gone_from_the_file_stays_while_staffs_words_are_in_it(
    tmp_path: Path,
) -> None:
    fill(tmp_path)
    Item.objects.filter(order=1).update(text="Ours.", edited=True)
    guides(tmp_path, guide(slug="pilot"))
    sections(tmp_path, section(guide="pilot"))
    assert set(Guide.objects.values_list("slug", flat=True)) == {"coder", "pilot"}
    assert list(Section.objects.filter(guide__slug="coder").values_list("anchor", flat=True)) == [
        "fit"
    ]
    assert Item.objects.filter(text="Ours.").exists()


def test_a_row_the_admin_would_refuse_is_rejected_with_line_and_reason(tmp_path: Path) -> None:
    fill(tmp_path)
    release = items(
        tmp_path,
        item(),
        item(order="2", as_of="2999-01"),
        item(order="3", as_of="May"),
        item(order="4", source=""),
        item(order="5", confidence="sure"),
        item(order="6", text="x" * 301),
        item(order="7", facts="34"),
        item(order="8", href="programs"),
        item(order="first"),
        item(),
    )
    reasons = rejected(release)
    assert set(reasons) == set(range(3, 12))
    assert "future" in reasons[3]
    assert reasons[5].startswith("source: ")
    assert "SF034" in reasons[8]
    assert "twice" in reasons[11]
    assert Item.objects.count() == 1


def test_rows_of_a_guide_or_section_that_is_not_there_are_left_out(tmp_path: Path) -> None:
    fill(tmp_path)
    assert sections(tmp_path, section(), section(guide="pilot")).rows_unmatched == 1
    assert items(tmp_path, item(), item(section="sky")).rows_unmatched == 1


def test_a_guide_may_be_the_example_of_the_home_page(tmp_path: Path) -> None:
    release = guides(
        tmp_path,
        guide(flagship="1", topic="coding"),
        guide(slug="plain"),
        guide(slug="maybe", flagship="perhaps"),
        guide(slug="long", topic="x" * 81),
    )
    assert list(Guide.objects.filter(flagship=True).values_list("slug", "topic")) == [
        ("coder", "coding")
    ]
    assert "flagship: Write yes, no" in rejected(release)[4]
    assert set(rejected(release)) == {4, 5}


def test_codes_of_a_guide_are_checked(tmp_path: Path) -> None:
    release = guides(
        tmp_path,
        guide(),
        guide(slug="a", occupations="292072"),
        guide(slug="b", fields="51.7"),
        guide(slug="c", state="ZZ"),
        guide(slug="d", certifications="CPC!"),
        guide(slug="not a slug"),
    )
    assert set(rejected(release)) == set(range(3, 8))
    assert Guide.objects.count() == 1


def test_a_section_has_a_panel_this_site_can_draw(tmp_path: Path) -> None:
    guides(tmp_path, guide())
    release = sections(
        tmp_path,
        section(panel="outlook"),
        section(anchor="a", panel="horoscope"),
        section(anchor="b", step="perhaps"),
    )
    assert set(rejected(release)) == {3, 4}


def test_an_answer_needs_a_source(tmp_path: Path) -> None:
    release = questions(
        tmp_path, question(), question(number="2", source=""), question(number="3", answer="")
    )
    assert set(rejected(release)) == {3, 4}
    assert Question.objects.count() == 1
