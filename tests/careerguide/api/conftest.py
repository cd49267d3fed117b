"""Answers of the API, asked for as its readers do."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import LazySettings
from django.test import Client

if TYPE_CHECKING:  # it reads Django's settings, which are not set yet
    from tests.data import SiteData

Ask = Callable[..., Any]


@pytest.fixture
def client(site_data: "SiteData", settings: LazySettings) -> Client:
    """One that no limit stops; a test of limits makes its own."""
    settings.API_PER_MINUTE = 100_000
    return Client()


def members_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, in which no name stands twice: parsers differ in what they make of that."""
    found = dict(pairs)
    assert len(found) == len(pairs), [name for name, _value in pairs]
    return found


@pytest.fixture
def ask(client: Client) -> Ask:
    """The body of an answer below /api/v1/, which must be of the status given."""

    def found(path: str, status: int = 200) -> Any:
        answer = client.get(f"/api/v1/{path}")
        assert answer.status_code == status, answer.content[:500]
        kind = "application/json" if status == 200 else "application/problem+json"
        assert answer["Content-Type"] == kind
        return json.loads(answer.content, object_pairs_hook=members_once)

    return found
