"""Load a release whole or not at all, and keep what was counted.

What an operator loaded with load_release wins over data/, until data/ brings something new.
"""

import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from careerguide.releases import staging
from careerguide.releases.errors import LoadError
from careerguide.releases.files import file_digest
from careerguide.releases.loader import LOADERS, Loader, Progress, Run
from careerguide.releases.models import Reject, Release, edition_words

MOST_REJECTED = 0.05
"""Past this share of rejected rows the layout is not the one the loader knows."""


def quiet(_rows: int) -> None:
    """Show no progress."""


def is_loaded(loader: Loader, digest: str) -> bool:
    """Whether the file is in use as this code reads it."""
    return Release.objects.filter(
        source=loader.slug, sha256=digest, is_current=True, code=loader.code
    ).exists()


def data_files(data_dir: Path | None = None) -> Iterator[tuple[Loader, Path]]:
    """Every release in data/, in the order in which loaders need one another.

    Raises LoadError where a loader's file is not there.
    """
    base = data_dir or settings.DATA_DIR
    for loader in LOADERS.values():
        for pattern in loader.files:
            found = sorted(base.glob(pattern))
            if not found:
                raise LoadError(f"data/ holds no {pattern} for source {loader.slug}")
            yield from ((loader, path) for path in found)


def load(
    loader: Loader,
    path: Path,
    progress: Progress = quiet,
    *,
    year: int = 0,
    older: bool = False,
    by_hand: bool = False,
) -> tuple[Release, bool]:
    """Load one file; returns its release, and False where it was loaded already.

    What an operator loads `by_hand` stands against data/, unless data/ holds the same file.
    Raises LoadError when the file can't be used; the database is then as it was.
    """
    if not path.is_file():
        raise LoadError("there is no such file")
    digest = file_digest(path)
    year = year or loader.year(path)
    edition = loader.edition(path, year)
    same = Release.objects.filter(source=loader.slug, edition=edition, sha256=digest)
    if found := same.filter(is_current=True, code=loader.code).first():
        return found, False
    if not older and (newer := newer_in_use(loader, path, year)):
        raise LoadError(
            f"it is for {edition}, and {newer.edition} is in use; add --older to go back to it"
        )
    started = time.perf_counter()
    try:
        with staging.aside(possible=loader.aside):
            staging.change(Release, Reject)
            release = _open_release(loader, path, digest, edition, year)
            release.by_hand = by_hand and not is_in_data(loader, digest)
            run = Run(release, progress)
            with loader.open(path) as table:
                loader.load(table, run)
            _check(loader, run)
            _record(run, time.perf_counter() - started)
    except (DatabaseError, OverflowError) as error:  # a whole number beyond 64 bits overflows
        raise LoadError(f"the database refused it ({error})") from error
    return release, True


def newer_in_use(loader: Loader, path: Path, year: int = 0) -> Release | None:
    """The release in use that the file is older than; editions side by side never are.

    Within a year the editions' names decide, which are dates where there are several.
    """
    year = year or loader.year(path)
    edition = loader.edition(path, year)
    newest = max(_same_series(loader, edition), key=_age, default=None)
    return newest if newest and _age(newest) > (year, edition) else None


def _age(release: Release) -> tuple[int, str]:
    return release.year, release.edition


def _same_series(loader: Loader, edition: str) -> list[Release]:
    """The releases in use that `edition` would replace."""
    current = Release.objects.filter(source=loader.slug, is_current=True)
    return [r for r in current if loader.series(r.edition) == loader.series(edition)]


def _open_release(loader: Loader, path: Path, digest: str, edition: str, year: int) -> Release:
    for replaced in _same_series(loader, edition):
        loader.discard(replaced)
        Release.objects.filter(pk=replaced.pk).update(is_current=False)
    release, _new = Release.objects.update_or_create(
        source=loader.slug,
        edition=edition,
        defaults={
            "year": year,
            "title": loader.title,
            "publisher": loader.publisher,
            "licence": loader.licence.replace("{edition}", edition),
            "url": loader.url,
            "caveats": loader.caveats,
            "file_name": path.name,
            "sha256": digest,
            "code": loader.code,
            "bytes": path.stat().st_size,
            "is_current": True,
        },
    )
    return release


def _check(loader: Loader, run: Run) -> None:
    """Raises LoadError for a file with too few or too many rows, or too many that can't be read."""
    low, high = loader.rows
    if not run.read:
        raise LoadError("it is empty: it has a header and no rows")
    if not low <= run.read <= high:
        raise LoadError(
            f"it has {run.read:,} rows where {low:,} to {high:,} are expected;"
            " it may be truncated or another file"
        )
    rejected = run.reasons.total()
    if rejected > MOST_REJECTED * run.read:
        (reason, count), *_rest = run.reasons.most_common(1)
        raise LoadError(f"{rejected:,} of {run.read:,} rows can't be read; {count:,}: {reason}")


def _record(run: Run, seconds: float) -> None:
    release = run.release
    release.rows_read = run.read
    release.rows_loaded = run.loaded
    release.rows_unmatched = run.unmatched.total()
    release.rows_rejected = run.reasons.total()
    release.reasons = {
        "rejected": dict(run.reasons),
        "unmatched": dict(run.unmatched),
        "noted": dict(run.noted),
    }
    release.seconds = round(seconds, 2)
    release.save()
    release.rejects.all().delete()
    Reject.objects.bulk_create(
        Reject(release=release, line=line, reason=reason, row=row)
        for line, reason, row in run.rejects
    )


def loader_for(slug: str) -> Loader:
    """The loader of a source. Raises LoadError, naming those there are, for a slug of none."""
    if slug not in LOADERS:
        raise LoadError(f"there is no source “{slug}”; the sources are {', '.join(LOADERS)}")
    return LOADERS[slug]


def is_in_data(loader: Loader, digest: str) -> bool:
    """Whether data/ holds the file too: to load that one is to go back to data/."""
    found = (path for pattern in loader.files for path in settings.DATA_DIR.glob(pattern))
    return any(file_digest(path) == digest for path in found)


def adopt(loader: Loader, digest: str) -> None:
    """The file in use has come into data/, which may revise it from now on."""
    by_hand = Release.objects.filter(source=loader.slug, sha256=digest, by_hand=True)
    if by_hand.exists():
        by_hand.update(by_hand=False)


def kept_against(loader: Loader, path: Path) -> Release | None:
    """The release loaded by hand that this file of data/ must not replace.

    It stands against the same edition and against what the operator went back from, which is a file
    that was in use before. An older file needs no such care, and a newer one is what data/ is for.
    """
    by_hand = Release.objects.filter(source=loader.slug, is_current=True, by_hand=True)
    year = loader.year(path)
    edition = loader.edition(path, year)
    series = loader.series(edition)
    release = next((one for one in by_hand if loader.series(one.edition) == series), None)
    if release is None or release.sha256 == (digest := file_digest(path)):
        return None
    if edition == release.edition:
        return release
    newer = (year, edition) > (release.year, release.edition)
    was_in_use = Release.objects.filter(source=loader.slug, edition=edition, sha256=digest)
    return release if newer and was_in_use.exists() else None


def left_alone(path: Path, release: Release) -> str:
    """For the operator, in one sentence: which file was not loaded, and for which release."""
    name = path.relative_to(settings.DATA_DIR)
    return (
        f"data/{name} was left alone: the release in use, {release.edition}, was loaded by hand"
        f" on {_day(release)}"
    )


def read_by_older_code() -> Iterator[str]:
    """A sentence for each release loaded by hand that only its operator's file can renew."""
    for release in Release.objects.filter(is_current=True, by_hand=True).order_by("source", "pk"):
        loader = LOADERS.get(release.source)
        if loader is not None and release.code != loader.code:
            yield (
                f"{release.source}: {release.edition} is in use as older code read it, since"
                f" {release.file_name} was loaded by hand on {_day(release)};"
                " load_release with that file reads it anew"
            )


def _day(release: Release) -> str:
    return edition_words(timezone.localdate(release.loaded_at).isoformat())
