"""Words about programs that several pages use."""

from django.utils.translation import gettext as _

from careerguide.pages.cache import per_language
from careerguide.pages.labels import translated
from programs.models.catalog import FLAG_BIT, FLAGS_OF
from programs.rules.codes import Residency


@per_language
def residencies() -> dict[str, str]:
    """By the value that addresses use."""
    return {one.value: translated(one.label) for one in Residency}


def years_after(years: int) -> str:
    """When a cohort's earnings are measured; "" for 0."""
    if years == 1:
        return _("1 year after finishing")
    return _("%(n)s years after finishing") % {"n": years} if years else ""


def flags_of(figure: str, bits: int) -> str:
    """The contradictions of one figure in words, from a program's flag bits; "" for none."""
    if not bits:
        return ""
    return "; ".join(str(kind.label) for kind in FLAGS_OF[figure] if bits & FLAG_BIT[kind])
