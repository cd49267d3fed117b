"""Which papers a job asks for in a state: never those of another."""

import re

import pytest
from django.test import Client

from certifications.papers import papers, rule_words
from certifications.prepares import least_award
from certifications.rules.codes import CredentialKind, Experience
from certifications.store import certifications
from plan.credentials import asked_for, asking, fitting, needs_course
from programs.catalog import catalog
from tests.certifications.truth import rows

pytestmark = pytest.mark.usefixtures("site_data")
AIDE, NURSE, HVAC, WELDER, CODER = "31-1131", "29-1141", "49-9021", "51-4121", "29-2072"


def slugs(soc: str, state: str) -> set[str]:
    return {one.slug for one in papers(soc, state).all}


def test_the_license_of_massachusetts_is_offered_there_and_nowhere_else() -> None:
    assert "cna-ma" in slugs(AIDE, "MA")
    for state in ("OH", "TX", ""):
        assert "cna-ma" not in slugs(AIDE, state)
        assert "cpct-a" in slugs(AIDE, state), "what holds everywhere is of use there"


def test_no_state_is_offered_another_states_license_for_any_job() -> None:
    jobs = {link.code for one in certifications().all for link in one.occupations}
    for soc in jobs:
        for state in ("OH", "CA", ""):
            assert not [one for one in papers(soc, state).all if one.state not in ("", state)]
            assert not [one for one in asking(soc, state) if one.state not in ("", state)]


def test_ohio_is_told_its_own_hours_and_not_those_of_texas() -> None:
    found = papers(AIDE, "OH")
    said = [rule_words(rule) for _one, rule in found.rules]
    assert "minimum hours of a nurse aide program: 75 hours, 16 of them clinical" in said
    assert {rule.state for _one, rule in found.rules} == {"OH"}
    assert "at least 75 hours" in found.law
    assert papers(AIDE, "").rules == ()


def test_what_a_law_asks_for_comes_before_what_none_does() -> None:
    assert [one.slug for one in papers(HVAC, "OH").needed] == ["epa-608"]
    assert [one.slug for one in papers(HVAC, "OH").optional] == ["nate"]
    assert papers(WELDER, "TX").needed == ()


def test_a_job_that_nobody_knows_papers_of_has_none() -> None:
    found = papers("47-2031", "OH")
    assert (found.needed, found.optional, found.rules) == ((), (), ())


def test_only_what_somebody_asks_for_counts_as_asked() -> None:
    assert asked_for(asking(CODER)), "a source says that employers do"
    assert asked_for(asking(NURSE)), "a law does"
    assert not asked_for(asking(WELDER)), "our editors alone linked it"


def test_an_exam_without_schooling_follows_a_program_of_any_field() -> None:
    epa = certifications().by_slug["epa-608"]
    assert not needs_course(epa)
    assert epa in fitting(asking(HVAC, "OH"), "15.0501", 21, 0)
    nurse = asking(NURSE, "OH")
    assert not fitting(nurse, "15.0501", 3, 0), "the NCLEX asks for a nursing program"
    assert [one.slug for one in fitting(nurse, "51.3801", 3, 0)] == ["nclex-rn"]


def test_every_program_that_leads_to_nurses_by_their_license_takes_their_exam() -> None:
    """A hospital school's diploma, and bachelors of nursing science or practice."""
    at, known = catalog().wages.code_at[NURSE], catalog()
    rows = known.into(at)
    offered = {(known.field_codes[field], int(award)) for field, award in zip(
        known.field[rows].tolist(), known["award_level"][rows].tolist(), strict=True)}  # fmt: skip
    assert {("51.3801", 4), ("51.3808", 5), ("51.3818", 3)} <= offered
    for cip, award in offered:
        assert [one.slug for one in fitting(asking(NURSE), cip, award, 0)] == ["nclex-rn"]


def test_the_least_that_any_way_asks_is_what_is_asked() -> None:
    known = certifications().by_slug
    assert least_award(known["cp-nala"]) == 0, (
        "a paralegal program is one way, a bachelor's another"
    )
    assert least_award(known["arrt-r"]) > 0
    assert known["ccma"].experience == (Experience.NONE, None), "a program opens it without work"
    assert known["cda-council"].experience == (Experience.SOME, 3), "480 hours: 2.8 months"
    assert known["electrician-ma"].experience == (Experience.SOME, 48)


def test_only_what_has_an_exam_is_tried_in_plans() -> None:
    for one in certifications().all:
        if one.kind in (CredentialKind.CERTIFICATION, CredentialKind.LICENSE_EXAM):
            assert one.sits
    known = certifications().by_slug
    assert not known["hha"].sits
    assert not known["osha-10"].sits
    assert known["epa-608"].sits


def test_the_list_filtered_by_a_state_has_its_own_licenses_and_what_holds_everywhere(
    client: Client,
) -> None:
    for state in ("MA", "OH"):
        text = client.get("/certifications/", {"state": state, "size": "100"}).content.decode()
        shown = set(re.findall(r'<th scope="row"><a href="/certifications/([^/"]+)/"', text))
        assert shown == {
            row["slug"] for row in rows("certifications") if row["state"] in ("", state)
        }
