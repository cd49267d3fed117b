"""Lists of what staff keep and what was loaded: objects whose attributes are the columns, declared
once for the API and for the tables to download. A model's fields say what each is."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any, ClassVar

import numpy as np
from django.db import models
from django.utils.text import capfirst

from careerguide.columns.narrowing import Mask, Rows
from careerguide.lists.columns import CODE, TEXT, Column, Columns, Fact, Lazy, Unit
from careerguide.lists.filters import Filter
from careerguide.lists.schema import BOOLEAN, DATE, NUMBER, Sheet, Whole
from careerguide.lists.selection import Selection

OURS = ("id", "edited", "version")
"""What staff's work with a row needs, and no reader."""
YES_NO = Unit(str, numeric=False, kind=BOOLEAN)
DECIMAL = Unit(str, numeric=False, kind=NUMBER)
DAY = Unit(str, numeric=False, kind=DATE)
Kind = type["models.Field[Any, Any]"]
KINDS: tuple[tuple[Kind, Unit], ...] = (
    (models.BooleanField, YES_NO),
    (models.DecimalField, DECIMAL),
    (models.FloatField, DECIMAL),
    (models.IntegerField, CODE),
    (models.DateField, DAY),
)
"""Of fields that are no figures, by the first that fits; others are text."""
NAMES = ("slug", "key", "code")
"""Fields by which people know a related row."""


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


def attribute(name: str, label: Lazy, unit: Unit = TEXT, *, of: str = "", **more: Any) -> Column:
    """A column that is an attribute of its object, the one of its name or `of`."""
    known = of or name
    return Column(name, unit, label, cell=lambda _w, fact: getattr(fact["one"], known), **more)


def columns_of(
    model: type[models.Model],
    leave_out: Sequence[str] = OURS,
    units: Mapping[Kind, Unit] | None = None,
    **more: Any,
) -> Columns:
    """The fields of a model as columns, but for those that are the site's own. Figures are those of
    a kind of field that `units` has; `more` is said of them."""
    found = []
    for field in model._meta.concrete_fields:
        if field.name in leave_out:
            continue
        figure = (units or {}).get(type(field))
        unit = figure or next((unit for kind, unit in KINDS if isinstance(field, kind)), TEXT)
        said = {"about": field.help_text, **(more if figure else {})}
        found.append(attribute(field.name, capfirst(field.verbose_name), unit, **said))
    return Columns(tuple(found))


def where(test: Callable[[Any, str], bool]) -> Callable[[Any, str], Mask]:
    """A filter's `matches`: which objects a value finds."""

    def matches(selection: Any, value: str) -> Mask:
        return np.array([test(one, value) for one in selection.records.all], dtype=bool)

    return matches


def sheet(columns: Columns, every: Iterable[Any]) -> Sheet:
    """Objects as a table to download."""
    return Sheet([one.field(None) for one in columns], _lines(columns, every))


def _lines(columns: Columns, every: Iterable[Any]) -> Iterator[list[Any]]:
    for one in every:
        fact: Fact = {"one": one}
        yield [_cell(column.cell_of(None, fact)) for column in columns]


def _cell(value: Any) -> Any:
    """Yes and no in words, as tables of staff have them; "" is empty."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return None if value == "" else value


def whole_of(
    model: type[models.Model], title: Lazy, about: Lazy, key: tuple[str, ...], *sources: str
) -> Whole:
    """All rows of a model as a table of the whole data, which come from these sources."""
    own = (model._meta.label_lower,)
    return Whole(title, about, key, partial(_model_sheet, model), sources, own)


def _model_sheet(model: type[models.Model], part: str) -> Sheet | None:
    return None if part else sheet(columns_of(model), _rows(model))


def _rows(model: type[models.Model]) -> Iterator[Any]:
    """Every row, by its key in the database; a related row stands by its name of NAMES."""
    fields = model._meta.concrete_fields
    rows = model._default_manager.order_by("pk").values_list(*map(_name_of, fields))
    for row in rows.iterator():
        yield SimpleNamespace(**{one.name: cell for one, cell in zip(fields, row, strict=True)})


def _name_of(field: Any) -> str:
    """How Django names a field, of a related row its own name."""
    if not field.is_relation:
        return str(field.attname)
    known = {one.name for one in field.related_model._meta.concrete_fields}
    name = next((name for name in NAMES if name in known), "")
    return f"{field.name}__{name}" if name else str(field.attname)
