"""A filter form's fields, written once for templates: a Django form of 20 fields costs 5 ms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from careerguide.lists.rows import rows
from careerguide.lists.state import Problem
from careerguide.pages.numbers import count

TEMPLATES = "components/fields"
SLOT = "\0"
"""Stands for a count in a field that is kept: no label holds it."""
Choices = Iterable[tuple[str, str] | tuple[str, str, int | None]]
"""Each value with its words, and how many records it would give where they are counted."""


@dataclass(frozen=True)
class Option:
    """One choice of a select or a set of checkboxes."""

    value: str
    label: str
    chosen: bool = False
    count: str = ""


@dataclass(frozen=True)
class Field:
    """One field; `kind` is text, number, select, checks or hidden. `unknown` adds a checkbox."""

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    options: tuple[Option, ...] = ()
    hint: str = ""
    error: str = ""
    prefix: str = ""
    suffix: str = ""
    unknown: bool | None = None
    unknown_name: str = ""
    unknown_label: str = ""
    placeholder: str = ""
    suggest: str = ""
    """What is offered while one types: a kind of box of /suggest/; "" for nothing."""
    open: bool = False
    form: str = ""
    between: Sequence[str] = ()
    """Of a field whose choices are counted: its HTML before, between and after the counts."""
    counts: Sequence[int] = ()

    @cached_property
    def html(self) -> SafeString:
        """The field as written by its template; those that a FieldMaker makes are kept.

        Where choices are counted only the counts are new.
        """
        if self.between:
            counts = [*map(count, self.counts), ""]
            parts = chain.from_iterable(zip(self.between, counts, strict=True))
            return mark_safe("".join(parts))  # noqa: S308 - safe parts, digits
        kind = self.kind if self.kind in ("checks", "select") else "text"
        written = {
            "described_by": self.described_by,
            "notes": rows(f"{TEMPLATES}/_notes.html", [self]),
            "choices": self._choices(),
            "decimal": self.kind == "number",
        }
        return rows(f"{TEMPLATES}/{kind}.html", [vars(self) | written])

    def _choices(self) -> SafeString:
        """The options of a select or of checkboxes; beside a number, what else may pass."""
        boxes = [vars(option) | {"name": self.name} for option in self.options]
        if self.kind == "select":
            return rows(f"{TEMPLATES}/_option.html", boxes)
        if self.unknown is not None:
            box = Option("1", self.unknown_label, self.unknown)
            boxes = [vars(box) | {"name": self.unknown_name}]
        return rows(f"{TEMPLATES}/_check.html", boxes)

    @property
    def described_by(self) -> str:
        """The ids of the hint and the error, for aria-describedby."""
        parts = (("hint", self.hint), ("error", self.error))
        return " ".join(f"{self.name}-{part}" for part, text in parts if text)


def fields_html(fields: Iterable[Field]) -> SafeString:
    """Fields one after another, as a form holds them."""
    return mark_safe("".join([field.html for field in fields]))  # noqa: S308 - safe parts


@lru_cache(maxsize=5_000)
def _field(
    _language: str, chosen: tuple[str, ...], choices: tuple[tuple[str, str], ...],
    more: tuple[tuple[str, Any], ...],
) -> Field:  # fmt: skip
    """Fields by what they are made of: the same field is made and written once."""
    options = tuple(Option(value, str(text), value in chosen) for value, text in choices)
    return Field(**dict(more), options=options)


@lru_cache(maxsize=2_000)
def _frame(
    _language: str, chosen: tuple[str, ...], choices: tuple[tuple[str, str, bool], ...],
    more: tuple[tuple[str, Any], ...],
) -> tuple[Field, Sequence[str]]:  # fmt: skip
    """A field with SLOT for each count, and its HTML cut there."""
    options = tuple(
        Option(value, str(text), value in chosen, SLOT if counted else "")
        for value, text, counted in choices
    )
    field = Field(**dict(more), options=options)
    return field, field.html.split(SLOT)


@dataclass(frozen=True)
class FieldMaker:
    """Makes fields that show a page's state and the problems of its parameters."""

    state: Any
    problems: Sequence[Problem] = ()
    errors: dict[str, Problem] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.errors.update({problem.name: problem for problem in self.problems})

    def text(self, name: str, label: str, **more: Any) -> Field:
        """A box for words."""
        return self._typed("text", name, label, more)

    def number(self, name: str, label: str, **more: Any) -> Field:
        """With `unknown`, the name of the flag that lets unknown figures through.

        `unknown_label` then says in words what it includes.
        """
        if flag := more.get("unknown", ""):
            more |= {"unknown": getattr(self.state, flag), "unknown_name": flag}
        return self._typed("number", name, label, more)

    def _typed(self, kind: str, name: str, label: str, more: dict[str, Any]) -> Field:
        """What was typed stays typed, even where it could not be used."""
        problem = self.errors.get(name)
        value = getattr(self.state, name)
        shown = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
        more["value"] = problem.value if problem else shown
        return self._made(kind, name, label, more)

    def select(self, name: str, label: str, choices: Choices, **more: Any) -> Field:
        """One choice of a list."""
        return self._made("select", name, label, more, choices)

    def checks(self, name: str, label: str, choices: Choices, **more: Any) -> Field:
        """Checkboxes, open where one is on or wrong."""
        more["open"] = bool(getattr(self.state, name)) or name in self.errors
        return self._made("checks", name, label, more, choices)

    def _made(
        self, kind: str, name: str, label: str, more: dict[str, Any], choices: Choices = ()
    ) -> Field:
        chosen: tuple[str, ...] = ()
        if choices:
            held = getattr(self.state, name)
            chosen = tuple(map(str, held)) if isinstance(held, tuple) else (str(held),)
        more |= {"kind": kind, "name": name, "label": label, "error": self._error(name)}
        offered = list(choices)
        language, rest = get_language() or "", tuple(more.items())
        if any(len(one) > 2 and one[2] is not None for one in offered):
            counts = [one[2] if len(one) > 2 else None for one in offered]
            slots = tuple(
                (one[0], one[1], number is not None)
                for one, number in zip(offered, counts, strict=True)
            )
            known = [number for number in counts if number is not None]
            frame, between = _frame(language, chosen, slots, rest)
            return Field(**more, options=frame.options, between=between, counts=known)
        return _field(language, chosen, tuple((one[0], one[1]) for one in offered), rest)

    def _error(self, name: str) -> str:
        problem = self.errors.get(name)
        return problem.message if problem else ""


def any_of(label: str = "") -> tuple[str, str]:
    """The option of a select that filters nothing."""
    return "", label or _("Any")
