"""What the list's template shows, and the same as CSV."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.editorial.models import is_old
from careerguide.lists.csvfile import csv_response
from careerguide.lists.fields import fields_html
from careerguide.lists.paging import MOST_COMPARED, Heading, mark_picks, paging, unpicked
from careerguide.lists.rows import write_rows
from certifications.filters import CertificationQuery, CompareState
from certifications.labels import unknowns
from certifications.pages.list.filterform import chips, filter_fields, sort_field, suggestions
from certifications.pages.list.tables import CertificationTable
from certifications.pages.written import cost_origin, over_label, row
from certifications.rules.costs import Cost
from certifications.selection import Selection


def results(selection: Selection) -> dict[str, Any]:
    """The part of the page that changes with filters, order and page."""
    query = selection.query
    page = paging(query, selection.total, query.page, query.size)
    shown = selection.ordered[page.first : page.last]
    rows = [row(one, query.years) for one in shown]
    mark_picks(rows, query, "c", {slug: slug for slug in query.c})
    return {
        "headings": _headings(query),
        "groups": _groups([selection.known(one) for one in shown], rows),
        "paging": page,
        "years": query.years,
        "summary": _summary(selection.total),
        "chips": chips(selection),
        "clear_href": CertificationQuery(c=query.c).query(),
        "sort_field": sort_field(selection),
        "suggestions": [] if selection.total else suggestions(selection),
        "exports": [{"label": _("Download as CSV"), "href": query.query({"_export": "csv"})}],
        "tray": tray(selection),
        "kept": _kept(query),
        "problems": [p for p in selection.problems if p.name != "sort"],
    }


def _groups(known: list[int], rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    """The rows as they are sorted, parted where the costs are not wholly known."""
    labels = ("", _("Cost known only in part: it may be more"), _("Cost not known"))
    pairs = zip((labels[min(n, 2)] for n in known), rows, strict=True)
    return [
        {"label": label, "rows": write_rows("certifications/_row.html", (row for _l, row in part))}
        for label, part in groupby(pairs, key=itemgetter(0))
    ]


def whole_page(selection: Selection) -> dict[str, Any]:
    context = results(selection)
    fields = filter_fields(selection)
    names = {field.name for field in fields}
    return context | {
        "problems": [p for p in context["problems"] if p.name not in names],
        "wrong": any(p.name in names for p in context["problems"]),
        "section": "certifications",
        "page_title": _("Certifications"),
        "page_lede": _("What each costs to earn and to hold, what it asks and what it leads to."),
        "form": fields_html(fields),
        "filter_count": len(context["chips"]),
    }


def _headings(query: CertificationQuery) -> list[Heading]:
    """The columns' heads; the one of the cost over years says how many."""
    named = zip(CertificationTable.base_columns, CertificationTable.headings(query), strict=True)
    label = over_label(query.years)
    return [
        replace(head, label=label) if name == "cost_over_years" else head for name, head in named
    ]


def _summary(total: int) -> str:
    if not total:
        return _("No certification matches")
    return ngettext("%(n)s certification", "%(n)s certifications", total) % {"n": total}


def _kept(query: CertificationQuery) -> list[tuple[str, str]]:
    """What the form's fields can't hold but a change of filters must not lose."""
    size = [("size", str(query.size))] if query.size != CertificationQuery.size else []
    return [*size, *(("c", slug) for slug in query.c)]


def tray(selection: Selection) -> dict[str, Any]:
    """What is picked so far, and the address of the comparison."""
    query, by_slug = selection.query, selection.held.by_slug
    picks = [
        {
            "name": by_slug[slug].short,
            "remove_href": unpicked(query, "c", slug),
        }
        for slug in query.c[:MOST_COMPARED]
        if slug in by_slug
    ]
    state = CompareState(c=query.c[:MOST_COMPARED], years=query.years)
    compare_href = reverse("certifications:compare") + state.query()
    return {"picks": picks, "limit": MOST_COMPARED, "compare_href": compare_href}


COLUMNS = (
    "slug", "abbreviation", "name", "issued_by", "focus", "level", "settings",
    "cost_to_earn", "cost_to_earn_is", "cost_to_earn_route", "cost_to_earn_unknown",
    "years", "cost_over_years", "cost_over_years_is", "cost_over_years_route",
    "cost_over_years_unknown", "exam_fee", "exam_fee_is", "upkeep_a_year", "upkeep_a_year_is",
    "experience_to_sit", "experience_months", "as_of", "confidence", "check_with_issuer", "source",
)  # fmt: skip


def csv_download(selection: Selection) -> StreamingHttpResponse:
    """Every match in the list's order; dollars, with a column that says how complete they are."""
    return csv_response("certifications", COLUMNS, _lines(selection))


def _lines(selection: Selection) -> Iterator[list[Any]]:
    years = selection.query.years
    for one in selection.ordered:
        over = one.over(years)
        origin = cost_origin(over, one.origin)
        kind, months = one.experience
        yield [
            one.slug, one.abbreviation, one.name, one.body.abbreviation, one.focus, one.level,
            "; ".join(name for _slug, name in one.settings),
            *_figure(one.earn), one.earn.route or "", _names(one.earn),
            years, *_figure(over), over.route or "", _names(over),
            *_figure(one.exam_price), *_figure(one.upkeep), kind, months,
            origin.as_of, origin.confidence, "yes" if is_old(origin.as_of) else "", origin.source,
        ]  # fmt: skip


def _figure(cost: Cost) -> tuple[Any, str]:
    """The known part, or else the most, and which it is; an empty cell where nothing is known."""
    if cost.complete:
        return cost.low, "complete"
    if cost.low:
        return cost.low, "at least"
    return (cost.high, "up to") if cost.high else (None, "not known")


def _names(cost: Cost) -> str:
    return "; ".join(unknowns()[name] for name in cost.unknown)
