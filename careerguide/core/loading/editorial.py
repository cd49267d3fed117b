"""Load what staff may change afterwards: a load replaces its own rows, never theirs."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model

from careerguide.core.loading.loader import Run


def sync(model: type[Model], key: Sequence[str], rows: Iterable[dict[str, Any]], run: Run) -> None:
    """Make the table hold `rows`: found by `key`, created, updated, or deleted where missing.

    Rows that staff changed or added (`edited`) stay as they are, and are counted. Numbers stay, so
    that what points at a row goes on pointing at it.
    """
    held = {_key(row, key): row for row in model._default_manager.all()}
    kept = 0
    for values in rows:
        row = held.pop(tuple(values[name] for name in key), None)
        if row is None:
            model._default_manager.create(**values)
        elif row.edited:  # type: ignore[attr-defined]
            kept += 1
        else:
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
    gone = [row.pk for row in held.values() if not row.edited]  # type: ignore[attr-defined]
    model._default_manager.filter(pk__in=gone).delete()
    kept += len(held) - len(gone)
    if kept:
        run.note("rows kept as staff changed them", kept)


def _key(row: Model, key: Sequence[str]) -> tuple[Any, ...]:
    """The key's values; a related row is compared as itself."""
    return tuple(getattr(row, name) for name in key)
