"""What programs in the guide's fields cost and how long they last, here and now."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.pages.numbers import count, dollars, span
from guides.cited import releases, state_lists
from guides.library import HeldSection
from guides.offered import NEAR_MILES, Offered, bases, group_names, written_length, written_price
from guides.reader import Reader
from programs.pages.words import residencies


def programs(reader: Reader, _section: HeldSection) -> dict[str, Any]:
    offered = reader.offered
    place = reader.place.label if offered.is_near and reader.place else reader.where
    unpriced = len(offered.facts) - sum(s.n for s in offered.prices.values())
    return {
        "total": count(offered.total) if offered.total else "",
        "where": reader.where,
        "by_job": by_job(reader),
        "links": offered.links(),
        "awards": award_rows(offered),
        "left_out": left_out(unpriced) if unpriced else "",
        "residency": residencies()[offered.selection.residency],
        "cheapest": offered.cheapest(),
        "cheapest_where": _("within %(n)s miles of %(place)s") % {"n": NEAR_MILES, "place": place}
        if offered.is_near
        else _("in %(place)s") % {"place": place},
        "nothing_near": bool(reader.place) and not offered.is_near,
        "sources": releases("ipeds-c", "ipeds-ic-ay", "ipeds-ic-py", *state_lists(reader.state)),
    }


def by_job(reader: Reader) -> str:
    """Why “In short” counts other programs; "" where it counts as many."""
    if reader.leading in (0, reader.offered.total):
        return ""
    said = _(
        "By the job it is another count: %(n)s programs, of these fields and of others, lead to"
        " %(title)s."
    )
    return said % {"n": count(reader.leading), "title": reader.wages.title(reader.soc)}


def left_out(unpriced: int) -> str:
    said = ngettext(
        "Prices leave out %(n)s program: it reports none, or its figures contradict each other.",
        "Prices leave out %(n)s programs: they report none, or their figures contradict each"
        " other.",
        unpriced,
    )
    return said % {"n": count(unpriced)}


def award_rows(offered: Offered) -> list[dict[str, str]]:
    """Prices and lengths of each award by what they rest on: a school's total and its own months,
    an estimate and the range of the award, or a state's list."""
    names, words = group_names(), bases()
    rows = []
    for key in sorted({*offered.prices, *offered.lengths}):
        price, length = offered.prices.get(key), offered.lengths.get(key)
        rows.append(
            {
                "award": names[key[0]],
                "basis": words.get(key[1], ""),
                "n": count(price.n) if price else "",
                **(written_price(price) if price else dict.fromkeys(("low", "middle", "high"), "")),
                "length": written_length(length) if length else "",
                "n_length": programs_of(length.n)
                if length and (price is None or price.n != length.n)
                else "",
                "not_known": _("not reported"),
            }
        )
    return rows


def programs_of(n: int) -> str:
    return ngettext("%(n)s program", "%(n)s programs", n) % {"n": count(n)}


def price_rows(offered: Offered) -> list[dict[str, str]]:
    names, words = group_names(), bases()
    return [
        {
            "award": names[group],
            "basis": words.get(basis, ""),
            "programs": programs_of(found.n),
            **written_price(found),
        }
        for (group, basis), found in offered.prices.items()
    ]


def length_rows(offered: Offered) -> list[dict[str, str]]:
    names = group_names()
    words = {1: _("reported"), 2: _("the range for this award"), 3: _("listed")}
    return [
        {
            "award": names[group],
            "basis": words.get(basis, ""),
            "programs": programs_of(found.n),
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
