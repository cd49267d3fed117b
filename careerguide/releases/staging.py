"""Prepare what a load changes aside, so that nobody waits for it: then put all of it in at once.

SQLite lets one process write at a time. A load that wrote its tables in place kept staff from
signing in for as long as it read its file. Here every table that it changes is first copied to the
connection's own temporary database, where a table hides the site's of the same name: loaders and
builders read and write it there and know nothing of it. At the end one short transaction puts the
prepared tables in the place of the others. PostgreSQL needs none of it, nor does a site that serves
nothing yet.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.db import IntegrityError, connection, models, transaction

from careerguide.columns.models import DataVersion

ADDED = {DataVersion._meta.db_table: "edits"}
"""Counters that staff raise meanwhile: what they added is added to the prepared one."""
WRITES = {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE}

MOST_CHANGED = 0.3
"""Past this share of rows that differ a table is filled anew, which is faster then."""

_hidden: dict[type[models.Model], int] | None = None
"""While a load is prepared: the tables that are, with their counter when they were copied."""
_afterwards: list[Callable[[], Any]] = []


def is_on() -> bool:
    """Whether a load is being prepared aside by this process."""
    return _hidden is not None


def master(table: str) -> str:
    """Where SQLite lists what belongs to the table that its name means now."""
    hidden = {model._meta.db_table for model in _hidden or ()}
    return "temp.sqlite_master" if table in hidden else "main.sqlite_master"


@contextmanager
def aside(*, possible: bool = True) -> Iterator[None]:
    """Prepare aside what is written inside, and put it in at the end; all of it or nothing.

    Inside another such block, one transaction, or where it is not `possible` or needed, this is a
    transaction as any other. Raises IntegrityError where a row would point at none.
    """
    global _hidden
    if not (possible and _is_needed()):
        with transaction.atomic() if not is_on() else nullcontext():
            yield
        return
    connection.close()  # of another load's temporary tables nothing may be left
    connection.ensure_connection()
    _hidden = {}
    _afterwards.clear()
    sqlite: Any = connection
    mode, sqlite.transaction_mode = sqlite.transaction_mode, "DEFERRED"
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys = OFF")
        connection.connection.set_authorizer(_only_aside)
        with transaction.atomic():
            yield
            _check_links(model._meta.db_table for model in _hidden)
            whole = {model: _differ(model) for model in _hidden}
        connection.connection.set_authorizer(None)
        sqlite.transaction_mode = mode
        with transaction.atomic():
            for model, counter in _hidden.items():
                _put_in(model, counter, whole=whole[model])
        done = list(_afterwards)
    finally:
        _hidden = None
        _afterwards.clear()
        connection.close()  # the temporary tables go with it
    for one in done:
        one()


def _is_needed() -> bool:
    return (
        connection.vendor == "sqlite"
        and connection.settings_dict["NAME"] != ":memory:"
        and not connection.in_atomic_block
        and not is_on()
        and DataVersion.objects.exists()
    )


def afterwards(do: Callable[[], Any]) -> None:
    """Have it done once what is written now is in the database."""
    if is_on():
        _afterwards.append(do)
    else:
        transaction.on_commit(do)


def change(*tables: type[models.Model]) -> None:
    """Say, before they are written to, that these tables change: while a load is prepared they are
    copied aside."""
    if _hidden is None:
        return
    for model in tables:
        if model not in _hidden:
            _hidden[model] = _hide(model._meta.db_table)


def _hide(table: str) -> int:
    """Copy a table, with its keys and indexes; returns its counter of `ADDED`, else 0."""
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT type, sql FROM main.sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL"
            " ORDER BY type DESC",
            [table],
        )
        (_table, made), *indexes = cursor.fetchall()
        cursor.execute(made.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
        cursor.execute(f"INSERT INTO temp.{name} SELECT * FROM main.{name}")  # noqa: S608 ours
        for _index, sql in indexes:
            cursor.execute(sql)  # of the hiding table, as its name has no database
        return _counter(cursor, table)


def _counter(cursor: Any, table: str) -> int:
    if table not in ADDED:
        return 0
    cursor.execute(f'SELECT SUM("{ADDED[table]}") FROM main."{table}"')  # noqa: S608 ours
    return int(cursor.fetchone()[0] or 0)


def _only_aside(action: int, table: str | None, _two: Any, database: str | None, _by: Any) -> int:
    """Refuses what would write to the site's own tables while a load is prepared."""
    own = database == "main" and action in WRITES
    return sqlite3.SQLITE_DENY if own else sqlite3.SQLITE_OK


def _differ(model: type[models.Model]) -> bool:
    """Note which rows differ, in temporary tables `gone` and `new`; whether they are most of them.

    Outside the transaction that writes, since it reads both tables.
    """
    table, key = model._meta.db_table, f'"{model._meta.pk.column}"'
    columns = [f'"{field.column}"' for field in model._meta.concrete_fields]
    prepared, site = (", ".join(f"{one}.{c}" for c in columns) for one in ("p", "s"))
    pairs = f'temp."{table}" p JOIN main."{table}" s ON p.{key} = s.{key}'
    changed = f"SELECT s.{key} FROM {pairs} WHERE ({prepared}) IS NOT ({site})"  # noqa: S608 ours
    with connection.cursor() as cursor:
        for name, here, other in (("gone", "main", "temp"), ("new", "temp", "main")):
            alone = (
                f'SELECT {key} FROM {here}."{table}"'  # noqa: S608 ours
                f' WHERE {key} NOT IN (SELECT {key} FROM {other}."{table}")'
            )
            cursor.execute(f'CREATE TEMP TABLE "{name} {table}" AS {changed} UNION ALL {alone}')
        cursor.execute(
            f'SELECT (SELECT COUNT(*) FROM temp."gone {table}"),'  # noqa: S608 ours
            f' (SELECT COUNT(*) FROM temp."new {table}"), (SELECT COUNT(*) FROM temp."{table}")'
        )
        gone, new, rows = cursor.fetchone()
    return bool(max(gone, new) > MOST_CHANGED * rows)


def _put_in(model: type[models.Model], counter: int, *, whole: bool) -> None:
    """Put the prepared rows in the place of the others; within one transaction."""
    table, key = model._meta.db_table, f'"{model._meta.pk.column}"'
    with connection.cursor() as cursor:
        raised = _counter(cursor, table) - counter
        cursor.execute(
            "SELECT name, sql FROM main.sqlite_master"
            " WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL",
            [table],
        )
        indexes = cursor.fetchall() if whole else []
        for index, _sql in indexes:
            cursor.execute(f'DROP INDEX main."{index}"')
        gone, new = (
            "" if whole else f' WHERE {key} IN (SELECT {key} FROM temp."{name} {table}")'  # noqa: S608
            for name in ("gone", "new")
        )
        cursor.execute(f'DELETE FROM main."{table}"{gone}')  # noqa: S608 ours
        cursor.execute(f'INSERT INTO main."{table}" SELECT * FROM temp."{table}"{new}')  # noqa: S608
        for _index, sql in indexes:
            cursor.execute(sql.replace(" INDEX ", " INDEX main.", 1))
        if raised:
            own = f'"{ADDED[table]}"'
            cursor.execute(f'UPDATE main."{table}" SET {own} = {own} + %s', [raised])  # noqa: S608


def _check_links(tables: Iterable[str]) -> None:
    """Raises IntegrityError where a row of a changed table, or one that points at it, finds none.

    SQLite itself checks links within one database only.
    """
    changed = set(tables)
    with connection.cursor() as cursor:
        for table in _tables(cursor):
            for link in _links(cursor, table):
                if table in changed or link[0] in changed:
                    _check(cursor, table, *link)


def _tables(cursor: Any) -> list[str]:
    cursor.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")
    return [name for (name,) in cursor.fetchall()]


def _links(cursor: Any, table: str) -> list[tuple[str, str, str]]:
    """The table and column that each foreign key leads to, with the column that leads there."""
    cursor.execute(f'PRAGMA main.foreign_key_list("{table}")')
    return [(to, own, theirs) for _id, _seq, to, own, theirs, *_rest in cursor.fetchall()]


def _check(cursor: Any, table: str, to: str, own: str, theirs: str) -> None:
    cursor.execute(
        f'SELECT "{own}" FROM "{table}" WHERE "{own}" IS NOT NULL'  # noqa: S608 ours
        f' AND "{own}" NOT IN (SELECT "{theirs}" FROM "{to}") LIMIT 1'
    )
    if found := cursor.fetchone():
        raise IntegrityError(f"{table}: {own} {found[0]} is in no row of {to}")
