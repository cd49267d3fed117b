"""/changes/ as a page and as an Atom feed."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from careerguide.opendata.changes import entries
from careerguide.opendata.entry import Entry
from careerguide.pages.compiled import render


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """What changed with each load, and on each day of corrections."""
    return render(request, "opendata/changes.html", {"section": "sources", "entries": entries()})


class ChangesFeed(Feed):
    """The same for programs that look whether something is new."""

    feed_type = Atom1Feed
    title = "careerguide: what changed in the data"
    subtitle = "New releases, and figures that our editors corrected."

    def link(self) -> str:
        """The page."""
        return reverse("changes")

    def feed_url(self) -> str:
        """The feed's own address."""
        return reverse("changes-feed")

    def items(self) -> list[Entry]:
        """The newest first."""
        return entries()

    def item_title(self, item: Any) -> str:
        """What it is."""
        return f"{item.title}, {item.at.date().isoformat()}"

    def item_description(self, item: Any) -> str:
        """In sentences."""
        return str(item.text)

    def item_link(self, item: Any) -> str:
        """Its place on the page."""
        return f"{reverse('changes')}#{item.key}"

    def item_updateddate(self, item: Any) -> datetime:
        """When it was."""
        found: datetime = item.at
        return found


feed = require_safe(ChangesFeed())
