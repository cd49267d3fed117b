"""Tables of what staff correct, as they go out of the admin and come in."""

from datetime import date

from django.utils.translation import gettext as _

from careerguide.columns.codes import Code
from careerguide.editorial.models import today
from careerguide.editorial.sheets import PROVENANCE, Cell, Converted, Known, Related, Sheet
from careerguide.editorial.spreadsheets import decimal
from careerguide.releases.errors import RowError
from programs.models import (
    LocalProgram,
    LocalProvider,
    ProgramAccreditation,
    ProgramCorrection,
    ProviderCorrection,
)
from programs.rules.codes import AwardLevel, Control, Delivery


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


class CodeCell(Cell):
    """A code by what addresses call it: online, public, 21."""

    def __init__(self, column: str, codes: type[Code]) -> None:
        super().__init__(column)
        self.codes = {code.slug: int(code) for code in codes}

    def read(self, text: str, known: Known) -> int:
        """The code; 0, unknown, where blank. Raises RowError naming what there is."""
        if not text:
            return 0
        if text.lower() not in self.codes:
            raise RowError(_("Write one of %s.") % ", ".join(self.codes))
        return self.codes[text.lower()]

    def write(self, value: int | None) -> str:
        """What addresses call it."""
        return next((slug for slug, code in self.codes.items() if code == (value or 0)), "")


CHECKED = ("license_number", Converted("checked_on", day), *PROVENANCE)
LOCAL_PROVIDERS = Sheet(
    LocalProvider,
    ("slug",),
    ("slug", "name", "address", "zip", CodeCell("control", Control), "website", *CHECKED),
)
LOCAL_PROGRAMS = Sheet(
    LocalProgram,
    ("slug",),
    (
        "slug", Related("provider", LocalProvider), "unitid", "name", "field",
        CodeCell("award_level", AwardLevel), CodeCell("delivery", Delivery), "evening",
        "price_low", "price_high", "strangers_low", "strangers_high", "books",
        Converted("months_low", decimal), Converted("months_high", decimal), "link",
        "occupations", *CHECKED,
    ),
)  # fmt: skip


def until(text: str) -> date | None:
    """A day such as 2027-12-31; None where blank. Raises RowError for anything else."""
    return day(text) if text else None


ACCREDITATIONS = Sheet(
    ProgramAccreditation,
    ("program", "provider", "organization"),
    ("program", "provider", "organization", Converted("until", until),
     Converted("checked_on", day), *PROVENANCE),
)  # fmt: skip
