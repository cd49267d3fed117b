from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    """The app of training programs."""

    name = "programs"
    label = "programs"
    default_auto_field = "django.db.models.BigAutoField"
