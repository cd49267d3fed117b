"""No reader's request costs the site more than fifty pages of a plain list, nor more than 1 MB.

Addresses are generated from what the pages' own queries declare, the same in every run: 150 here,
10,000 in `make faults`. Processor time of one process is compared with that of the plain list in the
same process; what is over the bound is asked for twice more, as the first may have made what the
others find made.
"""

import os
import random
import time
from collections.abc import Iterator
from dataclasses import fields
from statistics import median
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
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

pytestmark = pytest.mark.usefixtures("site_data")
ADDRESSES = 10_000 if os.environ.get("FAULTS") == "long" else 150
MOST_PAGES, MOST_BYTES = 50, 1_000_000
PREPARED = "/downloads/"
"""Files that are only read from the disk."""
NUMBERS = ("0", "1", "2", "25", "50", "100", "500", "1000", "20000", "99999999", "-3", "4.5", "")
PLACES = ("01608", "Boston, MA", "New York", "90001", "Texas", "Dallas/Fort Worth", "nowhere")
PHRASES = ("nurse", "medical coding near Worcester", "welder ohio", "a", "the of and", "51.0713",
           "29-2072", "community college", "nursng", "é́", "x" * 300, "CPC", "truck driver online",
           "business", "Massachusetts", "hair school within 50 miles of chicago")  # fmt: skip
Cost = tuple[float, int]
"""Seconds of processor time, and bytes sent."""


class Addresses:
    """Generated ones, by kind of page in turn."""

    def __init__(self) -> None:
        self.random = random.Random(15)
        self.jobs = [code for code, real in zip(wages().codes, wages().detailed, strict=True) if real]
        self.areas = [area.code for area in wages().areas]
        self.programs = [
            program_slug(pk) for pk in Program.objects.order_by("pk").values_list("pk", flat=True)[::97]
        ]
        self.certifications = [row["slug"] for row in raw.rows("certifications/certifications.csv")]
        self.guides = [row["slug"] for row in raw.rows("guide/guides.csv")]
        self.sorts = tuple(Programs.columns.sorts())

    def all(self, count: int) -> Iterator[str]:
        kinds = (
            lambda: self.query("/programs/", ProgramQuery, _export=("csv", ""), view=("map", "plot")),
            lambda: self.query("/plan/", PlanQuery, _export=("csv", "json", "")),
            lambda: self.query("/salaries/", OccupationQuery, _export=("csv", "")),
            lambda: self.query(f"/salaries/{self.one(self.jobs)}/", AreaQuery, _export=("csv", "")),
            lambda: f"/salaries/{self.one(self.jobs)}/{self.one(self.areas)}/",
            lambda: self.compared("/salaries/compare/", o=self.jobs, a=self.areas),
            lambda: self.query("/certifications/", CertificationQuery, _export=("csv", "")),
            lambda: f"/certifications/{self.one(self.certifications)}/",
            lambda: self.compared("/certifications/compare/", c=self.certifications),
            lambda: f"/programs/{self.one(self.programs)}/?{urlencode({'near': self.one(PLACES)})}",
            lambda: self.compared("/programs/compare/", p=self.programs),
            lambda: self.query("/folder/", FolderState),
            lambda: f"/paths/{self.one(self.guides)}/?state={self.one(tuple(STATE_NAMES))}",
            lambda: f"/suggest/?{urlencode({'q': self.one(PHRASES), 'kind': self.one(('programs', 'near'))})}",
            lambda: self.one(("/", "/sources/", "/aid/", "/paths/", "/sitemap.xml", "/robots.txt",
                              "/sitemap-programs-1.xml", "/programs/?_export=csv")),
        )  # fmt: skip
        for at in range(count):
            yield kinds[at % len(kinds)]()

    def one(self, of: Any) -> str:
        return str(self.random.choice(of))

    def query(self, path: str, state: type[UrlState], **also: tuple[str, ...]) -> str:
        """Up to five parameters, each with a value that is likely of it, or with any."""
        names = [field.name for field in fields(state)] + list(also)
        chosen = self.random.sample(names, self.random.randint(0, min(5, len(names))))
        return f"{path}?{urlencode([(name, self.value(name, also)) for name in chosen])}"

    def value(self, name: str, also: dict[str, tuple[str, ...]]) -> str:
        likely: dict[str, Any] = {
            "state": tuple(STATE_NAMES), "q": PHRASES, "near": PLACES, "zip": PLACES, "p": self.programs,
            "target": (*self.jobs, *PHRASES, *self.guides), "occupation": self.jobs, "field": ("51", "51.0713", "52"),
            "sort": self.sorts, "c": self.certifications, "w": self.jobs,
        }  # fmt: skip
        if self.random.random() < 0.1:
            return self.one((*NUMBERS, *PHRASES, *PLACES))
        return self.one(also.get(name) or likely.get(name) or (*NUMBERS, "1", "yes", "21", "full"))

    def compared(self, path: str, **of: Any) -> str:
        pairs = [(name, self.one(some)) for name, some in of.items() for _n in range(self.random.randint(1, 6))]
        return f"{path}?{urlencode(pairs)}"


def cost(client: Client, address: str) -> Cost:
    began = time.process_time()
    response = client.get(address, headers={"Accept-Encoding": "gzip, br"})
    size = sum(map(len, response)) if response.streaming else len(response.content)
    assert response.status_code < 500 or address.startswith(PREPARED), address
    return time.process_time() - began, size


def plain_list(client: Client) -> float:
    """Seconds of the programs of a state under a price that nobody asked for."""
    for path in ("/programs/", "/plan/?target=29-2072&state=MA", "/"):
        client.get(path)
    return median(cost(client, f"/programs/?state=MA&cost_max={n}")[0] for n in range(900, 960))


def test_no_address_costs_more_than_fifty_pages_or_a_megabyte(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    most = MOST_PAGES * plain_list(client)
    dear = {}
    for address in Addresses().all(ADDRESSES):
        seconds, size = cost(client, address)
        again = 0
        while seconds > most and again < 2:
            seconds, again = min(seconds, cost(client, address)[0]), again + 1
        if seconds > most or size > MOST_BYTES:
            dear[address] = f"{MOST_PAGES * seconds / most:.0f} pages, {size:,} bytes"
    assert not dear
    assert settings.DEBUG is False
