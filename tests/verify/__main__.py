"""`python -m tests.verify`: print where the site and the publishers' files agree; 1 if they don't.

Without --url it starts the site itself, on the data that `make run` serves.
"""

import argparse
import gc
import random
import sys
from contextlib import nullcontext
from typing import NamedTuple

from tests.verify import (
    answers,
    bills,
    certificationsheet,
    plans,
    programsheet,
    sampled,
    wagesheets,
)
from tests.verify.expected import Expected
from tests.verify.report import Report
from tests.verify.server import Site, served

ANSWERS = 20
"""Programs, and wages, that are asked of the API: fewer than its limit in a minute."""


class Sample(NamedTuple):
    """How many are drawn: pages, readers with a program each, and plans."""

    pages: int
    readers: int
    plans: int


def check(site: Site, seed: int, sample: Sample) -> Report:
    """Every row of the downloads, and as many pages, readers and plans as asked."""
    report = Report()
    expected = Expected()
    programsheet.check_all(expected.programs, site.lines("/programs/?_export=csv"), report)
    wages, areas = expected.wages, wagesheets.AreaSheet(expected.wages, expected.parities)
    wagesheets.OccupationSheet(wages).check(site.lines("/salaries/?_export=csv"), report)
    for soc in wages.codes:
        areas.check(soc, site.lines(f"/salaries/{soc}/?_export=csv"), report)
    certificationsheet.CertificationSheet().check(
        site.lines("/certifications/?_export=csv"), report
    )
    answers.check(site, expected, random.Random(seed), ANSWERS, report)
    bills.check(site, expected, random.Random(seed), sample.readers, report)
    plans.check_drawn(site, expected, random.Random(seed), sample.plans, report)
    sampled.check(site, expected, random.Random(seed), sample.pages, report)
    return report


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.verify", description=__doc__)
    parser.add_argument("--url", help="a running site; without it one is started")
    parser.add_argument("--seed", type=int, help="which pages are drawn; printed, to draw again")
    parser.add_argument("--pages", type=int, default=200, help="how many are drawn")
    parser.add_argument("--readers", type=int, default=200, help="how many readers are drawn")
    parser.add_argument("--plans", type=int, default=100, help="how many plans")
    asked = parser.parse_args()
    sample = Sample(asked.pages, asked.readers, asked.plans)
    seed = random.randrange(1_000_000) if asked.seed is None else asked.seed
    gc.disable()  # some million small objects stay until the end: looking for garbage is in vain
    with nullcontext(asked.url) if asked.url else served() as url:
        report = check(Site(url), seed, sample)
    print("\n".join(report.lines()))
    print(f"pages drawn with --seed {seed}")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
