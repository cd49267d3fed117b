"""Which routes begin at a school: each program alone, and with certifications it prepares for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np

from plan.gather import Offers
from plan.numbering import Ints, kinds
from programs.rules.ids import in_order_of_slugs, program_number, program_slug

NONE = -1
"""The place of the certification of a route that has none."""


@dataclass(frozen=True)
class Line:
    """A route by its program and certification, as places among the table's."""

    key: str
    offer: int
    certification: int = NONE


class Lines(Sequence[Line]):
    """Every route as columns, in the order of the offers; a Line is built of those asked for.

    `offer` and `certification` hold a place each, one a route.
    """

    def __init__(
        self, offers: Offers, slugs: Sequence[str], fitting: Callable[[int, int], list[int]]
    ) -> None:
        """`slugs` are those of the certifications; `fitting` gives the places of those that make a
        route with a program of a field and award, NONE for the program alone."""
        self.offers, self.slugs = offers, slugs
        self._at: dict[str, int | None] = {}
        fields, awards = offers.column("field"), offers.column("award")
        first, kind = kinds(fields, awards)
        fit = [fitting(int(fields[at]), int(awards[at])) for at in first]
        many = np.array([len(one) for one in fit], dtype=np.int64)[kind]
        self._begin = np.append(0, np.cumsum(many))
        self.offer = np.repeat(np.arange(len(offers)), many)
        nth = np.arange(len(self.offer)) - self._begin[self.offer]
        table = np.full((len(fit), max(map(len, fit), default=0)), NONE)
        for at, one in enumerate(fit):
            table[at, : len(one)] = one
        self.certification: Ints = table[kind[self.offer], nth]

    def __len__(self) -> int:
        return len(self.offer)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        offer, certification = int(self.offer[at]), int(self.certification[at])
        return Line(self.key(at), offer, certification)

    def key(self, at: int) -> str:
        """What addresses call a route: its program, and its certification after a tilde."""
        certification = self._slug(at)
        slug = program_slug(int(self.offers.numbers[self.offer[at]]))
        key = slug if certification is None else f"{slug}~{certification}"
        self._at[key] = at
        return key

    def find(self, key: str) -> int | None:
        """The place of a route by key; of a campus that is not named first, too.

        A program alone that leads to no job without a license is the route with that.
        """
        if key not in self._at:
            self._at[key] = self._find(key)
        return self._at[key]

    def _find(self, key: str) -> int | None:
        slug, dash, certification = key.partition("~")
        number = program_number(slug)
        if number is None or program_slug(number) != slug:
            return None
        offer = self.offers.of_program(number)
        if offer is None:
            return None
        here = range(int(self._begin[offer]), int(self._begin[offer + 1]))
        wanted = (at for at in here if not dash or certification == self._slug(at))
        return next(wanted, None)

    def _slug(self, at: int) -> str | None:
        place = int(self.certification[at])
        return None if place == NONE else self.slugs[place]

    @cached_property
    def by_key(self) -> Ints:
        """The place of each among all in the order of their keys."""
        front, last = in_order_of_slugs(self.offers.numbers)
        ends, end = kinds(last[self.offer], self.certification)
        after = [self.key(at).partition("~") for at in ends.tolist()]
        endings = [slug.rpartition("-")[2] + dash + own for slug, dash, own in after]
        nth_end = np.argsort(np.argsort(np.array(endings, dtype=str)))
        order = np.lexsort((nth_end[end], front[self.offer]))
        found = np.empty(len(order), dtype=np.int64)
        found[order] = np.arange(len(order))
        return found
