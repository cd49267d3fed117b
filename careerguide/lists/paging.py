"""Pages of a list: how many, which links, and a table's headings that sort."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careerguide.lists.state import UrlState
from careerguide.pages import numbers

MOST_PER_PAGE = 100
MOST_COMPARED = 6
"""As many columns as a wide screen shows side by side."""


@dataclass(frozen=True)
class PageLink:
    """A page number as written, with its address; "" for a gap."""

    number: str
    href: str = ""
    current: bool = False


@dataclass(frozen=True)
class Paging:
    """Which slice of `total` results a page shows, and the links to the others."""

    total: int
    number: int
    count: int
    size: int
    pages: Sequence[PageLink]
    previous: str
    next: str

    @property
    def first(self) -> int:
        """Where the page's slice begins, from 0."""
        return (self.number - 1) * self.size

    @property
    def last(self) -> int:
        """Where the slice ends: one past its last result."""
        return min(self.first + self.size, self.total)

    @property
    def first_shown(self) -> int:
        """The first result shown, from 1; 0 where there is none."""
        return min(self.first + 1, self.total)


def paging(state: UrlState, total: int, number: int, size: int) -> Paging:
    """The page nearest to `number` that exists."""
    count = max(1, -(-total // size))
    number = min(max(number, 1), count)

    href = state.linker("page")
    shown = sorted({1, count, *range(max(1, number - 1), min(count, number + 1) + 1)})
    links: list[PageLink] = []
    for before, page in pairwise([0, *shown]):
        if page - before > 1:
            links.append(PageLink(""))
        links.append(PageLink(numbers.count(page), href(page), page == number))
    return Paging(
        total,
        number,
        count,
        size,
        links,
        href(number - 1) if number > 1 else "",
        href(number + 1) if number < count else "",
    )


def mark_picks(
    rows: Iterable[dict[str, Any]], state: Any, name: str, picked: Mapping[str, Any]
) -> None:
    """Give each row, by its slug, the address that picks it to compare, or takes it out again.

    `picked` has the picks of the state's part `name` by slug; with MOST_COMPARED of them none is
    added, and `full` says so.
    """
    base, full = state.query(), len(picked) >= MOST_COMPARED
    said = _("%(n)s picked") % {"n": numbers.spelled(MOST_COMPARED)} if full else ""
    join = "" if base == "?" else "&"
    for row in rows:
        slug = row["slug"]
        row["picked"], row["full"] = slug in picked, said
        row["pick_href"] = "" if full or slug in picked else f"{base}{join}{name}={slug}"
        row["remove_href"] = unpicked(state, name, picked[slug]) if slug in picked else ""


def unpicked(state: Any, name: str, value: Any) -> str:
    """The list as it is, its page too, without one of the picks."""
    href: str = state.without(name, value).but(page=state.page).query()
    return href


@dataclass(frozen=True)
class Heading:
    """A column's heading; `aria` is ascending or descending where the list is sorted by it."""

    label: str | Promise
    href: str = ""
    aria: str = ""
    numeric: bool = False


def heading(
    state: Any, label: str, column: str, *, numeric: bool = True, sort: str | None = None
) -> Heading:
    """A heading that sorts by `column`: first ascending, then descending, and back.

    `sort` is the order in use where the state does not say it.
    """
    sort = state.sort if sort is None else sort
    aria = {column: "ascending", f"-{column}": "descending"}.get(sort, "")
    wanted = f"-{column}" if sort == column else column
    return Heading(label, state.linker("sort", "page")(wanted), aria, numeric)


@dataclass(frozen=True)
class Chip:
    """An active filter, and the address without it."""

    label: str
    href: str
