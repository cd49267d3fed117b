from django.apps import AppConfig


class CareerguideConfig(AppConfig):
    """The foundation. Databases know its tables by the label it was born with."""

    name = "careerguide"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let an edit to a synonym renew the pages, as edits to other sourced rows do."""
        from careerguide.editorial.models import count_edits
        from careerguide.words.models import Synonym

        count_edits(Synonym)
