from django.apps import AppConfig


class SalariesConfig(AppConfig):
    name = "salaries"
    label = "salaries"
    default_auto_field = "django.db.models.BigAutoField"
