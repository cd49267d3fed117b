from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    name = "programs"
    label = "programs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put programs on the wage pages, which import nothing of this app."""
        from programs import nearby  # noqa: F401 - models are ready only now
