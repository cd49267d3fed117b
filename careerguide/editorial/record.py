"""Writes the log: inside `recorded` every save, deletion and relation of a kept row is noticed."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save

from careerguide.editorial.revisions import ChangeSet, FileRow, Revision
from careerguide.editorial.snapshots import Snapshot, snapshot, stored
from careerguide.editorial.versions import Versioned

LONGEST_TITLE = 200
MARK = "edited"
Key = tuple[str, str]
"""App and model of a row, and its key as text."""


@dataclass
class Recorder:
    """What was before the first touch of each row, while one press of a button is worked on."""

    change: ChangeSet
    before: dict[Key, Snapshot | None] = field(default_factory=dict)
    rows: dict[Key, tuple[str, int]] = field(default_factory=dict)
    """Title and version at the last touch."""

    def touch(self, row: Versioned, *, added: bool = False) -> None:
        """Take down what the database has of a row, once."""
        key = row._meta.label_lower, str(row.pk)
        if key not in self.before:
            self.before[key] = None if added else stored(type(row), row.pk)
        self.rows[key] = str(row)[:LONGEST_TITLE], row.version

    def finish(self) -> list[Revision]:
        """Log each row that says something else than before."""
        found = [one for key in self.before if (one := self._revision(key))]
        if found:
            self.change.rows += len(found)
            self.change.save(force_insert=self.change._state.adding)
            Revision.objects.bulk_create(found)
            keep_file_rows(found)
        return found

    def finish_now(self) -> None:
        """Log already what is written so far; what comes after is compared with that."""
        self.finish()
        self.before.clear()

    def _revision(self, key: Key) -> Revision | None:
        model = apps.get_model(key[0])
        before, row = self.before[key], model._base_manager.filter(pk=key[1]).first()
        after = None if row is None else snapshot(row)
        if before == after:
            return None
        action = Revision.Action.CHANGED
        if before is None or after is None:
            action = Revision.Action.ADDED if before is None else Revision.Action.DELETED
        title, version = self.rows[key]
        if row is not None:
            title, version = str(row)[:LONGEST_TITLE], row.version
        return Revision(
            change=self.change, label=key[0], key=key[1], title=title, action=action,
            before=before, after=after, version=version,
        )  # fmt: skip


_current: ContextVar[Recorder | None] = ContextVar("recorder", default=None)


@contextmanager
def recorded(
    user: Any, how: str, why: str = "", undoes: ChangeSet | None = None
) -> Iterator[Recorder]:
    """All that is written inside, in one transaction, is one change in the log.

    Inside another it is part of that one. `user` is who is signed in.
    """
    if (outer := _current.get()) is not None:
        yield outer
        return
    who = user if user is not None and user.pk else None
    name = who.get_username() if who else ""
    change = ChangeSet(user=who, who=name, how=how, why=why.strip()[:300], undoes=undoes)
    with transaction.atomic():
        recorder = Recorder(change)
        token = _current.set(recorder)
        try:
            yield recorder
        finally:
            _current.reset(token)
        if not transaction.get_rollback():
            recorder.finish()


def keep_file_rows(revisions: list[Revision]) -> None:
    """What files say of rows that staff now keep, and no longer of those that follow them again."""
    keys = defaultdict(list)
    for one in revisions:
        keys[one.label].append(one.key)
    held = {
        (row.label, row.key): row
        for label, several in keys.items()
        for row in FileRow.objects.filter(label=label, key__in=several)
    }
    for one in revisions:
        row = held.get((one.label, one.key))
        was_files = one.before is not None and one.before.get(MARK) is False
        if one.after is not None and not one.after.get(MARK):
            if row:
                row.delete()
        elif row:
            row.withdrawn = one.after is None
            row.save(update_fields=["withdrawn"])
        elif was_files and one.before is not None:
            said = {name: value for name, value in one.before.items() if name != MARK}
            FileRow.objects.create(
                label=one.label, key=one.key, title=one.title, values=said,
                withdrawn=one.after is None,
            )  # fmt: skip


def _before(sender: type[models.Model], instance: Any, **_signal: object) -> None:
    recorder = _current.get()
    if recorder and instance.pk is not None and not instance._state.adding:
        recorder.touch(instance)


def _after(sender: type[models.Model], instance: Any, created: bool, **_signal: object) -> None:
    recorder = _current.get()
    if recorder and created:
        recorder.touch(instance, added=True)


def _related(sender: type[models.Model], instance: Any, action: str, **signal: object) -> None:
    recorder = _current.get()
    if recorder and action.startswith("pre_") and not signal.get("reverse"):
        recorder.touch(instance)


def watch(model: type[models.Model]) -> None:
    """Let what is written of this model be noticed."""
    if not issubclass(model, Versioned):
        return
    name = f"log of {model._meta.label}"
    pre_save.connect(_before, sender=model, dispatch_uid=name)
    pre_delete.connect(_before, sender=model, dispatch_uid=name)
    post_save.connect(_after, sender=model, dispatch_uid=name)
    for relation in model._meta.many_to_many:
        through = getattr(model, relation.name).through
        m2m_changed.connect(_related, sender=through, dispatch_uid=f"{name}.{relation.name}")
