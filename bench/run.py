"""Measure the site beside its peers on the same rows: `make bench`. See README.md."""

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import browser
import contest
import load
import loading
import pages
import servers
import tenfold
from report import DATASETTE, NAIVE, SITE, TWO, Measure, machine, markdown

HERE = Path(__file__).resolve().parent
CHECKOUT_VAR = HERE.parent / "var"
BEGAN = time.monotonic()
RESULTS_HEAD = """\
# Results

Written by `make bench`; [README.md](README.md) says what each row means. Medians of three rounds
in one run. A figure under “÷” is how many times better the site is.

{machine}
"""
FIRST_HEAD = """\
## First views on a phone

Each page's medians; past a limit in bold."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="one round beside Datasette, on the data in var/"
    )
    parser.add_argument("--accept-queries", action="store_true", help="write queries.json anew")
    options = parser.parse_args()
    rounds, seconds = (1, 1) if options.quick else (3, 2)
    with tempfile.TemporaryDirectory(prefix="careerguide-bench-") as name:
        folder = Path(name)
        measures = load_measures(folder, rounds, quick=options.quick)
        say("preparing the servers")
        var = folder / "site"
        servers.manage(var, "collectstatic", "--noinput", "--verbosity", "0")
        flat = folder / "flat.db"
        run_child(var, "flat.py", str(flat))
        say("counting queries")
        accept = ["--accept"] if options.accept_queries else []
        queries = json.loads(run_child(var, "queries.py", *accept))
        say("answers beside pages")
        measures += answer_measures(json.loads(run_child(var, "answers.py")))
        say("labelled searches")
        measures += word_measures(json.loads(run_child(var, "words.py")))
        with ExitStack() as stack:
            running = {
                SITE: [stack.enter_context(servers.site(var, folder))],
                DATASETTE: [stack.enter_context(servers.datasette(flat, folder))],
            }
            if not options.quick:
                second = stack.enter_context(servers.datasette(flat, folder))
                running[TWO] = [*running[DATASETTE], second]
                running[NAIVE] = [stack.enter_context(servers.naive(flat, folder))]
            problems = queries["problems"]
            compared = pages.pages(flat)
            for page in compared:
                say(page.name)
                try:
                    measures += contest.page_measures(page, running, folder, rounds, seconds)
                except load.BadAnswer as error:
                    problems.append(f"{page.name}: {error}")
            site = running[SITE][0]
            lists = [m for m in measures if m.group.startswith("list") and "processor" in m.name]
            firsts: list[browser.First] = []
            for name, take in {
                "ten times the programs": lambda: tenfold.measures(
                    compared[0], var, folder, rounds
                ),
                "an empty page": lambda: contest.floor(site, folder, rounds, lists),
                "suggestions": lambda: contest.suggesting(site, folder, rounds),
                "random filters and orders": lambda: contest.worst_cases(site, folder),
                "plans": lambda: contest.plan_times(site, folder),
                "guides": lambda: contest.guides(site, flat, folder, rounds),
                "first views": lambda: browser.measures(compared[0], running, rounds, firsts),
            }.items():
                say(name)
                try:
                    measures += take()
                except load.BadAnswer as error:
                    problems.append(f"{name}: {error}")
    most = Measure("Queries", "most on any page", "queries", most=6)
    most.add(SITE, max(number or 0 for number in queries["queries"].values()))
    table = f"{markdown([*measures, most])}\n\n{FIRST_HEAD}\n\n{browser.table(firsts)}"
    print(f"\n{table}\n\n{machine(load.tool())}")
    passed = browser.passed(firsts)
    for problem in [*problems, *passed]:
        print(problem, file=sys.stderr)
    if not (options.quick or problems):
        text = RESULTS_HEAD.format(machine=machine(load.tool()))
        (HERE / "results.md").write_text(f"{text}\n{table}\n")
    return 1 if problems or passed else 0


def say(text: str) -> None:
    print(f"{time.monotonic() - BEGAN:4.0f} s  {text}", file=sys.stderr, flush=True)


def load_measures(folder: Path, rounds: int, *, quick: bool) -> list[Measure]:
    """Load the wage file, then everything; the site is served from what that gives."""
    group = "Loading"
    speed = Measure(group, "wage file", "rows/s")
    plain = Measure(group, "the same file by csv and executemany", "rows/s")
    whole = Measure(group, "wage file, whole command", "s")
    memory = Measure(group, "wage file, peak memory", "MB", most=300)
    for number in range(rounds):
        say(f"loading the wage file, {number + 1} of {rounds}")
        var = folder / f"wages-{number}"
        found = loading.wage_file(var)
        speed.add(SITE, found.rows_a_second)
        whole.add(SITE, found.seconds)
        memory.add(SITE, found.memory)
        plain.add(SITE, loading.plain(folder / "plain.sqlite3"))
        shutil.rmtree(var)
    share = Measure(group, "the wage file's speed beside that", "×", goal=0.6)
    share.add(SITE, (speed.value(SITE) or 0) / (plain.value(SITE) or 1))
    found_so_far = [speed, plain, share, whole, memory]
    if quick and copy_loaded(folder / "site"):
        return found_so_far
    say("loading everything")
    found = loading.everything(folder / "site")
    seconds = Measure(group, "everything in data/", "s", {SITE: [found.seconds]})
    unpacked = Measure(group, "its files by gzip -dc", "s", {SITE: [loading.unpacking()]})
    times = Measure(group, "everything beside that", "×", most=25)
    times.add(SITE, found.seconds / (unpacked.value(SITE) or 1))
    peak = Measure(
        group, "everything in data/, peak memory", "MB", {SITE: [found.memory]}, most=300
    )
    return [*found_so_far, seconds, unpacked, times, peak]


def word_measures(shares: dict[str, tuple[int, float, float]]) -> list[Measure]:
    """Two rows a page: the right answer first, and among the first three."""
    group = "Labelled searches (tests/search/queries.csv)"
    found = []
    for page, (count, first, three) in shares.items():
        name = f"{page}, {count} searches: right answer"
        found.append(Measure(group, f"{name} first", "%", {SITE: [first]}, goal=95))
        found.append(Measure(group, f"{name} in the first three", "%", {SITE: [three]}, goal=98))
    return found


def answer_measures(found: dict[str, list[tuple[str, float, float]]]) -> list[Measure]:
    """A row for each list of the API, and one for each list in Spanish."""
    groups = {
        "answers": ("The API, processor time of an answer divided by that of its page", 1.0),
        "spanish": ("Spanish lists, processor time divided by that of the English ones", 1.05),
    }
    said = "{0}: {2} ms by {1} ms"
    return [
        Measure(group, said.format(*one), "×", {SITE: [one[2] / one[1]]}, most=most)
        for kind, (group, most) in groups.items()
        for one in found[kind]
    ]


def copy_loaded(var: Path) -> bool:
    """Copy what `make run` has loaded, without writing to it; False where there is nothing."""
    database = CHECKOUT_VAR / "careerguide.sqlite3"
    if not database.exists() or not (CHECKOUT_VAR / "store").exists():
        return False
    var.mkdir()
    source = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    target = sqlite3.connect(var / database.name)
    source.backup(target)
    source.close()
    target.close()
    shutil.copytree(CHECKOUT_VAR / "store", var / "store")
    servers.manage(var, "migrate", "--verbosity", "0")
    servers.manage(var, "load_all", "--if-needed")
    return True


def run_child(var: Path, script: str, *arguments: str) -> str:
    """Run a script of this folder that needs Django, which this process does without."""
    command = [sys.executable, str(HERE / script), *arguments]
    environment = servers.site_environment(var)
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


if __name__ == "__main__":
    os.environ.pop("PYTHONPATH", None)
    sys.exit(main())
