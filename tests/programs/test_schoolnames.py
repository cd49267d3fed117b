"""Schools by what people call them; UNITIDs are the directory's (data/ipeds/hd2024.csv.gz)."""

import numpy as np
import pytest

from careerguide.words.line import read
from programs.catalog import catalog
from programs.schoolnames import schools_named

pytestmark = pytest.mark.usefixtures("site_data")


def named(text: str) -> list[int]:
    first, _others = schools_named(read(text).words)
    ids = catalog()["provider_ids"]
    return [ids[at] for at in np.flatnonzero(first).tolist()]


@pytest.mark.parametrize(
    ("text", "unitid"),
    [
        ("KVCC", 170541), ("CPCC", 198260), ("UW-Milwaukee", 240453), ("UT Dallas", 228787),
        ("OSU Okmulgee", 207564), ("STC McAllen", 409315), ("UNO Omaha", 181394),
    ],
)  # fmt: skip
def test_initials_name_a_school_with_its_campus_or_town_or_alone(text: str, unitid: int) -> None:
    assert unitid in named(text)


@pytest.mark.parametrize("text", ["RN", "CNA", "CDL", "IT", "MBA", "nurse", "welding"])
def test_initials_that_mean_a_job_or_a_degree_are_no_school_of_these_letters(text: str) -> None:
    line = read(text)
    assert line.meanings
    assert not line.place_text


@pytest.mark.parametrize(
    ("text", "unitid"),
    [
        ("UMass Lowell", 166513), ("Tri-C", 202356), ("Cal State Fullerton", 110565),
        ("Cal Poly Pomona", 110529), ("Penn State World Campus", 479956),
        ("Universidad de Puerto Rico Mayagüez", 243197),
    ],
)  # fmt: skip
def test_what_staff_say_of_a_name_stands_for_its_first_words(text: str, unitid: int) -> None:
    assert named(text) == [unitid]


@pytest.mark.parametrize(
    ("text", "unitid"),
    [
        ("Mass Bay Community College", 166647), ("Bunkerhill community college", 165112),
        ("Mass Maritime", 166692), ("Okla State", 207388),
        ("Barton Community College", 154697), ("Umpqua State College", 210270),
    ],
)  # fmt: skip
def test_words_joined_cut_short_or_lost_with_time_do_not_matter(text: str, unitid: int) -> None:
    assert unitid in named(text)


def test_a_name_with_errors_in_known_words_is_put_right_and_said() -> None:
    assert named("Alan Handcock college") == [108807]
    assert read("Alan Handcock college").spelled == "allan hancock college"
    assert read("Allan Hancock College").spelled == ""


def test_of_a_states_list_and_ipeds_both_are_the_school() -> None:
    found = named("Austin Community College")
    assert 222992 in found
    assert len(found) > 1
