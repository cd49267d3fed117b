"""The form of a list's filters: what a filter shows is written once, and its counts anew."""

from functools import partial
from itertools import chain
from typing import NamedTuple, TypedDict

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from careerguide.lists.fields import FieldMaker
from careerguide.lists.filters import Filter
from careerguide.lists.page import told
from careerguide.lists.selection import Selection
from careerguide.lists.state import Problem
from careerguide.pages.cache import Kept
from careerguide.pages.numbers import count


class FilterForm(TypedDict):
    """The form's fields as HTML; problems that no field shows; whether a field shows one."""

    form: SafeString
    problems: list[Problem]
    wrong: bool


class Written(NamedTuple):
    """A filter's fields: their names, and their HTML before, between and after its counts."""

    names: tuple[str, ...]
    between: list[str]


_written: Kept[Written] = Kept(5_000)


def filter_form(selection: Selection) -> FilterForm:
    """The form of every filter, with the problems of what was asked."""
    make = FieldMaker(selection.query, selection.problems)
    whose = get_language(), str(type(selection))
    names: set[str] = set()
    parts: list[str] = []
    for one in selection.filters:
        counts = one.counts(selection)
        key = (
            *whose, one.name, one.beside(selection), tuple(counts),
            *[(getattr(make.state, name), make.errors.get(name)) for name in one.names],
        )  # fmt: skip
        fields = _written.of(key, partial(_write, one, make, selection))
        names.update(fields.names)
        numbers = [*(count(n) for value, n in counts.items() if value), ""]
        parts += chain.from_iterable(zip(fields.between, numbers, strict=True))
    problems = told(selection)
    return {
        "form": mark_safe("".join(parts)),  # noqa: S308 - safe parts, digits
        "problems": [p for p in problems if p.name not in names],
        "wrong": any(p.name in names for p in problems),
    }


def _write(one: Filter, make: FieldMaker, selection: Selection) -> Written:
    fields = one.fields(make, selection)
    between = [""]
    for field in fields:
        first, *rest = field.between or [field.html]
        between[-1] += first
        between += rest
    return Written(tuple(field.name for field in fields), between)
