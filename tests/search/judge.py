"""What each page answers first to a labelled query, and whether that is right."""

import re
from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from careerguide.lists.state import BadValue
from careerguide.places.find import find_where
from careerguide.words.line import read
from careerguide.words.topics import topics
from certifications.search import find as find_certifications
from certifications.store import certifications
from guides.home.question import HomeQuery, Question
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


PAGES = {
    "programs": programs, "wages": wages, "plan": plan, "home": home,
    "certifications": certifications_found, "places": places,
}  # fmt: skip
