"""What a counselor calls a field of study, beside the title that CIP gives it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced
from programs.models.catalog import FieldOfStudy


class PlainTitle(Sourced):
    """A field's name in everyday words: “Medical coding”. Apart from the field, whose rows each
    load of CIP writes anew.
    """

    field = models.OneToOneField(
        FieldOfStudy, models.CASCADE, db_constraint=False, related_name="plain",
        verbose_name=_("field of study"),
    )  # fmt: skip
    title = models.CharField(_("plain title"), max_length=80)

    class Meta:
        verbose_name = _("plain title")
        verbose_name_plural = _("plain titles")
        ordering = ("field",)

    def __str__(self) -> str:
        return f"{self.field_id} {self.title}"
