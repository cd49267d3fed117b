"""The questions people ask, and where on the site each is answered."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import Sourced


class Question(Sourced):
    """`asked_at` names the place that shows it: a panel of a guide, or a page's name.

    `live` names a function in guides.answers that adds figures from the data.
    """

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    topic = models.CharField(_("topic"), max_length=40)
    question = models.CharField(_("question"), max_length=200)
    answer = models.TextField(_("answer"))
    asked_at = models.CharField(_("asked at"), max_length=40)
    live = models.SlugField(_("live figures"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("question")
        ordering = ("number",)

    def __str__(self) -> str:
        return self.question
