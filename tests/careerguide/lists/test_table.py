from dataclasses import dataclass
from typing import Any

from careerguide.lists.state import UrlState, choice, whole
from careerguide.lists.table import Column, ListTable


@dataclass(frozen=True)
class State(UrlState):
    sort: str = choice(lambda: ["price", "-price"])
    page: int = whole(1, 100, 1)


class Prices(ListTable):
    name = Column("Program", numeric=False, sort=False)
    price = Column("Price")
    place = Column("Place", numeric=False)


def headings(**state: Any) -> list[tuple[str, str, bool]]:
    return [(h.label, h.aria, h.numeric) for h in Prices.headings(State(**state))]


def test_headings_stand_in_the_order_of_their_declaration() -> None:
    assert headings() == [
        ("Program", "", False),
        ("Price", "", True),
        ("Place", "", False),
    ]


def test_the_column_that_sorts_says_so() -> None:
    assert headings(sort="-price")[1] == ("Price", "descending", True)


def test_a_column_that_cannot_sort_is_no_link_and_others_start_on_the_first_page() -> None:
    program, price, _place = Prices.headings(State(sort="price", page=7))
    assert program.href == ""
    assert price.href == "?sort=-price"
