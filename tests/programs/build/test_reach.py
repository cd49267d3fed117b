"""Where programs lead, in the real data: each case was wrong once. Truth from the files by hand."""

import numpy as np
import pytest
from django.test import Client

from plan.plan import Plan
from plan.query import PlanQuery, look_up
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.models import FurtherTraining, License, Program
from programs.rules.codes import AwardLevel, Entry
from programs.rules.ids import program_number, program_slug
from programs.selection import Selection
from salaries.models import Attainment, RequiredEducation

pytestmark = pytest.mark.usefixtures("site_data")
LICENSED = "29-1141"


def program(slug: str) -> Program:
    return Program.objects.get(pk=program_number(slug))


def leading(job: str, **more: object) -> list[str]:
    found = Selection(catalog(), ProgramQuery(occupation=job, **more))
    return [program_slug(int(number)) for number in catalog().id[found.matching.rows]]


def names_of(slugs: list[str]) -> list[str]:
    return [program(slug).name for slug in slugs]


def test_the_shares_are_those_of_the_files() -> None:
    asked = dict(
        RequiredEducation.objects.filter(onet_code="29-1141.00").values_list("category", "percent")
    )
    assert (asked[3], asked[5]) == (22.5, 19.39)
    assert 6 not in asked, "O*NET recommends to suppress it"
    held = dict(Attainment.objects.filter(occupation="29-1141").values_list("level", "percent"))
    assert (held[2], held[4], held[5]) == (4.1, 26.4, 53.8)


def test_associate_nursing_leads_to_registered_nurses() -> None:
    assert program("224615-51.3801-3").occupation == LICENSED
    associate = Program.objects.filter(field="51.3801", award_level=AwardLevel.ASSOCIATE)
    without = associate.filter(occupation="")
    assert associate.count() > 1_100
    assert without.count() <= 1, "1,132 before"
    in_texas = leading(LICENSED, state=("TX",))
    assert "224615-51.3801-3" in in_texas
    levels = {program(slug).award_level for slug in in_texas}
    assert levels == {AwardLevel.ASSOCIATE, AwardLevel.BACHELOR, AwardLevel.UNDER_4_YEARS}


def test_no_twelve_week_course_leads_to_a_registered_nurse() -> None:
    rows = Selection(catalog(), ProgramQuery(occupation=LICENSED)).matching.rows
    assert not np.isin(catalog()["award_level"][rows], (0, 20, 21, 2)).any()


@pytest.mark.parametrize(
    ("slug", "job"),
    [
        ("tx-34311", "49-3011"),  # nurse aide, listed under farm equipment repair
        ("tx-35199", "53-3011"),  # pastry chef; its provider says ambulance drivers
        ("tx-33580", "29-2055"),  # sterile processing, listed under surgical technology
        ("tx-32751", "29-2032"),  # physical therapist assistant, listed under sonography
        ("tx-32196", "31-9092"),  # EKG basics, a seminar of five hours
        ("tx-30765", "29-1141"),  # RN to BSN
        ("tx-10609", "29-2072"),  # CRC bootcamp, 16 hours
        ("tx-8905", "51-4121"),  # introduction to welding, 80 hours
    ],
)
def test_a_program_does_not_lead_there(slug: str, job: str) -> None:
    assert slug not in leading(job, state=("TX",))


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("101693-13.0101-5", ""),  # education: teaching needs a preparation program
        ("104717-43.0103-3", "33-3051"),  # officers, from whom supervisors are promoted
        ("110398-22.0101-18", "23-1011"),  # law
    ],
)
def test_the_job_of_a_field_and_award(slug: str, expected: str) -> None:
    field, level = slug.split("-")[1:]
    jobs = set(
        Program.objects.filter(field=field, award_level=level, origin=1)
        .values_list("occupation", flat=True)
        .distinct()
    )
    assert jobs == {expected}


@pytest.mark.parametrize("field", ["50.0702", "26.0101", "23.0101", "54.0101", "27.0101"])
def test_a_bachelors_of_a_subject_makes_no_teacher(field: str) -> None:
    """Art, biology, English, history, mathematics: a license needs more than the field."""
    found = Program.objects.filter(field=field, award_level=AwardLevel.BACHELOR)
    assert found.count() > 300
    assert not found.filter(occupation__startswith="25-2").exists()


def test_nursing_administration_is_for_nurses_and_makes_no_nurse_practitioner() -> None:
    found = Program.objects.filter(field="51.3802")
    assert set(found.values_list("entry", flat=True)) == {Entry.FURTHER}
    assert not found.filter(occupation="29-1171").exists()


def test_longer_emergency_medical_certificates_lead_to_paramedics() -> None:
    found = Program.objects.filter(field="51.0904", origin=1)
    jobs = {lv: set(found.filter(award_level=lv).values_list("occupation", flat=True))
            for lv in (20, 21, 2)}  # fmt: skip
    assert jobs == {20: {"29-2042"}, 21: {"29-2042"}, 2: {"29-2043"}}


def test_a_reader_can_ask_for_further_training() -> None:
    asked = leading(LICENSED, state=("TX",), entry=(Entry.FURTHER.slug,))
    assert "tx-30765" in asked
    assert not set(asked) & set(leading(LICENSED, state=("TX",)))
    both = leading(LICENSED, state=("TX",), entry=("beginners", "further"))
    assert set(both) == set(asked) | set(leading(LICENSED, state=("TX",)))


def test_a_page_says_for_whom_a_program_is_and_why() -> None:
    page = Client().get("/programs/tx-30765/").content.decode()
    assert "For people already in the field" in page
    assert "A completion program is for registered nurses" in page
    assert (
        "already in the field" not in Client().get("/programs/224615-51.3801-3/").content.decode()
    )


def test_a_page_says_why_an_award_below_the_usual_entry_reaches_a_job() -> None:
    page = Client().get("/programs/224615-51.3801-3/").content.decode()
    assert "NCLEX-RN" in page
    assert "41.9% of these jobs ask for schooling after high school" in page
    assert "26.4% of workers hold an associate" in page


def test_what_only_the_provider_says_is_shown_as_its_claim() -> None:
    page = Client().get("/programs/tx-35199/").content.decode()
    assert "The provider says it also leads to:" in page
    assert "Ambulance Drivers" in page
    assert program("tx-35199").occupation != "53-3011"


def first_of_plan(number: int = 6, **asked: str) -> list[str]:
    query = PlanQuery(**asked)
    plan = Plan(query, *look_up(query))
    slugs = [one.key.partition("~")[0] for one in plan.ranked]
    return [slug for slug in slugs if program_number(slug)][:number]


@pytest.mark.parametrize(
    ("asked", "field", "name"),
    [
        ({"target": "29-1141", "zip": "75201", "pay": "17"}, "51.3801", "nurs"),
        ({"target": "29-1141", "zip": "43215"}, "51.3801", "nurs"),
        ({"target": "49-3011", "zip": "75201"}, "47.060", "aviation|aircraft"),
        ({"target": "29-2061", "zip": "75201"}, "51.39", "vocational"),
        ({"target": "29-2055", "zip": "75201"}, "51.0909", "surgical"),
        ({"target": "29-2032", "zip": "75201"}, "51.0910", "sonography"),
        ({"target": "53-3032", "zip": "75201"}, "49.0205", "cdl|truck|driv"),
        ({"target": "49-9021", "zip": "75201"}, "", "refrigeration|heating"),
        ({"target": "31-9092", "zip": "75201"}, "51.0", "assist"),
        ({"target": "51-4121", "zip": "77002"}, "48.0508", "weld"),
    ],
)
def test_a_beginners_plan_has_programs_that_beginners_can_enter(
    asked: dict[str, str], field: str, name: str
) -> None:
    words = name.split("|")
    for slug in first_of_plan(**{k: v for k, v in asked.items() if k != "pay"}):
        found = program(slug)
        assert found.entry == Entry.BEGINNERS, found
        assert (found.field_id or "").startswith(field), found
        assert any(word in found.name.lower() for word in words), found


def test_a_plan_for_dental_hygiene_begins_with_associate_degrees() -> None:
    found = [program(slug) for slug in first_of_plan(3, target="29-1292", state="OH")]
    assert {one.award_level for one in found} == {AwardLevel.ASSOCIATE}


def test_plans_offer_no_seminar_endorsement_or_bootcamp() -> None:
    for asked in (
        {"target": "53-3032", "zip": "75201"},
        {"target": "49-9021", "zip": "75201"},
        {"target": "29-2072"},
        {"target": "51-4121", "zip": "77002"},
    ):
        names = " ".join(names_of(first_of_plan(10_000, **asked))).lower()
        assert "endorsements" not in names
        assert "epa certification seminar" not in names
        assert "crc bootcamp" not in names
        assert "introduction to welding" not in names


def test_staff_keep_licenses_and_kinds_of_further_training() -> None:
    assert License.objects.count() > 50
    assert FurtherTraining.objects.count() > 15
    for row in [*License.objects.all(), *FurtherTraining.objects.all()]:
        row.full_clean()
        assert row.source
        assert row.as_of


@pytest.mark.parametrize(
    ("cip", "level", "job"),
    [
        ("26.0101", 3, ""),  # biology: two years of a bachelor's, not a technician of agriculture
        ("26.0101", 5, "19-4021"),
        ("54.0101", 3, ""),  # history: not a tour guide
        ("50.0701", 3, ""),  # art: not a photographer
        ("52.0201", 3, ""),  # business: not a transportation manager
        ("11.0103", 3, ""),  # information technology: not a network architect
        ("47.0603", 2, "49-3021"),  # autobody: not an insurance appraiser
        ("47.0303", 2, "49-9041"),  # industrial mechanics: few come to wind turbines
        ("47.0613", 2, "49-3031"),  # heavy vehicles: not a mechanic of cars
        ("51.0907", 3, "29-1124"),  # radiation therapy: not radiography
        ("22.0302", 2, "23-2011"),  # paralegal certificate: not a title examiner
        ("52.0408", 2, "43-9061"),  # office work: not an order clerk
        ("11.0701", 7, "15-1252"),  # computer science: few come to research
        ("51.3805", 7, "29-1171"),  # few people, but a license says that its degree is for it
        ("13.1210", 3, "25-2011"),
    ],
)
def test_the_job_that_stands_for_a_field_is_one_that_people_come_to_with_the_award(
    cip: str, level: int, job: str
) -> None:
    found = Program.objects.filter(field=cip, award_level=level, origin=1)
    assert set(found.values_list("occupation", flat=True)) == {job}


def test_a_page_says_that_an_academic_field_prepares_for_transfer(client: Client) -> None:
    known = Program.objects.filter(field="26.0101", award_level=3).values_list("pk", flat=True)
    page = client.get(f"/programs/{program_slug(known[0])}/").content.decode()
    assert "prepares for transfer" in page
    associate = {program_slug(number) for number in known}
    assert not associate & set(leading("19-4012"))
