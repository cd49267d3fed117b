"""The form of a local program: who knows no code writes words, and is told the codes they mean."""

import re
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from careerguide.editorial.guarded import VersionedForm
from programs import found
from programs.models import FieldOfStudy
from salaries import search
from salaries.wagestore import wages

LETTERS = re.compile(r"[^\W\d_]")
MOST = 6
"""Codes that are told."""


def tell(text: str, codes: list[tuple[str, str]]) -> ValidationError:
    """What the words may mean, by code and title."""
    if not codes:
        return ValidationError(_("No code is known by these words: try others."), code="words")
    told = "; ".join(f"{code} {title}" for code, title in codes)
    return ValidationError(
        _("Write the code that you mean. “%(text)s” may be %(codes)s.")
        % {"text": text, "codes": told},
        code="words",
    )


class LocalProgramForm(VersionedForm):
    """Boxes of codes that also take words, to say which codes they mean."""

    class Meta:
        help_texts: ClassVar[dict[str, Any]] = {
            "price_low": gettext_lazy("Dollars. Where it is one price, write it into both boxes."),
            "months_low": gettext_lazy(
                "Full-time. Where it is one length, write it into both boxes."
            ),
        }

    field = forms.CharField(
        label=gettext_lazy("Field of study (CIP)"), required=False, max_length=80,
        help_text=gettext_lazy(
            "A code such as 51.0713; empty for none. Write words, and saving says their codes."
        ),
    )  # fmt: skip
    occupations = forms.CharField(
        label=gettext_lazy("Jobs it prepares for"), required=False, max_length=120,
        help_text=gettext_lazy(
            "SOC codes parted by spaces, the main one first; empty: those of its field and award. "
            "Write words, and saving says their codes."
        ),
    )  # fmt: skip

    def clean_field(self) -> str:
        """A code, or nothing. Raises ValidationError with the codes that words may mean."""
        text: str = self.cleaned_data["field"].strip()
        if not LETTERS.search(text):
            return text
        titles = dict(FieldOfStudy.objects.values_list("code", "title"))
        codes = [code for group in found.fields(text) for code in group][:MOST]
        raise tell(text, [(code, titles.get(code, "")) for code in codes])

    def clean_occupations(self) -> str:
        """Codes, or nothing. Raises ValidationError with the codes that words may mean."""
        text: str = self.cleaned_data["occupations"].strip()
        if not LETTERS.search(text):
            return text
        codes = [match.code for match in search.find(text)[:MOST]]
        raise tell(text, [(code, wages().title(code)) for code in codes])
