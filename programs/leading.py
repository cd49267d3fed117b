"""Which programs lead to which jobs: by field and award, or by what names them one by one."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerguide.columns.narrowing import EVERY, Mask, Rows, Where
from careerguide.pages.cache import Kept
from programs.rules.codes import Entry
from programs.rules.reach import LEVELS, License, Reaching, levels_of
from salaries.rules import Education, Schooling
from salaries.wagestore import WageStore

MISSING = -1


class Leading:
    """The part of the catalogue (`programs.catalog`) that knows jobs."""

    columns: dict[str, Any]
    wages: WageStore
    field: NDArray[np.int16]
    field_codes: list[str]
    listed: list[str]
    _rows_into: Kept[Rows]
    local_jobs: Mapping[int, tuple[int, ...]]
    """By row of a program that staff added, the jobs they name for it, as places among wages';
    none where its field decides."""

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
        for row, places in self.local_jobs.items():
            result[_at(rows, row)] = any(occupations[place] for place in places)
        return result if further else result & self.for_beginners(rows)

    @cached_property
    def _by_field_award(self) -> tuple[Rows, NDArray[np.int64]]:
        """Rows that no state lists in the order of their `_field_award`, and where each begins."""
        listed = len(self.listed)
        at = self._field_award[listed:]
        order = np.argsort(at, kind="stable").astype(np.int32)
        edges = np.arange((len(self.field_codes) + 1) * len(LEVELS) + 1)
        return order + np.int32(listed), np.searchsorted(at[order], edges)

    def into(self, occupation: int, *, further: bool = False) -> Rows:
        """Every row that leads to one occupation, rising; as `leading_to`, which asks each row.

        Kept for a few jobs: one page asks for those near a place, in its state and in the nation.
        """
        asked = (occupation, further)
        return self._rows_into.of(asked, lambda: self._into(occupation, further=further))

    def _into(self, occupation: int, *, further: bool) -> Rows:
        fields, linked, reached = self._links
        here = linked == occupation
        award_at = np.arange(len(LEVELS), dtype=np.int32)
        places = fields[here, None] * np.int32(len(LEVELS)) + award_at
        owners, jobs = self._listed_jobs
        order, begin = self._by_field_award
        parts = [np.unique(owners[jobs == occupation])]
        parts += (order[begin[at] : begin[at + 1]] for at in np.unique(places[reached[here]]))
        rows = np.sort(np.concatenate(parts))
        if self.local_jobs:
            own = [row for row, places in self.local_jobs.items() if occupation in places]
            rows = np.union1d(np.setdiff1d(rows, list(self.local_jobs)), own).astype(np.int32)
        return rows if further else rows[self.for_beginners(rows)]

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
        for row, places in self.local_jobs.items():
            if len(rows[_at(rows, row)]):
                counts[list(places)] += 1
        return np.asarray(counts, dtype=np.float64)

    def _listed_among(self, rows: Where) -> Where:
        """Those of `rows` that a state lists: the first ones."""
        if isinstance(rows, slice):
            return rows
        return rows[: np.searchsorted(rows, len(self.listed))]


def _at(rows: Where, row: int) -> Any:
    """Where in `rows` (rising, or every one) a row stands; nowhere gives an empty slice."""
    if isinstance(rows, slice):
        return slice(row, row + 1) if rows == EVERY else slice(0, 0)
    at = int(np.searchsorted(rows, row))
    return slice(at, at + 1) if at < len(rows) and rows[at] == row else slice(0, 0)


def _rule(row: dict[str, str]) -> dict[str, Any]:
    """A stored row of licenses as the fields of `programs.rules.reach.License`."""
    return {**row, "awards": levels_of(row["awards"]), "cips": tuple(row["cips"].split())}
