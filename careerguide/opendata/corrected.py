"""What staff published, by day: only of rows that the downloads have, never by whom or why."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby, islice
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.editorial.models import today
from careerguide.editorial.revisions import ChangeSet, Revision
from careerguide.opendata.entry import Entry
from careerguide.opendata.tables import tables
from careerguide.pages.numbers import count

MOST_DAYS, MOST_NAMED = 60, 12
LOOKED_BACK = timedelta(days=400)


class Said(NamedTuple):
    """What the log says of one row: its kind, what became of it, its title, and how and when."""

    label: str
    action: str
    title: str
    how: str
    at: datetime


def days() -> list[Entry]:
    """The newest days, each with counts by kind of row and the rows' own titles."""
    titles = {label: str(one.whole.title) for one in tables() for label in one.whole.kept}
    by_day = groupby(_rows(list(titles)), lambda one: timezone.localdate(one.at))
    return [_entry(day, list(said), titles) for day, said in islice(by_day, MOST_DAYS)]


def _rows(labels: Sequence[str]) -> Iterator[Said]:
    since = timezone.now() - LOOKED_BACK
    rows = Revision.objects.filter(label__in=labels, change__at__gte=since)
    names = ("label", "action", "title", "change__how", "change__at")
    return (
        Said(*row) for row in rows.order_by("-change__at", "-pk").values_list(*names).iterator()
    )


def _entry(day: date, said: Sequence[Said], titles: dict[str, str]) -> Entry:
    """One day. Today goes on, so that its time is that of the last change."""
    at = max(one.at for one in said)
    if day < today():
        at = timezone.make_aware(datetime.combine(day, time(23, 59, 59)))
    lines = [*_counts(said, titles), _undone(said), _named(said)]
    key, title = f"day-{day.isoformat()}", _("Corrections by our editors")
    return Entry(key, at, title, list(filter(None, lines)))


def _counts(said: Sequence[Said], titles: dict[str, str]) -> Iterator[str]:
    words = {
        Revision.Action.ADDED.value: _("%(title)s: %(n)s added."),
        Revision.Action.CHANGED.value: _("%(title)s: %(n)s changed."),
        Revision.Action.DELETED.value: _("%(title)s: %(n)s taken away."),
    }
    counts = Counter((titles[one.label], one.action) for one in said)
    for (title, action), n in sorted(counts.items()):
        yield words[action] % {"title": title, "n": count(n)}


def _undone(said: Sequence[Said]) -> str:
    n = sum(one.how == ChangeSet.How.UNDO for one in said)
    words = ngettext(
        "%(n)s of these undoes an earlier one.", "%(n)s of these undo earlier ones.", n
    )
    return words % {"n": count(n)} if n else ""


def _named(said: Sequence[Said]) -> str:
    """The rows by their own titles, up to so many."""
    names = list(dict.fromkeys(one.title for one in said))
    shown, more = "; ".join(names[:MOST_NAMED]), len(names) - MOST_NAMED
    if more > 0:
        return _("%(rows)s, and %(n)s more.") % {"rows": shown, "n": count(more)}
    return f"{shown}."
