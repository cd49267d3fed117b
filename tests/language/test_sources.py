"""The pages about the data, the form for readers and pages of errors, in Spanish."""

import html
import re

import pytest
from django.apps import apps
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils import translation

from careerguide.columns.store import NoData
from careerguide.health import failed
from careerguide.pages.memory import NoDataPage
from careerguide.releases.models import Release
from careerguide.staff.reporting import own_page
from tests.language.leftover import english_left

FILE = re.compile(r"SHA-256 [0-9a-f]{64}")
OURS = ("core", "staff", "salaries", "programs", "certifications", "paths")


def left(markup: str) -> list[str]:
    """What is English on a page; a file's sum may by chance have letters of a word."""
    return [text for text in english_left(markup) if not FILE.fullmatch(text.strip())]


@pytest.mark.usefixtures("site_data")
class TestSources:
    def test_every_release_is_told_in_spanish(self, client: Client) -> None:
        assert left(client.get("/es/sources/").content.decode()) == []
        for release in Release.objects.filter(is_current=True):
            text = client.get(f"/es/sources/{release.pk}/").content.decode()
            assert left(text) == [], release.source
            # Whoever publishes it is a name; what we call ourselves is said in Spanish.
            assert html.escape(release.caveats) not in text or not release.caveats, release.source

    def test_publishers_keep_their_names_and_it_is_said_why(self, client: Client) -> None:
        text = client.get("/es/sources/").content.decode()
        assert '<span lang="en">US Bureau of Labor Statistics</span>' in text
        assert text.count("se dejan en inglés") == 1
        english = client.get("/sources/").content.decode()
        assert "stay in English" not in english
        assert 'lang="en">' not in english.partition("<main")[2]

    def test_a_release_in_english_is_named_as_before(self, client: Client) -> None:
        release = Release.current("oews")
        assert release is not None
        text = client.get(f"/sources/{release.pk}/").content.decode()
        assert f"<title>{release} · careerguide</title>" in text
        assert f'content="{release}: what it measures, what it cannot say' in text
        spanish = client.get(f"/es/sources/{release.pk}/").content.decode()
        assert "<h1>Estadísticas de Empleo y Salarios por Ocupación (OEWS)</h1>" in spanish
        assert re.search(r"<dd>\d{1,2} de [a-z]+ de 20\d\d, \d\d:\d\d ", spanish), "when loaded"

    def test_a_text_without_spanish_is_marked(self, client: Client) -> None:
        release = Release.objects.filter(is_current=True).first()
        assert release is not None
        Release.objects.filter(pk=release.pk).update(caveats="Nobody put this in Spanish.")
        text = client.get(f"/es/sources/{release.pk}/").content.decode()
        assert '<span lang="en">Nobody put this in Spanish.</span>' in text


@pytest.mark.usefixtures("site_data")
class TestReports:
    def test_the_form_and_its_thanks_are_in_spanish(self, client: Client) -> None:
        shown = client.get("/es/report/?page=/es/certifications/cpc/&about=examen")
        assert left(shown.content.decode()) == []
        assert '<a href="/es/certifications/cpc/">' in shown.content.decode()
        assert left(client.get("/es/report/sent/").content.decode()) == []

    def test_so_is_what_is_wrong_with_a_form(self, client: Client) -> None:
        sent = {"page": "/admin/", "message": "no", "email": "nadie", "begun": "x"}
        answer = client.post("/es/report/", sent)
        text = answer.content.decode()
        assert text.count('role="alert"') == 3, "the page, the sentence and the address"
        assert left(text) == []

    @pytest.mark.parametrize("of", ["", "/es"])
    def test_it_keeps_the_page_where_the_reader_changes_the_language(
        self, client: Client, of: str
    ) -> None:
        for page in ("/certifications/cpc/", "/es/certifications/cpc/"):
            text = client.get(f"{of}/report/?page={page}").content.decode()
            assert f'name="page" value="{page}"' in text
        assert own_page("/es/admin/") == own_page("/es/report/") == own_page("/nowhere/") == ""
        assert f'<a href="{of}/">{of}/</a>' in client.get(f"{of}/report/").content.decode()


@pytest.mark.usefixtures("site_data")
class TestErrors:
    def test_what_is_not_there_and_what_is_not_understood(self, client: Client) -> None:
        for address in ("/es/nowhere/", "/es/certifications/nope/", "/es/sources/99999/"):
            missing = client.get(address)
            assert (missing.status_code, left(missing.content.decode())) == (404, [])
            assert "Página no encontrada" in missing.content.decode()
        odd = client.get("/es/sources/", headers={"Host": "elsewhere.example"})
        assert (odd.status_code, left(odd.content.decode())) == (400, [])

    def test_a_form_from_elsewhere_is_refused_in_words_of_ours(self) -> None:
        strict = Client(enforce_csrf_checks=True)
        for address, word in (("/report/", "Not allowed"), ("/es/report/", "Sin permiso")):
            answer = strict.post(address, {"message": "x"})
            assert answer.status_code == 403
            assert f"<h1>{word}</h1>" in answer.content.decode()
        assert left(answer.content.decode()) == []

    def test_what_failed_and_what_is_not_loaded(self, rf: RequestFactory) -> None:
        request = rf.get("/es/sources/")
        with translation.override("es"):
            broken = failed(request)
            empty = NoDataPage(_unused).process_exception(request, NoData("programs"))
        assert (broken.status_code, left(broken.content.decode())) == (500, [])
        assert empty is not None
        assert (empty.status_code, left(empty.content.decode())) == (503, [])


def _unused(_request: HttpRequest) -> None:
    raise AssertionError


def test_every_kind_of_row_has_a_plural_of_its_own() -> None:
    """Without one Django adds an s: “ocupacións”."""
    for model in apps.get_models():
        meta = model._meta
        if meta.app_label in OURS and meta.managed and "verbose_name" in meta.original_attrs:
            assert "verbose_name_plural" in meta.original_attrs, model
            with translation.override("es"):
                one, many = str(meta.verbose_name), str(meta.verbose_name_plural)
            assert not re.search(r"[^aeiouáéíóú\W]s\b", many.split()[0]), (one, many)
