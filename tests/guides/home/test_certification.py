"""The certification that is cheapest to earn, against the gathered files."""

import pytest

from tests.certifications.truth import certifications, figures
from tests.guides.home.asked import answer, cell, cells, links

pytestmark = pytest.mark.usefixtures("site_data")

CHEAPEST = "Cheapest certification to earn"


def earning(row: dict[str, str]) -> tuple[bool, int]:
    """Whether a part is unknown, and the known dollars, of the cheapest way that is open."""
    ways = figures({**row, "renewal_cycle_months": ""}, 1)
    exam = {"member": row["exam_fee_member"], "non-member": row["exam_fee_nonmember"]}
    open_ways = ["member"] if row["membership_required"] == "yes" else ["member", "non-member"]
    dues = row["membership_fee_annual"].isdigit()
    return min(
        (not exam[way].isdigit() or (way == "member" and not dues), ways[way][0])
        for way in open_ways
    )


def test_the_cheapest_is_the_one_with_the_lowest_known_total() -> None:
    every = certifications()
    asked = [slug for slug, row in every.items() if "29-2072" in row["related_soc"]]
    asked = [slug for slug in asked if not slug.endswith("-a")]  # apprentice designations
    assert len(asked) == 18
    costs = {slug: earning(every[slug]) for slug in asked}
    slug = min(costs, key=lambda one: costs[one])
    assert not costs[slug][0]
    text = cell(CHEAPEST, "29-2072", "MA")
    assert text.startswith(f"${costs[slug][1]:,} ")
    assert every[slug]["name"] in text


def test_it_says_when_the_figure_is_from_and_how_sure_it_is() -> None:
    assert "confidence" in cell(CHEAPEST, "29-2072")


def test_the_comparison_holds_the_six_cheapest() -> None:
    href = links(answer("29-2072"))["Compare the 6 cheapest of 18"]
    assert href.startswith("/certifications/compare/?c=cbcs&c=cca&")
    assert href.count("c=") == 6 + "/certifications/compare/?".count("c=")


def test_a_certification_of_unknown_cost_is_not_free() -> None:
    text = cell(CHEAPEST, "11-9111")
    assert text.startswith("cost not known ")
    assert "not known: the exam fee" in text
    assert "$0" not in text


def test_a_job_without_certifications_says_nothing_of_them() -> None:
    assert not [label for label in cells("welder") if "certification" in label]
