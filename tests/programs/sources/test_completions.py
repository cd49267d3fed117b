from pathlib import Path
from typing import Any

import pytest

from programs.models import Completion
from tests.programs.sources.small import loaded, rejected, write

pytestmark = pytest.mark.usefixtures("empty_db")
COLUMNS = ("UNITID", "CIPCODE", "MAJORNUM", "AWLEVEL", "CTOTALT", "CTOTALM", "CTOTALW")


def row(**changed: Any) -> dict[str, Any]:
    given = {"UNITID": 100001, "CIPCODE": "51.0713", "MAJORNUM": 1, "AWLEVEL": 21, "CTOTALT": 4}
    return given | changed


def completions(folder: Path, *rows: dict[str, Any], year: int = 2024) -> Path:
    return write(folder / f"c{year}_a.csv", COLUMNS, rows)


def test_first_majors_are_loaded_and_no_awards_is_zero(tmp_path: Path) -> None:
    release = loaded("ipeds-c", completions(tmp_path, row(), row(AWLEVEL=3, CTOTALT=0)))
    assert release.edition == "C2024_A"
    assert list(Completion.objects.values_list("provider", "cip", "award_level", "awards")) == [
        (100001, "51.0713", 21, 4),
        (100001, "51.0713", 3, 0),
    ]


def test_second_majors_and_totals_are_counted_apart(tmp_path: Path) -> None:
    path = completions(tmp_path, row(), row(MAJORNUM=2), row(CIPCODE="99"))
    release = loaded("ipeds-c", path)
    assert (release.rows_loaded, release.rows_unmatched, release.rows_rejected) == (1, 2, 0)
    assert release.reasons["unmatched"] == {
        "second majors, which are the same programs again": 1,
        "totals over all fields": 1,
    }


def test_rows_that_cannot_be_read_are_rejected_with_their_line(tmp_path: Path) -> None:
    release = loaded(
        "ipeds-c",
        completions(
            tmp_path,
            row(),
            row(UNITID="10001"),
            row(CIPCODE="510713"),
            row(CIPCODE="51.07"),
            row(AWLEVEL=1),
            row(AWLEVEL=""),
            row(AWLEVEL=3, CTOTALT="."),
            row(AWLEVEL=3, CTOTALT="-1"),
            row(CTOTALT=9),
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


def test_years_stand_side_by_side(tmp_path: Path) -> None:
    for year in (2023, 2024):
        loaded("ipeds-c", completions(tmp_path, row(CTOTALT=year), year=year))
    assert set(Completion.objects.values_list("release__year", "awards")) == {
        (2023, 2023),
        (2024, 2024),
    }
