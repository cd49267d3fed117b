from types import SimpleNamespace

import pytest
from django.http import HttpRequest

from careerguide.lists.http import is_fragment, refused
from careerguide.lists.state import Problem


def test_a_download_with_a_bad_parameter_is_refused_in_plain_words() -> None:
    response = refused([Problem("cost_max", "Use a whole number.", "<b>1.5</b>")])
    assert response is not None
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "cost_max=<b>1.5</b>: Use a whole number." in response.content.decode()


def test_a_download_without_problems_is_not_refused() -> None:
    assert refused([]) is None


@pytest.mark.parametrize(
    ("asked", "target", "restored", "fragment"),
    [
        (True, "results", False, True),
        (True, None, False, False),
        (True, "elsewhere", False, False),
        (True, "results", True, False),
        (False, None, False, False),
    ],
)
def test_only_a_request_for_the_results_gets_them_alone(
    asked: bool, target: str | None, restored: bool, fragment: bool
) -> None:
    class Details(SimpleNamespace):
        def __bool__(self) -> bool:
            return asked

    request = HttpRequest()
    request.htmx = Details(target=target, history_restore_request=restored)  # type: ignore[attr-defined]
    assert is_fragment(request) is fragment
