"""What an operator loaded with load_release wins over data/, until data/ brings something new."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from careerguide.releases.editions import edition_words
from careerguide.releases.files import file_digest
from careerguide.releases.loader import LOADERS, Loader
from careerguide.releases.models import Release


def is_in_data(loader: Loader, digest: str) -> bool:
    """Whether data/ holds the file too: to load that one is to go back to data/."""
    found = (path for pattern in loader.files for path in settings.DATA_DIR.glob(pattern))
    return any(file_digest(path) == digest for path in found)


def adopt(loader: Loader, digest: str) -> None:
    """The file in use has come into data/, which may revise it from now on."""
    held = Release.objects.filter(source=loader.slug, sha256=digest, by_hand=True)
    if held.exists():
        held.update(by_hand=False)


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
    """One sentence for the operator."""
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
    day: date = timezone.localtime(release.loaded_at).date()
    return edition_words(day.isoformat())
