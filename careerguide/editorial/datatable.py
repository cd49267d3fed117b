"""A kept model's rows as a table to download: columns, kinds and words are the model's own."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db import models

from careerguide.lists.schema import (
    BOOLEAN,
    DATE,
    INTEGER,
    NUMBER,
    STRING,
    DataField,
    Lazy,
    Sheet,
    Whole,
)

OURS = ("id", "edited", "version")
"""What staff's work with a row needs, and no reader."""
KINDS: tuple[tuple[type[models.Field], str], ...] = (
    (models.BooleanField, BOOLEAN),
    (models.DecimalField, NUMBER),
    (models.FloatField, NUMBER),
    (models.IntegerField, INTEGER),
    (models.DateField, DATE),
)
NAMES = ("slug", "key", "code")
"""Fields by which people know a related row."""


def whole_of(
    model: type[models.Model], title: Lazy, about: Lazy, key: tuple[str, ...], *sources: str
) -> Whole:
    """All rows of a model as a table of the whole data, which come from these sources."""
    own = (model._meta.label_lower,)
    return Whole(title, about, key, partial(_whole_sheet, model), sources, own)


def _whole_sheet(model: type[models.Model], part: str) -> Sheet | None:
    return None if part else model_sheet(model)


def model_sheet(model: type[models.Model], *, leave_out: tuple[str, ...] = ()) -> Sheet:
    """Every row, by its key in the database; a related row stands by its name of NAMES."""
    fields = [
        one for one in model._meta.concrete_fields if one.name not in (*OURS, *leave_out)
    ]  # fmt: skip
    return Sheet([data_field(one) for one in fields], _lines(model, fields))


def data_field(field: Any) -> DataField:
    """What a model says of one of its fields."""
    label = str(field.verbose_name)
    kind = next((kind for of, kind in KINDS if isinstance(field, of)), STRING)
    return DataField(field.name, kind, label[:1].upper() + label[1:], field.help_text)


def _lines(model: type[models.Model], fields: list[Any]) -> Iterator[list[Any]]:
    names = [_name_of(one) if one.is_relation else one.attname for one in fields]
    rows = model._default_manager.order_by("pk").values_list(*names)
    for row in rows.iterator():
        yield [_cell(value) for value in row]


def _name_of(field: Any) -> str:
    """How Django names a related row's own name."""
    known = {one.name for one in field.related_model._meta.concrete_fields}
    name = next((name for name in NAMES if name in known), "")
    return f"{field.name}__{name}" if name else str(field.attname)


def _cell(value: Any) -> Any:
    """Yes and no in words, as tables of staff have them; "" is empty."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return None if value == "" else value
