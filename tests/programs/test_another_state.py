"""More states' lists are rows of data. The lists, their schools and their prices are made up."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from programs.models import Program
from programs.rules.codes import AwardLevel, Control, Delivery
from programs.rules.ids import program_number
from tests.data import DATA, SiteData, using
from tests.verify.twice import joined

LIST = {
    "state": "VT", "title": "Made-up list of Vermont", "publisher": "Nobody", "licence": "Made up",
    "url": "https://madeup.example/", "files": "etpl/made_up_*.csv", "fewest_rows": "1",
    "most_rows": "9", "number": "No.", "name": "Course", "campus": "Site", "provider": "School",
    "city": "Town", "zip": "ZIP", "control": "Kind", "cip": "Field", "outcome": "Award",
    "hours": "Hours", "weeks": "Weeks", "delivery": "How", "occupations": "Jobs",
    "tuition_fees": "Cost", "books": "Books",
}  # fmt: skip
# As a state might publish it that nobody here has seen: no numbers, a title above the head,
# semicolons, words and units in its cells, and an editor's older encoding.
OTHER = {
    "state": "ME", "title": "Made-up list of Maine", "publisher": "Nobody", "licence": "Made up",
    "url": "https://madeup.example/me", "files": "etpl/maine_*.csv", "fewest_rows": "1",
    "most_rows": "9", "name": "Training", "provider": "School", "city": "Town", "zip": "ZIP",
    "cip": "CIP", "delivery": "Format", "occupations": "O*NET", "length": "Duration",
    "tuition_fees": "Tuition|Fees", "completed_share": "Completed", "header_line": "3",
    "delimiter": ";", "encoding": "cp1252", "credential": "Credential",
}  # fmt: skip
MAINE = """Maine programs;;;;;;;;;;
;;;;;;;;;;
Training;School;Town;ZIP;CIP;Format;O*NET;Duration;Tuition;Fees;Completed;Credential
Caf\xe9 welding;Made-up Yard;Portland;4101;48.0508 Welding;Classroom;51-4121.00 Welders;10 weeks;\
"$1,900";$100;80%;Made-up card
Made-up Coding;Made-up Yard;Portland;4101;510713;Distance learning;29-2072;6 months;$900;n/a;;N/A
"""
WORDS = (
    "VT,control,Company,for profit", "VT,delivery,By internet,online",
    "VT,outcome,Two-year degree,associate", "VT,hours,n/a,not reported",
)  # fmt: skip
# Its number is that of a program of Texas.
CODING = {
    "No.": "32211", "Course": "Made-up Coding", "Site": "7", "School": "Made-up School",
    "Town": "Burlington", "ZIP": "05401", "Kind": "Company", "Field": "51.0713", "Award": "Card",
    "Hours": "120", "Weeks": "13", "How": "By internet", "Jobs": "29-2072.00", "Cost": "1,500",
    "Books": "200",
}  # fmt: skip
DEGREE = {"No.": "5", "Course": "Made-up Degree", "Award": "Two-year degree", "Weeks": "80",
          "Hours": "n/a", "How": "On site"}  # fmt: skip


def written(path: Path, rows: list[dict[str, str]], columns: list[str]) -> None:
    with path.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


def data_with_another_list(folder: Path) -> Path:
    """All of data/, with one more list: a row, its words and its file."""
    folder.mkdir()
    for path in DATA.iterdir():
        (folder / path.name).symlink_to(path)
    (folder / "etpl").unlink()
    (folder / "etpl").mkdir()
    for path in (DATA / "etpl").glob("*.gz"):
        (folder / "etpl" / path.name).symlink_to(path)
    with (DATA / "etpl" / "lists.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    written(folder / "etpl" / "lists.csv", [*rows, LIST, OTHER], list(rows[0]))
    words = (DATA / "etpl" / "words.csv").read_text().rstrip().splitlines()
    (folder / "etpl" / "words.csv").write_text("\n".join([*words, *WORDS]))
    written(folder / "etpl" / "made_up_2025-06-01.csv", [CODING, CODING | DEGREE], list(CODING))
    (folder / "etpl" / "maine_2026-01-15.csv").write_text(MAINE, encoding="cp1252")
    (folder / "etpl" / "outcomes.csv").symlink_to(DATA / "etpl" / "outcomes.csv")
    return folder


@pytest.fixture(scope="module")
def more_states(
    site: SiteData, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[str]:
    """The site with all three lists; what load_all said."""
    folder = tmp_path_factory.mktemp("two")
    own, data = site.copy(folder), data_with_another_list(folder / "data")
    done = own.python("tests/programs/other_data.py", str(data), "load_all", "--if-needed")
    assert (done.returncode, done.stderr) == (0, "")
    with using(own), django_db_blocker.unblock():
        yield done.stdout


def page(address: str) -> str:
    response: Any = Client().get(address)
    assert response.status_code == 200, address
    body = b"".join(response) if response.streaming else response.content
    return str(body.decode("utf-8-sig"))


def program(slug: str) -> Program:
    return Program.objects.select_related("provider").get(pk=program_number(slug))


def test_its_programs_are_loaded_and_no_other_file_is_read(more_states: str) -> None:
    assert more_states.splitlines()[0].startswith("etpl-vt 2025-06-01: 2 rows read, 2 loaded")
    assert "etpl-tx" not in more_states
    assert "\netpl-me 2026-01-15: 2 rows read, 2 loaded" in more_states
    listed = Program.objects.filter(origin=Program.Origin.STATE_LISTED).count()
    assert listed == 6_245 - len(joined()) + 2 + 2


@pytest.mark.usefixtures("more_states")
def test_a_list_without_numbers_or_words_rows_is_read_and_found() -> None:
    coding, welding = (
        Program.objects.get(provider__name="Made-up Yard", field=cip)
        for cip in ("51.0713", "48.0508")
    )
    assert (welding.name, welding.field_id, welding.occupation) == (
        "Café welding", "48.0508", "51-4121",
    )  # fmt: skip
    assert (welding.in_state_high, welding.delivery) == (2_000, Delivery.IN_PERSON)
    assert (coding.in_state_high, coding.delivery) == (None, Delivery.ONLINE), "a fee is unknown"
    assert (round(welding.months_low, 1), round(coding.months_low, 1)) == (2.3, 6.0)
    assert welding.provider.latitude is not None, "the ZIP has its zero again"
    found = page("/programs/?state=ME&q=welding")
    address = f"/programs/me-{welding.pk - 23 * 10**9}/"
    assert address in found
    shown = page(address)
    assert "Made-up list of Maine, January 15, 2026" in shown
    assert "80%" in shown


@pytest.mark.usefixtures("more_states")
def test_its_words_mean_what_its_rows_say() -> None:
    coding, degree = program("vt-32211"), program("vt-5")
    assert (coding.award_level, coding.delivery) == (AwardLevel.NOT_REPORTED, Delivery.ONLINE)
    assert (degree.award_level, degree.delivery) == (AwardLevel.ASSOCIATE, Delivery.UNKNOWN)
    assert (coding.in_state_high, coding.books, coding.months_low) == (1500, 200, 3.0)
    assert (coding.occupation, degree.occupation) == ("29-2072", "29-2072")
    school = coding.provider
    assert (school.name, school.city, school.state) == ("Made-up School", "Burlington", "VT")
    assert (school.control, school.latitude is None) == (Control.FOR_PROFIT, False)


@pytest.mark.usefixtures("more_states")
def test_a_number_that_more_states_use_is_two_programs_each_with_its_own_figures() -> None:
    here, there = page("/programs/vt-32211/"), page("/programs/tx-32211/")
    assert "Made-up list of Vermont, June 1, 2025" in here
    assert "120 contact hours" in here
    assert "Texas" not in here
    assert "Eligible training providers, Texas statewide list, March 20, 2024" in there
    assert "20 contact hours" in there
    assert "120 contact hours" not in there
    assert "Made-up" not in there
    assert Client().get("/programs/vt-32212/").status_code == 404


@pytest.mark.usefixtures("more_states")
def test_lists_downloads_and_comparisons_name_it_as_the_source() -> None:
    assert "/programs/vt-32211/" in page("/programs/?state=VT&delivery=online&q=made-up+coding")
    rows = list(csv.DictReader(page("/programs/?state=VT&q=made-up&_export=csv").splitlines()))
    assert {row["program_id"] for row in rows} == {"vt-32211", "vt-5"}
    assert all(row["source"].startswith("Made-up list of Vermont 2025-06-01") for row in rows)
    both = page("/programs/compare/?p=vt-32211&p=tx-32211")
    # Price, books and length: each program's own list, as often as the other's.
    vermont, texas = "Made-up list of Vermont, June 1, 2025", "Texas statewide list, March 20, 2024"
    assert both.count(vermont) == both.count(texas) >= 3


@pytest.mark.usefixtures("more_states")
def test_guides_name_the_list_of_the_readers_state() -> None:
    guide = "/paths/medical-coder-or-biller/"
    lists = ("Made-up list of Vermont", "Texas statewide list")
    for query, named in {"": (True, True), "?state=VT": (True, False), "?state=TX": (False, True),
                         "?state=NH": (False, False)}.items():  # fmt: skip
        text = page(guide + query)
        assert tuple(name in text for name in lists) == named, query
