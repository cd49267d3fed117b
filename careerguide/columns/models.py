"""Which build of the derived figures is being served."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DataVersion(models.Model):
    """The one row that says which build of the derived figures is being served."""

    token = models.CharField(_("token"), max_length=64)
    built_at = models.DateTimeField(_("built at"), auto_now=True)
    summary = models.JSONField(_("counts"), default=dict, blank=True)
    builders = models.JSONField(_("what each builder made of what"), default=dict, blank=True)
    edits = models.PositiveIntegerField(_("edits by staff"), default=0)

    class Meta:
        verbose_name = _("data version")
        verbose_name_plural = _("data versions")

    def __str__(self) -> str:
        return self.token
