"""The national parts of an occupation's page as HTML, written once per worker and build.

They are the same under every filter of the table between them, and would cost a third of the page.
"""

from collections.abc import Callable
from functools import partial

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from careerguide.pages.cache import per_build
from salaries.occupations import Occupations, occupations
from salaries.pages.cited import sources
from salaries.pages.occupation.portrait import portrait
from salaries.pages.occupation.statemap import state_map

MOST_HELD = 1_000
"""Some 12 kB each."""
MOST_MAPS = 200
"""Some 40 kB each."""

Part = str | SafeString | Callable[[], SafeString]


def national(known: Occupations, soc: str, home: str = "") -> dict[str, Part]:
    """`head`, `pay` and `below` for around the table, with the code and title; and two maps,
    written when asked.

    The maps mark the state of the postal code `home`.
    """
    head, pay, below = _written(soc)
    return {
        "soc": soc,
        "title": known.titles[known.at[soc]],
        "head": head,
        "pay": pay,
        "below": below,
        "map": partial(_map, soc, False, home),
        "map_adjusted": partial(_map, soc, True, home),
    }


@per_build(most=MOST_MAPS)
def _map(soc: str, adjusted: bool, home: str) -> SafeString:
    return render_to_string("salaries/_map.html", state_map(occupations(), soc, adjusted, home))


@per_build(most=MOST_HELD)
def _written(soc: str) -> tuple[SafeString, ...]:
    known = occupations()
    slugs = ("oews", "oews-industry", "projections", "rpp", "onet-titles", "onet-related")
    context = portrait(known, soc) | {"sources": sources(*slugs)}
    parts = ("_above", "_percentiles", "_below")
    return tuple(render_to_string(f"salaries/{part}.html", context) for part in parts)
