"""Every program as columns in memory: what lists filter, sort and count."""

from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.columns import store
from careerguide.columns.facets import Facets
from careerguide.columns.narrowing import EVERY, Mask, Rows, Where, mask_of
from careerguide.pages.cache import (
    Arguments,
    Remembered,
    Result,
    per_build,
    per_page_version,
)
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
from programs.rules.codes import GONE, AwardLevel, Entry, Standing
from programs.rules.corrections import PRICES
from programs.rules.ids import state_of_list
from programs.rules.reach import LEVELS, License, Reaching, levels_of
from salaries.rules import Education, Schooling
from salaries.wagestore import WageStore, wages

MISSING = -1


class Catalog:
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
    def list_states(self) -> frozenset[str]:
        """States whose lists name providers that are no colleges; of others there are none."""
        listed = self.id[: len(self.listed)].tolist()
        return frozenset(state_of_list(program) for program in listed)

    @cached_property
    def gone(self) -> Mask:
        """Programs of schools that can't be taken to teach any more (`codes.GONE`)."""
        if isinstance(self.columns, Laid):
            return self.columns.gone
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

    def provider_at(self, provider: int) -> int | None:
        """The place of a provider's number; None where there is none."""
        ids: list[int] = self.columns["provider_ids"]
        at = bisect_left(ids, provider)
        return at if at < len(ids) and ids[at] == provider else None

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
        if row in self.own_names:
            return self.own_names[row]
        plain = "" if row < len(self.listed) else plain_titles().get(int(self.field[row]))
        return plain or self.title(row)

    def title(self, row: int) -> str:
        """CIP's title of the field, or the name a state list gives (its programs come first)."""
        if row < len(self.listed):
            return self.listed[row]
        at = int(self.field[row])
        return self.field_titles[at] or f"Field {self.field_codes[at]}, not in CIP 2020"

    @cached_property
    def reaching(self) -> Reaching:
        """What decides which awards reach which jobs, as the builder read it."""
        codes, rows = self.wages.codes, self.columns["licenses"]
        outlook = (self.wages.outlook.get(code, {}) for code in codes)
        entries = (Education.named(known.get("entry_education", "")) for known in outlook)
        shares = {code: Schooling(*of) for code, of in self.columns["schooling"].items()}
        licenses = (License(**_rule(row)) for row in rows)
        return Reaching(dict(zip(codes, entries, strict=True)), shares, licenses)

    @cached_property
    def _links(self) -> tuple[NDArray[np.int16], NDArray[np.int16], Mask]:
        """Field and occupation of every link, and by link which award levels reach it."""
        links = [
            (field, occupation, mask)
            for field, of_field in enumerate(self.columns["links"])
            for occupation, _origin, mask in of_field
        ]
        fields, occupations, masks = zip(*links, strict=True)
        reached = np.array(masks, dtype=np.int32)[:, None] >> np.arange(len(LEVELS)) & 1
        return (
            np.array(fields, dtype=np.int16),
            np.array(occupations, dtype=np.int16),
            reached.astype(bool),
        )

    @cached_property
    def _field_award(self) -> NDArray[np.int32]:
        """Each program's field and award level as one place in a flat table of both.

        A program without a field reads the table's last line, which stays empty.
        """
        place = np.zeros(max(LEVELS) + 1, dtype=np.int32)
        place[list(LEVELS)] = np.arange(len(LEVELS))
        field = np.where(self.field < 0, len(self.field_codes), self.field).astype(np.int32)
        return field * len(LEVELS) + place[self.columns["award_level"]]

    @cached_property
    def _listed_jobs(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Listed programs and the occupations they lead to, pair by pair."""
        jobs = self.columns["listed_jobs"]
        owners = np.repeat(np.arange(len(jobs)), [len(of) for of in jobs])
        return owners.astype(np.int32), np.array([j for of in jobs for j in of], dtype=np.int32)

    def leading_to(self, occupations: Mask, rows: Where = EVERY, *, further: bool = False) -> Mask:
        """Which of `rows` lead to one of `occupations`: by their field, within their award's reach.

        A listed program leads where its provider says and the crosswalk bears it out, too. Those
        for people already in the field are left out unless `further`. `rows` rise.
        """
        fields, linked, reached = self._links
        wanted = occupations[linked]
        table = np.zeros((len(self.field_codes) + 1, len(LEVELS)), dtype=bool)
        np.logical_or.at(table, fields[wanted], reached[wanted])
        result = table.ravel()[self._field_award[rows]]
        owners, jobs = self._listed_jobs
        listed = np.zeros(len(self.listed), dtype=bool)
        listed[owners[occupations[jobs]]] = True
        own = listed[self._listed_among(rows)]
        result[: len(own)] = own
        return result if further else result & self.for_beginners(rows)

    def for_beginners(self, rows: Where = EVERY) -> Mask:
        """Which of `rows` do not ask that one is in the field already."""
        return np.asarray(self.columns["entry"][rows] != Entry.FURTHER)

    def counts_leading(self, rows: Rows) -> NDArray[np.float64]:
        """For every occupation, how many of `rows`, which rise, lead to it; as `leading_to`."""
        rows = rows[self.for_beginners(rows)]
        split = np.searchsorted(rows, len(self.listed))
        by_field = np.bincount(
            self._field_award[rows[split:]],
            minlength=(len(self.field_codes) + 1) * len(LEVELS),
        ).reshape(-1, len(LEVELS))
        fields, linked, reached = self._links
        counts = np.bincount(
            linked, (by_field[fields] * reached).sum(axis=1), minlength=len(self.wages.codes)
        )
        owners, jobs = self._listed_jobs
        among = np.zeros(len(self.listed), dtype=bool)
        among[rows[:split]] = True
        counts = counts + np.bincount(jobs[among[owners]], minlength=len(self.wages.codes))
        return np.asarray(counts, dtype=np.float64)

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


def _rule(row: dict[str, str]) -> dict[str, Any]:
    """A stored row of licenses as the fields of `programs.rules.reach.License`."""
    return {**row, "awards": levels_of(row["awards"]), "cips": tuple(row["cips"].split())}


@per_build
def built() -> Catalog:
    """The build in use as its builder saved it; raises store.NoData before anything is loaded."""
    return Catalog(store.columns("programs"), wages())


@per_page_version
def catalog() -> Catalog:
    """The build in use with all that staff corrected; raises store.NoData as `built`."""
    return _corrected(corrections(), school_corrections())


@per_build(most=2)
def _corrected(programs: tuple[Corrected, ...], providers: tuple[Corrected, ...]) -> Catalog:
    """The same object while corrections stay, so that an edit elsewhere costs nothing here."""
    below = built()
    if not programs and not providers:
        return below
    overlay = Overlay.of(below, programs, providers)
    found = Catalog(Laid(overlay), below.wages, overlay)
    for name in SAME:
        found.__dict__[name] = getattr(below, name)
    if not overlay.changes_codes:
        found.counted_by = below
    return found


def names_version() -> str:
    """Changes with the build, and with each name that staff correct: what names are found by."""
    overlay = catalog().overlay
    return store.version() + (overlay.names_key if overlay else "")


def per_names(make: Callable[Arguments, Result]) -> Remembered[Arguments, Result]:
    """Made of names of programs and schools: kept while those stay. MOST_NAMES results are kept."""
    return Remembered(make, names_version, MOST_NAMES)


MOST_NAMES = 3_000
"""Suggestions that stay written: readers see the same few again and again."""
SAME = (
    "state", "control", "award_rank", "field_rank", "reaching", "list_states", "_links",
    "_field_award", "_listed_jobs", "_by_field", "_field_texts",
)  # fmt: skip
"""What of a build no correction changes: made once."""


@per_page_version
def plain_titles() -> dict[int, str]:
    """Fields' names in everyday words, by their place in the catalogue in use."""
    at = catalog().field_at
    titles = PlainTitle.objects.values_list("field", "title")
    return {at[code]: title for code, title in titles if code in at}
