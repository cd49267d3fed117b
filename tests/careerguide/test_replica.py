"""Which database a page reads: a copy where there is one and it answers, else the database."""

import pytest
from django.db import OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from careerguide import replica
from salaries.models import Occupation


@pytest.fixture(autouse=True)
def with_replica(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASES, "replica", {})
    monkeypatch.setattr(replica, "_away_until", 0.0)


def reading(request: HttpRequest) -> tuple[str, HttpResponse]:
    """The database that a view reads for a request."""
    found = []

    def view(_request: HttpRequest) -> HttpResponse:
        found.append(replica.alias())
        return HttpResponse()

    response = replica.PublicReads(view)(request)
    assert isinstance(response, HttpResponse)
    return found[0], response


def test_readers_who_are_not_signed_in_read_the_copy(rf: RequestFactory) -> None:
    assert reading(rf.get("/programs/"))[0] == "replica"
    assert replica.alias() == "default"  # afterwards


def test_staff_writers_and_the_admin_read_the_database(
    rf: RequestFactory, settings: Settings
) -> None:
    signed_in = rf.get("/programs/")
    signed_in.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    for request in (signed_in, rf.post("/reader/"), rf.get("/admin/login/")):
        assert reading(request)[0] == "default"


def test_without_a_copy_everybody_reads_the_database(
    rf: RequestFactory, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(settings.DATABASES, "replica")
    assert reading(rf.get("/programs/"))[0] == "default"


def test_writes_go_to_the_database_even_from_a_public_page() -> None:
    router = replica.Replica()
    with replica.public():
        assert router.db_for_read(Occupation) == "replica"
        assert router.db_for_write(Occupation) == "default"
    assert router.db_for_read(Occupation) == "default"
    assert not router.allow_migrate("replica", "core")
    assert router.allow_migrate("default", "core")


def test_a_page_is_made_anew_from_the_database_when_the_copy_fails(rf: RequestFactory) -> None:
    asked = []

    def view(_request: HttpRequest, number: int) -> HttpResponse:
        asked.append((replica.alias(), number))
        return HttpResponse("whole")

    middleware = replica.PublicReads(lambda request: HttpResponse())
    request = rf.get("/programs/7/")
    request.resolver_match = (view, (), {"number": 7})  # type: ignore[assignment]
    with replica.public():
        again = middleware.process_exception(request, OperationalError("gone"))
        assert isinstance(again, HttpResponse)
        assert again.content == b"whole"
        assert asked == [("default", 7)]
        # For a while nobody asks the copy.
        assert replica.alias() == "default"


def test_an_error_that_is_not_the_copys_stays_an_error(rf: RequestFactory) -> None:
    middleware = replica.PublicReads(lambda request: HttpResponse())
    with replica.public():
        assert middleware.process_exception(rf.get("/"), ProgrammingError("no table")) is None
        assert replica.alias() == "replica"
    assert middleware.process_exception(rf.get("/"), OperationalError("disk full")) is None


def test_after_a_while_the_copy_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(replica.time, "monotonic", lambda: now[0])
    with replica.public():
        assert replica.is_away(OperationalError("gone"))
        assert replica.alias() == "default"
        now[0] += replica.STAY_AWAY
        assert replica.alias() == "replica"
