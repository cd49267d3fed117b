from django.apps import AppConfig


class CertificationsConfig(AppConfig):
    """Certifications, with every change of their rows counted as an edit."""

    name = "certifications"
    label = "certifications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Watches all models, so that remembered pages are written anew after a change."""
        from careerguide.editorial.models import count_edits

        count_edits(*self.get_models())
