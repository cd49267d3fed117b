"""Who is asking: what a reader said of themselves, from the address and the browser's own cookie.

Money, benefits and service stay out of addresses unless the reader ticks to have them there; the
browser keeps them, and nothing here stores them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from careerguide.lists.columns import Lazy
from careerguide.lists.state import Problem, UrlState, choice, whole
from programs.rules.aidterms import INCOME_EDGES, Degree, Reader, Work

View = Callable[..., HttpResponseBase]
OLDEST, YOUNGEST, LARGEST_HOUSEHOLD = 100, 14, 20
KEPT_FOR = 180 * 24 * 60 * 60
"""Seconds the browser keeps what the reader said."""
YES, NO = "yes", "no"


def degrees() -> dict[str, Lazy]:
    """Highest degrees, by the value that addresses use."""
    return {
        Degree.NONE: pgettext_lazy("degree", "none"),
        Degree.CERTIFICATE: _("a certificate"),
        Degree.ASSOCIATE: _("an associate degree"),
        Degree.BACHELOR: _("a bachelor’s degree or higher"),
    }


def works() -> dict[str, Lazy]:
    """Whether one works, by value."""
    return {
        Work.EMPLOYED: _("employed full-time"),
        Work.PART_TIME: _("employed part-time"),
        Work.UNEMPLOYED: _("out of work"),
    }


def incomes() -> dict[str, Lazy]:
    """Bands of a household's income a year before tax, by value: the band's upper end."""
    edges = [f"${edge:,}" for edge in INCOME_EDGES]
    spans = [_("$%(low)s to %(high)s") % {"low": f"{low + 1:,}", "high": f"${high:,}"}
             for low, high in pairwise(INCOME_EDGES)]  # fmt: skip
    words = [_("up to %(most)s") % {"most": edges[0]}, *spans,
             _("more than %(most)s") % {"most": edges[-1]}]  # fmt: skip
    values = [*map(str, INCOME_EDGES), str(INCOME_EDGES[-1] + 1)]
    return dict(zip(values, words, strict=True))


def answers() -> dict[str, Lazy]:
    """Yes and no, by value."""
    return {YES: _("yes"), NO: _("no")}


def private_parameters() -> dict[str, Any]:
    """The fields of a state (careerguide.lists.state) for what stays out of addresses unasked."""
    return {
        "income": choice(incomes),
        "household": whole(1, LARGEST_HOUSEHOLD),
        "work": choice(works),
        "veteran": choice(answers),
        "snap": choice(answers),
    }


@dataclass(frozen=True)
class Said(UrlState):
    """What a reader said, as addresses and the cookie write it; "" and None is not said."""

    age: int | None = whole(YOUNGEST, OLDEST)
    degree: str = choice(degrees)
    income: str = private_parameters()["income"]
    household: int | None = private_parameters()["household"]
    work: str = private_parameters()["work"]
    veteran: str = private_parameters()["veteran"]
    snap: str = private_parameters()["snap"]

    @classmethod
    def of(cls, other: Any) -> "Said":
        """What a state that has these fields among its own says by them."""
        return Said(**{name: getattr(other, name) for name in Said.__dataclass_fields__})

    def reader(self, state: str) -> Reader:
        """As the arithmetic takes it; `state` is a postal code, "" where not known."""
        return Reader(
            state=state,
            age=self.age,
            degree=self.degree or None,
            income=int(self.income) if self.income else None,
            household=self.household,
            work=self.work or None,
            veteran=_answer(self.veteran),
            snap=_answer(self.snap),
        )

    def over(self, other: "Said") -> "Said":
        """This, and what the other says where this says nothing."""
        blank = type(self)()
        names = self.__dataclass_fields__
        changes = {n: getattr(other, n) for n in names if getattr(self, n) == getattr(blank, n)}
        return replace(self, **changes)


HARMLESS = ("age", "degree")
"""What may stand in an address unasked."""
PRIVATE = tuple(name for name in Said.__dataclass_fields__ if name not in HARMLESS)


def _answer(word: str) -> bool | None:
    return None if not word else word == YES


def kept(request: HttpRequest) -> Said:
    """What the browser keeps; what it can't mean is passed over."""
    text = request.COOKIES.get(settings.READER_COOKIE, "")
    params = QueryDict(mutable=True)
    for name, value in parse_qsl(text[:500]):
        params[name] = value
    return Said.from_params(params)[0]


def said(request: HttpRequest) -> tuple[Said, list[Problem]]:
    """What the address says, what the browser keeps where it says nothing, and what is wrong."""
    own, problems = Said.from_params(request.GET)
    return own.over(kept(request)), problems


def personal(view: View) -> View:
    """Of a view whose page depends on what the browser keeps: no cache shares it with others."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        response = view(request, *args, **named)
        patch_vary_headers(response, ["Cookie"])
        if settings.READER_COOKIE in request.COOKIES:
            patch_cache_control(response, private=True, no_cache=True)
        return response

    return answered


def keep(response: HttpResponse, what: Said) -> None:
    """Let the browser keep it, out of scripts' reach; nothing said deletes it."""
    params = what.to_params()
    if not params:
        response.delete_cookie(settings.READER_COOKIE, samesite="Lax")
        return
    more: dict[str, Any] = {"httponly": True, "samesite": "Lax", "secure": settings.HTTPS}
    response.set_cookie(settings.READER_COOKIE, urlencode(params), max_age=KEPT_FOR, **more)
