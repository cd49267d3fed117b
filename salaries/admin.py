"""Wages and occupations for staff: every model findable, imported values read-only.

The big tables have no list filter that would look through them for its choices, and are searched
through the short lists of occupations and areas, whose codes they are indexed by.
"""

from typing import Any

from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.text import smart_split, unescape_string_literal
from django.utils.translation import gettext_lazy as _

from careerguide.admin import ImportedAdmin
from salaries.models import (
    Area,
    Attainment,
    Combination,
    IndustryWage,
    Interest,
    JobZone,
    Occupation,
    OccupationTitle,
    PriceParity,
    Projection,
    RelatedOccupation,
    RequiredEducation,
    Wage,
)

Page = tuple[QuerySet[Any], bool]
QUOTES = ("'", '"')


class OfOccupationAdmin(ImportedAdmin):
    """Rows that belong to an occupation: each word must be in its title, or be a code.

    `also` names a field of the row itself in which a word may stand, `by_area` says whether rows
    have an area to find them by.
    """

    also = ""
    by_area = False
    search_help_text = _("A code such as 29-2072, or words of an occupation’s title.")

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        return ("occupation__code",)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> Page:
        for word in smart_split(search_term.replace("\x00", " ")):
            quoted = len(word) > 1 and word[0] in QUOTES and word[-1] == word[0]
            bare = unescape_string_literal(word) if quoted else word
            queryset = queryset.filter(self.matching(bare))
        return queryset, False

    def matching(self, word: str) -> Q:
        found = Q(occupation_id__in=labelled(Occupation, word))
        if self.by_area:
            found |= Q(area_id__in=labelled(Area, word))
        if self.also:
            found |= Q(**{f"{self.also}__icontains": word})
        return found


def labelled(model: type[Model], word: str) -> list[str]:
    """Keys of the occupations or areas with this code or this word in their title."""
    rows = model._default_manager.filter(Q(code=word) | Q(title__icontains=word))
    return list(rows.values_list("code", flat=True))


@admin.register(Occupation)
class OccupationAdmin(ImportedAdmin):
    list_display = ("code", "title", "group", "combined")
    list_filter = ("group", "combined")
    search_fields = ("code__startswith", "title")


@admin.register(Area)
class AreaAdmin(ImportedAdmin):
    list_display = ("code", "title", "type", "state")
    list_filter = ("type",)
    search_fields = ("code__startswith", "title", "state__iexact")


@admin.register(Wage)
class WageAdmin(OfOccupationAdmin):
    list_display = (
        "occupation", "area", "release", "employment", "hourly_median", "annual_median",
        "annual_only", "hourly_only",
    )  # fmt: skip
    list_filter = ("annual_only", "hourly_only")
    sortable_by = ()
    by_area = True
    search_help_text = _("Codes, or words of an occupation’s title and an area’s name.")


class LevelFilter(admin.SimpleListFilter):
    """The levels are known; asking the table for them would read all of it."""

    title = _("level of detail")
    parameter_name = "level"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        names = ("cross-industry, ownership", "sector", "3-digit", "4-digit", "5-digit")
        return [(name, name) for name in names]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(level=self.value()) if self.value() else queryset


@admin.register(IndustryWage)
class IndustryWageAdmin(OfOccupationAdmin):
    list_display = (
        "occupation", "naics", "naics_title", "level", "employment", "hourly_median",
        "annual_median",
    )  # fmt: skip
    list_filter = (LevelFilter,)
    sortable_by = ()
    also = "naics_title"
    search_help_text = _("A code, or words of an occupation’s title and an industry’s name.")


@admin.register(PriceParity)
class PriceParityAdmin(ImportedAdmin):
    list_display = ("name", "kind", "geo_fips", "year", "index", "release")
    list_filter = ("kind",)
    search_fields = ("geo_fips__exact", "name")


@admin.register(OccupationTitle)
class OccupationTitleAdmin(OfOccupationAdmin):
    list_display = ("title", "occupation", "release")
    also = "title"
    search_help_text = _("A code, or words of a job title or of an occupation’s title.")


@admin.register(RelatedOccupation)
class RelatedOccupationAdmin(OfOccupationAdmin):
    list_display = ("occupation", "rank", "related", "release")


@admin.register(RequiredEducation)
class RequiredEducationAdmin(OfOccupationAdmin):
    list_display = ("onet_code", "occupation", "category", "percent", "release")


@admin.register(Attainment)
class AttainmentAdmin(OfOccupationAdmin):
    list_display = ("occupation", "level", "percent", "shared", "release")


@admin.register(JobZone)
class JobZoneAdmin(OfOccupationAdmin):
    list_display = ("onet_code", "occupation", "zone", "release")


@admin.register(Interest)
class InterestAdmin(OfOccupationAdmin):
    list_display = ("onet_code", "occupation", "interest", "score", "release")


@admin.register(Combination)
class CombinationAdmin(OfOccupationAdmin):
    list_display = ("occupation", "within", "source", "release")


@admin.register(Projection)
class ProjectionAdmin(OfOccupationAdmin):
    list_display = (
        "occupation", "employment_start", "employment_end", "change_percent", "openings",
        "entry_education",
    )  # fmt: skip
