from django.apps import AppConfig


class CertificationsConfig(AppConfig):
    name = "certifications"
    label = "certifications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from careerguide.core.editorial import count_edits

        count_edits(*self.get_models())
        # Puts certifications on the program pages, which import nothing of this app.
        from certifications import prepares  # noqa: F401 - models are ready only now
