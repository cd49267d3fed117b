"""Programs and what publishers report of them, for staff."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from careerguide.admin import BoundedPaginator, FoundByWords, ImportedAdmin, Keys
from careerguide.editorial.admin import SourcedAdmin
from careerguide.editorial.importing import SheetsAdmin
from programs import adding, editing, found
from programs.models import (
    AidProgram,
    Closure,
    Completion,
    EarningsByYear,
    FieldOccupation,
    FieldOfStudy,
    Flag,
    FurtherTraining,
    InstitutionService,
    License,
    Outcome,
    PlainTitle,
    Program,
    ProgramYearPrice,
    Provider,
    SchoolOutcome,
    StateListedProgram,
    YearPrice,
)
from programs.rules.ids import program_number
from programs.sources.aid import AID_SHEET
from programs.sources.kept import FURTHER_SHEET, LICENSE_SHEET

__all__ = ["adding", "editing"]
"""What staff correct and add is a file of its own."""


class ByProviderAdmin(FoundByWords, ImportedAdmin):
    """Searches by UNITID or school, which is found first: rows are indexed by it."""

    key = "provider"
    search_fields = ("provider",)
    search_help_text = _("UNITID, or a school’s name or place")

    def by_fields(self, request: HttpRequest, rows: QuerySet[Any], text: str) -> Q:
        """Overridden to find the provider first, 500 at most, by its own indexes."""
        if text.isdigit():
            return Q(provider=int(text[:12]))
        named = Provider.objects.filter(name__istartswith=text).values_list("pk", flat=True)
        return Q(provider__in=list(named[:500]))

    def meant(self, text: str) -> Sequence[Keys]:
        """The providers of this name, then those with the words."""
        return found.providers(text)


@admin.register(Provider)
class ProviderAdmin(FoundByWords, ImportedAdmin):
    """Searched by UNITID, name, other names or place."""

    list_display = ("name", "city", "state", "kind", "control", "closed")
    list_filter = ("kind", "control")
    search_fields = ("=id", "name", "city__istartswith")

    def meant(self, text: str) -> Sequence[Keys]:
        """Those of this name, then those with the words."""
        return found.providers(text)


@admin.register(InstitutionService)
class InstitutionServiceAdmin(ByProviderAdmin):
    """What IPEDS IC says of a school as a whole."""

    list_display = ("provider", "distance", "part_time", "open_admission")
    list_filter = ("distance",)


@admin.register(Closure)
class ClosureAdmin(ByProviderAdmin):
    """Schools that closed though the directory does not say so."""

    list_display = ("provider", "closed_on", "said_by")


@admin.register(SchoolOutcome)
class SchoolOutcomeAdmin(ByProviderAdmin):
    """What the Scorecard says of a school as a whole."""

    list_display = ("provider", "completion_rate", "net_price")


@admin.register(FieldOfStudy)
class FieldOfStudyAdmin(FoundByWords, ImportedAdmin):
    """CIP 2020, searched by how a code begins, by title or by what people call it."""

    list_display = ("code", "title", "plain_title")
    list_select_related = ("plain",)
    search_fields = ("code__startswith", "title", "plain__title")

    def meant(self, text: str) -> Sequence[Keys]:
        """Those that the words mean, then those that they may mean besides."""
        return found.fields(text)

    @admin.display(description=_("plain title"))
    def plain_title(self, field: FieldOfStudy) -> str:
        """What lists call it; "" where it has its published title alone."""
        return field.plain.title if hasattr(field, "plain") else ""


@admin.register(PlainTitle)
class PlainTitleAdmin(SourcedAdmin):
    """What lists call a field of study; a field without one goes by its CIP title."""

    paginator = BoundedPaginator
    show_full_result_count = False
    list_display = ("field", "title")
    list_select_related = ("field",)
    search_fields = ("field__code__startswith", "field__title", "title")
    autocomplete_fields = ("field",)
    settled = ("field",)


@admin.register(FieldOccupation)
class FieldOccupationAdmin(ImportedAdmin):
    """The crosswalk's links and our own, searched by how either code begins."""

    list_display = ("field", "occupation", "origin", "reason")
    list_filter = ("origin",)
    search_fields = ("field__code__startswith", "occupation__code__startswith")


@admin.register(Program)
class ProgramAdmin(ByProviderAdmin):
    """Derived programs: the next build writes them anew."""

    list_display = (
        "name", "provider", "award_level", "in_state_low", "in_state_high", "price_basis",
        "shortest", "longest", "earnings", "awards",
    )  # fmt: skip
    list_filter = ("origin", "award_level", "price_basis")
    list_select_related = ("provider",)
    key = "pk"
    search_help_text = _("As readers search; or a UNITID, or a number such as 164775-51.0713-21")

    @admin.display(description=_("months, low"), ordering="months_low")
    def shortest(self, program: Program) -> str:
        """Full-time months to a tenth; "–" for unknown."""
        return "–" if program.months_low is None else f"{program.months_low:.1f}"

    @admin.display(description=_("months, high"), ordering="months_high")
    def longest(self, program: Program) -> str:
        """The same of the longest."""
        return "–" if program.months_high is None else f"{program.months_high:.1f}"

    def by_fields(self, request: HttpRequest, rows: QuerySet[Any], text: str) -> Q:
        """Also by the program's own number, which means nothing else."""
        number = program_number(text)
        return super().by_fields(request, rows, text) if number is None else Q(pk=number)

    def meant(self, text: str) -> Sequence[Keys]:
        """What the list of programs finds, the best match first."""
        return () if program_number(text) is not None else found.programs(text)


@admin.register(Flag)
class FlagAdmin(ImportedAdmin):
    """Contradictions and warnings, searched by their reasons."""

    list_display = ("program", "kind", "reason")
    list_filter = ("kind",)
    search_fields = ("reason",)


@admin.register(Completion)
class CompletionAdmin(ByProviderAdmin):
    """Awards of every year loaded, a million rows."""

    list_display = ("provider", "cip", "award_level", "awards", "release")
    # Putting a million rows in order takes seconds; a school's few are found by searching.
    sortable_by = ()
    list_select_related = ("provider", "release")


@admin.register(YearPrice)
class YearPriceAdmin(ByProviderAdmin):
    """Published prices of one academic year, in dollars."""

    list_display = ("provider", "students", "in_district", "in_state", "out_of_state", "books")


@admin.register(ProgramYearPrice)
class ProgramYearPriceAdmin(ByProviderAdmin):
    """Published prices of whole programs, with their length."""

    list_display = ("provider", "slot", "cip", "tuition_fees", "books", "months", "hours")


@admin.register(Outcome)
class OutcomeAdmin(ByProviderAdmin):
    """Graduates' earnings and debt as the field-of-study file has them."""

    list_display = (
        "provider", "cip4", "credential_level", "earnings", "years_after", "debt",
        "threshold",
    )  # fmt: skip


@admin.register(EarningsByYear)
class EarningsByYearAdmin(ByProviderAdmin):
    """The second file's earnings, one and four years after."""

    list_display = ("provider", "cip4", "credential_level", "one_year", "four_years")


@admin.register(StateListedProgram)
class StateListedProgramAdmin(ByProviderAdmin):
    """Programs as states list them, before anything is derived."""

    list_display = ("number", "name", "provider", "tuition_fees", "weeks", "delivery")


@admin.register(License)
class LicenseAdmin(SheetsAdmin, SourcedAdmin):
    """What licenses ask of schooling; the next build reckons with it."""

    sheet = LICENSE_SHEET
    settled = ("soc",)
    list_display = ("soc", "job", "awards", "cips")
    search_fields = ("soc__startswith", "job")


@admin.register(FurtherTraining)
class FurtherTrainingAdmin(SheetsAdmin, SourcedAdmin):
    """Which programs are for people already in the field; the next build reckons with it."""

    sheet = FURTHER_SHEET
    settled = ("slug",)
    list_display = ("slug", "order", "cips", "awards", "named")
    search_fields = ("slug", "reason")


@admin.register(AidProgram)
class AidProgramAdmin(SheetsAdmin, SourcedAdmin):
    """Who pays for training: pages reckon with a change at once."""

    sheet = AID_SHEET
    settled = ("key",)
    list_display = ("name", "state", "kind", "decides", "amount_max", "valid_to")
    list_filter = ("level", "kind", "decides", "state")
    search_fields = ("key", "name", "conditions_text")
