"""Every program as columns in memory: what lists filter, sort and count."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.columns import store
from careerguide.columns.facets import Facets
from careerguide.columns.narrowing import EVERY, Mask, Rows, Where, mask_of
from careerguide.pages.cache import (
    Kept,
    per_build,
    per_page_version,
)  # fmt: skip
from careerguide.places.states import on_globe
from careerguide.words.data_text import data_words
from programs.added import Added, Offer, School, offers, schools
from programs.leading import MISSING, Leading
from programs.models import PlainTitle
from programs.models.catalog import CONTRADICTIONS
from programs.overlay import (
    Corrected,
    Laid,
    Overlay,
    Rowed,
    corrections,
    school_corrections,
)
from programs.rules.codes import GONE, AwardLevel, Standing
from programs.rules.corrections import PRICES
from programs.rules.ids import state_of_list
from programs.usual import Usual
from salaries.wagestore import WageStore, wages


class Catalog(Leading, Usual):
    """The columns `programs.build` saved, perhaps with corrections laid over.

    A row number is a program's place in them, by id.
    """

    def __init__(
        self, columns: dict[str, Any], wages: WageStore, overlay: Overlay | None = None
    ) -> None:
        self.columns, self.wages, self.overlay = columns, wages, overlay
        self.corrections: Rowed = overlay.programs if overlay else {}
        self.school_corrections: Rowed = overlay.providers if overlay else {}
        self.own_names: dict[int, str] = overlay.names if overlay else {}
        self.local_jobs = overlay.added.jobs if overlay else {}
        self.id: NDArray[np.int64] = columns["id"]
        self.provider: NDArray[np.int16] = columns["provider"]
        self.field: NDArray[np.int16] = columns["field"]
        self.size = len(self.id)
        self.listed: list[str] = columns["listed_names"]
        self.awards_year: int = columns["awards_year"]
        self.provider_names: list[str] = columns["provider_names"]
        self.field_codes: list[str] = columns["field_codes"]
        self.field_titles: list[str] = columns["field_titles"]
        self.field_at = {code: at for at, code in enumerate(self.field_codes)}
        states: list[str] = columns["provider_states"]
        self.states = sorted(set(states))
        self.state_at = {state: at for at, state in enumerate(self.states)}
        self.state_of_provider = np.array([self.state_at[s] for s in states], dtype=np.int8)
        self._rows_of: Kept[Rows] = Kept(50)
        self._rows_into = Kept(20)
        self.facets: Facets | None = None  # made by the first selection that counts choices
        self.counted_by = self
        """The catalogue whose facets count these programs too."""

    def __getitem__(self, name: str) -> Any:
        return self.columns[name]

    @cached_property
    def state(self) -> NDArray[np.int8]:
        """Each program's state, as a place in `states`."""
        return np.asarray(self.state_of_provider[self.provider])

    @cached_property
    def control(self) -> NDArray[np.int8]:
        """Each program's `Control`, which is its provider's."""
        return np.asarray(self.columns["control"][self.provider])

    @cached_property
    def on_globe(self) -> NDArray[np.float64]:
        """Where each provider is, as `careerguide.places.states.on_globe` says it."""
        return on_globe(self.columns["latitude"], self.columns["longitude"])

    @cached_property
    def list_states(self) -> frozenset[str]:
        """States whose lists name providers that are no colleges; of others there are none."""
        listed = self.id[: len(self.listed)].tolist()
        return frozenset(state_of_list(program) for program in listed)

    @cached_property
    def joined(self) -> dict[int, int]:
        """By the key of a program on a state's list, its IPEDS program's."""
        return dict(self.columns["joined"])

    def current(self, programs: Iterable[int]) -> tuple[int, ...]:
        """The keys under which programs stand here, each once: a listed one's IPEDS program's."""
        return tuple(dict.fromkeys(self.joined.get(one, one) for one in programs))

    @cached_property
    def gone(self) -> Mask:
        """Programs of schools that can't be taken to teach any more (`codes.GONE`)."""
        if isinstance(self.columns, Laid):
            return self.columns.gone
        return self.of_providers(self.gone_providers)

    @cached_property
    def gone_providers(self) -> Mask:
        """Schools that can't be taken to teach any more, by provider."""
        return np.isin(self.columns["standing"], GONE)

    @cached_property
    def award_rank(self) -> NDArray[np.int8]:
        """Each program's award level by how long it takes; MISSING where not reported."""
        order = [int(level) for level in AwardLevel if level]
        rank = np.full(max(order) + 1, MISSING, dtype=np.int8)
        rank[order] = np.arange(len(order))
        return np.asarray(rank[self.columns["award_level"]])

    def has_order(self, stored: str) -> bool:
        """Whether all programs are stored in the order of this column."""
        return f"rising_{stored}" in self.columns

    @cached_property
    def field_rank(self) -> NDArray[np.int16]:
        """The place of each program's field among all codes in order; MISSING without a field."""
        rank = np.argsort(np.argsort(self.field_codes)).astype(np.int16)
        return np.append(rank, np.int16(MISSING))[self.field]

    def trusted(self, rows: Where) -> Mask:
        """Which of `rows` have no figure that contradicts another; a warning does not count."""
        return np.asarray(self.columns["flags"][rows] & CONTRADICTIONS == 0)

    def standing(self, rows: Where | list[int]) -> NDArray[np.int8]:
        """Whether each of `rows` is offered: its school's `Standing`, or that it alone is over."""
        found = np.asarray(self.columns["standing"][self.provider[rows]])
        if self.overlay is None or not len(self.overlay.discontinued):
            return found
        over = mask_of(self.overlay.discontinued, self.size)[rows]
        return np.where(over & (found != Standing.CLOSED), np.int8(Standing.DISCONTINUED), found)

    def priced_by_staff(self, rows: Rows | list[int]) -> Mask:
        """Which of `rows` have a price that staff corrected."""
        own = (self.corrections.get(int(row), {}) for row in rows)
        return np.array([any(name in of for name in PRICES) for of in own], dtype=bool)

    def added_words(self, row: int) -> str:
        """For a file, that staff added the program, and what they know it from; "" of others."""
        return self.overlay.added.told.get(row, "") if self.overlay else ""

    def provider_at(self, provider: int) -> int | None:
        """The place of a provider's number; None where there is none."""
        ids: list[int] = self.columns["provider_ids"]
        at = bisect_left(ids, provider)
        return at if at < len(ids) and ids[at] == provider else None

    def row(self, program: int) -> int | None:
        """The row of a program's number; None where there is none."""
        at = int(self.id.searchsorted(program))
        return at if at < self.size and self.id[at] == program else None

    def place(self, provider: int) -> str:
        """City and state of a provider, or that its place is not known."""
        city = self.columns["provider_cities"][provider]
        state = self.columns["provider_states"][provider]
        return f"{city}, {state}" if city else state or _("place not known")

    def name(self, row: int) -> str:
        """What readers call it: its field's plain title where there is one, else its `title`; in
        the reader's language where that is known there."""
        if row in self.own_names:
            return self.own_names[row]
        plain = "" if row < len(self.listed) else plain_titles().get(int(self.field[row]))
        return data_words(plain or self.title(row))

    def title(self, row: int) -> str:
        """CIP's title of the field, or the name a state list gives (its programs come first)."""
        if row < len(self.listed):
            return self.listed[row]
        if self.overlay and row >= self.overlay.added.size:
            return self.own_names[row]
        at = int(self.field[row])
        return self.field_titles[at] or f"Field {self.field_codes[at]}, not in CIP 2020"

    def fields_under(self, code: str) -> Mask:
        """Fields that a CIP code of two, four or six digits holds; none for other text."""
        pattern = {2: f"{code}.", 5: code}.get(len(code), f"{code}\0")
        return np.char.startswith(self._field_texts, pattern) | (self._field_texts == code)

    @cached_property
    def _field_texts(self) -> NDArray[np.str_]:
        return np.array(self.field_codes)

    @cached_property
    def _by_field(self) -> tuple[Rows, NDArray[np.int64]]:
        """Rows in the order of their fields, and where each field's rows begin; first no field."""
        order = np.argsort(self.field, kind="stable").astype(np.int32)
        edges = np.arange(MISSING, len(self.field_codes) + 1)
        return order, np.searchsorted(self.field[order], edges)

    def of_fields(self, fields: Mask) -> Rows:
        """Rows of the chosen fields, rising; kept for most lists, which are of few choices."""
        return self._rows_of.of(fields.tobytes(), lambda: self._of_fields(fields))

    def _of_fields(self, fields: Mask) -> Rows:
        parts = [self.of_field(int(field)) for field in np.flatnonzero(fields)]
        return np.sort(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int32)

    def of_field(self, field: int) -> Rows:
        """Rows of one field, or of none with MISSING, rising."""
        order, begin = self._by_field
        return order[begin[field + 1] : begin[field + 2]]

    def of_providers(self, providers: Mask) -> Mask:
        """Programs of the chosen providers."""
        return providers.take(self.provider)

    def local_wage(
        self, figure: str, occupation: int | None, rows: Where = EVERY
    ) -> NDArray[np.int32]:
        """Annual p25 or median in the area of each of `rows`: of its main job, or `occupation`."""
        if occupation is None:
            return np.asarray(self.columns[f"local_{figure}"][rows])
        job = self.wages.rows(self.wages.codes[occupation])
        by_area = np.full(len(self.wages.areas) + 1, MISSING, dtype=np.int32)
        values = self.wages.columns[f"annual_{figure}"][job]
        by_area[self.wages.columns["area"][job]] = values
        return np.asarray(by_area[self.columns["area"][rows]])


@per_build(spoken=False)
def built() -> Catalog:
    """The build in use as its builder saved it; raises store.NoData before anything is loaded."""
    return Catalog(store.columns("programs"), wages())


@per_page_version(spoken=False)
def catalog() -> Catalog:
    """The build in use with all that staff corrected; raises store.NoData as `built`."""
    return _edited(corrections(), school_corrections(), schools(), offers())


@per_build(most=2, spoken=False)
def _edited(
    programs: tuple[Corrected, ...],
    providers: tuple[Corrected, ...],
    local: tuple[School, ...],
    offered: tuple[Offer, ...],
) -> Catalog:
    """The same object while these stay, so that an edit elsewhere costs nothing here."""
    below = built()
    if not (programs or providers or local or offered):
        return below
    overlay = Overlay.of(below, programs, providers, Added(below, local, offered))
    found = Catalog(Laid(overlay), below.wages, overlay)
    for name in SAME_LINKS if overlay.added else SAME:
        found.__dict__[name] = getattr(below, name)
    if not overlay.changes_codes:
        found.counted_by = below
    return found


SAME_LINKS = ("reaching", "list_states", "usual_lengths", "_links", "_listed_jobs",
              "_field_texts")  # fmt: skip
"""What of a build nothing that staff do changes: made once."""
SAME = (*SAME_LINKS, "state", "control", "award_rank", "field_rank", "_field_award",
        "_by_field_award", "_by_field")  # fmt: skip
"""The same where they only correct."""


@per_page_version(spoken=False)
def plain_titles() -> dict[int, str]:
    """Fields' names in everyday words, by their place in the catalogue in use."""
    at = catalog().field_at
    titles = PlainTitle.objects.values_list("field", "title")
    return {at[code]: title for code, title in titles if code in at}
