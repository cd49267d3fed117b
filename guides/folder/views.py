"""The folder, and its address as a QR code."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careerguide.pages.compiled import render
from guides.folder.page import folder_page
from guides.folder.share import qr_svg
from guides.folder.state import Read
from programs.reader import personal, said


@require_safe
@personal
def folder(request: HttpRequest) -> HttpResponse:
    """Everything that the address names, together, and the hand-out that it prints."""
    return render(request, "guides/folder/page.html", folder_page(request, said(request)[0]))


@require_safe
def qr(request: HttpRequest) -> HttpResponse:
    """The folder's address as a QR code; 404 (Http404) for one too long to be read from paper.

    Only what a folder can hold is written again: nobody's text becomes a code of this site.
    """
    address = request.build_absolute_uri(reverse("folder") + Read.of(request.GET).state.query())
    svg = qr_svg(address, inline=False)
    if not svg:
        raise Http404(_("This folder’s address is too long for a code."))
    return HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")
