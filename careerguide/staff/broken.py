"""Stored links that no longer work, as `check_links` found them, with the rows that hold them."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.links import outside_link
from careerguide.staff.models import LinkAnswer
from careerguide.staff.queues import Item, Queue
from careerguide.staff.roles import kept_by_staff


def stored() -> Iterator[tuple[str, models.Model]]:
    """Every link that staff keep, with its row: addresses among sources, fields of links, and what
    a row says is its address."""
    for model in sorted(kept_by_staff(), key=lambda model: model._meta.label):
        fields = [one for one in model._meta.get_fields() if isinstance(one, models.URLField)]
        for row in model._default_manager.order_by("pk"):
            named = (getattr(row, one.name) for one in fields)
            found = [*getattr(row, "addresses", ()), *named, getattr(row, "address", "")]
            for address in dict.fromkeys(found):
                if outside_link(address):
                    yield address, row


class Broken(Queue):
    """One for each link which no longer works, with the first of the rows that hold it."""

    slug = "broken-links"
    title = _("Broken links")
    about = _(
        "Follow the link. Put the right one in its place, or press where it works after all: it "
        "comes back when it fails otherwise. manage.py check_links asks anew."
    )
    press = _("Checked, it works")
    right = "staff.view_linkanswer"

    def waiting(self, user: Any) -> Iterator[Item]:
        """Those in rows that are in the admin and that this person may see; all are read."""
        answers = {row.url: row for row in LinkAnswer.objects.exclude(problem="")}
        if not answers:
            return
        held: dict[str, list[models.Model]] = {}
        for address, row in stored():
            right = f"{row._meta.app_label}.view_{row._meta.model_name}"
            if address in answers and type(row) in admin.site._registry and user.has_perm(right):
                held.setdefault(address, []).append(row)
        for address, (row, *others) in held.items():
            about, meta = answers[address], row._meta
            name = f"admin:{meta.app_label}_{meta.model_name}_change"
            more = _(" and %d more rows") % len(others) if others else ""
            yield Item(
                key=str(about.pk),
                title=f"{capfirst(str(meta.verbose_name))}: {row}{more}",
                said=f"{about.problem}: {address}",
                right=f"{meta.app_label}.change_{meta.model_name}",
                since=timezone.localtime(about.broken_since) if about.broken_since else None,
                edit=reverse(name, args=[row.pk]),
                page=address,
            )


BROKEN = Broken()
