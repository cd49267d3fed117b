"""What the list's template shows, from a selection."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.lists.paging import MOST_COMPARED, mark_picks, paging, unpicked
from careerguide.lists.rows import write_rows
from careerguide.pages.numbers import count
from programs.filters import LIST, PLOT, ProgramQuery
from programs.pages.list.filterform import chips, filter_form, sort_field, suggestions
from programs.pages.list.plot import plot
from programs.pages.list.tables import ProgramTable
from programs.pages.written import Writer
from programs.rules.ids import program_slug
from programs.selection import Selection


def results(selection: Selection) -> dict[str, Any]:
    """The part of the page that changes with filters, order and page."""
    query = selection.query
    shown = _plotted(selection) if query.view == PLOT else _listed(selection)
    return shown | {
        "total": selection.total,
        "views": _views(query),
        "chips": chips(selection),
        "kept": _kept(query),
        "clear_href": ProgramQuery(p=query.p, view=query.view).query(),
        "sort_field": sort_field(selection),
        "suggestions": [] if selection.total else suggestions(selection),
        "exports": [{"label": _("Download as CSV"), "href": query.query({"_export": "csv"})}],
        "tray": tray(selection),
        "problems": [p for p in selection.problems if p.name != "sort"],
        "residency_note": _residency_note(selection),
        "awards_year": selection.catalog.awards_year,
    }


def _listed(selection: Selection) -> dict[str, Any]:
    """One page of the programs, as a table."""
    query = selection.query
    page = paging(query, selection.total, query.page, query.size)
    rows = Writer(selection).rows(selection.ordered[page.first : page.last])
    picked = {program_slug(p): p for p in query.p}
    mark_picks(rows, query, "p", picked)
    return {
        "headings": ProgramTable.headings(query),
        "rows": write_rows("programs/_row.html", rows),
        "paging": page,
        "summary": _summary(selection.total, page.first_shown, page.last),
        "sizes": _sizes(query),
    }


def _plotted(selection: Selection) -> dict[str, Any]:
    """The programs as a chart."""
    total = selection.total
    return {"plot": plot(selection) if total else None, "summary": _summary(total, 1, total)}


def _views(query: ProgramQuery) -> list[dict[str, Any]]:
    href = query.linker("view", "page")
    labels = {LIST: _("List"), PLOT: _("Chart")}
    return [
        {"label": label, "href": href(view), "current": view == query.view}
        for view, label in labels.items()
    ]


def whole_page(selection: Selection) -> dict[str, Any]:
    context = results(selection)
    form = filter_form(selection)
    return context | {
        "problems": [p for p in context["problems"] if p.name not in form.names],
        "wrong": any(p.name in form.names for p in context["problems"]),
        "section": "programs",
        "page_title": _("Training programs"),
        "page_lede": _("Every US program by what it costs, how long it takes and what it pays."),
        "form": form.html,
        "filter_count": len(context["chips"]),
    }


def _kept(query: ProgramQuery) -> list[tuple[str, str]]:
    """What the form's fields can't hold but a change of filters must not lose."""
    view = [("view", query.view)] if query.view != LIST else []
    size = [("size", str(query.size))] if query.size != ProgramQuery.size else []
    states = [("state", state) for state in query.state[1:]]
    return [*states, *view, *size, *(("p", program_slug(p)) for p in query.p)]


def _summary(total: int, first: int, last: int) -> str:
    if not total:
        return _("No program matches")
    found = ngettext("%(n)s program", "%(n)s programs", total) % {"n": count(total)}
    if total == last - first + 1:
        return found
    return _("%(found)s, %(first)s to %(last)s shown") % {
        "found": found,
        "first": count(first),
        "last": count(last),
    }


def _residency_note(selection: Selection) -> str:
    if selection.query.residency:
        return ""
    if selection.home:
        return ""
    return _("Prices are for out-of-state students. Say where you are for in-state prices.")


def _sizes(query: ProgramQuery) -> list[dict[str, Any]]:
    href = query.linker("size", "page")
    return [{"label": str(n), "href": href(n), "current": query.size == n} for n in (25, 50, 100)]


def tray(selection: Selection) -> dict[str, Any]:
    """The programs picked so far, and the address of their comparison."""
    query, catalog = selection.query, selection.catalog
    picks = []
    for program in query.p[:MOST_COMPARED]:
        row = catalog.row(program)
        if row is not None:
            provider = catalog.provider_names[catalog.provider[row]]
            name = f"{provider}: {catalog.name(row)}"
            picks.append({"name": name, "remove_href": unpicked(query, "p", program)})
    residency = query.residency or ("in_state" if query.state and selection.home else "")
    kept = ProgramQuery(p=query.p[:MOST_COMPARED], residency=residency, near=query.near)
    return {
        "picks": picks,
        "limit": MOST_COMPARED,
        "compare_href": reverse("programs:compare") + kept.query(),
    }
