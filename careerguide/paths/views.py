"""The home page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from careerguide.paths.home import home_page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One question, three live figures."""
    return render(request, "paths/home.html", home_page())
