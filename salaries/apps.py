from django.apps import AppConfig


class SalariesConfig(AppConfig):
    """Wages, with every change of what staff keep beside them counted as an edit."""

    name = "salaries"

    def ready(self) -> None:
        """Watches what staff keep, so that remembered pages are written anew after a change."""
        from careerguide.editorial.models import count_edits
        from salaries.models import LocalSurvey, LocalWage, WageNote

        count_edits(WageNote, LocalSurvey, LocalWage)
