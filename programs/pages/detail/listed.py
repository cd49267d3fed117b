"""What a state's list says became of the people in a program, as its page shows it."""

from django.utils.translation import gettext as _

from careerguide.pages.numbers import count, dollars, share
from programs.models import StateListedProgram
from programs.pages.detail.lines import Line


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
