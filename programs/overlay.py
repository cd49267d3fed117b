"""Corrections laid over the columns of a build: staff's values in lists, publishers' beside them.

The build's files stay as they are. A column is copied, and an order made anew, when it is first
asked for: an edit of one price costs the copies and orders that somebody looks at.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from careerguide.columns.narrowing import Mask, Rows
from programs.added import Added
from programs.models import Flag, ProgramCorrection, ProviderCorrection
from programs.models.catalog import FLAG_BIT
from programs.orders import alphabet, in_order
from programs.rules.codes import GONE, Delivery, LengthBasis, Standing
from programs.rules.corrections import OF_PROGRAM, PRICES, figure_of, is_over, span_of
from programs.rules.ids import program_number
from programs.usual import LEADING, leads

OURS = "careerguide"
"""Who says of a school that it closed, where staff do."""
UNKNOWN = -1
ROW_FIELDS = ("pk", "program", "field", "value", "imported", "imported_from", "source", "as_of",
              "checked_on", "reason")  # fmt: skip
SCHOOL_FIELDS = ("pk", "provider", *ROW_FIELDS[2:])
DELIVERIES = {code.slug: int(code) for code in Delivery}


@dataclass(frozen=True)
class Corrected:
    """One correction as pages tell it; `pk` is its row's."""

    pk: int
    number: int
    field: str
    value: str
    imported: str
    imported_from: str
    source: str
    as_of: str
    checked_on: date
    reason: str


Rowed = Mapping[int, Mapping[str, Corrected]]
"""By row of the catalogue, or by place of the provider: corrections by field."""


class Places(Protocol):
    """What is asked of the catalogue that corrections are laid over."""

    columns: dict[str, Any]
    provider: NDArray[np.int16]
    size: int

    def row(self, program: int) -> int | None:
        """The row of a program's number."""

    def provider_at(self, provider: int) -> int | None:
        """The place of a provider's number."""


def corrections() -> tuple[Corrected, ...]:
    """Every correction of a program; two small queries with those of schools."""
    rows = ProgramCorrection.objects.order_by("program", "field").values_list(*ROW_FIELDS)
    return tuple(Corrected(pk, program_number(slug) or 0, *rest) for pk, slug, *rest in rows)


def school_corrections() -> tuple[Corrected, ...]:
    """Every correction of a school."""
    rows = ProviderCorrection.objects.order_by("provider", "field").values_list(*SCHOOL_FIELDS)
    return tuple(Corrected(*row) for row in rows)


@dataclass
class Overlay:
    """What staff change of a build: by column the corrected rows and their values; `added` rows.

    One whose program or school the build lacks changes nothing.
    """

    below: Places
    added: Added
    programs: dict[int, dict[str, Corrected]] = field(default_factory=lambda: defaultdict(dict))
    providers: dict[int, dict[str, Corrected]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(
        cls,
        below: Places,
        programs: Iterable[Corrected],
        providers: Iterable[Corrected],
        added: Added,
    ) -> "Overlay":
        """Corrections by where they belong in the catalogue `below`."""
        found = cls(below, added)
        for one in programs:
            row = below.row(one.number)
            if row is not None and one.field in OF_PROGRAM:
                found.programs[row][one.field] = one
        for one in providers:
            at = below.provider_at(one.number)
            if at is not None:
                found.providers[at][one.field] = one
        return found

    @cached_property
    def discontinued(self) -> Rows:
        """Rows of programs that are over though their school is open, rising."""
        rows = [
            row for row, of in self.programs.items()
            if "discontinued" in of and is_over(of["discontinued"].value)
        ]  # fmt: skip
        return np.array(sorted(rows), dtype=np.int32)

    @cached_property
    def names(self) -> dict[int, str]:
        """By row, what a program is called instead of its field's title."""
        named = {row: of["name"].value for row, of in self.programs.items() if "name" in of}
        return named | self.added.names

    @cached_property
    def patches(self) -> dict[str, dict[int, Any]]:
        """By stored column, its changed places and their values."""
        found: dict[str, dict[int, Any]] = defaultdict(dict)
        for row, of in self.programs.items():
            for name, one in of.items():
                for column, value in _values(name, one.value):
                    found[column][row] = value
        self._flag(found)
        for at, of in self.providers.items():
            if "name" in of:
                found["provider_names"][at] = of["name"].value
            if "closed" in of:
                over, day = is_over(of["closed"].value), of["closed"].value
                found["standing"][at] = int(Standing.CLOSED if over else Standing.OPEN)
                found["provider_closed"][at] = (day, OURS) if over else ("", "")
        return dict(found)

    def _flag(self, found: dict[str, dict[int, Any]]) -> None:
        """What contradicts a published figure speaks against no corrected one."""
        flags, changed = self.below.columns["flags"], found["flags"]
        for row, of in self.programs.items():
            bits = int(flags[row])
            if of.keys() & set(PRICES):
                bits &= ~FLAG_BIT[Flag.Kind.PRICE_OUTLIER]
            if "months" in of:
                bits &= ~(FLAG_BIT[Flag.Kind.LENGTH_BAND] | FLAG_BIT[Flag.Kind.LISTED_LENGTH])
            changed[row] = bits
        for at, of in self.providers.items():
            if "closed" in of:
                for row in np.flatnonzero(self.below.provider == at).tolist():
                    bits = changed.get(row, int(flags[row])) & ~FLAG_BIT[Flag.Kind.CLOSED]
                    over = is_over(of["closed"].value)
                    changed[row] = bits | (FLAG_BIT[Flag.Kind.CLOSED] if over else 0)

    @property
    def moves_schools(self) -> bool:
        """Whether other programs are gone than the build says."""
        return bool(len(self.discontinued)) or "standing" in self.patches

    @property
    def changes_codes(self) -> bool:
        """Whether a code that filters count is another than the build's."""
        return self.moves_schools or "delivery" in self.patches or bool(self.added)

    @property
    def new_names(self) -> list[str]:
        """What programs and schools are called otherwise than in the build."""
        schools = self.patches.get("provider_names", {}).values()
        return [*self.names.values(), *schools, *self.added.provider_names]

    @cached_property
    def names_key(self) -> str:
        """Names these with what they belong to; "" for nothing."""
        return f"{sorted(self.names.items())}{self.schools_key}" if self.new_names else ""

    @cached_property
    def schools_key(self) -> str:
        """The same of schools alone."""
        named = sorted(self.patches.get("provider_names", {}).items())
        return repr((named, self.added.providers)) if named or self.added.providers else ""


def _values(name: str, value: str) -> list[tuple[str, Any]]:
    """The stored columns of a field with what a correction puts there; -1 where unknown."""
    columns = OF_PROGRAM[name].columns
    if name == "delivery":
        return [(columns[0], DELIVERIES[value])]
    if not columns:
        return []
    ends = figure_of(value) if len(columns) > 1 else span_of(value)[1:]
    found: list[tuple[str, Any]] = [
        (column, UNKNOWN if end is None else end) for column, end in zip(columns, ends, strict=True)
    ]
    return [*found, ("length_basis", int(LengthBasis.CORRECTED))] if name == "months" else found


class Laid(dict[str, Any]):
    """A build's columns with an overlay's values, each made when it is first asked for."""

    def __init__(self, overlay: Overlay) -> None:
        super().__init__(overlay.below.columns)
        self.overlay = overlay
        self._made: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self[name] = self._make(name)
            self._made.add(name)
        return super().__getitem__(name)

    def _make(self, name: str) -> Any:
        way, _, stored = name.partition("_")
        if way in ("rising", "falling"):
            over = self.overlay
            stale = self._changed(stored) or over.moves_schools or over.added
            return self._order(stored, falling=way == "falling") if stale else self._below(name)
        renamed = "provider_names" in self.overlay.patches or self.overlay.added.providers
        if name == "provider_rank" and renamed:
            return alphabet(self["provider_names"])
        if name in LEADING and (self._changed(name) or self.overlay.added):
            return leads(name, self)
        return self.overlay.added.column(name, self._patched(name))

    def _changed(self, stored: str) -> bool:
        """Whether a correction changes the column, or one that it is made of."""
        return any(one in self.overlay.patches for one in (stored, *LEADING.get(stored, ())))

    def _patched(self, name: str) -> Any:
        patch, below = self.overlay.patches.get(name), self._below(name)
        if not patch:
            return below
        if isinstance(below, list):
            return [patch.get(at, value) for at, value in enumerate(below)]
        values = below.copy()
        values[list(patch)] = list(patch.values())
        return values

    def _below(self, name: str) -> Any:
        return self.overlay.below.columns[name]

    def _order(self, stored: str, *, falling: bool) -> NDArray[np.int32]:
        return in_order(self[stored], self.gone, falling=falling)

    @cached_property
    def gone(self) -> Mask:
        """Programs that can't be begun any more: of schools that are gone, or discontinued."""
        mask = np.isin(self["standing"], GONE)[self["provider"]]
        mask[self.overlay.discontinued] = True
        return np.asarray(mask)
