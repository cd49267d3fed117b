"""Two editors save at the same moment, on SQLite and on PostgreSQL: none is lost, each is told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import postgres
from tests.data import TOP, SiteData

PAIRS = os.environ.get("EDIT_PAIRS", "24")
"""Of six kinds in turn. 200 take some minutes."""


def came_of(environment: dict[str, str]) -> dict[str, int]:
    """What the pairs came to, in a process of its own; nothing else went wrong."""
    command = [sys.executable, "-m", "tests.careerguide.editorial.pairs", PAIRS]
    done = subprocess.run(command, cwd=TOP, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["wrong"] == []
    counts: dict[str, int] = found["counts"]
    return counts


def judge(counts: dict[str, int]) -> None:
    """Pairs that write different lines clash with nobody; of all others one is told."""
    assert counts["lost"] == 0
    assert counts["told"] == int(PAIRS) - counts["lines"]


def test_on_sqlite_no_edit_is_lost_and_each_clash_is_told(empty_db: SiteData) -> None:
    judge(came_of(empty_db.environment))


def test_on_postgresql_no_edit_is_lost_and_each_clash_is_told(tmp_path: Path) -> None:
    place = postgres.programs()
    if place is None:
        pytest.skip("PostgreSQL is not installed here")
    with postgres.server(place) as one:
        environment = os.environ | {"DATABASE_URL": one.address, "VAR_DIR": str(tmp_path)}
        migrate = [sys.executable, "manage.py", "migrate", "-v0"]
        subprocess.run(migrate, cwd=TOP, env=environment, check=True)
        judge(came_of(environment))
