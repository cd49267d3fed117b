from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    """Training programs, with every change of what staff keep counted as an edit."""

    name = "programs"
    label = "programs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Watches what staff keep, so that remembered pages are written anew after a change."""
        from careerguide.editorial.models import count_edits
        from programs.models import (
            AidProgram,
            FurtherTraining,
            License,
            LocalProgram,
            LocalProvider,
            PlainTitle,
            ProgramAccreditation,
            ProgramCorrection,
            ProviderCorrection,
        )

        count_edits(AidProgram, License, FurtherTraining, PlainTitle)
        count_edits(ProgramCorrection, ProviderCorrection)
        count_edits(LocalProgram, LocalProvider, ProgramAccreditation)
