"""The home page, the guides and their list, and what the older articles said."""

from typing import TypedDict

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from careerguide.editorial.links import kept_private, staff_links
from careerguide.lists.http import is_fragment, varies_as_fragment
from careerguide.lists.page import Link
from careerguide.pages.compiled import render
from careerguide.pages.numbers import count, percent
from careerguide.words.data_text import data_text, sentence
from guides.articles import articles_page
from guides.built.address import find
from guides.built.index import BuiltIndex, built_index
from guides.built.page import built_page
from guides.built.reader import BuiltState
from guides.cited import ReleaseLink, releases, state_lists
from guides.editing import edits
from guides.guide import guide_page
from guides.home.page import answered, home_page
from guides.home.question import Question
from guides.library import Library, library
from guides.panels.outlook import period
from guides.reader import STATES, GuideState, Reader
from salaries.pages.wagetext import known_wage, lead_unit, per, words
from salaries.unit import tabs_of


class GuideFigure(TypedDict):
    """In the form of components/figure.html; without a value `unknown` says why."""

    label: str
    value: str
    unknown: str
    note: str


class GuideEntry(TypedDict):
    """A guide in the list; `only` names its state where that is not the reader's."""

    href: str
    title: str
    summary: str
    only: str
    figures: list[GuideFigure]


class IndexPage(BuiltIndex):
    """The list of guides."""

    section: str
    unit_tabs: list[Link]
    guides: list[GuideEntry]
    sources: list[ReleaseLink]


@require_safe
@varies_as_fragment
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
    """Every guide: by words, by hand with a few live figures, popular ones, and by family."""
    return render(request, "guides/index.html", index_page(library(), request.GET))


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """A guide from the first step to the last, with the figures of the reader's state.

    Of an occupation the one that is built from data. Raises Http404 for a name of neither.
    """
    everything = library()
    found = everything.guides.get(slug)
    if found is None:
        return built(request, slug)
    links = staff_links(request, edits(slug))
    shown = {**guide_page(found, everything, request.GET), "staff_links": links}
    return kept_private(request, render(request, "guides/guide.html", shown))


def built(request: HttpRequest, slug: str) -> HttpResponse:
    """The guide to an occupation; of an address that means one otherwise, on to its own.

    Raises Http404 where it means none.
    """
    meant = find(slug)
    if meant.href:
        path, _hash, anchor = meant.href.partition("#")
        query = request.GET.urlencode()
        return redirect(path + (f"?{query}" if query else "") + (f"#{anchor}" if anchor else ""))
    if not meant.soc:
        raise Http404(_("There is no guide of this name."))
    page = built_page(meant.soc, BuiltState.read(request.GET))
    return render(request, "guides/built/guide.html", page)


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """What three older articles said, row by row; what was wrong with it comes first."""
    return render(request, "guides/articles.html", articles_page(library()))


def index_page(known: Library, params: QueryDict) -> IndexPage:
    """The state of the reader's place is that of the guides that are for any."""
    built, question = built_index(params)
    state = question.target.state
    kept = GuideState(state=state if state in STATES else "", unit=question.query.unit)
    return {
        **built,
        "section": "paths",
        "unit_tabs": tabs_of(question.query),
        "guides": [_guide(Reader(one, known, kept)) for one in known.guides.values()],
        "sources": releases("oews", "ipeds-c", *state_lists(), "projections"),
    }


def _guide(reader: Reader) -> GuideEntry:
    guide, url = reader.guide, reader.url
    query = "" if guide.row.state or not url.state else GuideState(state=url.state).query()
    return {
        "href": guide.row.get_absolute_url() + query,
        "title": reader.said(guide.row.title),
        "summary": reader.said(guide.row.summary),
        "only": reader.where if guide.row.state and guide.row.state != url.state else "",
        "figures": figures(reader),
    }


def figures(reader: Reader) -> list[GuideFigure]:
    """Local median pay, programs in the guide's fields, and growth of the main occupation."""
    row = reader.wages.row(reader.soc, reader.area.code)
    paid = {} if row is None else reader.wages.figures(row)
    unit = lead_unit(paid.get("only") or 0, reader.url.unit)
    median = known_wage(
        f"{unit}_median", paid.get(f"{unit}_median"), paid.get("top_coded", 0), words()
    )
    change = reader.wages.outlook.get(reader.soc, {}).get("change_percent")
    said = {"title": data_text(reader.wages.title(reader.soc)), "where": reader.where}
    total = reader.offered.total
    return [
        {
            "label": _("Half earn more than"),
            "value": f"{median} {per(unit)}" if median else "",
            "unknown": _("not published"),
            "note": sentence(_("%(title)s, %(where)s"), said),
        },
        {
            "label": _("Programs"),
            "value": count(total) if total else "",
            "unknown": _("none reported"),
            "note": _("in the guide’s fields of study, %(where)s") % said,
        },
        {
            "label": _("Change in jobs, %(period)s") % {"period": period()},
            "value": percent(change, signed=True),
            "unknown": _("not projected"),
            "note": sentence(_("%(title)s, the United States"), said),
        },
    ]
