"""The list of guides: words, popular work and families."""

import re

import pytest

from salaries.occupations import occupations
from tests import raw
from tests.guides.pages import source, words

pytestmark = pytest.mark.usefixtures("site_data")


def listed(page: str) -> list[str]:
    families = page.partition('id="families"')[2].partition('id="by-hand"')[0]
    return re.findall(r'href="/paths/(\d\d-\d{4})/', families)


def test_every_occupation_stands_once_under_its_family() -> None:
    assert sorted(listed(source("/paths/"))) == occupations().codes


def test_families_bear_the_publishers_titles() -> None:
    page = words(source("/paths/"))
    groups = raw.rows("crosswalk/soc_2018_structure.csv", **{"SOC Group": "Major"})
    known = {code[:2] for code in occupations().codes}
    for row in groups:
        if row["SOC Code"][:2] in known:
            assert row["SOC Title"].removesuffix(" Occupations") in page


def test_words_find_the_guide_and_keep_the_place() -> None:
    page = source("/paths/?q=dental+assistant+01103")
    assert 'href="/paths/31-9091/?near=01103"' in page.partition('id="popular"')[0]


def test_words_that_mean_no_work_say_so() -> None:
    assert "No work of that name is known here" in words(source("/paths/?q=zzzz"))


def test_popular_work_is_where_most_people_of_the_area_work() -> None:
    shown = re.findall(r"([\d,]+) people work in it", source("/paths/?near=77001"))
    counts = [int(one.replace(",", "")) for one in shown]
    told = raw.columns(raw.OEWS, "AREA", "OCC_CODE", "O_GROUP", "OCC_TITLE", "TOT_EMP")
    houston = sorted(
        (raw.amount(jobs) or 0
         for area, _code, group, title, jobs in told
         if area == "26420" and group == "detailed" and not title.endswith("All Other")),
        reverse=True,
    )  # fmt: skip
    assert counts == houston[:12]


def test_without_a_place_popular_work_has_most_openings() -> None:
    shown = re.findall(r"([\d,]+) openings a year", source("/paths/"))
    counts = [int(one.replace(",", "")) for one in shown]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == 12


def test_a_place_that_is_not_known_is_said_at_its_field() -> None:
    assert 'aria-invalid="true"' in source("/paths/?near=00000")


def test_a_state_may_stand_in_the_address_as_before() -> None:
    assert "Popular in Ohio" in words(source("/paths/?state=OH"))
