"""Live figures for the home page's first path: medical coding in Massachusetts."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.core.geography import STATE_NAMES
from careerguide.core.numbers import cents, count
from programs.catalog import catalog
from programs.query import ProgramQuery
from programs.selection import Selection
from salaries.wagestore import wages

CODERS, MASSACHUSETTS = "29-2072", "25"
LEADING = ProgramQuery(occupation=CODERS, state=("MA",))


def home_page() -> dict[str, Any]:
    store = wages()
    row = store.row(CODERS, MASSACHUSETTS)
    pay = store.figures(row) if row is not None else {}
    leading = Selection(catalog(), LEADING)
    edition = store.release["edition"]
    wage_source = _("BLS OEWS, %(edition)s") % {"edition": edition}
    return {
        "states": STATE_NAMES.items(),
        "programs_href": reverse("programs:list") + LEADING.query(),
        "wages_href": reverse("salaries:place", args=[CODERS, MASSACHUSETTS]),
        "total": count(leading.catalog.size),
        "figures": [
            {
                "label": _("Half of medical records specialists in Massachusetts earn more than"),
                "value": _("%(pay)s an hour") % {"pay": cents(pay.get("hourly_median"))},
                "note": wage_source,
            },
            {
                "label": _("A quarter earn less than"),
                "value": _("%(pay)s an hour") % {"pay": cents(pay.get("hourly_p25"))},
                "note": wage_source,
            },
            {
                "label": _("Massachusetts programs that lead there"),
                "value": count(leading.total),
                "note": _("IPEDS completions %(year)s") % {"year": leading.catalog.awards_year},
            },
        ],
    }
