"""The home page: its question, and live figures of the flagship guide."""

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.pages.numbers import cents, count
from guides.home.answer import results
from guides.home.question import Question
from guides.library import held
from guides.reader import Reader
from guides.state import GuideState
from programs.catalog import catalog
from salaries.wagestore import wages


class Figure(NamedTuple):
    """In the form of components/figure.html; without a value `unknown` says why."""

    label: str
    value: str
    unknown: str
    note: str


class Flagship(NamedTuple):
    """The example: the work in a few words and where, its figures, and what leads on."""

    topic: str
    place: str
    guide_href: str
    leading_href: str
    pay_href: str
    figures: list[Figure]


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
    return found if found.get("soc") else {"example": flagship(), **found}


def flagship() -> Flagship | None:
    """The guide that editors chose as the example, with its pay and programs; None without one."""
    guide = held().flagship
    if guide is None or not guide.occupations:
        return None
    reader = Reader(guide, held(), GuideState())
    row = wages().row(reader.soc, reader.area.code)
    pay = wages().figures(row) if row is not None else {}
    title, place = wages().title(reader.soc).lower(), {"place": reader.where}
    return Flagship(
        topic=guide.row.topic or title,
        place=reader.where,
        guide_href=guide.row.get_absolute_url(),
        leading_href=reverse("programs:list") + reader.leading_query.query(),
        pay_href=reverse("salaries:place", args=[reader.soc, reader.area.code]),
        figures=[
            _pay(_("Half of %(job)s earn more than") % {"job": title}, pay.get("hourly_median")),
            _pay(_("A quarter earn less than"), pay.get("hourly_p25")),
            Figure(
                label=_("Programs for this work in %(place)s") % place,
                value=count(reader.leading),
                unknown="",
                note=_("IPEDS completions %(year)s") % {"year": reader.catalog.awards_year},
            ),
        ],
    )


def _pay(label: str, hourly: int | None) -> Figure:
    """A figure from cents an hour."""
    return Figure(
        label=label,
        value=_("%(pay)s an hour") % {"pay": cents(hourly)} if hourly else "",
        unknown=_("not published"),
        note=_("BLS OEWS, %(edition)s") % {"edition": wages().release["edition"]},
    )
