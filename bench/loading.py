"""How fast releases load, and how much memory that takes."""

import csv
import gzip
import os
import resource
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from servers import TOP, manage, site_environment

WAGES = TOP / "data" / "oews" / "all_data_M_2025.csv.gz"


@dataclass(frozen=True)
class Load:
    """One run of a loading command: seconds by the clock, peak memory in MB."""

    seconds: float
    memory: float
    rows_a_second: float = 0
    """Rows of the wage file in the time that the loader itself counts."""


def wage_file(var: Path) -> Load:
    """`load_release oews` into an empty database."""
    manage(var, "migrate", "--verbosity", "0")
    seconds, memory = measured(var, "load_release", "oews", str(WAGES))
    with sqlite3.connect(var / "careerguide.sqlite3") as db:
        rows, spent = db.execute("SELECT rows_loaded, seconds FROM core_release").fetchone()
    return Load(seconds, memory, rows / spent)


def everything(var: Path) -> Load:
    """`load_all` into an empty database."""
    manage(var, "migrate", "--verbosity", "0")
    return Load(*measured(var, "load_all"))


def plain(file: Path) -> float:
    """Rows a second of the wage file by csv and executemany, as text, unchecked and unindexed."""
    began = time.perf_counter()
    with (
        gzip.open(WAGES, "rt", encoding="utf-8-sig", newline="") as text,
        sqlite3.connect(file) as db,
    ):
        rows = csv.reader(text)
        columns = ", ".join(f'"{name}"' for name in next(rows))
        db.execute(f"CREATE TABLE wages ({columns})")
        marks = ", ".join("?" * (columns.count(",") + 1))
        count = db.executemany(f"INSERT INTO wages VALUES ({marks})", rows).rowcount
    file.unlink()
    return count / (time.perf_counter() - began)


def unpacking() -> float:
    """Seconds that gzip takes to unpack the packed files in data/, one after another."""
    files = sorted(map(str, (TOP / "data").rglob("*.gz")))
    began = time.perf_counter()
    subprocess.run(["gzip", "-dc", *files], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def measured(var: Path, *arguments: str) -> tuple[float, float]:
    """Seconds and peak megabytes of one manage.py command, start-up included.

    A child's peak begins at its parent's size, so this process must stay small: it imports
    neither Django nor NumPy.
    """
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 100_000
    command = [sys.executable, "manage.py", *arguments]
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=TOP, env=site_environment(var), stdout=subprocess.DEVNULL
    )
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed")
    return seconds, usage.ru_maxrss / 1024
