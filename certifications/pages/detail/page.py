"""Everything known of one certification, what is not, and where each figure comes from."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists.fields import FieldMaker
from careerguide.pages.numbers import count, dollars, percent
from certifications.filters import DetailState
from certifications.labels import (
    origin_line,
    origin_words,
    requirement_words,
    source_links,
    unknown_words,
    weakest,
)
from certifications.pages.detail.answers import answers
from certifications.pages.detail.costs import fee_lines, ways
from certifications.pages.detail.ladder import ladder
from certifications.pages.detail.nearby import fields_of_study, nearby
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
from certifications.rules.codes import Experience
from certifications.rules.costs import Cost
from certifications.rules.facts import Certification, Exam, Pay, Requirement
from certifications.rules.terms import Kind, Route
from certifications.store import held
from programs.catalog import catalog
from salaries.pages.cited import releases_of_figures


def detail_context(one: Certification, params: QueryDict) -> dict[str, Any]:
    state, problems = DetailState.from_params(params)
    everything = held()
    over = one.over(state.years)
    near = nearby(one, state, problems)
    asked = {"near", "state", *(["years"] if cost_words(over) else [])}
    return {
        "section": "certifications",
        "crumbs": [{"title": _("Certifications"), "href": reverse("certifications:list")}],
        "one": one,
        "state": state,
        "focus": focus_words(one),
        "level": level_words(one),
        "problems": [p for p in near["problems"] if p.name not in asked],
        "figures": _figures(one, state.years),
        "answers": answers(one, everything),
        "fees": fee_lines(one),
        "ways": ways(over),
        "over": cost_words(over),
        "over_label": over_label(state.years),
        "years_field": FieldMaker(state, problems).number(
            "years", _("Held for"), suffix=_("years")
        ),
        "lifting": _lifting([one, *(everything.by_slug[slug] for slug in one.apprentices)]),
        "requirements": once([_requirement(r) for r in one.requirements]),
        "exam": _exam(one.exam) if one.exam else [],
        "exam_origin": origin_words(one.exam.origin) if one.exam else None,
        "pass_rates": [_pass_rate(rate) for rate in one.pass_rates],
        "renewal": _renewal(one),
        "renewal_origin": origin_words(one.renewal.origin) if one.renewal else None,
        "tested": once([vars(t) | {"origin": origin_words(t.origin)} for t in one.tested]),
        "settings": one.places.replace("; ", ", ") or ", ".join(n for _slug, n in one.settings),
        "pay": once([_pay(pay, one) for pay in one.pay]),
        "ladder": ladder(one, everything),
        "fields": fields_of_study(one, state),
        "near": near,
        "occupations": _occupations(one),
        "wages_source": str(releases_of_figures().get("oews", "")),
        "corrections": [_correction(c) for c in one.corrections],
        "sources": source_links("; ".join(o.source for o in _origins(one))),
        "compare_href": reverse("certifications:compare") + f"?c={one.slug}",
        "full_title": everything.by_slug.get(one.apprentice_of),
        "apprentices": [everything.by_slug[slug] for slug in one.apprentices],
    }


def _figures(one: Certification, years: int) -> list[dict[str, str]]:
    """What readers ask for first, each with its date and how sure it is."""
    costs = (
        (_("to earn"), one.earn, _student(one)),
        (over_label(years), one.over(years), ""),
        (_("exam"), one.exam_price, exam_limit(one)),
    )
    asked = [r.origin for r in one.requirements if r.kind == "experience"]
    experience = {
        "label": _("experience to sit"),
        "value": "" if one.experience[0] is Experience.NOT_STATED else experience_words(one),
        "note": _begun(origin_line(weakest(asked))) if asked else "",
    }
    return [*(_cost_figure(label, cost, one, more) for label, cost, more in costs), experience]


def _cost_figure(label: str, cost: Cost, one: Certification, more: str) -> dict[str, str]:
    value = cost_words(cost)
    when = origin_line(cost_origin(cost, one.origin)) if value else ""
    said = cost_note(cost) if value else unknown_words(cost.unknown)
    note = ". ".join(_begun(part) for part in (said, more, when) if part)
    return {"label": label, "value": value, "note": note}


def _begun(words: str) -> str:
    """As a sentence begins."""
    return words[:1].upper() + words[1:]


def _student(one: Certification) -> str:
    """The cost to earn with a student's dues, where those are lower."""
    cost, dues = one.earn_as_student, one.terms.dues(student=True)
    if one.earn.route is not Route.MEMBER or not dues or dues.kind != Kind.STUDENT_DUES:
        return ""
    return _("%(cost)s with student dues") % {"cost": cost_words(cost)}


def once(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The rows of a section; where all come from the same place, that once for all of them."""
    origins = [row["origin"] for row in rows]
    if len(rows) < 2 or any(origin != origins[0] for origin in origins):
        return {"rows": rows, "origin": None}
    return {"rows": [row | {"origin": None} for row in rows], "origin": origins[0]}


def _requirement(row: Requirement) -> dict[str, Any]:
    months = months_words(row.months) if row.months else ""
    return {
        "label": requirement_words(row),
        "text": row.text,
        "months": "" if months in row.text else months,
        "accreditor": row.accreditor,
        "origin": origin_words(row.origin),
    }


def _lifting(apprentices: list[Certification]) -> list[dict[str, Any]]:
    """The ways to lift an apprentice designation, with the months of work each takes."""
    return [
        {
            "abbreviation": one.abbreviation,
            "slug": one.slug,
            "lifts": once(
                [
                    {
                        "months": months_words(lift.months_of_work)
                        if lift.months_of_work
                        else _("no work"),
                        "text": lift.text,
                        "origin": origin_words(lift.origin),
                    }
                    for lift in one.lifts
                ]
            ),
        }
        for one in apprentices
        if one.lifts
    ]


def _exam(exam: Exam) -> list[tuple[str, str]]:
    """Labels with what is known; "" where it is not."""
    book = {True: _("yes"), False: _("no"), None: ""}[exam.open_book]
    minutes = _("%(n)s minutes") % {"n": exam.minutes} if exam.minutes else ""
    return [
        (_("Questions"), exam.questions),
        (_("Time"), minutes),
        (_("Open book"), book),
        (_("Where and how"), exam.delivery),
        (_("Pass mark"), exam.pass_mark.replace("-", "–")),
    ]


def _pass_rate(rate: Any) -> dict[str, Any]:
    return {
        "year": rate.year,
        "share": percent(rate.percent),
        "who": _("first-time candidates") if rate.first_time else _("all candidates"),
        "origin": origin_words(rate.origin),
    }


def _renewal(one: Certification) -> list[tuple[str, str]]:
    renewal = one.renewal
    cycle = months_words(renewal.cycle_months) if renewal and renewal.cycle_months else ""
    units = count(renewal.units) if renewal else ""
    upkeep = cost_words(one.upkeep)
    note = cost_note(one.upkeep)
    return [
        (_("Renews every"), cycle),
        (_("Continuing-education units each time"), units),
        (_("Yearly upkeep"), f"{upkeep} ({note})" if upkeep and note else upkeep),
    ]


def _pay(pay: Pay, one: Certification) -> dict[str, Any]:
    """A group's figures are each of one of those it stands for."""
    return {
        "of": pay.credential if one.group else "",
        "value": dollars(pay.value),
        "metric": pay.metric,
        "survey": pay.survey,
        "year": pay.year or _("year not stated"),
        "population": pay.population,
        "origin": origin_words(pay.origin, ask=False),
    }


def _occupations(one: Certification) -> list[dict[str, Any]]:
    """Occupations whose employers ask for it, with the national median wage."""
    wages = catalog().wages
    found = []
    for link in one.occupations:
        at = wages.code_at.get(link.code)
        if at is None:
            continue
        median = wages.figures(wages.rows(link.code).start)["annual_median"]
        found.append(
            {
                "title": wages.titles[at],
                "href": reverse("salaries:occupation", args=[link.code]),
                "median": dollars(median),
            }
        )
    return found


def _correction(row: Any) -> dict[str, Any]:
    return vars(row) | {"origin": origin_words(row.origin, ask=False)}


def _origins(one: Certification) -> list[Any]:
    """Where anything on the page comes from."""
    single = [part.origin for part in (one.exam, one.renewal) if part]
    groups = (one.fees, one.requirements, one.pass_rates, one.lifts, one.tested, one.pay,
              one.corrections)  # fmt: skip
    return [one.origin, *single, *(row.origin for group in groups for row in group)]
