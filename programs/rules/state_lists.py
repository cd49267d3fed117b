"""States' lists of training providers, each described by a row of data. Pure: no Django.

data/etpl/lists.csv has a row a list: whose it is, which file holds it, and under which headings the
file keeps what this site knows. data/etpl/words.csv says what a list's words mean here.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from careerguide.places.states import STATES
from programs.rules.ids import list_source

REQUIRED = ("number", "name", "campus", "provider")
"""The program's and the campus's number in the state, and their names."""
OPTIONAL = (
    "cip", "outcome", "credential", "hours", "weeks", "delivery", "occupations", "tuition_fees",
    "out_of_district", "books", "optional_cost", "website", "updated", "place", "address", "city",
    "provider_state", "zip", "control",
)  # fmt: skip
NOT_REPORTED = "not reported"
"""What a word that stands for a missing value means, whatever its column."""


@dataclass(frozen=True)
class StateList:
    """One state's list. `headings` gives, for each of our columns, the file's headings for it."""

    state: str
    title: str
    publisher: str
    licence: str
    url: str
    caveats: str
    files: str
    rows: tuple[int, int]
    headings: Mapping[str, tuple[str, ...]]
    words: Mapping[tuple[str, str], str]

    @property
    def source(self) -> str:
        """The source it is loaded as: etpl-tx."""
        return list_source(self.state)

    def is_missing(self, column: str, word: str) -> bool:
        """Whether a word of the list stands for a missing value."""
        return self.words.get((column, word)) == NOT_REPORTED

    def codes(self, column: str, members: Mapping[str, int]) -> dict[str, int]:
        """From a word of the list to the member it means (“for profit” is FOR_PROFIT).

        Raises ValueError for a meaning that is no member's name.
        """
        found = {}
        for (of, word), meaning in self.words.items():
            if of != column or meaning == NOT_REPORTED:
                continue
            name = meaning.upper().replace(" ", "_")
            if name not in members:
                raise ValueError(f"words.csv, {self.state}: no {column} is called “{meaning}”")
            found[word] = members[name]
        return found


@lru_cache(maxsize=4)
def read_lists(folder: Path) -> tuple[StateList, ...]:
    """The lists that `folder` describes, in the file's order; read once.

    Raises ValueError with one sentence for a row that describes no list.
    """
    words: dict[str, dict[tuple[str, str], str]] = {}
    for row in _rows(folder / "words.csv"):
        if row["column"] not in (*REQUIRED, *OPTIONAL):
            raise ValueError(f"words.csv, {row['state']}: there is no column “{row['column']}”")
        words.setdefault(row["state"], {})[row["column"], row["word"]] = row["meaning"]
    lists = [_list(row, words.pop(row["state"], {})) for row in _rows(folder / "lists.csv")]
    if words:
        raise ValueError(f"words.csv names states without a list: {', '.join(words)}")
    if len({one.state for one in lists}) != len(lists):
        raise ValueError("lists.csv has two lists of one state, whose programs would share numbers")
    return tuple(lists)


def _rows(file: Path) -> Iterable[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, restval="")


def _list(row: dict[str, str], words: Mapping[tuple[str, str], str]) -> StateList:
    """What a row describes. ValueError for a state there is not, or a heading that is missing."""
    state = row["state"]
    if state not in STATES:
        raise ValueError(f"lists.csv: “{state}” is not the postal code of a state")
    if missing := [name for name in REQUIRED if not row[name]]:
        raise ValueError(f"lists.csv, {state}: no heading is given for {', '.join(missing)}")
    return StateList(
        state=state,
        title=row["title"],
        publisher=row["publisher"],
        licence=row["licence"],
        url=row["url"],
        caveats=row["caveats"],
        files=row["files"],
        rows=(int(row["fewest_rows"]), int(row["most_rows"])),
        headings={name: _headings(row[name]) for name in (*REQUIRED, *OPTIONAL)},
        words=words,
    )


def _headings(cell: str) -> tuple[str, ...]:
    """Several are parted by “|”, and their cells are read as one text; none: never reported."""
    return tuple(heading.strip() for heading in cell.split("|") if heading.strip())
