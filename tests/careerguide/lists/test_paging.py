from dataclasses import dataclass
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.lists.paging import heading, paging
from careerguide.lists.state import UrlState, choice, whole, words


@dataclass(frozen=True)
class State(UrlState):
    q: str = words()
    sort: str = choice(lambda: ["price", "-price", "name", "-name"])
    page: int = whole(1, 1_000_000, 1, clamp=True)


totals = st.integers(0, 5000)
numbers = st.integers(-10, 10**6)
sizes = st.integers(1, 100)


@given(totals, numbers, sizes)
def test_every_result_stands_on_exactly_one_page(total: int, number: int, size: int) -> None:
    page = paging(State(), total, number, size)
    assert 1 <= page.number <= page.count
    assert page.count == max(1, (total + size - 1) // size)
    assert page.first == (page.number - 1) * size
    assert 0 <= page.last - page.first <= size
    assert page.last == (total if page.number == page.count else page.first + size)


@given(totals, numbers, sizes)
def test_page_links_lead_to_the_first_last_and_neighbouring_pages(
    total: int, number: int, size: int
) -> None:
    page = paging(State(q="nurse"), total, number, size)
    shown = [n for link in page.pages if (n := written(link.number)) is not None]
    assert shown == sorted(set(shown))
    assert {1, page.count, page.number} <= set(shown) <= set(range(1, page.count + 1))
    assert [link.number for link in page.pages if link.current] == [f"{page.number:,}"]
    for link in page.pages:
        if link.number:
            held = dict(parse_qsl(link.href.removeprefix("?")))
            assert held["q"] == "nurse"
            assert f"{int(held.get('page', '1')):,}" == link.number


@given(totals, numbers, sizes)
def test_gaps_stand_only_where_pages_are_left_out(total: int, number: int, size: int) -> None:
    links = [written(link.number) for link in paging(State(), total, number, size).pages]
    for before, link, after in zip(links, links[1:], links[2:], strict=False):
        if link is None:
            assert before is not None
            assert after is not None
            assert after - before > 1
        elif before is not None:
            assert link == before + 1


def written(number: str) -> int | None:
    return int(number.replace(",", "")) if number else None


def test_the_first_page_has_none_before_it_and_the_last_none_after() -> None:
    first, last = (paging(State(), 60, n, 25) for n in (1, 3))
    assert (first.previous, first.next) == ("", "?page=2")
    assert (last.previous, last.next) == ("?page=2", "")


def test_an_empty_list_shows_nothing_of_nothing() -> None:
    page = paging(State(), 0, 7, 25)
    assert (page.number, page.count, page.first_shown, page.last) == (1, 1, 0, 0)


@pytest.mark.parametrize(
    ("sort", "aria", "leads_to"),
    [
        ("", "", "?sort=price"),
        ("name", "", "?sort=price"),
        ("price", "ascending", "?sort=-price"),
        ("-price", "descending", "?sort=price"),
    ],
)
def test_a_heading_sorts_ascending_then_descending_and_back(
    sort: str, aria: str, leads_to: str
) -> None:
    made = heading(State(sort=sort, page=9), "Price", "price")
    assert (made.aria, made.href) == (aria, leads_to)
