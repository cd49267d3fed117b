"""The releases in use, read once per build: pages name their sources without asking again."""

from functools import lru_cache

from careerguide.columns import store
from careerguide.releases.models import Release


def releases_in_use() -> tuple[Release, ...]:
    """By rising year, so that a later one of a source replaces an earlier in a dictionary."""
    return _releases(store.version())


@lru_cache(maxsize=2)
def _releases(_version: str) -> tuple[Release, ...]:
    return tuple(Release.objects.filter(is_current=True).order_by("year", "pk"))


def source_names() -> dict[str, str]:
    """Each source's newest release in words."""
    return {release.source: str(release) for release in releases_in_use()}
