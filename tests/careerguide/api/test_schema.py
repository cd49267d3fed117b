"""The OpenAPI document against the answers: schemathesis asks for what it says, and for nonsense.

It checks types of answers, statuses, content types and headers by its own reading of the document.
"""

from typing import Any

import hypothesis
import pytest
import schemathesis
from django.conf import LazySettings
from django.test.client import ClientHandler
from hypothesis import HealthCheck, Phase
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from tests.data import SiteData
from tests.faults.conftest import LONG

CHECKS = [
    not_a_server_error, checks.status_code_conformance, checks.content_type_conformance,
    checks.response_headers_conformance, checks.response_schema_conformance,
]  # fmt: skip
"""Not that all that fits the types is taken: a place has to be one, which no type says."""
EXAMPLES = 200 if LONG else 3
"""Requests of each address."""


class Application:
    """The site as WSGI has it, without the signals that close the test's database."""

    def __init__(self) -> None:
        self.handler = ClientHandler(enforce_csrf_checks=False)

    def __call__(self, environ: dict[str, Any], start: Any) -> list[bytes]:
        response = self.handler({**environ, "HTTP_ACCEPT_ENCODING": "identity"})
        start(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return [response.content]


@pytest.fixture
def schema(site_data: SiteData, settings: LazySettings) -> Any:
    settings.API_PER_MINUTE = 100_000
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", Application())


def test_every_answer_is_what_the_document_says(schema: Any) -> None:
    for found in schema.get_all_operations():
        operation = found.ok()

        @hypothesis.given(case=operation.as_strategy())
        @hypothesis.settings(
            max_examples=EXAMPLES, deadline=None, database=None, derandomize=True,
            suppress_health_check=[*HealthCheck], phases=[Phase.generate],
        )  # fmt: skip
        def ask(case: Any) -> None:
            case.call_and_validate(checks=CHECKS)

        ask()
