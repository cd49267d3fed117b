"""What the two wage lists show: the occupations, and one occupation's areas."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.lists.paging import Paging, paging
from careerguide.lists.rows import write_rows
from careerguide.pages.numbers import count
from salaries.filters import PAGE_SIZES, AreasState, OccupationsState
from salaries.occupations import Found, Occupations
from salaries.pages import chips
from salaries.pages.cited import edition
from salaries.pages.forms import occupation_sort
from salaries.pages.occupation import areas
from salaries.pages.occupation.rows import area_rows
from salaries.pages.occupations.rows import occupation_rows
from salaries.pages.suggestions import area_suggestions, occupation_suggestions
from salaries.pages.tables import area_headings, area_tabs, occupation_headings
from salaries.pages.written import words
from salaries.wagestore import WageStore


def occupation_results(known: Occupations, state: OccupationsState, found: Found) -> dict[str, Any]:
    page = paging(state, len(found.order), state.page, state.size)
    rows = occupation_rows(known, found, page.first, page.last)
    summary = ngettext("%(n)s occupation", "%(n)s occupations", page.total)
    return {
        "headings": occupation_headings(state.sorted(), edition("projections")),
        "rows": write_rows("salaries/_occupation_row.html", rows),
        "summary": shown(summary, page),
        "sort_field": occupation_sort(state),
        "chips": chips.occupation_chips(state),
        "left_out": found.unknown_wage,
        "suggestions": () if page.total else occupation_suggestions(known, state),
        **shared(state, page, ("size",)),
    }


def area_results(
    store: WageStore, soc: str, state: AreasState, found: areas.AreaRows
) -> dict[str, Any]:
    page = paging(state, len(found), state.page, state.size)
    cells = area_rows(store, soc, found.part(page.first, page.last), state)
    rows = write_rows("salaries/_area_row.html", cells)
    return {
        "headings": area_headings(state),
        "rows": rows,
        "marks": marks(rows),
        "summary": shown(ngettext("%(n)s area", "%(n)s areas", page.total), page),
        "parity_year": found.parity_year,
        "edition": store.release["edition"],
        "chips": chips.area_chips(state),
        "suggestions": () if page.total else area_suggestions(store, soc, state),
        **area_tabs(state),
        **shared(state, page, ("sort", "size", "unit", "adjusted")),
    }


def marks(rows: str) -> dict[str, bool]:
    """Which words of the written rows need their meaning said under the table."""
    say = words()
    return {"withheld": f">{say.withheld}<" in rows, "bound": say.at_least % "$" in rows}


def shown(summary: str, page: Paging) -> str:
    """How many there are, and which of them stand on this page."""
    found = summary % {"n": count(page.total)}
    if page.count == 1:
        return found
    span = {"found": found, "first": count(page.first_shown), "last": count(page.last)}
    return _("%(found)s, %(first)s to %(last)s shown") % span


def shared(state: Any, page: Paging, kept: tuple[str, ...]) -> dict[str, Any]:
    """Paging, page sizes and the download; what the form can't show but must not lose."""
    return {
        "kept": [(name, value) for name, value in state.to_params() if name in kept],
        "state": state,
        "paging": page,
        "sizes": [
            {"label": str(n), "href": state.but(size=n).query(), "current": n == state.size}
            for n in PAGE_SIZES
        ],
        "exports": [{"label": _("Download as CSV"), "href": state.query({"_export": "csv"})}],
        "clear_href": state.cleared().query(),
    }
