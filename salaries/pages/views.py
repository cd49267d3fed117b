"""The wage pages. Each address gives a page, the results alone for htmx, or a CSV."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from careerguide.lists.csvfile import csv_response
from careerguide.lists.http import is_fragment, refused
from salaries.filters import AreasState, OccupationsState
from salaries.occupations import occupations
from salaries.pages import exports, other_codes
from salaries.pages.cited import sources
from salaries.pages.forms import area_fields, occupation_fields
from salaries.pages.lists import area_results, occupation_results
from salaries.pages.occupation import areas
from salaries.pages.occupation.national import national
from salaries.pages.panels import programs_nearby
from salaries.pages.place import page as places


@require_safe
@vary_on_headers("HX-Request", "HX-Target")
def occupation_list(request: HttpRequest) -> HttpResponseBase:
    """Search, filter and sort the occupations; the same address as CSV."""
    known = occupations()
    state, problems = OccupationsState.from_params(request.GET)
    found = known.find(state.sorted())
    if request.GET.get("_export") == "csv":
        rows = exports.occupation_csv(known, found)
        return refused(problems) or csv_response("occupations", exports.OCCUPATION_CSV, rows)
    context = occupation_results(known, state, found)
    if is_fragment(request):
        return render(request, "salaries/_occupations.html", context)
    context |= {"section": "wages", "fields": occupation_fields(state, problems)}
    context["wrong"] = bool(problems)
    context["sources"] = sources("oews", "projections", "onet-titles")
    return render(request, "salaries/occupations.html", context)


@require_safe
@vary_on_headers("HX-Request", "HX-Target")
def occupation(request: HttpRequest, soc: str) -> HttpResponseBase:
    """One occupation over all areas, filtered and sorted; the same address as CSV."""
    known = occupations()
    if soc not in known.at:
        return elsewhere(request, soc)
    state, problems = AreasState.from_params(request.GET)
    found = areas.find(known.wages, soc, state)
    if request.GET.get("_export") == "csv":
        rows = exports.area_csv(known.wages, found)
        return refused(problems) or csv_response(f"wages-{soc}", exports.AREA_CSV, rows)
    context = area_results(known.wages, soc, state, found)
    if is_fragment(request):
        return render(request, "salaries/_areas.html", context)
    context |= {"section": "wages", "fields": area_fields(state, problems)}
    context["wrong"] = bool(problems)
    context |= national(known, soc, state.state)
    return render(request, "salaries/occupation.html", context)


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
