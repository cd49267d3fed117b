"""What every list's declarations promise, whichever list: one line of LISTS joins another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import numpy as np
import pytest
from django.http import QueryDict
from django.test import Client

from careerguide.lists.filters import AnyOf, Filter, Words
from careerguide.lists.limits import Limit, Number, Setting
from careerguide.lists.page import chips
from careerguide.lists.selection import Selection
from certifications.filters import CertificationQuery
from certifications.selection import Selection as Certifications
from certifications.store import certifications
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.selection import Selection as Programs
from salaries.filters import AreaQuery, OccupationQuery
from salaries.occupations import occupations
from salaries.selection import AreaSelection, OccupationAreas, OccupationSelection

pytestmark = pytest.mark.usefixtures("site_data")


@dataclass(frozen=True)
class Listing:
    """A list: its page, how its records are found, and what is tried on it."""

    path: str
    selection: type[Selection]
    query: Any
    records: Callable[[], Any]
    words: dict[str, tuple[str, ...]]
    """Texts that each filter of words understands."""
    few: str = ""
    """A query that leaves few enough of very many records to be sorted the slow way."""

    def select(self, query: str) -> Selection:
        state, problems = self.query.from_params(QueryDict(query))
        return self.selection(self.records(), state, problems)


LISTS = {
    "programs": Listing(
        "/programs/", Programs, ProgramQuery, catalog,
        {"q": ("coder", "nursing worcester"), "near": ("01608", "Boston, MA"),
         "field": ("51.0713", "health"), "occupation": ("29-2072",),
         "school": ("164775", "berkshire community college"), "age": ("34",),
         "accredited": ()},  # known of nothing until staff say so
        few="near=01608&within=40",
    ),
    "certifications": Listing(
        "/certifications/", Certifications, CertificationQuery, certifications,
        {"q": ("CPC", "billing aapc")},
    ),
    "occupations": Listing(
        "/salaries/", OccupationSelection, OccupationQuery, occupations,
        {"q": ("nurse", "29-2072", "medical coder")},
    ),
    "areas": Listing(
        "/salaries/29-1215/", AreaSelection, AreaQuery,
        lambda: OccupationAreas(occupations().wages, "29-1215"),
        {"q": ("boston", "Boston, MA", "14460", "new york")},
    ),
}  # fmt: skip
SORTS = [(name, sort) for name, one in LISTS.items() for sort in one.selection.columns.sorts()]
FILTERS = [(name, one.name) for name, listing in LISTS.items() for one in listing.selection.filters]
PAST_EVERY_LIMIT = "9" * 14


def filter_of(listing: Listing, name: str) -> Filter:
    return next(one for one in listing.selection.filters if one.name == name)


def values(listing: Listing, one: Filter) -> Iterator[dict[str, str]]:
    """Every kind of value of a filter, as parameters."""
    if isinstance(one, AnyOf):
        yield from ({one.name: value} for value in one.words())
    elif isinstance(one, Setting):
        yield from ({one.name: value} for value in one.options())
    elif isinstance(one, Number):
        yield from ({one.name: str(n)} for n in (one.low, one.high))
    elif isinstance(one, Limit):
        for amount in ("0", "1", str(one.largest), *([] if one.whole else ["4.5"])):
            yield {one.name: amount}
            if one.unknown in one.parameters():
                yield {one.name: amount, one.unknown: "1"}
    else:
        yield from ({one.name: text} for text in listing.words[one.name])


@pytest.mark.parametrize(("name", "sort"), SORTS)
def test_every_order_is_by_its_column_with_unknown_ones_last_and_ties_by_row(
    name: str, sort: str
) -> None:
    listing = LISTS[name]
    selection = listing.select(f"{listing.few}&sort={sort}")
    assert selection.problems == ()
    column, falling = selection.columns[sort.removeprefix("-")], sort.startswith("-")
    rows = selection.matching.rows
    assert len(rows) > 20
    by = column.by(selection, rows) if column.by else selection.values(column.name, rows)
    gone = np.zeros(len(rows), bool) if (last := selection.last(rows)) is None else last
    sure = column.sure(selection)[rows] if column.sure else np.zeros(len(rows))

    def place(at: int) -> tuple[Any, ...]:
        value = float(by[at])
        unknown = value != value or (value < 0 and not column.signed)
        if unknown and column.sure is None:
            return gone[at], 1, 0, 0, rows[at]
        return gone[at], 0, sure[at], -value if falling else value, rows[at]

    assert selection.ordered.tolist() == [rows[at] for at in sorted(range(len(rows)), key=place)]


@pytest.mark.parametrize(("name", "asked"), FILTERS)
def test_every_filter_takes_each_of_its_values_and_says_so(name: str, asked: str) -> None:
    """A chip for each, which takes it off again; and it never adds a record."""
    listing = LISTS[name]
    one, everything = filter_of(listing, asked), listing.select("").total
    for given in values(listing, one):
        selection = listing.select(urlencode(given))
        assert selection.problems == (), given
        assert 0 <= selection.total <= everything
        if isinstance(one, Setting | Number):
            assert selection.total == everything, "it hides no record"
        if not isinstance(one, Number):
            off = [listing.select(chip.href.removeprefix("?")) for chip in chips(selection)]
            assert [left.total for left in off] == [everything], given


@pytest.mark.parametrize(
    ("name", "asked"),
    [case for case in FILTERS if isinstance(filter_of(LISTS[case[0]], case[1]), AnyOf)],
)
def test_a_choice_says_how_many_records_it_gives(name: str, asked: str) -> None:
    """With another filter on, and with another choice of its own, which does not count."""
    listing = LISTS[name]
    one = filter_of(listing, asked)
    offered = [given[asked] for given in values(listing, one)]
    limits = [one for one in listing.selection.filters if isinstance(one, Limit)][:1]
    others = {limit.name: "500" for limit in limits}
    others |= {limit.unknown: "1" for limit in limits if limit.asks}
    counts = listing.select(urlencode(others | {asked: offered[0]})).facet_counts[asked]
    assert sum(counts.values()) > 0
    for value in offered:
        assert listing.select(urlencode(others | {asked: value})).total == counts.get(value, 0)


@pytest.mark.parametrize(
    ("name", "asked"),
    [case for case in FILTERS if isinstance(filter_of(LISTS[case[0]], case[1]), Limit)],
)
def test_a_limit_lets_unknown_figures_through_only_where_asked(name: str, asked: str) -> None:
    listing = LISTS[name]
    one = filter_of(listing, asked)
    assert isinstance(one, Limit)
    if not one.asks:
        pytest.skip("readers can't ask this one for unknown figures")
    most = {asked: "0" if one.at_least else str(one.largest)}
    known, asking = (
        set(listing.select(urlencode(given)).matching.rows.tolist())
        for given in (most, most | {one.unknown: "1"})
    )
    selection = listing.select("")
    by = one.column
    figures = by(selection, slice(None)) if callable(by) else selection.values(by, slice(None))
    unknown = set(np.flatnonzero(~(np.isfinite(figures) & (figures >= 0))).tolist())
    assert unknown
    assert known.isdisjoint(unknown)
    assert asking == known | unknown


@pytest.mark.parametrize("name", LISTS)
def test_every_filter_and_order_survives_its_address(name: str) -> None:
    listing = LISTS[name]
    every = [given for one in listing.selection.filters for given in values(listing, one)]
    every += [{"sort": sort} for sort in listing.selection.columns.sorts()]
    every += [{"page": "3"}, {"size": "100"}]
    together: dict[str, str] = {}
    for given in every:
        together |= given
        for params in (given, together):
            state, problems = listing.query.from_params(QueryDict(urlencode(params)))
            assert problems == []
            again, _problems = listing.query.from_params(QueryDict(state.query()[1:]))
            assert again == state
            linked = listing.query.from_params(QueryDict(state.linker("page")(7)[1:]))[0]
            assert linked == state.but(page=7)


def nonsense(one: Filter) -> Iterator[tuple[str, str]]:
    if isinstance(one, AnyOf | Setting):
        yield from ((one.name, value) for value in ("nonsense", "☃", "\x00x", PAST_EVERY_LIMIT))
    elif isinstance(one, Limit | Number):
        yield from ((one.name, value) for value in ("cheap", "-3", "1e9", PAST_EVERY_LIMIT, "²"))


@pytest.mark.parametrize(("name", "asked"), [*FILTERS, *((name, "sort") for name in LISTS)])
def test_nonsense_is_told_and_ignored_and_never_downloaded(
    client: Client, name: str, asked: str
) -> None:
    listing = LISTS[name]
    if asked == "sort":
        tried = [("sort", "luck"), ("sort", "--")]
    else:
        one = filter_of(listing, asked)
        tried = list(nonsense(one))
        if isinstance(one, Words):
            tried = [(asked, text) for text in ("☃", "\x00", "9" * 400, "<b>")]
    everything = listing.select("").total
    for parameter, value in tried:
        query = urlencode({parameter: value})
        response = client.get(f"{listing.path}?{query}")
        assert response.status_code == 200, query
        if asked == "sort" or not isinstance(filter_of(listing, asked), Words):
            assert listing.select(query).total == everything
            text = response.content.decode()
            assert 'class="field-error"' in text or 'class="warn"' in text, query
            refused = client.get(f"{listing.path}?{query}&_export=csv")
            assert refused.status_code == 400
            assert parameter in refused.content.decode()
