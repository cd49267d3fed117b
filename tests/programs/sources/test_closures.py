from datetime import date
from pathlib import Path

import pytest

from careerguide.releases.models import Release
from programs.models import Closure, Provider
from programs.rules.codes import Standing
from tests.programs.sources.small import loaded, rejected, write
from tests.programs.sources.test_institutions import directory, school

pytestmark = pytest.mark.usefixtures("empty_db")


def closures(folder: Path, *rows: tuple[str, str]) -> Release:
    """Made-up schools."""
    named = [{"unitid": unitid, "close_date": day} for unitid, day in rows]
    file = write(folder / "closures_2024_2026.csv", ("unitid", "close_date"), named)
    return loaded("school-closures", file)


def test_a_school_that_closed_is_closed_though_the_directory_has_it_as_open(tmp_path: Path) -> None:
    loaded("ipeds-hd", directory(tmp_path, school()))
    release = closures(tmp_path, ("100001", "2025-05-30"))
    assert (release.year, Closure.objects.get().closed_on) == (2026, date(2025, 5, 30))
    one = Provider.objects.get()
    assert one.standing == Standing.CLOSED
    assert one.closing == ("2025-05-30", "Federal Student Aid")


def test_what_the_directory_says_comes_first(tmp_path: Path) -> None:
    loaded("ipeds-hd", directory(tmp_path, school(CLOSEDAT="June 2025")))
    closures(tmp_path, ("100001", "2025-05-30"))
    assert Provider.objects.get().closing == ("June 2025", "IPEDS")


def test_a_directory_loaded_anew_leaves_the_school_closed(tmp_path: Path) -> None:
    loaded("ipeds-hd", directory(tmp_path, school()))
    closures(tmp_path, ("100001", "2025-05-30"))
    loaded("ipeds-hd", directory(tmp_path, school(INSTNM="New name")))
    assert Provider.objects.get().standing == Standing.CLOSED


def test_rows_that_name_no_school_or_day_are_rejected_and_strangers_counted(tmp_path: Path) -> None:
    loaded("ipeds-hd", directory(tmp_path, school()))
    release = closures(
        tmp_path,
        ("100001", "2025-05-30"),
        ("100001", "2025-06-30"),
        ("1234", "2025-05-30"),
        ("100001", "May 2025"),
        ("100009", "2025-05-30"),
    )
    assert rejected(release) == {
        3: "the school stands in the file twice",
        4: "UNITID is not six digits",
        5: "the day it closed is not a date like 2025-05-30",
    }
    assert release.reasons["unmatched"] == {"schools that are not in the directory": 1}
    assert Closure.objects.count() == 1
