"""Many rows go into one statement; every one arrives, in its order, or none does."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, connection, transaction

from careerguide.places.models import ZipCode
from careerguide.releases.bulk import insert_rows
from tests.careerguide.releases.tiny import COLUMNS

pytestmark = pytest.mark.usefixtures("empty_db")


def rows(count: int) -> Iterator[tuple[object, ...]]:
    return ((f"{n:05}", f"Town {n}", "MA", "", 42.0, -71.0) for n in range(count))


def a_statement() -> int:
    return (connection.features.max_query_params or 0) // len(COLUMNS)


@pytest.mark.parametrize("beyond", [-1, 0, 1])
@pytest.mark.parametrize("statements", [1, 3])
def test_rows_that_do_not_fill_the_last_statement_are_inserted_too(
    statements: int, beyond: int
) -> None:
    count = statements * a_statement() + beyond
    assert insert_rows(ZipCode, COLUMNS, rows(count)) == count
    stored = ZipCode.objects.order_by("code").values_list(*COLUMNS)
    assert list(stored) == list(rows(count))


def test_no_rows_are_no_statement() -> None:
    assert insert_rows(ZipCode, COLUMNS, []) == 0


def test_a_key_that_stands_twice_is_refused_whole() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(ZipCode, COLUMNS, [*rows(300), *rows(1)])
    assert not ZipCode.objects.exists()
