import hashlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from careerguide.places.models import ZipCode
from careerguide.releases.errors import LoadError
from careerguide.releases.loader import LOADERS, discover
from careerguide.releases.models import Reject, Release
from careerguide.releases.runner import data_files, load, loader_for
from programs.models import Completion
from tests.careerguide.releases.tiny import TinyLoader, YearlyLoader, places
from tests.data import DATA

pytestmark = pytest.mark.usefixtures("empty_db")


def held() -> list[Any]:
    """Everything a load could have touched, as plain values."""
    return [
        list(model.objects.order_by("pk").values())  # type: ignore[attr-defined]
        for model in (Release, Reject, ZipCode, Completion)
    ]


def refused(path: Path, **options: Any) -> str:
    """The reason a file is refused, once it is certain that nothing has changed."""
    before = held()
    with pytest.raises(LoadError) as error:
        load(TinyLoader(), path, **options)
    assert held() == before
    return str(error.value)


def test_a_load_records_what_it_was_given(tmp_path: Path) -> None:
    path = places(tmp_path)
    release, new = load(TinyLoader(), path)
    assert new
    release.refresh_from_db()
    assert (release.source, release.edition, release.year) == ("tiny", "2024", 2024)
    assert (release.title, release.publisher) == ("Tiny list of places", "Nobody")
    assert release.file_name == "tiny_2024.csv"
    assert release.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert release.bytes == len(path.read_bytes())
    assert (release.rows_read, release.rows_loaded) == (10, 10)
    assert (release.rows_rejected, release.rows_unmatched) == (0, 0)
    assert release.is_current
    assert ZipCode.objects.count() == 10


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    path = places(tmp_path, line_4="x,y", count=100)
    first, _new = load(TinyLoader(), path)
    before = held()
    again, new = load(TinyLoader(), path)
    assert (again.pk, new) == (first.pk, False)
    assert held() == before


def test_a_corrected_file_of_the_same_edition_replaces_its_rows(tmp_path: Path) -> None:
    load(TinyLoader(), places(tmp_path, count=10))
    release, new = load(TinyLoader(), places(tmp_path, count=7))
    assert new
    assert Release.objects.count() == 1
    assert release.rows_loaded == ZipCode.objects.count() == 7


def test_a_newer_edition_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    old, _new = load(TinyLoader(), places(tmp_path, year=2024))
    new, _new = load(TinyLoader(), places(tmp_path, year=2025))
    old.refresh_from_db()
    assert (old.is_current, new.is_current) == (False, True)
    assert Release.current("tiny") == new
    assert {z.place.rpartition(" ")[2] for z in ZipCode.objects.all()} == {"2025"}


def test_an_older_edition_is_refused_unless_it_is_asked_for(tmp_path: Path) -> None:
    load(TinyLoader(), places(tmp_path, year=2025))
    older = places(tmp_path, year=2024)
    assert "2025 is in use; add --older" in refused(older)
    load(TinyLoader(), older, older=True)
    current = Release.current("tiny")
    assert current is not None
    assert current.year == 2024
    assert {z.place.rpartition(" ")[2] for z in ZipCode.objects.all()} == {"2024"}


def test_an_edition_that_was_replaced_can_come_back(tmp_path: Path) -> None:
    older, newer = places(tmp_path, year=2024), places(tmp_path, year=2025)
    for path in (older, newer, older, newer):
        load(TinyLoader(), path, older=True)
    assert {z.place.rpartition(" ")[2] for z in ZipCode.objects.all()} == {"2025"}
    assert list(Release.objects.filter(is_current=True).values_list("year", flat=True)) == [2025]


def test_a_year_can_be_given_where_the_name_has_none(tmp_path: Path) -> None:
    path = places(tmp_path).rename(tmp_path / "places.csv")
    assert "does not say which year" in refused(path)
    release, _new = load(TinyLoader(), path, year=2026)
    assert release.edition == "2026"


def unreadable(folder: Path, count: int) -> Path:
    return places(folder, 100, **{f"line_{n}": "x,y" for n in range(2, count + 2)})


def short(folder: Path) -> Path:
    path = places(folder)
    path.write_text(path.read_text().rpartition(",")[0])
    return path


REFUSALS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "it has too few rows": (lambda at: places(at, 1), "1 rows where 2 to 2,000 are expected"),
    "it has too many rows": (lambda at: places(at, 2001), "2,001 rows where 2 to 2,000"),
    "it has a header alone": (lambda at: places(at, 0), "a header and no rows"),
    "its header is another's": (lambda at: places(at, line_1="code,name"), "lacks zip, place"),
    "it ends in the middle of a row": (short, "truncated: line 11 has 1 of 2 fields"),
    "most of it can't be read": (lambda at: unreadable(at, 60), "60 of 100 rows can't be read"),
    "a key stands in it twice": (lambda at: places(at, line_9="10001,A"), "database refused it"),
}


@pytest.mark.parametrize(("make", "reason"), REFUSALS.values(), ids=REFUSALS)
def test_a_file_is_refused_whole_and_the_release_before_stays_when(
    make: Callable[[Path], Path], reason: str, tmp_path: Path
) -> None:
    load(TinyLoader(), places(tmp_path, 20, year=2023))
    assert reason in refused(make(tmp_path))
    assert ZipCode.objects.count() == 20
    current = Release.current("tiny")
    assert current is not None
    assert current.year == 2023


@pytest.mark.parametrize(("make", "reason"), REFUSALS.values(), ids=REFUSALS)
def test_a_first_file_that_is_refused_leaves_nothing_when(
    make: Callable[[Path], Path], reason: str, tmp_path: Path
) -> None:
    assert reason in refused(make(tmp_path))
    assert held() == [[], [], [], []]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "tiny_2024.csv") == "there is no such file"


def test_an_error_in_a_loader_leaves_the_release_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(TinyLoader(), places(tmp_path, year=2023))
    before = held()

    def broken(*_given: Any) -> None:
        ZipCode.objects.all().delete()
        raise ZeroDivisionError

    monkeypatch.setattr(TinyLoader, "load", broken)
    with pytest.raises(ZeroDivisionError):
        load(TinyLoader(), places(tmp_path))
    assert held() == before


def test_rows_that_cannot_be_read_are_kept_with_their_line_and_reason(tmp_path: Path) -> None:
    path = places(tmp_path, 100, line_3="1234567,Far", line_5="10004", line_9="abc,Off,on")
    release, _new = load(TinyLoader(), path)
    assert list(release.rejects.values_list("line", "reason", "row")) == [
        (3, "the ZIP is not 5 digits", "1234567,Far"),
        (5, "it has another number of fields than the header", "10004"),
        (9, "it has another number of fields than the header", "abc,Off,on"),
    ]
    assert (release.rows_read, release.rows_loaded, release.rows_rejected) == (100, 97, 3)
    assert release.reasons["rejected"] == {
        "the ZIP is not 5 digits": 1,
        "it has another number of fields than the header": 2,
    }
    assert ZipCode.objects.count() == 97


def test_five_in_a_hundred_rows_may_be_rejected_and_six_may_not(tmp_path: Path) -> None:
    assert "6 of 100 rows can't be read; 6: the ZIP is not 5 digits" in refused(
        unreadable(tmp_path, 6)
    )
    release, _new = load(TinyLoader(), unreadable(tmp_path, 5))
    assert release.rows_rejected == 5


def test_rejects_of_a_release_are_replaced_with_it(tmp_path: Path) -> None:
    load(TinyLoader(), unreadable(tmp_path, 5))
    release, _new = load(TinyLoader(), unreadable(tmp_path, 2))
    assert release.rejects.count() == Reject.objects.count() == 2


def test_only_the_first_rejects_are_kept_and_all_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("careerguide.releases.loader.KEPT_REJECTS", 3)
    release, _new = load(TinyLoader(), unreadable(tmp_path, 5))
    assert (release.rejects.count(), release.rows_rejected) == (3, 5)
    assert release.reasons["rejected"] == {"the ZIP is not 5 digits": 5}


def test_what_belongs_to_nothing_known_is_counted_apart(tmp_path: Path) -> None:
    path = places(tmp_path, line_3="10002,elsewhere", line_4="10003,LYNN")
    release, _new = load(TinyLoader(), path)
    assert (release.rows_read, release.rows_loaded, release.rows_unmatched) == (10, 9, 1)
    assert release.reasons == {
        "rejected": {},
        "unmatched": {"places we do not know": 1},
        "noted": {"a place in capitals": 1},
    }


def test_every_row_read_is_loaded_unmatched_or_rejected(tmp_path: Path) -> None:
    path = places(tmp_path, 100, line_3="10002,elsewhere", line_7="x,y")
    release, _new = load(TinyLoader(), path)
    counted = release.rows_loaded + release.rows_unmatched + release.rows_rejected
    assert release.rows_read == counted == 100


def test_progress_is_told_as_rows_are_read(tmp_path: Path) -> None:
    told: list[int] = []
    load(TinyLoader(), places(tmp_path), told.append)
    assert told == [10]


def yearly(folder: Path, year: int, *awards: int) -> Path:
    path = folder / f"yearly_{year}.csv"
    rows = [f"{100000 + at},{count}" for at, count in enumerate(awards)]
    path.write_text("\n".join(["school,awards", *rows]))
    return path


def awards_by_year() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for year, awards in Completion.objects.order_by("pk").values_list("release__year", "awards"):
        found.setdefault(year, []).append(awards)
    return found


def test_editions_that_live_side_by_side_are_replaced_one_by_one(tmp_path: Path) -> None:
    for path in (yearly(tmp_path, 2024, 1, 2), yearly(tmp_path, 2023, 3)):
        load(YearlyLoader(), path)
    assert awards_by_year() == {2024: [1, 2], 2023: [3]}
    load(YearlyLoader(), yearly(tmp_path, 2024, 9))
    assert awards_by_year() == {2024: [9], 2023: [3]}
    current = Release.objects.filter(source="yearly", is_current=True)
    assert sorted(current.values_list("year", flat=True)) == [2023, 2024]
    newest = Release.current("yearly")
    assert newest is not None
    assert newest.year == 2024


def indexes() -> set[str]:
    with connection.cursor() as cursor:
        made = connection.introspection.get_constraints(cursor, Completion._meta.db_table)
    return set(made)


def test_indexes_are_whole_after_a_load_and_after_a_refused_one(tmp_path: Path) -> None:
    before = indexes()
    assert {"completion_program", "completion_release"} <= before
    load(YearlyLoader(), yearly(tmp_path, 2024, 1, 2))
    assert indexes() == before
    with pytest.raises(LoadError):
        load(YearlyLoader(), yearly(tmp_path, 2023, *range(101)))
    assert indexes() == before


def test_a_source_that_does_not_exist_is_answered_with_those_that_do() -> None:
    discover()
    with pytest.raises(LoadError) as error:
        loader_for("oewz")
    assert "there is no source “oewz”" in str(error.value)
    assert all(slug in str(error.value) for slug in ("oews", "ipeds-c", "etpl-tx"))


def test_every_release_of_the_data_pack_has_a_loader_and_a_year() -> None:
    discover()
    found = list(data_files())
    named = {path.relative_to(DATA).as_posix() for _loader, path in found}
    per_file = Counter(path for _loader, path in found)
    # One file of facts holds several releases, each with its own date.
    shared = {DATA / "guide" / "source_facts.csv"}
    assert {path for path, count in per_file.items() if count > 1} == shared
    tables = {
        path.relative_to(DATA).as_posix()
        for path in DATA.rglob("*")
        if path.name.endswith((".csv", ".csv.gz", ".xlsx", ".txt.gz"))
    }
    # The steps of the articles' routes went into the guides and ladders by hand.
    unused = {
        "manifest.csv", "guide/path_steps.csv", "geo/tiles.csv", "sources/next_editions.csv",
    }  # fmt: skip
    # Which pages the aid rules were read from, and which words translators use: for editors.
    unused |= {"aid/sources.csv", "translations/glossary_es.csv"}
    # The site's own tables, read in place.
    unused |= {"geo/place_names.csv", "geo/place_words.csv", "geo/zip_area_fixes.csv"}
    unused |= {"geo/state_names.csv", "geo/insets.csv", "crosswalk/academic_fields.csv"}
    unused |= {"search/topics.csv", "geo/states.csv", "etpl/lists.csv", "etpl/words.csv"}
    unused |= {"etpl/outcomes.csv"}
    unused |= {t for t in tables if "Experience Categories" in t or "Occupation Data" in t}
    assert tables - unused == named
    for loader, path in found:
        assert 2000 < loader.year(path) < 2100


def test_every_source_the_issue_names_can_be_loaded() -> None:
    discover()
    named = """oews oews-industry ipeds-hd ipeds-ic ipeds-ic-ay ipeds-ic-py ipeds-c scorecard-fos
    cip soc cip-soc projections rpp onet-titles onet-related onet-jobzones onet-interests etpl-tx
    zip area-counties"""
    assert set(named.split()) <= set(LOADERS)
