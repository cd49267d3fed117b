from pathlib import Path
from typing import Any

import pytest

from programs.models import EarningsByYear
from tests.programs.sources.small import loaded, rejected, write

pytestmark = pytest.mark.usefixtures("empty_db")
COLUMNS = (
    "unitid", "opeid6", "cip_code", "credential_level", "earnings_median_1yr",
    "earnings_median_4yr",
)  # fmt: skip


def row(**changed: Any) -> dict[str, Any]:
    given = {"unitid": 100001, "opeid6": "001002", "cip_code": "5107", "credential_level": 1}
    return given | {"earnings_median_1yr": 31000, "earnings_median_4yr": 41000} | changed


def earnings(folder: Path, *rows: dict[str, Any]) -> Path:
    return write(folder / "earnings_1yr_4yr_2026-06-10.csv", COLUMNS, rows)


def test_earnings_of_each_year_are_kept_and_suppressed_ones_are_unknown(tmp_path: Path) -> None:
    other = row(cip_code="105", earnings_median_1yr="")
    release = loaded("scorecard-earnings", earnings(tmp_path, row(), other))
    assert (release.edition, release.year) == ("2026-06-10", 2026)
    held = EarningsByYear.objects.values_list("cip4", "one_year", "four_years")
    assert list(held) == [("51.07", 31_000, 41_000), ("01.05", None, 41_000)]


def test_rows_that_cannot_be_read_are_rejected_with_their_line(tmp_path: Path) -> None:
    bad = [
        row(cip_code="51.07"),
        row(credential_level=""),
        row(cip_code="5108", earnings_median_1yr="PrivacySuppressed"),
        row(unitid=""),
        row(),
    ]
    release = loaded("scorecard-earnings", earnings(tmp_path, row(), *bad))
    assert rejected(release) == {
        3: "the CIP code is not 4 digits",
        4: "the credential level is not a number",
        5: "a figure is not a number",
        6: "UNITID is not six digits",
        7: "this school, field and level stand in the file twice",
    }
