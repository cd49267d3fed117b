"""The figures of a certification, one declaration each: what a list, a CSV or a comparison says.

A cost is the range it surely lies in: `…_least` is what is known to be due, the cost itself the
most it can be, endless where nothing limits it. So what is not known is never beaten unseen.
"""

from collections.abc import Callable, Hashable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from numpy.typing import NDArray

from careerguide.columns.narrowing import Where
from careerguide.editorial.models import is_old
from careerguide.lists.columns import CODE, DOLLARS, TEXT, Column, Columns, Compare, Fact, Sort
from certifications.described import ABOUT
from certifications.labels import (
    confidence_words,
    date_words,
    money,
    not_known,
    origin_line,
    unknown_words,
    unknowns,
    weakest,
)
from certifications.pages import words as written
from certifications.pages.words import cost_words, exam_limit, inside, over_label
from certifications.rules.costs import Cost
from certifications.rules.facts import Certification

COST, ASKS = _("Cost"), _("What it asks")
NBSP = "\u00a0"
ENDLESS = float("inf")
WHOLE, BUT_RENEWALS, WEAK, IN_PART, NOT_KNOWN = 0, 1, 2, 3, 5
"""How surely a cost is known, best first; one more than IN_PART is weakly known, one more than
NOT_KNOWN has no limit either."""
EARN, OVER, EXAM, UPKEEP = "cost_to_earn", "cost_over_years", "exam_fee", "upkeep_a_year"
COSTS: dict[str, Callable[[Certification, int], Cost]] = {
    EARN: lambda one, _years: one.earn,
    OVER: lambda one, years: one.over(years),
    EXAM: lambda one, _years: one.exam_price,
    UPKEEP: lambda one, _years: one.upkeep,
}
"""Each by the name of its column; years are how long it is held."""


def one(fact: Fact) -> Certification:
    """The certification that a fact is of."""
    found: Certification = fact["one"]
    return found


def cost(name: str, fact: Fact) -> Cost:
    """One of its costs, by the name of its column."""
    found: Cost = fact["costs"][name]
    return found


def of_one(say: Callable[[Certification], Any]) -> Callable[[Any, Fact], Any]:
    """What the certification alone says, as a text or a cell."""
    return lambda _writer, fact: say(one(fact))


def reckoned(name: str, figure: Callable[[Cost], Decimal | float | int]) -> Any:
    """A figure of a cost, for each certification asked for."""

    def values(selection: Any, rows: Where) -> NDArray[np.float64]:
        return np.array([float(figure(one)) for one in selection.costs[name]])[rows]

    return values


def doubts(name: str) -> Callable[[Any], NDArray[Any]]:
    """How far each is known; of what is undated or of low confidence, after what is not."""

    def sure(selection: Any) -> NDArray[Any]:
        return np.array([_doubt(selection, name, one) for one in selection.costs[name]])

    return sure


def _doubt(selection: Any, name: str, found: Cost) -> int:
    supposed = bool(found.unknown) and selection.supposed(name, found) is not None
    if found.complete or supposed:
        return WEAK if found.weak else BUT_RENEWALS if not found.complete else WHOLE
    return IN_PART + found.weak if found.doubt == 1 else NOT_KNOWN + (found.doubt > 2)


def ranked(name: str) -> Any:
    """What each is sorted by: an unknown renewal counts as the dearest known, and so never wins."""

    def values(selection: Any, rows: Where) -> NDArray[np.float64]:
        found = [selection.supposed(name, one) or one.known for one in selection.costs[name]]
        return np.array([float(one) for one in found])[rows]

    return values


def alike(of: Certification) -> Hashable:
    """What must be equal for two costs to be compared: a license is no certification, nor is it
    another state's."""
    return of.kind, of.state


def most(found: Cost) -> Decimal | float:
    """Dollars it can be at most; endless where nothing limits it."""
    return ENDLESS if found.high is None else found.high


def cost_columns(name: str, label: Any = "", *, key: str = "", **more: Any) -> tuple[Column, ...]:
    """A cost: its least end, what is shown and sorted by, and how complete it is."""
    least = Column(f"{name}_least", DOLLARS, values=reckoned(name, lambda c: c.low), csv=False)
    itself = Column(
        name, DOLLARS, label, low=least.name, key=key, values=reckoned(name, most),
        by=ranked(name), cell=lambda _w, fact: cell(cost(name, fact))[0],
        sure=doubts(name), flags="weak", warns=True,
        scope=lambda fact: (alike(one(fact)), cost(name, fact).weak),
        text=lambda _w, fact: cost_words(cost(name, fact)), missing=_("not known"),
        cited=lambda _w, fact: cost_line(cost(name, fact), one(fact)), **more,
    )  # fmt: skip
    complete = Column(f"{name}_is", cell=lambda _w, fact: cell(cost(name, fact))[1])
    weak = Column(f"{name}_weak", cell=lambda _w, fact: "yes" if cost(name, fact).weak else "")
    return least, itself, complete, weak


def route_columns(name: str, *, route: str = "", unknown: str = "") -> tuple[Column, ...]:
    """By which route a cost counts and what is not known of it; keys where the list shows them."""
    return (
        Column(f"{name}_route", key=route, text=lambda _w, fact: shown_route(cost(name, fact)),
               cell=lambda _w, fact: cost(name, fact).route or ""),
        Column(f"{name}_unknown", key=unknown, text=lambda w, f: ranked_words(w, name, f),
               cell=lambda _w, f: "; ".join(unknowns()[part] for part in cost(name, f).unknown)),
    )  # fmt: skip


def cell(found: Cost) -> tuple[Decimal | None, str]:
    """The known part, or else the most, and which it is; an empty cell where nothing is known."""
    said = ("complete", "at least", "up to", "not known")[found.doubt]
    return (None if said == "not known" else found.known), said


def shown_route(found: Cost) -> str:
    """The route that counts; "" beside a cost that is not known."""
    return written.route_note(found) if cost_words(found) else ""


def shown_unknown(found: Cost) -> str:
    """What is not known of a cost; under “not known” the parts alone."""
    return not_known(found.unknown) if cost_words(found) else unknown_words(found.unknown)


def ranked_words(writer: Any, name: str, fact: Fact) -> str:
    """What is not known of a cost, and as how much it counts in orders where that is renewals."""
    found = cost(name, fact)
    at = writer.selection.supposed(name, found)
    if at is None:
        return shown_unknown(found)
    words = gettext("%(unknown)s; ranked at %(cost)s")
    return words % {"unknown": shown_unknown(found), "cost": money(at)}


def cost_line(found: Cost, of: Certification) -> str:
    """What a cost rests on: the oldest date, the least confidence; "" where it is not known."""
    return origin_line(written.cost_origin(found, of.origin)) if cost_words(found) else ""


def under(name: str) -> Callable[[Any, Fact], str]:
    """The route is said with the cost to earn, and again only where another one counts."""

    def note(_writer: Any, fact: Fact) -> str:
        found, earn = cost(name, fact), cost(EARN, fact)
        same = name != EARN and found.route == earn.route
        return not_known(found.unknown) if same else written.cost_note(found)

    return note


def held_for(words: Any) -> Callable[[Any], str]:
    """An order's words with the years of the query."""
    return lambda selection: str(words) % {"over": inside(over_label(selection.query.years))}


def experience(of: Certification) -> str:
    """Months of work asked to sit, or “none”; "" where not stated."""
    return written.experience_words(of) if of.experience[0] else ""


def experience_line(of: Certification) -> str:
    """Date and confidence of what is said of experience."""
    asked = [r.origin for r in of.requirements if r.kind == "experience"]
    return origin_line(weakest(asked), ask=False)


def check(fact: Fact) -> str:
    """That a price is undated or more than a year old; "" for newer ones."""
    return gettext("check with issuer").replace(" ", NBSP) if is_old(fact["origin"].as_of) else ""


def exam(say: Callable[[Any], str]) -> Callable[[Any, Fact], str]:
    """What its exam says; "" where no exam is held."""
    return of_one(lambda one: say(one.exam) if one.exam else "")


def dues(selection: Any, rows: Where) -> NDArray[np.float64]:
    """Dollars a year; NaN where not known or none."""
    fees = [one.terms.dues() for one in selection.records.all]
    return np.array([float(fee.amount or 0) if fee else np.nan for fee in fees])[rows]


def dues_line(of: Certification) -> str:
    """Date, confidence and check of a year's dues; "" where not known or none."""
    fee = of.terms.dues()
    return origin_line(fee.origin) if fee else ""


def told(name: str, label: Any, at: int, text: Callable[[Any, Fact], str], **more: Any) -> Column:
    """A row of the comparison alone."""
    spec = Compare(ASKS, at=at)
    return Column(name, TEXT, label, text=text, missing=NOT_STATED, csv=False, compare=spec, **more)


NOT_STATED = _("not stated")
RANKED = replace(DOLLARS, name="")
"""Dollars that no one pays: no figure of its own."""
UNLIKE = _("No winner: they are not of one kind or state, or not equally well supported.")
COLUMNS = Columns((
    Column("slug", cell=of_one(lambda one: one.slug)),
    Column("abbreviation", heading=_("Certification"), key="abbreviation",
           text=of_one(written.short_name), cell=of_one(lambda one: one.abbreviation),
           by=lambda selection, rows: np.arange(selection.size)[rows],
           sort=Sort(_("Name, A to Z"), _("Name, Z to A"), at=4)),
    Column("name", key="name", text=of_one(written.long_name),
           cell=of_one(lambda one: one.name)),
    Column("issued_by", key="body", text=of_one(written.issuer),
           cell=of_one(lambda one: one.body.abbreviation)),
    Column("focus", key="focus", text=of_one(written.focus_words),
           cell=of_one(lambda one: one.focus)),
    Column("kind", TEXT, _("What it is"), key="kind", text=of_one(written.kind_words),
           cell=of_one(lambda one: one.kind.slug), compare=Compare(ASKS, at=-1),
           note=of_one(written.kind_note)),
    Column("state", cell=of_one(lambda one: one.state)),
    Column("job", cell=of_one(lambda one: one.job)),
    Column("level", key="level", text=of_one(written.level_words),
           cell=of_one(lambda one: one.level)),
    Column("settings", TEXT, _("Settings"), missing=NOT_STATED, compare=Compare(ASKS, at=8),
           text=of_one(written.places_words),
           cell=of_one(lambda one: "; ".join(name for _slug, name in one.settings))),
    *cost_columns(EARN, _("To earn"), key="earn", heading=_("To earn"),
                  note=of_one(written.gate),
                  sort=Sort(_("Cheapest to earn"), _("Costliest to earn"), at=1),
                  compare=Compare(COST, prefer="lowest", under=under(EARN), unlike=UNLIKE,
                                  note=lambda _w: gettext("exam and first dues"))),
    *route_columns(EARN, route="earn_route", unknown="earn_unknown"),
    Column("years", CODE, cell=lambda writer, _fact: writer.years),
    *cost_columns(OVER, key="over", heading=lambda selection: over_label(selection.query.years),
                  sort=Sort(held_for(_("Cheapest %(over)s")), held_for(_("Costliest %(over)s")),
                            at=2),
                  compare=Compare(COST, lambda writer: over_label(writer.years), "lowest",
                                  under=under(OVER), at=1, unlike=UNLIKE)),
    *route_columns(OVER, unknown="over_unknown"),
    Column(f"{OVER}_ranked_at", RANKED,
           cell=lambda w, f: w.selection.supposed(OVER, cost(OVER, f))),
    *cost_columns(EXAM, _("Exam, one attempt"), key="exam", heading=_("Exam"),
                  bound=of_one(exam_limit),
                  sort=Sort(_("Cheapest exam"), _("Costliest exam"), at=3),
                  compare=Compare(COST, prefer="lowest", under=under(EXAM), at=2, unlike=UNLIKE)),
    *cost_columns(UPKEEP, _("Yearly upkeep"),
                  compare=Compare(COST, prefer="lowest", under=under(UPKEEP), at=3, unlike=UNLIKE)),
    Column("membership", DOLLARS, _("Membership"), values=dues, csv=False, missing=NOT_STATED,
           text=of_one(written.membership), cited=of_one(dues_line), compare=Compare(COST, at=4)),
    Column("experience_to_sit", TEXT, _("Experience to sit"), key="experience",
           text=of_one(experience), missing=NOT_STATED,
           cell=of_one(lambda one: one.experience[0].slug),
           compare=Compare(ASKS, under=of_one(experience_line))),
    Column("experience_months", CODE, cell=of_one(lambda one: one.experience[1])),
    told("education", _("Education to sit"), 1, of_one(written.education),
         note=of_one(written.education_line)),
    told("questions", _("Questions and time"), 2, exam(written.exam_length)),
    told("open_book", _("Open book"), 3, exam(lambda held: written.yes(held.open_book))),
    told("pass_mark", _("Pass mark"), 4, exam(written.pass_mark)),
    told("exam_from", _("Exam facts from"), 5,
         exam(lambda held: origin_line(held.origin, ask=False))),
    told("renewal", _("Renewal"), 6, of_one(written.renewal), note=of_one(written.renewal_line)),
    told("family", _("Job family and level"), 7,
         of_one(lambda one: f"{written.focus_words(one)}, {written.level_words(one)}")),
    Column("as_of", key="date", text=lambda _w, fact: date_words(fact["origin"].as_of, brief=True),
           cell=lambda _w, fact: fact["origin"].as_of),
    Column("confidence", key="confidence", cell=lambda _w, fact: fact["origin"].confidence,
           text=lambda _w, f: confidence_words(f["origin"].confidence).replace(" ", NBSP)),
    Column("check_with_issuer", key="check", text=lambda _w, fact: check(fact),
           cell=lambda _w, fact: "yes" if is_old(fact["origin"].as_of) else ""),
    Column("source", cell=lambda _w, fact: fact["origin"].source),
), (COST, ASKS), ("abbreviation", EARN, OVER, EXAM), ABOUT)  # fmt: skip
