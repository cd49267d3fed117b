"""The same page at every contestant, taking turns so that a busy moment hits them all."""

import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

import load
from load import BadAnswer
from pages import Page, combinations, guides_and_plans, plans
from report import DATASETTE, NAIVE, SITE, TWO, Measure
from servers import Server

WARMING = 500


def page_measures(
    page: Page, servers: dict[str, list[Server]], folder: Path, rounds: int, seconds: int
) -> list[Measure]:
    """Speed under load and for one reader, with new addresses and with one that is repeated."""
    new = Measure(page.name, "each address new", "answers/s")
    work = Measure(
        page.name, "processor time of one answer", "ms", goal=page.goal, less_is_better=True
    )
    same = Measure(page.name, "one address again and again", "answers/s")
    alone = Measure(page.name, "p50 of one reader", "ms", less_is_better=True)
    size = Measure(page.name, "size, not compressed", "kB", less_is_better=True)
    files: dict[str, Path] = {}
    for at, who in enumerate((SITE, DATASETTE, NAIVE)):
        if who not in servers:
            continue
        addresses = [triple[at] for triple in page.addresses]
        files[who] = folder / f"{who}-{page.name}.all"
        files[who].write_text("\n".join(addresses))
        files[who].with_suffix(".one").write_text(addresses[0])
        size.add(who, look(servers[who][0].port, addresses[0], page.rows) / 1000)
    files[TWO] = files[DATASETTE]
    # Each round takes its own addresses from the list. At its end stand those that warm the
    # workers up, so that what a worker makes once is made.
    new_ones = len(page.addresses) - WARMING
    step = new_ones // (2 * rounds)
    for who, group in servers.items():
        speed(group, files[who], new_ones, 1)
    for number in range(rounds):
        start = step * 2 * number
        for who, group in servers.items():
            if who == SITE or (number == 0 and rounds > 1):
                same.add(who, speed(group, files[who].with_suffix(".one"), 0, 1))
            new.add(who, speed(group, files[who], start, seconds))
            if who != TWO:
                times, spent = waits(group[0], files[who], start + step, seconds / 3)
                alone.add(who, median(times))
                work.add(who, spent)
        if max(new.values[SITE]) * seconds > step:
            raise BadAnswer(f"{step} new addresses are too few")
    return [new, alone, work, same, size]


def floor(site: Server, folder: Path, rounds: int, lists: Sequence[Measure]) -> list[Measure]:
    """An empty page through the same middleware, and how many of these a list takes."""
    group = "An empty page (robots.txt)"
    file = folder / "floor"
    file.write_text("\n".join(f"/robots.txt?_={n}" for n in range(40_000)))
    empty = Measure(group, "processor time of one answer", "ms")
    speed([site], file, 0, 1)
    for number in range(rounds):
        empty.add(SITE, waits(site, file, 10_000 * (number + 1), 1)[1])
    one = empty.value(SITE)
    most = max(value for each in lists if (value := each.value(SITE)) is not None)
    times = Measure(group, "a list in such pages", "×", {SITE: [most / one]} if one else {}, most=4)
    return [empty, times]


TYPED = (
    "registered nurse", "medical coder", "welder", "boston university", "worcester", "electrician",
    "software developer", "cpc", "truck driver", "harvard", "hvac technician", "community college",
)  # fmt: skip


def suggesting(site: Server, folder: Path, rounds: int) -> list[Measure]:
    """What is offered while one types, letter by letter, beside an empty page in the same round.

    A worker has answered each beginning before, as it has for what most readers type.
    """
    group = "Suggestions while one types"
    starts = [words[:end] for words in TYPED for end in range(1, len(words) + 1)]
    files = {"suggest": folder / "suggest", "empty": folder / "beside-suggest"}
    addresses = [f"/suggest/?{urlencode({'q': one})}" for one in starts]
    files["suggest"].write_text(
        "\n".join(f"{addresses[n % len(addresses)]}&_={n}" for n in range(40_000))
    )
    files["empty"].write_text("\n".join(f"/robots.txt?_=s{n}" for n in range(40_000)))
    one = Measure(group, "processor time of one answer", "ms")
    times = Measure(group, "a suggestion in empty pages", "×", most=2)
    for file in files.values():
        speed([site], file, 0, 1)
    for number in range(rounds):
        spent = {
            name: waits(site, file, 10_000 * (number + 1), 1)[1] for name, file in files.items()
        }
        one.add(SITE, spent["suggest"])
        times.add(SITE, spent["suggest"] / spent["empty"])
    return [one, times]


def guides(site: Server, flat: Path, folder: Path, rounds: int) -> list[Measure]:
    """The guides to jobs that nobody asked for yet, beside the plans of the same jobs and places,
    in a worker that has made others."""
    group = "Guides to 100 random jobs, beside their plans"
    names = {"guides": "a guide", "plans": "a plan"}
    files = {name: folder / f"random-{name}" for name in names}
    for name, addresses in guides_and_plans(flat).items():
        files[name].write_text("\n".join(addresses))
    spent = {name: Measure(group, f"processor time of {one}", "ms") for name, one in names.items()}
    times = Measure(group, "a guide in plans", "×", most=1)
    for file in files.values():
        waits(site, file, 0, 60, most=100)
    for number in range(rounds):
        found = {
            name: waits(site, file, 100 * (number + 1), 60, most=100)[1]
            for name, file in files.items()
        }
        for name, value in found.items():
            spent[name].add(SITE, value)
        times.add(SITE, found["guides"] / found["plans"])
    return [*spent.values(), times]


def speed(group: list[Server], file: Path, start: int, seconds: float) -> float:
    """Answers a second under load."""
    found = load.throughput([server.port for server in group], file, start, seconds)
    for server in group:
        server.wait_until_idle()
    if found.errors:
        raise BadAnswer(f"of {file.stem}, {found.errors} answers were not 200")
    return found.speed


def waits(
    server: Server, file: Path, start: int, seconds: float, most: int = 10_000
) -> tuple[list[float], float]:
    """How long one reader waits for each of at most so many answers, and the server's own work for
    one, all in ms."""
    before = server.processor_seconds()
    times = load.latencies(server.port, file, start, seconds, most)
    return times, 1000 * (server.processor_seconds() - before) / len(times)


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


def worst_cases(site: Server, folder: Path, count: int = 200) -> list[Measure]:
    """Program lists with filters and order drawn at random, each asked for once."""
    file = folder / "combinations"
    file.write_text("\n".join(combinations(WARMING + count)))
    speed([site], file, 0, 1)
    times = load.latencies(site.port, file, WARMING, 60, most=count)
    group = f"Program list, {len(times)} random filters and orders, one reader"
    figures = {
        "median": median(times),
        "99th percentile": quantiles(times, n=100)[-1],
        "worst": max(times),
    }
    return [Measure(group, name, "ms", {SITE: [value]}) for name, value in figures.items()]


def plan_times(site: Server, folder: Path) -> list[Measure]:
    """What one reader waits for a plan, each asked for once, in a worker that has made others."""
    measures = []
    for name, (most, addresses) in plans().items():
        file = folder / "plans"
        file.write_text("\n".join(addresses))
        speed([site], file, 0, 1)
        file.write_text("\n".join(f"{address}&rate=4" for address in addresses))
        times = load.latencies(site.port, file, 0, 90, most=len(addresses))
        value = max(times) if "worst" in name else median(times)
        measures.append(Measure("Plans, one reader", name, "ms", {SITE: [value]}, most=most))
    return measures
