"""Rows of a table that others changed since the table was made: told by line, never overwritten."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from careerguide.editorial.revisions import Revision
from careerguide.editorial.snapshots import label_of, plain, said
from careerguide.editorial.spreadsheets import whole
from careerguide.releases.errors import RowError


def stale(
    row: Any, key: Sequence[str], text: str, before: Mapping[str, Any] | None,
    after: Mapping[str, Any],
) -> list[str]:  # fmt: skip
    """What stands against writing `row`, known by the fields in `key`, by a line that says it was
    made from version `text`."""
    try:
        version = whole(text)
    except RowError as error:
        return [f"version: {error}"]
    if before is None:
        return [] if version is None else _deleted(row, key)
    if version is None:
        return [_("Somebody added this row since the file was made. Export it again.")]
    if version == row.version:
        return []
    changed = list(Revision.of(row._meta.label_lower, row.pk).filter(version__gt=version))
    changes = "; ".join(
        _("%(column)s: now %(now)s, yours %(yours)s")
        % {"column": column, "now": before[column] or "–", "yours": value or "–"}
        for column, value in after.items()
        if before[column] != value
    )
    told = _(
        "%(who)s changed this row since the file was made. %(changes)s%(first)s. Export again."
    )
    return [told % {"who": _who(changed), "changes": changes, "first": _first(changed)}]


def _who(changed: list[Revision]) -> str:
    """The last who did, when and why; a load where nobody of the staff did."""
    if not changed:
        return _("A load")
    last = changed[0].change
    when = timezone.localtime(last.at)
    return f"{last.who} ({when:%Y-%m-%d %H:%M}{f': {last.why}' if last.why else ''})"


def _first(changed: list[Revision]) -> str:
    """What the row said when the file was made, of the fields that were changed since."""
    if not changed or not changed[-1].before:
        return ""
    model = changed[-1].model
    first, last = changed[-1].before, changed[0].after or {}
    said_first = ", ".join(
        f"{label_of(model, name)} {said(model, name, value)}"
        for name, value in first.items()
        if name != "edited" and last.get(name) != value
    )
    return _(" (when the file was made: %s)") % said_first if said_first else ""


def _deleted(row: Any, key: Sequence[str]) -> list[str]:
    """Who of the staff deleted the row that the line was made from; none where nobody did."""
    named = {name: plain(getattr(row, name)) for name in key}
    deleted = Revision.objects.filter(
        label=row._meta.label_lower, action=Revision.Action.DELETED
    ).select_related("change")
    for one in deleted.iterator():
        if one.before and named.items() <= one.before.items():
            told = _("%(who)s deleted this row. Empty its version to add it again.")
            return [told % {"who": _who([one])}]
    return []
