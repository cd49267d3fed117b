"""What is offered while one types: jobs, fields, schools, certifications and places together."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypedDict

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from careerguide.columns import store
from careerguide.pages.cache import Remembered, per_language
from careerguide.words.lexicon import lexicon
from careerguide.words.placenames import place_meant, places_beginning, states_beginning
from careerguide.words.starts import BEGINS, Suggestion, typed_words
from careerguide.words.text import stems
from certifications import suggested as certifications
from programs import suggested as programs
from salaries import suggested as salaries

MOST = 8
"""Suggestions of one answer."""
LONGEST = 80
"""Letters of a text that are read."""
SPARE = 4
"""Suggestions of a kind that are asked for beyond its share."""
FEW = 4
"""Suggestions beside which no job is looked for by job titles."""
MINUTES = 5
"""How long a browser may keep an answer."""
Source = Callable[[str, int], Sequence[Suggestion]]


class Row(TypedDict):
    """A suggestion as sent; `named` is its kind in words."""

    kind: str
    named: str
    label: str
    detail: str
    value: str
    href: str


@dataclass(frozen=True)
class Answer:
    """Both forms of an answer, as sent; each is written once, when it is asked for first."""

    text: str
    rows: Sequence[Row]

    @property
    def said(self) -> str:
        """How many there are, as a screen reader says it."""
        number = len(self.rows)
        if not number:
            return _("No suggestions")
        return ngettext("%(n)s suggestion", "%(n)s suggestions", number) % {"n": number}

    @cached_property
    def data(self) -> bytes:
        """As JSON."""
        answer = {"q": self.text, "said": self.said, "suggestions": self.rows}
        return json.dumps(answer, ensure_ascii=False).encode(errors="replace")

    @cached_property
    def markup(self) -> SafeString:
        """As a list of links."""
        return render_to_string("guides/_suggestions.html", {"rows": self.rows, "said": self.said})


@require_safe
@vary_on_headers("Accept", "HX-Request")
def suggest(request: HttpRequest) -> HttpResponse:
    """Suggestions for the text `q` so far, of the box `kind`: JSON, or a list of links."""
    answer = answered(request.GET.get("q", "")[:LONGEST], request.GET.get("kind", ""))
    if wants_markup(request):
        response = HttpResponse(answer.markup)
    else:
        response = HttpResponse(answer.data, content_type="application/json")
    response["X-Robots-Tag"] = "noindex"
    whose = "private" if settings.SESSION_COOKIE_NAME in request.COOKIES else "public"
    patch_cache_control(response, max_age=60 * MINUTES, **{whose: True})
    return response


def wants_markup(request: HttpRequest) -> bool:
    """Whether htmx asks, or a browser that shows pages."""
    return "HX-Request" in request.headers or "text/html" in request.headers.get("Accept", "")


def answered(text: str, kind: str) -> Answer:
    """The answer to a text; an unknown kind of box takes all that there is."""
    return _answered(" ".join(text.split()), kind if kind in BOXES else ANY)


def _written(text: str, kind: str) -> Answer:
    named = names()
    rows: list[Row] = [
        {"kind": one.kind, "named": named[one.kind], "label": one.label, "detail": one.detail,
         "value": one.value, "href": one.href}
        for one in suggestions(text, kind)
    ]  # fmt: skip
    return Answer(text, rows)


_answered = Remembered(_written, store.page_version, 1_000)
"""Readers type the same beginnings; the page memory is left to pages."""


def suggestions(text: str, kind: str) -> list[Suggestion]:
    """At most MOST, best first; for words that begin nothing, those of the likely words."""
    found = mixed(text, kind)
    if found or kind in OF_PLACES:
        return found
    likely = lexicon().vocabulary.respelled(stems(text))
    return mixed(" ".join(likely), kind) if likely else []


def mixed(text: str, kind: str) -> list[Suggestion]:
    """Whole names first, then beginnings, then what is inside; of each kind its share.

    What is left of the room goes to the next of each kind in turn; where there are few, to jobs
    whose job titles have the words somehow.
    """
    if not typed_words(text):
        return []
    chosen, rest = list[Suggestion](), list[tuple[int, Suggestion]]()
    for share, source in BOXES[kind]:
        found = source(text, min(MOST, share + SPARE))
        chosen += found[:share]
        rest += enumerate(found[share:])
    rest.sort(key=lambda pair: (max(pair[1].tier, BEGINS), pair[0]))
    chosen += [one for _at, one in rest]
    if len(chosen) < FEW and any(source is JOBS for _share, source in BOXES[kind]):
        known = {one.label for one in chosen}
        more = salaries.by_job_titles(text, FEW)
        chosen += [one for one in more if one.label not in known][: FEW - len(chosen)]
    return sorted(chosen[:MOST], key=lambda one: one.tier)


def _places(text: str, most: int) -> list[Suggestion]:
    return [_place(*one) for one in places_beginning(text, most)]


def _near(text: str, most: int) -> list[Suggestion]:
    """Towns and ZIP codes; of a text that begins none the one that it means."""
    return _places(text, most) or [_place(*one) for one in place_meant(text)]


def _where(text: str, most: int) -> list[Suggestion]:
    """States before the towns of that name."""
    states = [_place(*one) for one in states_beginning(text, most)]
    return [*states, *_near(text, most)][:most]


def _place(label: str, what: str, tier: int) -> Suggestion:
    href = f"{reverse('programs:list')}?{urlencode({'near': label})}"
    return Suggestion("place", label, what, label, href, tier)


@per_language
def names() -> dict[str, str]:
    """What each kind of suggestion is called."""
    return {
        "occupation": _("job"),
        "field": _("field of study"),
        "school": _("school"),
        "certification": _("certification or license"),
        "issuer": _("issuer"),
        "place": _("place"),
    }


ANY, OF_PLACES = "any", ("places", "where")
JOBS, FIELDS = salaries.suggestions, programs.field_suggestions
SCHOOLS, CERTIFICATIONS = programs.school_suggestions, certifications.suggestions
BOXES: dict[str, tuple[tuple[int, Source], ...]] = {
    ANY: ((3, JOBS), (2, FIELDS), (1, CERTIFICATIONS), (1, SCHOOLS), (1, _places)),
    "programs": ((3, FIELDS), (3, JOBS), (2, SCHOOLS)),
    "fields": ((MOST, FIELDS),),
    "wages": ((MOST, JOBS),),
    "certifications": ((MOST, CERTIFICATIONS),),
    "plan": ((MOST, JOBS),),
    "places": ((MOST, _near),),
    "where": ((MOST, _where),),
}
"""By kind of box: what is offered there, each kind of thing with its share."""
