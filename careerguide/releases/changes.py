"""What a build says otherwise than the one before it: releases, rows and figures, counted when it
is built, while the columns of both are here. Rows of a small table, which are kept.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypedDict

import numpy as np
from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from numpy.typing import NDArray

from careerguide.columns import builds, store
from careerguide.columns.models import DataVersion
from careerguide.lists.columns import Lazy, Unit
from careerguide.releases import staging
from careerguide.releases.models import Release, release_name

Columns = Mapping[str, Any]
"""What a builder saved under a group."""
MOST_MOVED = 10
"""Rows that are named of each figure whose moves are told."""


class Moved(TypedDict):
    """A row whose figure moved: by what the table's key names it, and the figure before and now."""

    key: int
    title: str
    path: str
    before: float
    after: float


class Counted(TypedDict):
    """How many rows of a table are new, gone, and say something else, of how many; how many each
    figure changed in, and those of some figures that moved most."""

    rows: int
    new: int
    gone: int
    changed: int
    figures: dict[str, int]
    moved: dict[str, list[Moved]]


class Brought(TypedDict):
    """A release that came, went, or was read anew; `before` is the edition it stands in for."""

    name: str
    source: str
    what: str
    before: str


NEW, GONE, ANEW = "new", "gone", "anew"


@dataclass(frozen=True)
class Comparison:
    """How a table's rows in two builds are held against each other.

    `keys` are whole numbers by which a row is the same row; `figures` are arrays as long, NaN or
    negative where unknown; `moved` names those whose moves are told, with their words and unit;
    `named` gives a row's title and path.
    """

    table: str
    group: str
    keys: Callable[[Columns], NDArray[np.int64]]
    figures: Callable[[Columns], Mapping[str, NDArray[Any]]]
    moved: Mapping[str, tuple[Lazy, Unit]] = field(default_factory=dict)
    named: Callable[[Columns, int], tuple[str, str]] = lambda _columns, _row: ("", "")

    def compare(self, before: Columns, after: Columns) -> Counted:
        """Counts what differs; all figures of both are read."""
        old, new = self.keys(before), self.keys(after)
        _both, at_old, at_new = np.intersect1d(old, new, assume_unique=True, return_indices=True)
        was, now = self.figures(before), self.figures(after)
        differs = {
            name: _differ(was[name][at_old], now[name][at_new]) for name in now if name in was
        }
        changed = np.zeros(len(at_new), dtype=bool)
        for one in differs.values():
            changed |= one
        return {
            "rows": len(new),
            "new": len(new) - len(at_new),
            "gone": len(old) - len(at_old),
            "changed": int(changed.sum()),
            "figures": {name: int(one.sum()) for name, one in differs.items() if one.any()},
            "moved": {
                name: found
                for name in self.moved
                if name in differs
                and (found := self._moved(was[name][at_old], now[name][at_new], new, at_new, after))
            },
        }

    def _moved(
        self, was: NDArray[Any], now: NDArray[Any], keys: NDArray[np.int64],
        rows: NDArray[np.intp], after: Columns,
    ) -> list[Moved]:  # fmt: skip
        """Those that moved furthest for their size, known and above zero in both."""
        known = (was > 0) & (now > 0) & (was != now)
        ratio = np.zeros(len(was))
        ratio[known] = np.abs(np.log(now[known].astype(np.float64) / was[known]))
        order = np.argsort(-ratio, kind="stable")[:MOST_MOVED]
        found: list[Moved] = []
        for at in (int(one) for one in order if ratio[one] > 0):
            row = int(rows[at])
            title, path = self.named(after, row)
            found.append(
                {"key": int(keys[row]), "title": title, "path": path, "before": float(was[at]),
                 "after": float(now[at])}
            )  # fmt: skip
        return found


def comparisons() -> list[Comparison]:
    """Those of settings.COMPARED."""
    return [import_string(path) for path in settings.COMPARED]


def _differ(was: NDArray[Any], now: NDArray[Any]) -> NDArray[np.bool_]:
    """Where two arrays say something else; unknown (NaN) is as unknown before."""
    found = was != now
    if was.dtype.kind == "f" and now.dtype.kind == "f":
        found &= ~(np.isnan(was) & np.isnan(now))
    return np.asarray(found)


class BuildChange(models.Model):
    """What one build brought, beside the one before: `tables` is a `Counted` by table, or None for
    the first build, or where the columns of the one before were not on the machine."""

    token = models.CharField(_("build"), max_length=64)
    at = models.DateTimeField(_("built at"), auto_now_add=True, db_index=True)
    first = models.BooleanField(_("first load"), default=False)
    tables = models.JSONField(_("by table"), null=True)
    brought = models.JSONField(_("releases"), default=list)
    in_use = models.JSONField(_("releases in use, by source and edition"), default=dict)

    class Meta:
        verbose_name = _("change of the data")
        verbose_name_plural = _("changes of the data")
        ordering = ("-pk",)
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.token


def note(before: DataVersion | None, token: str) -> None:
    """Write down what the build `token`, whose columns are being written, brings. Nothing where it
    says all that the build before said, from the same files."""
    if before is not None and before.token == token:
        return
    last = BuildChange.objects.first()
    tables = None if before is None else compared(before.token)
    now = {f"{one.source} {one.edition}": _digest(one) for one in _releases()}
    news = [] if last is None else brought(last.in_use, now)
    if last is not None and tables == {} and not news:
        return
    staging.change(BuildChange)
    BuildChange.objects.create(
        token=token, first=before is None, tables=tables, brought=news, in_use=now
    )


def compared(token: str) -> dict[str, Counted] | None:
    """By table, what the columns being written say otherwise than those of another build; None
    where that is not here. Tables that say the same are left out."""
    if not builds.exists(token):
        return None
    found: dict[str, Counted] = {}
    for one in comparisons():
        if builds.is_carried(token, one.group):
            continue
        with suppress(store.NoData, KeyError):
            counted = one.compare(store.columns_of(token, one.group), store.columns(one.group))
            if counted["new"] or counted["gone"] or counted["changed"]:
                found[one.table] = counted
    return found


def _releases() -> models.QuerySet[Release]:
    return Release.objects.filter(is_current=True).order_by("source", "edition")


def _digest(release: Release) -> list[str]:
    """What tells whether a release is the same: its file, and the code that read it."""
    return [release_name(release.title, release.edition), release.sha256[:16], release.code]


def brought(before: Mapping[str, list[str]], now: Mapping[str, list[str]]) -> list[Brought]:
    """Releases that came, went, or were read anew from another file. One that only other code
    read is none of these."""
    gone = {key: said for key, said in before.items() if key not in now}
    found: list[Brought] = []
    for key, said in now.items():
        source = key.partition(" ")[0]
        if key not in before:
            replaced = next((one for one in gone if one.partition(" ")[0] == source), "")
            name = gone.pop(replaced)[0] if replaced else ""
            found.append({"name": said[0], "source": source, "what": NEW, "before": name})
        elif before[key][1] != said[1]:
            found.append({"name": said[0], "source": source, "what": ANEW, "before": ""})
    found += (
        {"name": said[0], "source": key.partition(" ")[0], "what": GONE, "before": ""}
        for key, said in gone.items()
    )
    return found
