"""The national parts of an occupation's page as HTML, written once per worker and build.

They are the same under every filter of the table between them, and would cost a third of the page.
"""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from careerguide.core import store
from salaries.occupations import Occupations, occupations
from salaries.portrait import portrait
from salaries.sources import sources

MOST_HELD = 1_000
"""Some 12 kB each."""


def national(known: Occupations, soc: str) -> dict[str, str | SafeString]:
    """`above` and `below` the table, with the code and title."""
    above, below = _written(soc, store.version(), get_language() or "")
    return {"soc": soc, "title": known.titles[known.at[soc]], "above": above, "below": below}


@lru_cache(maxsize=MOST_HELD)
def _written(soc: str, _version: str, _language: str) -> tuple[SafeString, SafeString]:
    known = occupations()
    slugs = ("oews", "oews-industry", "projections", "rpp", "onet-titles", "onet-related")
    context = portrait(known, soc) | {"sources": sources(known, *slugs)}
    return (
        render_to_string("salaries/_above.html", context),
        render_to_string("salaries/_below.html", context),
    )
