from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.template import loader
from django.utils.html import escape
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from careerguide.lists import rows as rowtemplate
from careerguide.lists.rows import write_rows

ROW = (
    "{% load i18n %}<tr>{# said once #}<td>{{ name }}</td><td>{% if price %}{{ price }}"
    '{% else %}<i>{% translate "unknown" %}</i>{% endif %}{% if note %} {{ note }}{% endif %}'
    "</td></tr>"
)


@pytest.fixture
def templates(tmp_path: Path, settings: Any) -> Path:
    settings.TEMPLATES = [
        {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [tmp_path]}
    ]
    rowtemplate._compiled.cache_clear()
    (tmp_path / "row.html").write_text(ROW)
    return tmp_path


values = st.one_of(st.none(), st.text(max_size=20), st.sampled_from(["<b>", "a & b", '"', "'"]))


@examples(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.lists(st.fixed_dictionaries(dict.fromkeys(("name", "price", "note"), values)), max_size=4)
)
def test_rows_are_written_as_django_would_write_them(
    templates: Path, rows: list[dict[str, Any]]
) -> None:
    template = loader.get_template("row.html")
    by_django = "".join(
        template.render({key: value or "" for key, value in row.items()}) for row in rows
    )
    assert write_rows("row.html", rows) == by_django


def test_every_value_is_escaped(templates: Path) -> None:
    attack = "<script>alert('&\"')</script>"
    row = {"name": attack, "price": attack, "note": attack}
    assert attack not in write_rows("row.html", [row])
    assert write_rows("row.html", [row]).count(escape(attack)) == 3


@pytest.mark.parametrize(
    "markup",
    [
        "{{ name|upper }}",
        "{{ name.first }}",
        "{% for x in name %}{% endfor %}",
        "{% include 'other.html' %}",
        "{% if name and price %}{% endif %}",
        "{% if name == 'a' %}{% endif %}",
        "{% if name|upper %}a{% endif %}",
    ],
)
def test_what_the_fast_way_cannot_write_is_refused_when_the_template_is_read(
    templates: Path, markup: str
) -> None:
    (templates / "bad.html").write_text(markup)
    with pytest.raises(ImproperlyConfigured, match=r"bad\.html"):
        write_rows("bad.html", [])


def test_a_value_the_row_does_not_have_is_an_error_and_not_silence(templates: Path) -> None:
    with pytest.raises(KeyError):
        write_rows("row.html", [{"name": "a"}])
