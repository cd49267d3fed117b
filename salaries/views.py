"""The wage pages. Each address gives a page, the results alone for htmx, or a CSV."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from salaries import areas, exports, other_codes, places
from salaries.filters import AreasState, OccupationsState
from salaries.forms import area_fields, occupation_fields
from salaries.lists import area_results, occupation_results
from salaries.occupations import occupations
from salaries.panels import programs_nearby
from salaries.portrait import portrait
from salaries.respond import export, page_or_results, wants_export
from salaries.sources import sources


def occupation_list(request: HttpRequest) -> HttpResponseBase:
    known = occupations()
    state, problems = OccupationsState.from_params(request.GET)
    found = known.find(state.sorted())
    if wants_export(request):
        rows = exports.occupation_csv(known, found)
        return export(request, problems, "occupations", exports.OCCUPATION_CSV, rows)
    context = {
        "section": "wages",
        "fields": occupation_fields(state, problems),
        "sources": sources(known, "oews", "projections", "onet-titles"),
        **occupation_results(known, state, found),
    }
    return page_or_results(
        request, "salaries/occupations.html", "salaries/_occupations.html", context
    )


def occupation(request: HttpRequest, soc: str) -> HttpResponseBase:
    known = occupations()
    if soc not in known.at:
        return elsewhere(request, soc)
    state, problems = AreasState.from_params(request.GET)
    found = areas.find(known.wages, soc, state)
    if wants_export(request):
        rows = exports.area_csv(known.wages, found)
        return export(request, problems, f"wages-{soc}", exports.AREA_CSV, rows)
    context = {"section": "wages", **area_results(known.wages, soc, state, found)}
    if not (request.htmx and request.htmx.target == "results"):  # type: ignore[attr-defined]
        context |= portrait(known, soc) | {
            "fields": area_fields(state, problems),
            "sources": sources(known, "oews", "rpp", "projections", "oews-industry", "onet-titles"),
        }
    return page_or_results(request, "salaries/occupation.html", "salaries/_areas.html", context)


def place(request: HttpRequest, soc: str, area: str) -> HttpResponse:
    known = occupations()
    if soc not in known.at or area not in known.wages.area_at:
        return elsewhere(request, soc, area)
    context = {
        "section": "wages",
        "nearby": programs_nearby(soc, area),
        "sources": sources(known, "oews", "rpp"),
        **places.place(known, soc, area),
    }
    return render(request, "salaries/place.html", context)


def elsewhere(request: HttpRequest, soc: str, area: str = "") -> HttpResponse:
    """A code without a page of its own: go to the right one, or say what the code is."""
    known = occupations()
    if better := other_codes.rewritten(known, soc):
        return redirect("salaries:place", better, area) if area else redirect(
            "salaries:occupation", better
        )
    if soc in known.at:
        context = other_codes.unknown_area(known, soc, area)
        return render(request, "salaries/unknown_area.html", context, status=404)
    context, status = other_codes.explained(known, soc)
    return render(request, "salaries/other_code.html", context, status=status)
