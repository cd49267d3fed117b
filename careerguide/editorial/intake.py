"""What a table would do to the rows that are there, and doing it: all of it or nothing."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.db import DatabaseError, OperationalError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from careerguide.editorial.admin import difference
from careerguide.editorial.sheets import VERSION, Known, Several, Sheet, Values, told
from careerguide.editorial.spreadsheets import Grid, Line
from careerguide.editorial.staleness import stale
from careerguide.editorial.versions import Stale

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
Written = dict[str, str | Decimal]
"""A row as a table writes it, by column."""


@dataclass(frozen=True)
class Change:
    """A row that a file adds (`before` is None) or changes, by column. `name` is its key."""

    line: int
    name: str
    row: Model
    before: Written | None
    after: Written
    values: Values

    @property
    def differences(self) -> list[tuple[str, str | Decimal, str | Decimal]]:
        """Column, old and new value, of those that differ; a new row's old values are blank."""
        before = dict.fromkeys(self.after, "") if self.before is None else self.before
        return [
            (name, before[name], new) for name, new in self.after.items() if before[name] != new
        ]

    @property
    def message(self) -> str:
        """For the history."""
        if self.before is None:
            return "Imported."
        return f"Imported: {', '.join(difference(*cell) for cell in self.differences)}."


@dataclass
class Outcome:
    """What a file changes, how many of its rows change nothing, and its bad rows by line.

    `blind` says that it has no versions: what others changed since it was made can't be told.
    """

    changes: list[Change] = field(default_factory=list)
    same: int = 0
    problems: list[tuple[int, list[str]]] = field(default_factory=list)
    blind: bool = False

    @property
    def digest(self) -> str:
        """Names what would change, and from what."""
        shown = [[change.line, change.before, change.after] for change in self.changes]
        return hashlib.sha256(json.dumps(shown, default=str).encode()).hexdigest()

    @property
    def new(self) -> int:
        """Rows that it adds."""
        return sum(change.before is None for change in self.changes)

    @property
    def changed(self) -> int:
        """Rows that it changes."""
        return len(self.changes) - self.new


def look(sheet: Sheet, grid: Grid, tell: Callable[[int], None] | None = None) -> Outcome:
    """What the file would do; nothing is written, and nobody waits for it. `tell` is told how many
    rows are looked at."""
    outcome, known = Outcome(blind=VERSION not in grid.columns), Known()
    rows = sheet.related(sheet.model._default_manager.all())
    stored = {tuple(getattr(row, name) for name in sheet.key): row for row in rows}
    seen: dict[tuple[str, ...], int] = {}
    for done, line in enumerate(grid.lines):
        if tell:
            tell(done)
        texts = dict(zip(grid.columns, line.texts, strict=True))
        values, problems = sheet.read(texts, known)
        row: Any = stored.get(tuple(values.get(name, "") for name in sheet.key)) or sheet.model()
        cells = [cell for cell in sheet.cells if cell.field in values]
        before = {one.column: one.write(one.value_of(row)) for one in cells} if row.pk else None
        for cell in cells:
            if not isinstance(cell, Several):
                setattr(row, cell.field, values[cell.field])
        problems |= sheet.faults(row, problems, alone=False)
        named = tuple(texts.get(column, "") for column in sheet.key_columns)
        after = {cell.column: cell.write(values[cell.field]) for cell in cells}
        said = [*told(problems), *_against(line, seen.setdefault(named, line.number))]
        if VERSION in texts and before != after:
            said += stale(row, sheet.key, texts[VERSION], before, after)
        if said:
            outcome.problems.append((line.number, said))
        elif before == after:
            outcome.same += 1
        else:
            name = ", ".join(filter(None, named))
            outcome.changes.append(Change(line.number, name, row, before, after, values))
            known.added += [row] if before is None else []
    return outcome


def _against(line: Line, first: int) -> Iterator[str]:
    """What is wrong with a line whatever its columns mean."""
    if first != line.number:
        yield _("It is the same one as in line %d.") % first
    if line.beyond:
        yield _("There are cells beyond the last column: “%s”.") % line.beyond
    if any(map(CONTROL.search, [*line.texts, line.beyond])):
        yield _("There is a character in it that can't be shown.")


def take_in(sheet: Sheet, outcome: Outcome, user: Any) -> bool:
    """Save all of it, with a line in the history of each row; whether that was done.

    With problems nothing is, and the transaction around it is taken back.
    """
    save(sheet, outcome)
    if outcome.problems:
        transaction.set_rollback(True)
        return False
    for change in outcome.changes:
        LogEntry.objects.log_actions(
            user.pk if user else 0,
            [change.row],
            ADDITION if change.before is None else CHANGE,
            change_message=change.message,
            single_object=True,
        )
    return True


def save(sheet: Sheet, outcome: Outcome) -> None:
    """Save what was looked at, marked as changed by staff; what is refused becomes a problem of its
    line, and the caller takes it all back."""
    for change in outcome.changes:
        row: Any = change.row
        row.edited = True
        try:
            with transaction.atomic():
                row.save()
                for cell in sheet.cells:
                    if isinstance(cell, Several) and cell.field in change.values:
                        getattr(row, cell.field).set(change.values[cell.field])
        except Stale:
            said = _("Somebody saved or deleted this row just now. Look again.")
            outcome.problems.append((change.line, [said]))
        except OperationalError:
            raise
        except DatabaseError as error:
            outcome.problems.append((change.line, [_("The database refuses it: %s.") % error]))
