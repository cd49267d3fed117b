from pathlib import Path
from typing import Any

import pytest

from programs.models import ProgramYearPrice, Provider, YearPrice
from programs.sources.prices import PROFESSIONS
from tests.programs.sources.small import loaded, rejected, write
from tests.programs.sources.test_institutions import directory, school

pytestmark = pytest.mark.usefixtures("empty_db")
YEAR = [
    "UNITID",
    *(f"CHG{n}AY3" for n in (1, 2, 3, 4)),
    *(f"{kind}{n}" for n in (5, 6, 7) for kind in ("TUITION", "FEE")),
    *(f"{kind}{n}" for n in range(1, 10) for kind in ("ISPROF", "ISPFEE", "OSPROF", "OSPFEE")),
]
WHOLE = [
    "UNITID", "CHG1PY3", "CHG4PY3",
    *(f"{name}{n}" for n in range(1, 7)
      for name in ("CIPCODE", "CIPTUIT", "CIPSUPP", "MTHCMP", "CIPLGTH", "PRGMSR")),
]  # fmt: skip


@pytest.fixture(autouse=True)
def two_schools(tmp_path: Path, empty_db: object) -> None:
    rows = [school(), school(UNITID=100002, INSTNM="Other College")]
    loaded("ipeds-hd", directory(tmp_path, *rows))


def year_prices(folder: Path, *rows: dict[str, Any]) -> Path:
    return write(folder / "ic2023_ay.csv", YEAR, rows)


def programs(folder: Path, *rows: dict[str, Any]) -> Path:
    return write(folder / "ic2023_py.csv", WHOLE, rows)


def figures(students: str) -> tuple[int | None, ...]:
    found = YearPrice.objects.get(students=students)
    return found.in_district, found.in_state, found.out_of_state, found.books


def test_undergraduates_pay_the_published_charges_by_residency(tmp_path: Path) -> None:
    row = {"UNITID": 100001, "CHG1AY3": 5000, "CHG2AY3": 6000, "CHG3AY3": 12000, "CHG4AY3": 900}
    release = loaded("ipeds-ic-ay", year_prices(tmp_path, row))
    assert release.edition == "2023-24"
    assert figures("undergraduate") == (5000, 6000, 12_000, 900)


def test_graduates_pay_tuition_and_fees_together(tmp_path: Path) -> None:
    row = {"UNITID": 100001, "TUITION5": 7000, "FEE5": 300, "TUITION6": 8000, "FEE6": "0"}
    loaded("ipeds-ic-ay", year_prices(tmp_path, row | {"TUITION7": 9000, "FEE7": "."}))
    assert figures("graduate") == (7300, 8000, None, None)


def test_each_profession_has_the_price_of_its_own_columns(tmp_path: Path) -> None:
    row: dict[str, Any] = {"UNITID": 100001}
    for n in range(1, 10):
        row |= {f"ISPROF{n}": n * 1000, f"ISPFEE{n}": n, f"OSPROF{n}": n * 2000, f"OSPFEE{n}": n}
    loaded("ipeds-ic-ay", year_prices(tmp_path, row))
    assert list(PROFESSIONS)[-1] == "law"
    for n, profession in enumerate(PROFESSIONS, 1):
        assert figures(profession) == (n * 1001, n * 1001, n * 2001, None)


@pytest.mark.parametrize("missing", [".", "", "-1", "-2"])
def test_a_price_that_is_not_reported_is_unknown_and_none_at_all_is_no_row(
    missing: str, tmp_path: Path
) -> None:
    rows = [
        {"UNITID": 100001, "CHG1AY3": missing, "CHG2AY3": 6000, "CHG3AY3": missing},
        {"UNITID": 100002, "CHG1AY3": missing, "CHG2AY3": missing, "CHG3AY3": missing},
    ]
    loaded("ipeds-ic-ay", year_prices(tmp_path, *rows))
    assert figures("undergraduate") == (None, 6000, None, None)
    assert YearPrice.objects.count() == 1


def test_a_price_of_zero_is_kept_as_zero(tmp_path: Path) -> None:
    loaded("ipeds-ic-ay", year_prices(tmp_path, {"UNITID": 100001, "CHG2AY3": "0"}))
    assert figures("undergraduate")[1] == 0


def test_prices_of_a_school_that_is_not_in_the_directory_are_unmatched(tmp_path: Path) -> None:
    rows = [{"UNITID": 999999, "CHG2AY3": 5}, {"UNITID": 100001, "CHG2AY3": "$5"}]
    release = loaded("ipeds-ic-ay", year_prices(tmp_path, *rows))
    assert (release.rows_unmatched, rejected(release)) == (1, {3: "a price is not a number"})
    assert not YearPrice.objects.exists()


def slots() -> list[tuple[Any, ...]]:
    found = ProgramYearPrice.objects.order_by("provider", "slot")
    return list(
        found.values_list("slot", "cip", "tuition_fees", "books", "months", "hours", "measure")
    )


def test_the_largest_programs_price_stands_in_the_schools_own_columns(tmp_path: Path) -> None:
    row = {
        "UNITID": 100001, "CHG1PY3": 13620, "CHG4PY3": 500,
        "CIPCODE1": "51.0713", "CIPTUIT1": ".", "CIPSUPP1": ".", "MTHCMP1": 9, "CIPLGTH1": 720,
        "PRGMSR1": 1,
        "CIPCODE3": "12.0401", "CIPTUIT3": 9000, "CIPSUPP3": 250, "MTHCMP3": 12, "CIPLGTH3": 40,
        "PRGMSR3": 2,
    }  # fmt: skip
    loaded("ipeds-ic-py", programs(tmp_path, row))
    assert slots() == [
        (1, "51.0713", 13_620, 500, 9, 720, 1),
        (3, "12.0401", 9000, 250, 12, 40, 2),
    ]


def test_the_largest_programs_own_price_wins_and_others_never_borrow_it(tmp_path: Path) -> None:
    row = {"UNITID": 100001, "CHG1PY3": 13620, "CHG4PY3": 500, "CIPCODE1": "51.0713"}
    row |= {"CIPTUIT1": 11000, "CIPSUPP1": 300, "CIPCODE2": "12.0401", "CIPTUIT2": "."}
    loaded("ipeds-ic-py", programs(tmp_path, row))
    assert [slot[:4] for slot in slots()] == [
        (1, "51.0713", 11_000, 300),
        (2, "12.0401", None, None),
    ]


@pytest.mark.parametrize(
    ("published", "code"), [("1.0504", "01.0504"), ("12.04", "12.0400"), ("51.0713", "51.0713")]
)
def test_codes_get_their_lost_zeros_back(published: str, code: str, tmp_path: Path) -> None:
    loaded("ipeds-ic-py", programs(tmp_path, {"UNITID": 100001, "CIPCODE1": published}))
    assert slots()[0][1] == code


def test_a_school_that_left_the_directory_is_loaded_and_noted(tmp_path: Path) -> None:
    row = {"UNITID": 999999, "CIPCODE1": "51.0713", "CIPTUIT1": 100}
    release = loaded("ipeds-ic-py", programs(tmp_path, row))
    assert (release.rows_loaded, release.rows_unmatched) == (1, 1)
    assert Provider.objects.filter(pk=999999).exists() is False
