"""docs/operating.md's runbook, its commands run as they stand there, on an empty folder.

Chapters in the order in which they are run; addresses and ports are this machine's own.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests import postgres
from tests.faults.conftest import TOP, long, served

RUNBOOK = (TOP / "docs/operating.md").read_text().partition("# Several machines: a runbook")[2]
BLOCK = re.compile(r"(?:^    .*\n|^\n(?=    ))+", re.MULTILINE)
SYSTEMD = """
systemctl() {  # what careerguide-database@ does, where no systemd is
    for word; do :; done
    "$PG/pg_ctl" --pgdata "$DB/${word#*@}" --log "$DB/${word#*@}.log" --wait start
}
"""
SITE = "SELECT count(*) FROM core_release WHERE is_current"


def blocks(chapter: str) -> Iterator[tuple[str, str]]:
    """Who runs it, and the commands, of each part of a chapter that says who."""
    text = RUNBOOK.partition(f"## {chapter}\n")[2].partition("\n## ")[0]
    for found in BLOCK.findall(text):
        lines = "".join(re.findall(r"    (.*\n)", found))
        yield from re.findall(r"^# as (\w+)\n((?:(?!# as ).*\n)+)", lines, re.MULTILINE)


class Rehearsal:
    """An empty folder, and the commands run in it."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.here = folder
        self.user = postgres._user()
        ports = {
            f"{name}_PORT": str(postgres.free_port()) for name in ("PRIMARY", "REPLICA", "RESTORED")
        }
        self.environment = os.environ | ports | {
            "HERE": str(folder), "DB": str(folder), "PG": str(programs),
            "PGPASSFILE": str(folder / "pgpass"), "SETTINGS": str(folder / "settings"),
            "PRIMARY": "127.0.0.1", "REPLICA": "127.0.0.1", "VAR_DIR": str(folder / "var"),
            "SECRET_KEY": "only-for-tests-" + "0123456789" * 5, "HTTPS": "off",
        }  # fmt: skip
        (folder / "current").symlink_to(TOP)
        if self.user:
            shutil.chown(folder, self.user)

    def run(self, chapter: str, **more: str) -> list[str]:
        """What each block of a chapter prints; a command that fails ends it."""
        said = []
        for who, commands in blocks(chapter):
            if (self.here / "password").exists() and not (self.here / "settings").exists():
                self.write_settings()
            said.append(self.sh(who, commands, **more))
        return said

    def write_settings(self) -> None:
        """What “The machines” puts into a web machine's settings."""
        lines = [f"{name}={value}\n" for name, value in self.web_machine().addresses.items()]
        (self.here / "settings").write_text("".join(lines))

    def sh(self, who: str, commands: str, **more: str) -> str:
        user = self.user if who == "postgres" or "systemctl" in commands else None
        done = subprocess.run(
            ["sh", "-eu", "-c", SYSTEMD + commands],
            cwd=TOP, env=self.environment | more, user=user,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{commands}\n{done.stdout}"
        return done.stdout.strip()

    def sql(self, server: str, query: str) -> str:
        port = self.environment[f"{server}_PORT"]
        return self.sh(
            "postgres",
            f'$PG/psql -h 127.0.0.1 -p {port} -U careerguide -Atc "{query}" careerguide',
        )

    def web_machine(self) -> Any:
        """What `served` starts: a machine that knows the primary and the replica."""
        word = (self.here / "password").read_text().strip()
        of = {
            name: f"postgres://careerguide:{word}@127.0.0.1:{self.environment[port]}/careerguide"
            for name, port in (
                ("DATABASE_URL", "PRIMARY_PORT"), ("DATABASE_REPLICA_URL", "REPLICA_PORT"),
            )
        }  # fmt: skip
        environment = self.environment | of
        return SimpleNamespace(var=self.here / "var", environment=environment, addresses=of)

    def stop(self) -> None:
        for name in ("primary", "replica", "restored"):
            if (self.here / name / "postmaster.pid").exists():
                self.sh("postgres", f"$PG/pg_ctl --pgdata $HERE/{name} -m immediate stop")


@pytest.fixture
def rehearsal() -> Iterator[Rehearsal]:
    programs = postgres.programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    if "DATABASE_URL" in os.environ and os.environ["DATABASE_URL"].startswith("postgres"):
        pytest.skip("the database is chosen already")
    folder = Path(postgres.tempfile.mkdtemp())
    folder.chmod(0o755)
    one = Rehearsal(folder, programs)
    try:
        yield one
    finally:
        one.stop()
        shutil.rmtree(folder, ignore_errors=True)


def test_the_runbook_says_who_runs_what() -> None:
    chapters = ("The database", "A replica", "Backup", "Restoring a moment", "Failover")
    who = {name: [one for one, _commands in blocks(name)] for name in chapters}
    assert who == {
        "The database": ["postgres", "postgres", "root", "postgres", "root"],
        "A replica": ["postgres", "root", "postgres"],
        "Backup": ["postgres"],
        "Restoring a moment": ["postgres", "root", "postgres", "postgres", "root"],
        "Failover": ["postgres"],
    }


@long
def test_what_was_deleted_is_restored_and_a_lost_primary_replaced(rehearsal: Rehearsal) -> None:
    rehearsal.run("The database")
    whole = rehearsal.sql("PRIMARY", SITE)
    assert int(whole) > 20
    rehearsal.run("A replica")
    assert rehearsal.sql("REPLICA", SITE) == whole
    rehearsal.run("Backup")
    words = "SELECT count(*) FROM core_synonym"
    rehearsal.sql("PRIMARY", "UPDATE core_synonym SET phrase = phrase || ' kept' WHERE rank = 1")
    kept = "SELECT count(*) FROM core_synonym WHERE phrase LIKE '% kept'"
    edited, all_words = rehearsal.sql("PRIMARY", kept), rehearsal.sql("PRIMARY", words)
    moment = rehearsal.sql("PRIMARY", "SELECT now()")
    rehearsal.sql("PRIMARY", "DELETE FROM core_synonym")
    rehearsal.sql("PRIMARY", "SELECT pg_switch_wal()")
    rehearsal.run("Restoring a moment", MOMENT=moment)
    assert rehearsal.sql("RESTORED", kept) == edited != "0"
    assert rehearsal.sql("RESTORED", words) == all_words
    assert rehearsal.sql("RESTORED", SITE) == whole
    assert rehearsal.sql("PRIMARY", words) == "0", "the one it was restored from goes on"

    rehearsal.sh("careerguide", ".venv/bin/python manage.py collectstatic --noinput -v 0")
    with served(rehearsal.web_machine()) as site:
        assert site.statuses() == {200}
        rehearsal.sh("postgres", "$PG/pg_ctl --pgdata $HERE/primary -m immediate stop")
        assert site.statuses() == {200}, "pages come from the replica"
        assert rehearsal.sql("REPLICA", SITE) == whole
        rehearsal.run("Failover")
        assert site.statuses() == {200}
    rehearsal.sql("REPLICA", "DELETE FROM core_attempt")
    port = rehearsal.environment["REPLICA_PORT"]
    rehearsal.sh("root", f'sed -i "/^DATABASE_URL/s/:$PRIMARY_PORT/:{port}/" $SETTINGS')
    rehearsal.sh("root", "$HERE/current/docs/deploy/manage.sh load_all --if-needed")
