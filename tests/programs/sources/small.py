"""Small made-up files in the publishers' layouts. No school or price here is a real one."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from careerguide.releases.loader import LOADERS, discover
from careerguide.releases.models import Release
from careerguide.releases.runner import load


def write(path: Path, columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> Path:
    """A CSV with `columns`; cells that a row does not name are blank."""
    with path.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


@contextmanager
def any_size() -> Iterator[None]:
    """Files may have any number of rows, and any share of rejects."""
    with pytest.MonkeyPatch.context() as patch:
        discover()
        for loader in LOADERS.values():
            patch.setattr(type(loader), "rows", (1, 10**6))
        patch.setattr("careerguide.releases.runner.MOST_REJECTED", 1)
        yield


def loaded(source: str, path: Path) -> Release:
    with any_size():
        release, _new = load(LOADERS[source], path)
    return release


def rejected(release: Release) -> dict[int, str]:
    """Reasons by line."""
    return dict(release.rejects.values_list("line", "reason"))
