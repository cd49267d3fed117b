"""Check a row by its model's own rules, so that loads and the admin refuse the same things."""

import re
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model

from careerguide.core.loading.errors import RowError

M = TypeVar("M", bound=Model)


def checked(model: type[M], values: dict[str, Any]) -> M:
    """The unsaved row; raises RowError with the first thing wrong with a field of `values`."""
    row = model(**values)
    others = [field.name for field in model._meta.fields if field.name not in values]
    try:
        row.clean_fields(exclude=others)
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        label = str(getattr(model._meta.get_field(name), "verbose_name", name))
        raise RowError(f"{label}: {messages[0]}") from None
    return row


def order(value: str) -> int:
    if not (value.isascii() and value.isdigit() and int(value) < 32_768):
        raise RowError("the order is not a whole number")
    return int(value)


def yes(value: str) -> bool:
    if value not in ("", "0", "1"):
        raise RowError("step is neither 1 nor empty")
    return value == "1"


def every(pattern: re.Pattern[str], words: str, wrong: str) -> None:
    if not all(pattern.fullmatch(word) for word in words.split()):
        raise RowError(wrong)


class Once(set[Any]):
    """Keys seen in a file; one that comes again rejects its row."""

    def add(self, key: Any) -> None:
        if key in self:
            raise RowError("it stands in the file twice")
        super().add(key)
