"""Certifications in Spanish: nothing is left in English but names, and what is said stays true."""

import csv
import html
import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from careerguide.places.states import STATE_NAMES
from careerguide.words.models import Translation
from certifications.labels import date_words
from certifications.models import Certification, Exam, Organization, Renewal
from certifications.pages.sums import sum_words
from certifications.store import certifications
from tests.language.leftover import english_left

pytestmark = pytest.mark.usefixtures("site_data")
DATA = Path(__file__).resolve().parents[2] / "data" / "certifications"
MAY = re.compile(r"\bmay \d{4}", re.IGNORECASE)
"""A month that is a word of English, too."""
SHOWN = {
    "summaries": ("summary", "delivery"), "requirements": ("text",), "ladder": ("text",),
    "state_requirements": ("text",), "apprentice_routes": ("text",), "families": ("name",),
    "code_systems": ("used_for",), "corrections": ("topic", "said", "said_by", "holds"),
    "certifications": ("licensing", "note"),
}  # fmt: skip
"""Columns of our files that pages show as they are."""


def page(client: Client, address: str, *, of: str = "/es") -> str:
    response = client.get(of + address)
    assert response.status_code == 200, address
    return response.content.decode()


def names() -> list[str]:
    """What stays English within a sentence, a title or a drawing, where nothing can be marked."""
    every = Certification.objects.values_list("name", "abbreviation")
    found = {name for pair in every for name in pair} | {one.short for one in certifications().all}
    found |= set(Organization.objects.values_list("name", flat=True)) | set(STATE_NAMES.values())
    return sorted(found, key=len, reverse=True)


def left(markup: str, known: list[str]) -> list[str]:
    """What is English on a page and neither marked, nor a name within a longer text."""
    return [
        text for text in english_left(markup) if english_left(MAY.sub("", without(text, known)))
    ]


def without(text: str, known: list[str]) -> str:
    for name in known:
        text = text.replace(name, "")
    return html.escape(text)


def told(markup: str) -> str:
    """The words of a page's main part."""
    main = re.sub(r"<[^>]+>", " ", markup.partition("<main")[2])
    return " ".join(html.unescape(main).split())


def test_every_certification_is_told_in_spanish(client: Client) -> None:
    known = names()
    for one in certifications().all:
        assert left(page(client, f"/certifications/{one.slug}/"), known) == [], one.slug


@pytest.mark.parametrize(
    "address",
    [
        "/certifications/?size=100",
        "/certifications/?q=coding&focus=coding&state=MA&exam_max=300&setting=office&c=cpc",
        "/certifications/?exam_max=x&years=99",
        "/certifications/compare/",
        "/certifications/compare/?c=cpc&c=cca&c=cbcs&c=comptia-a&c=nope",
        "/certifications/compare/?c=cna-ma&c=cpc&c=epa-608&c=nclex-rn&years=10",
    ],
)
def test_so_are_the_list_and_comparisons(client: Client, address: str) -> None:
    assert left(page(client, address), names()) == []


def test_an_english_page_has_no_mark_of_english_and_no_note_on_names(client: Client) -> None:
    for address in ("/certifications/", "/certifications/cpc/", "/certifications/compare/?c=cpc"):
        english = page(client, address, of="")
        assert "stay in English" not in english
        assert not re.search(r"<(?:span|text)[^>]* lang=", english)


def test_names_stay_english_are_marked_and_it_is_said_once_why(client: Client) -> None:
    text = page(client, "/certifications/cna-ma/")
    assert '<span lang="en">Certified Nurse Aide (Massachusetts registry)</span>' in text
    assert text.count("se dejan en inglés") == 1
    assert page(client, "/certifications/?size=100").count("se dejan en inglés") == 1
    group = page(client, "/certifications/cpc/")
    assert ' lang="en">AAPC specialty</text>' in group, "words of a name in the drawing"


def test_every_text_of_our_files_that_pages_show_has_its_spanish() -> None:
    known = set(Translation.objects.filter(language="es").values_list("english", flat=True))
    for name, columns in SHOWN.items():
        with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            said = {row[column] for row in csv.DictReader(stream) for column in columns} - {""}
        assert said - known == set(), name


def test_a_text_that_nobody_translated_is_shown_in_english_and_marked(client: Client) -> None:
    Certification.objects.filter(slug="cca").update(summary="Words that nobody put in Spanish.")
    cca = Certification.objects.get(slug="cca")
    cca.save()  # tells pages that something changed
    text = page(client, "/certifications/cca/")
    assert '<span lang="en">Words that nobody put in Spanish.</span>' in text


def test_months_that_a_text_says_are_not_said_again_in_any_language(client: Client) -> None:
    """“24 months of work in the field …” with “24 meses” beside it would say it twice."""
    for prefix, said in (("", "24 months"), ("/es", "24 meses")):
        text = page(client, "/certifications/cpc/", of=prefix)
        asked = (
            text.partition('id="costs"')[2].partition("</section>")[2].partition("</section>")[0]
        )
        assert told("<main>" + asked).count(said) == 1


def test_a_sum_names_each_part_before_its_amount() -> None:
    cost = certifications().by_slug["cpc"].over(5)
    assert sum_words(cost).startswith("$425 exam + 5 × $222 dues + 2 × renewal of unknown price")
    with translation.override("es"):
        assert sum_words(cost) == (
            "examen ($425) + 5 × membresía ($222) + 2 × renovación (no se sabe el precio)"
            " = al menos $1,535 (con membresía)"
        )


@pytest.mark.parametrize(
    ("as_of", "english", "brief", "spanish", "spanish_brief"),
    [
        ("2026-02-26", "February 26, 2026", "Feb 26, 2026", "26 de febrero de 2026", "26 feb 2026"),
        ("2026-02", "February 2026", "Feb 2026", "febrero de 2026", "feb 2026"),
        ("2026", "2026", "2026", "2026", "2026"),
        ("", "undated", "undated", "sin fecha", "sin fecha"),
    ],
)
def test_dates_stand_in_the_order_of_the_language(
    as_of: str, english: str, brief: str, spanish: str, spanish_brief: str
) -> None:
    assert (date_words(as_of), date_words(as_of, brief=True)) == (english, brief)
    with translation.override("es"):
        assert (date_words(as_of), date_words(as_of, brief=True)) == (spanish, spanish_brief)


def test_what_is_put_in_the_folder_is_named_after_a_colon(client: Client) -> None:
    hidden = 'Guardar en la carpeta<span class="visually-hidden">: {}</span>'
    assert hidden.format("CPC") in page(client, "/certifications/cpc/")
    assert hidden.format("CCA") in page(client, "/certifications/?q=cca")
    assert 'Put in folder<span class="visually-hidden"> CPC</span>' in page(
        client, "/certifications/cpc/", of=""
    )


def test_the_note_of_a_comparison_names_the_mark_that_stands_in_it(client: Client) -> None:
    for prefix in ("", "/es"):
        text = page(client, "/certifications/compare/?c=cpc&c=cca", of=prefix)
        mark = re.findall(r'<span class="best">([^<]*)</span>', text)[0]
        assert f"“{mark[:1].upper()}{mark[1:]}”" in told(text)


def test_filters_find_the_same_in_both_languages_and_choices_are_in_order(client: Client) -> None:
    for query in ("focus=coding&setting=office", "body=aapc&level=entry", "q=coding"):
        found = [
            re.findall(r'<th scope="row"><a href="(?:/es)?(/certifications/[^/"]+/)"', text)
            for text in (page(client, f"/certifications/?{query}", of=of) for of in ("", "/es"))
        ]
        assert found[0] == found[1] != []
    text = page(client, "/certifications/")
    options = text.partition('name="focus"')[2].partition("</select>")[0]
    shown = re.findall(r">([^<>]+) \(\d+\)</option>", options)
    assert len(shown) == 31
    assert all(one.casefold() <= other.casefold() for one, other in pairwise(shown))


def test_a_csv_says_the_same_in_both_languages(client: Client) -> None:
    files = [
        b"".join(client.get(f"{of}/certifications/?q=coding&_export=csv").streaming_content)  # type: ignore[attr-defined]
        for of in ("", "/es")
    ]
    columns = [next(csv.DictReader(one.decode("utf-8-sig").splitlines())) for one in files]
    for name in ("slug", "name", "issued_by", "focus", "settings", "cost_to_earn", "source"):
        assert columns[0][name] == columns[1][name] != "", name


def test_exams_and_renewals_are_named_in_the_language_of_the_page() -> None:
    exam, renewal = Exam(certification_id=_cpc()), Renewal(certification_id=_cpc())
    assert (str(exam), str(renewal)) == ("exam of CPC", "renewal of CPC")
    with translation.override("es"):
        assert (str(exam), str(renewal)) == ("examen de CPC", "renovación de CPC")


def _cpc() -> int:
    return Certification.objects.get(slug="cpc").pk
