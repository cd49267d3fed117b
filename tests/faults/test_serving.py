"""Servers whose store, database or processes are taken away: a page or a sentence, at once."""

import http.client
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.data import SiteData
from tests.faults.conftest import KILLS, PATIENCE, long, served


def token(site: SiteData) -> str:
    with closing(sqlite3.connect(site.database)) as database:
        return str(database.execute("SELECT token FROM core_dataversion").fetchone()[0])


def own_store(site: SiteData) -> Path:
    """The build in use as files of this test's own, with the same build beside it as an older."""
    build = site.var / "store" / token(site)
    links = build.with_name("links")
    build.rename(links)
    shutil.copytree(links, build)
    links.rename(build.with_name("older"))
    return build


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


@pytest.mark.parametrize("harm", [cut, pytest.param(Path.unlink, marks=long)])
def test_a_damaged_store_is_served_from_the_one_before_until_it_is_mended(
    scratch: SiteData, harm: Callable[[Path], None]
) -> None:
    build = own_store(scratch)
    with served(scratch) as site:
        assert site.statuses() == {200}
        harm(build / "programs/id.npy")
        # A process that reads past the end of a file is killed, and another takes its place.
        until = time.monotonic() + PATIENCE
        while site.statuses() != {200}:
            assert time.monotonic() < until, site.log.read_text()
        done = scratch.manage("load_all", "--if-needed")
        assert done.returncode == 0, done.stderr
        assert site.statuses() == {200}
    assert token(scratch) == build.name
    with served(scratch) as site:
        assert (site.status("/readyz"), site.statuses()) == (200, {200})


def test_a_server_that_starts_on_a_damaged_store_mends_it(scratch: SiteData) -> None:
    build = own_store(scratch)
    whole = (build / "parities/plain.json").read_bytes()
    (build / "parities/plain.json").write_bytes(whole[:-1] + b" ")
    with served(scratch) as site:
        assert site.statuses() == {200}
        until = time.monotonic() + PATIENCE
        while (build / "parities/plain.json").read_bytes() != whole:
            assert time.monotonic() < until, site.log.read_text()
            time.sleep(0.2)
        assert site.statuses() == {200}


def no_database(file: Path) -> None:
    file.write_bytes(os.urandom(100_000))


@pytest.mark.parametrize("harm", [no_database, pytest.param(Path.unlink, marks=long)])
def test_without_a_database_the_server_starts_and_says_so(
    scratch: SiteData, harm: Callable[[Path], None]
) -> None:
    harm(scratch.database)
    with served(scratch) as site:
        assert site.status("/healthz") == 200
        assert site.status("/readyz") == 503
        assert site.statuses() <= {200, 503}
        assert "Traceback" not in site.log.read_text()
    for command in ("migrate", "prepare_downloads"):
        if harm is no_database:
            done = scratch.manage(command)
            assert (done.returncode, done.stderr.count("\n")) == (3, 1), done.stderr


@long
def test_while_another_process_holds_the_write_lock_readers_read(scratch: SiteData) -> None:
    held = sqlite3.connect(scratch.database, isolation_level=None)
    with served(scratch) as site, closing(held) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert site.statuses() == {200}
        other.execute("ROLLBACK")


def test_a_killed_process_of_the_server_is_replaced(scratch: SiteData) -> None:
    with served(scratch) as site:
        for _kill in range(KILLS):
            [worker] = site.workers()
            os.kill(worker, signal.SIGKILL)
            site.until("/", 200)
            assert worker not in site.workers()


@long
def test_a_server_killed_with_all_its_processes_starts_again(scratch: SiteData) -> None:
    """Its processes end by themselves, and the database is whole."""
    for _kill in range(KILLS):
        with served(scratch) as site:
            [worker] = site.workers()
            site.stop(signal.SIGKILL)
            until = time.monotonic() + PATIENCE
            while Path(f"/proc/{worker}").exists():
                assert time.monotonic() < until
                time.sleep(0.1)
    with served(scratch) as site:
        assert site.statuses() == {200}


@long
def test_slow_clients_hold_nobody_up(scratch: SiteData) -> None:
    with served(scratch) as site:
        held = [socket.create_connection(("127.0.0.1", site.port)) for _client in range(60)]
        for n, client in enumerate(held):
            if n % 3:
                client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        assert site.statuses() == {200}
        for client in held:
            client.close()


@long
def test_a_clock_that_jumps_leaves_pages_and_sign_in(scratch: SiteData) -> None:
    """Tries of the future, as after a clock set back by a day, make nobody wait for a day."""
    with closing(sqlite3.connect(scratch.database)) as database:
        database.executemany(
            "INSERT INTO core_attempt (name, address, device, passed, at)"
            " VALUES ('x', '127.0.0.1', '', 0, datetime('now', '+1 day'))",
            [()] * 5,
        )
        database.execute("UPDATE core_dataversion SET built_at = datetime('now', '+400 days')")
        database.commit()
    with served(scratch) as site:
        assert site.statuses() == {200}
        assert site.status("/admin/login/") == 200


@long
def test_a_server_told_to_stop_answers_who_knocked_and_keeps_no_connection(
    scratch: SiteData,
) -> None:
    """A request on a connection that is kept open, one that waits for its turn, and one after."""
    with served(scratch) as site:
        kept = http.client.HTTPConnection("127.0.0.1", site.port, timeout=PATIENCE)
        kept.request("GET", "/programs/?state=MA&cost_max=4321")
        others = [socket.create_connection(("127.0.0.1", site.port)) for _one in range(12)]
        for one in others:
            one.sendall(b"GET /salaries/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        site.process.terminate()
        answer = kept.getresponse()
        assert (answer.status, len(answer.read()) > 1_000) == (200, True)
        for one in others:
            one.settimeout(PATIENCE)
            assert one.recv(12) == b"HTTP/1.1 200"
            one.close()
        site.process.wait(PATIENCE)
        assert site.status("/healthz") == 0


READ_ONLY = (
    "unshare", "--mount", "sh", "-ec",
    'mount --bind "$0" "$0"; mount -o remount,ro,bind "$0"; exec "$@"',
)  # fmt: skip
"""Runs a command that finds a folder on a disk that can't be written to; only root may."""


@long
def test_a_disk_that_can_only_be_read_is_served_from_or_said(scratch: SiteData) -> None:
    folder = str(scratch.database.parent)
    if subprocess.run([*READ_ONLY, folder, "true"], check=False, capture_output=True).returncode:
        pytest.skip("a disk can't be made read-only here")
    with served(scratch, within=(*READ_ONLY, folder)) as site:
        assert site.status("/healthz") == 200
        assert site.statuses() <= {200, 503}
        assert "Traceback" not in site.log.read_text()
    with served(scratch) as site:
        assert site.statuses() == {200}
