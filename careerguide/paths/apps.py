from django.apps import AppConfig


class PathsConfig(AppConfig):
    name = "careerguide.paths"
    label = "paths"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from careerguide.core.editorial import count_edits

        count_edits(*self.get_models())
