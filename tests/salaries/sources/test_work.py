"""Tasks, skills, reported titles and apprenticeships from made-up files; what is built of them."""

from pathlib import Path

import pytest

from salaries.build.work import in_turn, work
from salaries.models import Apprenticeship, ReportedTitle, Skill, Task
from tests.programs.sources.small import loaded, rejected, write
from tests.salaries.sources.test_lists import occupations

__all__ = ["occupations"]
pytestmark = pytest.mark.usefixtures("empty_db")
TASKS = ("O*NET-SOC Code", "Task", "Task Type")
SKILLS = ("O*NET-SOC Code", "Element Name", "Scale ID", "Data Value")
TITLES = ("O*NET-SOC Code", "Reported Job Title", "Shown in My Next Move")
LIST = ("occupational_title", "rapids_code", "term_length", "type", "onet_soc_2019")


def load(source: str, file: Path, names: tuple[str, ...], *rows: tuple[str, ...]):  # type: ignore[no-untyped-def]
    return loaded(source, write(file, names, [dict(zip(names, r, strict=True)) for r in rows]))


def alike(code: str) -> str:
    return code


def test_tasks_keep_the_order_of_the_file(tmp_path: Path, occupations: None) -> None:
    release = load(
        "onet-tasks", tmp_path / "Task Statements.csv", TASKS,
        ("29-2072.00", "File records.", "Supplemental"), ("29-2072.00", "Code records.", "Core"),
        ("29-2072.00", " ", "Core"), ("29-2072.00", "x" * 401, "Core"),
        ("99-2072.00", "Fly.", "Core"),
    )  # fmt: skip
    assert list(Task.objects.values_list("text", "core")) == [
        ("File records.", False), ("Code records.", True),
    ]  # fmt: skip
    assert (release.rows_unmatched, release.rows_rejected) == (1, 2)


def test_core_tasks_come_first_and_others_where_there_are_none(
    tmp_path: Path, occupations: None
) -> None:
    load("onet-tasks", tmp_path / "Task Statements.csv", TASKS,
         ("29-2072.00", "File records.", "Supplemental"), ("29-2072.00", "Code records.", "Core"),
         ("31-9092.00", "Greet patients.", ""))  # fmt: skip
    found = work(alike)["tasks"]
    assert found == {"29-2072": ["Code records."], "31-9092": ["Greet patients."]}


def test_an_occupation_described_as_a_whole_is_not_mixed_with_its_specialties(
    tmp_path: Path, occupations: None
) -> None:
    load("onet-tasks", tmp_path / "Task Statements.csv", TASKS,
         ("29-2072.01", "Audit records.", "Core"), ("29-2072.00", "Code records.", "Core"),
         ("31-9092.01", "Draw blood.", "Core"), ("31-9092.02", "Fit casts.", "Core"))  # fmt: skip
    found = work(alike)["tasks"]
    assert found == {"29-2072": ["Code records."], "31-9092": ["Draw blood.", "Fit casts."]}


def test_lists_are_read_in_turn() -> None:
    assert in_turn([["a", "b", "c"], ["d"], ["a", "e"]], 4) == ["a", "d", "b", "e"]
    assert in_turn([], 4) == []


def test_skills_are_important_from_one_to_five(tmp_path: Path, occupations: None) -> None:
    release = load(
        "onet-skills", tmp_path / "skills_top5.csv", SKILLS,
        ("29-2072.00", "Writing", "IM", "3.5"), ("29-2072.00", "Speaking", "IM", "4"),
        ("29-2072.00", "Speaking", "LV", "4"), ("29-2072.00", "Reading", "IM", "6"),
        ("29-2072.00", "", "IM", "3"),
    )  # fmt: skip
    assert (Skill.objects.count(), release.rows_unmatched, release.rows_rejected) == (2, 1, 2)
    assert work(alike)["skills"] == {"29-2072": ["Speaking", "Writing"]}


def test_titles_for_beginners_stand_before_others(tmp_path: Path, occupations: None) -> None:
    load("onet-reported", tmp_path / "Sample of Reported Titles.csv", TITLES,
         ("29-2072.00", "Coder", "Y"), ("29-2072.00", "Auditor", "N"),
         ("31-9092.00", "Aide", "N"))  # fmt: skip
    assert ReportedTitle.objects.count() == 3
    assert work(alike)["reported"] == {"29-2072": ["Coder"], "31-9092": ["Aide"]}


def test_only_software_that_job_ads_name_is_loaded(tmp_path: Path, occupations: None) -> None:
    names = ("O*NET-SOC Code", "Example", "In Demand")
    release = load(
        "onet-technology", tmp_path / "Technology Skills.csv", names,
        ("29-2072.00", "Excel", "Y"), ("29-2072.00", "Word", "N"), ("29-2072.00", " ", "Y"),
        ("31-9092.01", "Word", "Y"), ("31-9092.01", "Epic", "Y"), ("31-9092.02", "Epic", "Y"),
    )  # fmt: skip
    assert (release.rows_unmatched, release.rows_rejected) == (1, 1)
    assert work(alike)["technologies"] == {"29-2072": ["Excel"], "31-9092": ["Epic", "Word"]}


@pytest.mark.parametrize(
    ("term", "ends"),
    [("8000", (8000, 8000)), ("1700–2000", (1700, 2000)), ("4000-5000", (4000, 5000)),
     ("1200+", (1200, None)), ("*CB", (None, None)), ("", (None, None))],
)  # fmt: skip
def test_apprentices_learn_for_hours_or_by_what_they_can_do(
    tmp_path: Path, occupations: None, term: str, ends: tuple[int | None, int | None]
) -> None:
    load("apprenticeships", tmp_path / "rapids_occupations_2019-09.csv", LIST,
         ("CODER (Existing Title: Clerk)", "**0001", term, "TB", "29-2072.00"))  # fmt: skip
    one = Apprenticeship.objects.get()
    assert (one.hours_low, one.hours_high) == ends
    assert (one.title, one.code) == ("CODER", "0001")


def test_apprenticeships_that_cannot_be_read_are_rejected(
    tmp_path: Path, occupations: None
) -> None:
    release = load(
        "apprenticeships", tmp_path / "rapids_occupations_2019-09.csv", LIST,
        ("CODER", "1", "a year", "TB", "29-2072.00"), ("CODER", "1", "2000", "XX", "29-2072.00"),
        ("", "1", "2000", "TB", "29-2072.00"), ("CODER", "1", "2000", "TB", ""),
        ("CODER", "1", "2000", "TB", "29-2072.00"),
    )  # fmt: skip
    assert (release.rows_unmatched, release.rows_rejected) == (1, 3)
    assert len(rejected(release)) == 3
    assert release.edition == "September 2019"
