"""A made-up catalogue ten times as large: each real program stands in it ten times.

It is for timing alone: the copies have the real programs' figures and numbers, so nothing that it
says is a fact about ten programs.
"""

import json
import shutil
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

import numpy as np
import servers
from contest import speed, waits
from pages import Page
from report import SITE, Measure

TIMES = 10
MOST = 1.5
"""A filtered list may cost this many times as much."""


def grown(var: Path, larger: Path) -> int:
    """Copy a loaded site, its programs TIMES times; how many these are."""
    shutil.copytree(var, larger, ignore=shutil.ignore_patterns("*-wal", "*-shm", "programs"))
    with closing(sqlite3.connect(larger / "careerguide.sqlite3")) as database:
        (token,) = database.execute("SELECT token FROM core_dataversion").fetchone()
    held, folder = (at / "store" / token / "programs" for at in (var, larger))
    folder.mkdir()
    ids = np.load(held / "id.npy")
    for file in held.glob("*.npy"):
        if not file.stem.startswith(("rising_", "falling_")):
            values = np.load(file)
            one_a_program = len(values) == len(ids)
            np.save(folder / file.name, np.repeat(values, TIMES) if one_a_program else values)
    for file in held.glob("rising_*.npy"):
        _order(folder, file.stem.removeprefix("rising_"))
    plain = json.loads((held / "plain.json").read_text())
    for name in ("listed_names", "listed_credentials"):  # of the first programs, in their order
        plain[name] = [text for text in plain[name] for _copy in range(TIMES)]
    (folder / "plain.json").write_text(json.dumps(plain))
    return len(ids) * TIMES


def _order(folder: Path, name: str) -> None:
    """Both orders by a column, as the site's builder saves them: unknown last, ties by row."""
    values = np.load(folder / f"{name}.npy")
    known, unknown = np.flatnonzero(values >= 0), np.flatnonzero(values < 0)
    for way, sign in (("rising", 1), ("falling", -1)):
        order = known[np.argsort(sign * values[known], kind="stable")]
        np.save(folder / f"{way}_{name}.npy", np.concatenate((order, unknown)).astype(np.int32))


def measures(page: Page, var: Path, folder: Path, rounds: int) -> list[Measure]:
    """Processor time of one answer of the list, with the real programs and with the copies."""
    count = grown(var, folder / "larger")
    group = f"{page.name}: {TIMES} times the programs, made-up copies"
    real = Measure(group, "processor time with the real ones", "ms")
    many = Measure(group, f"processor time with {count:,}", "ms")
    file = folder / "tenfold"
    file.write_text("\n".join(ours for ours, _theirs, _naive in page.addresses))
    with ExitStack() as stack:
        pair = [
            (measure, stack.enter_context(servers.site(at, folder)))
            for measure, at in ((real, var), (many, folder / "larger"))
        ]
        for _measure, server in pair:
            speed([server], file, 0, 1)
        for number in range(rounds):
            for measure, server in pair:
                measure.add(SITE, waits(server, file, 5_000 + 2_000 * number, 1)[1])
    times = Measure(group, "that beside the other", "×", most=MOST)
    times.add(SITE, (many.value(SITE) or 0) / (real.value(SITE) or 1))
    shutil.rmtree(folder / "larger")
    return [real, many, times]
