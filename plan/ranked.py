"""Routes in their order, and what is asked of them by key: written only for those asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, overload

from careerguide.columns.narrowing import Mask
from plan.ranking import Column, Places

Found = TypeVar("Found")


@dataclass(frozen=True)
class Ranked:
    """A route's place among the columns of the plan's table, its score (0 to 100), and the parts it
    is made of, each 0 to 1."""

    key: str
    at: int
    score: float
    parts: dict[str, float]


@dataclass(frozen=True)
class Ranking(Sequence[Ranked]):
    """Routes best first, as columns. `places` are those among the table's columns; `key_of` gives
    the key of one."""

    places: Places
    score: Column
    parts: Mapping[str, Column]
    key_of: Callable[[int], str]

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, at: int) -> Ranked: ...
    @overload
    def __getitem__(self, at: slice) -> list[Ranked]: ...
    def __getitem__(self, at: int | slice) -> Ranked | list[Ranked]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        place, parts = int(self.places[at]), self.parts
        shares = {name: float(share[at]) for name, share in parts.items()}
        return Ranked(self.key_of(place), place, float(self.score[at]), shares)

    @property
    def keys(self) -> "Keys":
        """Their keys alone."""
        return Keys(self.places, self.key_of)

    def only(self, some: Mask) -> "Ranking":
        """Some of them, in their order."""
        parts = {name: share[some] for name, share in self.parts.items()}
        return replace(self, places=self.places[some], score=self.score[some], parts=parts)


@dataclass(frozen=True)
class Keys(Sequence[str]):
    """Routes by key, each written when it is asked for."""

    places: Places
    key_of: Callable[[int], str]

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self.key_of(one) for one in self.places[at].tolist()]
        return self.key_of(int(self.places[at]))


class ByKey(Mapping[str, Found]):
    """What is known of routes by key: looked up for one, where pages show few of many."""

    def __init__(
        self, keys: Callable[[], Iterable[str]], of: Callable[[str], Found | None]
    ) -> None:
        self._keys, self._of = keys, of

    def __getitem__(self, key: str) -> Found:
        found = self._of(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys())

    def __len__(self) -> int:
        return sum(1 for _key in self._keys())
