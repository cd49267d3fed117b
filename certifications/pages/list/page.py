"""What the list of certifications shows, from a selection; and the same as CSV."""

from itertools import groupby
from operator import itemgetter
from typing import TypedDict

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from careerguide.columns.narrowing import Rows
from careerguide.lists import page as lists
from careerguide.lists.form import FilterForm, filter_form
from careerguide.lists.page import ListPage
from careerguide.lists.paging import (
    MOST_COMPARED,
    Heading,
    Paging,
    mark_picks,
    paging,
    unpicked,
)
from careerguide.lists.rows import write_rows
from careerguide.pages.numbers import count
from certifications.filters import CompareState
from certifications.pages.row import Writer
from certifications.pages.words import names_note
from certifications.selection import Selection


def certifications_found(total: int) -> str:
    """“1 credential”, “100 credentials”: certifications, licenses and the rest."""
    words = ngettext("%(n)s credential", "%(n)s credentials", total)
    return words % {"n": count(total)}


PAGE = ListPage(
    certifications_found,
    gettext_lazy("No credential matches"),
    after=(
        Heading(gettext_lazy("Experience to sit")),
        Heading(gettext_lazy("Prices from")),
        Heading(gettext_lazy("Compare")),
    ),
)


class Group(TypedDict):
    """Rows as they are sorted, under what is not wholly known of them."""

    label: str
    rows: SafeString


class Tray(TypedDict):
    """What is picked for the comparison, with the address that takes each out again."""

    picks: list[dict[str, str]]
    limit: int
    compare_href: str


class Results(lists.Results):
    """What templates/certifications/_results.html shows."""

    headings: list[Heading]
    groups: list[Group]
    paging: Paging
    summary: str
    years: int
    tray: Tray
    names_note: str


class WholePage(Results, FilterForm):
    """What templates/certifications/list.html shows."""

    section: str
    page_title: str
    page_lede: str


def results(selection: Selection) -> Results:
    """The part of the page that changes with filters, order and page."""
    query, total = selection.query, selection.total
    page = paging(query, total, query.page, query.size)
    return {
        **lists.results(selection, PAGE),
        "headings": lists.headings(selection, PAGE),
        "groups": groups(selection, selection.ordered[page.first : page.last]),
        "paging": page,
        "summary": lists.summary(PAGE, total, 1, total),
        "years": query.years,
        "tray": tray(selection),
        "names_note": names_note(),
    }


def groups(selection: Selection, shown: Rows) -> list[Group]:
    """The rows as they are sorted, parted where the costs are not wholly known."""
    query = selection.query
    rows = Writer(selection).rows(shown)
    mark_picks(rows, query, "c", {slug: slug for slug in query.c})
    labels = (
        "",
        _("Known but for renewals: ranked as if these cost the most that is known of any"),
        _("Known from undated or weakly supported sources: check before you count on it"),
        _("Cost known only in part: it may be more"),
        _("Cost known only in part: it may be more"),
        _("Cost not known"),
        _("Cost not known"),
    )
    sure = selection.columns[query.sort.removeprefix("-")].sure
    doubts = [0] * len(rows) if sure is None else sure(selection)[shown].tolist()
    pairs = zip((labels[doubt] for doubt in doubts), rows, strict=True)
    return [
        {"label": label, "rows": write_rows("certifications/_row.html", (row for _l, row in part))}
        for label, part in groupby(pairs, key=itemgetter(0))
    ]


def whole_page(selection: Selection) -> WholePage:
    """The list with its form, for a request that htmx did not make."""
    return {
        **results(selection),
        **filter_form(selection),
        "section": "certifications",
        "page_title": _("Certifications and licenses"),
        "page_lede": _(
            "Certifications, licenses, exams for them and course cards: what each costs and asks."
        ),
    }


def tray(selection: Selection) -> Tray:
    """What is picked so far, and the address of the comparison."""
    query, by_slug = selection.query, selection.records.by_slug
    picked = query.c[:MOST_COMPARED]
    picks = [
        {"name": by_slug[slug].short, "remove_href": unpicked(query, "c", slug)}
        for slug in picked
        if slug in by_slug
    ]
    state = CompareState(c=picked, years=query.years)
    compare_href = reverse("certifications:compare") + state.query()
    return {"picks": picks, "limit": MOST_COMPARED, "compare_href": compare_href}
