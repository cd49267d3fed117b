"""Names that are English in every language, marked as such where the page is not English."""

from django.utils.translation import override

from careerguide.pages.english import Cited, release_text
from careerguide.releases.models import release_name


def test_of_a_release_only_the_title_is_marked() -> None:
    with override("es"):
        name = release_name("Completions (C_A)", "2026-06-10")
        assert name == "Completions, 10 de junio de 2026"
        assert release_text(name) == '<span lang="en">Completions</span>, 10 de junio de 2026'


def test_an_edition_in_the_publishers_own_words_is_marked_too() -> None:
    with override("es"):
        name = release_name("An older table", "undated, to 2024")
        assert release_text(name) == '<span lang="en">An older table, undated, to 2024</span>'


def test_words_of_ours_beside_releases_are_not_marked() -> None:
    with override("es"):
        both = Cited.together([release_name("A & B", "2024"), "definición del título, 2020"])
        assert both == "A & B, 2024; definición del título, 2020"
        assert release_text(both) == (
            '<span lang="en">A &amp; B</span>, 2024; definición del título, 2020'
        )
        assert release_text("abril de 2026, confianza alta") == "abril de 2026, confianza alta"


def test_an_english_page_shows_names_as_they_are() -> None:
    name = release_name("Completions", "2024")
    assert release_text(name) is name
