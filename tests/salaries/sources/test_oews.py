"""OEWS wages from made-up files: every mark, every way to be unreadable."""

import gzip
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from careerguide.releases.errors import LoadError
from careerguide.releases.files import open_table
from careerguide.releases.loader import LOADERS
from careerguide.releases.models import Release
from careerguide.releases.runner import load
from salaries.models import Area, Occupation, Wage
from salaries.sources import oews
from salaries.sources.figures import top_code
from salaries.wagestore import BIT
from tests.programs.sources.small import any_size, loaded, rejected
from tests.salaries.sources.oews_files import BOSTON, COLUMNS, NATION, WAGES, national, row

pytestmark = pytest.mark.usefixtures("empty_db")


def one(tmp_path: Path, year: int = 2024, **changed: Any) -> Wage:
    loaded("oews", national(tmp_path, row(**changed), year=year))
    return Wage.objects.get()


def by_area(tmp_path: Path, *rows: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Release:
    """Load a small file as if it were the whole file by area."""
    path = national(tmp_path, *rows, year=2025)
    path = path.rename(tmp_path / "all_data_M_2025.csv")
    monkeypatch.setattr(oews, "BY_AREA_BYTES", 0)
    monkeypatch.setattr(oews, "_check_areas", lambda _areas, _loaded: None)
    return loaded("oews", path)


def test_hourly_wages_are_cents_and_annual_ones_dollars(tmp_path: Path) -> None:
    wage = one(tmp_path)
    assert (wage.hourly_p10, wage.hourly_median, wage.annual_median) == (1001, 1999, 41_580)
    assert (wage.employment, wage.mean_rse, wage.location_quotient) == (1230, 0.7, 0.9)
    assert (wage.area_id, wage.occupation_id) == ("99", "29-2072")
    assert not (wage.annual_only)
    assert not (wage.hourly_only)
    assert not (wage.top_coded)


def test_a_withheld_wage_is_null(tmp_path: Path) -> None:
    wage = one(tmp_path, **dict.fromkeys(WAGES, "*"), MEAN_PRSE="*")
    assert wage.annual_median is None
    assert wage.hourly_mean is None
    assert wage.employment == 1230


def test_withheld_employment_is_null(tmp_path: Path) -> None:
    wage = one(tmp_path, TOT_EMP="**", EMP_PRSE="**", JOBS_1000="**", LOC_QUOTIENT="**")
    assert wage.employment is None
    assert wage.location_quotient is None
    assert wage.annual_median == 41_580


@pytest.mark.parametrize(
    ("year", "cents", "dollars"), [(2025, 11_500, 239_200), (2021, 10_000, 208_000)]
)
def test_a_top_code_is_the_bound_of_its_year_and_marked(
    tmp_path: Path, year: int, cents: int, dollars: int
) -> None:
    assert top_code(year) == (cents, dollars)
    wage = one(tmp_path, year, H_PCT90="#", A_PCT90="#")
    assert (wage.hourly_p90, wage.annual_p90) == (cents, dollars)
    assert wage.top_coded == BIT["hourly_p90"] | BIT["annual_p90"]


def test_a_bound_is_no_lower_than_a_lower_percentile(tmp_path: Path) -> None:
    wage = one(tmp_path, 2025, H_MEDIAN="110.00", H_PCT75="185.00", H_PCT90="#", A_PCT90="#")
    assert (wage.hourly_p75, wage.hourly_p90, wage.annual_p90) == (18_500, 18_500, 239_200)
    assert wage.top_coded == BIT["hourly_p90"] | BIT["annual_p90"]


def test_hourly_only_and_annual_only_are_kept_apart_from_withheld(tmp_path: Path) -> None:
    annual = {c: "*" for c in WAGES if c.startswith("A_")}
    hourly = {c: "*" for c in WAGES if c.startswith("H_")}
    path = national(
        tmp_path,
        row(OCC_CODE="27-2031", HOURLY="TRUE", **annual),
        row(OCC_CODE="25-2021", ANNUAL="TRUE", **hourly),
    )
    loaded("oews", path)
    dancers, teachers = Wage.objects.order_by("-occupation_id")
    assert (dancers.hourly_only, dancers.annual_only, dancers.annual_median) == (True, False, None)
    assert (teachers.hourly_only, teachers.annual_only) == (False, True)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"H_MEDIAN": "twenty"}, "an hourly wage is not a number"),
        ({"A_MEDIAN": "-5"}, "an annual wage is below zero"),
        ({"TOT_EMP": "1O0"}, "employment is not a number"),
        ({"A_MEDIAN": "nan"}, "an annual wage is not a number"),
        ({"OCC_CODE": "292072"}, "the occupation code or its level is not OEWS's"),
        ({"O_GROUP": "huge"}, "the occupation code or its level is not OEWS's"),
        ({"AREA": "1446O"}, "the area code is not 2, 5 or 7 digits"),
        ({"AREA_TYPE": "5", "AREA": "12345"}, "the area type is none of OEWS's"),
    ],
)
def test_a_row_that_can_not_be_read_is_rejected_with_its_line(
    tmp_path: Path, changed: dict[str, str], reason: str
) -> None:
    good = row(OCC_CODE="31-9092")
    release = loaded("oews", national(tmp_path, good, row(**changed)))
    assert rejected(release) == {3: reason}
    assert Wage.objects.get().occupation_id == "31-9092"


def test_the_same_area_and_occupation_twice_is_rejected(tmp_path: Path) -> None:
    release = loaded("oews", national(tmp_path, row(), row()))
    assert rejected(release) == {3: "this area and occupation stand in the file twice"}


@pytest.mark.parametrize("levels", [("broad", "detailed"), ("detailed", "broad")])
def test_a_broad_group_again_as_its_only_occupation_is_one_occupation(
    tmp_path: Path, levels: tuple[str, str]
) -> None:
    rows = [row(OCC_CODE="31-1120", O_GROUP=level) for level in levels]
    release = loaded("oews", national(tmp_path, *rows))
    assert (release.rows_loaded, release.rows_unmatched, release.rows_rejected) == (1, 1, 0)
    assert Occupation.objects.get(code="31-1120").group == "detailed"


def test_rows_of_industries_and_owners_belong_to_another_source(tmp_path: Path) -> None:
    other = row(OCC_CODE="31-9092", NAICS="622100", OWN_CODE="5")
    release = loaded("oews", national(tmp_path, row(), other))
    assert release.rows_unmatched == 1
    assert Wage.objects.count() == 1


def test_areas_come_from_the_file_and_a_national_one_names_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one(tmp_path)
    assert not Area.objects.exists()
    by_area(tmp_path, row(), row(**BOSTON), monkeypatch=monkeypatch)
    assert Area.objects.get(code="14460").title == "Boston, MA-NH"


def test_a_combination_is_called_what_the_newest_release_calls_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one(tmp_path, OCC_CODE="53-1047", OCC_TITLE="An older name")
    by_area(tmp_path, row(OCC_CODE="53-1047", OCC_TITLE="Its name today"), monkeypatch=monkeypatch)
    assert Occupation.objects.get(code="53-1047").title == "Its name today"


def test_the_release_by_area_keeps_the_national_years_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one(tmp_path)
    by_area(tmp_path, row(), row(**BOSTON), monkeypatch=monkeypatch)
    years = Wage.objects.filter(area="99").values_list("release__year", flat=True)
    assert sorted(years) == [2024, 2025]


def test_a_file_by_area_must_cover_the_country(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="it covers 1 nation, 0 states"):
        oews._check_areas({"99": ("U.S.", "1", "US")}, 300_000)


def test_the_workbook_of_may_2026_is_read_from_its_zip_beside_the_year_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made-up wages under the heads, and in files named, as BLS published May 2025's."""
    by_area(tmp_path, row(), row(**BOSTON), monkeypatch=monkeypatch)
    book = openpyxl.Workbook()
    lines = [dict.fromkeys(COLUMNS) | row(**place, H_MEDIAN=20.5) for place in (NATION, BOSTON)]
    for line in (COLUMNS, *(list(one.values()) for one in lines)):
        book.active.append(line)  # type: ignore[union-attr]
    book.save(tmp_path / "all_data_M_2026.xlsx")
    path = tmp_path / "oesm26all.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.write(tmp_path / "all_data_M_2026.xlsx", "oesm26all/all_data_M_2026.xlsx")
    assert loaded("oews", path).edition == "May 2026"
    found = Wage.objects.filter(release__year=2026).values_list("area_id", "hourly_median")
    assert sorted(found) == [("14460", 2050), ("99", 2050)]
    assert Release.objects.filter(source="oews", is_current=True).latest("year").year == 2026


def test_the_publishers_names_of_zips_give_the_year() -> None:
    loader = LOADERS["oews"]
    assert loader.year(Path("oesm25all.zip")) == 2025
    assert loader.edition(Path("oesm24nat.zip"), 2024) == "May 2024, nation"


def test_loading_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    path = national(tmp_path, row())
    loaded("oews", path)
    before = list(Wage.objects.values())
    with any_size():
        _release, new = load(LOADERS["oews"], path)
    assert not new
    assert list(Wage.objects.values()) == before


def damaged(folder: Path, whole: bytes, how: str) -> Path:
    """The file of another edition of the same release, spoiled."""
    header, _newline, rest = whole.partition(b"\n")
    spoiled = {
        "header": header.replace(b"A_MEDIAN", b"A_MEDAIN") + b"\n" + rest,
        "truncated": whole[:-40],
        "not UTF-8": whole.replace(b"Medical", b"M\xe9dical"),
        "empty": b"",
        "no rows": header + b"\n",
    }
    path = folder / "national_M2024_dl.csv"
    path.write_bytes(spoiled[how])
    return path


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ("header", "the header lacks A_MEDIAN"),
        ("truncated", "it is truncated"),
        ("not UTF-8", "it is not UTF-8 text"),
        ("empty", "it is empty"),
        ("no rows", "it is empty: it has a header and no rows"),
    ],
)
def test_a_damaged_file_is_refused_and_the_release_before_stays(
    tmp_path: Path, how: str, message: str
) -> None:
    path = national(tmp_path, row())
    loaded("oews", path)
    before = list(Wage.objects.values()), list(Release.objects.values())
    with any_size(), pytest.raises(LoadError, match=message):
        load(LOADERS["oews"], damaged(tmp_path, path.read_bytes(), how))
    assert (list(Wage.objects.values()), list(Release.objects.values())) == before


def test_a_file_of_too_few_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="it has 1 rows where 800 to 500,000 are expected"):
        load(LOADERS["oews"], national(tmp_path, row()))
    assert not Wage.objects.exists()


def test_a_file_of_mostly_unreadable_rows_is_refused(tmp_path: Path) -> None:
    path = national(tmp_path, row(), row(OCC_CODE="31-9092", A_MEDIAN="x"))
    with any_size(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("careerguide.releases.runner.MOST_REJECTED", 0.05)
        with pytest.raises(LoadError, match="1 of 2"):
            load(LOADERS["oews"], path)
    assert not Wage.objects.exists()


def test_a_file_that_inflates_past_the_bound_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "national_M2024_dl.csv.gz"
    rows = national(tmp_path, *(row(AREA_TITLE="x" * 500) for _ in range(200)))
    path.write_bytes(gzip.compress(rows.read_bytes()))
    bounded = partial(open_table, limit=10_000)
    monkeypatch.setattr("careerguide.releases.loader.open_table", bounded)
    with any_size(), pytest.raises(LoadError, match="inflates past"):
        load(LOADERS["oews"], path)


ODD = "rows whose 75th and 90th percentile are one figure, 4 times the median or more"


@pytest.mark.parametrize(
    ("cells", "odd"),
    [
        ({"A_MEDIAN": "72,410", "A_PCT75": "470,940", "A_PCT90": "470,940"}, True),
        ({"A_MEDIAN": "10,000", "A_PCT75": "40,000", "A_PCT90": "40,000"}, True),
        ({"A_MEDIAN": "10,001", "A_PCT75": "40,000", "A_PCT90": "40,000"}, False),
        ({"A_MEDIAN": "10,000", "A_PCT75": "40,000", "A_PCT90": "40,010"}, False),
        ({"A_MEDIAN": "10,000", "A_PCT75": "#", "A_PCT90": "#"}, False),
        ({"H_MEDIAN": "10.00", "H_PCT75": "90.00", "H_PCT90": "90.00"}, True),
        (dict.fromkeys(WAGES, "*"), False),
    ],
)
def test_a_row_with_odd_upper_percentiles_is_loaded_as_published_and_counted(
    tmp_path: Path, cells: dict[str, str], odd: bool
) -> None:
    release = loaded("oews", national(tmp_path, row(**cells), year=2024))
    assert release.reasons["noted"] == ({ODD: 1} if odd else {})
    assert Wage.objects.count() == 1
