"""Every program as columns in memory: what lists filter, sort and count."""

from functools import cached_property
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.columns import store
from careerguide.columns.facets import Facets
from careerguide.columns.narrowing import EVERY, Mask, Rows, Where
from careerguide.pages.cache import per_build, per_page_version
from programs.models import PlainTitle
from programs.models.catalog import CONTRADICTIONS
from programs.rules.codes import GONE, TEACHERS, AwardLevel
from programs.rules.ids import state_of_list
from salaries.rules import Education
from salaries.wagestore import WageStore, wages

MISSING = -1
RANKS = len(Education)
"""Ranks of entry education and award (salaries.rules, programs.rules.codes)."""


class Catalog:
    """The columns `programs.build` saved. A row number is a program's place in them, by id."""

    def __init__(self, columns: dict[str, Any], wages: WageStore) -> None:
        self.columns, self.wages = columns, wages
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
        state_at = {state: at for at, state in enumerate(self.states)}
        self.state_of_provider = np.array([state_at[s] for s in states], dtype=np.int8)
        self.state_at = state_at
        self.facets: Facets | None = None
        """Made by the first selection that counts choices."""

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
    def list_states(self) -> frozenset[str]:
        """States whose lists name providers that are no colleges; of others there are none."""
        listed = self.id[: len(self.listed)].tolist()
        return frozenset(state_of_list(program) for program in listed)

    @cached_property
    def gone(self) -> Mask:
        """Programs of schools that can't be taken to teach any more (`codes.GONE`)."""
        return self.of_providers(np.isin(self.columns["standing"], GONE))

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

    def row(self, program: int) -> int | None:
        """The row of a program's number; None where there is none."""
        at = int(np.searchsorted(self.id, program))
        return at if at < self.size and int(self.id[at]) == program else None

    def place(self, provider: int) -> str:
        """City and state of a provider, or that its place is not known."""
        city = self.columns["provider_cities"][provider]
        state = self.columns["provider_states"][provider]
        return f"{city}, {state}" if city else state or _("place not known")

    def name(self, row: int) -> str:
        """What readers call it: its field's plain title where there is one, else its `title`."""
        plain = "" if row < len(self.listed) else plain_titles().get(int(self.field[row]))
        return plain or self.title(row)

    def title(self, row: int) -> str:
        """CIP's title of the field, or the name a state list gives (its programs come first)."""
        if row < len(self.listed):
            return self.listed[row]
        at = int(self.field[row])
        return self.field_titles[at] or f"Field {self.field_codes[at]}, not in CIP 2020"

    @cached_property
    def _link_pairs(self) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
        pairs = [
            (field, occupation)
            for field, links in enumerate(self.columns["links"])
            for occupation, _origin in links
        ]
        fields, occupations = zip(*pairs, strict=True)
        return np.array(fields, dtype=np.int16), np.array(occupations, dtype=np.int16)

    @cached_property
    def _field_rank(self) -> NDArray[np.int32]:
        """Each program's field and rank as one place in a flat table of fields × ranks.

        A program without a field reads the table's last line, which stays empty.
        """
        field = np.where(self.field < 0, len(self.field_codes), self.field).astype(np.int32)
        return field * RANKS + self.columns["rank"]

    @cached_property
    def _reachable(self) -> Mask:
        """Occupations that any award can reach: entry education known, and not teachers."""
        codes = self.wages.codes
        known = np.asarray(self.columns["entry_ranks"]) >= 0
        return known & np.array([not code.startswith(TEACHERS) for code in codes])

    def leading_to(self, occupations: Mask, rows: Where = EVERY) -> Mask:
        """Which of `rows` have a field linked to one of `occupations` within their award's reach.

        `rows` rise.
        """
        fields, linked = self._link_pairs
        wanted = (occupations & self._reachable)[linked]
        entry = np.asarray(self.columns["entry_ranks"], dtype=np.int8)[linked[wanted]]
        table = np.zeros((len(self.field_codes) + 1, RANKS), dtype=bool)
        for rank in range(RANKS):
            table[fields[wanted][entry <= rank], rank] = True
        result = table.ravel()[self._field_rank[rows]]
        own = self.columns["occupation"][: len(self.listed)][self._listed_among(rows)]
        result[: len(own)] |= (own >= 0) & occupations[own]
        return result

    def counts_leading(self, rows: Rows) -> NDArray[np.float64]:
        """For every occupation, how many of `rows` have a field linked to it within reach."""
        places = (len(self.field_codes) + 1) * RANKS
        counts = np.bincount(self._field_rank[rows], minlength=places).reshape(-1, RANKS)
        reaching = counts[:, ::-1].cumsum(axis=1)[:, ::-1]  # of this rank or a higher one
        fields, linked = self._link_pairs
        wanted = self._reachable[linked]
        fields, linked = fields[wanted], linked[wanted]
        entry = np.asarray(self.columns["entry_ranks"], dtype=np.int8)[linked]
        counted = np.bincount(linked, reaching[fields, entry], minlength=len(self.wages.codes))
        return np.asarray(counted, dtype=np.float64)

    def _listed_among(self, rows: Where) -> Where:
        """Those of `rows` that a state lists: the first ones."""
        if isinstance(rows, slice):
            return rows
        return rows[: np.searchsorted(rows, len(self.listed))]

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
        """Rows of the chosen fields, rising."""
        parts = [self.of_field(int(field)) for field in np.flatnonzero(fields)]
        return np.sort(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int32)

    def of_field(self, field: int) -> Rows:
        """Rows of one field, or of none with MISSING, rising."""
        order, begin = self._by_field
        return order[begin[field + 1] : begin[field + 2]]

    def of_providers(self, providers: Mask) -> Mask:
        """Programs of the chosen providers."""
        return providers.take(self.provider)

    def local_wage(self, figure: str, occupation: int | None) -> NDArray[np.int32]:
        """Annual p25 or median in each program's area: of its main job, or of `occupation`."""
        if occupation is None:
            return np.asarray(self.columns[f"local_{figure}"])
        rows = self.wages.rows(self.wages.codes[occupation])
        by_area = np.full(len(self.wages.areas) + 1, MISSING, dtype=np.int32)
        values = self.wages.columns[f"annual_{figure}"][rows]
        by_area[self.wages.columns["area"][rows]] = values
        return np.asarray(by_area[self.columns["area"]])


@per_build
def catalog() -> Catalog:
    """The catalogue of the build in use; raises store.NoData before anything is loaded."""
    return Catalog(store.columns("programs"), wages())


@per_page_version
def plain_titles() -> dict[int, str]:
    """Fields' names in everyday words, by their place in the catalogue in use."""
    at = catalog().field_at
    titles = PlainTitle.objects.values_list("field", "title")
    return {at[code]: title for code, title in titles if code in at}
