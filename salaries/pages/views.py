"""The wage pages: each address gives a page, the results alone for htmx, or a CSV.

A code without a page of its own leads to the right one, or to a page that says what the code is.
"""

from typing import TypedDict

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from careerguide.editorial.links import kept_private, staff_links
from careerguide.lists.http import FILES, list_answer, refused, table_answer, varies_as_fragment
from careerguide.lists.page import EXPORT
from careerguide.pages.compiled import render
from careerguide.pages.language import for_files
from careerguide.words.data_text import data_words
from salaries.filters import AreaQuery, OccupationQuery
from salaries.models import Occupation
from salaries.occupations import Occupations, occupations
from salaries.pages import occupation as areas
from salaries.pages.areamap import area_map
from salaries.pages.compare.page import WagesCompared
from salaries.pages.local import beside, edits
from salaries.pages.occupations import page as listed
from salaries.pages.place import place_page
from salaries.pages.portrait import OccupationLink, link
from salaries.rules import soc_code
from salaries.selection import AreaSelection, OccupationAreas, OccupationSelection
from salaries.unit import unit_asked

SHORTEST = {"major": 3, "minor": 4, "broad": 6}
"""How much of a group's code its occupations share: 29-0000, 29-2000, 29-2070."""


@require_safe
@varies_as_fragment
def occupation_list(request: HttpRequest) -> HttpResponseBase:
    """Search, filter and sort the occupations; the same address as CSV."""
    selection = OccupationSelection(occupations(), *OccupationQuery.from_params(request.GET))
    return list_answer(
        request,
        selection,
        name="occupations",
        writer=lambda: listed.Writer(selection),
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
        name=f"wages-{soc}",
        writer=lambda: areas.Writer(selection),
        results=lambda: areas.results(selection),
        page=lambda: areas.whole_page(selection, known),
        templates=("salaries/_areas.html", "salaries/occupation.html"),
    )


@require_safe
def area_map_page(request: HttpRequest, soc: str) -> HttpResponse:
    """One occupation's pay by wage area as a map, of the nation or of a state."""
    if soc not in occupations().at:
        return elsewhere(request, soc)
    asked = request.GET
    adjusted = asked.get("map") == "adjusted"
    found = area_map(soc, asked.get("state", ""), adjusted, unit_asked(asked))
    return render(request, "salaries/area_map.html", {**found})


@require_safe
def compare(request: HttpRequest) -> HttpResponseBase:
    """Occupations × areas; the same address as CSV."""
    compared = WagesCompared(request.GET, occupations())
    if request.GET.get(EXPORT) in FILES:
        with for_files():
            if refusal := refused(compared.problems):
                return refusal
            anew = WagesCompared(request.GET, compared.known)
            if (table := table_answer(request, "wages-compared", anew.sheet)) is not None:
                return table
    return render(request, "salaries/compare.html", compared.page())


@require_safe
def place(request: HttpRequest, soc: str, area: str) -> HttpResponse:
    """One occupation in one place, beside its states and the nation."""
    known = occupations()
    if soc not in known.at or area not in known.wages.area_at:
        return elsewhere(request, soc, area)
    found = place_page(known, soc, area, unit_asked(request.GET))
    shown = {**found, **beside(soc, area)}
    links = staff_links(request, edits(soc, area))
    page = render(request, "salaries/place.html", {**shown, "staff_links": links})
    return kept_private(request, page)


def elsewhere(request: HttpRequest, soc: str, area: str = "") -> HttpResponse:
    """A code without a page of its own: go to the right one, or say what the code is."""
    known = occupations()
    if better := rewritten(known, soc):
        name = "salaries:place" if area else "salaries:occupation"
        return redirect(name, better, *filter(None, [area]))
    if soc in known.at:
        context = {"section": "wages", "area": area[:40], "occupation": link(known, soc)}
        return render(request, "salaries/unknown_area.html", context, status=404)
    page = explained(known, soc)
    return render(request, "salaries/other_code.html", page, status=200 if page["title"] else 404)


def rewritten(known: Occupations, code: str) -> str:
    """A known code written otherwise (292072, 29-2072.00) as SOC writes it; else ""."""
    soc = soc_code(code) or ""
    return soc if soc != code and (soc in known.at or soc in known.profiles["others"]) else ""


class OccupationCode(OccupationLink):
    """An occupation with wages: its code, title and page."""

    code: str


class OtherCodePage(TypedDict):
    """What salaries/other_code.html shows of a code that has no wages under it.

    `title` is "" for a code that does not exist, and `near` the codes that begin like it; `wages`
    is the combination that the code's wages stand under, None where none are published.
    """

    section: str
    code: str
    title: str
    is_group: bool
    wages: OccupationCode | None
    members: list[OccupationCode]
    near: list[OccupationCode]


def explained(known: Occupations, code: str) -> OtherCodePage:
    """What the code is and where its wages stand."""
    title, level, wages = known.profiles["others"].get(code, ("", "", ""))
    return {
        "section": "wages",
        "code": code[:40],
        "title": data_words(title),
        "is_group": level in Occupation.Group.values and level != Occupation.Group.DETAILED,
        "wages": _coded(known, wages) if wages else None,
        "members": _members(known, code, level),
        "near": [] if title else _near(known, code),
    }


def _members(known: Occupations, code: str, level: str) -> list[OccupationCode]:
    length = SHORTEST.get(level, 0 if level == "total" else 6)
    return [] if not length else _starting(known, code[:length])


def _near(known: Occupations, code: str) -> list[OccupationCode]:
    """The occupations that share most of a mistyped code's beginning."""
    soc = soc_code(code)
    if not soc:
        return []
    alike = (_starting(known, soc[:length]) for length in range(len(soc) - 1, 2, -1))
    return next(filter(None, alike), [])[:10]


def _starting(known: Occupations, prefix: str) -> list[OccupationCode]:
    return [_coded(known, code) for code in known.codes if code.startswith(prefix)]


def _coded(known: Occupations, code: str) -> OccupationCode:
    return {**link(known, code), "code": code}
