"""Two to six programs side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypedDict

import numpy as np
from django.http import QueryDict
from django.utils.translation import gettext as _

from careerguide.lists import comparison
from careerguide.lists.comparison import FEWEST, Compared, Group, Row, marked
from careerguide.lists.page import Link
from careerguide.lists.paging import MOST_COMPARED
from careerguide.lists.sidebyside import WrittenGroup, findings, letters, written
from careerguide.lists.state import Problem, UrlState, choice, flag, listed, words
from careerguide.pages.cache import address
from careerguide.pages.numbers import spelled
from programs.catalog import Catalog
from programs.columns import COLUMNS
from programs.filters import RESIDENCIES, ProgramQuery
from programs.pages.row import Writer
from programs.pages.words import residencies
from programs.reader import Said
from programs.rules.ids import program_number, program_slug
from programs.selection import Selection
from salaries.pages.cited import release_names
from salaries.unit import tabs_of, unit_choice


@dataclass(frozen=True)
class CompareState(UrlState):
    """The programs compared, and for whom prices count; `differences` hides equal rows."""

    p: tuple[int, ...] = listed(program_number, program_slug, MOST_COMPARED)
    residency: str = choice(lambda: RESIDENCIES)
    near: str = words(60)
    differences: bool = flag()
    unit: str = unit_choice()


class ResidencyChoice(TypedDict):
    """Whose price can be compared, and the address that does."""

    label: str
    href: str
    current: bool


class ComparePage(TypedDict):
    """What templates/programs/compare.html shows."""

    section: str
    page_title: str
    page_lede: str
    items: list[Compared]
    groups: list[WrittenGroup]
    enough: bool
    too_many: bool
    unknown: list[str]
    """Slugs of programs that there are no more."""
    limit: str
    problems: list[Problem]
    state: CompareState
    guessed: bool
    """Whether prices are a stranger's because the reader said nothing."""
    has_best: bool
    certain: list[tuple[str, str]]
    """What surely holds: a figure's name and a sentence."""
    undecided: str
    """The figures that nobody wins though they are known, in words."""
    residencies: list[ResidencyChoice]
    unit_tabs: list[Link]
    toggle_href: str
    more_href: str
    folder_href: str
    """The folder with these in it; "" where there are none."""


class Comparison:
    """Figures of the chosen programs in groups, with a mark only where one is surely best."""

    def __init__(
        self,
        state: CompareState,
        catalog: Catalog,
        releases: Mapping[str, str],
        said: Said | None = None,
    ) -> None:
        state = replace(state, p=catalog.current(state.p))
        self.state, self.catalog, self.releases = state, catalog, releases
        query = ProgramQuery(residency=state.residency, near=state.near, unit=state.unit)
        self.selection = Selection(catalog, query)
        self.selection.kept = said or Said()
        chosen = [(p, catalog.row(p)) for p in state.p[:MOST_COMPARED]]
        self.unknown = [program_slug(p) for p, row in chosen if row is None]
        self.rows = np.array([row for _p, row in chosen if row is not None], dtype=np.int32)
        self.too_many = len(state.p) > MOST_COMPARED
        self.facts = list(self.selection.facts(self.rows))
        self.writer = Writer(self.selection)
        self.written = [self.writer.row(fact) for fact in self.facts]
        self.letters = letters(len(self.facts))

    def items(self) -> list[Compared]:
        """The heads of the columns."""
        return [
            Compared(
                href=w["href"],
                head=w["name"],
                sub=f"{w['provider']}, {w['place']}",
                said=f"{w['name']}, {w['provider']}",
                remove_href=self.state.without("p", f["id"]).query(),
                letter=letter,
            )
            for f, w, letter in zip(self.facts, self.written, self.letters, strict=True)
        ]

    def groups(self) -> list[Group]:
        """Rows of figures under their headings; a row's best is marked where one surely is."""
        groups = comparison.groups(COLUMNS, self.writer, self.facts, self.releases)
        closed = [row["school_flag"] for row in self.written]
        return [replace(g, rows=[_marked(row, closed) for row in g.rows]) for g in groups]


def _marked(row: Row, closed: list[str]) -> Row:
    """The row with its best figure marked; no figure of a closed school is one."""
    if not any(closed):
        return marked(row)
    judged = [f._replace(flag=f.flag or why) for f, why in zip(row.figures, closed, strict=True)]
    return marked(row, judged)


def compare_page(params: QueryDict, catalog: Catalog, said: Said | None = None) -> ComparePage:
    """The comparison that an address asks for, for a reader."""
    state, problems = CompareState.from_params(params)
    compared = Comparison(state, catalog, release_names(), said)
    groups = compared.groups()
    certain, undecided = findings(groups, compared.letters)
    kept = ProgramQuery(p=state.p[:MOST_COMPARED], residency=state.residency, near=state.near)
    return {
        "section": "programs",
        "page_title": _("Compare programs"),
        "page_lede": _("Side by side, like with like; the address keeps your choice."),
        "items": compared.items(),
        "groups": written(groups, compared.letters),
        "certain": certain,
        "undecided": undecided,
        "enough": len(compared.rows) >= FEWEST,
        "too_many": compared.too_many,
        "unknown": compared.unknown,
        "limit": spelled(MOST_COMPARED),
        "problems": [*problems, *compared.selection.problems],
        "state": state,
        "guessed": not state.residency and compared.selection.residency == "out_of_state",
        "has_best": any(f.best for g in groups for row in g.rows for f in row.figures),
        "residencies": [
            {"label": label, "href": state.but(residency=name).query(), "current":
             compared.selection.residency == name}
            for name, label in residencies().items()
        ],
        "unit_tabs": tabs_of(state),
        "toggle_href": state.but(differences=not state.differences).query(),
        "more_href": address("programs:list") + kept.query(),
        "folder_href": address("folder") + kept.query() if len(compared.rows) else "",
    }  # fmt: skip
