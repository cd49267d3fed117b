"""Insert many rows at the speed of the database, on SQLite and on PostgreSQL."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

from django.db import connection, models

from careerguide.releases import staging

CHUNK = 20_000
"""Rows sent or fetched at a time."""
Stored = tuple[Any, ...]
"""A row's values as the database stores them, in the order of the columns asked for."""


def insert_rows(model: type[models.Model], columns: tuple[str, ...], rows: Iterable[Stored]) -> int:
    """Insert tuples in the order of `columns` (database column names); returns how many.

    Values must already be what the database stores: nothing is validated or converted here.
    """
    staging.change(model)
    table = model._meta.db_table
    quoted = ", ".join(connection.ops.quote_name(c) for c in columns)
    if connection.vendor == "postgresql":
        return _copy(f"COPY {connection.ops.quote_name(table)} ({quoted}) FROM STDIN", rows)
    width = len(columns)
    marks = f"({', '.join(['?'] * width)})"
    insert = f"INSERT INTO {connection.ops.quote_name(table)} ({quoted}) VALUES "  # noqa: S608 names are ours
    # Many rows to a statement take two thirds of the time of one by one.
    most = max((connection.features.max_query_params or 0) // width, 1)
    whole = insert + ", ".join([marks] * most)
    rows, count = iter(rows), 0
    # The driver's own cursor: Django's wrapper would copy and rewrite every row.
    connection.ensure_connection()
    cursor = connection.connection.cursor()
    with connection.wrap_database_errors, uncollected():
        while values := tuple(chain.from_iterable(islice(rows, most))):
            some = len(values) // width
            cursor.execute(whole if some == most else insert + ", ".join([marks] * some), values)
            count += some
    return count


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage collection meanwhile: rows make no cycles, and looking at them costs a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _copy(statement: str, rows: Iterable[Stored]) -> int:
    """Chunk by chunk: making a row may ask the database, which waits for ever during a COPY."""
    rows, count = iter(rows), 0
    with connection.cursor() as cursor:
        while some := list(islice(rows, CHUNK)):
            with cursor.copy(statement) as copy:
                for row in some:
                    copy.write_row(row)
            count += len(some)
    return count


@contextmanager
def rebuilt_indexes(model: type[models.Model]) -> Iterator[None]:
    """Drop the table's plain indexes, and build them anew afterwards: faster for whole tables.

    Unique constraints stay, so that a duplicate key still fails the load.
    """
    staging.change(model)
    definitions = _index_definitions(model._meta.db_table)
    with connection.cursor() as cursor:
        for name, _sql in definitions:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
        yield
        for _name, sql in definitions:
            cursor.execute(sql)


def _index_definitions(table: str) -> list[tuple[str, str]]:
    if connection.vendor == "postgresql":
        query = (
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s"
            " AND indexdef NOT LIKE 'CREATE UNIQUE%%'"
        )
    else:
        query = (
            f"SELECT name, sql FROM {staging.master(table)}"  # noqa: S608 ours
            " WHERE type = 'index' AND tbl_name = %s"
            " AND sql IS NOT NULL AND sql NOT LIKE 'CREATE UNIQUE%%'"
        )
    with connection.cursor() as cursor:
        cursor.execute(query, [table])
        return list(cursor.fetchall())


def read_chunks(queryset: models.QuerySet, *columns: str) -> Iterator[list[Stored]]:
    """Rows of a large table as the driver gives them, CHUNK at a time.

    A third of the time of `values_list`; values are the database's (booleans may be 0 and 1).
    """
    sql, parameters = queryset.order_by().values_list(*columns).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        while chunk := cursor.fetchmany(CHUNK):
            yield chunk


def delete_rows(queryset: models.QuerySet) -> None:
    """One DELETE, without Django's cascade: what points at reloaded rows finds the new ones."""
    staging.change(queryset.model)
    queryset._raw_delete(queryset.db)
