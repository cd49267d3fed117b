"""Made-up rules: which programs are for people already in the field."""

from programs.rules.further import Rule, why_further

GRADUATE = Rule("for nurses", ("51.38",), frozenset({7, 8}), unless="direct entry")
SEMINAR = Rule("a single course", named=r"\bseminar\b", unless="certificate")


def test_a_field_and_an_award_level_are_enough_without_a_name() -> None:
    assert why_further([GRADUATE], "51.3801", 7) == "for nurses"
    assert why_further([GRADUATE], "51.3801", 5) == ""
    assert why_further([GRADUATE], "51.0713", 7) == ""


def test_a_name_can_say_that_it_is_a_way_in() -> None:
    assert why_further([GRADUATE], "51.3801", 7, "MSN, Direct Entry") == ""


def test_a_rule_by_name_never_means_a_program_without_one() -> None:
    assert why_further([SEMINAR], "51.0902", 0, "EKG Basics SEMINAR") == "a single course"
    assert why_further([SEMINAR], "51.0902", 0, "EKG Certificate and Seminar") == ""
    assert why_further([SEMINAR], "51.0902", 0, "Seminary") == ""
    assert why_further([SEMINAR], "51.0902", 0) == ""


def test_the_first_rule_that_fits_gives_the_reason() -> None:
    assert why_further([GRADUATE, SEMINAR], "51.3801", 7, "Nursing Seminar") == "for nurses"
    assert why_further([SEMINAR, GRADUATE], "51.3801", 7, "Nursing Seminar") == "a single course"
    assert why_further([], "51.3801", 7, "Nursing Seminar") == ""
