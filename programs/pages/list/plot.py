"""The matching programs by usual price, award level by award level: dots, and ranges where few.

Prices run from $20 to $350,000, so their axis is logarithmic: on a plain one most certificates
would share a few pixels.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from numpy.typing import NDArray

from careerguide.charts.frame import Axis, axis, log_ends, log_ticks, logarithmic, short
from careerguide.charts.lanes import Lane, Valued, lowest, rows, swarm
from careerguide.columns.narrowing import Mask, Rows
from careerguide.pages.cache import per_language
from careerguide.pages.numbers import about_dollars, about_months, brief_dollars, count
from careerguide.words.data_text import marked
from programs.pages.row import Writer
from programs.pages.words import residencies
from programs.rules.codes import CERTIFICATES, GRADUATE, AwardLevel
from programs.selection import Selection
from programs.usual import leading

MOST = 270
"""Programs drawn: more can't be told apart, and their table would outgrow the page."""
NAMED = 25
"""Programs up to which each has a row with its name and its range."""
CROWD = 60
"""Programs up to which each has a row with its range; beyond, only dots."""
NAMED_ROW, ROW, DOT_ROW = 34, 14, 12
"""Pixels between rows."""
DOT = 4.2
"""Per cent of the plot that a dot takes on a phone."""
DEEPEST = 12
"""Rows of dots a band may have."""
HEAD, GAP = 26, 20
"""Pixels for the words of a band, and between bands."""
LETTERS = 44
"""Of a name, so that it fits on a phone."""
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
    """Each kind as its band and the table call it."""
    return {
        CERTIFICATE: _("certificates"),
        ASSOCIATE: _("associate degrees"),
        BACHELOR: _("bachelor’s degrees"),
        BEYOND: _("beyond a bachelor’s"),
        UNKNOWN: _("award level not reported"),
    }


@dataclass(frozen=True)
class Plotted:
    """Usual price and length and kind of all that match, in the list's order; -1 unknown."""

    rows: Rows
    price: NDArray[np.int32]
    months: NDArray[np.float32]
    kind: NDArray[np.int8]
    picked: Mask

    @property
    def known(self) -> Mask:
        """Which have a price. One of $0 has no place on the scale, and is counted in words."""
        return np.asarray(self.price > 0)

    @property
    def chosen(self) -> Mask:
        """What is drawn: the first of those known, and the reader's picks."""
        first = np.zeros(len(self.rows), dtype=bool)
        first[np.flatnonzero(self.known)[:MOST]] = True
        return np.asarray(first | (self.known & self.picked))


def plotted(selection: Selection) -> Plotted:
    """What every match leads with in the list: dollars and months."""
    catalog, found = selection.catalog, selection.ordered
    months = np.asarray(catalog["months_typical"][found])
    return Plotted(
        found,
        selection.sticker(found),
        leading(months, np.asarray(catalog["months_high"][found])),
        KIND_OF[catalog["award_level"][found]],
        np.isin(catalog.id[found], selection.query.p),
    )


def plot(selection: Selection) -> dict[str, Any]:
    """What templates/programs/_plot.html shows."""
    of = plotted(selection)
    chosen, writer = of.chosen, Writer(selection)
    drawn = [{**fact, **writer.row(fact)} for fact in selection.facts(of.rows[chosen])]
    for row, kind, picked, price in zip(
        drawn, of.kind[chosen], of.picked[chosen], of.price[chosen].tolist(), strict=True
    ):
        row |= {"kind": int(kind), "picked": bool(picked), "usual": price}
    kinds = by_kind(of)
    context: dict[str, Any] = {"rows": drawn, "kinds": kinds, "notes": notes(of, len(drawn))}
    if not drawn:
        return context
    across = scale(selection, drawn)
    bands, height = banded(drawn, kinds, across)
    marked(drawn, "name", "provider")
    return context | {
        "id": "plot",
        "title": _("Programs by usual price"),
        "caption": finding(kinds),
        "finding": finding(kinds),
        "ranged": len(drawn) <= CROWD,
        "plot": {"across": across, "bands": bands, "height": height},
    }


def scale(selection: Selection, drawn: list[dict[str, Any]]) -> Axis:
    """Prices wide enough for the ranges, where these are drawn."""
    prices = [row["usual"] for row in drawn]
    if len(drawn) <= CROWD:
        ends = ((row["price_low"], row["price_high"]) for row in drawn)
        prices += [end for pair in ends for end in pair if end]
    low, high = log_ends(float(min(prices)), float(max(prices)))
    who = residencies()[selection.residency]
    if selection.two_prices:
        who = _("%(who)s, elsewhere out-of-state") % {"who": who}
    named = log_ticks(low, high, most=5)  # more would touch on a phone
    return axis(
        logarithmic(low, high), named, brief_dollars, _("whole program, %(who)s") % {"who": who}
    )


def banded(
    drawn: list[dict[str, Any]], kinds: list[dict[str, Any]], across: Axis
) -> tuple[list[dict[str, Any]], float]:
    """The bands from top to bottom, and the height of them all in pixels."""
    top, bands = 0.0, []
    for kind in kinds:
        data = [valued(row) for row in drawn if row["kind"] == kind["kind"]]
        if not data:
            continue
        first = top + HEAD + (NAMED_ROW / 2 if len(drawn) <= NAMED else 0)
        if len(drawn) <= NAMED:
            lanes = rows(data, across.place, first, NAMED_ROW)
        elif len(drawn) <= CROWD:
            lanes = rows(data, across.place, first, ROW)
        else:
            lanes = swarm(data, across.place, first, DOT_ROW, DOT, DEEPEST)
        marks = [mark(lane, kind["kind"], named=len(drawn) <= NAMED) for lane in lanes]
        bands.append({**kind, "top": top, "y": top + 12, "marks": marks})
        top = lowest(lanes, first) + GAP
    return bands, top - GAP / 2


def valued(row: dict[str, Any]) -> Valued:
    """A program with its range; one that has none is a dot."""
    usual = row["usual"]
    low, high = row["price_low"] or usual, row["price_high"] or usual
    return Valued(usual, min(low, usual), max(high, usual), row)


def mark(lane: Lane, kind: int, *, named: bool) -> dict[str, Any]:
    """A mark as its template draws it: it leads to the first of its programs."""
    program = lane.all[0]
    picked = any(one["picked"] for one in lane.all)
    name = rest = ""
    if named:
        whole = f"{program['provider']}: {program['name']}"
        name = short(whole, LETTERS).removesuffix("…")
        rest = whole.removeprefix(name)
    elif picked:
        name = short(program["provider"], LETTERS // 2)
    return {
        "kind": kind, "x": lane.x, "x0": lane.x0, "x1": lane.x1, "y": f"{lane.y:g}",
        "spans": lane.spans, "many": len(lane.all) > 1, "named": picked, "name": name,
        "rest": rest,
        "row": named, "name_y": f"{lane.y - 13:g}" if named else f"{lane.y:g}",
        "turned": not named and lane.x > 50, **told(lane.all),
    }  # fmt: skip


def by_kind(of: Plotted) -> list[dict[str, Any]]:
    """Counts, usual prices and lengths of each kind: medians over all that match and have them."""
    found = []
    for kind, name in kind_names().items():
        among = of.known & (of.kind == kind)
        if number := int(np.count_nonzero(among)):
            months = of.months[among & (of.months >= 0)]
            found.append(
                {
                    "kind": kind,
                    "name": capfirst(name),
                    "count": count(number),
                    "price": about_dollars(float(np.median(of.price[among]))),
                    "length": about_months(float(np.median(months))) if len(months) else "",
                }
            )
    return found


def finding(kinds: list[dict[str, Any]]) -> str:
    """What half of each kind cost at most, as the chart's title."""
    said = [
        _("%(name)s %(price)s") % {**one, "name": one["name"][:1].lower() + one["name"][1:]}
        for one in kinds
        if one["kind"] != UNKNOWN or len(kinds) == 1
    ]
    return _("Half cost no more than: %(said)s") % {"said": ", ".join(said)}


def notes(of: Plotted, drawn: int) -> list[str]:
    """What is not drawn, and why."""
    known = int(np.count_nonzero(of.known))
    counted = {
        "drawn": count(drawn),
        "known": count(known),
        "all": count(len(of.rows)),
        "price": count(int(np.count_nonzero(of.price < 0))),
        "free": count(int(np.count_nonzero(of.price == 0))),
        "picks": count(int(np.count_nonzero(of.picked & ~of.chosen))),
    }
    said = {
        "drawn": _("Drawn: the first %(drawn)s of %(known)s programs with a known price, in the"
                   " order chosen.") if drawn < known else "",
        "price": _("%(price)s of %(all)s programs have no known price."),
        "free": _("%(free)s cost nothing and have no place on this scale."),
        "picks": _("%(picks)s of your picks can’t be drawn."),
    }  # fmt: skip
    return [text % counted for name, text in said.items() if text and counted[name] != "0"]


def told(programs: tuple[dict[str, Any], ...]) -> dict[str, str]:
    """What a mark says: it leads to the first of its programs in the list."""
    first, more = programs[0], len(programs) - 1
    said = _("%(name)s, %(provider)s: %(price)s, %(length)s, %(award)s") % first
    if more:
        also = ngettext("and %(n)s program more at this point",
                        "and %(n)s programs more at this point", more)  # fmt: skip
        said += f"; {also % {'n': count(more)}}"
    return {"href": first["href"], "said": said}
