"""Which wage release pages show, and what they name as the source of a wage."""

from careerguide.columns import store
from careerguide.releases.models import Release, by_source
from salaries.wagestore import wages

NATION_ONLY = "nation"
"""In the edition of national workbooks, which serve the trend and no other figure."""


def wage_release() -> Release | None:
    """The newest OEWS release by area."""
    releases = Release.objects.filter(source="oews", is_current=True)
    return releases.exclude(edition__contains=NATION_ONLY).order_by("-year").first()


def trend_releases() -> list[Release]:
    """One OEWS release a year, by rising year; that by area where the year has both."""
    releases = Release.objects.filter(source="oews", is_current=True)
    national_first = sorted(releases, key=lambda r: (r.year, NATION_ONLY not in r.edition))
    return list({release.year: release for release in national_first}.values())


def releases_of_figures() -> dict[str, Release]:
    """By source, the release its figures on pages are of: of a wage, that of its own row."""
    try:
        return by_source(wages().release["id"])
    except store.NoData:
        return by_source()
