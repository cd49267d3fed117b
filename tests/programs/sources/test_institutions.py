from pathlib import Path
from typing import Any

import pytest

from programs.models import Completion, InstitutionService, Provider
from programs.rules.codes import Control, SchoolKind
from tests.programs.sources.small import loaded, rejected, write

pytestmark = pytest.mark.usefixtures("empty_db")
DIRECTORY = (
    "UNITID", "INSTNM", "IALIAS", "ADDR", "CITY", "STABBR", "ZIP", "OPEID", "WEBADDR", "CONTROL",
    "CLOSEDAT", "DEATHYR", "CBSA", "COUNTYCD", "LATITUDE", "LONGITUD", "INSTCAT",
    "TRIBAL", "OPEFLAG",
)  # fmt: skip
SERVICES = ("UNITID", "DISTNCED", "DISTCRS", "DISTPGS", "CALSYS", "PT_UG", "OPENADMP")


def school(**changed: Any) -> dict[str, Any]:
    given = {
        "UNITID": 100001, "INSTNM": "Made-up College", "IALIAS": "MUC", "ADDR": "1 Main St",
        "CITY": "Worcester", "STABBR": "MA", "ZIP": "01608", "OPEID": "00123400",
        "WEBADDR": "www.madeup.example/", "CONTROL": "1", "CLOSEDAT": "-2", "DEATHYR": "-2",
        "CBSA": "49340", "COUNTYCD": "25027", "LATITUDE": "42.26", "LONGITUD": "-71.80",
        "INSTCAT": "4", "TRIBAL": "2", "OPEFLAG": "1",
    }  # fmt: skip
    return given | changed


def directory(folder: Path, *rows: dict[str, Any]) -> Path:
    return write(folder / "hd2024.csv", DIRECTORY, rows)


def test_a_school_is_loaded_with_its_place_and_control(tmp_path: Path) -> None:
    release = loaded("ipeds-hd", directory(tmp_path, school()))
    assert release.edition == "HD2024"
    held = Provider.objects.get()
    assert (held.pk, held.name, held.city, held.state) == (
        100001,
        "Made-up College",
        "Worcester",
        "MA",
    )
    assert (held.county_fips, held.cbsa, held.latitude, held.longitude) == (
        "25027",
        "49340",
        42.26,
        -71.8,
    )
    assert (held.control, held.website, held.closed) == (
        Control.PUBLIC,
        "https://www.madeup.example",
        "",
    )


@pytest.mark.parametrize(
    ("column", "value", "field", "held"),
    [
        ("CBSA", "-2", "cbsa", ""),
        ("COUNTYCD", "-2", "county_fips", ""),
        ("COUNTYCD", "1001", "county_fips", "01001"),
        ("IALIAS", " ", "alias", ""),
        ("CONTROL", "-3", "control", Control.UNKNOWN),
        ("LATITUDE", "", "latitude", None),
        ("CLOSEDAT", "June 2025", "closed", "June 2025"),
        ("DEATHYR", "2024", "closed", "2024"),
    ],
)
def test_what_the_directory_marks_missing_is_not_kept_as_a_value(
    column: str, value: str, field: str, held: Any, tmp_path: Path
) -> None:
    loaded("ipeds-hd", directory(tmp_path, school(**{column: value})))
    assert getattr(Provider.objects.get(), field) == held


@pytest.mark.parametrize(
    ("control", "category", "tribal", "kind"),
    [
        ("1", "4", "2", SchoolKind.COMMUNITY),
        ("1", "3", "2", SchoolKind.COMMUNITY_4),
        ("1", "2", "2", SchoolKind.PUBLIC_4),
        ("1", "1", "2", SchoolKind.UNKNOWN),
        ("1", "6", "2", SchoolKind.TECHNICAL),
        ("1", "-2", "2", SchoolKind.UNKNOWN),
        ("1", "4", "1", SchoolKind.TRIBAL),
        ("2", "2", "1", SchoolKind.TRIBAL),
        ("2", "4", "2", SchoolKind.NONPROFIT),
        ("3", "6", "2", SchoolKind.FOR_PROFIT),
        ("-3", "4", "2", SchoolKind.UNKNOWN),
    ],
)
def test_a_schools_kind_is_read_from_control_category_and_tribal_flag(
    tmp_path: Path, control: str, category: str, tribal: str, kind: SchoolKind
) -> None:
    row = school(CONTROL=control, INSTCAT=category, TRIBAL=tribal)
    loaded("ipeds-hd", directory(tmp_path, row))
    assert Provider.objects.get().school_kind == kind


@pytest.mark.parametrize(
    ("flag", "takes_part"),
    [("1", True), ("2", True), ("3", False), ("5", False), ("6", False), ("", None), ("-2", None)],
)
def test_whether_a_school_takes_part_in_federal_aid_is_unknown_where_nothing_says_so(
    tmp_path: Path, flag: str, takes_part: bool | None
) -> None:
    loaded("ipeds-hd", directory(tmp_path, school(OPEFLAG=flag)))
    assert Provider.objects.get().federal_aid is takes_part


def test_schools_that_cannot_be_told_apart_or_placed_are_rejected(tmp_path: Path) -> None:
    release = loaded(
        "ipeds-hd",
        directory(
            tmp_path,
            school(),
            school(INSTNM="Again"),
            school(UNITID=100002, INSTNM=""),
            school(UNITID=100003, STABBR=""),
            school(UNITID="1e5"),
            school(UNITID=100004, LATITUDE="north"),
        ),
    )
    assert rejected(release) == {
        3: "UNITID stands in the file twice",
        4: "the name or the state is blank",
        5: "the name or the state is blank",
        6: "UNITID is not six digits",
        7: "the latitude is not a number",
    }


@pytest.mark.parametrize(
    ("distance", "held"),
    [
        ({"DISTNCED": "1", "DISTCRS": "-2", "DISTPGS": "-2"}, InstitutionService.Distance.ALL),
        ({"DISTNCED": "2", "DISTCRS": "1", "DISTPGS": "1"}, InstitutionService.Distance.PROGRAMS),
        ({"DISTNCED": "2", "DISTCRS": "1", "DISTPGS": "0"}, InstitutionService.Distance.COURSES),
        ({"DISTNCED": "2", "DISTCRS": "0", "DISTPGS": "0"}, InstitutionService.Distance.NONE),
        ({"DISTNCED": "-1", "DISTCRS": "-1"}, InstitutionService.Distance.UNKNOWN),
    ],
)
def test_a_schools_distance_education_is_what_it_says_or_unknown(
    distance: dict[str, str], held: int, tmp_path: Path
) -> None:
    loaded("ipeds-hd", directory(tmp_path, school()))
    services = {"UNITID": 100001, "CALSYS": "1", "PT_UG": "1", "OPENADMP": "2"}
    loaded("ipeds-ic", write(tmp_path / "ic2024.csv", SERVICES, [services | distance]))
    found = InstitutionService.objects.get()
    assert (found.distance, found.part_time, found.open_admission) == (held, True, False)


def test_services_of_a_school_that_is_not_in_the_directory_are_unmatched(tmp_path: Path) -> None:
    loaded("ipeds-hd", directory(tmp_path, school()))
    rows = [{"UNITID": 100001, "DISTNCED": "1"}, {"UNITID": 999999, "DISTNCED": "1"}]
    release = loaded("ipeds-ic", write(tmp_path / "ic2024.csv", SERVICES, rows))
    assert (release.rows_loaded, release.rows_unmatched) == (1, 1)


COMPLETIONS = ("UNITID", "CIPCODE", "MAJORNUM", "AWLEVEL", "CTOTALT", "CTOTALM", "CTOTALW")


def offered(**changed: Any) -> dict[str, Any]:
    given = {"UNITID": 100001, "CIPCODE": "51.0713", "MAJORNUM": 1, "AWLEVEL": 21, "CTOTALT": 4}
    return given | changed


def completions(folder: Path, *rows: dict[str, Any], year: int = 2024) -> Path:
    return write(folder / f"c{year}_a.csv", COMPLETIONS, rows)


def test_first_majors_are_loaded_and_no_awards_is_zero(tmp_path: Path) -> None:
    release = loaded("ipeds-c", completions(tmp_path, offered(), offered(AWLEVEL=3, CTOTALT=0)))
    assert release.edition == "C2024_A"
    assert list(Completion.objects.values_list("provider", "cip", "award_level", "awards")) == [
        (100001, "51.0713", 21, 4),
        (100001, "51.0713", 3, 0),
    ]


def test_second_majors_and_totals_are_counted_apart(tmp_path: Path) -> None:
    path = completions(tmp_path, offered(), offered(MAJORNUM=2), offered(CIPCODE="99"))
    release = loaded("ipeds-c", path)
    assert (release.rows_loaded, release.rows_unmatched, release.rows_rejected) == (1, 2, 0)
    assert release.reasons["unmatched"] == {
        "second majors, which are the same programs again": 1,
        "totals over all fields": 1,
    }


def test_completions_that_cannot_be_read_are_rejected_with_their_line(tmp_path: Path) -> None:
    release = loaded(
        "ipeds-c",
        completions(
            tmp_path,
            offered(),
            offered(UNITID="10001"),
            offered(CIPCODE="510713"),
            offered(CIPCODE="51.07"),
            offered(AWLEVEL=1),
            offered(AWLEVEL=""),
            offered(AWLEVEL=3, CTOTALT="."),
            offered(AWLEVEL=3, CTOTALT="-1"),
            offered(CTOTALT=9),
        ),
    )
    assert rejected(release) == {
        3: "UNITID is not six digits",
        4: "the CIP code is not like 51.0713",
        5: "the CIP code is not like 51.0713",
        6: "the award level is none of IPEDS's",
        7: "the award level is none of IPEDS's",
        8: "the number of awards is not a whole number",
        9: "the number of awards is not a whole number",
        10: "this school, field and award level stand in the file twice",
    }
    assert Completion.objects.count() == 1


def test_completions_of_several_years_stand_side_by_side(tmp_path: Path) -> None:
    for year in (2023, 2024):
        loaded("ipeds-c", completions(tmp_path, offered(CTOTALT=year), year=year))
    assert set(Completion.objects.values_list("release__year", "awards")) == {
        (2023, 2023),
        (2024, 2024),
    }


@pytest.mark.parametrize(
    ("given", "held", "written"),
    [
        ("4137817822", "4137817822", "413-781-7822"),
        ("(413) 781-7822", "4137817822", "413-781-7822"),
        ("1-413-781-7822", "4137817822", "413-781-7822"),
        ("413781782212", "413781782212", "413-781-7822, ext. 12"),
        ("7817822", "", ""),
        ("-2", "", ""),
        ("none", "", ""),
        ("0137817822", "", ""),
    ],
)
def test_a_telephone_number_is_held_as_digits_and_written_as_people_read_it(
    tmp_path: Path, given: str, held: str, written: str
) -> None:
    rows = [school(GENTELE=given)]
    loaded("ipeds-hd", write(tmp_path / "hd2024.csv", (*DIRECTORY, "GENTELE"), rows))
    found = Provider.objects.get()
    assert (found.phone, found.telephone) == (held, written)


def test_a_directory_without_telephone_numbers_is_loaded_all_the_same(tmp_path: Path) -> None:
    loaded("ipeds-hd", directory(tmp_path, school()))
    assert Provider.objects.get().telephone == ""
