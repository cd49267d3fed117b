"""COST1, in which NCES publishes from 2024-25 on what IC_AY and IC_PY had; schools made up.

The names of the columns are those that three programs read which load the real COST1_2024; of
CIPSUPP, MTHCMP, CIPLGTH, PRGMSR and CHG4PY3 it is supposed that they kept theirs.
"""

from pathlib import Path
from typing import Any

import pytest

from careerguide.releases.errors import LoadError
from programs.models import ProgramYearPrice, YearPrice
from tests.programs.sources.small import loaded, write
from tests.programs.sources.test_institutions import directory, school
from tests.programs.sources.test_prices import WHOLE, YEAR

pytestmark = pytest.mark.usefixtures("empty_db")
BOTH = [*(name for name in YEAR if "PRO" not in name and "PFEE" not in name), *WHOLE[1:]]


@pytest.fixture
def cost1(tmp_path: Path, empty_db: object) -> Path:
    """A school with a year's price, and one whose largest program has a whole price."""
    rows = [school(), school(UNITID=100002, INSTNM="Other College")]
    loaded("ipeds-hd", directory(tmp_path, *rows))
    year: dict[str, Any] = {"UNITID": 100001, "CHG1AY3": 5100, "CHG2AY3": 6100, "CHG3AY3": 12100}
    whole = {"UNITID": 100002, "CIPCODE1": "12.0401", "CHG1PY3": 9000, "MTHCMP1": 10}
    return write(tmp_path / "cost1_2024.csv", BOTH, [year | {"CIPCODE1": "-2"}, whole])


def test_a_years_prices_are_read_from_it(cost1: Path) -> None:
    release = loaded("ipeds-ic-ay", cost1)
    assert release.edition == "2024-25"
    found = YearPrice.objects.get()
    assert (found.provider_id, found.in_district, found.out_of_state) == (100001, 5100, 12_100)
    assert list(release.reasons["noted"]) == [
        "no prices of professional degrees: the file has no columns for them"
    ]


def test_prices_after_grants_are_no_tuition(tmp_path: Path) -> None:
    """NCES publishes COST2 beside COST1; its columns are others."""
    path = write(tmp_path / "cost2_2024.csv", ["UNITID", "NPIST2", "NPIS412", "NPGRN2"], [])
    for source in ("ipeds-ic-ay", "ipeds-ic-py"):
        with pytest.raises(LoadError, match="tuition and fees are in COST1"):
            loaded(source, path)


def test_whole_programs_prices_are_read_from_the_same_file(cost1: Path) -> None:
    release = loaded("ipeds-ic-py", cost1)
    found = ProgramYearPrice.objects.get()
    assert release.edition == "2024-25"
    assert (found.provider_id, found.cip, found.tuition_fees, found.months) == (
        100002, "12.0401", 9000, 10,
    )  # fmt: skip
