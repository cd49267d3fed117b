"""Made-up figures and occupations: the real files' figures never contradict each other."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from programs.build.lookups import Graduates, of_years
from programs.reached import Link, Reach
from programs.rules.reach import Reaching
from salaries.rules import Education

EDUCATION = {
    "25-1071": "Doctoral or professional degree",
    "29-2072": "Postsecondary nondegree award",
    "29-9021": "Bachelor's degree",
    "31-9099": "High school diploma or equivalent",
    "43-1011": "High school diploma or equivalent",
    "43-3021": "High school diploma or equivalent",
    "43-6013": "High school diploma or equivalent",
    "29-2098": "",
}
JOBS = [200, 1000, 300, 5000, 9000, 4000, 6000, 50]
EXPERIENCE = {"43-1011": "Less than 5 years"}


@dataclass
class Wages:
    """As much of the wage store as this needs: national employment and entry education."""

    codes: list[str] = field(default_factory=lambda: list(EDUCATION))

    def __post_init__(self) -> None:
        self.code_at = {code: at for at, code in enumerate(self.codes)}
        self.occupations = self.code_at
        self.titles = [f"{code}, All Other" if code == "29-2098" else code for code in self.codes]
        self.columns = {"employment": np.array(JOBS)}
        self.outlook = {
            code: {"entry_education": e, "experience": EXPERIENCE.get(code, "")}
            for code, e in EDUCATION.items()
            if e
        }

    def code_of(self, soc: str) -> str:
        return soc if soc in self.code_at else ""

    def rows(self, code: str) -> slice:
        return slice(self.code_at[code], self.code_at[code] + 1)


def reach(*links: tuple[str, str, str]) -> Reach:
    wages: Any = Wages()
    entries = {code: Education.named(words) for code, words in EDUCATION.items()}
    return Reach(links, wages, Reaching(entries, {}, []))


def test_the_main_job_asks_for_the_most_the_award_meets_then_has_the_most_people() -> None:
    found = reach(
        ("51.0716", "31-9099", "official"),
        ("51.0716", "43-6013", "official"),
    )
    assert found.main("51.0716", 21) == "43-6013"
    fewer = reach(("51.0713", "29-2072", "official"), ("51.0713", "29-9021", "official"))
    assert fewer.main("51.0713", 21) == "29-2072"
    assert fewer.main("51.0713", 5) == "29-9021"


def test_a_job_that_few_come_to_does_not_stand_for_a_program_though_it_asks_for_more() -> None:
    """1,000 of 7,000 people in the two jobs, then of 5,000 in these two."""
    others = ("51.0713", "43-6013", "official")
    assert reach(("51.0713", "29-2072", "official"), others).main("51.0713", 21) == "43-6013"
    others = ("51.0713", "43-3021", "official")
    assert reach(("51.0713", "29-2072", "official"), others).main("51.0713", 21) == "29-2072"


def test_a_job_that_asks_for_years_of_work_stands_for_a_degree_only_without_another() -> None:
    """First-line supervisors of offices: BLS gives them less than five years of experience."""
    links = (("51.0716", "43-1011", "official"), ("51.0716", "43-6013", "official"))
    assert reach(*links).main("51.0716", 21) == "43-6013"
    assert reach(links[0]).main("51.0716", 5) == "43-1011"
    assert reach(links[0]).main("51.0716", 3) == "", "nobody supervises from a certificate"


def test_pay_is_that_of_jobs_people_start_in() -> None:
    """Not of those that ask for years of work, nor of what SOC names nowhere else."""
    found = reach(
        ("51.0716", "43-1011", "official"),
        ("51.0716", "43-6013", "official"),
        ("51.0716", "31-9099", "official"),
    )
    assert [link.occupation for link in found.mix_of("51.0716", 21)] == ["43-6013", "31-9099"]
    alone = reach(("51.0716", "43-1011", "official"))
    assert alone.mix_of("51.0716", 21) == []
    other = reach(("51.0716", "29-2098", "official"))
    assert other.mix([Link("29-2098", "official")]) == []


def test_the_pay_of_an_editorial_link_stands_alone() -> None:
    found = reach(("51.0714", "43-6013", "official"), ("51.0714", "43-3021", "editorial"))
    assert found.mix_of("51.0714", 21) == [Link("43-3021", "editorial")]


def test_an_editorial_link_comes_before_official_ones() -> None:
    found = reach(
        ("51.0714", "43-6013", "official"),
        ("51.0714", "31-9099", "official"),
        ("51.0714", "43-3021", "editorial"),
    )
    assert found.main("51.0714", 21) == "43-3021"


def test_without_a_job_within_reach_there_is_none() -> None:
    found = reach(("51.0706", "29-9021", "official"), ("51.0706", "25-1071", "official"))
    assert found.main("51.0706", 21) == ""
    assert found.main("99.9999", 21) == ""
    assert found.best([]) == ""
    assert found.reached("51.0706", 5) == [Link("29-9021", "official")]


def test_an_occupation_that_wages_publish_only_combined_stands_once_under_its_group() -> None:
    found = reach(
        ("51.0713", "31-9094", "official"),
        ("51.0713", "29-2072", "official"),
        ("51.0713", "29-2072", "editorial"),
    )
    assert [link.occupation for link in found.links["51.0713"]] == ["29-2072"]


def test_what_a_provider_names_is_borne_out_by_a_link_of_its_minor_group() -> None:
    """A nurse aide course listed under farm equipment repair bears out no aircraft mechanic."""
    found = reach(("51.0713", "29-2072", "official"))
    assert found.borne_out("51.0713", "29-2072")
    assert found.borne_out("51.0713", "29-2098")
    assert not found.borne_out("51.0713", "29-9021")
    assert not found.borne_out("", "29-2072")


CASES = {
    "one file alone": (Graduates(40_000, 4), (None, None), (None, 40_000), {}),
    "the other year": (Graduates(40_000, 4), (30_000, 40_000), (30_000, 40_000), {"agree": 1}),
    "another figure of four years": (
        Graduates(40_000, 4), (30_000, 41_000), (30_000, 40_000), {"contradict each other": 1},
    ),
    "another figure of one year": (
        Graduates(40_000, 1), (30_000, None), (40_000, None), {"contradict each other": 1},
    ),
    "four years beside one": (Graduates(40_000, 1), (40_000, 50_000), (40_000, 50_000),
                              {"agree": 1}),
}  # fmt: skip


@pytest.mark.parametrize(("base", "other", "expected", "counted"), CASES.values(), ids=CASES)
def test_the_field_of_study_files_figure_stands_for_its_year(
    base: Graduates,
    other: tuple[int | None, int | None],
    expected: tuple[int | None, int | None],
    counted: dict[str, int],
) -> None:
    counts: Counter[str] = Counter()
    found = of_years(base, *other, counts)
    assert (found.one_year, found.four_years) == expected
    assert found.earnings == base.earnings
    assert counts == {f"earnings on which the two files {what}": n for what, n in counted.items()}
