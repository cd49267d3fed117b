"""Taking changes back, one row's or all of an import's; and letting a file win again.

All of it or nothing: what somebody has changed since is told, not overwritten.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from careerguide.editorial.record import MARK, recorded
from careerguide.editorial.revisions import ChangeSet, FileRow, Revision
from careerguide.editorial.snapshots import (
    UNSAID,
    Snapshot,
    label_of,
    missing,
    put,
    said,
    snapshot,
)
from careerguide.editorial.versions import Stale


class Refused(Exception):
    """Why a change can't be taken back, in a sentence for staff."""


def undo(
    revisions: Iterable[Revision], user: Any, why: str, change: ChangeSet | None = None
) -> list[str]:
    """Take changes of rows back, the last first. [] once done, else what stands against each;
    then nothing is done. `change` is the whole one that they are of."""
    try:
        with recorded(user, ChangeSet.How.UNDO, why, change), transaction.atomic():
            wrong = _undo_all(sorted(revisions, key=lambda one: one.pk, reverse=True))
            if wrong:
                raise _TakeBackError(wrong)
    except _TakeBackError as refused:
        return refused.wrong
    return []


class _TakeBackError(Exception):
    def __init__(self, wrong: list[str]) -> None:
        super().__init__()
        self.wrong = wrong


def _undo_all(left: list[Revision]) -> list[str]:
    """What is refused. A row may need another of these first, so all are tried again."""
    while left:
        wrong: dict[int, str] = {}
        for one in left:
            try:
                with transaction.atomic():
                    _undo(one)
            except Refused as refused:
                wrong[one.pk] = f"{one.title}: {refused}"
            except Stale:
                wrong[one.pk] = f"{one.title}: {_('Somebody is changing it just now.')}"
            except ProtectedError:
                wrong[one.pk] = f"{one.title}: {_('Other rows need it.')}"
            except DatabaseError as error:
                wrong[one.pk] = f"{one.title}: {error}"
        if len(wrong) == len(left):
            return list(wrong.values())
        left = [one for one in left if one.pk in wrong]
    return []


def _undo(one: Revision) -> None:
    model: type[models.Model] = apps.get_model(one.label)
    row = model._base_manager.filter(pk=one.key).first()
    if one.after is None:
        if row is not None:
            raise Refused(_("It is there again."))
        _bring_back(model, one)
        return
    if row is None:
        raise Refused(_("It was deleted since."))
    if one.before is None:
        _hold_against(row, one.after, list(one.after))
        row.delete()
        return
    names = [name for name in one.differing if name != MARK and name in snapshot(row)]
    _hold_against(row, one.after, names)
    values = {name: one.before[name] for name in names}
    put(row, values | _as_file(row, values, one))


def _hold_against(row: models.Model, values: Snapshot, names: list[str]) -> None:
    """Raises Refused where a row no longer says what the change made it say."""
    now, model = snapshot(row), type(row)
    for name in names:
        if name in now and name != MARK and now[name] != values[name]:
            told = _("%(field)s was changed since: it is %(now)s, no longer %(then)s.")
            raise Refused(told % {
                "field": label_of(model, name), "now": said(model, name, now[name]),
                "then": said(model, name, values[name]),
            })  # fmt: skip


def _same(model: type[models.Model], left: Snapshot, right: Snapshot) -> bool:
    """Whether two say the same of the fields that both have, whichever way a number is written."""
    for name in left.keys() & right.keys() - {MARK, UNSAID}:
        field: Any = model._meta.get_field(name)
        read = (lambda value: value) if field.is_relation else field.to_python
        if read(left[name]) != read(right[name]):
            return False
    return True


def _as_file(row: models.Model, values: Snapshot, one: Revision) -> Snapshot:
    """What else makes the row follow its file again, where this takes the last of staff's back."""
    if not one.before or one.before.get(MARK) is not False:
        return {MARK: True} if one.before and MARK in one.before else {}
    after = snapshot(row) | values
    told = FileRow.objects.filter(label=one.label, key=one.key).first()
    if told is not None and _same(type(row), after, one.before):
        return told.values | {MARK: False}
    if _same(type(row), after, told.values if told else one.before):
        return {MARK: False}
    return {}


def _bring_back(model: type[models.Model], one: Revision) -> None:
    """A deleted row under its old key; as its file says it now, where it followed one."""
    values = dict(one.before or {})
    told = FileRow.objects.filter(label=one.label, key=one.key).first()
    if told is not None and values.get(MARK) is False:
        values |= told.values | {MARK: False}
    if lacking := missing(model, values):
        told_ = _("What it belongs to is gone: %s. Take that deletion back first.")
        raise Refused(told_ % ", ".join(lacking))
    row: Any = model(pk=model._meta.pk.to_python(one.key))
    row.version = one.version + 2
    put(row, values)


def let_file_win(rows: Iterable[FileRow], user: Any, why: str = "") -> list[str]:
    """Give rows what their files say at once; withdrawn ones come back. Problems as `undo`."""
    try:
        with recorded(user, ChangeSet.How.FILE, why), transaction.atomic():
            wrong = _follow_all(list(rows))
            if wrong:
                raise _TakeBackError(wrong)
    except _TakeBackError as refused:
        return refused.wrong
    return []


def _follow_all(left: list[FileRow]) -> list[str]:
    while left:
        wrong: dict[int, str] = {}
        for told in left:
            try:
                with transaction.atomic():
                    follow(told)
            except (Refused, DatabaseError) as refused:
                wrong[told.pk] = f"{told.title}: {refused}"
        if len(wrong) == len(left):
            return list(wrong.values())
        left = [one for one in left if one.pk in wrong]
    return []


def follow(told: FileRow) -> None:
    """Make one row say what its file does. Raises Refused where what it belongs to is gone."""
    model = apps.get_model(told.label)
    row = model._base_manager.filter(pk=told.key).first()
    if row is None:
        if lacking := missing(model, told.values):
            raise Refused(_("What it belongs to is gone: %s.") % ", ".join(lacking))
        row = model(pk=model._meta.pk.to_python(told.key))
        last = Revision.of(told.label, told.key).first()
        row.version = (last.version if last else 0) + 2
    put(row, told.values | {MARK: False})
    told.delete()
