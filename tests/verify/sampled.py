"""Pages drawn at random: which kinds, how many of each, and how each is checked."""

from collections.abc import Callable, Iterator
from random import Random

from tests.verify import (
    aid,
    certificationpages,
    programlists,
    programpages,
    wagelists,
    wagepages,
)
from tests.verify.expected import Expected
from tests.verify.markup import Page
from tests.verify.report import Report
from tests.verify.server import Site

SHARES = {
    "program": 6,
    "programs": 4,
    "occupation": 2,
    "place": 3,
    "areas": 2,
    "occupations": 1,
    "certification": 1,
    "certifications": 1,
}
"""Of twenty pages, how many of each kind."""


def check(site: Site, expected: Expected, random: Random, pages: int, report: Report) -> None:
    """As many pages as asked, and what the same lists give to download."""
    for kind, page in _pages(site, expected, random, pages, report):
        for heading, times in page.unseen().items():
            report.skip(f"{kind} pages: {heading}", times)
    for residency in ("in_district", "in_state"):
        programlists.check_download(site, expected, residency, random, report)
    certificationpages.check_download(site, random.randrange(1, 21), report)


def _pages(
    site: Site, expected: Expected, random: Random, pages: int, report: Report
) -> Iterator[tuple[str, Page]]:
    """Each page drawn, once it is checked, with its kind."""
    kinds = [kind for kind, times in SHARES.items() for _ in range(times)]
    drawn = [kinds[at % len(kinds)] for at in range(pages)]
    programs = programpages.draw(random, expected, drawn.count("program"))
    awards = programpages.awards_by_year(programs)
    wages = expected.wages

    def place() -> Page:
        soc = random.choice(wages.codes)
        area = random.choice(wages.areas_of(soc))
        page = wagepages.check_place(site, expected, soc, area.code, report)
        programlists.check_nearby(page, expected, soc, area, report)
        return page

    def certification() -> Page:
        one = random.choice(list(expected.certifications.values()))
        return certificationpages.check(site, expected, one, random.randrange(1, 21), report)

    check: dict[str, Callable[[], Page]] = {
        "program": lambda: programpages.check(
            site, expected, programs.pop(), awards, aid.draw(random), report
        ),
        "programs": lambda: programlists.check(
            site, expected, programlists.draw(random, expected), random, report
        ),
        "occupation": lambda: wagelists.check_areas(
            site, expected, (random.choice(wages.codes), {}), random, report
        ),
        "place": place,
        "areas": lambda: wagelists.check_areas(
            site, expected, wagelists.draw_areas(random, wages), random, report
        ),
        "occupations": lambda: wagelists.check_occupations(
            site, expected, wagelists.draw_occupations(random), random, report
        ),
        "certification": certification,
        "certifications": lambda: certificationpages.check_list(
            site, expected, certificationpages.draw(random, expected), report
        ),
    }
    for kind in drawn:
        try:
            yield kind, check[kind]()
        except (LookupError, ValueError, OSError) as error:  # a label is gone, or an answer is none
            report.differ(f"{kind} pages: layout", report.last, "what was there before", error)
