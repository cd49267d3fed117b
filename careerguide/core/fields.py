"""A filter form's fields, written once for templates: a Django form of 20 fields costs 5 ms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from careerguide.core.urlstate import Problem


@dataclass(frozen=True)
class Option:
    """One choice of a select or a set of checkboxes."""

    value: str
    label: str
    chosen: bool = False


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
    placeholder: str = ""
    open: bool = False
    form: str = ""

    @property
    def html(self) -> SafeString:
        """The field as written by its template; the same field is written once."""
        return _field_html(self, get_language() or "")

    @property
    def described_by(self) -> str:
        """The ids of the hint and the error, for aria-describedby."""
        parts = (("hint", self.hint), ("error", self.error))
        return " ".join(f"{self.name}-{part}" for part, text in parts if text)


@lru_cache(maxsize=2_000)
def _field_html(field: Field, _language: str) -> SafeString:
    return render_to_string("components/filter_field.html", {"field": field})


@dataclass(frozen=True)
class FieldMaker:
    """Makes fields that show a page's state and the problems of its parameters."""

    state: Any
    problems: Sequence[Problem] = ()
    errors: dict[str, Problem] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.errors.update({problem.name: problem for problem in self.problems})

    def text(self, name: str, label: str, **more: Any) -> Field:
        return self._typed("text", name, label, more)

    def number(self, name: str, label: str, **more: Any) -> Field:
        """With `unknown`, the name of the flag that lets unknown figures through."""
        if flag := more.get("unknown", ""):
            more |= {"unknown": getattr(self.state, flag), "unknown_name": flag}
        return self._typed("number", name, label, more)

    def _typed(self, kind: str, name: str, label: str, more: dict[str, Any]) -> Field:
        """What was typed stays typed, even where it could not be used."""
        problem = self.errors.get(name)
        value = getattr(self.state, name)
        shown = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
        return Field(
            name,
            label,
            kind,
            problem.value if problem else shown,
            error=problem.message if problem else "",
            **more,
        )

    def select(
        self, name: str, label: str, options: Iterable[tuple[str, str]], **more: Any
    ) -> Field:
        held = getattr(self.state, name)
        chosen = {str(v) for v in held} if isinstance(held, tuple) else {str(held)}
        made = tuple(Option(value, str(text), value in chosen) for value, text in options)
        return Field(name, label, "select", options=made, error=self._error(name), **more)

    def checks(
        self, name: str, label: str, options: Iterable[tuple[str, str]], **more: Any
    ) -> Field:
        chosen = getattr(self.state, name)
        made = tuple(Option(value, str(text), value in chosen) for value, text in options)
        opened = any(option.chosen for option in made) or name in self.errors
        return Field(
            name, label, "checks", options=made, error=self._error(name), open=opened, **more
        )

    def _error(self, name: str) -> str:
        problem = self.errors.get(name)
        return problem.message if problem else ""


def any_of(label: str = "") -> tuple[str, str]:
    """The option of a select that filters nothing."""
    return "", label or _("Any")
