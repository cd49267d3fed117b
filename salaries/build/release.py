"""Which wage release pages show."""

from careerguide.releases.models import Release


def wage_release() -> Release | None:
    """The newest OEWS release by area (national workbooks of other years serve the trend)."""
    releases = Release.objects.filter(source="oews", is_current=True)
    return releases.exclude(edition__contains="nation").order_by("-year").first()
