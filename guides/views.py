"""The home page, the guides, and what the older articles said."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect

from careerguide.lists.http import is_fragment
from guides.articles import articles_page
from guides.guide.page import guide_page
from guides.home.page import answered, home_page
from guides.home.question import Question
from guides.index import index_page
from guides.library import held


@require_safe
@vary_on_headers("HX-Request", "HX-Target")
def home(request: HttpRequest) -> HttpResponse:
    """One question, its answer, and three live figures; or on to the list its words find."""
    question = Question.read(request.GET)
    if request.GET.get("to") == "programs":
        href = reverse("programs:list") + question.by_words.query()
        return HttpResponseClientRedirect(href) if request.htmx else redirect(href)  # type: ignore[attr-defined]
    if is_fragment(request):
        return render(request, "guides/_instant_alone.html", answered(question))
    return render(request, "guides/home.html", home_page(question))


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every guide with a few live figures, for the state in the address."""
    return render(request, "guides/index.html", index_page(held(), request.GET))


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """A guide from the first step to the last, with the figures of the reader's state."""
    everything = held()
    found = everything.guides.get(slug)
    if found is None:
        raise Http404(_("There is no guide of this name."))
    return render(request, "guides/guide.html", guide_page(found, everything, request.GET))


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """What three older articles said, row by row; what was wrong with it comes first."""
    return render(request, "guides/articles.html", articles_page(held()))
