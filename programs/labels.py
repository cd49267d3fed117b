"""Words for the catalogue's codes, looked up once per language."""

from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from careerguide.pages.language import per_language
from programs.models.catalog import AwardLevel, Delivery, Flag, LengthBasis, Missing, PriceBasis
from programs.models.providers import Control

_CODES = {
    "award": AwardLevel,
    "delivery": Delivery,
    "price_basis": PriceBasis,
    "missing": Missing,
    "length_basis": LengthBasis,
    "control": Control,
}


def labels(kind: str) -> dict[int, str]:
    """Code to words, such as labels("award")[21]."""
    return _labels(kind, get_language() or "")


@lru_cache(maxsize=100)
def _labels(kind: str, _language: str) -> dict[int, str]:
    return {int(code): str(label) for code, label in _CODES[kind].choices}


@per_language
def residencies() -> dict[str, str]:
    return {
        "in_district": _("in-district"),
        "in_state": _("in-state"),
        "out_of_state": _("out-of-state"),
    }


@per_language
def price_words() -> dict[int, str]:
    """What a price is, in a word, by its basis."""
    return {0: "", 1: _("reported total"), 2: _("estimate"), 3: _("listed")}


def years_after(years: int) -> str:
    """What a cohort's earnings are measured at."""
    if years == 1:
        return _("1 year after finishing")
    return _("%(n)s years after finishing") % {"n": years} if years else ""


FLAGS_OF = {
    "price": [Flag.Kind.PRICE_OUTLIER],
    "length": [Flag.Kind.LENGTH_BAND, Flag.Kind.LISTED_LENGTH],
    "school": [Flag.Kind.CLOSED],
}
"""Which contradictions concern which figure."""
FLAG_BIT = {kind: 1 << at for at, kind in enumerate(Flag.Kind.values)}


def flags_of(figure: str, bits: int) -> str:
    """The contradictions of one figure in words, from a program's flag bits; "" for none."""
    if not bits:
        return ""
    return "; ".join(str(kind.label) for kind in FLAGS_OF[figure] if bits & FLAG_BIT[kind])
