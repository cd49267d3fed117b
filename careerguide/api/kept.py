"""Lists of what staff keep and what was loaded: objects whose attributes are the columns."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

import numpy as np
from django.db import models

from careerguide.columns.narrowing import Mask, Rows
from careerguide.lists.columns import TEXT, Column, Columns, Fact, Lazy, Unit
from careerguide.lists.filters import Filter
from careerguide.lists.selection import Selection

Kind = type["models.Field[Any, Any]"]


class Objects:
    """Objects as a list's records."""

    def __init__(self, every: Iterable[Any]) -> None:
        self.all = list(every)
        self.size = len(self.all)


class ObjectSelection(Selection):
    """A query resolved against objects, which stand in their own order."""

    columns: ClassVar[Columns] = Columns(())
    filters: ClassVar[tuple[Filter, ...]] = ()
    records: Objects

    def more_facts(self, rows: Rows) -> dict[str, list[Any]]:
        """Each row's object."""
        return {"one": [self.records.all[row] for row in rows.tolist()]}


def attribute(name: str, label: Lazy, unit: Unit = TEXT, **more: Any) -> Column:
    """A column that is an attribute of its object."""

    def cell(_writer: Any, fact: Fact) -> Any:
        value = getattr(fact["one"], name)
        return value.isoformat() if isinstance(value, datetime) else value

    return Column(name, unit, label, cell=cell, **more)


def columns_of(
    model: type[models.Model],
    leave_out: Sequence[str],
    units: Mapping[Kind, Unit] | None = None,
    **more: Any,
) -> Columns:
    """The fields of a model as columns, each in the unit of its kind of field, but for those that
    are the site's own; `more` is said of those that have a unit."""
    known = units or {}
    found = []
    for field in model._meta.concrete_fields:
        if field.name in leave_out:
            continue
        unit = known.get(type(field), TEXT)
        found.append(attribute(field.name, field.verbose_name, unit, **(more if unit.name else {})))
    return Columns(tuple(found))


def where(test: Callable[[Any, str], bool]) -> Callable[[Any, str], Mask]:
    """A filter's `matches`: which objects a value finds."""

    def matches(selection: Any, value: str) -> Mask:
        return np.array([test(one, value) for one in selection.records.all], dtype=bool)

    return matches
