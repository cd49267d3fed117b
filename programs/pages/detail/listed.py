"""What a state's list says of a program, as its page shows it."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from careerguide.pages.cache import per_build
from careerguide.pages.numbers import count, dollars, month_span, share
from programs.catalog import catalog
from programs.models import StateListedProgram
from programs.pages.detail.lines import Line
from programs.rules.ids import listed_by, number_on_list
from programs.rules.lengths import listed_months

MOST_SHOWN = 6
"""Of 551 programs four are listed more often."""


def listed_results(listing: StateListedProgram | None, source: str) -> list[Line]:
    """Completion, employment and pay of one quarter; nothing of what the list does not report.

    A completion rate that the list leaves out is taken of its counts, where it gives both.
    """
    if listing is None:
        return []
    served, done = listing.served, listing.completed
    rate = listing.completed_share
    if rate is None and served and done is not None and done <= served:
        rate = done / served
    of = _("of %(count)s people") % {"count": count(served)} if served else ""
    worked = share(listing.employed_share) or count(listing.employed)
    lines = [
        Line(_("completed the program"), share(rate), note=of, source=source),
        Line(_("had work in the second quarter after"), worked, source=source),
        Line(
            _("median earnings of one quarter after"), dollars(listing.earnings_quarter),
            note=_("three months’ pay, not a year’s"), source=source,
        ),
    ]  # fmt: skip
    return [line for line in lines if line.value]


def also_listed(program: int, releases: Mapping[str, str]) -> list[Line]:
    """An IPEDS program as states list it: price, length and hours of each listing, with its list.

    None leads: a list is as old as its edition, and one program may be on it several times.
    """
    keys = {number_on_list(key): listed_by(key) for key in _listings().get(program, ())}
    if not keys:
        return []
    rows = StateListedProgram.objects.filter(number__in=keys).order_by("number")
    found = [_listing(one, releases.get(keys[one.number], "")) for one in rows]
    if len(found) > MOST_SHOWN:
        more = _("%(count)s more on the state’s list") % {"count": len(found) - MOST_SHOWN}
        found = [*found[:MOST_SHOWN], Line(more, "", _("ask the school which is yours"))]
    return found


@per_build(spoken=False)
def _listings() -> dict[int, list[int]]:
    """By the key of an IPEDS program, those of the programs on states' lists that it is."""
    found: dict[int, list[int]] = {}
    for listed, here in catalog()["joined"]:
        found.setdefault(here, []).append(listed)
    return found


def _listing(one: StateListedProgram, source: str) -> Line:
    months = listed_months(one.weeks, one.hours)
    hours = _("%(hours)s contact hours") % {"hours": count(one.hours)} if one.hours else ""
    told = (one.credential or one.outcome, month_span(months, months), hours)
    return Line(
        _("on the state’s list: %(name)s") % {"name": one.name}, dollars(one.tuition_fees),
        _("no price listed"), ", ".join(filter(None, told)), source,
    )  # fmt: skip
