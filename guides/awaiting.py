"""What of guides becomes public on a day to come, for staff."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from careerguide.editorial.scheduled import public_day
from careerguide.staff.queues import Item, Queue
from guides.models import Guide, Section


def days(guide: Guide) -> list[date]:
    """Days to come on which the guide, a section or a text becomes public, the next one first."""
    found = {guide.public_from} if guide.pk else set()
    if guide.pk:
        for row in guide.sections.all():
            found |= {row.public_from, row.next_on}
    return sorted(day for day in found if day and day > public_day())


class Scheduled(Queue):
    """Guides, sections and texts that wait for their day; nobody has to do anything."""

    slug = "scheduled"
    title = gettext_lazy("Public on a day to come")
    about = gettext_lazy(
        "These become public by themselves, on their day. “Page” shows it as it will be; open one "
        "to change the text or the day."
    )
    press = ""
    right = "paths.view_guide"

    def waiting(self, user: Any) -> Iterator[Item]:
        """One for each day of each row."""
        today = public_day()
        for guide in Guide.objects.filter(public_from__gt=today):
            yield self._item(guide, guide, guide.public_from, _("The guide is public"))
        later = Section.objects.filter(Q(public_from__gt=today) | Q(next_on__gt=today))
        for row in later.select_related("guide"):
            if row.public_from and row.public_from > today:
                yield self._item(row, row.guide, row.public_from, _("The section is public"))
            if row.next_on and row.next_on > today:
                yield self._item(row, row.guide, row.next_on, _("The new text is public"))

    def _item(self, row: Guide | Section, guide: Guide, day: date | None, what: str) -> Item:
        name, day = row._meta.model_name, day or public_day()
        return Item(
            key=f"{name} {row.pk} {day}",
            title=str(row),
            said=_("%(what)s from %(day)s.") % {"what": what, "day": date_format(day)},
            right=f"paths.change_{name}",
            since=day,
            edit=reverse(f"admin:paths_{name}_change", args=[row.pk]),
            page=f"{guide.get_absolute_url()}?preview={day}",
            version=row.version,
        )


SCHEDULED = Scheduled()
