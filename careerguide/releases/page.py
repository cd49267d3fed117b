"""What /sources/ tells of each release."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from careerguide.columns.models import DataVersion
from careerguide.lists.paging import paging
from careerguide.lists.state import UrlState, whole
from careerguide.lists.table import Column, ListTable
from careerguide.pages.numbers import count
from careerguide.releases.editions import edition_words
from careerguide.releases.models import Release


class ReleaseTable(ListTable):
    """Releases in use; by their publisher."""

    title = Column(gettext_lazy("Release"), numeric=False, sort=False)
    read = Column(gettext_lazy("Rows read"), sort=False)
    loaded = Column(gettext_lazy("Loaded"), sort=False)
    unmatched = Column(gettext_lazy("Left out"), sort=False)
    rejected = Column(gettext_lazy("Rejected"), sort=False)
    licence = Column(gettext_lazy("License"), numeric=False, sort=False)


def sources_page() -> dict[str, Any]:
    releases = Release.objects.filter(is_current=True).order_by("-year", "pk")
    version = DataVersion.objects.first()
    summary = version.summary if version else {}
    programs = summary.get("programs", {})
    return {
        "section": "sources",
        "headings": ReleaseTable.headings(None),
        "publishers": by_publisher(releases),
        "flags": most_first(programs.get("flags", {})),
        "origins": most_first(programs.get("by origin", {})),
        "left_out": count(programs.get("programs of schools that are not in the directory")),
        "built_at": version.built_at if version else None,
    }


def most_first(counted: dict[str, int]) -> list[dict[str, str]]:
    """PostgreSQL keeps the parts of a JSON value in an order of its own."""
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"kind": kind, "count": count(n)} for kind, n in ordered]


def by_publisher(releases: Iterable[Release]) -> list[dict[str, Any]]:
    """Publishers, the one with most rows first; what editions of one title share is said once."""
    found: dict[str, list[Release]] = defaultdict(list)
    for release in releases:
        found[release.publisher].append(release)
    groups = []
    for publisher, own in found.items():
        rows = [written(r) for r in sorted(own, key=lambda r: (r.title, -r.year))]
        for before, row in pairwise(rows):
            row["is_said"] = (row["caveats"], row["title"]) == (before["caveats"], before["title"])
        size = sum(release.rows_loaded for release in own)
        groups.append({"name": publisher, "url": own[0].url, "releases": rows, "size": size})
    return sorted(groups, key=lambda group: -group["size"])


def written(release: Release) -> dict[str, Any]:
    kinds = {
        "rejected": _("rejected"),
        "unmatched": _("left out"),
        "noted": _("loaded, with a note"),
    }
    return {
        "href": reverse("release", args=[release.pk]),
        "name": str(release),
        "title": release.title,
        "edition": edition_words(release.edition),
        "publisher": release.publisher,
        "url": release.url,
        "caveats": release.caveats,
        "licence": release.licence,
        "file": release.file_name,
        "sha256": release.sha256,
        "read": count(release.rows_read),
        "loaded": count(release.rows_loaded),
        "unmatched": count(release.rows_unmatched),
        "rejected": count(release.rows_rejected),
        "several": release.rows_loaded > release.rows_read,
        "loaded_at": release.loaded_at,
        "reasons": [
            {"kind": kinds.get(kind, kind), "count": count(n), "why": why}
            for kind, counts in release.reasons.items()
            for why, n in counts.items()
        ],
    }


@dataclass(frozen=True)
class SourcesState(UrlState):
    """The page of a release's rejected rows."""

    page: int = whole(1, 1_000_000, 1, clamp=True)


def release_page(release: Release, state: SourcesState) -> dict[str, Any]:
    rejects = release.rejects.all()
    pages = paging(state, rejects.count(), state.page, 100)
    return {
        "section": "sources",
        "crumbs": [{"title": _("Sources"), "href": reverse("sources")}],
        "release": written(release),
        "rejects": rejects[pages.first : pages.last],
        "kept": count(pages.total),
        "kept_all": pages.total >= release.rows_rejected,
        "paging": pages,
    }
