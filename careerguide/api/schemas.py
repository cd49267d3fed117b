"""Types of answers and parameters, made from columns and filters, for the OpenAPI document."""

from collections.abc import Callable
from functools import partial
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, RootModel, create_model

from careerguide.api import cursors
from careerguide.api.figures import Shape, is_sourced
from careerguide.api.resources import IGNORED, Resource
from careerguide.columns.store import NoData
from careerguide.lists.columns import Column, Columns
from careerguide.lists.state import accepted

Known = dict[str, Any]


class Plain(RootModel[str | int | float | bool | dict[str, Any] | None]):
    """A name, a code, words, a flag or counts by kind; null for nothing."""


class Correction(BaseModel):
    """What staff know better than the publisher, and what was published."""

    field: str
    value: str
    published: str | None = Field(description="null where nothing was published")
    published_in: str | None
    source: str
    date: str | None
    checked_on: str
    reason: str


class _Sourced(BaseModel):
    """What a figure says beside its value."""

    unit: str
    source: str = Field(
        description="A slug of `sources`; else an address or a document; “computed” where this"
        " site reckons it; empty where nobody is named."
    )
    date: str | None = Field(
        description="The release's edition, or the date of the source; null where it has none."
    )
    missing: str | None = Field(description="Why the value is unknown; null where it is known.")
    flag: str | None = Field(None, description="What contradicts it; absent for nothing.")
    correction: Correction | None = Field(None, description="Absent where staff changed nothing.")


class Figure(_Sourced):
    """A number, or null and the reason."""

    value: float | None


class Fact(_Sourced):
    """A text or code, or null and the reason."""

    value: Plain


class Release(BaseModel):
    """A release that figures come from."""

    title: str
    publisher: str
    edition: str
    license: str
    url: str


class WrongParameter(BaseModel):
    """A parameter that can't be used."""

    name: str
    value: str
    detail: str
    accepted: dict[str, Any] = Field(description="What it may be, as JSON Schema.")


class Problem(BaseModel):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    parameters: list[WrongParameter] | None = None


class Named(BaseModel):
    """An occupation by its code."""

    soc: str
    title: str


class Assumption(BaseModel):
    """Something that a plan assumes."""

    label: str
    value: str
    why: str


def record(name: str, columns: Columns) -> type[BaseModel]:
    """The type of a list's records."""
    shape = Shape.of(columns)
    fields: dict[str, Any] = {
        one.name: (_type(one), Field(description=described(one, shape))) for one in shape.columns
    }
    fields["corrected"] = (
        list[Correction],
        Field([], description="All that staff corrected of the record, by field."),
    )
    fields["key"] = (str, Field(description="What addresses call the record."))
    fields["page"] = (str | None, Field(description="Its page for readers."))
    return create_model(f"{name}Record", __config__=ConfigDict(extra="forbid"), **fields)


def _type(column: Column) -> Any:
    if column.unit.name:
        return Figure
    if is_sourced(column):
        return Fact
    return Plain


def described(column: Column, shape: Shape) -> str:
    """A column in words: its label, its unit, and the source where one stands for all."""
    heading = "" if callable(column.heading) else str(column.heading)
    whole = shape.reasons[column.name]
    words = str(column.label) or heading
    if not words and whole is not column:
        words = f"Low end of {whole.name}"
    found = [words or column.name.replace("_", " ").capitalize()]
    if column.unit.name:
        found.append(f"Unit: {column.unit.name}")
    if column.low:
        found.append(f"High end of a range whose low end is {column.low}")
    if isinstance(column.source, str) and column.source:
        found.append(f"Source: {column.source}")
    return ". ".join(found) + "."


def answers(resource: Resource) -> tuple[type[BaseModel], type[BaseModel]]:
    """The types of a page of records, and of one."""
    name = resource.name.capitalize()
    own = record(name, resource.selection.columns)
    shared: dict[str, Any] = {
        "sources": (dict[str, Release], Field(description="The releases that figures name.")),
        "data_version": (str, Field(description="Changes with every load and edit.")),
    }
    listed: dict[str, Any] = {
        "total": (int, Field(description="How many records match.")),
        "next": (str | None, Field(description="The next page; null at the end.")),
        "query": (dict[str, Any], Field(description="How the parameters were understood.")),
        "data": (list[own], Field(description="The records, in order.")),  # type: ignore[valid-type]
        **shared,
        **{one: (kind, ...) for one, kind in resource.members.items()},
    }
    return create_model(f"{name}Page", **listed), create_model(
        f"{name}One", data=(own, ...), **shared
    )


def parameters(resource: Resource) -> list[dict[str, Any]]:
    """The parameters of a list, from its filters and state."""
    words: dict[str, str] = {
        "sort": "The order: a column's name, or with a minus before it the other way."
                " Unknown figures stand last in both.",
        "page": "A page by number; “next” goes by cursor.",
        "size": "Records a page.",
        **_known(lambda: dict(resource.described), {}),
    }  # fmt: skip
    for one in resource.filters:
        words |= _known(one.described, {one.name: str(one.label)})
    found: list[dict[str, Any]] = []
    for name, field in resource.state.__dataclass_fields__.items():
        if name in IGNORED:
            continue
        schema = _known(partial(accepted, field), {"type": "string"})
        if field.metadata["several"]:
            schema = {"type": "array", "items": schema}
        elif field.default not in ("", None, False):
            default: Any = field.default
            schema["default"] = field.metadata["show"](default) if "enum" in schema else default
        found.append(_parameter(name, words.get(name, ""), schema))
    return [
        *found,
        _parameter(cursors.NAME, "Where the page begins: from “next”.", {"type": "string"}),
    ]


def _known(make: Callable[[], Known], otherwise: Known) -> Known:
    """What data decide, or what stands for it before any are loaded."""
    try:
        return make()
    except NoData:
        return otherwise


def _parameter(name: str, words: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": words or name.replace("_", " "),
        "schema": schema,
        **({"style": "form", "explode": True} if schema["type"] == "array" else {}),
    }
