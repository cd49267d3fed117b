"""What an editor proposes until somebody who may publish it does: the form as it was sent.

Publishing sends the same form again, from the publisher's browser, so that it is held to the same
rules, and what others changed meanwhile is told then as ever.
"""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from careerguide.editorial.revisions import ChangeSet, Revision

SENT_AS = "_proposal"
"""The hidden input by which a form says which proposal it is."""
DRAFT, SUBMIT, REOPEN = "_draft", "_submit", "_reopen"
"""Buttons of a form: keep it as a draft, send it for review; show it again as it was kept."""
NOT_KEPT = ("csrfmiddlewaretoken", SENT_AS, DRAFT, SUBMIT, REOPEN, "_save", "_continue")


def may_publish(user: Any) -> bool:
    """Whether what this person saves is published at once."""
    return bool(settings.EDITORS_PUBLISH or user.has_perm("core.publish_proposal"))


class Proposal(models.Model):
    """A form that was filled in and not published: of one row with its lines, or of a new one."""

    class State(models.TextChoices):
        """From draft to published, or back with a reason."""

        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("awaiting review")
        PUBLISHED = "published", _("published")
        REJECTED = "rejected", pgettext_lazy("proposal", "rejected")

    label = models.CharField(_("kind of row"), max_length=80)
    key = models.CharField(_("key"), max_length=60, blank=True, help_text=_("Empty for a new row."))
    title = models.CharField(_("row"), max_length=200)
    sent = models.JSONField(_("the form"), default=list)
    would = models.JSONField(_("what would change"), default=list)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    who = models.CharField(_("who"), max_length=150)
    why = models.CharField(_("why"), max_length=300, blank=True)
    at = models.DateTimeField(_("last kept"), default=timezone.now, db_index=True)
    decided_by = models.CharField(_("decided by"), max_length=150, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True)
    answer = models.CharField(_("answer"), max_length=300, blank=True)
    change = models.ForeignKey(ChangeSet, models.SET_NULL, null=True, related_name="proposals")

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals and drafts")
        ordering = ("-at", "-pk")
        default_permissions = ("view",)
        permissions = [("publish_proposal", "Can publish, reject and undo changes")]

    def __str__(self) -> str:
        return f"{self.title}: {self.get_state_display()}"

    @property
    def is_open(self) -> bool:
        """Whether it can still be published."""
        return self.state in {self.State.DRAFT, self.State.SUBMITTED}

    @property
    def revisions(self) -> list[Revision]:
        """What would change, row by row, as the log would have it."""
        return [Revision(**one) for one in self.would]

    @property
    def form_address(self) -> str:
        """Where the form is sent to."""
        name = f"admin:{self.label.replace('.', '_')}"
        return reverse(f"{name}_change", args=[self.key]) if self.key else reverse(f"{name}_add")

    @property
    def page(self) -> str:
        """The public page on which it would be seen; "" for none."""
        for one in self.would:
            values = one["after"] or one["before"] or {}
            row = apps.get_model(one["label"])._base_manager.filter(pk=one["key"]).first()
            if address := public_page(row) or _of_owner(one["label"], values):
                return address
        return ""

    def keep(self, request: HttpRequest, revisions: list[Revision]) -> None:
        """Take down what was sent, and what it would have changed."""
        data: QueryDict = request.POST
        self.sent = [[k, v] for k, vs in data.lists() for v in vs if k not in NOT_KEPT]
        names = ("label", "key", "title", "action", "before", "after", "version")
        self.would = [{name: getattr(one, name) for name in names} for one in revisions]
        self.title = self.title or (revisions[0].title if revisions else "")
        self.author, self.who = request.user, request.user.get_username()  # type: ignore[assignment]
        self.at = timezone.now()
        self.save()

    def decide(self, state: "Proposal.State", who: str, answer: str = "") -> None:
        """Publish or reject."""
        self.state, self.decided_by, self.decided_at = state, who, timezone.now()
        self.answer = answer.strip()[:300]
        self.save(update_fields=["state", "decided_by", "decided_at", "answer", "change"])


def public_page(row: Any) -> str:
    """Where readers see a row, or what it hangs on; "" for nowhere."""
    if row is None:
        return ""
    if hasattr(row, "get_absolute_url"):
        try:
            return str(row.get_absolute_url())
        except NoReverseMatch:
            return ""
    related = [f for f in row._meta.concrete_fields if isinstance(f, models.ForeignKey)]
    owners = (getattr(row, field.name) for field in related)
    return next(filter(None, (public_page(owner) for owner in owners if owner)), "")


def _of_owner(label: str, values: dict[str, Any]) -> str:
    """The page of what a row that is not there yet hangs on."""
    for field in apps.get_model(label)._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and values.get(field.name) is not None:
            owner = field.related_model._base_manager.filter(pk=values[field.name]).first()
            if address := public_page(owner):
                return address
    return ""
