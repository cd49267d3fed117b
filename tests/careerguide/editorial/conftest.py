"""A made-up certification, and two editors at work on it.

Models are imported once Django is ready, which is after this file is read.
"""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from certifications.models import Certification
    from tests.data import SiteData


@pytest.fixture
def one(empty_db: "SiteData") -> "Certification":
    from tests.careerguide.editorial.clients import certification

    return certification(425, 300, 200)


@pytest.fixture
def anna(one: "Certification") -> "Client":
    return _editor("anna")


@pytest.fixture
def ben(one: "Certification") -> "Client":
    return _editor("ben")


def _editor(name: str) -> "Client":
    from tests.careerguide.editorial.clients import editor

    return editor(name)
