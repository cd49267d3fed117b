"""The address says the language, and nothing else does."""

import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import get_language, override

from careerguide.pages import language


@pytest.mark.parametrize(
    ("path", "code", "plain"),
    [
        ("/", "en-us", "/"),
        ("/es/", "es", "/"),
        ("/es/programs/1/", "es", "/programs/1/"),
        ("/essays/", "en-us", "/essays/"),
        ("/es", "en-us", "/es"),
        ("", "en-us", ""),
        ("/programs/es/", "en-us", "/programs/es/"),
    ],
)
def test_an_address_says_its_language(path: str, code: str, plain: str) -> None:
    assert language.of(path) == code
    assert language.bare(path) == plain


@pytest.mark.django_db
class TestPages:
    def test_each_page_links_itself_in_the_other_language_with_its_question(
        self, client: Client
    ) -> None:
        page = client.get("/es/programs/?q=nursing&state=MA").content.decode()
        assert '<html lang="es">' in page
        link = re.search(r'<a class="language"[^>]*>', page)
        assert link
        assert 'href="/programs/?q=nursing&amp;state=MA"' in link[0]
        back = client.get("/programs/?q=nursing&state=MA").content.decode()
        assert 'href="/es/programs/?q=nursing&amp;state=MA"' in back
        assert 'lang="es" hreflang="es"' in back

    def test_search_engines_are_told_of_both(self, client: Client) -> None:
        for path in ("/aid/", "/es/aid/"):
            page = client.get(path).content.decode()
            assert '<link rel="alternate" hreflang="es" href="http://testserver/es/aid/">' in page
            assert '<link rel="alternate" hreflang="en-us" href="http://testserver/aid/">' in page
            assert f'<link rel="canonical" href="http://testserver{path}">' in page

    def test_what_the_browser_prefers_changes_nothing(self, client: Client) -> None:
        response = client.get("/aid/", headers={"Accept-Language": "es"})
        assert '<html lang="en-us">' in response.content.decode()
        assert "Accept-Language" not in response.headers["Vary"]
        assert client.get("/es/aid/").headers["Content-Language"] == "es"

    def test_no_link_of_a_spanish_page_leads_out_of_spanish_unasked(self, client: Client) -> None:
        page = client.get("/es/?q=enfermera+01103").content.decode()
        found = set(re.findall(r'(?:href|action)="(/[^"#?]*)', page))
        out = {one for one in found if not one.startswith(("/es/", "/static/"))}
        assert out == {"/", "/api/"}, "the page itself in English, and what developers read"

    def test_the_language_goes_with_the_request(self, client: Client) -> None:
        client.get("/es/aid/")
        assert get_language() == "en-us"
        missing = client.get("/es/nowhere/")
        assert missing.status_code == 404
        assert '<html lang="es">' in missing.content.decode()
        assert get_language() == "en-us"

    def test_within_a_request_a_thing_is_looked_up_once_in_each_language(self) -> None:
        asked: list[str | None] = []

        def make() -> int:
            asked.append(get_language())
            return len(asked)

        def view(_request: HttpRequest) -> HttpResponse:
            with override("es"):
                found = language.once(make), language.once(make)
            return HttpResponse(str((language.once(make), found)))

        answer = language.Language(view)
        for _request in range(2):
            answer(RequestFactory().get("/aid/"))
        assert asked == ["es", "en-us", "es", "en-us"]
        assert language.once(make) != language.once(make), "outside of one it is asked anew"
