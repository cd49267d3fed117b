"""What is said around the map: its title, closer and wider maps, and what is not on it."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.charts.pins import UNKNOWN
from careerguide.lists.page import Link
from careerguide.pages.numbers import about_dollars, count, span
from careerguide.places.statenames import state_name
from programs.filters import LIST
from programs.pages.map.figures import Figures
from programs.pages.map.names import MOST_NAMED, Names, programs_counted, schools_counted
from programs.pages.map.spots import Spot
from programs.rules.codes import Delivery
from programs.selection import Selection

STEPS = (5, 10, 25, 50, 100, 200, 500)
"""Miles around a place that the links to closer and wider maps lead to."""


def heading(selection: Selection, found: Figures) -> str:
    """What the map shows, as its title: how many, at how many schools, where, at what price."""
    schools = found.schools
    number = int(schools.programs.sum())
    words = {
        "programs": programs_counted(number),
        "schools": schools_counted(len(schools.at)),
        "where": where(selection),
    }
    said = _("%(programs)s at %(schools)s %(where)s") if words["where"] else _(
        "%(programs)s at %(schools)s"
    )  # fmt: skip
    return said % words


def where(selection: Selection) -> str:
    """Which place or states the map is of."""
    query = selection.query
    if selection.place:
        words = {"n": query.within, "place": selection.place.label}
        return _("within %(n)s miles of %(place)s") % words
    if query.state:
        names = [(state_name(code) or code) for code in query.state]
        if len(names) > MOST_NAMED:
            return _("in %(n)s states") % {"n": len(names)}
        return _("in %(states)s") % {"states": get_text_list(names, _("and"))}
    return ""


def finding(spots: list[Spot], names: Names) -> str:
    """Where the lowest usual price is, and the highest, in a sentence; "" where none is known."""
    known = [one for one in spots if one.low != UNKNOWN]
    if not known:
        return ""
    low, high = min(one.low for one in known), max(one.high for one in known)
    cheapest = [one for one in known if one.low == low]
    said = _("Usual prices: about %(range)s.") % {
        "range": span(about_dollars(low), about_dollars(high))
    }
    if len(cheapest) == 1 and len(known) > 1:
        said += " " + _("Lowest: %(name)s.") % {"name": names.of(cheapest[0])}
    return said


def heads(names: Names) -> list[str]:
    """The headings of the list."""
    first = _("State") if names.whole else _("School")
    return [first, _("Miles")] if names.selection.place else [first]


def zoom(selection: Selection) -> list[Link]:
    """Links to a closer and a wider map."""
    query = selection.query
    found: list[Link] = []

    def link(label: str, href: str) -> None:
        found.append({"label": label, "href": href, "current": False})

    if selection.place:
        at = query.within
        closer = [step for step in STEPS if step < at]
        wider = [step for step in STEPS if step > at]
        if closer:
            link(_("closer: %(n)s miles") % {"n": closer[-1]}, query.but(
                within=closer[-1], page=1).query())  # fmt: skip
        if wider:
            link(_("wider: %(n)s miles") % {"n": wider[0]}, query.but(
                within=wider[0], page=1).query())  # fmt: skip
        link(_("all of %(state)s") % {"state": state_name(selection.place.state)}, query.but(
            near="", within=query.__dataclass_fields__["within"].default,
            state=(selection.place.state,), page=1).query())  # fmt: skip
    elif query.state:
        link(_("the whole nation"), query.but(state=(), page=1).query())
    return found


def notes(found: Figures, lost: int) -> list[str]:
    """What is on the map, and what is not, and why."""
    number = int(found.schools.programs.sum()) - lost
    said = [
        _("%(n)s on the map.") % {"n": programs_counted(number)},
    ]
    for missing, text in (
        (found.unplaced, _("%(n)s not drawn: where the school is is not known.")),
        (lost, _("%(n)s not drawn: the school’s position lies outside this map.")),
        (found.gone, _("%(n)s not drawn: the school closed or is in no directory.")),
    ):
        if missing:
            said.append(text % {"n": programs_counted(missing)})
    return said


def online(selection: Selection, found: Figures) -> Link | None:
    """The programs taught online, which have no place on a map, as a link to them."""
    if not found.online:
        return None
    query = selection.query.but(view=LIST, page=1, delivery=(Delivery.ONLINE.slug,))
    label = ngettext(
        "%(n)s program is online, and on no map", "%(n)s programs are online, and on no map",
        found.online,
    ) % {"n": count(found.online)}  # fmt: skip
    return {"label": label, "href": query.query(), "current": False}
