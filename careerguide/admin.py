"""How staff see imported data: all of it findable, nothing changed that a load replaces."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Case, Q, QuerySet, Value, When
from django.http import HttpRequest

from careerguide.columns import store
from careerguide.columns.models import DataVersion
from careerguide.editorial import log, progress, review
from careerguide.editorial.admin import SourcedAdmin
from careerguide.editorial.importing import SheetsAdmin
from careerguide.editorial.paging import MOST_COUNTED, BoundedPaginator
from careerguide.places.models import CountyArea, ZipCode
from careerguide.releases.changes import BuildChange
from careerguide.releases.models import Reject, Release
from careerguide.signin.models import Attempt
from careerguide.words.models import Synonym, Translation
from careerguide.words.sources import SHEET, TRANSLATIONS

__all__ = ["MOST_COUNTED", "BoundedPaginator", "log", "progress", "review"]
"""The log of what staff change, large imports, and what staff propose are files of their own."""


class ImportedAdmin(log.LogAdmin):
    """Imported rows can be read, searched and filtered: they come by loads alone, and a load would
    bring back what was deleted."""

    list_select_related: ClassVar[bool | list[str] | tuple[str, ...]] = True


Keys = Sequence[Any]
"""Values of the field that `FoundByWords.key` names."""


class FoundByWords(admin.ModelAdmin):
    """Finds what the public search finds by the same words, beside what `search_fields` find.

    What the words mean best comes first until staff choose an order.
    """

    key: ClassVar[str] = "pk"
    """The field that `meant` gives values of."""

    def meant(self, text: str) -> Sequence[Keys]:
        """Keys of the rows that words mean, in groups, the best match first; none by default."""
        return ()

    def by_fields(self, request: HttpRequest, rows: QuerySet[Any], text: str) -> Q:
        """What is found without knowing what words mean: by `search_fields`."""
        found, _repeats = super().get_search_results(request, rows.order_by(), text)
        return Q(pk__in=found.values("pk"))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Overridden to ask both; at most MOST_COUNTED rows by their meaning, as many as count."""
        text = search_term.replace("\x00", " ").strip()
        if not text:
            return queryset, False
        own = self.by_fields(request, queryset, text)
        groups = [group for group in self._groups(text) if len(group)]
        if not groups:
            return queryset.filter(own), False
        ins = [Q(**{f"{self.key}__in": group}) for group in groups]
        found = queryset.filter(Q.create([own, *ins], connector=Q.OR))
        if "o" not in request.GET:
            best = (When(one, then=Value(at)) for at, one in enumerate(ins))
            found = found.order_by(
                Case(*best, default=Value(len(ins))), *found.query.order_by or ("pk",)
            )
        return found, False

    def _groups(self, text: str) -> list[Keys]:
        try:
            groups = self.meant(text)
        except store.NoData:
            return []
        left, found = MOST_COUNTED, list[Keys]()
        for group in groups:
            found.append(list(group[:left]))
            left -= len(found[-1])
        return found


@admin.register(Release)
class ReleaseAdmin(ImportedAdmin):
    """Releases with what loading them counted."""

    list_display = (
        "title", "edition", "source", "publisher", "rows_read", "rows_loaded", "rows_unmatched",
        "rows_rejected", "is_current", "loaded_at",
    )  # fmt: skip
    list_filter = ("is_current",)
    search_fields = ("source", "title", "publisher", "edition")


@admin.register(Reject)
class RejectAdmin(ImportedAdmin):
    """Rejected rows, found by the reason or by what stands in them."""

    list_display = ("release", "line", "reason", "row")
    search_fields = ("reason", "row")


@admin.register(Attempt)
class AttemptAdmin(ImportedAdmin):
    """Who tried to sign in, under which name and from where; superusers alone see it."""

    list_display = ("at", "name", "address", "passed")
    list_filter = ("passed",)
    search_fields = ("=name", "=address")


@admin.register(DataVersion)
class DataVersionAdmin(ImportedAdmin):
    """Which build is served, and since when."""

    list_display = ("token", "built_at")


@admin.register(BuildChange)
class BuildChangeAdmin(ImportedAdmin):
    """What each build brought, as /changes/ tells it."""

    list_display = ("token", "at", "first")


@admin.register(ZipCode)
class ZipCodeAdmin(ImportedAdmin):
    """ZIP codes, found by code or place."""

    list_display = ("code", "place", "state", "county_fips")
    search_fields = ("=code", "place__istartswith")


@admin.register(CountyArea)
class CountyAreaAdmin(ImportedAdmin):
    """Counties and their wage areas, found by code or name."""

    list_display = ("county_fips", "county", "state", "area", "is_metro", "cbsa")
    list_filter = ("is_metro",)
    search_fields = ("=county_fips", "=area", "=cbsa", "county__istartswith")


@admin.register(Synonym)
class SynonymAdmin(SheetsAdmin, SourcedAdmin):
    """What people type and what it means; words that are spelled out count from the next load."""

    sheet = SHEET
    show_full_result_count = False
    paginator = BoundedPaginator
    list_display = ("phrase", "language", "kind", "key", "rank")
    list_filter = ("kind", "language")
    search_fields = ("phrase", "=key")


@admin.register(Translation)
class TranslationAdmin(SheetsAdmin, SourcedAdmin):
    """What guides, aid and certifications say in other languages, by their English."""

    sheet = TRANSLATIONS
    show_full_result_count = False
    paginator = BoundedPaginator
    list_display = ("english", "text", "language")
    list_filter = ("language",)
    search_fields = ("english", "text")
