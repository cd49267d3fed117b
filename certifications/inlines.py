"""What hangs on a certification or an organization, as lines of its page in the admin."""

from typing import Any

from django.db.models import Field
from django.forms import TypedChoiceField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.admin import EditorialInline, EditorialStack
from careerguide.editorial.guarded import VersionedLines
from careerguide.editorial.sheets import PROVENANCE
from certifications import models


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
