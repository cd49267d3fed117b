"""What spots and pins of the map are called, what they cost, and where they lead."""

import numpy as np
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.charts.pins import UNKNOWN, Pin
from careerguide.pages.numbers import about_dollars, count, span
from careerguide.places.statenames import state_name
from programs.filters import LIST
from programs.pages.map.figures import Figures
from programs.pages.map.spots import Spot
from programs.selection import Selection

MOST_NAMED = 3
"""Names in a sentence, past which they are counted or left out."""


class Names:
    """What spots and pins are called, and where they lead."""

    def __init__(self, selection: Selection, found: Figures, whole: bool) -> None:
        self.selection, self.catalog, self.whole = selection, selection.catalog, whole
        self._school = selection.query.but(view=LIST, page=1).linker("school")
        self._state = selection.query.but(page=1).linker("state")
        self._many = (
            np.bincount(self.catalog.state_of_provider[found.schools.at]).tolist() if whole else []
        )

    def of(self, spot: Spot) -> str:
        """A school's or a state's name."""
        if not self.whole:
            return self.catalog.provider_names[spot.at]
        code = self.catalog.states[spot.at]
        return (state_name(code) or code) or _("place not known")

    def under(self, spot: Spot) -> str:
        """A school's town; how many schools a state has."""
        if self.whole:
            return schools_counted(self._many[spot.at])
        return self.catalog.place(spot.at)

    def href(self, spot: Spot) -> str:
        """A school's programs as a list; a state's as a map."""
        if self.whole:
            return self._state((self.catalog.states[spot.at],))
        return self._school(str(self.catalog["provider_ids"][spot.at]))

    def pin(self, pin: Pin) -> str:
        """What a pin stands for: its school, or how many around which town; its states."""
        one: Spot = pin.members[0]
        if not pin.is_cluster:
            return self.of(one) if self.whole else f"{self.of(one)}, {self.under(one)}"
        if self.whole:
            names = sorted(self.of(one) for one in pin.members)
            shown = names if len(names) <= MOST_NAMED else [*names[:MOST_NAMED], _("others")]
            return str(get_text_list(shown, _("and")))
        words = {"schools": schools_counted(len(pin.members)), "town": self.under(main(pin))}
        return _("%(schools)s around %(town)s") % words


def schools_counted(number: int) -> str:
    """The number of schools in words."""
    return ngettext("%(n)s school", "%(n)s schools", number) % {"n": count(number)}


def programs_counted(number: int) -> str:
    """The number of programs in words."""
    return ngettext("%(n)s program", "%(n)s programs", number) % {"n": count(number)}


def usual(one: Pin | Spot) -> str:
    """The usual prices in whole words: “about $4,200–48,000”; that none is reported."""
    if one.low == UNKNOWN:
        return _("price not reported")
    said = _("about %(price)s") % {"price": span(about_dollars(one.low), about_dollars(one.high))}
    number = one.things if isinstance(one, Pin) else one.programs
    if lacking := number - one.priced:
        said += ", " + ngettext(
            "%(n)s without a price", "%(n)s without a price", lacking
        ) % {"n": count(lacking)}  # fmt: skip
    return said


def main(pin: Pin) -> Spot:
    """The member with most programs; of equals the first."""
    best: Spot = max(pin.members, key=lambda one: one.programs)
    return best
