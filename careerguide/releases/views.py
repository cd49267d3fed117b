"""Pages about the data itself: where figures come from, and what was counted."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import NotRequired, TypedDict

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careerguide.columns.models import DataVersion
from careerguide.lists.paging import Heading, Paging, paging
from careerguide.lists.state import UrlState, whole
from careerguide.lists.table import Column, ListTable
from careerguide.pages.compiled import render
from careerguide.pages.language import OWN
from careerguide.pages.numbers import count, percent
from careerguide.releases.coming import newer_editions
from careerguide.releases.models import Reject, Release, due_words, edition_words, release_parts


class ReleaseTable(ListTable):
    """Releases in use; by their publisher."""

    title = Column(gettext_lazy("Release"), numeric=False, sort=False)
    read = Column(gettext_lazy("Rows read"), sort=False)
    loaded = Column(gettext_lazy("Loaded"), sort=False)
    unmatched = Column(gettext_lazy("Left out"), sort=False)
    rejected = Column(gettext_lazy("Rejected"), sort=False)
    licence = Column(gettext_lazy("License"), numeric=False, sort=False)


class Reason(TypedDict):
    """Why rows of a release were rejected, left out or noted, and how many, as written."""

    kind: str
    count: str
    why: str


class WrittenRelease(TypedDict):
    """A release as /sources/ and its own page write it."""

    href: str
    parts: list[str]
    """Its title and its edition, the latter where the title does not say it."""
    title: str
    edition: str
    publisher: str
    url: str
    caveats: str
    licence: str
    file: str
    sha256: str
    read: str
    loaded: str
    unmatched: str
    rejected: str
    several: bool
    """Whether more rows were made than read."""
    loaded_at: datetime
    reasons: list[Reason]
    is_said: NotRequired[bool]
    """Whether the row above has the same title and caveats."""


class Publisher(TypedDict):
    """A publisher with its releases in use, and how many rows these brought."""

    name: str
    url: str
    releases: list[WrittenRelease]
    size: int


class NewerEdition(TypedDict):
    """A newer edition: the title and edition of its name, when it is due in words, and why."""

    parts: list[str]
    state: str
    due: str
    why: str
    url: str


class SourcesPage(TypedDict):
    """What /sources/ shows."""

    section: str
    headings: list[Heading]
    publishers: list[Publisher]
    flags: list[dict[str, str]]
    origins: list[dict[str, str]]
    estimates: list[dict[str, str]]
    """By award level, how often a listed price lies in the range of our estimate."""
    left_out: str
    built_at: datetime | None
    coming: list[NewerEdition]
    names_note: str
    """Why names are English; "" on English pages."""


class ReleasePage(TypedDict):
    """What a release's own page shows."""

    section: str
    crumbs: list[dict[str, str]]
    release: WrittenRelease
    rejects: QuerySet[Reject]
    kept: str
    kept_all: bool
    paging: Paging


def sources_page() -> SourcesPage:
    """Publishers with their releases, and what the programs' builder counted and flagged."""
    releases = list(Release.objects.filter(is_current=True).order_by("-year", "pk"))
    version = DataVersion.objects.first()
    summary = version.summary if version else {}
    programs = summary.get("programs", {})
    return {
        "section": "sources",
        "headings": ReleaseTable.headings(None),
        "publishers": by_publisher(releases),
        "flags": written_counts(programs.get("flags", {})),
        "origins": written_counts(programs.get("by origin", {})),
        "estimates": estimates(programs),
        "left_out": count(programs.get("programs of schools that are not in the directory")),
        "built_at": version.built_at if version else None,
        "coming": [
            {
                "parts": release_parts(release.title, one.edition or _("the next one")),
                "state": one.state,
                "due": due_words(one.due),
                "why": one.why,
                "url": one.url,
            }
            for release, one in newer_editions(releases)
        ],
        "names_note": names_note(),
    }


def names_note() -> str:
    """Why names are English on pages that are not; "" on those that are."""
    if get_language() == OWN:
        return ""
    return _("Names of publishers, and of the files they publish, stay in English.")


def most_first(counted: dict[str, int]) -> list[tuple[str, int]]:
    """Kinds by falling count: PostgreSQL keeps the parts of a JSON value in an order of its own."""
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def written_counts(counted: dict[str, int]) -> list[dict[str, str]]:
    """The same as written. The builder counts by labels of codes, in English."""
    return [{"kind": _(kind), "count": count(n)} for kind, n in most_first(counted)]


def estimates(counted: dict[str, dict[str, int]]) -> list[dict[str, str]]:
    """By award level, the listed prices that estimates were measured by, and what share of them
    lies in the range shown and in the award's definition; the most listed first."""
    listed = counted.get("listed prices", {})
    found = []
    for kind, programs in most_first(listed):
        shares = {
            name: percent(round(100 * counted[held][kind] / programs))
            for name, held in (("range", "in the range"), ("definition", "in the definition"))
        }
        found.append({"kind": _(kind), "count": count(programs)} | shares)
    return found


def by_publisher(releases: Iterable[Release]) -> list[Publisher]:
    """Publishers, the one with most rows first; what editions of one title share is said once."""
    found: dict[str, list[Release]] = defaultdict(list)
    for release in releases:
        found[release.publisher].append(release)
    groups: list[Publisher] = []
    for publisher, own in found.items():
        rows = [written_release(r) for r in sorted(own, key=lambda r: (r.title, -r.year))]
        for before, row in pairwise(rows):
            row["is_said"] = (row["caveats"], row["title"]) == (before["caveats"], before["title"])
        size = sum(release.rows_loaded for release in own)
        groups.append({"name": publisher, "url": own[0].url, "releases": rows, "size": size})
    return sorted(groups, key=lambda group: -group["size"])


def written_release(release: Release) -> WrittenRelease:
    """A release's names and counts in words, with each reason that rows were not loaded for."""
    kinds = {
        "rejected": pgettext("rows", "rejected"),
        "unmatched": pgettext("rows", "left out"),
        "noted": _("loaded, with a note"),
    }
    return {
        "href": reverse("release", args=[release.pk]),
        "parts": release_parts(release.title, release.edition),
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


def release_page(release: Release, state: SourcesState) -> ReleasePage:
    """The release, and a hundred of its rejected rows at a time."""
    rejects = release.rejects.all()
    pages = paging(state, rejects.count(), state.page, 100)
    return {
        "section": "sources",
        "crumbs": [{"title": _("Sources"), "href": reverse("sources")}],
        "release": written_release(release),
        "rejects": rejects[pages.first : pages.last],
        "kept": count(pages.total),
        "kept_all": pages.total >= release.rows_rejected,
        "paging": pages,
    }


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Every release in use: publisher, date, counts, caveats, licence."""
    return render(request, "releases/sources.html", sources_page())


@require_safe
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """One release: what was rejected, line by line, and why. Http404 for a number of none."""
    found = get_object_or_404(Release, pk=pk)
    state, _problems = SourcesState.from_params(request.GET)
    return render(request, "releases/release.html", release_page(found, state))
