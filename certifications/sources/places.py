"""Settings to filter by, from the words a certification's settings are published in."""

from certifications.models import Setting

NAMES = {
    "inpatient": "Hospital, inpatient",
    "outpatient": "Outpatient",
    "hospital": "Hospital, kind not stated",
    "billing-company": "Billing company or department",
    "payer": "Health plan or insurer",
    "office": "Physician office, practice or clinic",
    "other": "Other",
}
RULES = (
    ("inpatient", ("inpatient",)),
    ("outpatient", ("outpatient", "ambulatory", "emergency")),
    ("hospital", ("hospital", "health system")),
    ("billing-company", ("billing", "collections", "revenue cycle")),
    ("payer", ("payer", "insurer", "health plan", "medicare", "medicaid")),
    ("office", ("office", "practice", "clinic", "front desk")),
)
"""The first rule with a word in the published text decides; no rule, and it is “other”."""


def settings_of(places: str) -> set[str]:
    """Slugs of the settings in “hospital; billing or collections office”.

    A part such as “by medical specialty” names no place.
    """
    named = filter(None, map(str.strip, places.lower().split(";")))
    return {_setting(part) for part in named if not part.startswith("by ")}


def _setting(part: str) -> str:
    return next((slug for slug, words in RULES if any(w in part for w in words)), "other")


def ensure_settings() -> dict[str, Setting]:
    """Every setting by slug, created where missing; staff may rename them."""
    return {
        slug: Setting.objects.get_or_create(slug=slug, defaults={"name": name})[0]
        for slug, name in NAMES.items()
    }
