"""The columns of the wage tables."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from careerguide.lists.paging import Heading, heading
from careerguide.lists.table import Column, ListTable
from salaries.filters import PERCENTILES, AreasState, OccupationsState


class OccupationsTable(ListTable):
    title = Column(gettext_lazy("Occupation"), numeric=False)
    annual_median = Column(gettext_lazy("Median a year"))
    hourly_median = Column(gettext_lazy("Median an hour"))
    employment = Column(gettext_lazy("Jobs"))
    change_percent = Column(gettext_lazy("Growth"))
    openings = Column(gettext_lazy("Openings a year"))
    entry_education = Column(gettext_lazy("Entry education"), numeric=False)


def growth_label(years: str) -> str:
    """“Growth 2024–34”: ten years, but which?"""
    return _("Growth %s") % years if years else _("Growth")


def occupation_headings(state: OccupationsState, years: str) -> list[Heading]:
    """The headings of the list; `years` are those of the projections in use."""
    return [
        replace(one, label=growth_label(years)) if name == "change_percent" else one
        for name, one in zip(
            OccupationsTable.base_columns, OccupationsTable.headings(state), strict=True
        )
    ]


def percentile_labels() -> dict[str, str]:
    """The headings of percentiles: so many of a hundred workers earn less."""
    return {"p10": _("10th"), "p25": _("25th"), "median": _("Median"), "p75": _("75th"),
            "p90": _("90th")}  # fmt: skip


def area_headings(state: AreasState) -> list[Heading]:
    """The headings of the areas table; percentiles sort by the figure that is shown."""
    labels = percentile_labels()
    beside = [
        heading(state, _("Price level"), "price_parity"),
        heading(state, _("Published median"), f"{state.unit}_median"),
    ]
    return [
        heading(state, _("Area"), "area", numeric=False),
        heading(state, _("Jobs"), "employment"),
        *(heading(state, labels[p], state.shown(p)) for p in PERCENTILES),
        *(beside if state.adjusted else ()),
        heading(state, _("Location quotient"), "location_quotient"),
        heading(state, _("Sampling error"), "sampling_error"),
    ]


def area_tabs(state: AreasState) -> dict[str, list[dict[str, Any]]]:
    """A year or an hour, as published or at national prices: four addresses of one table."""

    def made(*ways: tuple[str, AreasState, bool]) -> list[dict[str, Any]]:
        return [{"label": label, "href": to.query(), "current": on} for label, to, on in ways]

    return {
        "unit_tabs": made(
            (_("Pay a year"), state.in_unit("annual"), state.unit == "annual"),
            (_("Pay an hour"), state.in_unit("hourly"), state.unit == "hourly"),
        ),
        "price_tabs": made(
            (_("As published"), state.with_adjusted(False), not state.adjusted),
            (_("At national prices"), state.with_adjusted(True), state.adjusted),
        ),
    }
