"""The articles' wage tables and other figures: made-up files, then the real one read plainly."""

from collections import defaultdict
from pathlib import Path

import openpyxl
import pytest

from careerguide.places.states import STATE_NAMES
from careerguide.releases.models import Release
from guides.models import OlderWage
from tests import raw
from tests.guides.sources.made import fact, facts
from tests.programs.sources.small import rejected

NATION = "United States"


def wage(
    number: int, area: str, attribute: str, value: str, document: str = "0", **cells: str
) -> dict[str, str]:
    """A figure of an area in New Hampshire, or of the nation."""
    own = {"soc": "29-2072", "state": "" if area == NATION else "NH"} | cells
    return fact(
        number, document=f"00{document}_x.txt", kind="number", subject=area, attribute=attribute,
        value=value, unit="USD/hour", **own,
    )  # fmt: skip


@pytest.mark.usefixtures("empty_db")
def test_three_figures_of_an_area_are_one_row_in_cents(tmp_path: Path) -> None:
    release = facts(
        tmp_path,
        wage(1, "Salem, NH-MA NECTA", "hourly wage low", "10.10"),
        wage(2, "Salem, NH-MA NECTA", "hourly wage median", "20.25"),
        wage(3, "Salem, NH-MA NECTA", "hourly wage high", "30.00"),
        wage(4, "Salem", "median annual pay", "40000", "2"),
        fact(5),
        source="older-wages-ma",
    )
    [row] = OlderWage.objects.all()
    assert (row.low, row.median, row.high, row.unit, row.state) == (1010, 2025, 3000, "hour", "NH")
    assert row.soc == "29-2072"
    assert (row.low_is, row.high_is, row.p25) == ("", "", None)
    assert release.edition == "undated, about May 2016 or 2017"
    assert (release.rows_read, release.rows_loaded) == (3, 3)


@pytest.mark.usefixtures("empty_db")
def test_a_wage_that_is_no_wage_is_rejected_and_an_area_without_median_left_out(
    tmp_path: Path,
) -> None:
    release = facts(
        tmp_path,
        wage(1, NATION, "hourly wage median", "18.29"),
        wage(2, NATION, "hourly wage low", "a lot"),
        wage(3, NATION, "hourly wage high", "0"),
        wage(4, NATION, "hourly wage median", "19.00"),
        wage(5, "Lee", "hourly wage low", "9.00"),
        source="older-wages-ma",
    )
    [row] = OlderWage.objects.all()
    assert (row.low, row.median, row.high, row.state) == (None, 1829, None, "")
    assert set(rejected(release)) == {3, 4, 5}
    assert (release.rows_loaded, release.rows_unmatched) == (1, 1)


@pytest.mark.usefixtures("empty_db")
@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"soc": "coders"}, "occupation like 29-2072"),
        ({"soc": ""}, "occupation like 29-2072"),
        ({"state": "New Hampshire"}, "no postal code"),
        ({"state": "MA"}, "another occupation or state"),
        ({"soc": "43-3021"}, "another occupation or state"),
    ],
)
def test_an_older_wage_is_of_one_occupation_and_state_by_code(
    tmp_path: Path, cells: dict[str, str], reason: str
) -> None:
    release = facts(
        tmp_path,
        wage(1, "Salem", "hourly wage median", "20.25"),
        wage(2, "Salem", "hourly wage low", "10.10", **cells),
        source="older-wages-ma",
    )
    assert reason in rejected(release)[3]
    assert OlderWage.objects.get().low is None


@pytest.mark.usefixtures("empty_db")
def test_the_other_figures_are_counted_and_what_is_no_figure_refused(tmp_path: Path) -> None:
    def number(n: int, value: str, unit: str, vintage: str = "") -> dict[str, str]:
        return fact(n, kind="number", attribute="cost", value=value, unit=unit, vintage=vintage)

    release = facts(
        tmp_path,
        number(1, "3000", "USD", "undated"),
        number(2, "under 1", "years"),
        number(3, "7.1", "percent", "2024-2034"),
        number(4, "some", "USD"),
        number(5, "4", "steps"),
        wage(6, NATION, "hourly wage low", "9.00"),
        source="older-figures",
    )
    assert (release.rows_read, release.rows_loaded) == (4, 3)
    assert set(rejected(release)) == {5}
    assert release.reasons["noted"] == {"figures without a date": 2}


def printed(document: str, *attributes: str) -> dict[str, dict[str, str]]:
    """Figures of the real file by area, then by what they are."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in raw.rows("guide/source_facts.csv"):
        if row["document"].startswith(document) and row["attribute"] in attributes:
            found[row["subject"]][row["attribute"]] = row["value"]
    return found


@pytest.mark.usefixtures("site_data")
def test_every_area_of_massachusetts_has_its_printed_wages() -> None:
    names = [f"hourly wage {end}" for end in ("low", "median", "high")]
    table = printed("000", *names)
    release = Release.objects.get(source="older-wages-ma")
    rows = OlderWage.objects.filter(release=release)
    assert rows.count() == len(table) == 17
    for row in rows:
        shown = [f"{cents / 100:.2f}" for cents in (row.low, row.median, row.high) if cents]
        assert shown == [table[row.area][name] for name in names]


@pytest.mark.usefixtures("site_data")
def test_every_state_has_its_printed_median_and_top_tenth() -> None:
    table = printed("002", "median annual pay", "top 10% annual pay")
    rows = OlderWage.objects.filter(release__source="older-wages-states", unit="year")
    assert rows.count() == len(table) == 52
    assert rows.exclude(state="").values("state").distinct().count() == 51
    for row in rows:
        assert row.area == STATE_NAMES.get(row.state, NATION)
        assert str(row.median) == table[row.area]["median annual pay"]
        assert str(row.high) == table[row.area]["top 10% annual pay"]
        assert row.high_is == "p90 (top 10%)"


@pytest.mark.usefixtures("site_data")
def test_the_articles_figures_of_the_nation_are_those_of_the_release_of_may_2024() -> None:
    """The one part of the table that this site can check against the publisher."""
    book = openpyxl.load_workbook(raw.DATA / "oews/national_M2024_dl.xlsx", read_only=True)
    lines = book.worksheets[0].iter_rows(values_only=True)
    header = [str(name) for name in next(lines)]
    [records] = [
        row
        for line in lines
        if (row := dict(zip(header, line, strict=True)))["OCC_CODE"] == "29-2072"
    ]
    year, hour = (
        OlderWage.objects.get(release__source="older-wages-states", area=NATION, unit=unit)
        for unit in ("year", "hour")
    )
    names = ("A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90")
    assert [year.p25, year.median, year.p75, year.high] == [int(records[name]) for name in names]
    assert hour.median == round(float(records["H_MEDIAN"]) * 100)
