"""What somebody wrote and somebody else is to publish."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.proposals import Proposal
from careerguide.staff.queues import Item, Queue


class Awaiting(Queue):
    """Proposals that were submitted; each is read before it is published or sent back."""

    slug = "review"
    title = _("Awaiting review")
    about = _(
        "Open one to see what would change and how the page would look; publish or reject it."
    )
    press = ""
    right = "core.view_proposal"

    def waiting(self, user: Any) -> Iterator[Item]:
        """Every one that was submitted."""
        for row in Proposal.objects.filter(state=Proposal.State.SUBMITTED):
            yield Item(
                key=str(row.pk),
                title=row.title,
                said=f"{row.who}: {row.why}" if row.why else row.who,
                right="core.publish_proposal",
                since=timezone.localtime(row.at),
                edit=reverse("admin:core_proposal_change", args=[row.pk]),
                page=row.page,
            )


REVIEW = Awaiting()
