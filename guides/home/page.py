"""The home page: its question, and live figures of the first guide."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.pages.numbers import cents, count
from guides.home.answer import results
from guides.home.question import Question
from guides.library import held
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.selection import Selection
from salaries.wagestore import wages

GUIDE, CODERS, MASSACHUSETTS = "medical-coder-massachusetts", "29-2072", "25"
LEADING = ProgramQuery(occupation=CODERS, state=("MA",))


def home_page(question: Question) -> dict[str, Any]:
    """The whole page, with the answer where something is asked."""
    return {
        **answered(question),
        "total": count(catalog().size),
        "home_title": _("careerguide: ways into a job, compared"),
    }


def answered(question: Question) -> dict[str, Any]:
    """The part that changes with the question: an answer, or the example where there is none."""
    found = results(question)
    return found if found.get("soc") else {**flagship(), **found}


def flagship() -> dict[str, Any]:
    """Medical coding in Massachusetts: pay, programs, and the guide unless it is unpublished."""
    guide = held().guides.get(GUIDE)
    row = wages().row(CODERS, MASSACHUSETTS)
    pay = wages().figures(row) if row is not None else {}
    leading = Selection(catalog(), LEADING)
    return {
        "guide_href": guide.row.get_absolute_url() if guide else "",
        "leading_href": reverse("programs:list") + LEADING.query(),
        "pay_href": reverse("salaries:place", args=[CODERS, MASSACHUSETTS]),
        "figures": [
            _pay(_("Half of medical records specialists earn more than"), pay.get("hourly_median")),
            _pay(_("A quarter earn less than"), pay.get("hourly_p25")),
            {
                "label": _("Programs for this work in Massachusetts"),
                "value": count(leading.total),
                "note": _("IPEDS completions %(year)s") % {"year": leading.catalog.awards_year},
            },
        ],
    }


def _pay(label: str, hourly: int | None) -> dict[str, str]:
    """A figure from cents an hour."""
    return {
        "label": label,
        "value": _("%(pay)s an hour") % {"pay": cents(hourly)} if hourly else "",
        "unknown": _("not published"),
        "note": _("BLS OEWS, %(edition)s") % {"edition": wages().release["edition"]},
    }
