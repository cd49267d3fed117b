"""A load that is killed leaves what was there before, and the next one mends the rest."""

import gzip
import hashlib
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.data import DATA, SiteData

DYING = "tests/careerguide/releases/dying.py"
OURS = ("core_", "programs_", "salaries_")
DERIVED = ("programs_program", "programs_flag")
"""Tables made of every other one."""


def killed(site: SiteData, point: str, *command: str) -> None:
    done = site.python(DYING, point, *command)
    assert done.returncode == -signal.SIGKILL, done.stderr


def untouched(site: SiteData) -> str:
    """A digest of the database file, once it has mended itself: a rollback changes no byte."""
    with closing(sqlite3.connect(site.database)) as database:
        assert database.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    with site.database.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def contents(site: SiteData) -> dict[str, str]:
    """How many rows every table has, and a digest of what is derived, read without Django."""
    with closing(sqlite3.connect(site.database)) as database:
        listed = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = sorted(name for (name,) in listed if name.startswith(OURS))
        counts = {
            name: str(*database.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone())
            for name in tables
        }
        return counts | {f"{name} rows": digest(database, name) for name in DERIVED}


def digest(database: sqlite3.Connection, table: str) -> str:
    seen = hashlib.sha256()
    for row in database.execute(f"SELECT * FROM {table} ORDER BY id"):
        seen.update(repr(row).encode())
    return seen.hexdigest()


def releases(site: SiteData) -> list[tuple[object, ...]]:
    query = (
        "SELECT source, edition, sha256, is_current, rows_read, rows_loaded, rows_rejected"
        " FROM core_release ORDER BY source, edition"
    )
    with closing(sqlite3.connect(site.database)) as database:
        return database.execute(query).fetchall()


def indexes(site: SiteData) -> list[tuple[str]]:
    with closing(sqlite3.connect(site.database)) as database:
        query = "SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY 1"
        return database.execute(query).fetchall()


def token(site: SiteData) -> str:
    """The build in use, as the database names it."""
    with closing(sqlite3.connect(site.database)) as database:
        return str(database.execute("SELECT token FROM core_dataversion").fetchone()[0])


def is_served(site: SiteData) -> bool:
    """Whether a server started now finds the columns of the build in use."""
    found = (
        "import django; django.setup(); from salaries.wagestore import wages; print(wages().codes)"
    )
    done = site.python("-c", found)
    return done.returncode == 0 and "29-2072" in done.stdout


def needs_nothing(site: SiteData) -> None:
    done = site.manage("load_all", "--if-needed")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.fixture
def scratch(site: SiteData, tmp_path: Path) -> SiteData:
    return site.copy(tmp_path)


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The Texas list with one program less, under the publisher's name."""
    whole = gzip.decompress((DATA / "etpl/texas_etpl_2024-03-20.csv.gz").read_bytes())
    path = tmp_path / "texas_etpl_2024-03-20.csv.gz"
    path.write_bytes(gzip.compress(whole[: whole.rstrip().rindex(b"\n") + 1]))
    return path


@pytest.mark.parametrize("point", ["read:etpl-tx:5000", "commit", "built"])
def test_a_load_killed_at_any_moment_leaves_the_release_before_whole(
    scratch: SiteData, changed: Path, point: str
) -> None:
    """Its store too, where a load killed earlier left a folder that could pass for an older one."""
    (scratch.var / "store/.x.1").mkdir()
    before = untouched(scratch)
    killed(scratch, point, "load_release", "etpl-tx", str(changed))
    assert untouched(scratch) == before
    assert is_served(scratch)
    needs_nothing(scratch)


def test_a_load_killed_once_it_is_committed_is_in_use_and_the_next_sweeps_up(
    scratch: SiteData, changed: Path
) -> None:
    store = scratch.var / "store"
    (store / ".x.1").mkdir()
    before = token(scratch)
    killed(scratch, "pruning", "load_release", "etpl-tx", str(changed))
    assert token(scratch) != before
    assert is_served(scratch)
    assert (store / ".x.1").exists()
    original = DATA / "etpl/texas_etpl_2024-03-20.csv.gz"
    between = token(scratch)
    done = scratch.manage("load_release", "etpl-tx", str(original))
    assert (done.returncode, done.stderr, token(scratch)) == (0, "", before)
    assert {folder.name for folder in store.iterdir()} == {before, between}


def test_a_first_load_killed_midway_is_mended_by_the_next(
    empty_db: SiteData, site: SiteData
) -> None:
    killed(empty_db, "read:ipeds-c:100000", "load_all")
    half = releases(empty_db)
    assert 10 < len(half) < len(releases(site))
    assert set(half) < set(releases(site))
    done = empty_db.manage("load_all", "--if-needed")
    assert (done.returncode, done.stderr) == (0, "")
    assert releases(empty_db) == releases(site)
    assert indexes(empty_db) == indexes(site)
    assert contents(empty_db) == contents(site)
    needs_nothing(empty_db)
