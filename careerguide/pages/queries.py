"""Queries whose SQL is written once: Django writes it anew at each use, which takes a page longer
than the database's answer.

`flags = WrittenQuery(lambda program: Flag.objects.filter(program=program))`, then `flags(number)`.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.db import connections
from django.db.models import QuerySet
from django.db.models.query import ModelIterable, get_related_populators

from careerguide import replica

Row = Sequence[Any]


class Written(NamedTuple):
    """A query's SQL, the same for SQLite's own driver, what turns columns into Python's values, and
    rows into what is asked for."""

    sql: str
    by_driver: str
    converters: dict[int, tuple[list[Callable[..., Any]], Any]]
    made: Callable[[Row], Any]


class WrittenQuery:
    """A query of some arguments. `make` builds it; each argument must be one parameter of its SQL,
    in the SQL's order (Django sorts the names within one `filter`)."""

    def __init__(self, make: Callable[..., QuerySet[Any, Any]]) -> None:
        self.make = make
        self._written: dict[str, Written] = {}

    def __call__(self, *given: Any) -> list[Any]:
        """The rows: models with what the query joins, or the values it asks for. One query.

        Where an argument is None the SQL is another: then the query runs as Django writes it.
        """
        if None in given:
            return list(self.make(*given))
        connection = connections[replica.alias()]
        written = self._written.get(connection.vendor)
        if written is None:
            written = self._written[connection.vendor] = _write(self.make(*given), given)
        rows = _answer(connection, written, given)
        if written.converters:
            rows = [_converted(row, written.converters) for row in rows]
        return list(map(written.made, rows))

    def first(self, *given: Any) -> Any:
        """The first row; None where there is none."""
        return next(iter(self(*given)), None)


def _write(query: QuerySet[Any, Any], given: tuple[Any, ...]) -> Written:
    """Raises ValueError where the SQL's parameters are not just what was given, in that order."""
    connection = connections[query.db]
    compiler = query.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    if tuple(parameters) != given:
        raise ValueError(f"the SQL has the parameters {parameters}, not {given}")
    by_driver = sql % (("?",) * len(parameters))
    select, about = compiler.select, compiler.klass_info
    converters = compiler.get_converters(expression for expression, *_rest in select)
    if about is None or not issubclass(query._iterable_class, ModelIterable):  # values alone
        return Written(sql, by_driver, converters, tuple)
    model, places = about["model"], about["select_fields"]
    start, end = places[0], places[-1] + 1
    names = [one[0].target.attname for one in select[start:end]]
    populators = get_related_populators(about, select, connection.alias)  # type: ignore[call-arg]

    def made(row: Row) -> Any:
        found = model.from_db(connection.alias, names, row[start:end])
        for one in populators:
            one.populate(row, found)
        return found

    return Written(sql, by_driver, converters, made)


def _answer(connection: Any, written: Written, given: tuple[Any, ...]) -> list[Row]:
    """The rows as the database gives them: by SQLite's own driver where nobody counts queries, as
    Django's cursor would read the SQL anew for the places of its parameters."""
    if connection.vendor != "sqlite" or connection.queries_logged or connection.execute_wrappers:
        with connection.cursor() as cursor:
            cursor.execute(written.sql, given)
            return list(cursor.fetchall())
    connection.ensure_connection()
    connection.validate_thread_sharing()
    with connection.wrap_database_errors:
        return list(connection.connection.execute(written.by_driver, given).fetchall())


def _converted(row: Row, converters: dict[int, tuple[list[Callable[..., Any]], Any]]) -> Row:
    connection = connections[replica.alias()]
    values = list(row)
    for at, (functions, expression) in converters.items():
        for function in functions:
            values[at] = function(values[at], expression, connection)
    return values
