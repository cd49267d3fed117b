"""What the home page shows before anything is asked: popular jobs, every state, the flagship."""

from typing import NamedTuple, TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists.page import Link
from careerguide.pages.cache import address, per_page_version
from careerguide.pages.numbers import count
from careerguide.words.data_text import data_text, sentence
from certifications.store import certifications
from guides.cited import ReleaseLink, release
from guides.home.popular import SHOWN, Popular, popular, popular_codes
from guides.home.question import Question
from guides.home.tiles import Tiles, tiles
from guides.home.ways import Ways, ways
from guides.library import HeldGuide, library
from guides.reader import GuideState, Reader
from plan.query import PlanQuery
from programs.catalog import catalog
from salaries.pages.wagetext import amount, per, units
from salaries.rules import ANNUAL
from salaries.unit import tabs_of
from salaries.wagestore import WageRow, wages

TRIED = 2
"""Popular jobs that the page offers to try, those with the shortest titles."""


class Figure(NamedTuple):
    """In the form of components/figure.html; without a value `unknown` says why."""

    label: str
    value: str
    unknown: str
    note: str


class Flagship(NamedTuple):
    """A guide as the example: the work in a few words and where, its routes, its figures, and what
    leads on."""

    topic: str
    place: str
    guide_href: str
    leading_href: str
    pay_href: str
    plan_href: str
    figures: list[Figure]
    ways: Ways


class Basis(TypedDict):
    """What kind of figure comes from which release."""

    what: str
    release: ReleaseLink
    more: str


class Example(TypedDict):
    """What guides/_example.html shows; `flagship` is None where editors chose no guide."""

    popular: Popular
    tiles: Tiles
    flagship: Flagship | None
    bases: list[Basis]
    unit_tabs: list[Link]


class Try(TypedDict):
    """A question to try, with its address."""

    label: str
    href: str


def example(question: Question) -> Example:
    """For the reader's state where one is known."""
    guide, state = library().flagship, question.target.state
    shown = guide if guide is not None and guide.occupations else None
    soc = shown.occupations[0] if shown else popular_codes(1)[0]
    own = Reader(shown, library(), GuideState()).state if shown else ""
    return {
        "popular": popular(state, question.unit),
        "tiles": tiles(soc, question.unit, state or own),
        "flagship": flagship(shown, question.unit) if shown else None,
        "bases": bases(),
        "unit_tabs": tabs_of(question.query, reverse("home")),
    }


def tries(question: Question) -> list[Try]:
    """A few things that the box understands: jobs, and a credential of the flagship guide."""
    titles = [wages().title(code) for code in popular_codes(SHOWN)]
    labels = sorted(titles, key=len)[:TRIED]
    guide = library().flagship
    known = certifications().by_slug
    if guide and (first := next((s for s in guide.certifications if s in known), "")):
        labels.append(known[first].short)
    return [{"label": label, "href": question.href(label)} for label in labels]


def flagship(guide: HeldGuide, unit: str = ANNUAL) -> Flagship:
    """Of a guide with an occupation; pay in `unit` where that is published."""
    reader = Reader(guide, library(), GuideState())
    row = reader.wages.row(reader.soc, reader.area.code)
    pay = reader.wages.figures(row) if row is not None else {}
    title = data_text(reader.wages.title(reader.soc), str.lower)
    place = {"place": reader.where}
    place_href = address("salaries:place", reader.soc, reader.area.code)
    return Flagship(
        topic=data_text(guide.row.topic) or title,
        place=reader.where,
        guide_href=guide.row.get_absolute_url(),
        leading_href=reverse("programs:list") + reader.leading_query.query(),
        pay_href=f"{place_href}",
        plan_href=reader.plan_href,
        figures=[
            _pay(
                sentence(_("Half of %(job)s earn more than"), {"job": title}), pay, "median", unit
            ),
            _pay(_("A quarter earn less than"), pay, "p25", unit),
            Figure(
                label=_("Programs for this work in %(place)s") % place,
                value=count(reader.leading),
                unknown="",
                note=_("IPEDS completions %(year)s") % {"year": reader.catalog.awards_year},
            ),
        ],
        ways=_routes(reader.soc, reader.state, unit),
    )


@per_page_version
def _routes(soc: str, state: str, unit: str) -> Ways:
    return ways(PlanQuery(target=soc, state=state), unit)


def _pay(label: str, figures: WageRow, percentile: str, unit: str) -> Figure:
    """A wage in the unit, or in the one that alone is published; unknown without a row."""
    there = units(figures["only"]) if figures else []
    name = f"{unit if unit in there or not there else there[0]}_{percentile}"
    value = figures.get(name)
    said = f"{amount(name, value)} {per(name.partition('_')[0])}" if value else ""
    return Figure(
        label=label,
        value=said,
        unknown=_("not published"),
        note=_("BLS OEWS, %(edition)s") % {"edition": wages().edition},
    )


def bases() -> list[Basis]:
    """The releases that most figures come from, those in use."""
    every = _("%(n)s programs") % {"n": count(catalog().size)}
    wanted = (
        (_("Pay"), "oews", _("nation, states, metro areas")),
        (_("Programs and prices"), "ipeds-c", every),
        (_("Outlook"), "projections", ""),
        (_("Graduates’ pay"), "scorecard-schools", ""),
        (_("Exam prices"), "certifications", _("as the issuers state them, each dated")),
        (_("Job titles"), "onet-titles", ""),
    )
    return [
        {"what": what, "release": found, "more": more}
        for what, source, more in wanted
        if (found := release(source))
    ]
