"""Certifications, fees and what belongs to them, for staff to keep true."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Field, ManyToManyField
from django.forms import CheckboxSelectMultiple, TypedChoiceField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from careerguide.admin import FoundByWords, Keys
from careerguide.editorial.admin import (
    SMALL_BOX,
    EditorialInline,
    EditorialStack,
    SourcedAdmin,
    Widgets,
)
from careerguide.editorial.guarded import VersionedForm, VersionedLines
from careerguide.editorial.importing import SheetsAdmin
from careerguide.editorial.safely import SafeAdmin
from careerguide.editorial.sheets import PROVENANCE, Sheet
from certifications import models
from certifications.search import find


class FeeLines(VersionedLines):
    """Tells of the same fee twice; the database would refuse the page without a word."""

    def clean(self) -> None:
        """Marks the second of two fees of one kind for the same people."""
        super().clean()
        seen = set()
        for form in self.forms:
            values = getattr(form, "cleaned_data", {})
            if not values or values.get("DELETE"):
                continue
            key = values.get("kind"), values.get("audience"), values.get("part")
            if key in seen:
                form.add_error("kind", _("A fee of this kind for these people already exists."))
            seen.add(key)


class FeeInline(EditorialInline):
    """Fees of a certification, on its page."""

    model = models.Fee
    formset = FeeLines
    fields = ("kind", "part", "audience", "amount", *PROVENANCE)


class DuesInline(FeeInline):
    """Dues of an organization, on its page."""

    verbose_name_plural = _("dues")

    def formfield_for_choice_field(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> TypedChoiceField | None:
        """Overridden as an organization has only dues."""
        if db_field.name == "kind":
            dues = (models.Fee.Kind.DUES, models.Fee.Kind.STUDENT_DUES)
            kwargs["choices"] = [(kind.value, kind.label) for kind in dues]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


class RequirementInline(EditorialInline):
    """What is asked of candidates, the accreditor found by its name."""

    model = models.Requirement
    fields = ("kind", "strength", "way", "months", "hours", "accreditor", "text", *PROVENANCE)
    autocomplete_fields = ("accreditor",)


class StateRequirementInline(EditorialInline):
    """What single states ask, a row a fact."""

    model = models.StateRequirement


class ExamInline(EditorialStack):
    """The one exam of a certification."""

    model = models.Exam


class PassRateInline(EditorialInline):
    """Shares that passed, a row a year."""

    model = models.PassRate


class RenewalInline(EditorialStack):
    """Cycle and education units; the fee is among the fees."""

    model = models.Renewal


class ApprenticeRouteInline(EditorialInline):
    """Ways to lift an apprentice designation, on the page of the designation."""

    model = models.ApprenticeRoute
    fields = ("order", "months_of_work", "text", *PROVENANCE)


class TestedCodeInline(EditorialInline):
    """Code systems that the exam tests."""

    model = models.TestedCode
    autocomplete_fields = ("code_system",)


class PreparationInline(EditorialInline):
    """CIP codes of the fields that prepare for it."""

    model = models.Preparation


class OpensOccupationInline(EditorialInline):
    """SOC codes of the occupations that ask for it."""

    model = models.OpensOccupation


class LadderStepInline(EditorialInline):
    """Steps that start here; those that end here are edited where they start."""

    model = models.LadderStep
    fk_name = "certification"
    verbose_name_plural = _("steps up from here")
    autocomplete_fields = ("to",)


class CorrectionInline(EditorialStack):
    """Corrections of what is told of a certification, or of an organization."""

    model = models.Correction
    fields = (
        "key", "topic", "said", "said_by", "holds", "facts",
        ("today_figure", "today_occupation", "today_area"), *PROVENANCE,
    )  # fmt: skip


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
