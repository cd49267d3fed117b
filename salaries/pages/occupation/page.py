"""What the table of one occupation's areas shows, from a selection."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from careerguide.columns.narrowing import Rows
from careerguide.lists import page as lists
from careerguide.lists import written
from careerguide.lists.columns import Fact
from careerguide.lists.filters import ListState
from careerguide.lists.page import Link, ListPage
from careerguide.lists.paging import paging
from careerguide.lists.rows import write_rows
from careerguide.pages.numbers import count
from careerguide.places.states import Kind, state_kind
from salaries.models.wages import Area
from salaries.occupations import Occupations
from salaries.pages.occupation.national import national
from salaries.pages.written import odd_ends, odd_words, words
from salaries.rules.figures import ADJUSTED, ANNUAL, HOURLY, UNITS, WAGES
from salaries.selection import AreaSelection


class Writer(written.Writer):
    """Writes areas by the columns shown."""

    selection: AreaSelection

    def __init__(self, selection: AreaSelection) -> None:
        super().__init__(selection)
        self.say, self.kinds = words(), {kind: str(kind.label) for kind in Area.Type}
        self.edition = selection.records.store.release["edition"]
        self.base = reverse("salaries:occupation", args=(selection.records.soc,))

    def own(self, fact: Fact) -> dict[str, Any]:
        area = fact["area"]
        is_district = area.type == Area.Type.STATE and state_kind(area.state) is Kind.DISTRICT
        return {
            "href": f"{self.base}{area.code}/",
            "name": area.name,
            "odd": odd_words() if self.is_odd(fact["row"]) else "",
            "kind": _("federal district") if is_district else self.kinds[area.type],
            "adjusted": "1" if self.selection.query.adjusted else "",
        }

    def is_odd(self, row: int) -> bool:
        """Whether the area's upper percentiles are odd, whichever unit is shown."""
        records = self.selection.records
        alike = any(
            records[f"{unit}_p75"][row] == records[f"{unit}_p90"][row] > 0 for unit in UNITS
        )
        return alike and odd_ends(records.store.figures(records.slice.start + row))

    def rows(self, rows: Rows) -> list[dict[str, Any]]:
        """The figures shown; "" where unknown, and then why (`no_…`)."""
        shown = self.selection.shown
        facts = list(self.selection.facts(rows, shown.values()))
        found = [self.own(fact) for fact in facts]
        for key, column in shown.items():
            for row, fact, text in zip(found, facts, column.texts(self, facts), strict=True):
                row[key] = text
                if not text:
                    row[f"no_{key}"] = column.why(self, fact)
        return found


def areas_found(total: int) -> str:
    return ngettext("%(n)s area", "%(n)s areas", total) % {"n": count(total)}


PAGE = ListPage(areas_found, gettext_lazy("0 areas"))


def results(selection: AreaSelection) -> dict[str, Any]:
    """The part of the page that changes with filters, order and page."""
    query = selection.query
    page = paging(query, selection.total, query.page, query.size)
    writer = Writer(selection)
    rows = writer.rows(selection.ordered[page.first : page.last])
    written = write_rows("salaries/_area_row.html", rows)
    return {
        **lists.results(selection, PAGE),
        **lists.table(selection, PAGE, page),
        **tabs(query),
        "rows": written,
        "marks": marks(written, writer),
        "adjusted": query.adjusted,
        "parity_year": selection.parity_year,
        "edition": writer.edition,
    }


def whole_page(selection: AreaSelection, known: Occupations) -> dict[str, Any]:
    return {
        **results(selection),
        **lists.filter_form(selection),
        "section": "wages",
        **national(known, selection.records.soc, selection.query.state),
    }


def marks(rows: str, writer: Writer) -> dict[str, bool]:
    """Which words of the written rows need their meaning said under the table."""
    say = writer.say
    return {"withheld": f">{say.withheld}<" in rows, "bound": say.at_least % "$" in rows}


def in_unit(query: ListState, unit: str) -> ListState:
    """The same in another unit, sorted by the same percentile."""
    return query.but(unit=unit, sort=query.sort.replace(query.unit, unit))


def with_adjusted(query: ListState, adjusted: bool) -> ListState:
    """The same with prices taken into account or not, sorted by the figure then shown."""
    raw = query.sort.removesuffix(ADJUSTED)
    sort = raw + ADJUSTED if adjusted and raw.lstrip("-") in WAGES else raw
    return query.but(adjusted=adjusted, sort=sort)


def tabs(query: ListState) -> dict[str, list[Link]]:
    """A year or an hour, as published or at national prices: four addresses of one table."""

    def made(*ways: tuple[str, ListState, bool]) -> list[Link]:
        return [{"label": label, "href": to.query(), "current": on} for label, to, on in ways]

    return {
        "unit_tabs": made(
            (_("Pay a year"), in_unit(query, ANNUAL), query.unit == ANNUAL),
            (_("Pay an hour"), in_unit(query, HOURLY), query.unit == HOURLY),
        ),
        "price_tabs": made(
            (_("As published"), with_adjusted(query, False), not query.adjusted),
            (_("At national prices"), with_adjusted(query, True), query.adjusted),
        ),
    }
