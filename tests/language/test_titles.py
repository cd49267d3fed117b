"""Official Spanish titles of jobs and plain ones of fields: shown, and found by search."""

import csv

import pytest
from django.test import Client
from django.utils import translation

from careerguide.words.models import Synonym, Translation
from programs.catalog import catalog
from salaries.search import find
from salaries.suggested import suggestions
from salaries.wagestore import wages
from tests.language.messages import TOP

pytestmark = pytest.mark.usefixtures("site_data")


def official() -> dict[str, str]:
    """By English title, what Mi Próximo Paso calls the job: read from the file itself."""
    with (TOP / "data/translations/texts.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {row["english"]: row["text"] for row in rows if row["source"].startswith("Mi Próximo")}


def jobs() -> dict[str, str]:
    """By SOC code, the official Spanish title of those with wages."""
    store = wages()
    codes = dict(zip(store.titles, store.codes, strict=True))
    return {codes[english]: text for english, text in official().items() if english in codes}


def test_every_official_title_finds_its_job_first() -> None:
    assert len(jobs()) > 40
    missed = {code: text for code, text in jobs().items() if find(text)[0].code != code}
    assert missed == {}


def test_accents_and_capitals_do_not_matter() -> None:
    assert find("tecnicos y mecanicos de servicio automotriz")[0].code == "49-3023"


def test_a_part_of_a_title_finds_the_jobs_that_have_it_where_nothing_else_does() -> None:
    assert [one.code for one in find("camión pesado")] == ["53-3032"]
    assert find("qwertz pesado") == []


def test_a_title_is_shown_in_spanish_alone_and_searched_in_english_too(client: Client) -> None:
    spanish = client.get("/es/salaries/?q=registered+nurses").content.decode()
    assert ">Enfermeros Graduados</a>" in spanish
    assert "Registered Nurses" not in spanish
    english = client.get("/salaries/?q=registered+nurses").content.decode()
    assert ">Registered Nurses</a>" in english


def test_a_title_without_translation_is_marked_as_english(client: Client) -> None:
    html = client.get("/es/salaries/41-2011/").content.decode()
    assert '<h1><span lang="en">Cashiers</span></h1>' in html


def test_suggestions_offer_what_their_own_box_finds() -> None:
    with translation.override("es"):
        found = suggestions("especialistas en registros", 3)
    assert found[0].label == "Especialistas en Registros Médicos"
    assert find(found[0].value)[0].code == "29-2072"


def test_a_title_translated_later_is_shown_and_found_at_once(client: Client) -> None:
    Translation.objects.create(
        language="es", english="Cashiers", text="Personas de la caja registradora",
        source="a test",
    )  # fmt: skip
    from careerguide.columns import store

    store.forget()
    assert find("personas de la caja registradora")[0].code == "41-2011"
    assert "Personas de la caja" in client.get("/es/salaries/41-2011/").content.decode()


def test_what_staff_say_a_phrase_means_comes_before_a_title() -> None:
    Synonym.objects.create(
        phrase="Flebotomistas", language="es", kind="occupation", key="29-2072", source="a test"
    )
    from careerguide.columns import store

    store.forget()
    assert find("Flebotomistas")[0].code == "29-2072"


def test_programs_go_by_the_plain_title_of_their_field_in_spanish(client: Client) -> None:
    html = client.get("/es/programs/?q=medical+coding").content.decode()
    assert ">Codificación médica</a>" in html
    assert ">Medical coding</a>" not in html


def test_what_a_school_called_its_program_stays_and_is_marked() -> None:
    known = catalog()
    own = known.listed[0]
    with translation.override("es"):
        assert known.name(0) == own
