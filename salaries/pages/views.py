"""The wage pages. Each address gives a page, the results alone for htmx, or a CSV."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from careerguide.lists.http import is_fragment, refused
from careerguide.lists.page import facet_counts
from salaries.filters import AreaQuery, OccupationQuery
from salaries.occupations import occupations
from salaries.pages import other_codes
from salaries.pages.cited import sources
from salaries.pages.occupation import page as areas
from salaries.pages.occupations import page as listed
from salaries.pages.panels import programs_nearby
from salaries.pages.place import page as places
from salaries.selection import AreaSelection, OccupationAreas, OccupationSelection


@require_safe
@vary_on_headers("HX-Request", "HX-Target")
def occupation_list(request: HttpRequest) -> HttpResponseBase:
    """Search, filter and sort the occupations; the same address as CSV."""
    selection = OccupationSelection(occupations(), *OccupationQuery.from_params(request.GET))
    if request.GET.get("_export") == "csv":
        return refused(selection.problems) or listed.Writer(selection).csv("occupations")
    if is_fragment(request):
        context = listed.results(selection) | {"facet_counts": facet_counts(selection)}
        return render(request, "salaries/_occupations.html", context)
    return render(request, "salaries/occupations.html", listed.whole_page(selection))


@require_safe
@vary_on_headers("HX-Request", "HX-Target")
def occupation(request: HttpRequest, soc: str) -> HttpResponseBase:
    """One occupation over all areas, filtered and sorted; the same address as CSV."""
    known = occupations()
    if soc not in known.at:
        return elsewhere(request, soc)
    records = OccupationAreas(known.wages, soc)
    selection = AreaSelection(records, *AreaQuery.from_params(request.GET))
    if request.GET.get("_export") == "csv":
        return refused(selection.problems) or areas.Writer(selection).csv(f"wages-{soc}")
    if is_fragment(request):
        context = areas.results(selection) | {"facet_counts": facet_counts(selection)}
        return render(request, "salaries/_areas.html", context)
    return render(request, "salaries/occupation.html", areas.whole_page(selection, known))


@require_safe
def place(request: HttpRequest, soc: str, area: str) -> HttpResponse:
    """One occupation in one place, beside its states and the nation."""
    known = occupations()
    if soc not in known.at or area not in known.wages.area_at:
        return elsewhere(request, soc, area)
    context = {
        "section": "wages",
        "nearby": programs_nearby(soc, area),
        "sources": sources("oews", "rpp"),
        **places.place(known, soc, area),
    }
    return render(request, "salaries/place.html", context)


def elsewhere(request: HttpRequest, soc: str, area: str = "") -> HttpResponse:
    """A code without a page of its own: go to the right one, or say what the code is."""
    known = occupations()
    if better := other_codes.rewritten(known, soc):
        name = "salaries:place" if area else "salaries:occupation"
        return redirect(name, better, *filter(None, [area]))
    if soc in known.at:
        context = other_codes.unknown_area(known, soc, area)
        return render(request, "salaries/unknown_area.html", context, status=404)
    context, status = other_codes.explained(known, soc)
    return render(request, "salaries/other_code.html", context, status=status)
