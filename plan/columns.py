"""The figures of a route, one declaration each: what downloads of a plan and the API say.

A fact is a route's result with its place in the plan (`plan.listed`).
"""

from collections.abc import Callable, Iterator
from math import isinf
from typing import Any

from careerguide.lists.columns import DOLLARS, MONTHS, SHARE, TEXT, Column, Columns, Fact, Unit
from careerguide.pages import numbers
from plan.page.risks import if_granted
from plan.routes import Span

WAGES, SCHOOLS, COMPUTED = "oews", "scorecard-schools", "computed"
HOURLY = Unit(numbers.dollars, name="dollars an hour")
POINTS = Unit(str, name="points of 100")
PLACE = Unit(numbers.count, name="place")
Ends = tuple[float | int | None, ...]


def of(get: Callable[[Any], Any]) -> Callable[[Any, Fact], Any]:
    """What the result alone says; nothing is None."""
    return lambda _writer, fact: get(fact["result"])


def rounded(value: float | None, digits: int = 2) -> float | None:
    """None too where no share would do."""
    return None if value is None or isinf(value) else round(value, digits)


def why(writer: Any, fact: Fact) -> str:
    """Why a figure of the route is not known: all that nobody publishes of it, or what the reader
    did not say."""
    said = writer.words.unknown(fact["result"])
    if not writer.plan.gains_known:
        said = ["Gains are counted from the present pay, which was not said.", *said]
    return "; ".join(said) or "not known"


def span(
    name: str, unit: Unit, label: Any, get: Callable[[Any], Span | None], source: str = COMPUTED,
    ends: tuple[str, ...] = ("low", "typical", "high"),
) -> Iterator[Column]:  # fmt: skip
    """A figure's columns, one an end."""

    def cell(end: str) -> Callable[[Any, Fact], Any]:
        def found(_writer: Any, fact: Fact) -> float | None:
            known = get(fact["result"])
            return None if known is None else round(getattr(known, end), 2)

        return found

    for end in ends:
        yield Column(f"{name}_{end}", unit, label, cell=cell(end), source=source, missing=why)


def payback(at: int) -> Callable[[Any, Fact], Any]:
    """The month in which a route has paid back: early, typical, late."""
    return of(lambda result: result.payback[at])


def never(_writer: Any, fact: Fact) -> str:
    """Why there is no month of payback."""
    known = fact["result"].gain is not None
    return "not within the years counted" if known else "the net gain is not known"


def schooled(result: Any) -> float | None:
    """The share of the school's students who finish; None of a route without one."""
    share: float | None = result.route.finish
    return share if result.route.offer is not None else None


def named(part: str) -> Callable[[Any, Fact], Any]:
    """A part of the route's name; None where it has none."""
    return lambda writer, fact: writer.name(fact)[part] or None


COLUMNS = Columns((
    Column("place", PLACE, "Place among the routes within the limits", source=COMPUTED,
           cell=lambda _w, fact: fact["place"],
           missing="only routes within the limits have one"),
    Column("score", POINTS, "Score", source=COMPUTED, missing="not ranked",
           cell=lambda _w, fact: rounded(fact["score"], 1)),
    Column("route", TEXT, "What addresses call the route",
           cell=of(lambda result: result.route.key)),
    Column("title", TEXT, "Route", cell=named("title")),
    Column("provider", TEXT, "School", cell=named("provider")),
    Column("places", TEXT, "Places", cell=lambda writer, fact: writer.places(fact)),
    Column("certification", TEXT, "Certification", cell=named("certification")),
    Column("status", TEXT, "How it stands to the limits", cell=lambda _w, fact: fact["status"]),
    Column("breaks", TEXT, "Limits that it breaks",
           cell=lambda w, fact: " ".join(w.plan.breaking.get(fact["key"], [])) or None),
    Column("fits_if", TEXT, "Aid that would bring it within the limits",
           cell=lambda w, fact: if_granted(w.plan, fact["key"]) or None),
    *span("cost", DOLLARS, "Cost within the years counted", lambda r: r.cost),
    Column("cost_is_at_least", TEXT, "Whether a part of the cost is not known",
           cell=of(lambda r: any(cost.dollars is None for cost in r.route.costs))),
    *span("up_front", DOLLARS, "To pay before the first pay", lambda r: r.up_front),
    *span("months_to_first_pay", MONTHS, "Months to the first pay", lambda r: r.first_pay),
    *(Column(f"payback_month_{end}", MONTHS, "Month in which it has paid back", source=COMPUTED,
             cell=payback(at), missing=never)
      for at, end in enumerate(("early", "typical", "late"))),
    *span("net_gain_if_hired", DOLLARS, "Net gain of those who are hired", lambda r: r.gain),
    Column("completion_rate_of_school", SHARE, "Of the school’s students, who finish",
           source=SCHOOLS, cell=of(schooled), missing="none is published, or no school is part"),
    Column("pass_rate", SHARE, "Of those who sit the exam, who pass", source=COMPUTED,
           cell=of(lambda r: r.route.passing if r.route.certification else None),
           missing="none is published, or no exam is part"),
    Column("break_even_share_hired", SHARE, "Share that must be hired for it to be worth it",
           source=COMPUTED, cell=of(lambda r: rounded(r.needed, 4)),
           missing="not known, or no share would do"),
    Column("break_even_is_of_all_who_start", TEXT, "Whether that is of all who start",
           cell=of(lambda r: None if r.needed is None else r.joint)),
    Column("expected_net_gain", DOLLARS, "Net gain at all odds", source=COMPUTED,
           cell=of(lambda r: rounded(r.at_odds)), missing="some of the odds are not known"),
    *span("start_hourly", HOURLY, "Pay at first", lambda r: r.start_hourly, WAGES,
          ("low", "high")),
    *span("later_hourly", HOURLY, "Pay later", lambda r: r.later_hourly, WAGES, ("low", "high")),
    Column("on_frontier", TEXT, "Whether no other beats it on cost, time and gain at once",
           cell=lambda w, fact: fact["key"] in w.plan.frontier),
    Column("unknown", TEXT, "What is not known of it",
           cell=lambda w, fact: "; ".join(w.words.unknown(fact["result"])) or None),
))  # fmt: skip
