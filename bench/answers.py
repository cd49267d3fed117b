"""What answers cost beside the page of the same rows, and Spanish lists beside English ones.

Run as a program, with VAR_DIR naming the loaded site: prints JSON, medians of processor time in
milliseconds. Both of a pair are asked for in turns in this one process, so that what else the
machine does troubles both alike; no answer comes from the memory of pages.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
WARM = 4
"""Pairs that are asked for first and not counted."""
Pair = tuple[str, str]


class Timed(NamedTuple):
    """Milliseconds of a pair of addresses, medians."""

    name: str
    first: float
    second: float


def environ(address: str) -> dict[str, Any]:
    path, _mark, query = address.partition("?")
    return {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "",
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1", "HTTP_ACCEPT_ENCODING": "br", "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(), "wsgi.errors": sys.stderr,
    }  # fmt: skip


def taken(application: Any, address: str) -> float:
    """Milliseconds of processor time that an answer takes. Raises RuntimeError unless it is 200."""
    said: list[str] = []
    begun = time.process_time()
    answer = application(environ(address), lambda status, _headers, _info=None: said.append(status))
    b"".join(answer)
    spent = time.process_time() - begun
    answer.close()
    if not said[0].startswith("200"):
        raise RuntimeError(f"{address} answers {said[0]}")
    return 1_000 * spent


def compared(application: Any, name: str, pairs: list[Pair]) -> Timed:
    """Who comes first changes from pair to pair: it may find what the other has kept. Before the
    first nothing is kept."""
    from careerguide.columns import store

    store.forget()
    found: tuple[list[float], list[float]] = ([], [])
    for turn, pair in enumerate(pairs):
        for which in (0, 1) if turn % 2 else (1, 0):
            found[which].append(taken(application, pair[which]))
    return Timed(name, *(round(median(times[WARM:]), 2) for times in found))


def beside(page: str, name: str, queries: list[str]) -> list[Pair]:
    """A page and the answer of each query."""
    return [(f"{page}{query}", f"/api/v1/{name}/{query}") for query in queries]


def answers() -> Iterator[tuple[str, list[Pair]]]:
    """Of each list, and of one record of each, a page with as many rows; each list's own page
    where it has one, else the page with the same filters."""
    from careerguide.places.states import states_that_are

    states = list(states_that_are("state"))
    socs, certifications, programs = drawn()
    state = [f"?state={code}" for code in states]
    long = [f"{query}&size=100&sort={by}" for query in state for by in ("price_high", "awards")]
    yield "programs, 25", beside("/programs/", "programs", [f"{q}&q=medical+coding" for q in state])
    yield "programs, 100", beside("/programs/", "programs", long)
    yield "schools, 100", beside("/programs/", "schools", [f"{query}&size=100" for query in state])
    wages = [f"?wage_min={30_000 + 500 * n}&sort=-openings" for n in range(50)]
    yield "occupations, 25", beside("/salaries/", "occupations", wages)
    yield "occupations, 100", beside("/salaries/", "occupations", [f"{q}&size=100" for q in wages])
    for size in (25, 100):
        queries = [f"{soc}/?size={size}&sort=-annual_median" for soc in socs]
        yield (
            f"wages of an occupation, {size}",
            [(f"/salaries/{query}", f"/api/v1/wages/{query}") for query in queries],
        )
        fees = [f"?exam_max={300 + n}&years={n % 6 + 1}&size={size}" for n in range(50)]
        yield f"certifications, {size}", beside("/certifications/", "certifications", fees)
    yield "areas", beside("/salaries/29-2072/", "areas", state)
    budgets = [f"?target=29-2072&state=MA&wage=17&budget={3_000 + n}" for n in range(20)]
    yield "a plan", beside("/plan/", "plans", budgets)
    yield "aid", beside("/aid/", "aid", [f"?state={code}" for code in states])
    yield "releases", [("/sources/", "/api/v1/sources/?size=100")] * 20
    yield "corrections", [("/changes/", "/api/v1/corrections/")] * 20
    for page, name, keys in (
        ("/programs/", "programs", programs), ("/salaries/", "occupations", socs),
        ("/certifications/", "certifications", certifications),
    ):  # fmt: skip
        yield f"one of {name}", beside(page, name, [f"{key}/" for key in keys])


def drawn() -> tuple[list[str], list[str], list[str]]:
    """Occupations, certifications and programs to ask for."""
    from certifications.store import certifications
    from programs.catalog import catalog
    from programs.rules.ids import program_slug
    from salaries.occupations import occupations

    numbers = catalog().id
    every = numbers[:: max(1, len(numbers) // 60)].tolist()
    slugs = [one.slug for one in certifications().all[:60]]
    return list(occupations().codes)[::14], slugs, [program_slug(one) for one in every]


def spanish() -> Iterator[tuple[str, list[Pair]]]:
    """Lists in English, and the same in Spanish."""
    for name, pairs in answers():
        page = pairs[0][0]
        listed = page.startswith(("/programs/?", "/salaries/", "/certifications/?"))
        if listed and not name.startswith(("one", "schools", "areas")):
            yield name, [(address, f"/es{address}") for address, _answer in pairs]


def main() -> None:
    from django.core.handlers.wsgi import WSGIHandler

    from careerguide.api import limits
    from careerguide.pages import memory

    memory.MOST_PAGES = 0
    limits.Buckets.take = lambda self, network, cost=1: limits.Left(1, 1, 0, 0)  # type: ignore[method-assign]
    application = WSGIHandler()
    found = {
        "answers": [compared(application, *one) for one in answers()],
        "spanish": [compared(application, *one) for one in spanish()],
    }
    print(json.dumps(found))


if __name__ == "__main__":
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "careerguide.settings"
    sys.path.insert(0, str(HERE.parent))
    django.setup()
    main()
