from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation


def test_a_kept_part_is_written_once_for_each_value_it_depends_on() -> None:
    template = Template("{% kept section %}<a>{{ section }}</a>{{ counter }}{% endkept %}")
    numbers = iter("1234")

    def written(section: str) -> str:
        return template.render(Context({"section": section, "counter": lambda: next(numbers)}))

    assert [written(s) for s in ("a", "b", "a", "b")] == [
        "<a>a</a>1",
        "<a>b</a>2",
        "<a>a</a>1",
        "<a>b</a>2",
    ]


def test_a_kept_part_is_written_anew_in_another_language() -> None:
    template = Template("{% kept %}{{ counter }}{% endkept %}")
    numbers = iter("12")
    seen = []
    for language in ("en", "es", "en"):
        with translation.override(language):
            seen.append(template.render(Context({"counter": lambda: next(numbers)})))
    assert seen[0] == seen[2]


def test_a_part_with_too_many_values_is_written_but_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("careerguide.pages.cache.MOST_KEPT", 1)
    template = Template("{% kept key %}{{ key }}{% endkept %}")
    node: Any = template.nodelist[0]
    assert [template.render(Context({"key": key})) for key in (1, 2, 3)] == ["1", "2", "3"]
    assert len(node.written) == 1


def test_while_developing_a_changed_template_shows_at_once(settings: Any) -> None:
    settings.DEBUG = True
    template = Template("{% kept %}{{ word }}{% endkept %}")
    assert [template.render(Context({"word": word})) for word in "ab"] == ["a", "b"]
