"""What programs in the guide's fields cost and how long they last, here and now."""

from typing import Any

from django.utils.translation import gettext as _

from careerguide.core.numbers import count, dollars, span
from careerguide.paths.cited import releases
from careerguide.paths.held import HeldSection
from careerguide.paths.offered import NEAR_MILES, Offered, bases, group_names, written_length
from careerguide.paths.panels.registry import panel
from careerguide.paths.reader import Reader
from programs.labels import residencies


@panel("programs")
def programs(reader: Reader, _section: HeldSection) -> dict[str, Any]:
    offered = reader.offered
    place = reader.place.label if offered.is_near and reader.place else reader.where
    return {
        "total": count(offered.total) if offered.total else "",
        "where": reader.where,
        "links": offered.links(),
        "prices": price_rows(offered),
        "lengths": length_rows(offered),
        "unpriced": count(len(offered.facts) - sum(s.n for s in offered.prices.values())),
        "residency": residencies()[offered.selection.residency],
        "cheapest": offered.cheapest(),
        "cheapest_where": _("within %(n)s miles of %(place)s") % {"n": NEAR_MILES, "place": place}
        if offered.is_near
        else _("in %(place)s") % {"place": place},
        "nothing_near": bool(reader.place) and not offered.is_near,
        "sources": releases("ipeds-c", "ipeds-ic-ay", "ipeds-ic-py", *listed(reader)),
    }


def listed(reader: Reader) -> tuple[str, ...]:
    """The state's own list, where one is used."""
    return ("etpl-tx",) if reader.state in ("", "TX") else ()


def price_rows(offered: Offered) -> list[dict[str, str]]:
    names, words = group_names(), bases()
    return [
        {
            "award": names[group],
            "basis": words.get(basis, ""),
            "n": count(found.n),
            "low": dollars(found.low),
            "middle": dollars(found.middle),
            "high": dollars(found.high),
        }
        for (group, basis), found in offered.prices.items()
    ]


def length_rows(offered: Offered) -> list[dict[str, str]]:
    names = group_names()
    words = {1: _("reported"), 2: _("the award level’s band"), 3: _("listed")}
    return [
        {
            "award": names[group],
            "basis": words.get(basis, ""),
            "n": count(found.n),
            "length": written_length(found),
        }
        for (group, basis), found in offered.lengths.items()
    ]


def price_range(offered: Offered, groups: tuple[int, ...]) -> str:
    """The lowest to the highest price of some award groups, all bases; "" where none is known."""
    found = [price for (group, _basis), price in offered.prices.items() if group in groups]
    if not found:
        return ""
    return span(dollars(min(p.low for p in found)), dollars(max(p.high for p in found)))
