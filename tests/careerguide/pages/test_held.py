"""Rows are read anew when a page may change, and only then."""

import pytest

from careerguide.columns import store
from careerguide.pages.held import PerPageVersion


@pytest.fixture
def version(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The version of the pages, to be changed."""
    now = ["one.0"]
    monkeypatch.setattr(store, "page_version", lambda: now[0])
    return now


def test_rows_are_read_once_for_each_version_of_the_pages(version: list[str]) -> None:
    read: list[str] = []
    held = PerPageVersion(lambda: read.append(version[0]) or tuple(read))
    assert held() is held()
    version[0] = "one.1"
    assert held() == ("one.0", "one.1")
    held.forget()
    assert held() == ("one.0", "one.1", "one.1")


def test_what_cannot_be_read_is_tried_again(version: list[str]) -> None:
    answers = iter([store.NoData("rows"), None])

    @PerPageVersion
    def held() -> str:
        if error := next(answers):
            raise error
        return "rows"

    with pytest.raises(store.NoData):
        held()
    assert held() == "rows"
