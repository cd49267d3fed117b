"""Price parities from made-up files."""

from pathlib import Path
from typing import Any

import pytest

from careerguide.releases.errors import LoadError
from salaries.models import PriceParity
from tests.programs.sources.small import loaded, rejected, write

pytestmark = pytest.mark.usefixtures("empty_db")
COLUMNS = ("GeoFIPS", "GeoName", "TableName", "LineCode", "Description", "2023", "2024")


def row(**changed: Any) -> dict[str, Any]:
    given = {
        "GeoFIPS": ' "14460"', "GeoName": "Boston, MA-NH *", "TableName": "MARPP",
        "Description": "RPPs: All items ", "2023": "110.5", "2024": "108.2",
    }  # fmt: skip
    return given | changed


def parities(tmp_path: Path, *rows: dict[str, Any], table: str = "MARPP_MSA") -> Any:
    return loaded("rpp", write(tmp_path / f"{table}_2008_2024.csv", COLUMNS, rows))


def test_each_year_of_an_area_is_a_parity(tmp_path: Path) -> None:
    parities(tmp_path, row())
    found = PriceParity.objects.values_list("kind", "geo_fips", "name", "year", "index")
    assert sorted(found) == [
        ("metro", "14460", "Boston, MA-NH", 2023, 110.5),
        ("metro", "14460", "Boston, MA-NH", 2024, 108.2),
    ]


def test_a_year_without_parity_is_left_out(tmp_path: Path) -> None:
    release = parities(tmp_path, row(**{"2023": "(NA)"}))
    assert PriceParity.objects.get().year == 2024
    assert not release.rows_rejected


def test_zero_is_no_price_level_but_a_state_without_such_a_part(tmp_path: Path) -> None:
    nowhere = row(GeoFIPS="10999", TableName="PARPP", **{"2023": "0.000", "2024": "0.000"})
    release = parities(
        tmp_path, nowhere, row(GeoFIPS="25999", TableName="PARPP"), table="PARPP_PORT"
    )
    assert set(PriceParity.objects.values_list("geo_fips", "kind")) == {("25999", "state-nonmetro")}
    assert sum(release.reasons["noted"].values()) == 2


def test_other_measures_and_footnotes_are_not_parities(tmp_path: Path) -> None:
    release = parities(tmp_path, row(), row(Description="RPPs: Goods"))
    assert (release.rows_unmatched, PriceParity.objects.count()) == (1, 2)


def test_an_unreadable_index_is_rejected(tmp_path: Path) -> None:
    release = parities(tmp_path, row(), row(GeoFIPS="1446O"), row(**{"2024": "high"}))
    assert rejected(release) == {3: "GeoFIPS is not five digits", 4: "the index is not a number"}


def test_the_name_of_the_file_says_which_table_it_is(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="MARPP, PARPP, SARPP"):
        parities(tmp_path, row(), table="XARPP_MSA")
