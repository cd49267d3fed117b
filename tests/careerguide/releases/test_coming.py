"""Readers and staff are told of newer editions, until they are loaded."""

from datetime import date

import pytest
from django.test import Client

from careerguide.releases.coming import (
    EXPECTED,
    PUBLISHED,
    Coming,
    due_editions,
    listed,
    newer_editions,
)
from careerguide.releases.loader import LOADERS, discover
from careerguide.releases.models import Release
from tests.data import SiteData


def coming(edition: str, due: str = "", state: str = EXPECTED, source: str = "made-up") -> Coming:
    return Coming(source, edition, due, state, "made up", "https://example.org/")


def release(edition: str, year: int) -> Release:
    return Release(source="made-up", title="Made-up figures", edition=edition, year=year)


def test_what_is_published_comes_first_and_what_is_in_use_is_not_coming() -> None:
    rows = [coming("2027", "2027-05"), coming("2026", state=PUBLISHED), coming("2025"),
            coming("1", source="not loaded")]  # fmt: skip
    found = newer_editions([release("2024", 2024), release("2025", 2025)], rows)
    assert [(r.edition, c.edition) for r, c in found] == [("2025", "2026"), ("2025", "2027")]


@pytest.mark.parametrize(
    ("due", "state", "is_due"),
    [
        ("2027-05", EXPECTED, False),
        ("2026-11", EXPECTED, True),
        ("2026-11-28", EXPECTED, False),
        ("2026-11-27", EXPECTED, True),
        ("", EXPECTED, False),
        ("", PUBLISHED, True),
    ],
)
def test_staff_are_asked_to_look_once_it_is_due(due: str, state: str, is_due: bool) -> None:
    assert coming("x", due, state).is_due(date(2026, 11, 27)) is is_due


def test_every_row_is_of_a_source_there_is() -> None:
    discover()
    assert {one.source for one in listed()} <= LOADERS.keys()
    for one in listed():
        assert one.url.startswith("https://")
        assert one.why


def test_sources_tell_of_newer_editions(client: Client, site_data: SiteData) -> None:
    text = client.get("/sources/").content.decode()
    assert "Newer editions" in text
    assert "academic-year schools, 2024–25</a>: published, not loaded yet" in text
    assert "Statistics, May 2026</a>: expected about May 2027." in text


def test_the_queue_has_what_is_due(site_data: SiteData) -> None:
    found = {(one["source"], one["name"]) for one in due_editions(date(2026, 11, 27))}
    name = "Employment Projections, work experience and training, 2025–35"
    assert ("projections-entry", name) in found
    assert not [name for source, name in found if source in ("oews", "projections")]
