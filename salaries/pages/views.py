"""The wage pages. Each address gives a page, the results alone for htmx, or a CSV."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from careerguide.lists.http import list_answer, varies_as_fragment
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
@varies_as_fragment
def occupation_list(request: HttpRequest) -> HttpResponseBase:
    """Search, filter and sort the occupations; the same address as CSV."""
    selection = OccupationSelection(occupations(), *OccupationQuery.from_params(request.GET))
    return list_answer(
        request,
        selection,
        csv=lambda: listed.Writer(selection).csv("occupations"),
        results=lambda: listed.results(selection),
        page=lambda: listed.whole_page(selection),
        templates=("salaries/_occupations.html", "salaries/occupations.html"),
    )


@require_safe
@varies_as_fragment
def occupation(request: HttpRequest, soc: str) -> HttpResponseBase:
    """One occupation over all areas, filtered and sorted; the same address as CSV."""
    known = occupations()
    if soc not in known.at:
        return elsewhere(request, soc)
    records = OccupationAreas(known.wages, soc)
    selection = AreaSelection(records, *AreaQuery.from_params(request.GET))
    return list_answer(
        request,
        selection,
        csv=lambda: areas.Writer(selection).csv(f"wages-{soc}"),
        results=lambda: areas.results(selection),
        page=lambda: areas.whole_page(selection, known),
        templates=("salaries/_areas.html", "salaries/occupation.html"),
    )


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
