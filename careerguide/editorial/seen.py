"""Which save of each row a list showed: an action on one that was saved since tells so instead."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core import signing
from django.db.models import Model
from django.utils.translation import gettext as _

from careerguide.editorial.revisions import Revision

SEEN = "_seen"
"""The list's hidden input with what it showed."""
SALT = "what a list showed"
Versions = Mapping[str, int]
"""How often each row had been saved, by its key as text."""


def seal(versions: Versions) -> str:
    """What a page carries, so that nobody can make up what it showed."""
    return signing.dumps(versions, salt=SALT, compress=True)


def opened(data: Any) -> Versions | None:
    """What the page that was sent showed; None where it does not say so."""
    try:
        return dict(signing.loads(data.get(SEEN, ""), salt=SALT))
    except signing.BadSignature:
        return None


def told(row: Model | str, changes: Iterable[Revision]) -> str:
    """In a sentence what became of a row since it was seen."""
    last = next(iter(changes), None)
    if last is None:
        said = _("A load changed “%(row)s” since you looked.")
        return said % {"row": row}
    fields = "; ".join(f"{one.label}: {one.original} → {one.theirs}" for one in last.told)
    why = f" {last.change.why}." if last.change.why else ""
    said = _("%(who)s changed “%(row)s” since you looked (%(fields)s).%(why)s")
    return said % {"who": last.change.who, "row": row, "fields": fields, "why": why}
