"""The pages of programs: list, one program, comparison."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from careerguide.editorial.links import kept_private, staff_links
from careerguide.lists.http import list_answer, varies_as_fragment
from careerguide.pages.compiled import render
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.local import as_program, local_row
from programs.pages.compare import compare_page
from programs.pages.detail.corrected import edits
from programs.pages.detail.page import Detail
from programs.pages.found import PROGRAM
from programs.pages.list.page import results, whole_page
from programs.pages.row import Writer
from programs.reader import kept, personal, said
from programs.selection import Selection
from programs.understood import selected
from salaries.rules import ANNUAL
from salaries.unit import unit_asked


def read_selection(request: HttpRequest) -> Selection:
    """The programs that an address asks for, in the catalogue in use."""
    state, problems = ProgramQuery.from_params(request.GET)
    state = state.but(p=catalog().current(state.p), page=state.page)
    return selected(state, problems, kept(request))


@require_safe
@personal
@varies_as_fragment
def program_list(request: HttpRequest) -> HttpResponseBase:
    """Filter, sort and pick programs; the same address as CSV."""
    selection = read_selection(request)
    return list_answer(
        request,
        selection,
        name="programs",
        writer=lambda: Writer(selection),
        results=lambda: results(selection),
        page=lambda: whole_page(selection),
        templates=("programs/_results.html", "programs/list.html"),
    )


@require_safe
@personal
def program_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One program: everything known, what is not, and why; the pay of the job that `occupation`
    names. Http404 for a program that is not in use."""
    programs = catalog()
    row = programs.row(pk)
    if row is None:
        return moved(request, programs.current([pk])[0], pk)
    if (local := local_row(pk)) is not None:
        program = as_program(local, programs, row)
    else:
        program = PROGRAM.first(pk)
        if program is None:
            raise Http404
    detail = Detail(program, programs, request.GET.get("occupation", ""), local)
    detail.said, detail.unit = said(request)[0], unit_asked(request.GET) or ANNUAL
    links = staff_links(
        request, edits(program.slug, program.provider_id, detail.own, detail.of_school, local)
    )
    page = render(request, "programs/detail.html", {**detail.page(), "staff_links": links})
    return kept_private(request, page)


def moved(request: HttpRequest, now: int, pk: int) -> HttpResponse:
    """To the IPEDS program that a program on a state's list is. Http404 for one of neither."""
    if now == pk:
        raise Http404
    query = request.META["QUERY_STRING"]
    address = reverse("programs:detail", args=[now])
    return redirect(f"{address}?{query}" if query else address, permanent=True)


@require_safe
@personal
def program_compare(request: HttpRequest) -> HttpResponse:
    """Two to six programs side by side, all of it in the address."""
    return render(
        request, "programs/compare.html", compare_page(request.GET, catalog(), said(request)[0])
    )
