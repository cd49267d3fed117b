"""Two to six programs side by side."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists.compared import Compared, written
from careerguide.lists.comparison import Figure, Group, Row, marked
from careerguide.lists.paging import MOST_COMPARED
from careerguide.lists.state import UrlState, choice, flag, listed, words
from careerguide.pages.numbers import count, dollars, spelled
from programs.catalog import Catalog
from programs.filters import RESIDENCIES, ProgramQuery
from programs.labels import labels, residencies
from programs.pages.written import Writer, facts
from programs.rules.ids import listed_by, program_number, program_slug
from programs.rules.reach import AWARD_RANK
from programs.selection import Selection
from salaries.build.release import releases_of_figures

FEWEST = 2


@dataclass(frozen=True)
class CompareState(UrlState):
    """The programs compared, and for whom prices count; `differences` hides equal rows."""

    p: tuple[int, ...] = listed(program_number, program_slug, MOST_COMPARED)
    residency: str = choice(lambda: RESIDENCIES)
    near: str = words(60)
    differences: bool = flag()


class Comparison:
    """Figures of the chosen programs in groups, with a mark only where one is surely best."""

    def __init__(self, state: CompareState, catalog: Catalog, releases: dict[str, str]) -> None:
        self.state, self.catalog, self.releases = state, catalog, releases
        query = ProgramQuery(residency=state.residency, near=state.near)
        self.selection = Selection(catalog, query)
        self.selection.resolve()
        chosen = [(p, catalog.row(p)) for p in state.p[:MOST_COMPARED]]
        self.unknown = [program_slug(p) for p, row in chosen if row is None]
        self.rows = np.array([row for _p, row in chosen if row is not None], dtype=np.int32)
        self.too_many = len(state.p) > MOST_COMPARED
        self.facts = list(facts(self.selection, self.rows))
        writer = Writer(self.selection)
        self.written = [writer.row(fact) for fact in self.facts]

    def items(self) -> list[Compared]:
        """The heads of the columns."""
        return [
            Compared(
                href=w["href"],
                head=w["name"],
                sub=f"{w['provider']}, {w['place']}",
                said=f"{w['name']}, {w['provider']}",
                remove_href=self.state.without("p", f["id"]).query(),
            )
            for f, w in self._pairs()
        ]

    def groups(self) -> list[Group]:
        groups = [self._cost(), self._length(), self._outcomes(), self._pay(), self._school()]
        closed = [row["school_flag"] for row in self.written]
        return [replace(g, rows=[_marked(row, closed) for row in g.rows]) for g in groups]

    def _pairs(self) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        return list(zip(self.facts, self.written, strict=True))

    def _priced_in(self, fact: dict[str, Any]) -> str:
        """The release of a price; "" where none is known."""
        sources = {1: "ipeds-ic-py", 2: "ipeds-ic-ay", 3: listed_by(fact["id"])}
        return self.releases.get(sources.get(fact["price_basis"], ""), "")

    def _length_in(self, fact: dict[str, Any]) -> str:
        """The release of a length; "" where none is known or it is its award level's."""
        sources = {1: "ipeds-ic-py", 3: listed_by(fact["id"])}
        return self.releases.get(sources.get(fact["length_basis"], ""), "")

    def _cost(self) -> Group:
        price = [
            Figure(
                w["price"] or w["no_price"], f["price_low"], f["price_high"],
                # A reported total and an estimate measure different things.
                (f["price_basis"] == 2, f["away"]),
                w["price_note"] if w["price"] else "",
                self._priced_in(f), w["price_flag"],
            )
            for f, w in self._pairs()
        ]  # fmt: skip
        books = [
            Figure(dollars(f["books"]) or _("not reported"), f["books"], f["books"],
                   "books", "", self._priced_in(f))
            for f in self.facts
        ]  # fmt: skip
        who = residencies()[self.selection.residency]
        note = _("whole program, %(who)s") % {"who": who}
        return Group(
            _("Cost"),
            [Row(_("Tuition and fees"), price, "lowest", note), Row(_("Books"), books, "lowest")],
        )

    def _length(self) -> Group:
        length = [
            Figure(
                w["length"] or _("not reported"), f["months_low"], f["months_high"],
                f["length_basis"] == 2, w["length_note"] if w["length"] else "",
                self._length_in(f), w["length_flag"],
            )
            for f, w in self._pairs()
        ]  # fmt: skip
        award = [Figure(w["award"]) for w in self.written]
        return Group(
            _("Length"), [Row(_("Full-time length"), length, "lowest"), Row(_("Award"), award)]
        )

    def _outcomes(self) -> Group:
        source = self.releases.get("scorecard-fos", "")
        earnings, debt = [], []
        for f, w in self._pairs():
            scope = (f["earnings_years_after"], AWARD_RANK[f["award_level"]])
            money, owed = f["earnings_median"], f["debt_median"]
            text = w["earnings"] or _("not reported")
            earnings.append(Figure(text, money, money, scope, w["earnings_note"], source))
            debt.append(
                Figure(dollars(owed) or _("not reported"), owed, owed, scope[1], "", source)
            )
        awards = [
            Figure(
                count(f["awards"]) or _("not reported"),
                source=self.releases.get("ipeds-c", ""),
                missing=f["awards"] is None,
            )
            for f in self.facts
        ]
        year = self.catalog.awards_year
        return Group(
            _("Outcomes"),
            [
                Row(_("Graduates’ median earnings"), earnings, "highest"),
                Row(_("Graduates’ median debt"), debt, "lowest"),
                Row(_("Graduates in %(year)s") % {"year": year}, awards),
            ],
        )

    def _pay(self) -> Group:
        source = self.releases.get("oews", "")
        pay, jobs = [], []
        for f, w in self._pairs():
            low, median = f["local_wage_p25"], f["local_wage_median"]
            area = w.get("pay_area", "")
            # Wages of different places are not like with like: prices differ too.
            pay.append(Figure(w["pay"] or w["no_pay"], low, median, area, area, source))
            jobs.append(Figure(w["job"] or _("none known"), missing=not w["job"]))
        return Group(
            _("Local pay"),
            [Row(_("A year, 25th percentile to median"), pay, "highest"), Row(_("Main job"), jobs)],
        )

    def _school(self) -> Group:
        controls = labels("control")
        rows = [
            Row(_("School"), [Figure(w["provider"], flag=w["school_flag"]) for w in self.written]),
            Row(_("Place"), [Figure(w["place"]) for w in self.written]),
            Row(
                _("Kind"),
                [Figure(controls[int(self.catalog.control[row])]) for row in self.rows],
            ),
            Row(
                _("Delivery"),
                [
                    Figure(w["delivery"] or _("not reported"), missing=not w["delivery"])
                    for w in self.written
                ],
            ),
        ]
        return Group(_("School"), rows)


def _marked(row: Row, closed: list[str]) -> Row:
    """The row with its best figure marked; no figure of a closed school is one."""
    judged = [replace(f, flag=f.flag or why) for f, why in zip(row.figures, closed, strict=True)]
    return marked(row, judged)


def comparison_context(params: QueryDict, catalog: Catalog) -> dict[str, Any]:
    state, problems = CompareState.from_params(params)
    comparison = Comparison(
        state, catalog, {source: str(one) for source, one in releases_of_figures().items()}
    )
    groups = comparison.groups()
    kept = ProgramQuery(p=state.p[:MOST_COMPARED], residency=state.residency, near=state.near)
    return {
        "section": "programs",
        "page_title": _("Compare programs"),
        "page_lede": _("Side by side, like with like; the address keeps your choice."),
        "items": comparison.items(),
        "groups": [written(group) for group in groups],
        "enough": len(comparison.rows) >= FEWEST,
        "too_many": comparison.too_many,
        "unknown": comparison.unknown,
        "limit": MOST_COMPARED,
        "limit_spelled": spelled(MOST_COMPARED),
        "problems": [*problems, *comparison.selection.problems],
        "state": state,
        "guessed": not state.residency and comparison.selection.residency == "out_of_state",
        "has_best": any(f.best for g in groups for row in g.rows for f in row.figures),
        "residencies": [
            {"label": label, "href": state.but(residency=name).query(), "current":
             comparison.selection.residency == name}
            for name, label in residencies().items()
        ],
        "toggle_href": state.but(differences=not state.differences).query(),
        "more_href": reverse("programs:list") + kept.query(),
    }  # fmt: skip
