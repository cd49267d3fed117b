"""Templates as functions: what they write is what Django writes, to the letter."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.template import Context, engines
from django.template.loader import render_to_string
from django.test import Client
from django.utils.safestring import mark_safe
from django.utils.translation import override

from careerguide.pages import compiled
from careerguide.pages.compiled import WrittenNode
from careerguide.pages.memory import PageMemory
from salaries.occupations import occupations
from salaries.pages.portrait import portrait
from salaries.pages.statemap import state_map


class Point(NamedTuple):
    """A tuple whose parts have names."""

    name: str
    more: str = "<m>"


class Thing:
    """Something with attributes, a method and one that must not be called."""

    name = "A & B"
    few = ("one", "two")
    nothing = None

    def said(self) -> str:
        return "<said>"

    def delete(self) -> str:
        raise AssertionError

    delete.alters_data = True  # type: ignore[attr-defined]


VALUES: dict[str, Any] = {
    "word": "a <b> & 'c'", "safe": mark_safe("<i>safe</i>"), "none": None, "zero": 0, "half": 1.5,
    "thing": Thing(), "pairs": {"key": "value", "items": "own"}, "empty": [], "rows": [1, 2, 3],
    "twos": [("<a>", 1), ("b", None)], "point": Point("p"),
    "things": [{"word": "<w>", "zero": 0}],
    "yes": True, "day": date(2026, 11, 27), "time": datetime(2026, 11, 27, 23, 59, tzinfo=UTC),
}  # fmt: skip
MARKUP = [
    "{{ word }} {{ safe }} {{ none }} {{ zero }} {{ half }} {{ missing }} {{ yes }}",
    "{{ thing.name }} {{ thing.said }} {{ thing.few.1 }} {{ thing.none }} {{ thing.missing.more }}",
    '{{ day|date }} {{ day|date:"Y-m-d" }} {{ time|date:"H:i T" }} {{ time|time }} {{ none|date }}',
    "{{ thing.nothing }} {{ thing.delete }} {{ pairs.key }} {{ pairs.items }} {{ thing.few.9 }}",
    "{{ word|capfirst }} {{ safe|capfirst }} {{ thing.few|join:' & ' }} {{ missing|default:word }}",
    '{{ word|slice:":3" }} {{ safe|upper }} {{ rows|length }} {{ none|default_if_none:"–" }}',
    "{% if word %}a{% elif none %}b{% else %}c{% endif %}{% if not empty and word %}d{% endif %}",
    "{% if zero == 0 %}a{% endif %}{% if rows|length > 2 %}b{% endif %}",
    "{% if none > 1 %}a{% else %}b{% endif %}",
    "{% if missing or thing.name == 'A & B' %}a{% endif %}{% if 2 in rows %}b{% endif %}",
    "{% for one in rows %}{{ one }}{% if not forloop.last %}, {% endif %}{{ word }}{% endfor %}",
    "{% for one in empty %}{{ one }}{% empty %}none of {{ word }}{% endfor %}{{ one }}",
    "{% for a in rows %}{% for b in thing.few %}{{ a }}{{ b }}{% endfor %}{% endfor %}{{ b }}",
    "{% for a in rows %}{% for b in thing.few %}{% endfor %}{{ forloop.first }}{% endfor %}",
    "{% for a, b in pairs.items_of %}{{ a }}{% endfor %}{% for one in missing %}x{% endfor %}",
    '{% load i18n %}{% translate "Plan" %} {% translate "Plan" as said %}{{ said }}{{ word }}',
    "{% load i18n %}{% blocktranslate with n=zero %}{{ n }} of {{ word }}{% endblocktranslate %}",
    "{% url 'programs:list' %} {% url 'salaries:occupation' pairs.key %}{# nothing #}",
    '{% include "inner.html" %} {% include "inner.html" with word=half only %}',
    '{% include "inner.html" with word=thing.name %} {{ word }}',
    '{% with word=zero %}{{ word }}{% endwith %}{{ word }}{% rows "inner.html" none %}',
    "{% load l10n %}{% localize off %}{{ half }}{% endlocalize %} {{ half }}",
    "{% kept word %}{{ word }}{% endkept %}",
    "{% load i18n %}{% blocktranslate asvar said %}{{ word }} 5%{% endblocktranslate %}{{ said }}",
    (
        "{% load i18n %}{% blocktranslate count n=rows|length %}{{ n }} of {{ word }}{% plural %}"
        "{{ n }} of {{ thing.said }}{% endblocktranslate %}{{ n }}"
    ),
    (
        "{% load i18n %}{% blocktranslate count n=yes trimmed %}{{ safe }}\n {{ none }}{% plural %}"
        "more{% endblocktranslate %}"
    ),
    "{% for a, b in twos %}{{ a }}{{ b }}{% if not forloop.last %}, {% endif %}{% endfor %}",
    (
        "{% if yes %}{% url 'programs:list' as here %}{{ here }}{% endif %}"
        "{% url 'salaries:occupations' as here %}{{ here }}"
    ),
    '{% load static %}{% rows "inner.html" things %}{{ point.name }}{{ point.0 }}{{ point.more }}',
    '{% include "child.html" %}{% include "frame.html" with half=zero %}{{ half }}',
    '{% include "asks.html" %}{{ word }}{% written "child.html" with word=half %}',
    "{% url 'programs:list' as here %}{{ here }}{% if here %}{{ word }}{% endif %}",
    "{% spaceless %}<b> </b> <i>{{ word }}</i>{% endspaceless %}",
]


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    [own] = settings.TEMPLATES
    settings.TEMPLATES = [own | {"DIRS": [tmp_path], "APP_DIRS": False}]
    compiled.compiled.cache_clear()
    (tmp_path / "inner.html").write_text("[{{ word }}{{ zero }}]")
    (tmp_path / "frame.html").write_text(
        "{% load l10n %}{% localize off %}{{ half }} {% block a %}a{% endblock %}{% endlocalize %}"
        "{% block b %}{{ half }}{% endblock %}"
    )
    (tmp_path / "child.html").write_text(
        '{% extends "frame.html" %}{% load i18n %}{% block a %}{{ half }}{{ word }}'
        "{% blocktranslate %}{{ half }} of it{% endblocktranslate %}{% endblock %}"
    )
    (tmp_path / "asks.html").write_text(
        '{% extends "frame.html" %}{% block b %}{{ block.super }}{{ word }}{% endblock %}'
    )
    return tmp_path


def both(folder: Path, markup: str, **context: Any) -> tuple[str, str]:
    (folder / "part.html").write_text(markup)
    compiled.compiled.cache_clear()
    engine = engines["django"].engine  # type: ignore[attr-defined]
    ways = ('{% include "part.html" %}', '{% written "part.html" %}')
    include, own = (engine.from_string(one).render(Context(VALUES | context)) for one in ways)
    return include, own


@pytest.mark.parametrize("markup", MARKUP)
@pytest.mark.parametrize("language", ["en-us", "es"])
def test_a_template_is_written_as_django_writes_it(
    folder: Path, markup: str, language: str
) -> None:
    with override(language):
        by_django, own = both(folder, markup.replace('{% rows "inner.html" none %}', ""))
    assert own == by_django


def test_these_templates_are_functions_and_no_fallback(folder: Path) -> None:
    for at, markup in enumerate(MARKUP):
        (folder / f"part{at}.html").write_text(markup)
        assert compiled.compiled(f"part{at}.html", "en-us") is not None, markup


def test_a_template_whose_tags_set_names_in_other_ways_is_left_to_django(folder: Path) -> None:
    markup = "{% cycle 'a' 'b' as said silent %}{{ said }}"
    by_django, own = both(folder, markup)
    assert compiled.compiled("part.html", "en-us") is None
    assert own == by_django == "a"


def test_a_name_that_a_condition_gives_and_what_follows_asks_for_is_left_to_django(
    folder: Path,
) -> None:
    given = "{% if yes %}{% url 'programs:list' as here %}{{ here }}{% endif %}"
    by_django, own = both(folder, given + "{% if word %}{{ here }}{% endif %}")
    assert compiled.compiled("part.html", "en-us") is None
    assert own == by_django == "/programs/" * 2


def test_an_address_or_a_tag_s_result_may_have_a_name(folder: Path) -> None:
    markup = "{% url 'salaries:occupation' pairs.key as here %}{{ here }}"
    by_django, own = both(folder, markup)
    assert compiled.compiled("part.html", "en-us") is not None
    assert own == by_django == "/salaries/value/"


def test_an_error_of_the_page_s_own_is_not_swallowed(folder: Path) -> None:
    class Broken:
        @property
        def name(self) -> str:
            raise RuntimeError("broken")

    with pytest.raises(RuntimeError):
        both(folder, "{{ broken.name }}", broken=Broken())


PAGES = [
    "/programs/164775-51.0713-21/", "/programs/tx-32211/", "/programs/226903-51.0713-2/",
    "/programs/164775-51.0713-21/?occupation=zzqq", "/programs/?q=medical+coding&near=01608",
    "/programs/?state=MA&sort=price_high", "/programs/?q=%F0%9F%9A%91", "/programs/?view=plot",
    "/programs/compare/?p=164775-51.0713-21&p=167905-51.0713-21", "/programs/compare/",
    "/salaries/29-2072/", "/salaries/29-2072/?state=MA&adjusted=1", "/salaries/29-2072/25/",
    "/salaries/?q=nurse", "/certifications/?focus=coding", "/certifications/cpc/",
]  # fmt: skip


@pytest.mark.usefixtures("site_data")
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_the_same_as_django_alone_would_write_it(
    client: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PageMemory, "key", lambda _self, _request: "")
    own = client.get(address).content
    monkeypatch.setattr(WrittenNode, "render", lambda self, context: self.include.render(context))
    assert client.get(address).content == own


@pytest.mark.usefixtures("site_data")
@pytest.mark.parametrize("soc", ["29-2072", "29-1141", "53-2011", "11-1011", "27-2011"])
@pytest.mark.parametrize("language", ["en-us", "es"])
def test_what_is_kept_of_an_occupation_is_what_django_alone_would_write(
    soc: str, language: str
) -> None:
    """Charts among it: their figures are data, whichever way a language writes numbers."""
    compiled.compiled.cache_clear()
    with override(language):
        context = {**portrait(occupations(), soc)}
        drawn = {**state_map(occupations(), soc, adjusted=False, home="MA")}
        for name, of in (
            ("_above", context), ("_percentiles", context), ("_below", context), ("_map", drawn)
        ):  # fmt: skip
            template = f"salaries/{name}.html"
            assert compiled.compiled(template, language) is not None
            assert compiled.write(template, of) == render_to_string(template, of), name
