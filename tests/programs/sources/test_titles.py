"""Our table of plain titles, on made-up rows."""

from pathlib import Path
from typing import Any

import pytest

from programs.models import PlainTitle
from tests.programs.sources.small import loaded, rejected, write

COLUMNS = ("cip", "plain", "source")
CODING = {"cip": "51.0713", "plain": "Medical coding", "source": "made up"}


@pytest.fixture(autouse=True)
def fields(empty_db: Any, tmp_path: Path) -> None:
    """Two fields of CIP."""
    cip(tmp_path, "as published")


def cip(folder: Path, title: str) -> None:
    columns = ("CIPCode", "CIPTitle", "Action")
    rows = [
        {"CIPCode": code, "CIPTitle": title, "Action": "New"} for code in ("51.0713", "51.0714")
    ]
    loaded("cip", write(folder / "CIPCode2020.csv", columns, rows))


def load(folder: Path, *rows: dict[str, str]) -> dict[str, str]:
    loaded("plain-titles", write(folder / "plain_titles.csv", COLUMNS, rows))
    return dict(PlainTitle.objects.values_list("field", "title"))


def test_a_field_is_given_its_plain_title_with_where_it_comes_from(tmp_path: Path) -> None:
    assert load(tmp_path, CODING) == {"51.0713": "Medical coding"}
    row = PlainTitle.objects.get()
    assert (row.source, row.as_of, row.edited) == ("made up", "2026-11", False)


def test_a_code_that_cip_does_not_have_is_left_out_and_counted(tmp_path: Path) -> None:
    file = write(tmp_path / "plain_titles.csv", COLUMNS, [CODING, CODING | {"cip": "99.0000"}])
    release = loaded("plain-titles", file)
    assert (release.rows_loaded, release.rows_unmatched, release.rows_rejected) == (1, 1, 0)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"plain": ""}, "plain"),
        ({"plain": "x" * 81}, "plain"),
        ({"cip": ""}, "cip"),
        ({"source": ""}, "source"),
        (CODING, "twice"),
    ],
)
def test_a_row_that_cannot_stand_is_refused_and_says_why(
    tmp_path: Path, wrong: dict[str, str], said: str
) -> None:
    other = {"cip": "51.0714", "plain": "Medical billing", "source": "made up"} | wrong
    file = write(tmp_path / "plain_titles.csv", COLUMNS, [CODING, other])
    reasons = rejected(loaded("plain-titles", file))
    assert list(reasons) == [3]
    assert said in reasons[3]


def test_what_staff_wrote_outlives_a_load_and_a_load_of_the_fields(tmp_path: Path) -> None:
    load(tmp_path, CODING)
    PlainTitle.objects.update(title="Coding of health records", edited=True)
    assert load(tmp_path, CODING | {"plain": "Medical coders"}) == {
        "51.0713": "Coding of health records"
    }
    cip(tmp_path, "published anew")
    row = PlainTitle.objects.get()
    assert (row.title, row.field.title) == ("Coding of health records", "published anew")
