from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CareerguideConfig(AppConfig):
    """The foundation. Databases know its tables by the label it was born with."""

    name = "careerguide"
    label = "core"
    verbose_name = _("Sources, places and log")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let an edit to words renew the pages, as edits to other sourced rows do; and speak."""
        from careerguide.editorial.models import count_edits
        from careerguide.pages import numbers, speech
        from careerguide.words.models import Synonym, Translation

        speech.install()
        numbers.speak(speech.gettext)
        count_edits(Synonym, Translation)
