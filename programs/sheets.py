"""Tables of what staff correct, as they go out of the admin and come in."""

from datetime import date

from django.utils.translation import gettext as _

from careerguide.editorial.models import today
from careerguide.editorial.sheets import PROVENANCE, Converted, Sheet
from careerguide.releases.errors import RowError
from programs.models import ProgramCorrection, ProviderCorrection


def day(text: str) -> date:
    """A day such as 2026-11-26; today where blank. Raises RowError for anything else."""
    try:
        return date.fromisoformat(text) if text else today()
    except ValueError:
        raise RowError(_("Write a day as 2026-11-26.")) from None


OF_CORRECTION = ("field", "value", "reason", Converted("checked_on", day), *PROVENANCE)
PROGRAM_CORRECTIONS = Sheet(ProgramCorrection, ("program", "field"), ("program", *OF_CORRECTION))
PROVIDER_CORRECTIONS = Sheet(
    ProviderCorrection, ("provider", "field"), ("provider", *OF_CORRECTION)
)
