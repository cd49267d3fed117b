"""The releases in use, read once per build: pages name their sources without asking again."""

from careerguide.pages.cache import per_build
from careerguide.releases.models import Release


@per_build
def releases_in_use() -> tuple[Release, ...]:
    """By rising year, so that a later one of a source replaces an earlier in a dictionary."""
    return tuple(Release.objects.filter(is_current=True).order_by("year", "pk"))


def by_source(*of_figures: int) -> dict[str, Release]:
    """Each source's newest release in use.

    Where a source has several in use, the year does not say which of them a figure was read from:
    `of_figures` are the keys of the releases whose rows are shown, and stand for their sources.
    """
    found = {release.source: release for release in releases_in_use()}
    return found | {one.source: one for one in releases_in_use() if one.pk in of_figures}
