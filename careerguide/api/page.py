"""The page that explains the API: what there is, and a query of each to follow or to try."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from careerguide.api.limits import WINDOW
from careerguide.api.schemas import parameters
from careerguide.api.site import ROOT, resources, site_of
from careerguide.pages.compiled import render


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the API has, from its resources."""
    return render(request, "api/page.html", page(site_of(request)))


def page(site: str) -> dict[str, Any]:
    """What templates/api/page.html shows."""
    found = []
    for one in resources().values():
        path = f"{ROOT}{one.name}/"
        found.append(
            {
                "name": one.name,
                "title": str(one.title),
                "about": str(one.about),
                "path": path + "".join(f"{{{part}}}/" for part in one.within),
                "href": path + one.example,
                "parameters": ", ".join(p["name"] for p in parameters(one)),
            }
        )
    return {
        "section": "",
        "page_title": "API",
        "page_lede": "Everything that the lists of this site show, as JSON.",
        "resources": found,
        "first": found[0]["href"] if found else ROOT,
        "site": site,
        "root": ROOT,
        "openapi": f"{ROOT}openapi.json",
        "limit": settings.API_PER_MINUTE,
        "window": WINDOW,
    }
