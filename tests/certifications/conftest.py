"""What a test changes is taken back, so what the process keeps of it is forgotten."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    from certifications import store  # Django is not set up when this file is read

    store.forget()
    yield
    store.forget()
