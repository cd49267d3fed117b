"""Pages about the data itself: where figures come from, and whether the site is ready."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from careerguide.columns import store
from careerguide.columns.models import DataVersion
from careerguide.releases.models import Release
from careerguide.releases.page import SourcesState, release_page, sources_page


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Every release in use: publisher, date, counts, caveats, licence."""
    return render(request, "releases/sources.html", sources_page())


@require_safe
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """One release: what was rejected, line by line, and why."""
    found = get_object_or_404(Release, pk=pk)
    state, _problems = SourcesState.from_params(request.GET)
    return render(request, "releases/release.html", release_page(found, state))


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 with the releases in use once pages can be served; 503 and why until then."""
    try:
        version = DataVersion.objects.first()
        current = Release.objects.filter(is_current=True).order_by("source", "year")
        releases = [f"{r.source} {r.edition}" for r in current]
    except DatabaseError:
        return JsonResponse({"status": "no database", "releases": []}, status=503)
    ready = version is not None and store.exists(version.token)
    status = "ok" if ready else "no data: run manage.py load_all"
    body = {"status": status, "data": version.token if version else "", "releases": releases}
    return JsonResponse(body, status=200 if ready else 503)
