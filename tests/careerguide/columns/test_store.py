import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from django.conf import settings
from django.db import connection

from careerguide.columns import builds, store
from careerguide.columns.models import DataVersion
from tests.data import TOP, SiteData


@pytest.fixture
def built(empty_db: SiteData) -> Iterator[SiteData]:
    """A store with one build in use, token "one"."""
    with store.writing("one"):
        builds.save("figures", {"cost": np.array([5, -1, 7]), "names": ["a", "é", "c"]})
    use("one")
    return empty_db


def use(token: str) -> None:
    DataVersion.objects.update_or_create(pk=1, defaults={"token": token})
    store.forget()


def folders() -> set[str]:
    return {f.name for f in builds.root().iterdir()}


def test_columns_read_back_as_they_were_saved(built: SiteData) -> None:
    columns = store.columns("figures")
    assert columns["cost"].tolist() == [5, -1, 7]
    assert columns["names"] == ["a", "é", "c"]
    assert not columns["cost"].flags.writeable


def test_the_store_lies_below_the_folder_of_this_site(built: SiteData) -> None:
    assert builds.root() == Path(settings.VAR_DIR) / "store" == built.var / "store"
    assert folders() == {"one"}


def test_a_build_that_fails_midway_leaves_the_one_before_and_nothing_else(
    built: SiteData,
) -> None:
    def fail() -> None:
        with store.writing("two"):
            builds.save("figures", {"cost": np.array([1])})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert folders() == {"one"}
    assert not builds.exists("two")
    assert store.columns("figures")["cost"].tolist() == [5, -1, 7]


def test_a_build_appears_only_when_all_of_it_is_written(built: SiteData) -> None:
    with store.writing("two"):
        builds.save("figures", {"cost": np.array([1])})
        assert not builds.exists("two")
        assert "two" not in folders()
    assert builds.exists("two")


def test_a_folder_that_a_killed_build_left_is_no_build(built: SiteData) -> None:
    (builds.root() / "three").mkdir()
    assert not builds.exists("three")


def test_a_builder_reads_what_builders_before_it_saved_and_pages_do_not(built: SiteData) -> None:
    with store.writing("two"):
        builds.save("more", {"cost": np.array([9])})
        assert store.columns("more")["cost"].tolist() == [9]
    with pytest.raises(store.NoData):
        store.columns("more")
    use("two")
    assert store.columns("more")["cost"].tolist() == [9]


def test_the_build_in_use_is_not_taken_away_to_write_it_again(built: SiteData) -> None:
    """Its token names what it holds, and the transaction around the new one may yet fail."""
    kept = (builds.root() / "one").stat().st_ino
    with store.writing("one"):
        builds.save("figures", {"cost": np.array([5, -1, 7])})
    assert (builds.root() / "one").stat().st_ino == kept
    assert folders() == {"one"}


def test_a_build_in_use_that_was_damaged_is_written_again(built: SiteData) -> None:
    (builds.root() / "one/complete").unlink()
    with store.writing("one"):
        builds.save("figures", {"cost": np.array([8])})
    assert store.columns("figures")["cost"].tolist() == [8]
    assert folders() == {"one"}


def two_builds() -> None:
    """Another build in use, "two", with the one before beside it."""
    with store.writing("two"):
        builds.save("figures", {"cost": np.array([6]), "names": ["two"]})
    builds.written()
    use("two")


def damage(token: str, how: str) -> None:
    """Cut a file short, take it away, or change a byte of it."""
    file = builds.root() / token / "figures/cost.npy"
    held = file.read_bytes()
    file.unlink()
    if how == "a byte":
        file.write_bytes(held[:-1] + bytes([held[-1] ^ 1]))
    elif how == "short":
        file.write_bytes(held[:-1])


@pytest.mark.parametrize("how", ["gone", "short"])
def test_while_a_builds_files_are_damaged_the_one_before_is_served(
    built: SiteData, how: str
) -> None:
    two_builds()
    assert (store.version(), store.columns("figures")["names"]) == ("two", ["two"])
    damage("two", how)
    assert not builds.exists("two")
    assert not builds.is_unharmed("two")
    store.look_again()  # as a process does that takes the place of one that died
    assert (store.version(), store.columns("figures")["names"]) == ("one", ["a", "é", "c"])
    with store.writing("two"):
        builds.save("figures", {"cost": np.array([6]), "names": ["two"]})
    assert (store.version(), store.columns("figures")["names"]) == ("two", ["two"])


def test_a_worker_notices_that_damaged_files_were_written_anew(
    built: SiteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it made of the damaged ones is forgotten, though the build's name is the same."""
    now, forgotten = 100.0, []
    monkeypatch.setattr(store.time, "monotonic", lambda: now)
    monkeypatch.setattr(store, "_forgetting", [lambda: forgotten.append(now)])
    store.forget_version()
    assert store.version() == "one"
    complete = builds.root() / "one/complete"
    complete.unlink()
    complete.touch()
    now += store.CHECK_EVERY + 0.01
    assert (store.version(), forgotten) == ("one", [now])
    now += store.CHECK_EVERY + 0.01
    assert (store.version(), len(forgotten)) == ("one", 1)


def test_a_changed_byte_is_found_by_whoever_reads_all_files(built: SiteData) -> None:
    assert builds.is_unharmed("one")
    damage("one", "a byte")
    assert builds.exists("one")
    assert not builds.is_unharmed("one")
    with store.writing("one"):
        assert not builds.carry_over("one", ["figures"])
        builds.save("figures", {"cost": np.array([5, -1, 7])})
    assert builds.is_unharmed("one")


def test_without_a_database_what_is_here_is_served(built: SiteData) -> None:
    two_builds()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE core_dataversion")
    store.forget_version()
    assert store.version() == "two"
    store.forget()  # a process that starts now knows of none
    assert store.version() == "two"


def test_a_build_by_code_that_noted_nothing_is_served_and_counts_as_harmed(built: SiteData) -> None:
    (builds.root() / "one/digests.json").unlink()
    store.look_again()
    assert builds.exists("one")
    assert not builds.is_unharmed("one")
    assert store.version() == "one"


def test_saving_outside_a_build_is_an_error(built: SiteData) -> None:
    with pytest.raises(RuntimeError):
        builds.save("figures", {})


def test_without_any_load_there_is_no_data(empty_db: SiteData) -> None:
    assert store.version() == ""
    with pytest.raises(store.NoData):
        store.columns("figures")


def test_a_worker_sees_a_new_build_once_it_looks_again(
    built: SiteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    write("two")
    monkeypatch.setattr(store.time, "monotonic", lambda: now)
    store.forget()
    assert store.version() == "one"
    DataVersion.objects.update(token="two")
    assert store.version() == "one"
    now += store.CHECK_EVERY + 0.01
    assert store.version() == "two"


def write(*tokens: str) -> None:
    for token in tokens:
        with store.writing(token):
            builds.save("figures", {"cost": np.array([1])})


def test_pruning_keeps_the_builds_it_is_told_to_whatever_their_age(built: SiteData) -> None:
    write("four", "three", "two")
    builds.written()
    os.utime(builds.root() / "one", (1, 1))
    builds.prune({"one", "two"})
    assert folders() == {"one", "two"}


def test_pruning_sweeps_what_killed_loads_left(built: SiteData) -> None:
    (builds.root() / ".x.1").mkdir()
    (builds.root() / ".y.2/figures").mkdir(parents=True)
    (builds.root() / ".y.2/writer").touch()
    builds.prune({"one"})
    assert folders() == {"one"}


WRITER = """
import sys, django
django.setup()
from careerguide.columns import store
with store.writing("theirs"):
    print("writing", flush=True)
    sys.stdin.readline()
print("written", flush=True)
sys.stdin.readline()
"""


def test_pruning_leaves_the_folder_of_a_load_that_still_runs(built: SiteData) -> None:
    """Under its own name and, until its transaction has ended, under the build's."""
    command, pipe = [sys.executable, "-c", WRITER], subprocess.PIPE
    with subprocess.Popen(
        command, cwd=TOP, env=built.environment, stdin=pipe, stdout=pipe, text=True
    ) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == "writing\n"
        builds.prune({"one"})
        assert folders() == {"one", f".theirs.{other.pid}"}
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "written\n"
        builds.prune({"one"})
        assert folders() == {"one", "theirs"}
        other.kill()
    builds.prune({"one"})
    assert folders() == {"one"}
