"""What waits for somebody of the staff. settings.QUEUES names every queue, in the home's order.

A new queue is an object with `waiting`, and one line there.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils.module_loading import import_string

from careerguide.editorial.record import recorded
from careerguide.editorial.revisions import ChangeSet
from careerguide.staff.models import Assigned, Checked

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST_SAID = 500


@dataclass(frozen=True)
class Item:
    """One thing that waits.

    `key` names it for good, `said` is what is to be looked at; `since` is None where nobody knows.
    `right` is what somebody must have to settle it, `edit` leads to where it is put right, `page`
    to where readers see it.
    """

    key: str
    title: str
    said: str
    right: str
    since: date | datetime | None = None
    kind: str = ""
    edit: str = ""
    page: str = ""
    version: int = 0
    """How often the row behind it was saved; 0 where there is no one row."""

    @property
    def as_shown(self) -> str:
        """Its key, and what names all that the page shows of it: a press on what has changed since
        then settles nothing."""
        shown = f"{self.title}\n{self.said}\n{self.version}".encode()
        return f"{hashlib.blake2b(shown, digest_size=6).hexdigest()} {self.key}"

    @property
    def newest(self) -> str:
        """Orders by when it came; "" before all others where nobody knows."""
        return self.since.isoformat() if self.since else ""


class Queue(ABC):
    """What waits, and what one press settles."""

    slug: str
    title: "StrOrPromise"
    about: "StrOrPromise"
    """What somebody is to do, in a sentence."""
    right: str
    """Without it the queue is not shown."""
    press: "StrOrPromise"
    """What the button says that settles the chosen ones; "" where each is to be opened."""

    @abstractmethod
    def waiting(self, user: Any) -> Iterable[Item]:
        """All that waits and that this person may see, also what was looked at before."""

    def settle(self, request: HttpRequest, items: list[Item]) -> None:
        """Somebody looked and found them right: they stay away until they say something else."""
        user: Any = request.user
        for item in items:
            Checked.objects.update_or_create(
                queue=self.slug,
                key=item.key,
                defaults={"said": item.said[:MOST_SAID], "user": user},
            )

    def kinds(self) -> "dict[str, StrOrPromise]":
        """Kinds of things to filter by, with their words."""
        return {}


class Open:
    """A queue as one person finds it now."""

    def __init__(self, queue: Queue, user: Any) -> None:
        self.queue, self.user = queue, user

    @cached_property
    def items(self) -> list[Item]:
        """What waits, newest first, without what was looked at and says the same still."""
        seen = dict(Checked.objects.filter(queue=self.queue.slug).values_list("key", "said"))
        items = (one for one in self.queue.waiting(self.user))
        left = [one for one in items if seen.get(one.key) != one.said[:MOST_SAID]]
        return sorted(left, key=lambda one: one.newest, reverse=True)

    @cached_property
    def takers(self) -> dict[str, AbstractBaseUser]:
        """Who has taken what, by key."""
        rows = Assigned.objects.filter(queue=self.queue.slug).select_related("user")
        return {row.key: row.user for row in rows}

    @property
    def mine(self) -> int:
        """How many of them this person has taken."""
        return sum(one.key in self._own for one in self.items)

    @property
    def newest(self) -> Item | None:
        """The one that came last."""
        return self.items[0] if self.items else None

    @cached_property
    def _own(self) -> set[str]:
        return {key for key, user in self.takers.items() if user.pk == self.user.pk}

    def narrowed(self, kind: str = "", who: str = "") -> list[Item]:
        """Of one kind; those that are mine, or nobody's."""
        items = [one for one in self.items if kind in ("", one.kind)]
        if who == "mine":
            return [one for one in items if one.key in self._own]
        return [one for one in items if who != "nobody" or one.key not in self.takers]

    def chosen(self, shown: Iterable[str]) -> list[Item]:
        """Those still waiting as they were shown, which this person has the right to settle."""
        wanted = set(shown)
        may = {right: self.user.has_perm(right) for right in {one.right for one in self.items}}
        return [one for one in self.items if one.as_shown in wanted and may[one.right]]

    def take(self, items: Iterable[Item]) -> None:
        """They are this person's now, whoever had them."""
        for item in items:
            Assigned.objects.update_or_create(
                queue=self.queue.slug, key=item.key, defaults={"user": self.user}
            )

    def settle(self, request: HttpRequest, items: list[Item]) -> None:
        """Settled things are nobody's; what that writes of rows stands in their log."""
        if not self.queue.press:
            return
        with recorded(request.user, ChangeSet.How.ACTION, str(self.queue.press)):
            self.queue.settle(request, items)
        keys = [one.key for one in items]
        Assigned.objects.filter(queue=self.queue.slug, key__in=keys).delete()


def queues() -> Iterator[Queue]:
    """Every queue, as settings name them."""
    for path in settings.QUEUES:
        yield import_string(path)


def opened(user: Any) -> list[Open]:
    """Those this person may see."""
    return [Open(queue, user) for queue in queues() if user.has_perm(queue.right)]
