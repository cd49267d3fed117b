"""States' lists of training providers, each described by a row of data. Pure: no Django.

data/etpl/lists.csv has a row a list: whose it is, which file holds it and how it is written, and
under which headings the file keeps what this site knows. data/etpl/words.csv says what words mean
here: a list's own, and under `*` those of any list. docs/state-lists.md says how to add one.
"""

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from careerguide.places.states import STATES
from programs.rules.ids import list_source

REQUIRED = ("name", "provider")
"""The program's and the provider's name."""
OPTIONAL = (
    "number", "campus", "cip", "outcome", "outcome_digits", "credential", "hours", "weeks",
    "length", "delivery", "occupations", "tuition_fees", "out_of_district", "books",
    "optional_cost", "website", "updated", "place", "address", "city", "provider_state", "zip",
    "control", "of_state", "served", "completed", "completed_share", "employed", "employed_share",
    "earnings_quarter",
)  # fmt: skip
ANY_LIST = "*"
"""Whose words hold for every list: phrases, in their order, found anywhere in a cell."""
COLLEGE_CERTIFICATE = "college certificate"
"""What an outcome means that is a college's own certificate, which IPEDS may count too."""
NOT_REPORTED = "not reported"
"""What a word that stands for a missing value means, whatever its column."""
NO_MEMBERS = (NOT_REPORTED, COLLEGE_CERTIFICATE)


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
    phrases: tuple[tuple[str, str, str], ...] = ()
    """Column, phrase and meaning, of any list."""
    sheet: str = ""
    header_line: int = 1
    delimiter: str = ","
    encoding: str = "utf-8-sig"

    @property
    def source(self) -> str:
        """The source it is loaded as: etpl-tx."""
        return list_source(self.state)

    def meaning(self, column: str, word: str) -> str:
        """What a cell of a column means here; "" where no row of words.csv explains it."""
        own = self.words.get((column, word))
        if own is not None:
            return own
        shown = word.casefold()
        for of, phrase, means in self.phrases:
            # A word for nothing says so of a whole cell only.
            if of == column and (phrase == shown if means == NOT_REPORTED else phrase in shown):
                return means
        return ""

    def is_missing(self, column: str, word: str) -> bool:
        """Whether a word of the list stands for a missing value."""
        return self.meaning(column, word) == NOT_REPORTED

    def codes(self, column: str, members: Mapping[str, int]) -> Callable[[str], int | None]:
        """What gives the member that a cell means (“for profit” is FOR_PROFIT); None for none.

        Raises ValueError for a meaning that is no member's name.
        """
        means = [meaning for (of, _word), meaning in self.words.items() if of == column]
        means += [meaning for of, _phrase, meaning in self.phrases if of == column]
        for meaning in means:
            if meaning not in NO_MEMBERS and _member(meaning) not in members:
                raise ValueError(f"words.csv, {self.state}: no {column} is called “{meaning}”")
        return lru_cache(maxsize=1000)(
            lambda word: members.get(_member(self.meaning(column, word)))
        )


def _member(meaning: str) -> str:
    return meaning.upper().replace(" ", "_")


@lru_cache(maxsize=4)
def read_lists(folder: Path) -> tuple[StateList, ...]:
    """The lists that `folder` describes, in the file's order; read once.

    A row that names several states describes one list of each, all in one file. Raises ValueError
    with one sentence for a row that describes no list.
    """
    words: dict[str, dict[tuple[str, str], str]] = {}
    for row in _rows(folder / "words.csv"):
        if row["column"] not in (*REQUIRED, *OPTIONAL):
            raise ValueError(f"words.csv, {row['state']}: there is no column “{row['column']}”")
        words.setdefault(row["state"], {})[row["column"], row["word"]] = row["meaning"]
    any_list = words.pop(ANY_LIST, {})
    phrases = tuple((column, word.casefold(), means) for (column, word), means in any_list.items())
    lists = [
        _list(row, state, words.pop(state, {}), phrases)
        for row in _rows(folder / "lists.csv")
        for state in row["state"].split() or [""]
    ]
    if words:
        raise ValueError(f"words.csv names states without a list: {', '.join(words)}")
    if len({one.state for one in lists}) != len(lists):
        raise ValueError("lists.csv has two lists of one state, whose programs would share numbers")
    return tuple(lists)


@lru_cache(maxsize=4)
def outcomes(folder: Path) -> Mapping[str, str]:
    """The outcomes that the federal layout writes as digits run together: 14 is 1 and 4."""
    return {row["digit"]: row["outcome"] for row in _rows(folder / "outcomes.csv")}


def _rows(file: Path) -> Iterable[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, restval="")


def _list(
    row: dict[str, str],
    state: str,
    words: Mapping[tuple[str, str], str],
    phrases: tuple[tuple[str, str, str], ...],
) -> StateList:
    """What a row says of one of its states. ValueError for a state there is not, a heading that is
    missing, or several states in a file that does not say whose a row is."""
    if state not in STATES:
        raise ValueError(f"lists.csv: “{state}” is not the postal code of a state")
    if missing := [name for name in REQUIRED if not row[name]]:
        raise ValueError(f"lists.csv, {state}: no heading is given for {', '.join(missing)}")
    if len(row["state"].split()) > 1 and not row.get("of_state"):
        raise ValueError(f"lists.csv, {state}: of several states, of_state says whose a row is")
    if unknown := [name for name in ("fewest_rows", "most_rows") if not row[name].isdecimal()]:
        raise ValueError(f"lists.csv, {state}: {' and '.join(unknown)} must be a number")
    return StateList(
        state=state,
        title=row["title"],
        publisher=row["publisher"],
        licence=row["licence"],
        url=row["url"],
        caveats=row["caveats"],
        files=row["files"],
        rows=(int(row["fewest_rows"]), int(row["most_rows"])),
        headings={name: _headings(row.get(name, "")) for name in (*REQUIRED, *OPTIONAL)},
        words=words,
        phrases=phrases,
        sheet=row.get("sheet", ""),
        header_line=int(row.get("header_line") or 1),
        delimiter={"tab": "\t", "": ","}.get(row.get("delimiter", ""), row.get("delimiter", "")),
        encoding=row.get("encoding") or "utf-8-sig",
    )


def _headings(cell: str) -> tuple[str, ...]:
    """Several are parted by “|”, and their cells are read as one text; none: never reported."""
    return tuple(heading.strip() for heading in cell.split("|") if heading.strip())
