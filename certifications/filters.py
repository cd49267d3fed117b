"""What the list of certifications shows, read from and written to the address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from careerguide.lists.paging import MOST_COMPARED
from careerguide.lists.state import UrlState, choice, choices, flag, listed, whole, words
from careerguide.places.states import STATE_NAMES
from certifications.labels import experiences, focuses, levels
from certifications.rules.costs import DEFAULT_YEARS, MOST_YEARS
from certifications.store import held

SORTS = ("cost_to_earn", "cost_over_years", "exam_fee", "abbreviation")
"""CSV column names."""
SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,49}")


def slug(text: str) -> str | None:
    """A certification's slug, whether or not it is held; None for anything else."""
    found = text.lower()
    return found if SLUG.fullmatch(found) else None


def sort_names() -> list[str]:
    return [name for key in SORTS for name in (key, f"-{key}")]


def setting_slugs() -> Iterable[str]:
    return (slug for slug, _name in held().settings)


def body_slugs() -> Iterable[str]:
    return (slug for slug, _name in held().bodies)


def focus_value(focus: str) -> str:
    """A focus or level as the address writes it."""
    return focus.replace(" ", "-") or "not-stated"


def focus_values(focus: str) -> set[str]:
    """Those that find a focus: one on coding and billing is found as either."""
    return {"both", "coding", "billing"} if focus == "both" else {focus_value(focus)}


@dataclass(frozen=True)
class CertificationQuery(UrlState):
    """Filters, order and page of the list. Money in dollars; `years` is how long one is held."""

    q: str = words()
    focus: tuple[str, ...] = choices(focuses)
    level: tuple[str, ...] = choices(levels)
    setting: tuple[str, ...] = choices(setting_slugs)
    body: tuple[str, ...] = choices(body_slugs)
    experience: tuple[str, ...] = choices(experiences)
    exam_max: int | None = whole(0, 100_000)
    exam_unknown: bool = flag()
    upkeep_max: int | None = whole(0, 100_000)
    upkeep_unknown: bool = flag()
    years: int = whole(1, MOST_YEARS, DEFAULT_YEARS)
    sort: str = choice(sort_names, "cost_to_earn")
    page: int = whole(1, 1_000_000, 1, clamp=True)
    size: int = whole(1, 100, 25, clamp=True)
    c: tuple[str, ...] = listed(slug, str, MOST_COMPARED)


@dataclass(frozen=True)
class CompareState(UrlState):
    """The certifications compared, for how many years; `differences` hides equal rows."""

    c: tuple[str, ...] = listed(slug, str, MOST_COMPARED)
    years: int = whole(1, MOST_YEARS, DEFAULT_YEARS)
    differences: bool = flag()


@dataclass(frozen=True)
class DetailState(UrlState):
    """Where the reader is, and how long the certification is held."""

    near: str = words(60)
    state: str = choice(lambda: STATE_NAMES)
    years: int = whole(1, MOST_YEARS, DEFAULT_YEARS)
