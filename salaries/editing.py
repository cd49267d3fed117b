"""Cautions and local surveys in the admin, one by one or as tables."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from django.contrib import admin
from django.utils.translation import gettext as _

from careerguide.editorial.admin import SourcedAdmin
from careerguide.editorial.importing import SheetsAdmin
from careerguide.editorial.models import today
from careerguide.editorial.sheets import PROVENANCE, Converted, Related, Sheet
from careerguide.releases.errors import RowError
from salaries.models import LocalSurvey, LocalWage, WageNote


def day(text: str) -> date:
    """A day such as 2026-11-26; today where blank. Raises RowError for anything else."""
    try:
        return date.fromisoformat(text) if text else today()
    except ValueError:
        raise RowError(_("Write a day as 2026-11-26.")) from None


class KeptAdmin(SheetsAdmin, SourcedAdmin):
    """Rows of staff's own: no load replaces them."""

    actions: Sequence[str] = ()


@admin.register(WageNote)
class WageNoteAdmin(KeptAdmin):
    """Found by codes or words."""

    sheet = Sheet(
        WageNote, ("soc", "area"),
        ("soc", "area", "text", Converted("checked_on", day), *PROVENANCE),
    )  # fmt: skip
    settled: ClassVar[tuple[str, ...]] = ("soc", "area")
    list_display = ("soc", "area", "text", "checked_on")
    search_fields = ("=soc", "=area", "text")


@admin.register(LocalSurvey)
class LocalSurveyAdmin(KeptAdmin):
    """Surveys; a wage names one of them."""

    sheet = Sheet(
        LocalSurvey, ("slug",), ("slug", "title", "publisher", "year", "method", *PROVENANCE)
    )
    settled: ClassVar[tuple[str, ...]] = ("slug",)
    list_display = ("title", "publisher", "year")
    search_fields = ("slug", "title", "publisher")


@admin.register(LocalWage)
class LocalWageAdmin(KeptAdmin):
    """What surveys found, by job and area."""

    sheet = Sheet(
        LocalWage, ("survey", "soc", "area", "job"),
        (Related("survey", LocalSurvey, needed=True), "soc", "area", "job", "unit", "p25",
         "median", "p75", "answers", *PROVENANCE),
    )  # fmt: skip
    list_display = ("job", "soc", "area", "survey", "unit", "p25", "median", "p75")
    list_filter = ("survey",)
    list_select_related = ("survey",)
    autocomplete_fields = ("survey",)
    search_fields = ("=soc", "=area", "job")
