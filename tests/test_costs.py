"""No reader's request costs the site more than fifty pages of a plain list, nor more than 1 MB.

Addresses are generated from what the pages' own queries declare, the same in every run: 150 here,
10,000 in `make faults`. Processor time of one process is compared with that of the plain list in
the same process; what is over the bound is asked for twice more, as the first may have made what
the others find made.
"""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import fields
from statistics import median
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import LazySettings
from django.test import Client

from careerguide.lists.state import UrlState
from careerguide.places.states import STATE_NAMES
from certifications.filters import CertificationQuery
from guides.folder.state import FolderState
from plan.query import PlanQuery
from programs.filters import ProgramQuery
from programs.models import Program
from programs.rules.ids import program_slug
from programs.selection import Selection as Programs
from salaries.filters import AreaQuery, OccupationQuery
from salaries.wagestore import wages
from tests import raw
from tests.faults.conftest import LONG

pytestmark = pytest.mark.usefixtures("site_data")
ADDRESSES = 10_000 if LONG else 150
MOST_PAGES, MOST_BYTES = 50, 1_000_000
NUMBERS = ("0", "1", "2", "25", "50", "100", "500", "1000", "20000", "99999999", "-3", "4.5", "")
PLACES = ("01608", "Boston, MA", "New York", "90001", "Texas", "Dallas/Fort Worth", "nowhere")
PHRASES = (
    "nurse", "medical coding near Worcester", "welder ohio", "a", "the of and", "51.0713",
    "29-2072", "community college", "nursng", "é́", "x" * 300, "CPC", "truck driver online",
    "business", "Massachusetts", "hair school within 50 miles of chicago",
)  # fmt: skip
SINGLE = (
    "/", "/sources/", "/aid/", "/paths/", "/sitemap.xml", "/robots.txt", "/sitemap-programs-1.xml",
    "/programs/?_export=csv", "/programs/?state=CA&_export=csv", "/programs/?_export=xlsx",
    "/programs/?state=CA&_export=xlsx", "/salaries/?_export=xlsx", "/data/",
    "/changes/", "/changes/feed.xml",
)  # fmt: skip
API = (
    "/api/", "/api/v1/openapi.json", "/api/v1/programs/?size=100&sort=-price_high",
    "/api/v1/schools/?near=10001&within=500&size=100", "/api/v1/certifications/?size=100&years=20",
    "/api/v1/wages/29-1141/?size=100&sort=-hourly_p90_adjusted", "/api/v1/aid/?size=100",
    "/api/v1/plans/?target=29-1141&zip=10001&within=500&online=1&wage=17",
    "/api/v1/sources/?size=100", "/api/v1/occupations/?size=100", "/api/v1/areas/?size=100",
)  # fmt: skip
EXPORTS = ("csv", "xlsx", "json", "")


class Addresses:
    """Generated ones, of each kind of page in turn."""

    def __init__(self) -> None:
        self.random = random.Random(15)
        store = wages()
        self.jobs = [code for code, real in zip(store.codes, store.detailed, strict=True) if real]
        self.areas = [area.code for area in store.areas]
        numbers = Program.objects.order_by("pk").values_list("pk", flat=True)[::97]
        self.programs = [program_slug(number) for number in numbers]
        self.exams = [row["slug"] for row in raw.rows("certifications/certifications.csv")]
        self.guides = [row["slug"] for row in raw.rows("guide/guides.csv")]
        self.likely: dict[str, Sequence[str]] = {
            "state": tuple(STATE_NAMES), "q": PHRASES, "near": PLACES, "zip": PLACES,
            "p": self.programs, "c": self.exams, "w": self.jobs, "o": self.jobs, "a": self.areas,
            "target": (*self.jobs, *PHRASES, *self.guides), "occupation": self.jobs,
            "field": ("51", "51.0713", "52"), "sort": tuple(Programs.columns.sorts()),
            "view": ("map", "plot"), "kind": ("programs", "near"), "_export": EXPORTS,
        }  # fmt: skip

    def all(self, count: int) -> list[str]:
        job, exam, guide = (
            partial_path(self.one, of) for of in (self.jobs, self.exams, self.guides)
        )
        kinds: tuple[Callable[[], str], ...] = (
            lambda: self.query("/programs/", ProgramQuery),
            lambda: self.query("/plan/", PlanQuery),
            lambda: self.query("/salaries/", OccupationQuery),
            lambda: self.query(job("/salaries/"), AreaQuery),
            lambda: job("/salaries/") + self.one(self.areas) + "/",
            lambda: self.some("/salaries/compare/", "oa", 6),
            lambda: self.query("/certifications/", CertificationQuery),
            lambda: exam("/certifications/"),
            lambda: self.some("/certifications/compare/", "c", 6),
            lambda: self.some(f"/programs/{self.one(self.programs)}/", ("near",), 1),
            lambda: self.some("/programs/compare/", "p", 6),
            lambda: self.query("/folder/", FolderState),
            lambda: self.some(guide("/paths/"), ("state",), 1),
            lambda: self.some("/suggest/", ("q", "kind"), 1),
            lambda: self.one(SINGLE),
            lambda: self.query("/api/v1/programs/", ProgramQuery),
            lambda: self.query("/api/v1/plans/", PlanQuery),
            lambda: self.query(job("/api/v1/wages/"), AreaQuery),
            lambda: self.one(API),
        )
        return [kinds[at % len(kinds)]() for at in range(count)]

    def one(self, of: Sequence[str]) -> str:
        return self.random.choice(of)

    def query(self, path: str, state: type[UrlState]) -> str:
        """Up to five parameters, each with a value that is likely of it, or with any."""
        names = [*(field.name for field in fields(state)), "_export"]
        chosen = self.random.sample(names, self.random.randint(0, 5))
        return f"{path}?{urlencode([(name, self.value(name)) for name in chosen])}"

    def some(self, path: str, names: Sequence[str], most: int) -> str:
        """Up to so many values of each parameter."""
        pairs = [
            (name, self.value(name)) for name in names for _n in range(self.random.randint(1, most))
        ]
        return f"{path}?{urlencode(pairs)}"

    def value(self, name: str) -> str:
        if self.random.random() < 0.1:
            return self.one((*NUMBERS, *PHRASES, *PLACES))
        return self.one(self.likely.get(name, (*NUMBERS, "yes", "21", "full")))


def partial_path(one: Callable[[Sequence[str]], str], of: Sequence[str]) -> Callable[[str], str]:
    return lambda below: f"{below}{one(of)}/"


def cost(client: Client, address: str) -> tuple[float, int]:
    """Seconds of processor time, and bytes sent."""
    began = time.process_time()
    response: Any = client.get(address, headers={"Accept-Encoding": "gzip, br"})
    size = sum(map(len, response)) if response.streaming else len(response.content)
    assert response.status_code < 500, address
    return time.process_time() - began, size


def plain_list(client: Client) -> float:
    """Seconds of the programs of a state under a price that nobody asked for."""
    for path in ("/programs/", "/plan/?target=29-2072&state=MA", "/"):
        client.get(path)
    return median(cost(client, f"/programs/?state=MA&cost_max={n}")[0] for n in range(900, 940))


def test_no_address_costs_more_than_fifty_pages_or_a_megabyte(
    client: Client, settings: LazySettings
) -> None:
    settings.API_PER_MINUTE = 100_000
    most = MOST_PAGES * plain_list(client)
    dear = {}
    for address in Addresses().all(ADDRESSES):
        seconds, size = cost(client, address)
        for _again in range(2):
            if seconds > most:
                seconds = min(seconds, cost(client, address)[0])
        if seconds > most or size > MOST_BYTES:
            dear[address] = f"{MOST_PAGES * seconds / most:.0f} pages, {size:,} bytes"
    assert not dear
