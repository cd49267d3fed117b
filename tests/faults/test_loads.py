"""Loads that are killed, starved or doubled: nothing is lost, and what was there is served."""

import random
import resource
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.data import DATA, TOP, SiteData
from tests.faults.conftest import KILLS, long, served

SMALL = "rpp/MARPP_MSA_2008_2024.csv"
"""A file that is read in a second, and on which one builder stands."""


def state(site: SiteData) -> tuple[object, ...]:
    """What the database holds of releases and the build, once it has mended itself."""
    with closing(sqlite3.connect(site.database)) as database:
        assert database.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        releases = "SELECT source, edition, sha256, is_current FROM core_release ORDER BY 1, 2"
        build = "SELECT token FROM core_dataversion"
        rows = 'SELECT COUNT(*), ROUND(SUM("index"), 3) FROM salaries_priceparity'
        return tuple(tuple(database.execute(one)) for one in (releases, build, rows))


def loading(site: SiteData, file: Path, **more: object) -> subprocess.Popen[str]:
    command = [sys.executable, "manage.py", "load_release", "rpp", str(file)]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, cwd=TOP, env=site.environment, stdout=pipe, stderr=pipe, text=True, **more
    )  # type: ignore[call-overload]


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The table with another figure in its first row: a made-up one."""
    path = tmp_path / Path(SMALL).name
    whole = (DATA / SMALL).read_bytes()
    first = next(line for line in whole.splitlines() if b"RPPs: All items" in line)
    path.write_bytes(whole.replace(first, first.rpartition(b",")[0] + b",77.777"))
    return path


def test_a_load_killed_at_random_leaves_the_state_before_or_the_one_after(
    scratch: SiteData, changed: Path
) -> None:
    """And the next one ends as if nothing had happened."""
    before = state(scratch)
    started = time.monotonic()
    done = loading(scratch, changed)
    said = done.communicate()
    assert done.returncode == 0, said
    whole = time.monotonic() - started
    after = state(scratch)
    assert after != before
    back = scratch.manage("load_release", "rpp", str(DATA / SMALL))
    assert back.returncode == 0, back.stderr
    assert state(scratch) == before
    for _kill in range(KILLS):
        moment = random.uniform(0, whole)
        killed = loading(scratch, changed)
        try:
            killed.wait(moment)
        except subprocess.TimeoutExpired:
            killed.kill()
        killed.communicate()
        found = state(scratch)
        assert found in (before, after), f"killed after {moment:.2f} s"
        if found == after:
            scratch.manage("load_release", "rpp", str(DATA / SMALL))
    mended = scratch.manage("load_all", "--if-needed")
    assert (mended.returncode, mended.stderr, state(scratch)) == (0, "", before)


def test_a_load_without_room_on_the_disk_ends_in_a_sentence_and_changes_nothing(
    scratch: SiteData, changed: Path
) -> None:
    """No file may grow beyond 60 kB, less than the prepared columns take."""

    def starve() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    before = state(scratch)
    starved = loading(scratch, changed, preexec_fn=starve)
    _out, said = starved.communicate()
    assert starved.returncode == 1, said
    assert "What was loaded before stays in use." in said
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1
    assert state(scratch) == before


@long
def test_of_two_loads_at_once_the_second_waits_and_both_end_well(
    scratch: SiteData, changed: Path
) -> None:
    both = [loading(scratch, changed), loading(scratch, changed)]
    said = [one.communicate() for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    waited = [error for _out, error in said if "this one begins when it has ended" in error]
    assert len(waited) == 1, said
    assert sum("loaded already" in out for out, _error in said) == 1


def test_staff_sign_in_and_readers_read_while_a_file_is_loaded(
    scratch: SiteData, changed: Path
) -> None:
    """Another process writes to the database all along, and never waits for as long as SQLite
    would let it."""
    with served(scratch) as site:
        load = loading(scratch, changed)
        seen, waits = set[int](), list[float]()
        with closing(sqlite3.connect(scratch.database, timeout=20, isolation_level=None)) as staff:
            while load.poll() is None:
                begun = time.monotonic()
                staff.execute("UPDATE core_dataversion SET edits = edits + 1")
                waits.append(time.monotonic() - begun)
                seen |= site.statuses()
        said = load.communicate()
        assert load.returncode == 0, said
        assert seen == {200}
        assert len(waits) > 3
