"""Figures under the questions, against the files."""

import pytest

from guides.answers import ANSWERS, answer
from guides.library import library
from guides.reader import GuideState, Reader, read
from tests import raw

pytestmark = pytest.mark.usefixtures("site_data")


def reader(guide: str = "medical-coder-massachusetts", **url: str) -> Reader:
    everything = library()
    found, problems = read(everything.guides[guide], everything, GuideState(**url))
    assert not problems
    return found


def test_every_question_names_figures_that_are_known() -> None:
    named = {row["live"] for row in raw.rows("guide/questions.csv")} - {""}
    assert named
    assert named <= set(ANSWERS)


def test_a_key_that_is_not_known_has_no_answer() -> None:
    assert answer(reader(), "horoscope") == []
    assert answer(reader(), "") == []


@pytest.mark.parametrize("key", sorted(ANSWERS))
def test_an_answer_is_sentences_without_unknown_figures(key: str) -> None:
    for guide in library().guides:
        for state in ("", "DC", "TX"):
            for sentence in answer(reader(guide, state=state), key):
                assert sentence == sentence.strip()
                assert "None" not in sentence
                assert "$0" not in sentence


def test_the_exam_answer_adds_dues() -> None:
    [cpc] = [one for one in answer(reader(), "exam_cost") if one.startswith("CPC:")]
    [row] = [r for r in raw.rows("certifications/certifications.csv") if r["slug"] == "cpc"]
    total = int(row["exam_fee_member"]) + int(row["membership_fee_annual"])
    assert f"exam ${row['exam_fee_member']}" in cpc
    assert f"${total}" in cpc
    assert "confidence" in cpc


def test_local_pay_is_that_of_the_state_and_the_nation() -> None:
    said = answer(reader(), "local_pay")
    paid = raw.paid("29-2072")
    wages = {area: int(paid[area]["A_MEDIAN"]) for area in ("25", "99")}
    assert f"in Massachusetts: half earn more than ${wages['25']:,} a year" in said[0]
    assert f"in the United States: half earn more than ${wages['99']:,} a year" in said[1]
    assert all("May 2025" in one for one in said)


def test_pass_rates_are_those_of_the_file() -> None:
    said = " ".join(answer(reader(), "pass_rates"))
    assert "CCA: 62% of first-time candidates passed in 2025." in said
    assert "CPC:" not in said


def test_only_degrees_gate_on_accreditation() -> None:
    [none] = answer(reader(), "accreditation")
    assert none.startswith("No certification")
    gated = answer(reader("health-information-technician"), "accreditation")
    assert any("RHIT" in one and "CAHIIM" in one for one in gated)


def test_the_apprentice_answer_names_three_ways() -> None:
    assert len(answer(reader(), "apprentice")) == 3
    assert answer(reader("health-information-technician"), "apprentice") == []
