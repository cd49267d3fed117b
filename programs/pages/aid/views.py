"""The page of aid, and the form in which readers say something of themselves."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods

from careerguide.pages.compiled import render
from programs.pages.aid.page import AidState, aid_page, onward, with_kept
from programs.reader import Said, keep, kept, personal


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def aid(request: HttpRequest) -> HttpResponseBase:
    """Every aid program of a state; a POST lets the browser keep what the reader said.

    What can't be used is said at its field, with 422, and nothing is kept.
    """
    if request.method == "POST":
        return said(request)
    state, problems = AidState.from_params(request.GET)
    return render(
        request, "programs/aid/page.html", aid_page(with_kept(state, kept(request)), problems)
    )


def said(request: HttpRequest) -> HttpResponse:
    """The answer to the form: a cookie, and back to where the reader was."""
    state, problems = AidState.from_params(request.POST)
    if problems:
        return render(request, "programs/aid/page.html", aid_page(state, problems), status=422)
    response = HttpResponseRedirect(onward(state))
    response.status_code = 303
    forget = "forget" in request.POST
    keep(response, Said() if forget else Said.of(state))
    return response
