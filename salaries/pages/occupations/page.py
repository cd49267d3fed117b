"""What the list of occupations shows, from a selection."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from careerguide.lists import page as lists
from careerguide.lists import written
from careerguide.lists.columns import Fact
from careerguide.lists.form import filter_form
from careerguide.lists.page import ListPage
from careerguide.lists.paging import paging
from careerguide.lists.rows import write_rows
from careerguide.pages.cache import address
from careerguide.pages.numbers import count
from careerguide.words.data_text import marked
from salaries.models.occupations import EDUCATION_LABELS as LABELS
from salaries.pages.cited import sources
from salaries.pages.wagetext import words
from salaries.selection import OccupationSelection

ROW = "salaries/_occupation_row.html"


class Writer(written.Writer):
    """Writes occupations by their columns."""

    templates = (ROW,)

    def __init__(self, selection: OccupationSelection) -> None:
        super().__init__(selection)
        self.known, self.matches, self.say = selection.records, selection.matches, words()
        self.edition = self.known.wages.edition
        self.home = address("salaries:occupations")
        self.levels = {level.published: str(label) for level, label in LABELS.items()}

    def own(self, fact: Fact) -> dict[str, Any]:
        """`job_title` is the one that the search found."""
        at = fact["row"]
        code, match = self.known.codes[at], self.matches.get(at)
        return {
            "href": f"{self.home}{code}/",
            "soc": code,
            "title": self.known.wages.title(code),
            "job_title": match.job_title if match else "",
        }

    def mark(self, rows: list[dict[str, Any]]) -> None:
        """Titles that are not official in Spanish, and O*NET's job titles."""
        marked(rows, "title", "job_title")

    def outlook(self, fact: Fact) -> dict[str, Any]:
        """The occupation's projection as published; empty where there is none."""
        return self.known.wages.outlook.get(self.known.codes[fact["row"]], {})

    def education(self, fact: Fact) -> str:
        """Our label of the entry education; the publisher's words where we have none."""
        published: str = self.outlook(fact).get("entry_education", "")
        return self.levels.get(published, published)


def occupations_found(total: int) -> str:
    """“830 occupations”."""
    return ngettext("%(n)s occupation", "%(n)s occupations", total) % {"n": count(total)}


def nothing_sorted(selection: OccupationSelection) -> str:
    """What the order without `sort` is called: of a search, or of all."""
    return _("Best match") if selection.query.q else _("Most jobs")


PAGE = ListPage(occupations_found, gettext_lazy("0 occupations"), nothing_sorted)


def results(selection: OccupationSelection) -> dict[str, Any]:
    """The part of the page that changes with filters, order and page."""
    query = selection.query
    page = paging(query, selection.total, query.page, query.size)
    rows = Writer(selection).table_rows(selection.ordered[page.first : page.last])
    return {
        **lists.results(selection, PAGE),
        **lists.table(selection, PAGE, page),
        "rows": write_rows(ROW, rows),
        "left_out": selection.unknown_pay,
    }


def whole_page(selection: OccupationSelection) -> dict[str, Any]:
    """The results with the form of filters and the sources, for salaries/occupations.html."""
    return {
        **results(selection),
        **filter_form(selection),
        "section": "wages",
        "sources": sources("oews", "projections", "onet-titles"),
    }
