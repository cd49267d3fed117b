import numpy as np
import pytest
from django.http import QueryDict

from careerguide.lists.state import BadValue
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.meaning import JOB, Meaning, find_occupation, find_occupations
from programs.models import FieldOccupation, Program, Provider
from programs.rules.codes import Entry
from programs.selection import Selection
from programs.understood import selected

pytestmark = pytest.mark.usefixtures("site_data")


def found(query: str) -> list[int]:
    state, problems = ProgramQuery.from_params(QueryDict(query))
    selection = Selection(catalog(), state, problems)
    assert not selection.problems
    return [int(number) for number in selection.catalog.id[selection.ordered]]


def test_a_place_named_in_passing_is_near_where_it_leaves_nothing() -> None:
    listed = selected(ProgramQuery(q="electrician classes brooklyn"), ())
    assert listed.total
    assert listed.place is not None
    assert listed.place.label == "Brooklyn, NY"


def test_instructors_courses_added_duties_and_later_levels_are_no_way_in() -> None:
    known = catalog()
    titles = [known.field_codes[int(at)] if at >= 0 else "" for at in known.field]
    instructors = [row for row, code in enumerate(titles) if code == "12.0413"]
    assert instructors
    names = dict(enumerate(known.listed))
    later = [row for row, name in names.items() if "NCCER" in name and "Level 2" in name]
    nitrous = [row for row, name in names.items() if name.startswith("Nitrous Oxide")]
    assert later
    assert nitrous
    entry = known["entry"]
    assert {int(entry[row]) for row in (*instructors, *later, *nitrous)} == {int(Entry.FURTHER)}


def numbers(**filters: object) -> set[int]:
    return set(Program.objects.filter(**filters).values_list("pk", flat=True))


def test_medical_coder_finds_every_coding_program_in_massachusetts_first() -> None:
    coding = numbers(field_id="51.0713", provider__state="MA")
    assert len(coding) == 7
    assert set(found("q=medical+coder&state=MA")[: len(coding)]) == coding


def test_a_job_title_finds_programs_whose_field_leads_to_the_job() -> None:
    assert find_occupation(catalog(), "medical coder") == catalog().wages.code_at["29-2072"]
    by_title = set(found("q=medical+coder"))
    health_information = numbers(field_id="51.0707", award_level=3)
    official = FieldOccupation.objects.filter(field_id="51.0707", occupation_id="29-2072")
    assert official.exists()
    assert health_information <= by_title


def test_a_school_is_found_by_its_name_and_nothing_but_its_programs() -> None:
    assert set(found("q=berkshire+community+college")) == numbers(provider_id=164775)


def test_a_city_finds_the_programs_of_its_schools() -> None:
    schools = Provider.objects.filter(city__iexact="Pittsfield")
    inside = numbers(provider__in=schools)
    by_city = set(found("q=pittsfield"))
    assert inside
    assert inside <= by_city
    for school in Provider.objects.filter(program__pk__in=by_city - inside).distinct():
        assert "pittsfield" in f"{school.name} {school.alias}".lower()


@pytest.mark.parametrize(
    "words",
    ["medical coder springfield", "springfield medical coder", "MEDICAL CODERS Springfield"],
)
def test_words_may_say_what_and_where_in_either_order(words: str) -> None:
    query = words.replace(" ", "+")
    here = set(found(f"q={query}"))
    coding = numbers(field_id="51.0713", provider__city="Springfield")
    assert coding
    assert coding <= here
    for program in Program.objects.filter(pk__in=here).select_related("provider"):
        school = program.provider
        assert "springfield" in f"{school.name} {school.alias} {school.city}".lower()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nursing", "NURSING"),
        ("medical coding", "medical coding classes"),
        ("medical coding boston", "medical coding courses in boston"),
        ("dental assistant", "dental assistants"),
        ("bogota", "Bogotá"),
    ],
)
def test_case_accents_plurals_and_little_words_change_nothing(one: str, other: str) -> None:
    assert found(f"q={one}") == found(f"q={other}")


def test_words_narrow_what_other_filters_leave() -> None:
    every, narrowed = set(found("q=welding")), set(found("q=welding&award=0"))
    assert narrowed == every & numbers(award_level=0)


def test_with_a_place_only_what_the_words_name_is_listed() -> None:
    there = set(found("q=welding&state=TX"))
    assert numbers(field_id="48.0508", provider__state="TX") <= there
    assert there < set(found("q=welding")) & numbers(provider__state="TX")


def test_a_listed_program_is_found_by_the_name_its_provider_gave_it() -> None:
    assert 48_000_032_211 in found("q=home+builders+pre-apprentice")


def test_words_nobody_uses_find_nothing() -> None:
    assert found("q=zzzyx") == []
    assert found("q=zzzyx+qqqyx") == []


def test_a_word_nobody_uses_is_left_out_beside_words_that_are_known() -> None:
    assert found("q=nursing+zzzyx&state=MA") == found("q=nursing&state=MA")


def test_what_the_words_name_stands_before_what_leads_to_the_job() -> None:
    meaning = Meaning(catalog(), "medical coder")
    there = found("q=medical+coder&status=open&status=unknown")
    tiers = [int(meaning.tier[catalog().row(number)]) for number in there]
    assert tiers == sorted(tiers)
    assert {JOB} < set(tiers)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("29-2072", "29-2072"),
        ("29-2072 Medical Records Specialists", "29-2072"),
        ("Medical Records Specialists", "29-2072"),
        ("registered nurse", "29-1141"),
        ("Nursing Assistants", "31-1131"),
        ("medical coder", "29-2072"),
        ("Medical Coders", "29-2072"),
        ("medical biller", "43-3021"),
        ("welder", "51-4121"),
        ("Electricians", "47-2111"),
        ("Welders, Cutters, Solderers, and Brazers", "51-4121"),
        # What several share a title with means the one that most of such titles belong to.
        ("coach", "27-2022"),
        ("police", "33-3051"),
        # A field of study means the job that its programs lead to.
        ("cosmetology", "39-5012"),
        ("plumbing", "47-2152"),
        ("truck driving", "53-3032"),
        ("billing and coding", "29-2072"),
    ],
)
def test_a_job_is_named_by_code_title_or_job_title(text: str, code: str) -> None:
    assert catalog().wages.codes[find_occupation(catalog(), text)] == code


def test_every_occupation_is_named_by_its_own_title_alone() -> None:
    known = catalog().wages
    for at, title in enumerate(known.titles):
        if known.detailed[at]:
            assert find_occupations(catalog(), title[:100]) == [at]


def test_what_else_the_words_may_mean_comes_after_the_best() -> None:
    codes = [catalog().wages.codes[at] for at in find_occupations(catalog(), "truck driver")]
    assert codes[:2] == ["53-3032", "53-3033"]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("text", ["zzzyx", "!!!", "zzzyx qqqyx"])
def test_words_of_no_occupation_are_said_to_match_none(text: str) -> None:
    with pytest.raises(BadValue, match="No occupation matches"):
        find_occupations(catalog(), text)


def test_programs_that_lead_to_each_job_are_counted_by_field_and_reach() -> None:
    rows = catalog().of_fields(catalog().fields_under("51.07"))
    counts = catalog().counts_leading(rows)
    for soc in ("29-2072", "29-9021", "43-3021", "11-9111", "25-1071"):
        at = catalog().wages.code_at[soc]
        job = np.zeros(len(counts), dtype=bool)
        job[at] = True
        linked = catalog().leading_to(job, rows)
        listed = (rows < len(catalog().listed)) & (catalog()["occupation"][rows] == at)
        assert linked.sum() - listed.sum() <= counts[at] <= linked.sum()


def test_billers_lead_to_billing_clerks_and_only_by_the_editorial_link() -> None:
    link = FieldOccupation.objects.get(field_id="51.0714", occupation_id="43-3021")
    assert (link.origin, bool(link.reason), bool(link.source)) == ("editorial", True, True)
    billers = numbers(field_id="51.0714", origin=Program.Origin.COMPLETIONS)
    assert billers
    assert billers <= set(found("occupation=43-3021"))


def test_a_job_beyond_the_awards_reach_is_not_counted() -> None:
    """29-9021 asks for an associate degree; certificates of the same field do not lead there."""
    linked = FieldOccupation.objects.filter(field_id="51.0713", occupation_id="29-9021")
    assert linked.exists()
    leading = set(found("occupation=29-9021&field=51.0713"))
    assert leading == numbers(field_id="51.0713", award_level__in=(3, 5, 6, 7, 8, 17, 18, 19))
    assert numbers(field_id="51.0713", award_level=21)


def test_a_fields_own_teachers_are_nothing_a_program_leads_to() -> None:
    assert FieldOccupation.objects.filter(occupation_id="25-1071").exists()
    assert found("occupation=25-1071&state=MA") == []


@pytest.mark.parametrize(
    "query",
    [
        "q=welder&near=Houston",
        "occupation=51-4121&state=TX&entry=beginners&entry=further",
        "occupation=51-4121&near=77002&within=50&entry=beginners&entry=further",
    ],
)
def test_single_courses_come_after_all_that_leads_into_the_job_asked_for(query: str) -> None:
    further = numbers(entry=Entry.FURTHER)
    gone = set(catalog().id[catalog().gone].tolist())
    rows = [number for number in found(query) if number not in gone]
    after = [number in further for number in rows]
    assert any(after)
    assert after == sorted(after)


def test_a_place_alone_asks_for_no_job_so_the_nearest_comes_first() -> None:
    assert found("near=Houston") == found("near=Houston&sort=distance")


def test_of_a_group_that_words_mean_the_field_of_this_name_comes_first() -> None:
    aides = numbers(field_id="13.1501")
    first = found("q=teacher's+aide")
    assert set(first[:10]) <= aides
    assert set(first) > numbers(field_id="13.1599"), "the rest of the group comes after"


def test_a_degree_of_its_own_name_beside_a_subject_is_that_degree() -> None:
    """An MBA in health care is an MBA, and not whatever health care has most graduates of."""
    for words in ("mba in healthcare", "healthcare mba"):
        selection = selected(ProgramQuery(q=words), ())
        assert selection.query.award == ("7",)
        ids = catalog().id[selection.ordered[:5]].tolist()
        kinds = Program.objects.filter(pk__in=ids).values_list("field_id", "award_level")
        assert set(kinds) <= {("52.0201", 7), ("51.0701", 7)}
