"""The first view of every page on a slow phone, held to its limits; see README.md.

Run as a program on a site that is up: `browser.py http://127.0.0.1:8000 [/page/ ...]` prints each
page's figures and what they are made of, and writes nothing down.
"""

import argparse
import sys
from dataclasses import dataclass, field
from statistics import median

import phone
from load import BadAnswer
from pages import Page
from phone import View
from playwright.sync_api import Browser
from report import DATASETTE, NAIVE, SITE, Measure, aligned, number
from servers import Server

# phone.py has put the checkout on the path.
from tests.browser.pages import MISSING, PAGES

LIMITS = {
    "weight, kB": 60,
    "requests": 6,
    "layout shift": 0.02,
    "largest paint, s": 1,
    "style sheets, kB": 15,
}
"""The most that a first view may cost."""
BLANK = "/robots.txt"


@dataclass(frozen=True)
class First:
    """One page's first views, round by round."""

    path: str
    views: list[View] = field(default_factory=list)

    def figures(self) -> list[float]:
        """Medians, in the order of LIMITS."""
        found = [
            (v.kilobytes(), len(v.answers), v.shift, v.paint, v.kilobytes("Stylesheet"))
            for v in self.views
        ]
        return [median(column) for column in zip(*found, strict=True)]


def measures(
    page: Page, servers: dict[str, list[Server]], rounds: int, firsts: list[First]
) -> list[Measure]:
    """The worst of all pages, then one list beside its peers; fills `firsts`."""
    with phone.browser() as chrome:
        site = f"http://127.0.0.1:{servers[SITE][0].port}"
        firsts += first_views(chrome, site, rounds)
        found = worst(firsts)
        return [*found, *blank(chrome, site, rounds, found), *beside(chrome, page, servers, rounds)]


def blank(chrome: Browser, site: str, rounds: int, worst: list[Measure]) -> list[Measure]:
    """A page without style or script on the same phone, and the worst page's paint in such pages.

    How late a first paint is depends on the machine; how many blank pages' time, less so.
    """
    paints = [phone.view(chrome, f"{site}{BLANK}?_={at}").paint for at in range(rounds)]
    late = next(m for m in worst if m.name.startswith("largest paint"))
    group = "A page without style or script, on the same phone"
    times = (late.value(SITE) or 0) / median(paints)
    return [
        Measure(group, "largest paint", "s", {SITE: paints}),
        Measure(group, "the worst page's beside that", "×", {SITE: [times]}),
    ]


def first_views(
    chrome: Browser, site: str, rounds: int, paths: list[str] | None = None
) -> list[First]:
    """Visit every page, missing ones too; the rounds go over all pages in turn.

    Each round asks for a new address, so that no page comes from the site's page memory.
    Raises BadAnswer for a page that does not answer as it should.
    """
    firsts = [First(path) for path in paths or [*PAGES, *MISSING]]
    phone.view(chrome, site)  # no page pays for the browser's own start
    for at in range(rounds):
        for first in firsts:
            joint = "&" if "?" in first.path else "?"
            view = phone.view(chrome, f"{site}{first.path}{joint}_={at}")
            if view.status != (404 if first.path in MISSING else 200):
                raise BadAnswer(f"{first.path} answers {view.status}")
            first.views.append(view)
    return firsts


def worst(firsts: list[First]) -> list[Measure]:
    """One row a limit, naming the page that comes nearest to it or passes it most."""
    group = f"First view of {len(firsts)} pages on a phone, the worst page of each"
    found = []
    for at, (limit, most) in enumerate(LIMITS.items()):
        name, _comma, unit = limit.partition(", ")
        figures = {first.path: first.figures()[at] for first in firsts}
        path = max(figures, key=figures.__getitem__)
        where = path if len(set(figures.values())) > 1 else "every page"
        found.append(Measure(group, f"{name}: {where}", unit, {SITE: [figures[path]]}, most=most))
    return found


def beside(
    chrome: Browser, page: Page, servers: dict[str, list[Server]], rounds: int
) -> list[Measure]:
    """The same rows on the site and at its peers, in the same browser; each address new."""
    group = f"{page.name}: first view on a phone"
    weight, requests, paint = (
        Measure(group, name, unit, less_is_better=True)
        for name, unit in (("weight", "kB"), ("requests", ""), ("largest paint", "s"))
    )
    for addresses in page.addresses[:rounds]:
        for who, address in zip((SITE, DATASETTE, NAIVE), addresses, strict=True):
            if who in servers:
                view = phone.view(chrome, f"http://127.0.0.1:{servers[who][0].port}{address}")
                weight.add(who, view.kilobytes())
                requests.add(who, len(view.answers))
                paint.add(who, view.paint)
    return [weight, requests, paint]


def table(firsts: list[First]) -> str:
    """Every page's medians, those past a limit in bold."""
    rows = [["page", *LIMITS]]
    for first in firsts:
        figures = zip(first.figures(), LIMITS.values(), strict=True)
        cells = [f"**{number(f)}**" if f > most else number(f) for f, most in figures]
        rows.append([first.path, *cells])
    return aligned(rows)


def passed(firsts: list[First]) -> list[str]:
    """Each limit that a page passes, in words."""
    return [
        f"{first.path}: {name} {number(figure)}, the most allowed is {number(most)}"
        for first in firsts
        for (name, most), figure in zip(LIMITS.items(), first.figures(), strict=True)
        if figure > most
    ]


def explained(first: First) -> str:
    """What a page's figures are made of, by its last view."""
    view = first.views[-1]
    parts = sorted(view.answers, reverse=True)[:3]
    sizes = [f"{size / 1000:.1f} {url.rpartition('/')[2][:40]}" for size, _kind, url in parts]
    lines = [
        first.path,
        f"  painted after {', '.join(f'{v.paint:.2f}' for v in first.views)} s: {view.painted}",
        f"  the server's own time: {view.server:.0f} ms",
        f"  largest, kB: {', '.join(sizes)}",
        *(f"  shifted: {line}" for line in view.shifted),
    ]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", help="its address, as http://127.0.0.1:8000")
    parser.add_argument("paths", nargs="*", help="all pages where none is named")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with phone.browser() as chrome:
        firsts = first_views(chrome, options.site.rstrip("/"), options.rounds, options.paths)
    too_much = passed(firsts)
    print(*map(explained, firsts), "", table(firsts), "", *too_much, sep="\n")
    return 1 if too_much else 0


if __name__ == "__main__":
    sys.exit(main())
