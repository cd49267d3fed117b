"""Rows that nobody has held against their source for a year."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.admin import OF_SOURCE
from careerguide.editorial.models import OLD_AFTER_DAYS, Sourced, first_day, is_old, today
from careerguide.editorial.snapshots import fields_of, label_of, plain, said
from careerguide.editorial.versions import Stale
from careerguide.staff.queues import Item, Queue

UNSAID = {*OF_SOURCE, "slug", "order", "edited", "checked_on"}
LONGEST = 220
"""Letters of a row's values in a line of the queue."""


def checkable() -> list[type[Sourced]]:
    """What is to be looked at again: not what its own year dates for good, as a survey."""
    kept = [model for model in admin.site._registry if issubclass(model, Sourced)]
    return [model for model in kept if not _has(model, "year") and not _has(model, "survey")]


def _has(model: type[Sourced], name: str) -> bool:
    return any(field.name == name for field in model._meta.get_fields())


def right(action: str, model: type[Sourced]) -> str:
    """The right to view or to change rows."""
    return f"{model._meta.app_label}.{action}_{model._meta.model_name}"


class Unchecked(Queue):
    """Undated rows, and those a year old; of rows that keep when they were checked, by that day."""

    slug = "unchecked"
    title = _("Not checked for a year")
    about = _(
        "Open the source. Where it still says the same, press: the row is then as of today, and "
        "readers are no longer told to check with the issuer."
    )
    press = _("Checked, unchanged")
    right = "staff.view_readerreport"

    def kinds(self) -> dict[str, Any]:
        """Kinds of rows."""
        return {
            model._meta.label_lower: capfirst(str(model._meta.verbose_name_plural))
            for model in checkable()
        }  # fmt: skip

    def waiting(self, user: Any) -> Iterator[Item]:
        """Those of the kinds that this person may see."""
        for model in checkable():
            if user.has_perm(right("view", model)):
                for row in self._rows(model):
                    yield self._item(model, row)

    def _rows(self, model: type[Sourced]) -> list[Any]:
        rows: Any = model._default_manager.order_by("pk")
        related = admin.site._registry[model].list_select_related
        if isinstance(related, list | tuple):
            rows = rows.select_related(*related)
        if _has(model, "checked_on"):
            return list(rows.filter(checked_on__lt=today() - timedelta(days=OLD_AFTER_DAYS)))
        dates = rows.order_by().values_list("as_of", flat=True).distinct()
        return list(rows.filter(as_of__in=[day for day in dates if is_old(day)]))

    def _item(self, model: type[Sourced], row: Any) -> Item:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
        checked = getattr(row, "checked_on", None)
        source = next(iter(row.addresses), "")
        return Item(
            key=f"{model._meta.label_lower} {row.pk}",
            title=f"{capfirst(str(model._meta.verbose_name))}: {row}",
            said=f"{_says(row)}\n{row.source.split(';')[0].strip()}",
            right=right("change", model),
            since=checked or first_day(row.as_of),
            kind=model._meta.label_lower,
            edit=reverse(name, args=[row.pk]),
            page=source,
            version=row.version,
        )

    def settle(self, request: HttpRequest, items: list[Item]) -> None:
        """The source says so as of today; loads leave the rows as they are now."""
        user: Any = request.user
        models = {model._meta.label_lower: model for model in checkable()}
        for item in items:
            label, _space, pk = item.key.partition(" ")
            row: Any = models[label]._default_manager.filter(pk=pk, version=item.version).first()
            if row is None:
                raise Stale  # saved or deleted since it was read
            if _has(models[label], "checked_on"):
                row.checked_on, named = today(), ["checked_on"]
            else:
                row.as_of, row.edited, named = today().isoformat(), True, ["as_of", "edited"]
            row.save(update_fields=named)
            LogEntry.objects.log_actions(
                user.pk, [row], CHANGE, "Checked against its source: unchanged.",
                single_object=True,
            )  # fmt: skip


def _says(row: Any) -> str:
    """What is to be held against the source: the row's own values, without its codes and owners."""
    values = (
        f"{label_of(type(row), field.name)}: {said(type(row), field.name, value)}"
        for field in fields_of(type(row))
        if not field.is_relation
        and field.name not in UNSAID
        and (value := plain(field.value_from_object(row))) not in (None, "", [])
    )
    return Truncator(" · ".join(values)).chars(LONGEST)


UNCHECKED = Unchecked()
