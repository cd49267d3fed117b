"""Two to six certifications side by side."""

from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.lists.comparison import Compared, Figure, Group, Row, marked, written
from careerguide.lists.paging import MOST_COMPARED
from careerguide.pages.numbers import count, spelled
from certifications.filters import CertificationQuery, CompareState
from certifications.labels import money, not_known, origin_line, weakest
from certifications.pages.compare.verdict import verdicts
from certifications.pages.written import (
    cost_note,
    cost_origin,
    cost_words,
    exam_limit,
    experience_words,
    focus_words,
    level_words,
    months_words,
    over_label,
)
from certifications.rules.costs import Cost
from certifications.rules.facts import Certification, Exam, Renewal
from certifications.rules.terms import Origin
from certifications.store import held

FEWEST = 2
ENDLESS = float("inf")


class Comparison:
    """Figures of the chosen certifications in groups, marked only where one is surely best."""

    def __init__(self, chosen: list[Certification], years: int) -> None:
        self.chosen, self.years = chosen, years

    def groups(self) -> list[Group]:
        groups = [self._cost(), self._asks()]
        return [replace(group, rows=[marked(row) for row in group.rows]) for group in groups]

    def _cost(self) -> Group:
        rows = [
            self._money(_("To earn"), [one.earn for one in self.chosen], _("exam and first dues")),
            self._money(over_label(self.years), [one.over(self.years) for one in self.chosen]),
            self._money(_("Exam, one attempt"), [one.exam_price for one in self.chosen]),
            self._money(_("Yearly upkeep"), [one.upkeep for one in self.chosen]),
            Row(_("Membership"), [_membership(one) for one in self.chosen]),
        ]
        return Group(_("Cost"), rows)

    def _money(self, label: str, costs: list[Cost], note: str = "") -> Row:
        pairs = zip(self.chosen, costs, strict=True)
        figures = [_cost_figure(cost, one) for one, cost in pairs]
        return Row(label, figures, "lowest", note)

    def _asks(self) -> Group:
        """Under each fact its date and confidence as on its own page; the exam's stand once."""
        ones, exams = self.chosen, [one.exam for one in self.chosen]
        rows = [
            Row(_("Experience to sit"), [_experience(one) for one in ones]),
            Row(_("Education to sit"), [_education(one) for one in ones]),
            _row(_("Questions and time"), [_length(exam) for exam in exams]),
            _row(_("Open book"), [_yes(exam.open_book if exam else None) for exam in exams]),
            _row(_("Pass mark"), [exam.pass_mark.replace("-", "–") if exam else ""
                                  for exam in exams]),
            _row(_("Exam facts from"), [origin_line(exam.origin, ask=False) if exam else ""
                                        for exam in exams]),
            Row(_("Renewal"), [_renewal(one.renewal) for one in ones]),
            _row(_("Focus and level"), [f"{focus_words(one)}, {level_words(one)}" for one in ones]),
            _row(_("Settings"), [one.places.replace("; ", ", ") for one in ones]),
        ]  # fmt: skip
        return Group(_("What it asks"), rows)


def _cost_figure(cost: Cost, one: Certification) -> Figure:
    """A total as the range it surely lies in, so that what is not known can't be beaten unseen.

    The route is said with the cost to earn, and again only where another one counts.
    """
    text = cost_words(cost)
    same = cost is not one.earn and cost.route == one.earn.route
    high = ENDLESS if cost.high is None else float(cost.high)
    note = not_known(cost.unknown) if same else cost_note(cost)
    return Figure(
        text or _("not known"),
        float(cost.low),
        high,
        note=note if text else exam_limit(one) if cost is one.exam_price else "",
        source=origin_line(cost_origin(cost, one.origin)) if text else "",
        missing=not text,
    )


def _membership(one: Certification) -> Figure:
    """Whether it is required, and the dues of a year."""
    fee = one.terms.dues()
    if fee is None:
        words = {True: _("required"), False: _("not required"), None: ""}
        return _text(words[one.membership_required])
    amount = float(fee.amount or 0)
    dues = _("%(dues)s a year") % {"dues": money(fee.amount)}
    said = {True: _("required"), False: _("optional"), None: ""}[one.membership_required]
    text = ", ".join(filter(None, (said, dues)))
    return Figure(text, amount, amount, source=origin_line(fee.origin))


def _row(label: str, texts: list[str]) -> Row:
    return Row(label, [_text(text) for text in texts])


def _text(text: str, origin: Origin | None = None) -> Figure:
    note = origin_line(origin, ask=False) if text and origin else ""
    return Figure(text or _("not stated"), note=note, missing=not text)


def _yes(value: bool | None) -> str:
    return {True: _("yes"), False: _("no"), None: ""}[value]


def _length(exam: Exam | None) -> str:
    """“100 questions, 240 minutes”, with what is known of it."""
    if exam is None:
        return ""
    questions = exam.questions
    if questions.isdecimal():
        questions = _("%(n)s questions") % {"n": questions}
    parts = [questions] if questions else []
    if exam.minutes:
        parts.append(_("%(n)s minutes") % {"n": exam.minutes})
    return ", ".join(parts)


def _renewal(renewal: Renewal | None) -> Figure:
    """“every 24 months, 36 education units”, with what is known of it."""
    if renewal is None:
        return _text("")
    cycle = renewal.cycle_months and months_words(renewal.cycle_months)
    parts: list[str] = [_("every %(months)s") % {"months": cycle} if cycle else ""]
    if renewal.units:
        parts.append(_("%(n)s education units") % {"n": count(renewal.units)})
    return _text(", ".join(filter(None, parts)), renewal.origin)


def _experience(one: Certification) -> Figure:
    asked = [r.origin for r in one.requirements if r.kind == "experience"]
    return _text(experience_words(one), weakest(asked)) if asked else _text("")


def _education(one: Certification) -> Figure:
    """Schooling asked to sit; the accreditation asked stands in for it where that is all."""
    for kind in ("education", "accreditation"):
        if asked := [r for r in one.requirements if (r.kind, r.strength) == (kind, "to sit")]:
            return _text("; ".join(r.text for r in asked), weakest(r.origin for r in asked))
    return _text("")


def comparison_context(params: QueryDict) -> dict[str, Any]:
    state, problems = CompareState.from_params(params)
    by_slug = held().by_slug
    picked = state.c[:MOST_COMPARED]
    chosen = [by_slug[slug] for slug in picked if slug in by_slug]
    groups = Comparison(chosen, state.years).groups()
    query = CertificationQuery(c=picked, years=state.years)
    enough = len(chosen) >= FEWEST
    return {
        "section": "certifications",
        "page_title": _("Compare certifications"),
        "page_lede": _("What each costs and asks. The address keeps your choice."),
        "items": [_item(one, state) for one in chosen],
        "groups": [written(group) for group in groups],
        "lowest": any(f.best for group in groups for row in group.rows for f in row.figures),
        "verdicts": verdicts(chosen, state.years) if enough else [],
        "enough": enough,
        "too_many": len(state.c) > MOST_COMPARED,
        "unknown": [slug for slug in picked if slug not in by_slug],
        "limit": MOST_COMPARED,
        "limit_spelled": spelled(MOST_COMPARED),
        "problems": problems,
        "state": state,
        "years": [
            {
                "label": _years(n),
                "href": state.but(years=n).query(),
                "current": n == state.years,
            }
            for n in sorted({1, 2, 5, 10, state.years})
        ],
        "toggle_href": state.but(differences=not state.differences).query(),
        "more_href": reverse("certifications:list") + query.query(),
    }


def _years(years: int) -> str:
    return ngettext("%(n)s year", "%(n)s years", years) % {"n": years}


def _item(one: Certification, state: CompareState) -> Compared:
    """The head of a column."""
    return Compared(
        href=reverse("certifications:detail", args=[one.slug]),
        head=one.short,
        sub=f"{one.long}, {one.body.abbreviation}",
        said=one.short,
        remove_href=state.without("c", one.slug).query(),
    )
