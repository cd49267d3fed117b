"""Derive what the work of an occupation is: tasks, skills, and apprenticeships into it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from statistics import mean
from typing import Any, TypeVar

from salaries.build.wages import CodeOf
from salaries.models import Apprenticeship, ReportedTitle, Skill, Task, Technology

MOST_TASKS = 8
MOST_SKILLS = 5
MOST_TITLES = 6
MOST_TECHNOLOGIES = 6
Told = TypeVar("Told")


def work(code_of: CodeOf) -> dict[str, dict[str, list[Any]]]:
    """By wage code: the first tasks, skills by importance, titles, software, apprenticeships."""
    return {
        "tasks": _tasks(code_of),
        "skills": _skills(code_of),
        "reported": _reported(code_of),
        "technologies": _technologies(code_of),
        "apprenticeships": _apprenticeships(code_of),
    }


def _of_whole(
    rows: Iterable[tuple[str, str, Told]], code_of: CodeOf
) -> dict[str, dict[str, list[Told]]]:
    """By wage code and O*NET code, what rows of (SOC, O*NET code, what they tell) tell.

    Of an occupation that O*NET describes as a whole (.00) that alone, else of its specialties.
    """
    found: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for soc, onet, told in rows:
        if code := code_of(soc):
            found[code][onet].append(told)
    return {
        code: {onet: told for onet, told in by.items() if onet.endswith(".00")} or by
        for code, by in found.items()
    }


def _tasks(code_of: CodeOf) -> dict[str, list[str]]:
    """The first core tasks of each O*NET occupation in turn; of those without core ones, any."""
    rows = Task.objects.order_by("order").values_list("occupation_id", "onet_code", "text", "core")
    told = ((soc, onet, (words, core)) for soc, onet, words, core in rows)
    found = {}
    for code, by in _of_whole(told, code_of).items():
        lists = [_core(tasks) for tasks in by.values()]
        found[code] = in_turn(lists, MOST_TASKS)
    return found


def _core(tasks: list[tuple[str, bool]]) -> list[str]:
    return [words for words, core in tasks if core] or [words for words, _core in tasks]


def in_turn(lists: list[list[str]], most: int) -> list[str]:
    """The first of every list, then the second of every list, and so on; each once."""
    longest = max(map(len, lists), default=0)
    mixed = (one[at] for at in range(longest) for one in lists if at < len(one))
    return list(dict.fromkeys(mixed))[:most]


def _skills(code_of: CodeOf) -> dict[str, list[str]]:
    """The most important skills, by the mean over the O*NET occupations that name them."""
    rows = Skill.objects.values_list("occupation_id", "onet_code", "name", "importance")
    told = ((soc, onet, (name, importance)) for soc, onet, name, importance in rows)
    found = {}
    for code, by in _of_whole(told, code_of).items():
        scores: dict[str, list[float]] = defaultdict(list)
        for skills in by.values():
            for name, importance in skills:
                scores[name].append(importance)
        # One that every specialty names says more of the whole than a higher one of a few.
        ranked = sorted((-len(of), -mean(of), name) for name, of in scores.items())
        found[code] = [name for _times, _mean, name in ranked[:MOST_SKILLS]]
    return found


def _reported(code_of: CodeOf) -> dict[str, list[str]]:
    """Titles that people in the job gave: those that beginners are shown, else any."""
    rows = ReportedTitle.objects.order_by("-shown", "pk")
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for soc, title, shown in rows.values_list("occupation_id", "title", "shown"):
        if code := code_of(soc):
            found[code].setdefault(title, shown)
    return {
        code: ([title for title, shown in of.items() if shown] or list(of))[:MOST_TITLES]
        for code, of in found.items()
    }


def _technologies(code_of: CodeOf) -> dict[str, list[str]]:
    """Software and tools that job ads name, those that most specialties share first."""
    rows = Technology.objects.order_by("pk").values_list("occupation_id", "onet_code", "name")
    found = {}
    for code, by in _of_whole(rows, code_of).items():
        times = Counter(name for names in by.values() for name in names)
        found[code] = [name for name, _n in times.most_common(MOST_TECHNOLOGIES)]
    return found


def _apprenticeships(code_of: CodeOf) -> dict[str, list[list[Any]]]:
    """[title, kind, hours at least, hours at most], by title; each title once, the longest told."""
    rows = Apprenticeship.objects.order_by("title", "-hours_high", "code")
    found: dict[str, dict[str, list[Any]]] = defaultdict(dict)
    names = ("occupation_id", "title", "kind", "hours_low", "hours_high")
    for soc, title, *told in rows.values_list(*names):
        if code := code_of(soc):
            found[code].setdefault(title, [title, *told])
    return {code: list(by.values()) for code, by in found.items()}
