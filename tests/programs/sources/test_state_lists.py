from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from careerguide.places.models import CountyArea, ZipCode
from careerguide.releases.loader import LOADERS
from programs.models import Provider, StateListedProgram
from programs.rules.codes import Control
from programs.rules.state_lists import read_lists
from programs.sources.state_lists import source_of
from tests.data import DATA
from tests.programs.sources.small import loaded, rejected, write

pytestmark = pytest.mark.usefixtures("empty_db")
LISTED = {
    "Program ID": "32211",
    "Program Name": "Medical Coding",
    "Instructional Program (CIP) Code": "510713",
    "Program Outcome": "Certificate",
    "Associted Credential Name": "Certified Coder",
    "Length: Contact Hours": "120",
    "Length: Weeks": "16",
    "Delivery Method": "Hybrid",
    "Occupation Code (ONET 1)": "29207200",
    "Occupation Code (ONET 2)": "43601300",
    "Occupation Code (ONET 3)": "",
    "Required Cost: Tuition & Fees": "1,500",
    "Required Cost: Books & Supplies": "200",
    "Optional Cost": "",
    "(Out Of District) Cost: Tuition & Fees": "",
    "Program URL": "https://madeup.example/coding",
    "Program ETPL Last Update": "2024-01-01",
    "Campus ID": "77",
    "ProviderName": "Made-up Training",
    "Campus Name": "Main",
    "Campus Address": "1 Main St",
    "Campus City": "Austin",
    "Campus State": "Texas",
    "Campus Zip Code": "78701",
    "Institution Type": "Private for-profit",
}


def texas(folder: Path, *changes: dict[str, Any]) -> Any:
    path = folder / "texas_etpl_2024-03-20.csv"
    return loaded("etpl-tx", write(path, list(LISTED), [LISTED | c for c in changes]))


def test_a_listed_program_is_loaded_as_its_provider_listed_it(tmp_path: Path) -> None:
    release = texas(tmp_path, {})
    assert release.edition == "2024-03-20"
    held = StateListedProgram.objects.get()
    assert (held.number, held.name, held.cip) == (32211, "Medical Coding", "51.0713")
    assert (held.hours, held.weeks, held.delivery) == (120, 16, "Hybrid")
    assert (held.tuition_fees, held.books, held.out_of_district) == (1500, 200, None)
    assert held.occupations == "29-2072 43-6013"
    assert held.credential == "Certified Coder"
    assert not held.apprenticeship


def test_its_campus_is_a_provider_placed_by_its_zip(tmp_path: Path) -> None:
    ZipCode.objects.create(
        code="78701",
        place="Austin",
        state="TX",
        county_fips="48453",
        latitude=30.3,
        longitude=-97.7,
    )
    CountyArea.objects.create(
        county_fips="48453", county="Travis", state="TX", area="12420", is_metro=True, cbsa="12420"
    )
    texas(tmp_path, {}, {"Program ID": "32212"})
    campus = Provider.objects.get()
    assert (campus.pk, campus.kind, campus.name) == (
        48_000_077,
        Provider.Kind.STATE_LISTED,
        "Made-up Training",
    )
    assert (campus.state, campus.cbsa, campus.latitude) == ("TX", "12420", 30.3)
    assert campus.control == Control.FOR_PROFIT


def test_a_campus_in_an_unknown_zip_has_no_place(tmp_path: Path) -> None:
    texas(tmp_path, {"Campus Zip Code": "00000"})
    assert Provider.objects.get().latitude is None


def test_lengths_and_outcomes_that_the_list_got_wrong_are_not_reported(tmp_path: Path) -> None:
    wrong = {"Length: Weeks": "ERROR", "Program Outcome": "INVALID CODE"}
    release = texas(tmp_path, wrong | {"Delivery Method": "INVALID CODE"})
    held = StateListedProgram.objects.get()
    assert (held.weeks, held.outcome, held.delivery) == (None, "", "")
    assert release.reasons["noted"] == {
        "a length that the list gives as ERROR, taken as not reported": 1
    }


def test_a_code_that_lost_its_first_zero_gets_it_back_and_none_stays_none(tmp_path: Path) -> None:
    code = "Instructional Program (CIP) Code"
    texas(tmp_path, {code: "10504"}, {code: "", "Program ID": "2"})
    held = dict(StateListedProgram.objects.values_list("number", "cip"))
    assert held == {32211: "01.0504", 2: ""}


def test_codes_may_be_written_with_their_points(tmp_path: Path) -> None:
    points = {
        "Instructional Program (CIP) Code": "51.0713",
        "Occupation Code (ONET 1)": "29-2072.00",
    }
    texas(tmp_path, points)
    held = StateListedProgram.objects.get()
    assert (held.cip, held.occupations) == ("51.0713", "29-2072 43-6013")


def test_what_a_form_on_the_web_got_wrong_is_mended_and_counted(tmp_path: Path) -> None:
    wrong = {
        "Program Name": "Welding 1/8&quot combo",
        "Associted Credential Name": "Driver\N{REPLACEMENT CHARACTER}s License",
        "ProviderName": "Made-up &amp; Sons",
        "Program URL": "www.madeup.example/a b",
    }
    release = texas(tmp_path, wrong)
    held = StateListedProgram.objects.get()
    assert (held.name, held.credential) == ('Welding 1/8" combo', "Driver’s License")
    assert held.website == "https://www.madeup.example/a"
    assert Provider.objects.get().name == "Made-up & Sons"
    assert release.reasons["noted"] == {
        "HTML entities in a name, decoded": 2,
        "names in which the file lost a character: apostrophes and dashes put back": 1,
        "web addresses written with errors, mended": 1,
    }


@pytest.mark.parametrize("bare", ["0", "1", "-"])
def test_a_credential_that_is_no_word_is_none_reported(tmp_path: Path, bare: str) -> None:
    release = texas(tmp_path, {"Associted Credential Name": bare})
    assert release.reasons["noted"] == {"a credential without a letter, taken as not reported": 1}
    assert [one.credential for one in StateListedProgram.objects.all()] == [""]


def test_a_word_that_no_row_explains_is_counted_for_readers_of_sources(tmp_path: Path) -> None:
    release = texas(tmp_path, {"Delivery Method": "By mail"})
    assert release.reasons["noted"] == {
        "a delivery that words.csv does not explain, taken as not reported": 1
    }


def test_a_list_that_is_described_in_another_way_is_read_anew() -> None:
    [listed] = [one for one in read_lists(DATA / "etpl") if one.source == "etpl-tx"]
    assert source_of(listed)().code == LOADERS["etpl-tx"].code
    other = replace(listed, words={**listed.words, ("delivery", "By mail"): "online"})
    assert source_of(other)().code != LOADERS["etpl-tx"].code


def test_an_apprenticeship_is_known_as_one(tmp_path: Path) -> None:
    texas(tmp_path, {"Institution Type": "Apprenticeship"})
    assert StateListedProgram.objects.get().apprenticeship


def test_rows_without_names_and_rows_twice_are_rejected_and_the_program_may_come_again(
    tmp_path: Path,
) -> None:
    release = texas(tmp_path, {"Program Name": ""}, {}, {}, {"ProviderName": ""})
    assert rejected(release) == {
        2: "the program’s or the provider’s name is missing",
        4: "the program stands in the file twice",
        5: "the program’s or the provider’s name is missing",
    }
    assert StateListedProgram.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "field", "note"),
    [
        (
            {"Occupation Code (ONET 1)": "29-20", "Occupation Code (ONET 2)": ""},
            "occupations",
            "an occupation without a SOC code, left out",
        ),
        (
            {"Required Cost: Tuition & Fees": "free"},
            "tuition_fees",
            "a cost that is no figure, taken as not reported",
        ),
        (
            {"Required Cost: Tuition & Fees": "-1"},
            "tuition_fees",
            "a cost that is no figure, taken as not reported",
        ),
        (
            {"Instructional Program (CIP) Code": "5107130"},
            "cip",
            "a CIP code that is not six digits, taken as not reported",
        ),
        (
            {"Instructional Program (CIP) Code": "51.07"},
            "cip",
            "a CIP code that is not six digits, taken as not reported",
        ),
    ],
)
def test_a_program_is_not_lost_for_one_bad_cell(
    tmp_path: Path, change: dict[str, str], field: str, note: str
) -> None:
    release = texas(tmp_path, change)
    assert getattr(StateListedProgram.objects.get(), field) in ("", None)
    assert release.reasons["noted"] == {note: 1}


def test_numbers_that_no_address_has_room_for_become_lasting_ones(tmp_path: Path) -> None:
    odd = [
        {"Program ID": "123456789"}, {"Program ID": "A-17"}, {"Program ID": ""},
        {"Program ID": "3"}, {"Program ID": "3", "Program Name": "Another"},
        {"Program ID": "4", "Campus ID": "North", "Campus Name": "North"},
        {"Program ID": "5", "Campus ID": "1000000", "Campus Name": "South"},
    ]  # fmt: skip
    release = texas(tmp_path, *odd)
    first = set(StateListedProgram.objects.values_list("number", "provider", "name"))
    assert (len(first), rejected(release)) == (7, {})
    assert len({number for number, *_rest in first}) == 7
    assert len({provider for _number, provider, _name in first}) == 3
    assert all(0 < number < 10**8 for number, *_rest in first)
    assert {3, 4, 5} < {number for number, *_rest in first}
    assert release.reasons["noted"] == {
        "programs whose number is another’s too, given one of their own": 1,
        "programs whose number no address has room for, given one of their own": 3,
    }
    StateListedProgram.objects.all().delete()
    texas(tmp_path, *reversed(odd[:3]), *odd[3:])
    assert set(StateListedProgram.objects.values_list("number", "provider", "name")) == first


def test_schools_of_the_directory_stay_when_the_list_is_loaded_again(tmp_path: Path) -> None:
    from tests.programs.sources.test_institutions import directory, school

    loaded("ipeds-hd", directory(tmp_path, school()))
    texas(tmp_path, {})
    texas(tmp_path, {"ProviderName": "Renamed Training"})
    assert sorted(Provider.objects.values_list("name", flat=True)) == [
        "Made-up College",
        "Renamed Training",
    ]
    loaded("ipeds-hd", directory(tmp_path, school(INSTNM="Renamed College")))
    assert sorted(Provider.objects.values_list("name", flat=True)) == [
        "Renamed College",
        "Renamed Training",
    ]
