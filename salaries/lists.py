"""What the result regions of the two wage lists show."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.core import numbers
from careerguide.core.listing import paging
from salaries import areas, chips
from salaries.education import LABELS, SLUG
from salaries.filters import PAGE_SIZES, AreasState, OccupationsState
from salaries.occupations import Found, Occupations
from salaries.rows import area_rows
from salaries.tables import OccupationsTable, area_headings
from salaries.wagestore import WageStore
from salaries.written import Words, wage, words


def shared(state: Any, keep: tuple[str, ...]) -> dict[str, Any]:
    """Page sizes, the download, and the fields that the filter form must not lose."""
    held = [(name, value) for name, value in state.to_params() if name in keep]
    return {
        "state": state,
        "hidden": held,
        "sizes": [
            {"label": str(n), "href": state.but(size=n).query(), "current": n == state.size}
            for n in PAGE_SIZES
        ],
        "exports": [{"label": _("CSV"), "href": state.query({"_export": "csv"})}],
    }


def occupation_results(known: Occupations, state: OccupationsState, found: Found) -> dict[str, Any]:
    page = paging(state, len(found.order), state.page, state.size)
    say = words()
    rows = [
        occupation_row(known, at, found, say) for at in found.order[page.first : page.last].tolist()
    ]
    summary = ngettext("%(n)s occupation", "%(n)s occupations", page.total)
    return {
        "table": OccupationsTable(rows, state.sorted()),
        "paging": page,
        "summary": summary % {"n": numbers.count(page.total)},
        "chips": chips.occupation_chips(state),
        "left_out": found.unknown_wage,
        "suggestions": [] if page.total else suggestions(known, state),
        **shared(state, ("sort", "size")),
    }


def occupation_row(known: Occupations, at: int, found: Found, say: Words) -> dict[str, str]:
    """One occupation's cells; `job_title` is the one that the search found."""
    code, match = known.codes[at], found.matches.get(at)
    figures = known.wages.figures(int(known.rows[at]))
    outlook = known.wages.outlook.get(code, {})
    top, only = figures["top_coded"], figures["only"]
    education = outlook.get("entry_education", "")
    return {
        "soc": code,
        "title": known.titles[at],
        "job_title": match.job_title if match else "",
        "annual": wage("annual_median", figures["annual_median"], top, only, say),
        "hourly": wage("hourly_median", figures["hourly_median"], top, only, say),
        "employment": numbers.count(figures["employment"]) or say.withheld,
        "change": numbers.percent(outlook.get("change_percent"), signed=True) or _("not projected"),
        "openings": numbers.count(outlook.get("openings")) or _("not projected"),
        "education": str(LABELS.get(SLUG.get(education, ""), education or _("not stated"))),
    }


def suggestions(known: Occupations, state: OccupationsState) -> list[dict[str, str]]:
    """Ways out of an empty list: a search spelled otherwise, or one filter fewer."""
    ways = []
    if state.q and not known.index.find(state.q):
        ways = [(label, state.but(q=label)) for label in known.index.suggest(state.q)]
    else:
        drop = [name for name in ("education", "wage_min", "growth", "q") if getattr(state, name)]
        labels = {
            "education": _("Any entry education"),
            "wage_min": _("Any median"),
            "growth": _("Any growth"),
            "q": _("Without the words"),
        }
        ways = [(labels[name], state.without(name)) for name in drop]
    counted = [(label, way, len(known.find(way).order)) for label, way in ways]
    return [
        {
            "label": label,
            "href": way.query(),
            "count": ngettext("%(n)s occupation", "%(n)s occupations", n) % {"n": n},
        }
        for label, way, n in counted
        if n
    ]


def area_results(
    store: WageStore, soc: str, state: AreasState, found: areas.AreaRows
) -> dict[str, Any]:
    page = paging(state, len(found), state.page, state.size)
    summary = ngettext("%(n)s area", "%(n)s areas", page.total)
    return {
        "soc": soc,
        "headings": area_headings(state),
        "rows": area_rows(store, soc, found.part(page.first, page.last), state),
        "paging": page,
        "summary": summary % {"n": numbers.count(page.total)},
        "parity_year": found.parity_year,
        "edition": store.release["edition"],
        "chips": chips.area_chips(state),
        **tabs(state),
        **shared(state, ("sort", "size", "unit", "adjusted")),
    }


def tabs(state: AreasState) -> dict[str, list[dict[str, Any]]]:
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
