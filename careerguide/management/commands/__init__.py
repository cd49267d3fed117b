"""What load_all and load_release say on a terminal: what a load is doing, and what it did."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import CommandError
from django.db import DatabaseError
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from careerguide.releases.models import Release


@contextmanager
def progress_bars(stream: Any) -> Iterator[Callable[[str], Callable[[int], None]]]:
    """Progress lines on a terminal, silence elsewhere; `bar(name)` gives a function to call."""
    console = Console(file=getattr(stream, "_out", stream), stderr=True)
    shown = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*shown, console=console, transient=True, disable=not console.is_terminal) as bar:

        def start(name: str) -> Callable[[int], None]:
            task = bar.add_task(name, total=None)
            return lambda done: bar.update(task, completed=done)

        yield start


@contextmanager
def in_one_sentence() -> Iterator[None]:
    """A database or a disk that can't be used ends the command with a sentence, not a traceback."""
    stays = "What was loaded before stays in use."
    try:
        yield
    except DatabaseError as error:
        raise CommandError(f"The database can't be used: {error}. {stays}", returncode=1) from error
    except OSError as error:
        what = f"{error.strerror or error}" + (f" ({error.filename})" if error.filename else "")
        raise CommandError(f"A file can't be used: {what}. {stays}", returncode=1) from error


def describe(release: Release) -> str:
    """One line: what was read, loaded, left unmatched and rejected, and why."""
    line = (
        f"{release.source} {release.edition}: {release.rows_read:,} rows read,"
        f" {release.rows_loaded:,} loaded, {release.rows_unmatched:,} unmatched,"
        f" {release.rows_rejected:,} rejected ({release.seconds:.1f} s)"
    )
    whys = [
        f"  {count:,} {kind}: {why}"
        for kind, counts in release.reasons.items()
        for why, count in counts.items()
    ]
    return "\n".join([line, *whys])
