"""No save undoes another: each row counts its saves, and a save says which one it stands on.

The database holds it to that: `UPDATE … WHERE version = n`, in the transaction of the save.
"""

from typing import Any

from django.db import models, router
from django.utils.translation import gettext_lazy as _


class Stale(Exception):
    """The row has been saved or deleted since it was read, so that nothing was written."""


class Versioned(models.Model):
    """A row whose every save raises its `version` by one."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **named: Any) -> None:
        """As Django's; raises Stale where the row is no longer as it was read."""
        if (only := named.get("update_fields")) is not None:
            named["update_fields"] = {*only, "version"}
        super().save(*args, **named)

    def _do_update(self, base_qs: Any, using: Any, pk_val: Any, values: Any, *rest: Any) -> Any:
        """Overridden, as here alone Django says what an UPDATE is limited to.

        A row that was deleted is stale too: Django would add it again without a word.
        """
        if self._state.adding:
            return super()._do_update(base_qs, using, pk_val, values, *rest)
        counter = self._meta.get_field("version")
        others = [one for one in values if one[0] is not counter]
        found = base_qs.filter(pk=pk_val, version=self.version)
        if not found._update([*others, (counter, None, self.version + 1)]):
            raise Stale(self)
        self.version += 1
        return True

    def delete(self, *args: Any, **named: Any) -> tuple[int, dict[str, int]]:
        """As Django's; raises Stale where the row is no longer as it was read."""
        using = named.get("using") or router.db_for_write(type(self), instance=self)
        found = type(self)._base_manager.using(using).filter(pk=self.pk, version=self.version)
        if not found.update(version=self.version + 1):
            raise Stale(self)
        return super().delete(*args, **named)
