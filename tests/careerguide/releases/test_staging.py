"""While a load is prepared nobody waits for it, and what it changes is in use all at once."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, IntegrityError, connection
from django.db.models import F

from careerguide.columns import store
from careerguide.columns.models import DataVersion
from careerguide.places.models import ZipCode
from careerguide.releases import staging
from careerguide.releases.bulk import delete_rows, insert_rows, rebuilt_indexes
from careerguide.releases.errors import LoadError
from careerguide.releases.files import Table
from careerguide.releases.loader import Run
from careerguide.releases.models import Reject, Release
from careerguide.releases.runner import load
from careerguide.releases.turns import WAITING, alone
from tests.careerguide.releases.tiny import COLUMNS, TinyLoader, places
from tests.data import TOP, SiteData


@pytest.fixture
def served(empty_db: SiteData, tmp_path: Path) -> SiteData:
    """A site that serves something: ten places, and a build."""
    load(TinyLoader(), places(tmp_path))
    with store.writing("one"):
        pass
    DataVersion.objects.create(pk=1, token="one", edits=3)
    return empty_db


def elsewhere(site: SiteData, *statements: str) -> list[Any]:
    """What another process reads or writes, without ever waiting for a lock."""
    with closing(sqlite3.connect(site.database, timeout=0, isolation_level=None)) as other:
        return [other.execute(one).fetchall() for one in statements][-1]


def dumped(site: SiteData) -> list[str]:
    with closing(sqlite3.connect(site.database)) as other:
        return list(other.iterdump())


def titles() -> set[str]:
    return set(ZipCode.objects.values_list("place", flat=True))


class Watched(TinyLoader):
    """It has something done when half of its rows are read."""

    def __init__(self, do: Any) -> None:
        self.do = do

    def load(self, table: Table, run: Run) -> None:
        def rows() -> Iterator[Any]:
            for at, row in enumerate(table.rows):
                if at == 5:
                    self.do()
                yield row

        super().load(Table(table.header, rows()), run)


def test_others_write_while_a_file_is_read_and_see_what_was_there_before(
    served: SiteData, tmp_path: Path
) -> None:
    seen: list[Any] = []

    def meanwhile() -> None:
        elsewhere(served, "BEGIN IMMEDIATE", "INSERT INTO auth_group (name) VALUES ('x')", "COMMIT")
        elsewhere(served, "UPDATE core_dataversion SET edits = edits + 2")
        seen.extend(elsewhere(served, "SELECT DISTINCT substr(place, -4) FROM core_zipcode"))
        seen.extend(elsewhere(served, "SELECT edition FROM core_release WHERE is_current"))

    release, new = load(Watched(meanwhile), places(tmp_path, 12, 2025))
    assert (new, release.edition, seen) == (True, "2025", [("2024",), ("2024",)])
    assert titles() == {f"Town {n} of 2025" for n in range(1, 13)}
    assert Group.objects.filter(name="x").exists()
    assert list(Release.objects.filter(is_current=True)) == [release]


def test_what_staff_counted_meanwhile_stays_counted(served: SiteData) -> None:
    with staging.aside():
        staging.change(DataVersion)
        elsewhere(served, "UPDATE core_dataversion SET edits = edits + 2")
        DataVersion.objects.update(token="two", edits=F("edits") + 10)
    assert DataVersion.objects.values_list("token", "edits").get() == ("two", 15)


def test_a_load_that_fails_leaves_everything_as_it_was(served: SiteData, tmp_path: Path) -> None:
    before = dumped(served)

    def fail() -> None:
        raise LoadError("it was meant to fail")

    with pytest.raises(LoadError, match="meant to fail"):
        load(Watched(fail), places(tmp_path, 12, 2025))
    assert dumped(served) == before
    assert not staging.is_on()


@pytest.mark.parametrize("changed", [1, 900])
def test_few_rows_are_changed_and_many_filled_anew_with_the_same_end(
    served: SiteData, changed: int
) -> None:
    """The table's indexes are all there afterwards."""
    rows = [(f"{n:05}", f"Place {n}", "MA", "", 42.0, -71.0) for n in range(1000)]
    indexes = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY 1"
    known = elsewhere(served, indexes)
    delete_rows(ZipCode.objects.all())
    insert_rows(ZipCode, COLUMNS, rows)
    others = [(code, "Elsewhere", *rest) for code, _place, *rest in rows[:changed]]
    with staging.aside(), rebuilt_indexes(ZipCode):
        delete_rows(ZipCode.objects.filter(code__lte=rows[changed][0]))
        insert_rows(ZipCode, COLUMNS, others)
    expected = sorted([*others, *rows[changed + 1 :]])
    assert sorted(ZipCode.objects.values_list(*COLUMNS)) == expected
    assert elsewhere(served, indexes) == known
    assert elsewhere(served, "PRAGMA integrity_check") == [("ok",)]


def test_a_table_that_nobody_said_would_change_is_not_written_to(served: SiteData) -> None:
    with pytest.raises(DatabaseError, match="not authorized"), staging.aside():
        Group.objects.create(name="too early")
    assert not Group.objects.filter(name="too early").exists()
    Group.objects.create(name="allowed again")


def test_a_row_that_points_at_none_ends_the_load(served: SiteData) -> None:
    columns = ("release_id", "line", "reason", "row")
    with pytest.raises(IntegrityError, match="core_release"), staging.aside():
        insert_rows(Reject, columns, [(4711, 1, "", "")])
    assert not Reject.objects.exists()


def test_what_comes_after_waits_until_all_is_in_the_database(served: SiteData) -> None:
    seen: list[Any] = []
    count = "SELECT COUNT(*) FROM core_zipcode"
    with staging.aside():
        delete_rows(ZipCode.objects.all())
        staging.afterwards(lambda: seen.append(elsewhere(served, count)))
        assert (elsewhere(served, count), seen) == ([(10,)], [])
    assert seen == [[(0,)]]


def test_within_a_transaction_and_before_anything_is_served_it_is_one_as_any_other(
    empty_db: SiteData,
) -> None:
    with staging.aside():
        assert connection.in_atomic_block
        assert not staging.is_on()


HOLDING = """
import sys, django
django.setup()
from careerguide.releases.turns import alone
with alone(print):
    print("loading", flush=True)
    sys.stdin.readline()
"""


def test_a_second_load_says_that_it_waits_and_then_goes_on(empty_db: SiteData) -> None:
    command, pipe = [sys.executable, "-c", HOLDING], subprocess.PIPE
    said: list[str] = []
    with subprocess.Popen(
        command, cwd=TOP, env=empty_db.environment, stdin=pipe, stdout=pipe, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "loading\n"

        def say(text: str) -> None:
            said.append(text)
            other.kill()

        with alone(say):
            assert said == [WAITING]
