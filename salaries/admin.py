"""Wages and occupations for staff: every model findable, imported values read-only.

The big tables have no list filter that would look through them for its choices, and are searched
through the short lists of occupations and areas, whose codes they are indexed by.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.text import smart_split, unescape_string_literal
from django.utils.translation import gettext_lazy as _

from careerguide.admin import FoundByWords, ImportedAdmin, Keys
from careerguide.columns import store
from salaries import editing, models
from salaries.search import find

__all__ = ["editing"]
"""What staff keep is a file of its own."""
QUOTES = ("'", '"')


class OfOccupationAdmin(ImportedAdmin):
    """Rows that belong to an occupation: each word must be in its title, or be a code.

    Where no row has them all, those of the occupations that the words mean to readers are found.
    `also` names a field of the row itself in which a word may stand, `by_area` says whether rows
    have an area to find them by.
    """

    also = ""
    by_area = False
    search_help_text = _("A code such as 29-2072, or words of an occupation’s title.")

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        """Overridden, as Django shows a search box only where there are any."""
        return ("occupation__code",)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Overridden to look words up in the short lists, not in the joined big tables."""
        found = queryset
        for word in smart_split(search_term.replace("\x00", " ")):
            quoted = len(word) > 1 and word[0] in QUOTES and word[-1] == word[0]
            bare = unescape_string_literal(word) if quoted else word
            found = found.filter(self.matching(bare))
        codes = [] if found.order_by().exists() else meant(search_term, best=True)
        return (queryset.filter(occupation_id__in=codes) if codes else found), False

    def matching(self, word: str) -> Q:
        """Rows of an occupation, area or own field with the word."""
        found = Q(occupation_id__in=labelled(models.Occupation, word))
        if self.by_area:
            found |= Q(area_id__in=labelled(models.Area, word))
        if self.also:
            found |= Q(**{f"{self.also}__icontains": word})
        return found


def meant(text: str, *, best: bool = False) -> list[str]:
    """Codes of the occupations that words mean to readers, best first; none before a load.

    With `best` only those that match as well as the first.
    """
    try:
        found = find(text)
    except store.NoData:
        return []
    return [match.code for match in found if not best or match.tier == found[0].tier]


def labelled(model: type[Model], word: str) -> list[str]:
    """Keys of the occupations or areas with this code or this word in their title."""
    rows = model._default_manager.filter(Q(code=word) | Q(title__icontains=word))
    return list(rows.values_list("code", flat=True))


@admin.register(models.Occupation)
class OccupationAdmin(FoundByWords, ImportedAdmin):
    """Found by words of its title, by how its code begins, or by what people call the job."""

    list_display = ("code", "title", "group", "combined")
    list_filter = ("group", "combined")
    search_fields = ("code__startswith", "title")

    def meant(self, text: str) -> Sequence[Keys]:
        """The occupation meant first, then the others that may be."""
        codes = meant(text)
        return codes[:1], codes[1:]


@admin.register(models.Area)
class AreaAdmin(ImportedAdmin):
    """Found by words of its name, by how its code begins, or by its state's postal code."""

    list_display = ("code", "title", "type", "state")
    list_filter = ("type",)
    search_fields = ("code__startswith", "title", "state__iexact")


@admin.register(models.Wage)
class WageAdmin(OfOccupationAdmin):
    """Wages by area; not sortable, as any order but the table's own would read all of it."""

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

    def lookups(
        self, request: HttpRequest, model_admin: "admin.ModelAdmin[models.IndustryWage]"
    ) -> list[tuple[str, str]]:
        """The levels, each under the publisher's own name."""
        names = ("cross-industry, ownership", "sector", "3-digit", "4-digit", "5-digit")
        return [(name, name) for name in names]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[models.IndustryWage]
    ) -> QuerySet[models.IndustryWage]:
        """The rows of the level chosen; all without one."""
        return queryset.filter(level=self.value()) if self.value() else queryset


@admin.register(models.IndustryWage)
class IndustryWageAdmin(OfOccupationAdmin):
    """Wages by industry; not sortable, as any order but the table's own would read all of it."""

    list_display = (
        "occupation", "naics", "naics_title", "level", "employment", "hourly_median",
        "annual_median",
    )  # fmt: skip
    list_filter = (LevelFilter,)
    sortable_by = ()
    also = "naics_title"
    search_help_text = _("A code, or words of an occupation’s title and an industry’s name.")


@admin.register(models.PriceParity)
class PriceParityAdmin(ImportedAdmin):
    """Found by a GeoFIPS or words of the area's name."""

    list_display = ("name", "kind", "geo_fips", "year", "index", "release")
    list_filter = ("kind",)
    search_fields = ("geo_fips__exact", "name")


@admin.register(models.OccupationTitle)
class OccupationTitleAdmin(OfOccupationAdmin):
    """Job titles; a word may also stand in the job title."""

    list_display = ("title", "occupation", "release")
    also = "title"
    search_help_text = _("A code, or words of a job title or of an occupation’s title.")


@admin.register(models.RelatedOccupation)
class RelatedOccupationAdmin(OfOccupationAdmin):
    """Found by the occupation that others are related to."""

    list_display = ("occupation", "rank", "related", "release")


@admin.register(models.RequiredEducation)
class RequiredEducationAdmin(OfOccupationAdmin):
    list_display = ("onet_code", "occupation", "category", "percent", "release")


@admin.register(models.Attainment)
class AttainmentAdmin(OfOccupationAdmin):
    list_display = ("occupation", "level", "percent", "shared", "release")


@admin.register(models.JobZone)
class JobZoneAdmin(OfOccupationAdmin):
    """Job zones by O*NET's specialties of an occupation."""

    list_display = ("onet_code", "occupation", "zone", "release")


@admin.register(models.Interest)
class InterestAdmin(OfOccupationAdmin):
    """Scores of interests by O*NET's specialties of an occupation."""

    list_display = ("onet_code", "occupation", "interest", "score", "release")


@admin.register(models.Task)
class TaskAdmin(OfOccupationAdmin):
    """Tasks in O*NET's order; a word may also stand in the task."""

    list_display = ("text", "occupation", "onet_code", "core", "release")
    also = "text"


@admin.register(models.Skill)
class SkillAdmin(OfOccupationAdmin):
    list_display = ("onet_code", "occupation", "name", "importance", "release")


@admin.register(models.ReportedTitle)
class ReportedTitleAdmin(OfOccupationAdmin):
    """Titles that people in the job gave; a word may also stand in the title."""

    list_display = ("title", "occupation", "shown", "release")
    also = "title"


@admin.register(models.Technology)
class TechnologyAdmin(OfOccupationAdmin):
    """Software that job ads name; a word may also stand in its name."""

    list_display = ("name", "occupation", "onet_code", "release")
    also = "name"


@admin.register(models.Apprenticeship)
class ApprenticeshipAdmin(OfOccupationAdmin):
    """Registered apprenticeships; a word may also stand in the title."""

    list_display = ("title", "code", "occupation", "kind", "hours_low", "hours_high", "release")
    also = "title"


@admin.register(models.Combination)
class CombinationAdmin(OfOccupationAdmin):
    """Found by the occupation that OEWS publishes only combined."""

    list_display = ("occupation", "within", "source", "release")


@admin.register(models.Projection)
class ProjectionAdmin(OfOccupationAdmin):
    """Projections, with employment and openings in jobs."""

    list_display = (
        "occupation", "employment_start", "employment_end", "change_percent", "openings",
        "entry_education",
    )  # fmt: skip
