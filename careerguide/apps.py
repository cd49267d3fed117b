from django.apps import AppConfig


class CareerguideConfig(AppConfig):
    """The foundation. Databases know its tables by the label it was born with."""

    name = "careerguide"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"
