"""The list of guides: what each is about, and what the data says where the reader is."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from careerguide.lists.fields import FieldMaker
from careerguide.pages.numbers import cents, count, percent
from guides.cited import releases, state_lists
from guides.guide.page import state_field
from guides.library import Held
from guides.panels.outlook import period
from guides.reader import Reader
from guides.state import GuideState


def index_page(held: Held, params: QueryDict) -> dict[str, Any]:
    """`state` in the address is the state of the guides that are for any."""
    url, problems = GuideState.read(params)
    kept = GuideState(state=url.state)
    make = FieldMaker(kept, [one for one in problems if one.name == "state"])
    return {
        "section": "paths",
        "field": state_field(make),
        "guides": [_guide(Reader(one, held, kept)) for one in held.guides.values()],
        "sources": releases("oews", "ipeds-c", *state_lists(), "projections"),
    }


def _guide(reader: Reader) -> dict[str, Any]:
    guide, url = reader.guide, reader.url
    query = "" if guide.row.state or not url.state else url.query()
    return {
        "href": guide.row.get_absolute_url() + query,
        "title": reader.filled(guide.row.title),
        "summary": reader.filled(guide.row.summary),
        "only": reader.where if guide.row.state and guide.row.state != url.state else "",
        "figures": figures(reader),
    }


def figures(reader: Reader) -> list[dict[str, str]]:
    """Local median pay, programs in the guide's fields, and growth of the main occupation."""
    row = reader.wages.row(reader.soc, reader.area.code)
    median = reader.wages.figures(row)["hourly_median"] if row is not None else None
    change = reader.wages.outlook.get(reader.soc, {}).get("change_percent")
    said = {"title": reader.wages.title(reader.soc), "where": reader.where}
    total = reader.offered.total
    return [
        {
            "label": _("Half earn more than"),
            "value": _("%(pay)s an hour") % {"pay": cents(median)} if median else "",
            "unknown": _("not published"),
            "note": _("%(title)s, %(where)s") % said,
        },
        {
            "label": _("Programs"),
            "value": count(total) if total else "",
            "unknown": _("none reported"),
            "note": _("in the guide’s fields of study, %(where)s") % said,
        },
        {
            "label": _("Change in jobs, %(period)s") % {"period": period()},
            "value": percent(change, signed=True),
            "unknown": _("not projected"),
            "note": _("%(title)s, the United States") % said,
        },
    ]
