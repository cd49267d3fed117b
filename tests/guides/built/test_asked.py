"""What a built guide says a job asks for, and where one begins: each was wrong once."""

import re

import pytest

from guides.built.learning import _apprenticeship
from salaries.models import RequiredEducation
from salaries.rules import ASKED, Education
from tests.guides.pages import rows, section, source, words

pytestmark = pytest.mark.usefixtures("site_data")
ASK_STATE = "Ask your state whether it asks for a license"
SUPERVISORS = "/paths/41-1011/"
EXAM = "Which exam can I sit after it"


def asked(soc: str) -> dict[str, str]:
    """By level of schooling, what the table says of the jobs that ask for it."""
    found = rows(section(f"/paths/{soc}/", "asks"))
    return {row[0]: row[1] for row in found if len(row) == 3 and row[0] != "Schooling"}


def test_a_share_that_the_publisher_suppresses_is_unknown_and_not_zero() -> None:
    own = RequiredEducation.objects.filter(onet_code="29-1141.00")
    known = dict(own.values_list("category", "percent"))
    lacking = {ASKED[category] for category in ASKED.keys() - known.keys()}
    assert lacking == {Education.BACHELOR}
    said = asked("29-1141")
    assert said["Bachelor’s degree"] == "too few answers"
    assert said["Associate’s degree"] == f"{known[5]:.0f}%"


def test_shares_that_are_all_published_add_up() -> None:
    said = asked("43-9041")
    assert "too few answers" not in said.values()
    assert 95 <= sum(int(one.rstrip("%")) for one in said.values() if one[0].isdigit()) <= 101


@pytest.mark.parametrize("soc", ["29-1124", "29-2033", "31-9091", "47-2111"])
def test_where_jobs_of_its_kind_have_rules_a_guide_without_any_says_to_ask(soc: str) -> None:
    assert ASK_STATE in words(section(f"/paths/{soc}/", "asks"))


@pytest.mark.parametrize(
    "address",
    ["/paths/29-1141/", "/paths/51-4121/", "/paths/47-2111/?near=02139", "/paths/15-2031/"],
)
def test_nobody_is_sent_to_the_state_where_rules_are_known_or_not_likely(address: str) -> None:
    assert ASK_STATE not in words(section(address, "asks"))


def test_a_job_that_people_come_to_from_other_work_begins_there() -> None:
    first = words(section(SUPERVISORS, "ways"))
    assert first.startswith("Step 1: Start in a related job")
    assert "some work in a related job, less than five years" in first
    assert "Employers usually also ask" not in words(section(SUPERVISORS, "asks")), (
        "it was just said"
    )


def test_a_trade_that_is_learned_as_an_apprentice_begins_with_looking_for_one() -> None:
    first = words(section("/paths/47-2111/?near=44113", "ways"))
    assert first.startswith("Step 1: Look for an apprenticeship People usually learn the work in")
    assert first.index("Registered apprentices are paid") < first.index("leads to this job")


def test_a_job_that_asks_for_a_degree_and_for_work_says_both_at_a_glance() -> None:
    brief = re.search(r'<ol class="steps brief">(.*?)</ol>', source("/paths/15-1241/"), re.DOTALL)
    assert brief
    assert "bachelor’s degree. Employers usually also ask for five years or more" in words(brief[1])


def test_a_school_is_asked_for_its_exam_only_where_one_is_known() -> None:
    assert EXAM in words(section("/paths/29-1141/", "school"))
    assert EXAM not in words(section(SUPERVISORS, "school"))


def test_a_metropolitan_area_far_off_says_less_than_the_state() -> None:
    paid = words(section("/paths/27-1012/?near=Bangor, ME", "pay"))
    assert "in Maine earn more" in paid
    assert "nearest metropolitan area" not in paid


def test_an_apprenticeships_title_has_no_space_before_its_bracket() -> None:
    said = _apprenticeship("Manager, Retail Store (Level 1 Shift Supervisor )", "TB", 4000, None)
    assert "(level 1 shift supervisor)" in said
