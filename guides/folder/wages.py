"""Jobs in places of a folder: what half of the people earn there, and the middle half."""

from typing import TypedDict
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists.paging import MOST_COMPARED
from careerguide.pages.cache import address
from careerguide.pages.numbers import count
from careerguide.words.data_text import data_text
from guides.folder.state import FolderState, pair_slug
from salaries.occupations import occupations
from salaries.pages.beside import column
from salaries.pages.wagetext import lead_unit, per, row_wage, words


class WageItem(TypedDict):
    """A job in a place; `none` says that nothing is published there."""

    key: str
    href: str
    remove_href: str
    title: str
    area: str
    p25: str
    median: str
    p75: str
    per: str
    jobs: str
    none: str


class Wages:
    """Those pairs of a folder whose job and place there are."""

    def __init__(self, state: FolderState) -> None:
        self.state, self.known = state, occupations()
        store = self.known.wages
        good = [pair for pair in state.w if pair[0] in self.known.at and pair[1] in store.area_at]
        self.pairs = good
        self.unknown = [pair_slug(pair) for pair in state.w if pair not in good]

    def items(self) -> list[WageItem]:
        """All of them, in the order in which they were picked."""
        return [self._item(soc, area) for soc, area in self.pairs]

    def compare_href(self) -> str:
        """Their jobs and places against each other; "" where there are fewer than two pairs."""
        if len(self.pairs) < 2:
            return ""
        socs = list(dict.fromkeys(soc for soc, _area in self.pairs))[:MOST_COMPARED]
        areas = list(dict.fromkeys(area for _soc, area in self.pairs))[:MOST_COMPARED]
        query = [*(("o", soc) for soc in socs), *(("a", area) for area in areas)]
        return f"{reverse('salaries:compare')}?{urlencode(query)}"

    def _item(self, soc: str, code: str) -> WageItem:
        store, say = self.known.wages, words()
        area = store.areas[store.area_at[code]]
        figures = column(store, soc, area, None).figures
        unit = lead_unit(figures["only"] if figures else 0, self.state.unit)

        def wage(name: str) -> str:
            return row_wage(figures, f"{unit}_{name}", say) if figures else ""

        return {
            "key": f"w:{soc}~{code}",
            "href": address("salaries:place", soc, code),
            "remove_href": self.state.without("w", (soc, code)).query(),
            "title": data_text(self.known.wages.title(soc)),
            "area": area.name,
            "p25": wage("p25"),
            "median": wage("median"),
            "p75": wage("p75"),
            "per": per(unit),
            "jobs": count(figures["employment"]) if figures else "",
            "none": "" if figures else _("no figure is published for this job there"),
        }
