"""Counts, by figure, of where the site and the files agree, and the first places they do not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

EXAMPLES = 5
"""Disagreements of one figure that are written out; all of them are counted."""


def same(expected: object, got: str) -> bool:
    """Whether a served cell says what is expected: None is an empty cell, a number its value.

    Text must be the same text: "01.0504" and "1.0504" are different codes, 12 and "12.0" are one
    number.
    """
    if expected is None:
        return got == ""
    if isinstance(expected, str):
        return expected == got
    try:
        return Decimal(str(expected)) == Decimal(got)
    except InvalidOperation:
        return False


@dataclass
class Report:
    """What was compared. A figure's name says where it stands: “programs CSV: price_low”."""

    agree: Counter[str] = field(default_factory=Counter)
    disagree: Counter[str] = field(default_factory=Counter)
    unchecked: Counter[str] = field(default_factory=Counter)
    examples: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    last: str = ""
    """The figure compared last: where a page can't be read, what was read before."""

    def check(self, figure: str, key: str, expected: object, got: str) -> None:
        """Compare one cell; `key` says whose it is."""
        self.last = f"after {figure} of {key}"
        if same(expected, got):
            self.agree[figure] += 1
        else:
            self.differ(figure, key, expected, got)

    def differ(self, figure: str, key: str, expected: object, got: object) -> None:
        self.disagree[figure] += 1
        if len(self.examples[figure]) < EXAMPLES:
            wanted = "nothing" if expected in (None, "") else expected
            self.examples[figure].append(f"{key}: expected {wanted}, got {got or 'nothing'}")

    def alike(self, figures: Iterable[str], times: int = 1) -> None:
        """Every one of `figures` agreed `times` times."""
        for figure in figures:
            self.agree[figure] += times

    def skip(self, figure: str, times: int = 1) -> None:
        """A figure the site shows and this checker has no rule for: said, never passed over."""
        self.unchecked[figure] += times

    @property
    def failed(self) -> bool:
        """Any disagreement, or nothing compared at all."""
        return bool(self.disagree) or not self.agree

    def lines(self) -> Iterator[str]:
        figures = dict.fromkeys((*self.agree, *self.disagree))
        for figure in figures:
            yield f"{figure} {self.agree[figure]:,} agree, {self.disagree[figure]:,} disagree"
            for example in self.examples[figure]:
                yield f"    {example}"
        for figure, times in self.unchecked.items():
            yield f"{figure} not checked ({times:,})"
        yield (
            f"total: {len(figures)} figures, {self.agree.total():,} agree, "
            f"{self.disagree.total():,} disagree, {len(self.unchecked)} not checked"
        )
