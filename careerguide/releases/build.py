"""Derive what pages read (catalogue rows, flags, column stores) from the releases in use."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from careerguide.columns import store
from careerguide.columns.models import DataVersion
from careerguide.releases.builder import Builder, in_order
from careerguide.releases.loader import Progress
from careerguide.releases.models import Release
from careerguide.releases.runner import quiet


@dataclass(frozen=True)
class Wanted:
    """What the releases in use, and this code, call for: a digest a builder, and the build's name.

    The name goes by every release, since pages show also what no builder reads.
    """

    digests: dict[str, str]
    token: str

    @classmethod
    def now(cls) -> "Wanted":
        releases: dict[str, list[str]] = defaultdict(list)
        for r in Release.objects.filter(is_current=True).order_by("source", "edition"):
            releases[r.source].append(f"{r.source} {r.edition} {r.sha256} {r.code}")
        digests: dict[str, str] = {}
        for one in in_order():
            read = [line for source in sorted(one.sources) for line in releases.get(source, [])]
            below = [digests[name] for name in one.after]
            digests[one.name] = _digest([one.code(), *read, *one.rows(), *below])
        lines = [line for source in releases.values() for line in source]
        named = [f"{name} {digest}" for name, digest in sorted(digests.items())]
        return cls(digests, _digest([*lines, *named]))


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def is_built() -> bool:
    version = DataVersion.objects.first()
    return (
        version is not None and version.token == Wanted.now().token and store.exists(version.token)
    )


def build(progress: Progress = quiet) -> DataVersion:
    """Run the builders whose ground changed, in one transaction; readers see the build before
    until it commits.

    What the others derived is carried over: their rows stay, their columns' files are linked. A
    builder that needs a release not yet loaded derives nothing until that is loaded.
    """
    wanted, before = Wanted.now(), DataVersion.objects.first()
    summary: dict[str, Any] = {}
    builders: dict[str, Any] = {}
    with transaction.atomic(), store.writing(wanted.token):
        for done, one in enumerate(in_order(), 1):
            digest = wanted.digests[one.name]
            if before is not None and _carried_over(one, digest, before):
                builders[one.name] = before.builders[one.name]
                if one.name in before.summary:
                    summary[one.name] = before.summary[one.name]
            else:
                saved = store.groups()
                with suppress(store.NoData):
                    summary[one.name] = one.derive()
                groups = sorted(store.groups() - saved)
                builders[one.name] = {"digest": digest, "groups": groups}
            progress(done)
        version, _new = DataVersion.objects.update_or_create(
            pk=1,
            defaults={"token": wanted.token, "summary": summary, "builders": builders},
        )
        transaction.on_commit(lambda: _tidy({wanted.token, before.token if before else ""}))
    return version


def _carried_over(one: Builder, digest: str, before: DataVersion) -> bool:
    """Whether what the builder derived for the build before still holds, and is now in this one.

    False also on a machine that does not have the columns of the build before.
    """
    made = before.builders.get(one.name)
    if made is None or made["digest"] != digest:
        return False
    return store.carry_over(before.token, made["groups"])


def _tidy(keep: set[str]) -> None:
    """Only a commit makes older builds needless; another process may have committed since."""
    store.forget()
    store.written()
    in_use = DataVersion.objects.values_list("token", flat=True).first() or ""
    store.prune({*keep, in_use})
