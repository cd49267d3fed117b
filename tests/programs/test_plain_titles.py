"""Fields of study by the names that people use, against the table as it stands in data/."""

import csv
import re
from collections.abc import Iterator

import pytest
from django.test import Client

from careerguide.columns import store
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.models import FieldOfStudy, PlainTitle, Program
from programs.rules.ids import program_number
from programs.selection import Selection
from tests.admin_pages import change, shown_form
from tests.data import DATA

pytestmark = pytest.mark.usefixtures("site_data")
CODING = "164775-51.0713-21"
BIG = 20_000


@pytest.fixture
def taken_back() -> Iterator[None]:
    """What a test changes is taken back, so what the process keeps of it is forgotten."""
    yield
    store.forget()


def table() -> dict[str, str]:
    with (DATA / "search" / "plain_titles.csv").open(newline="") as file:
        return {row["cip"]: row["plain"] for row in csv.DictReader(file)}


def test_every_program_goes_by_the_plain_title_of_its_field_or_else_by_cips() -> None:
    plain, cip = table(), dict(FieldOfStudy.objects.values_list("code", "title"))
    known = catalog()
    colleges = Program.objects.exclude(origin=Program.Origin.STATE_LISTED)
    of_field = dict(colleges.values_list("field_id", "pk"))
    assert plain.keys() & of_field.keys()
    assert of_field.keys() - plain.keys()
    for code, program in of_field.items():
        row = known.row(program)
        assert row is not None
        title = cip.get(code, f"Field {code}, not in CIP 2020")
        assert (known.name(row), known.title(row)) == (plain.get(code, title), title)


def test_a_listed_program_keeps_the_name_its_state_gives() -> None:
    plain = table()
    program = Program.objects.filter(origin=Program.Origin.STATE_LISTED, field__in=plain).first()
    assert program is not None
    row = catalog().row(program.pk)
    assert row is not None
    assert catalog().name(row) == catalog().title(row) == program.name


@pytest.mark.parametrize("words", ["medical coding", "medical insurance coding specialist"])
def test_words_find_a_field_by_either_of_its_titles(words: str) -> None:
    for name in ("q", "field"):
        found = Selection(catalog(), ProgramQuery(**{name: words}))
        row = catalog().row(program_number(CODING) or 0)
        assert row is not None
        assert found.matching.mask[row], name
        assert found.total < BIG


def test_a_page_names_both_titles_and_a_download_cips(client: Client) -> None:
    text = client.get(f"/programs/{CODING}/").content.decode()
    assert "<h1>Medical coding</h1>" in text
    title = FieldOfStudy.objects.get(code="51.0713").title
    assert f"CIP 51.0713 {title}" in text
    answer = client.get("/programs/?state=MA&field=51.0713&_export=csv")
    lines = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    rows = list(csv.DictReader(lines))
    assert {row["field"] for row in rows} == {title}


@pytest.mark.usefixtures("taken_back")
def test_what_staff_write_is_read_at_once_even_in_rows_met_before(client: Client) -> None:
    address = "/programs/?state=MA&field=51.0713"
    assert ">Medical coding</a>" in client.get(address).content.decode()
    title = PlainTitle.objects.get(field="51.0713")
    title.title = "Coding <of> records"
    title.save()
    text = client.get(address).content.decode()
    assert ">Coding &lt;of&gt; records</a>" in text
    assert not re.search(r">Medical coding</a>", text)


@pytest.mark.usefixtures("taken_back")
def test_staff_find_and_change_plain_titles(admin_client: Client) -> None:
    text = admin_client.get("/admin/programs/plaintitle/?q=medical+coding").content.decode()
    assert "Medical coding" in text
    row = PlainTitle.objects.get(field="51.0713")
    address = change(row)
    values = shown_form(admin_client, address) | {
        "title": "Coding",
        "source": "ours",
        "as_of": "2026-11",
        "confidence": "med",
        "note": "",
    }
    assert admin_client.post(address, values).status_code == 302
    row.refresh_from_db()
    assert (row.title, row.edited, row.field_id) == ("Coding", True, "51.0713")
