"""Occupations, one's wages by area, and wage areas, as the API has them."""

from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from django.http import QueryDict

from careerguide.api.figures import Origin, Record
from careerguide.api.kept import Known
from careerguide.api.problems import Refused
from careerguide.api.resources import Resource
from careerguide.columns.narrowing import Rows, Where
from careerguide.lists import written
from careerguide.lists.columns import Column, Columns, Fact
from careerguide.lists.filters import list_state
from careerguide.lists.state import choice, clean
from careerguide.pages.cache import address
from careerguide.releases.models import Release
from salaries.columns import OF_AREA, PARITIES, PRICE_PARITY
from salaries.filters import AREA_FILTERS, AreaQuery, OccupationQuery
from salaries.occupations import occupations
from salaries.pages import occupation as areas
from salaries.pages.cited import releases_of_figures, sources
from salaries.pages.occupations import page as listed
from salaries.pages.wagetext import words
from salaries.selection import AreaSelection, OccupationAreas, OccupationSelection
from salaries.wagestore import WageArea, WageStore, wages


class Wages(Resource):
    """What the resources of this app share: releases, and the year of price levels."""

    def releases(self) -> Mapping[str, Release]:
        """Overridden: a wage is of its own row's release."""
        return releases_of_figures()

    def release(self, slug: str, release: Release) -> Record:
        """Overridden for a release in several files."""
        found = super().release(slug, release)
        if slug == PARITIES:
            found["title"] = sources(slug)[0]["release"]
        return found

    def origins(
        self, writer: Any, column: Column, facts: Sequence[Fact], known: Known
    ) -> Sequence[Origin]:
        """Overridden for price levels, whose release has several years."""
        if column.source == PARITIES:
            return [(PARITIES, str(writer.selection.parity_year))] * len(facts)
        return super().origins(writer, column, facts, known)


class OccupationList(Wages):
    """Every detailed occupation in the nation."""

    name, title = "occupations", "Occupations in the nation"
    about = "Jobs, median pay, ten-year outlook and entry education of every occupation."
    selection, state, key = OccupationSelection, OccupationQuery, "soc"
    example = "?q=medical+coder"

    def select(self, params: QueryDict, **within: str) -> OccupationSelection:
        """As the page of occupations does."""
        return OccupationSelection(occupations(), *OccupationQuery.from_params(params))

    def writer(self, selection: Any) -> written.Writer:
        """The page's own."""
        return listed.Writer(selection)

    def keys(self, selection: Any, rows: Rows) -> list[str]:
        """SOC codes."""
        return [selection.records.codes[row] for row in rows.tolist()]

    def row(self, selection: Any, key: str) -> int | None:
        """By SOC code."""
        found: int | None = selection.records.at.get(key)
        return found

    def page(self, key: str, **within: str) -> str:
        """The occupation's page."""
        return f"{address('salaries:occupations')}{key}/"


class WageList(Wages):
    """One occupation over all areas."""

    name, title = "wages", "Wages of one occupation by area"
    about = "Percentiles by the hour and the year, as published and at national prices."
    selection, state = AreaSelection, AreaQuery
    within, key, example = ("soc",), "area", "29-2072/?state=MA"

    def select(self, params: QueryDict, **within: str) -> AreaSelection:
        """As the occupation's page does. Raises Refused for a code without wages."""
        known, soc = occupations(), within["soc"]
        if soc not in known.at:
            said = ("No wages are published under the code “%(code)s”. /api/v1/occupations/"
                       " names those that have wages.")  # fmt: skip
            raise Refused(404, said % {"code": clean(soc)[:40]})
        return AreaSelection(OccupationAreas(known.wages, soc), *AreaQuery.from_params(params))

    @property
    def described(self) -> Mapping[str, str]:
        """The page's own switches."""
        return {
            "unit": "The unit that the page shows; here both are always there",
            "adjusted": "Whether the page shows national prices; here both are always there",
        }

    def writer(self, selection: Any) -> written.Writer:
        """The page's own."""
        return areas.Writer(selection)

    def variant(self, writer: Any) -> Hashable:
        """The year of the price levels, one for all areas of a selection."""
        year: int | None = writer.selection.parity_year
        return (year,)

    def keys(self, selection: Any, rows: Rows) -> list[str]:
        """Codes of areas."""
        return [area.code for area in selection.records.areas(rows)]

    def row(self, selection: Any, key: str) -> int | None:
        """By the code of the area."""
        return row_of(selection.records, key)

    def page(self, key: str, **within: str) -> str:
        """The page of the occupation there."""
        return f"{address('salaries:occupations')}{within['soc']}/{key}/"


class EveryArea:
    """The wage areas themselves, in the shape that filters of areas ask for."""

    def __init__(self, store: WageStore) -> None:
        self.store, self.size = store, len(store.areas)
        self.area = np.arange(self.size, dtype=np.int16)
        self.types = store.area_types

    def areas(self, rows: Where) -> list[WageArea]:
        """The area of each of `rows`."""
        return [self.store.areas[at] for at in self.area[rows].tolist()]


def row_of(records: OccupationAreas | EveryArea, code: str) -> int | None:
    """The row of an area by its code; None where it has none."""
    at = records.store.area_at.get(code)
    found = np.flatnonzero(records.area == (-1 if at is None else at))
    return int(found[0]) if len(found) else None


AREA_COLUMNS = Columns((*OF_AREA, PRICE_PARITY))
AreaListQuery = list_state("AreaListQuery", AREA_FILTERS, sort=choice(AREA_COLUMNS.sorts, "area"))


class EveryAreaSelection(AreaSelection):
    """A query resolved against the areas; by their filters, without an occupation."""

    columns = AREA_COLUMNS
    records: Any

    @property
    def table(self) -> list[Column]:
        """Overridden, as there are no percentiles."""
        return [*AREA_COLUMNS]

    def more_facts(self, rows: Rows) -> dict[str, list[Any]]:
        """Each row's WageArea."""
        return {"area": self.records.areas(rows)}


class AreaWriter(written.Writer):
    """Writes areas; `say` has the words of what is not published."""

    @cached_property
    def say(self) -> Any:
        """The words of wage cells."""
        return words()


class AreaList(Wages):
    """Every wage area."""

    name, title = "areas", "Wage areas"
    about = "The nation, states, metropolitan and other areas of the wage statistics."
    selection, state = EveryAreaSelection, AreaListQuery
    key, example = "area", "?state=MA"

    def select(self, params: QueryDict, **within: str) -> EveryAreaSelection:
        """By the filters that an occupation's page has."""
        return EveryAreaSelection(EveryArea(wages()), *AreaListQuery.from_params(params))

    def writer(self, selection: Any) -> written.Writer:
        """One of its own: no page lists areas alone."""
        return AreaWriter(selection)

    def keys(self, selection: Any, rows: Rows) -> list[str]:
        """Codes of areas."""
        return [area.code for area in selection.records.areas(rows)]

    def row(self, selection: Any, key: str) -> int | None:
        """By the code of the area."""
        return row_of(selection.records, key)


RESOURCES = (OccupationList(), WageList(), AreaList())
