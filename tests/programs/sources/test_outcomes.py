from pathlib import Path
from typing import Any

import pytest

from programs.models import EarningsByYear, Outcome, Provider
from tests.programs.sources.small import loaded, rejected, write
from tests.programs.sources.test_institutions import directory, school

pytestmark = pytest.mark.usefixtures("empty_db")
COLUMNS = (
    "unitid", "inst_name", "cip_code", "credential_level", "completers_count", "earnings",
    "earnings_horizon", "debt_median", "earnings_threshold_state",
)  # fmt: skip


def row(**changed: Any) -> dict[str, Any]:
    given = {"unitid": 100001, "inst_name": "Made-up College", "cip_code": "5107"}
    given |= {"credential_level": 1, "completers_count": 30}
    given |= {"earnings": 41000, "earnings_horizon": "4yr_after_completion", "debt_median": 9500}
    given |= {"earnings_threshold_state": "35746.0"}
    return given | changed


def scorecard(folder: Path, *rows: dict[str, Any]) -> Path:
    return write(folder / "field_of_study_2026-06-10.csv", COLUMNS, rows)


def test_earnings_keep_the_years_after_which_they_were_measured(tmp_path: Path) -> None:
    later = row(credential_level=3, earnings_horizon="1yr_after_completion")
    release = loaded("scorecard-fos", scorecard(tmp_path, row(), later))
    assert release.edition == "2026-06-10"
    held = Outcome.objects.values_list("cip4", "credential_level", "earnings", "years_after")
    assert list(held) == [("51.07", 1, 41_000, 4), ("51.07", 3, 41_000, 1)]


def test_suppressed_figures_are_unknown(tmp_path: Path) -> None:
    hidden = row(
        completers_count="", earnings="", earnings_horizon="", debt_median="",
        earnings_threshold_state="",
    )  # fmt: skip
    loaded("scorecard-fos", scorecard(tmp_path, hidden))
    held = Outcome.objects.get()
    assert (held.completers, held.earnings, held.years_after, held.debt) == (None,) * 4
    assert held.threshold is None


def test_what_the_states_people_who_only_finished_high_school_earn_is_kept(tmp_path: Path) -> None:
    loaded("scorecard-fos", scorecard(tmp_path, row(earnings="", earnings_horizon="")))
    held = Outcome.objects.get()
    assert (held.earnings, held.threshold) == (None, 35_746)


def test_codes_that_lost_a_zero_get_it_back(tmp_path: Path) -> None:
    loaded("scorecard-fos", scorecard(tmp_path, row(cip_code="105")))
    assert Outcome.objects.get().cip4 == "01.05"


def test_rows_that_cannot_be_read_are_rejected_with_their_line(tmp_path: Path) -> None:
    bad = [
        row(cip_code="51.07"),
        row(credential_level=""),
        row(earnings_horizon="2yr_after_completion"),
        row(earnings="PrivacySuppressed"),
        row(unitid=""),
    ]
    release = loaded("scorecard-fos", scorecard(tmp_path, row(), *bad))
    assert rejected(release) == {
        3: "the CIP code is not 4 digits",
        4: "the credential level is not a number",
        5: "the earnings' horizon is unknown",
        6: "a figure is not a number",
        7: "UNITID is not six digits",
    }


def test_a_school_that_left_the_directory_is_kept_by_name_and_place_unknown(tmp_path: Path) -> None:
    loaded("ipeds-hd", directory(tmp_path, school()))
    gone = row(unitid=100009, inst_name="Gone College")
    release = loaded("scorecard-fos", scorecard(tmp_path, row(), gone))
    assert release.reasons["noted"] == {
        "schools that are not in the directory, kept by name alone": 1
    }
    held = Provider.objects.get(pk=100009)
    assert (held.name, held.closed, held.city, held.state) == (
        "Gone College",
        "not in the directory",
        "",
        "",
    )
    assert Provider.objects.get(pk=100001).closed == ""


def test_a_school_that_comes_back_to_the_directory_is_the_directorys_again(tmp_path: Path) -> None:
    loaded("scorecard-fos", scorecard(tmp_path, row(unitid=100001, inst_name="Old name")))
    loaded("ipeds-hd", directory(tmp_path, school()))
    assert [(p.name, p.closed) for p in Provider.objects.all()] == [("Made-up College", "")]


BY_YEAR = (
    "unitid", "opeid6", "cip_code", "credential_level", "earnings_median_1yr",
    "earnings_median_4yr",
)  # fmt: skip


def both_years(**changed: Any) -> dict[str, Any]:
    given = {"unitid": 100001, "opeid6": "001002", "cip_code": "5107", "credential_level": 1}
    return given | {"earnings_median_1yr": 31000, "earnings_median_4yr": 41000} | changed


def earnings(folder: Path, *rows: dict[str, Any]) -> Path:
    return write(folder / "earnings_1yr_4yr_2026-06-10.csv", BY_YEAR, rows)


def test_earnings_of_each_year_are_kept_and_suppressed_ones_are_unknown(tmp_path: Path) -> None:
    other = both_years(cip_code="105", earnings_median_1yr="")
    release = loaded("scorecard-earnings", earnings(tmp_path, both_years(), other))
    assert (release.edition, release.year) == ("2026-06-10", 2026)
    held = EarningsByYear.objects.values_list("cip4", "one_year", "four_years")
    assert list(held) == [("51.07", 31_000, 41_000), ("01.05", None, 41_000)]


def test_earnings_by_year_that_cannot_be_read_are_rejected_with_their_line(tmp_path: Path) -> None:
    bad = [
        both_years(cip_code="51.07"),
        both_years(credential_level=""),
        both_years(cip_code="5108", earnings_median_1yr="PrivacySuppressed"),
        both_years(unitid=""),
        both_years(),
    ]
    release = loaded("scorecard-earnings", earnings(tmp_path, both_years(), *bad))
    assert rejected(release) == {
        3: "the CIP code is not 4 digits",
        4: "the credential level is not a number",
        5: "a figure is not a number",
        6: "UNITID is not six digits",
        7: "this school, field and level stand in the file twice",
    }
