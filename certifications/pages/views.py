"""The pages of certifications: list, one certification, comparison."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from careerguide.editorial.links import kept_private, staff_links
from careerguide.lists.http import list_answer, varies_as_fragment
from careerguide.pages.compiled import render
from certifications.editing import edits
from certifications.filters import CertificationQuery
from certifications.pages.compare import comparison_page
from certifications.pages.detail.page import detail_page
from certifications.pages.list.page import results, whole_page
from certifications.pages.row import Writer
from certifications.selection import Selection
from certifications.store import certifications


@require_safe
@varies_as_fragment
def certification_list(request: HttpRequest) -> HttpResponseBase:
    """Filter, sort and pick certifications; the same address as CSV."""
    selection = Selection(certifications(), *CertificationQuery.from_params(request.GET))
    return list_answer(
        request,
        selection,
        name="certifications",
        writer=lambda: Writer(selection),
        results=lambda: results(selection),
        page=lambda: whole_page(selection),
        templates=("certifications/_results.html", "certifications/list.html"),
    )


@require_safe
def certification_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One certification: everything known, what is not, and why. Raises Http404 for no such one."""
    one = certifications().by_slug.get(slug)
    if one is None:
        raise Http404
    shown = {**detail_page(one, request.GET), "staff_links": staff_links(request, edits(slug))}
    return kept_private(request, render(request, "certifications/detail.html", shown))


@require_safe
def certification_compare(request: HttpRequest) -> HttpResponse:
    """Two to six certifications side by side, all of it in the address."""
    return render(request, "certifications/compare.html", comparison_page(request.GET))
