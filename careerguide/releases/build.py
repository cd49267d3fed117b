"""Derive what pages read (catalogue rows, flags, column stores) from the releases in use."""

import hashlib
import sys
from contextlib import suppress
from pathlib import Path

from django.db import transaction

from careerguide.columns import store
from careerguide.columns.models import DataVersion
from careerguide.releases.loader import BUILDERS, Progress, source_digest
from careerguide.releases.models import Release
from careerguide.releases.runner import quiet


def _code() -> str:
    """The builders' source: a site with other builders builds anew."""
    files: list[Path] = []
    for name in sorted({function.__module__ for _name, function in BUILDERS}):
        path = Path(str(sys.modules[name].__file__))
        beside = path.parent.glob("*.py") if path.parent.name == "build" else [path]
        files += sorted(beside)
    return source_digest(files)


def wanted_token() -> str:
    """Names the build that the releases in use, and this code, call for."""
    rows = Release.objects.filter(is_current=True).order_by("source", "edition")
    parts = [_code(), *(f"{r.source} {r.edition} {r.sha256}" for r in rows)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def is_built() -> bool:
    version = DataVersion.objects.first()
    return version is not None and version.token == wanted_token() and store.exists(version.token)


def build(progress: Progress = quiet) -> DataVersion:
    """Run every builder in one transaction; readers see the build before until it commits.

    A builder that needs a release not yet loaded derives nothing: the next load builds again.
    """
    token, before = wanted_token(), _token_in_use()
    with transaction.atomic(), store.writing(token):
        summary = {}
        for done, (name, function) in enumerate(BUILDERS, 1):
            with suppress(store.NoData):
                summary[name] = function()
            progress(done)
        version, _new = DataVersion.objects.update_or_create(
            pk=1, defaults={"token": token, "summary": summary}
        )
        transaction.on_commit(lambda: _tidy(token, before))
    return version


def _token_in_use() -> str:
    return DataVersion.objects.values_list("token", flat=True).first() or ""


def _tidy(token: str, before: str) -> None:
    """Only a commit makes older builds needless; another process may have committed since."""
    store.forget()
    store.written()
    store.prune({token, before, _token_in_use()})
