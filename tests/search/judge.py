"""What each page answers first to a labelled query, and whether that is right."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.contrib import admin
from django.http import QueryDict
from django.test import RequestFactory

from careerguide.lists.state import BadValue
from careerguide.places.find import find_where
from careerguide.places.states import STATE_BY_NAME
from careerguide.words.line import read
from careerguide.words.starts import Suggestion
from careerguide.words.topics import topics
from certifications.search import find as find_certifications
from certifications.store import certifications
from guides.home.question import HomeQuery, Question
from guides.suggest import ANY, suggestions
from plan.query import PlanQuery, look_up
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.understood import selected
from salaries.search import find as find_jobs
from salaries.search import topic_of

SHOWN = 3
TOPICS = {topic.text for topic in topics().values()}
Row = dict[str, str]


def judged(row: Row) -> tuple[int, list[str]]:
    """The place of the first right answer (0: not among the first three), and the answers."""
    found = PAGES[row["page"]](row)
    for place, answer in enumerate(found, 1):
        if any(fits(answer, wanted) for wanted in accepted(row)):
            return place, [str(one) for one in found]
    if row["kind"] in ("nothing", "notajob"):
        wanted = not found if row["kind"] == "nothing" else found[:1] == ["notajob"]
        return int(wanted), [str(one) for one in found]
    return 0, [str(one) for one in found]


def accepted(row: Row) -> list[str]:
    """Every answer that counts, one string each; a school and its fields together."""
    if " & " in row["answer"] or " online" in row["answer"]:
        return [row["answer"], *([row["also"]] if row["also"] else [])]
    return [one for one in (*row["answer"].split("|"), *row["also"].split("|")) if one]


def fits(answer: Any, wanted: str) -> bool:
    """Whether an answer is the wanted one."""
    if not isinstance(answer, Program):
        return bool(answer == wanted)
    school, _and, fields = wanted.partition(" & ")
    if not _and:
        is_field = "." in wanted or len(wanted) == 2 or wanted.endswith(" online")
        school, fields = ("", wanted) if is_field else (wanted, "")
    online = fields.endswith(" online")
    prefixes = fields.removesuffix(" online").split("|") if fields else [""]
    return (
        (not school or school == answer.school)
        and any(answer.cip.startswith(prefix) for prefix in prefixes)
        and (not online or answer.online)
    )


class Program:
    """One program of a list."""

    def __init__(self, row: int) -> None:
        known = catalog()
        at = int(known.field[row])
        self.cip = known.field_codes[at] if at >= 0 else ""
        self.school = str(known["provider_ids"][int(known.provider[row])])
        self.online = bool(known["delivery"][row])
        self.level = int(known["award_level"][row])

    def __repr__(self) -> str:
        return f"{self.cip}-{self.level}@{self.school}"


def programs(row: Row) -> Iterable[Any]:
    query = QueryDict(mutable=True)
    query.update({name: row[key] for name, key in (("q", "words"), ("near", "near")) if row[key]})
    state, problems = ProgramQuery.from_params(query)
    selection = selected(state, problems)
    if read(state.q).topic:
        return ["notajob"]
    if selection.total == catalog().size:
        return ["everything"]
    return [Program(at) for at in selection.ordered[:SHOWN].tolist()]


def wages(row: Row) -> list[str]:
    if topic_of(row["words"]):
        return ["notajob"]
    return [match.code for match in find_jobs(row["words"])][:SHOWN]


def plan(row: Row) -> list[str]:
    target, problems = look_up(PlanQuery(target=row["words"].strip(), zip=row["near"]))
    if any(problem.message in TOPICS for problem in problems):
        return ["notajob"]
    return list(target.matches[:SHOWN])


def home(row: Row) -> list[str]:
    question = Question(HomeQuery(q=row["words"].strip(), near=row["near"]))
    if question.topic:
        return ["notajob"]
    unitids = catalog()["provider_ids"]
    return [
        *question.line.keys("issuer"),
        *(one.slug for one in question.certifications),
        *(str(unitids[at]) for at in question.schools),
        *question.target.matches,
    ]


def certifications_found(row: Row) -> list[str]:
    found = find_certifications(row["words"])[:SHOWN]
    if row["kind"] == "issuer" and found:
        return [certifications().by_slug[found[0]].body.slug]
    return found


def places(row: Row) -> list[str]:
    try:
        where = find_where(row["words"].strip())
    except BadValue:
        return []
    if where.place is None:
        return [where.state]
    return [re.sub(r" \d{5}$", "", where.place.label)]


def suggest(row: Row) -> list[str]:
    """What is offered while one types; `near` is the kind of box."""
    return [_suggested(one) for one in suggestions(row["words"], row["near"] or ANY)][:SHOWN]


def _suggested(one: Suggestion) -> str:
    asked = QueryDict(urlsplit(one.href).query)
    if one.kind == "school":
        known = catalog()
        return str(known["provider_ids"][known.provider_names.index(one.label)])
    if one.kind == "issuer":
        return next(c.body.slug for c in certifications().all if one.label.startswith(c.body.name)
                    or one.label.startswith(f"{c.body.abbreviation}:"))  # fmt: skip
    if one.kind == "certification":
        return urlsplit(one.href).path.strip("/").rsplit("/", 1)[-1]
    if one.kind == "place":
        return STATE_BY_NAME.get(one.label.lower(), one.label)
    return asked.get("field") or asked.get("q") or ""


def staff(row: Row) -> list[Any]:
    """What the admin's search finds; `near` is the table."""
    model = apps.get_model(TABLES[row["near"]])
    table, request = admin.site._registry[model], RequestFactory().get("/")
    found, _more = table.get_search_results(request, table.get_queryset(request), row["words"])
    if row["near"] == "programs":
        at = {number: row for row, number in enumerate(catalog().id.tolist())}
        return [Program(at[one.pk]) for one in found[:SHOWN]]
    return [str(one.slug if row["near"] == "certifications" else one.pk) for one in found[:SHOWN]]


TABLES = {
    "providers": "programs.Provider", "programs": "programs.Program",
    "fields": "programs.FieldOfStudy", "occupations": "salaries.Occupation",
    "certifications": "certifications.Certification",
}  # fmt: skip
PAGES = {
    "programs": programs, "wages": wages, "plan": plan, "home": home,
    "certifications": certifications_found, "places": places, "suggest": suggest, "admin": staff,
}  # fmt: skip
