"""What others saved while somebody's form was open: found field by field, told, never overwritten.

A page carries, signed, what each of its rows said when it was opened. What was sent is held against
that, so that only what this person wrote counts as changed; what the row says now tells what others
did meanwhile. Who has seen both answers with the next save.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.core import signing
from django.db import models
from django.http import QueryDict
from django.urls import NoReverseMatch, reverse

from careerguide.editorial.revisions import Revision
from careerguide.editorial.snapshots import Snapshot, label_of, said

CARRIED = "_began"
"""The form's hidden input with all `Began`s of a page."""
WHY = "_why"
MINE, THEIRS = "mine", "theirs"
SALT = "what a form began with"


@dataclass(frozen=True)
class Began:
    """What a row said when its form was opened, at which version.

    `asked` is what it said at first, of the fields that two people wrote otherwise: they need an
    answer.
    """

    version: int
    values: Snapshot
    asked: Snapshot = field(default_factory=dict)


def row_key(row: models.Model, pk: Any = None) -> str:
    """How a page calls a row: app, model and key."""
    return f"{row._meta.label_lower}:{row.pk if pk is None else pk}"


def seal(began: dict[str, Began]) -> str:
    """What a page carries, so that nobody can make up what a row said."""
    plain = {key: [one.version, one.values, one.asked] for key, one in began.items()}
    return signing.dumps(plain, salt=SALT, compress=True)


@lru_cache(maxsize=4)
def _opened(text: str) -> dict[str, Began]:
    try:
        return {key: Began(*one) for key, one in signing.loads(text, salt=SALT).items()}
    except signing.BadSignature:
        return {}


def carried(data: Any) -> dict[str, Began]:
    """What the form that was sent began with, by row; nothing for a page that does not say it."""
    return _opened(data.get(CARRIED, "")) if data else {}


@dataclass(frozen=True)
class Differing:
    """A field that somebody changed meanwhile, or that this person did.

    `take` names the answer where two wrote otherwise, "" where nothing is asked.
    """

    label: str
    original: str
    theirs: str
    mine: str
    take: str = ""


@dataclass(frozen=True)
class Clash:
    """A row that others changed, or deleted (`gone`), since the form was opened."""

    title: str
    kind: str
    href: str
    by: list[Revision]
    fields: list[Differing]
    gone: bool = False
    take: str = ""

    @property
    def asks(self) -> bool:
        """Whether an answer is needed."""
        return bool(self.take) or any(one.take for one in self.fields)


def since(row: models.Model, version: int, pk: Any = None) -> list[Revision]:
    """What staff did to a row after a version, the newest first; none where a load did it."""
    key = row.pk if pk is None else pk
    return list(Revision.of(row._meta.label_lower, key).filter(version__gt=version)[:5])


def deletion(row: models.Model, pk: Any) -> list[Revision]:
    """Who deleted a row last; none where a load did it."""
    deleted = Revision.Action.DELETED
    return list(Revision.of(row._meta.label_lower, pk).filter(action=deleted)[:1])


def address(row: models.Model) -> str:
    """The row's own page in the admin; "" for one without."""
    try:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:
        return ""


def write(data: QueryDict, name: str, value: Any) -> None:
    """Put a stored value among what was sent, as its widget would send it."""
    if isinstance(value, list):
        data.setlist(name, [str(one) for one in value])
    else:
        data[name] = "" if value is None else str(value)


def differing(
    model: type[models.Model], name: str, values: tuple[Any, Any, Any], take: str = ""
) -> Differing:
    """One field in words: its original, theirs and mine."""
    original, theirs, mine = (said(model, name, value) for value in values)
    return Differing(label_of(model, name), original, theirs, mine, take)
