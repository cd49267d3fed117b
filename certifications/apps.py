from django.apps import AppConfig


class CertificationsConfig(AppConfig):
    name = "certifications"
    label = "certifications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from careerguide.editorial.models import count_edits

        count_edits(*self.get_models())
