"""The app of guides, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuidesConfig(AppConfig):
    """Databases know its tables by the label it was born with."""

    name = "guides"
    label = "paths"
    verbose_name = _("Guides")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have every edit counted, so that pages in memory are written anew."""
        from careerguide.editorial.models import count_edits

        count_edits(*self.get_models())
