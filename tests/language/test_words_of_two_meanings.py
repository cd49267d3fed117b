"""Texts that say two things in one English word, and those that the build writes."""

from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import gettext, pgettext, trans_real

from careerguide.pages import catalogs
from careerguide.releases.models import edition_words
from programs.models import Flag
from programs.pages.words import reason_words
from programs.rules import reasons
from tests.language.leftover import is_english
from tests.language.messages import gathered


@pytest.mark.parametrize(("context", "word", "spanish"), [
    ("degree", "none", "ninguno"),
    ("pay given up", "none", "ninguno"),
    ("field of study", "required", "obligatorio"),
    ("proposal", "rejected", "rechazada"),
    ("rows", "rejected", "rechazadas"),
    ("report", "open", "abierto"),
    ("report", "corrected", "corregido"),
    ("rows", "left out", "omitidas"),
    ("people", "left out", "quiénes quedan fuera"),
    ("aid", "none known", "no consta"),
    ("job", "none known", "ninguno conocido"),
    ("figure", "about", "aprox."),
])  # fmt: skip
def test_a_word_is_said_as_its_place_asks(context: str, word: str, spanish: str) -> None:
    with translation.override("es"):
        assert pgettext(context, word) == spanish
    assert pgettext(context, word) == word
    assert (context, word) in {(one.context, one.text) for one in gathered()}


def test_the_month_and_the_heading_of_years_are_apart() -> None:
    with translation.override("es"):
        assert edition_words("May 2025") == "mayo de 2025"
        assert pgettext("wages of each year", "May") == "Mayo de"
    assert edition_words("May 2025") == "May 2025"


@pytest.mark.parametrize("edition", ["May 2025, nation", "Spring 2025", "29.3", "as of May 2025"])
def test_an_edition_that_is_no_month_stays(edition: str) -> None:
    with translation.override("es"):
        assert edition_words(edition) == edition


@pytest.mark.usefixtures("site_data")
def test_every_reason_that_the_build_wrote_is_said_in_spanish() -> None:
    kinds = set(Flag.objects.values_list("kind", flat=True))
    assert len(kinds) > 4
    for kind in kinds:
        for reason in Flag.objects.filter(kind=kind).values_list("reason", flat=True)[:300]:
            template, values = reasons.parts(reason)
            assert (template % values if values else template) == reason
            with translation.override("es"):
                said = reason_words(reason)
            assert not is_english(said), said
            assert reason_words(reason) == reason


def test_a_reason_keeps_its_figures_in_spanish() -> None:
    values = {"length": "no months", "hours": "40 clock hours"}
    with translation.override("es"):
        said = reason_words(reasons.OUTSIDE_BAND % values)
        assert said.startswith("la escuela informa ningún mes y 40 horas de reloj, fuera")
        assert reason_words("somebody wrote this by hand") == "somebody wrote this by hand"


def test_one_table_says_what_all_did() -> None:
    apart = trans_real.DjangoTranslation("es")._catalog  # type: ignore[attr-defined]
    catalogs.merged("es")
    merged: Any = trans_real.translation("es")._catalog  # type: ignore[attr-defined]
    assert len(merged._catalogs) == 1
    assert len(apart._catalogs) > 6
    for key in set(apart.keys()):
        if not isinstance(key, tuple):
            assert merged.get(key) == apart.get(key)
            continue
        for number in (0, 1, 2, 1_000_000):
            assert merged.plural(key[0], number) == apart.plural(key[0], number)


def test_texts_stay_apart_by_context_in_one_table() -> None:
    with translation.override("es"):
        assert gettext("open") == "abierta"
        assert pgettext("report", "open") == "abierto"
