"""The matching programs by price and length: which are drawn, on which axes, and what that shows.

A range counts by its high end, as in the list's order. Prices run from $20 to $350,000, so their
axis is logarithmic: on a plain one most certificates would share a few pixels.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from numpy.typing import NDArray

from careerguide.charts.dots import Datum
from careerguide.charts.dots import plot as drawn
from careerguide.charts.frame import (
    Axis,
    axis,
    log_ends,
    log_ticks,
    logarithmic,
    month_ticks,
    short,
    up,
)
from careerguide.columns.narrowing import Mask, Rows
from careerguide.pages.cache import per_language
from careerguide.pages.numbers import brief_dollars, count, dollars, month_span, plain
from programs.pages.row import Writer
from programs.pages.words import residencies
from programs.rules.codes import CERTIFICATES, GRADUATE, AwardLevel
from programs.selection import Selection

MOST = 300
"""Programs drawn: more can't be told apart, and their table would outgrow the page."""
CROWD = 60
"""Programs beyond which lines and outlines step back."""
HEADROOM = 1.03
"""Of the axis of length, so that the longest marks stand whole in the frame."""
LONGEST = 120
"""Months. A few listings claim centuries; drawn, they would press all others into a line."""
CERTIFICATE, ASSOCIATE, BACHELOR, BEYOND, UNKNOWN = range(1, 6)
KINDS = {
    CERTIFICATE: CERTIFICATES,
    ASSOCIATE: (AwardLevel.ASSOCIATE,),
    BACHELOR: (AwardLevel.BACHELOR,),
    BEYOND: GRADUATE,
}
"""The award levels behind each colour and shape."""
KIND_OF = np.full(max(AwardLevel) + 1, UNKNOWN, dtype=np.int8)
for _kind, _levels in KINDS.items():
    KIND_OF[list(_levels)] = _kind


@per_language
def kind_names() -> dict[int, str]:
    """Each kind as the legend and the table call it."""
    return {
        CERTIFICATE: _("certificates"),
        ASSOCIATE: _("associate degrees"),
        BACHELOR: _("bachelor’s degrees"),
        BEYOND: _("beyond a bachelor’s"),
        UNKNOWN: _("award level not reported"),
    }


@dataclass(frozen=True)
class Plotted:
    """Price, length and kind of all that match, in the list's order; -1 where unknown."""

    rows: Rows
    price: NDArray[np.int32]
    months: NDArray[np.float32]
    kind: NDArray[np.int8]
    picked: Mask

    @property
    def known(self) -> Mask:
        """Which have both a price and a length."""
        return np.asarray((self.price >= 0) & (self.months >= 0))

    @property
    def chosen(self) -> Mask:
        """What is drawn: the first of those known, and the reader's picks."""
        drawable = self.known & (self.months <= LONGEST)
        first = np.zeros(len(self.rows), dtype=bool)
        first[np.flatnonzero(drawable)[:MOST]] = True
        return np.asarray(first | (drawable & self.picked))


def plotted(selection: Selection) -> Plotted:
    """The two axes' high ends for every match: dollars and months."""
    catalog, rows = selection.catalog, selection.ordered
    return Plotted(
        rows,
        selection.price("high", rows),
        np.asarray(catalog["months_high"][rows]),
        KIND_OF[catalog["award_level"][rows]],
        np.isin(catalog.id[rows], selection.query.p),
    )


def plot(selection: Selection) -> dict[str, Any]:
    """What templates/programs/_plot.html shows."""
    of = plotted(selection)
    chosen, writer = of.chosen, Writer(selection)
    rows = [{**fact, **writer.row(fact)} for fact in selection.facts(of.rows[chosen])]
    for row, kind, picked in zip(rows, of.kind[chosen], of.picked[chosen], strict=True):
        row |= {"kind": int(kind), "picked": bool(picked)}
    kinds = by_kind(of, chosen)
    context: dict[str, Any] = {"rows": rows, "kinds": kinds, "notes": notes(of, len(rows))}
    if not rows:
        return context
    price, length = axes(selection, of, chosen)
    return context | {
        "id": "plot",
        "title": _("Programs by price and length"),
        "finding": finding(kinds),
        "crowded": len(rows) > CROWD,
        "plot": marks(rows, price, length),
    }


def axes(selection: Selection, of: Plotted, chosen: Mask) -> tuple[Axis, Axis]:
    """Price and length, wide enough for the low ends too."""
    low = selection.price("low", of.rows[chosen])
    prices = np.concatenate((of.price[chosen], low[low > 0]))
    ends = log_ends(float(prices.min()), float(prices.max()))
    who = residencies()[selection.residency]
    if selection.two_prices:
        who = _("%(who)s, elsewhere out-of-state") % {"who": who}
    title = _("price, %(who)s") % {"who": who}
    named = log_ticks(*ends, most=5)  # more would touch on a phone
    across = axis(logarithmic(*ends), named, brief_dollars, title)
    return across, up(
        month_ticks(float(of.months[chosen].max()) * HEADROOM), plain, _("length in months")
    )


def by_kind(of: Plotted, chosen: Mask) -> list[dict[str, Any]]:
    """Counts and medians of each kind, over all that match with both figures known."""
    found = []
    for kind, name in kind_names().items():
        among = of.known & (of.kind == kind)
        if number := int(np.count_nonzero(among)):
            found.append(
                {
                    "kind": kind,
                    "name": name,
                    "count": count(number),
                    "drawn": count(int(np.count_nonzero(chosen & among))),
                    "price": dollars(float(np.median(of.price[among]))),
                    "length": _months(float(np.median(of.months[among]))),
                }
            )
    return found


def _months(value: float) -> str:
    return month_span(value, value)


def finding(kinds: list[dict[str, Any]]) -> str:
    """The medians of each kind in one sentence."""
    said = [_("%(name)s %(price)s and %(length)s (%(count)s)") % one for one in kinds]
    return _("Half cost and last no more than this: %(said)s.") % {"said": "; ".join(said)}


def notes(of: Plotted, drawn: int) -> list[str]:
    """What is not drawn, and why."""
    known = of.known
    counted = {
        "drawn": count(drawn),
        "known": count(int(np.count_nonzero(known))),
        "all": count(len(of.rows)),
        "price": count(int(np.count_nonzero(of.price < 0))),
        "length": count(int(np.count_nonzero(of.months < 0))),
        "long": count(int(np.count_nonzero(known & (of.months > LONGEST)))),
        "years": LONGEST // 12,
        "picks": count(int(np.count_nonzero(of.picked & ~of.chosen))),
    }
    said = {
        "drawn": _("Drawn: the first %(drawn)s of %(known)s programs with a known price and length,"
                   " in the order chosen.") if drawn < np.count_nonzero(known) else "",
        "price": _("%(price)s of %(all)s programs have no known price."),
        "length": _("%(length)s of %(all)s programs have no known length."),
        "long": _("%(long)s are listed as longer than %(years)s years and not drawn."),
        "picks": _("%(picks)s of your picks can’t be drawn."),
    }  # fmt: skip
    return [text % counted for name, text in said.items() if text and counted[name] != "0"]


LETTERS = 20
"""Of a name beside its mark, so that it fits on a phone."""


def marks(rows: list[dict[str, Any]], price: Axis, length: Axis) -> dict[str, Any]:
    """The plot of rows as programs.pages.list.plot has them; the reader's picks are named."""
    schools = Counter(row["provider"] for row in rows if row["picked"])
    return drawn((datum(row, schools) for row in rows), price, length, told)


def datum(row: dict[str, Any], schools: Counter[str]) -> Datum:
    """A program with its two values and low ends; a pick is called by its school, if that tells."""
    name = ""
    if row["picked"]:
        name = short(row["name" if schools[row["provider"]] > 1 else "provider"], LETTERS)
    low = row["price_low"] or row["price_high"], row["months_low"] or row["months_high"]
    return Datum(row["price_high"], row["months_high"], row["kind"], low, name, row)


def told(programs: list[dict[str, Any]]) -> dict[str, str]:
    """What a mark says: it leads to the first of its programs in the list."""
    first, more = programs[0], len(programs) - 1
    said = _("%(name)s, %(provider)s: %(price)s, %(length)s, %(award)s") % first
    if more:
        also = ngettext("and %(n)s program more at this point",
                        "and %(n)s programs more at this point", more)  # fmt: skip
        said += f"; {also % {'n': count(more)}}"
    return {"href": first["href"], "said": said}
