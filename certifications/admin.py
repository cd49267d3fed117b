"""Certifications, fees and what belongs to them, for staff to keep true."""

from collections.abc import Sequence
from typing import ClassVar

from django.contrib import admin
from django.db.models import ManyToManyField
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from careerguide.admin import FoundByWords, Keys
from careerguide.editorial.admin import (
    SMALL_BOX,
    SourcedAdmin,
    Widgets,
)
from careerguide.editorial.guarded import VersionedForm
from careerguide.editorial.importing import SheetsAdmin
from careerguide.editorial.safely import SafeAdmin
from careerguide.editorial.sheets import PROVENANCE, Sheet
from certifications import models
from certifications.inlines import (
    ApprenticeRouteInline,
    CorrectionInline,
    DuesInline,
    ExamInline,
    FeeInline,
    LadderStepInline,
    OpensOccupationInline,
    PassRateInline,
    PreparationInline,
    RenewalInline,
    RequirementInline,
    StateRequirementInline,
    TestedCodeInline,
)
from certifications.search import find


@admin.register(models.Certification)
class CertificationAdmin(FoundByWords, SheetsAdmin, SourcedAdmin):
    """Certifications, with all that hangs on one on its page, and as a table in and out."""

    sheet = Sheet(
        models.Certification,
        ("slug",),
        (
            "slug", "name", "abbreviation", "organization", "kind", "state", "job", "licensing",
            "focus", "level", "places", "settings", "membership_required",
            "apprentice_of", "accredited_by", "summary", *PROVENANCE,
        ),
    )  # fmt: skip
    list_display = ("abbreviation", "name", "organization", "kind", "state", "focus", "level")
    list_filter = (
        "kind", "state", "focus", "level", ("organization", admin.RelatedOnlyFieldListFilter),
    )  # fmt: skip
    list_select_related = ("organization", "focus")
    search_fields = ("abbreviation", "name", "=slug", "organization__abbreviation")
    key = "slug"
    autocomplete_fields = ("organization", "apprentice_of", "accredited_by")
    formfield_overrides: ClassVar[Widgets] = {
        **SMALL_BOX,
        ManyToManyField: {"widget": CheckboxSelectMultiple()},
    }
    prepopulated_fields = {"slug": ("abbreviation",)}
    settled = ("slug",)
    inlines = (
        FeeInline, RequirementInline, StateRequirementInline, ExamInline, PassRateInline,
        RenewalInline, ApprenticeRouteInline, TestedCodeInline, PreparationInline,
        OpensOccupationInline,
        LadderStepInline, CorrectionInline,
    )  # fmt: skip

    def meant(self, text: str) -> Sequence[Keys]:
        """Those that readers find, the best match first."""
        slugs = find(text)
        return slugs[:1], slugs[1:]


@admin.register(models.Organization)
class OrganizationAdmin(SourcedAdmin):
    """Who certifies, accredits or speaks, with dues and corrections on the same page."""

    list_display = ("abbreviation", "name", "kind", "website")
    list_filter = ("kind",)
    search_fields = ("abbreviation", "name", "=slug")
    prepopulated_fields = {"slug": ("abbreviation",)}
    settled = ("slug",)
    inlines = (DuesInline, CorrectionInline)


@admin.register(models.Fee)
class FeeAdmin(SheetsAdmin, SourcedAdmin):
    """All fees and dues, as a table in and out."""

    sheet = Sheet(
        models.Fee,
        ("certification", "organization", "kind", "audience", "part"),
        ("certification", "organization", "kind", "audience", "amount", "part", *PROVENANCE),
        lacking=("part",),
    )
    list_display = ("owner", "kind", "part", "audience", "amount")
    list_filter = ("kind", "audience")
    list_select_related = ("certification", "organization")
    search_fields = (
        "certification__abbreviation", "certification__name", "organization__abbreviation",
        "organization__name",
    )  # fmt: skip
    autocomplete_fields = ("certification", "organization")

    @admin.display(description=_("of"), ordering="certification")
    def owner(self, fee: models.Fee) -> str:
        """The abbreviation of the certification or the organization that a fee is of."""
        owner = fee.certification or fee.organization
        return owner.abbreviation if owner else ""


@admin.register(models.CodeSystem)
class CodeSystemAdmin(SourcedAdmin):
    """Code systems, whichever exams test them."""

    list_display = ("abbreviation", "name", "used_for", "update_cycle")
    search_fields = ("abbreviation", "name")
    prepopulated_fields = {"slug": ("abbreviation",)}
    settled = ("slug",)


@admin.register(models.SurveyPay)
class SurveyPayAdmin(SourcedAdmin):
    """What surveys found, by survey and year."""

    list_display = ("credential", "metric", "value", "survey", "year", "population")
    list_filter = ("survey", "year")
    search_fields = ("credential", "population", "certification__abbreviation")
    autocomplete_fields = ("certification",)


@admin.register(models.Correction)
class CorrectionAdmin(SourcedAdmin):
    """All corrections, those of the field as a whole among them."""

    list_display = ("topic", "said", "said_by", "holds")
    search_fields = ("topic", "said", "said_by", "holds", "facts", "=key")
    autocomplete_fields = ("certification", "organization")
    settled = ("key",)


@admin.register(models.Setting)
class SettingAdmin(SafeAdmin):
    """The settings that readers filter by; a name changed here is shown."""

    form = VersionedForm
    list_display = ("name", "slug")
    search_fields = ("name", "slug")

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Setting | None = None
    ) -> tuple[str, ...]:
        """A setting goes by its slug: another slug would be another setting."""
        return ("slug",) if obj else ()


class OfCertificationAdmin(SourcedAdmin):
    """Rows that are mostly edited on their certification's page; here to be found across all."""

    list_display: tuple[str, ...] = ("__str__",)
    list_select_related: ClassVar[tuple[str, ...]] = ("certification",)
    search_fields = ("certification__abbreviation", "certification__name", "=certification__slug")
    autocomplete_fields: ClassVar[tuple[str, ...]] = ("certification",)


@admin.register(models.Requirement)
class RequirementAdmin(OfCertificationAdmin):
    """What all certifications ask, by kind and strength."""

    list_display = ("certification", "kind", "strength", "way", "months", "hours", "text")
    list_filter = ("kind", "strength")
    autocomplete_fields = ("certification", "accreditor")


@admin.register(models.StateRequirement)
class StateRequirementAdmin(SheetsAdmin, OfCertificationAdmin):
    """What states ask, as a table in and out."""

    sheet = Sheet(
        models.StateRequirement,
        ("certification", "state", "text"),
        ("certification", "state", "hours", "clinical_hours", "fee", "text", *PROVENANCE),
    )
    list_display = ("certification", "state", "hours", "clinical_hours", "fee", "text")
    list_filter = ("state",)


@admin.register(models.JobFamily)
class JobFamilyAdmin(SourcedAdmin):
    """The groups that readers filter credentials by."""

    list_display = ("name", "slug", "order", "found_as")
    search_fields = ("name", "=slug")
    settled = ("slug",)


@admin.register(models.TestedCode)
class TestedCodeAdmin(OfCertificationAdmin):
    """Which exam tests which code system."""

    list_select_related = ("certification", "code_system")
    autocomplete_fields = ("certification", "code_system")


@admin.register(models.LadderStep)
class LadderStepAdmin(OfCertificationAdmin):
    """All steps, with the months of work between."""

    list_display = ("__str__", "months_low", "months_high", "text")
    list_select_related = ("certification", "to")
    autocomplete_fields = ("certification", "to")


admin.site.register(
    [
        models.Exam, models.PassRate, models.Renewal, models.ApprenticeRoute, models.Preparation,
        models.OpensOccupation,
    ],
    OfCertificationAdmin,
)  # fmt: skip
