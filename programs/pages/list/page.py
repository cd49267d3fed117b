"""What the program list shows, from a selection; and the same as CSV."""

from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from careerguide.lists import page as lists
from careerguide.lists.form import filter_form
from careerguide.lists.page import ListPage
from careerguide.lists.paging import MOST_COMPARED, Heading, mark_picks, paging, unpicked
from careerguide.pages.cache import address
from careerguide.pages.numbers import count
from programs.catalog import Catalog
from programs.filters import LIST, MAP, PLOT, WITHIN, ProgramQuery
from programs.pages.aid.words import free_sentence
from programs.pages.list.narrower import narrower
from programs.pages.list.plot import plot
from programs.pages.list.reach import few_online, grouped, has_groups, online_query
from programs.pages.list.rows import Groups, Head, above, write_table
from programs.pages.map.page import map_page
from programs.pages.row import Writer
from programs.pages.words import lacking, list_states
from programs.rules.codes import Residency
from programs.rules.ids import program_slug
from programs.selection import Selection
from programs.understood import WIDER
from salaries.unit import tabs_of


def nothing_sorted(selection: Selection) -> str:
    """What the order is called while the reader chooses none."""
    if selection.place:
        return _("Nearest")
    return _("Best match") if selection.query.q else _("Most graduates")


def programs_found(total: int) -> str:
    """The number of programs in words."""
    return ngettext("%(n)s program", "%(n)s programs", total) % {"n": count(total)}


PAGE = ListPage(
    programs_found,
    gettext_lazy("No program matches"),
    nothing_sorted,
    before=(Heading(gettext_lazy("Program")),),
    after=(Heading(gettext_lazy("Compare")),),
)


def results(selection: Selection) -> dict[str, Any]:
    """The part of the page that changes with filters, order and page."""
    query, online = selection.query, online_of(selection)
    if query.view == LIST:
        shown = listed(selection, online)
    else:
        shown = {PLOT: plotted, MAP: mapped}[query.view](selection)
    return {
        **lists.results(selection, PAGE),
        **shown,
        "views": views(query) if selection.total else [],
        "unit_tabs": tabs_of(query) if selection.total else [],
        "narrower": narrower(selection),
        "shows": shows(selection.total),
        "tray": tray(selection),
        "residency_note": residency_note(selection),
        "lacking": lacking(selection.catalog, states_of(selection), selection.total),
        "widened": widened(selection),
        "sentence": free_sentence(selection.reader.state),
        "elsewhere": elsewhere(selection, online),
        "awards_year": selection.catalog.awards_year,
    }


def listed(selection: Selection, online: Selection | None) -> dict[str, Any]:
    """One page of the programs, as a table; near a place in groups, and after the last of these a
    few of `online`."""
    query = selection.query
    page = paging(query, selection.total, query.page, query.size)
    writer = Writer(selection)
    near = selection.ordered[page.first : page.last]
    groups = online is not None and has_groups(selection)
    far = (
        few_online(selection, online) if online and groups and page.last >= page.total else near[:0]
    )
    rows = writer.table_rows(np.concatenate((near, far)))
    mark_picks(rows, query, "p", {program_slug(p): p for p in query.p})
    own, others = rows[: len(near)], rows[len(near) :]
    for row in others:
        row["distance"] = ""  # nobody goes there
    found: Groups = grouped(selection, near, own) if groups else [(None, own)]
    if others and online:
        found = [*found, (online_head(online), others)]
    table = lists.table(selection, PAGE, page)
    said = above(rows, residency_note(selection) or prices_of(writer.residency))
    return {**table, "rows": write_table(found, len(table["headings"])), "above": said}


def online_of(selection: Selection) -> Selection | None:
    """What is taught online from anywhere; None where no place is named, or nothing is."""
    if selection.place is None:
        return None
    found = selection.again(online_query(selection), {**selection.meant, "near": None})
    return found if found.total else None


def online_head(online: Selection) -> Head:
    """What stands above a few of them, with the way to all."""
    n = count(online.total)
    return Head(_("Online from anywhere"), n, _("See all %(n)s") % {"n": n}, online.query.query())


def shows(total: int) -> str:
    """What the form's button says once its results are there."""
    if not total:
        return str(PAGE.none)
    return ngettext("Show %(n)s program", "Show %(n)s programs", total) % {"n": count(total)}


def plotted(selection: Selection) -> dict[str, Any]:
    """The programs as a chart."""
    total = selection.total
    said = lists.summary(PAGE, total, 1, total)
    return {"plot": plot(selection) if total else None, "summary": said}


def mapped(selection: Selection) -> dict[str, Any]:
    """The programs as a map."""
    total = selection.total
    said = lists.summary(PAGE, total, 1, total)
    return {"map": map_page(selection) if total else None, "summary": said}


def views(query: Any) -> list[dict[str, Any]]:
    """Links to the same programs as a table, on a map and as a chart."""
    href = query.linker("view", "page")
    labels = {LIST: _("List"), MAP: _("Map"), PLOT: _("Chart")}
    return [
        {"label": label, "href": href(view), "current": view == query.view}
        for view, label in labels.items()
    ]


def whole_page(selection: Selection) -> dict[str, Any]:
    """What templates/programs/list.html shows: the results, the form and the page's heading."""
    return {
        **results(selection),
        **filter_form(selection),
        "section": "programs",
        "page_title": _("Training programs"),
        "page_lede": lede(selection.catalog),
    }


def states_of(selection: Selection) -> tuple[str, ...]:
    """The states that the reader looks in; none for the nation."""
    chosen: tuple[str, ...] = selection.query.state
    return chosen or ((selection.place.state,) if selection.place else ())


def widened(selection: Selection) -> str:
    """That the circle is wider than was asked for, and that what is listed leads to the job of the
    words in another way; "" where neither is so."""
    if selection.instead_of:
        said = _("Nothing named “%(words)s” is taught there; these lead to the same job.")
        return said % {"words": selection.instead_of[:60]}
    if not selection.widened:
        return ""
    words = {"n": WITHIN, "wider": selection.query.within}
    return _("None lies within %(n)s miles; these lie within %(wider)s.") % words


def elsewhere(selection: Selection, online: Selection | None) -> list[lists.Link]:
    """Beside programs near a place: how many there are farther out, and online from anywhere."""
    if selection.place is None:
        return []
    found: list[lists.Link] = []

    def add(other: Selection, words: str) -> None:
        label = words % {"n": count(other.total), "miles": WIDER}
        found.append({"label": label, "href": other.query.query(), "current": False})

    if selection.query.within < WIDER:
        wider = selection.again(selection.query.but(within=WIDER), selection.meant)
        if wider.total:
            add(wider, _("%(n)s within %(miles)s miles"))
    if online:
        add(online, _("%(n)s online from anywhere"))
    return found


def lede(catalog: Catalog) -> str:
    """What the list holds, and what it does not."""
    if states := list_states(catalog):
        return _(
            "What programs cost, how long they take and what they pay: those of US colleges, and"
            " of other trade schools in %(states)s."
        ) % {"states": states}
    return _("What programs of US colleges cost, how long they take and what they pay.")


def prices_of(residency: str) -> str:
    """Whose the prices are."""
    return _("Prices: %(who)s students.") % {"who": residency}


def residency_note(selection: Selection) -> str:
    """That prices are a stranger's; "" once the reader has said whose, or where they are."""
    if selection.query.residency or selection.home:
        return ""
    return _("Prices are for out-of-state students. Say where you are for in-state prices.")


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
    residency = query.residency or (
        Residency.IN_STATE.value if query.state and selection.home else ""
    )
    kept = ProgramQuery(
        p=query.p[:MOST_COMPARED], residency=residency, near=query.near,
        occupation=query.occupation,
    )  # fmt: skip
    return {
        "picks": picks,
        "limit": MOST_COMPARED,
        "compare_href": address("programs:compare") + kept.query(),
    }
