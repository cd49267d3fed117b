"""The same page at every contestant, taking turns so that a busy moment hits them all."""

import urllib.error
import urllib.request
from pathlib import Path
from statistics import median, quantiles

import load
from pages import Page, combinations
from report import DATASETTE, NAIVE, SITE, TWO, Measure

WARMING = 500


class BadAnswer(Exception):
    """A page that can't be compared, and why."""


def page_measures(
    page: Page, ports: dict[str, list[int]], folder: Path, rounds: int, seconds: int
) -> list[Measure]:
    """Speed under load and for one reader, with new addresses and with one that is repeated."""
    new = Measure(page.name, "each address new", "answers/s", goal=page.goal)
    same = Measure(page.name, "one address again and again", "answers/s")
    alone = Measure(page.name, "p50 of one reader, each address new", "ms", less_is_better=True)
    size = Measure(page.name, "size, not compressed", "kB", less_is_better=True)
    files: dict[str, Path] = {}
    for at, who in enumerate((SITE, DATASETTE, NAIVE)):
        addresses = [triple[at] for triple in page.addresses]
        files[who] = folder / f"{who}-{page.name}.all"
        files[who].write_text("\n".join(addresses))
        files[who].with_suffix(".one").write_text(addresses[0])
        size.add(who, look(ports[who][0], addresses[0], page.rows) / 1000)
    files[TWO] = files[DATASETTE]
    # New addresses are new to every worker: each round takes its own from the list. Those that
    # warm the workers up, so that what they make once is made, stand at its end.
    step = (len(page.addresses) - WARMING) // (2 * rounds)
    for who, where in ports.items():
        load.latencies(where[0], files[who], len(page.addresses) - WARMING, 10, most=10)
        load.throughput(where, files[who], len(page.addresses) - WARMING + 10, 1)
    for number in range(rounds):
        start = step * 2 * number
        for who, where in ports.items():
            if who == SITE or seconds > 1:
                same.add(who, rate(where, files[who].with_suffix(".one"), 0, 1))
            new.add(who, rate(where, files[who], start, seconds))
            if who != TWO:
                times = load.latencies(where[0], files[who], start + step, seconds / 3)
                alone.add(who, median(times))
        if max(new.values[SITE]) * seconds > step:
            raise BadAnswer(f"{step} new addresses are too few")
    return [new, same, alone, size]


def rate(ports: list[int], file: Path, start: int, seconds: float) -> float:
    speed, errors = load.throughput(ports, file, start, seconds)
    if errors or not speed:
        raise BadAnswer(f"of {file.stem}, {errors} answers were not 200 ({speed:.1f} a second)")
    return speed


def look(port: int, path: str, rows: int) -> int:
    """Bytes of a page, once it is sure that it holds the rows it should."""
    url = f"http://127.0.0.1:{port}{path}"
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            body: bytes = answer.read()
    except urllib.error.HTTPError as error:
        raise BadAnswer(f"{path} answers {error.code}") from error
    if body.count(b"<tr") < rows:
        raise BadAnswer(f"{path} holds fewer than {rows} rows")
    return len(body)


def worst_cases(port: int, folder: Path, count: int = 200) -> list[Measure]:
    """Program lists with filters and order drawn at random, each asked for once."""
    warming = 20
    file = folder / "combinations"
    file.write_text("\n".join(combinations(count + warming)))
    load.latencies(port, file, 0, 30, most=warming)
    times = load.latencies(port, file, warming, 60, most=count)
    group = f"Program list, {len(times)} random filters and orders, one reader"
    figures = {
        "median": median(times),
        "99th percentile": quantiles(times, n=100)[-1],
        "worst": max(times),
    }
    return [Measure(group, name, "ms", {SITE: [value]}) for name, value in figures.items()]
