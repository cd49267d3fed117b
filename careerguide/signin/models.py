"""Who tried to sign in, under which name and from where."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Attempt(models.Model):
    """One try, kept for as long as it decides about others. No password is ever kept."""

    name = models.CharField(_("name"), max_length=150)
    address = models.CharField(_("network address"), max_length=45)
    device = models.CharField(_("known device"), max_length=32, blank=True)
    passed = models.BooleanField(_("let in"))
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("attempt to sign in")
        verbose_name_plural = _("attempts to sign in")
        ordering = ("-at", "-pk")
        indexes = [models.Index(fields=("at",), name="attempt_at")]

    def __str__(self) -> str:
        return f"{self.name}, {self.address}"
